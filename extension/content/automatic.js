// Automatic is what a page does without a click: it asks for its policy when it opens, when its address changes, and when the policy does.

import { ask } from '../shared/messages.js';
import * as native from './native.js';
import { document } from './own_document.js';
import { readerScript } from './reader_script.js';

/** @typedef {import('./page.js').Page} Page */
/** @typedef {import('../shared/messages.js').Mode} Mode */

// A page that changes its address draws the new story a moment later.
const NEW_STORY_MS = 700;
// Where no story stands, or still the one before, the page is asked again after each of these, as many draw it late; where nothing came meanwhile, that costs nothing.
const LATER_MS = [1000, 1000, 2000, 2000, 4000, 5000];
const CLICK_MS = 30;
// What begins by itself is for pages: feeds, data, programs and what robots are told hold sentences, too.
const PAGE = /html/;
// Comparing two texts once a second costs nothing that could be measured.
const LOOK_MS = 1000;

// What stands behind the number sign is a place in the page, or a page of its own where it begins as an address does.
const addressNow = () => location.href.replace(/#(?![!/]).*/, '');
// How many news wait, as many pages say first, is no part of a title.
const titleNow = () => document.title.replace(/^\(\d+\+?\) */, '');
const pathOf = (/** @type {string} */ address) => address.replace(/\?[^#]*/, '');

/**
 * Lets a page act on its site's policy.
 * @param {Page} page
 */
export function automatic(page) {
  /** The mode that was set without a click; somebody's own choice is left alone. @type {Mode | undefined} */
  let mine;
  /** The policy as it was last. @type {string | undefined} */
  let known;
  let address = addressNow();
  let title = titleNow();
  /** When a key was pressed last. */
  let pressed = -Infinity;
  /** How the story began that stood at the address before. @type {string | null} */
  let before = null;
  /** How often a story was waited for. */
  let waits = 0;
  /** What the page said when it was last looked at. @type {string | null | undefined} */
  let said;
  // Who clicks has the script put into a page that stands there whole, and says a moment later what it is for: then there is no policy to ask for. Where a policy has it put there, the page still loads.
  let timer = setTimeout(again, document.readyState === 'complete' ? CLICK_MS : 0);

  const plan = (/** @type {number} */ ms) => {
    clearTimeout(timer);
    timer = setTimeout(again, ms);
  };
  const opening = () => JSON.stringify(page.reading?.blocks.find((block) => block.type === 'paragraph')?.text);

  async function begin() {
    const answer = await ask({ verb: 'site/begin' });
    if (!answer.ok) return;
    const { policy, alone, closed, site } = answer;
    // The icon says of a page whether it is left alone.
    if (page.reading && policy !== known) page.tell();
    known = policy;
    if (!alone) {
      if (page.mode === mine) await page.setMode('off');
      mine = undefined;
      return;
    }
    if (page.mode !== 'off' && page.mode !== mine) return;
    const reads = policy === 'read';
    const wanted = reads ? 'reader' : 'tidy';
    if (page.mode === wanted || (reads && closed)) return;
    // On a site of its own choice a list page is tidied, too; everywhere else only what holds a story.
    if (reads || site === '') {
      if (!PAGE.test(document.contentType)) return;
      const later = LATER_MS[waits++];
      const now = native.textContent(document.documentElement);
      const fits = (now !== said || page.isOld()) && (await page.look()).readerable && !page.reading?.other_kind;
      said = now;
      const held = fits && reads && !(await readerScript()).mayOpen(page, pressed);
      if (held) {
        // The toolbar button says that there is a story.
        said = undefined;
        page.tell();
      }
      if (!fits || held || opening() === before) return void (later && plan(later));
    }
    mine = (await page.setMode(wanted)).mode;
  }

  let turn = Promise.resolve();
  /** One after the other: who leaves a site alone while the reader opens there means that reader, too. */
  function again() {
    return (turn = turn.then(begin).catch(() => {}));
  }

  /** The page moved to another address without loading anew: what is open belongs to the story before. @param {any} [event] @param {boolean} [late] whether it had its time to draw another story */
  async function moved(event, late) {
    const now = addressNow();
    if (now === address && !late) return;
    const titled = titleNow() === title;
    // Many pages tidy up their own address; that is the same story.
    const same = late ? (page.stands ?? titled) : titled && (pathOf(now) === pathOf(address) || (page.mode !== 'off' && event?.navigationType === 'replace'));
    address = now;
    title = titleNow();
    if (same) return void (late || setTimeout(moved, NEW_STORY_MS, event, true));
    before = opening() ?? null;
    if (page.mode === 'off') page.reading = undefined;
    if (page.mode === 'reader') {
      mine = undefined;
      await page.leave();
    }
    waits = 0;
    said = undefined;
    plan(NEW_STORY_MS);
  }

  /** @type {EventTarget | undefined} */
  const navigation = Reflect.get(window, 'navigation');
  const ended = new AbortController();
  const { signal } = ended;
  navigation?.addEventListener('currententrychange', moved, { signal });
  // Older browsers tell nobody; there the address is compared from time to time.
  const watch = navigation ? undefined : setInterval(() => document.hidden || void moved(), LOOK_MS);
  window.addEventListener('popstate', moved, { signal });
  window.addEventListener('keydown', () => (pressed = performance.now()), { capture: true, passive: true, signal });
  // A page that comes back as it was left has lost its number on the toolbar button, and heard of no change of its policy in the meantime.
  window.addEventListener('pageshow', ({ persisted }) => void (persisted && (page.tell(), again())), { signal });
  return {
    begin: again,
    /** Somebody chose a mode by hand. */
    chosen: () => clearTimeout(timer),
    stop() {
      ended.abort();
      clearTimeout(timer);
      clearInterval(watch);
    },
  };
}
