// The content script is Broadsheet inside a page: it answers the background and owns the page's state.

import { isAlive } from '../shared/browser.js';
import { answerMessages } from '../shared/messages.js';
import { automatic } from './automatic.js';
import { watchForOrphan } from './orphan.js';
import { Page } from './page.js';
import { FOLLOW, READER } from './reader_symbol.js';

/** @typedef {import('../shared/messages.js').Mode} Mode */

const HERE = Symbol.for('broadsheet.page');

/** @type {{ isAlive: () => boolean, retire: () => void } | undefined} */
const other = Object.hasOwn(globalThis, HERE) ? Reflect.get(globalThis, HERE) : undefined;

if (!other?.isAlive()) {
  // One that an update of the extension left behind can no longer reach the background.
  other?.retire();
  for (const script of [READER, FOLLOW]) Reflect.deleteProperty(globalThis, script);
  begin();
}

function begin() {
  const page = new Page();
  const alone = automatic(page);

  const stop = answerMessages(
    {
      'page/state': () => ({ state: page.state }),
      'page/look': async () => {
        const state = await page.look();
        page.tell();
        return { state };
      },
      'page/set-mode': async ({ mode }) => (alone.chosen(), { state: await page.setMode(/** @type {Mode} */ (mode)) }),
      'page/begin': () => alone.begin(),
      'page/again': () => page.again(),
      'page/read-selection': async () => ({ state: await page.readSelection() }),
      'page/review': async () => ({ state: await page.review() }),
      'page/put-back': async () => ({ state: await page.putBack(page.reading?.findings ?? [], true) }),
    },
    // The background has no tab; another page's content script would.
    (_verb, sender) => sender.tab === undefined,
  );

  function retire() {
    try {
      stop();
    } catch {
      // The interface is gone with the extension that it belonged to.
    }
    clearInterval(watched);
    alone.stop();
    page.retire();
  }

  const watched = watchForOrphan(retire);
  Reflect.set(globalThis, HERE, { isAlive, retire });
}
