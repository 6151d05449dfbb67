// Automatic is what a page does without a click: it asks for its policy when it opens, when its address changes, and when the policy does.

import { ask } from '../shared/messages.js';
import { document } from './own_document.js';

/** @typedef {import('./page.js').Page} Page */
/** @typedef {import('../shared/messages.js').Mode} Mode */

// A page that changes its address draws the new story a moment later.
const NEW_STORY_MS = 700;
// Who clicks has the script put into a page that stands there whole, and says a moment later what it is for: then there is no policy to ask for. Where a policy has it put there, the page still loads.
const CLICK_MS = 30;
// Comparing two texts once a second costs nothing that could be measured.
const LOOK_MS = 1000;

/**
 * Lets a page act on its site's policy.
 * @param {Page} page
 */
export function automatic(page) {
  /** The mode that was set without a click; somebody's own choice is left alone. @type {Mode | undefined} */
  let mine;
  /** The policy as it was last. @type {string | undefined} */
  let known;
  let address = location.href;
  let path = location.pathname;
  let title = document.title;

  async function begin() {
    const answer = await ask({ verb: 'site/begin' });
    if (!answer.ok) return;
    const { policy, alone, closed, site } = answer;
    // The icon says of a page whether it is left alone.
    if (page.reading && policy !== known) page.tell();
    known = policy;
    if (!alone) {
      if (mine !== undefined && page.mode === mine) await page.setMode('off');
      mine = undefined;
      return;
    }
    if (page.mode !== 'off' && page.mode !== mine) return;
    const wanted = policy === 'read' ? 'reader' : 'tidy';
    if (page.mode === wanted || (wanted === 'reader' && closed)) return;
    // On a site of its own choice a list page is tidied, too; everywhere else only what holds a story.
    if (wanted === 'reader' || site === '') {
      const { readerable } = await page.look();
      if (!readerable) return;
    }
    const { mode } = await page.setMode(wanted);
    mine = mode;
  }

  const again = () => begin().catch(() => {});

  /** The page moved to another address without loading anew: what is open belongs to the story before. */
  async function moved() {
    if (location.href.split('#')[0] === address.split('#')[0]) return;
    address = location.href;
    // Many pages tidy up their own address; that is the same story.
    const same = location.pathname === path && document.title === title;
    path = location.pathname;
    title = document.title;
    if (same) return;
    if (page.mode === 'reader') {
      mine = undefined;
      await page.leave();
    }
    setTimeout(again, NEW_STORY_MS);
  }

  /** @type {unknown} */
  const found = Reflect.get(window, 'navigation');
  const navigation = found instanceof EventTarget ? found : undefined;
  const ended = new AbortController();
  const { signal } = ended;
  navigation?.addEventListener('currententrychange', moved, { signal });
  // Older browsers tell nobody; there the address is compared from time to time.
  const watch = navigation ? undefined : setInterval(() => document.hidden || void moved(), LOOK_MS);
  window.addEventListener('popstate', moved, { signal });
  // A page that comes back as it was left has lost its number on the toolbar button, and heard of no change of its policy in the meantime.
  const back = (/** @type {PageTransitionEvent} */ event) => {
    if (!event.persisted) return;
    page.tell();
    void again();
  };
  window.addEventListener('pageshow', back, { signal });
  const first = setTimeout(again, document.readyState === 'complete' ? CLICK_MS : 0);
  return {
    begin: again,
    /** Somebody chose a mode by hand. */
    chosen: () => clearTimeout(first),
    stop() {
      ended.abort();
      clearInterval(watch);
    },
  };
}
