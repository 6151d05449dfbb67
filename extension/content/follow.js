// Following means noticing that the page got new content: a late ad, the next stretch of an endless page, another article at a new address.

import * as native from './native.js';
import { document, theDocument } from './own_document.js';
import { PINNED_DEPTH, pinnedElements } from './pinned.js';

// Many ads come in bursts; one look is enough when nothing more has come for so long, or a burst has lasted as long as a pause.
const QUIET_MS = 300;
// A page that never rests is looked at this often at most, and every look that finds nothing new doubles the pause …
const PAUSE_MS = 1000;
// … up to this. Whoever scrolls or changes the address starts it again.
const LONGEST_PAUSE_MS = 30_000;

// Whether something new lies over the page is asked this often at most while the page changes classes and styles near its root.
const CHECK_MS = 1000;
// So many changed elements a turn are looked at for it.
const MOST_RESTYLED = 50;
// What a page shows and hides its overlays by.
const SHOWING = ['class', 'style', 'hidden', 'open'];

/**
 * Watches the page and calls `look` when it got new content.
 * @param {(moved: boolean) => Promise<boolean>} look looks at the page anew; `moved` when its address changed; gives whether that brought anything
 * @param {import('./page.js').Page} page
 * @param {import('./opened.js').Opened} opened
 * @returns {() => void} stops watching
 */
export function follow(look, page, opened) {
  const { tidy, choices } = page;
  /** Whether Broadsheet put a node into the page. @param {Node} node */
  const isOurs = (node) => page.ours.has(node);
  let address = location.href;
  let pause = PAUSE_MS;
  let last = performance.now();
  /** When new content came last, and by when it is looked at. */
  let stirred = 0;
  let latest = 0;
  let looking = false;
  let again = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let check;

  const plan = () => {
    if (looking) {
      again = true;
      return;
    }
    if (timer !== undefined || document.hidden) return;
    const now = performance.now();
    latest = now + PAUSE_MS;
    timer = setTimeout(run, Math.max(QUIET_MS, last + pause - now));
  };

  const run = async () => {
    const now = performance.now();
    const wait = Math.min(stirred + QUIET_MS, latest) - now;
    timer = wait > 1 ? setTimeout(run, wait) : undefined;
    if (timer) return;
    const moved = location.href !== address;
    address = location.href;
    if (moved) named = '';
    looking = true;
    const brought = await look(moved).catch(() => false);
    looking = false;
    last = performance.now();
    pause = brought || moved ? PAUSE_MS : Math.min(pause * 2, LONGEST_PAUSE_MS);
    if (again) {
      again = false;
      plan();
    }
  };

  /** Whether an element stands so near the root that what it shows may lie over the page. @param {Node} target */
  const isNearRoot = (target) => {
    const { body, documentElement: root } = document;
    /** @type {Node | null} */
    let node = target;
    for (let steps = 0; node && steps <= PINNED_DEPTH; steps += 1, node = native.parentNode(node)) if (node === body || node === root) return true;
    return false;
  };

  /** Looks for overlays that were in the page all along and are shown now. */
  const checkPinned = () => {
    check = looking ? setTimeout(checkPinned, CHECK_MS) : undefined;
    tidy.unlockAgain();
    if (document.hidden || looking || !opened.hasNew(pinnedElements((element) => tidy.hides(element), isOurs))) return;
    pause = PAUSE_MS;
    clearTimeout(timer);
    timer = undefined;
    plan();
  };

  /** What we hide ourselves counts, too: under a curtain there may be another. @param {MutationRecord[]} records */
  const noticeRestyled = (records) => {
    const restyled = records.filter(({ type }) => type === 'attributes');
    for (const { target } of restyled) tidy.keepHidden(target);
    restyled.length = Math.min(restyled.length, MOST_RESTYLED);
    if (!restyled.some(({ target }) => !isOurs(target) && isNearRoot(target))) return;
    opened.changed();
    check ??= setTimeout(checkPinned, CHECK_MS);
  };

  /** Whether the page got a new element, or other words in what is hidden: a page that is drawn anew in place fills it with its next story. @param {MutationRecord[]} records @param {boolean} inHidden */
  const isNew = (records, inHidden) => {
    for (const { type, addedNodes } of records) {
      if (type === 'characterData') return true;
      for (const node of addedNodes) {
        if (native.isElement(node) ? !isOurs(node) && !native.isUnseen(native.localName(node)) : inHidden) return true;
      }
    }
    return false;
  };

  const notice = (/** @type {MutationRecord[]} */ records, /** @type {MutationObserver} */ by) => {
    if (location.href !== address) pause = PAUSE_MS;
    noticeRestyled(records);
    if (!isNew(records, by === inside)) return;
    if (by === inside) for (const { target } of records) tidy.unwrap(target);
    stirred = performance.now();
    opened.changed();
    plan();
  };
  /** What was last shown because the address names it. */
  let named = '';
  /** Shows what the address names behind its number sign, once: whoever takes it away after that has the last word. Gives it where it was hidden. */
  const showNamed = () => {
    const { hash } = location;
    const place = hash === named ? null : (document.getElementById(hash.slice(1)) ?? document.querySelector(':target'));
    const hiding = place ? tidy.hiding(place) : [];
    if (!place || hiding.length === 0) return null;
    named = hash;
    for (const node of hiding) {
      choices.set(node, true);
      tidy.bringBack(node);
    }
    return place;
  };
  const goToNamed = () => {
    const place = showNamed();
    if (!place) return;
    native.scrollIntoView(place);
    page.refresh();
  };

  const observer = new MutationObserver(notice);
  // Words that change are watched in what is hidden only: some pages change theirs all the time.
  const inside = new MutationObserver(notice);
  const attend = (tidy.applied = () => {
    showNamed();
    for (const root of [theDocument, ...page.shadows]) observer.observe(root, { childList: true, subtree: true, attributes: true, attributeFilter: SHOWING });
    inside.disconnect();
    for (const node of tidy.hidden) inside.observe(node, { characterData: true, childList: true, subtree: true });
  });
  const wake = () => {
    pause = PAUSE_MS;
  };
  const shown = () => {
    if (!document.hidden) plan();
  };
  attend();
  const followed = new AbortController();
  const { signal } = followed;
  opened.listen(signal);
  // What was hidden just now may have covered another overlay.
  if (tidy.isLifted || opened.isUncovered) check = setTimeout(checkPinned, CHECK_MS);
  window.addEventListener('hashchange', goToNamed, { signal });
  window.addEventListener('scroll', wake, { passive: true, signal });
  document.addEventListener('visibilitychange', shown, { signal });

  return () => {
    tidy.applied = () => {};
    observer.disconnect();
    inside.disconnect();
    followed.abort();
    clearTimeout(timer);
    clearTimeout(check);
  };
}
