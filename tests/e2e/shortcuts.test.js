// Our shortcuts in the real browsers: each is given to us on a fresh profile, none of the browser's own is the same, and each does what it says.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { By } from 'selenium-webdriver';
import { inRoot } from '../../tools/build/layout.js';
import { hasDisplay } from './harness/display.js';
import { browserName, openSession } from './harness/session.js';

const MANIFEST = JSON.parse(readFileSync(inRoot('manifest.json'), 'utf8'));
const PAGE = '/plain/fixtures/living.html';
const LABELS = 'return [...document.querySelectorAll("article p")].filter((p) => p.textContent === "Advertisment" && p.checkVisibility()).length';

/** Every shortcut of Firefox's own window, as "modifiers key". Runs there. */
const KEYS = `
  return [...document.querySelectorAll('key')].filter((key) => !/^ext-keyset/.test(key.closest('keyset')?.id ?? '') && (key.getAttribute('key') || key.getAttribute('keycode'))).map((key) => {
    const modifiers = (key.getAttribute('modifiers') ?? '').split(/[ ,]+/).filter(Boolean).map((one) => (one === 'accel' ? 'control' : one)).sort();
    return [...modifiers, (key.getAttribute('key') ?? key.getAttribute('keycode')).toLowerCase()].join(' ');
  });
`;

const seen = browserName === 'firefox' || hasDisplay();

describe(`shortcuts in ${browserName}`, () => {
  /** @type {import('./harness/session.js').Session} */
  let session;
  before(async () => {
    session = await openSession({ display: seen });
  });
  after(() => session?.close());

  test('each is given to us as it was suggested', async () => {
    await session.inPopup();
    await session.driver.get(`${session.home}options/options.html`);
    const given = /** @type {{ name: string, shortcut: string }[]} */ (await session.driver.executeAsyncScript('const [done] = arguments; (globalThis.browser ?? chrome).commands.getAll().then(done)'));
    for (const [name, { suggested_key: keys }] of Object.entries(MANIFEST.commands)) assert.equal(given.find((command) => command.name === name)?.shortcut, keys.default, name);
  });

  if (browserName === 'firefox') {
    test('none of the browser’s own is the same', async () => {
      const own = /** @type {string[]} */ (await /** @type {any} */ (session).inBrowser(() => session.driver.executeScript(KEYS)));
      assert.ok(own.length > 50, `${own.length} shortcuts`);
      assert.ok(own.includes('control t'));
      const ours = Object.values(MANIFEST.commands).map(({ suggested_key: keys }) => keys.default.toLowerCase().replace('ctrl', 'control').split('+').join(' '));
      assert.deepEqual(ours.filter((chord) => own.includes(chord)), []);
    });
  }

  /** @param {string} command */
  async function press(command) {
    const key = String(MANIFEST.commands[command].suggested_key.default);
    await session.inPage();
    if (browserName === 'firefox') await /** @type {any} */ (session).pressShortcut(key.at(-1)?.toLowerCase());
    else session.display?.press(await session.driver.getTitle(), key.toLowerCase());
  }

  test('pressed twice at once, the reader is closed again', { skip: !seen && 'Xvfb and xdotool are missing' }, async () => {
    await session.open(PAGE);
    await press('reader');
    await press('reader');
    await new Promise((resolve) => setTimeout(resolve, 2500));
    await session.readerGone();
    await press('reader');
    await session.readerRoot();
    await press('reader');
    await session.readerGone();
  });

  test('each does what it says, and a second time undoes it', { skip: !seen && 'Xvfb and xdotool are missing' }, async () => {
    await session.open(PAGE);
    await press('tidy');
    await session.until('the page is tidied', async () => (await session.run(LABELS)) === 0);
    await press('tidy');
    await session.until('the page is as it was', async () => (await session.run(LABELS)) === 2);
    await press('reader');
    await session.readerRoot();
    await press('reader');
    await session.readerGone();
    await press('tidy');
    await session.until('the page is tidied', async () => (await session.run(LABELS)) === 0);
    await press('review');
    await session.until('the panel stands', async () => {
      const [host] = await session.hosts();
      return (await (await host?.getShadowRoot())?.findElements(By.css('[role=dialog] li[data-node]')))?.length;
    });
  });
});
