// Following means noticing that the page got new content: a late ad, the next stretch of an endless page, another article at a new address.

import * as native from './native.js';
import { document, theDocument } from './own_document.js';
import { InUse } from './in_use.js';
import { LateRoots } from './late_roots.js';
import { PINNED_DEPTH, pinnedElements } from './pinned.js';
import { Press } from './press.js';
import { Restless } from './restless.js';
import { Returning } from './returning.js';

// Many ads come in bursts; one look is enough when nothing more has come for so long, or a burst has lasted as long as a pause.
const QUIET_MS = 300;
// A page that never rests is looked at this often at most, and every look that finds nothing new doubles the pause …
const PAUSE_MS = 1000;
// … up to this. Whoever scrolls or changes the address starts it again, and so does what comes where nothing came in vain before.
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
  const restless = new Restless();
  const press = new Press();
  let pause = PAUSE_MS;
  let last = performance.now();
  /** When new content came last, and by when it is looked at. */
  let stirred = 0;
  let latest = 0;
  /** When the page is looked at next, where that is planned. */
  let due = 0;
  /** Whether the pause began anew since the last look. */
  let woken = false;
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
    if (document.hidden) return;
    const now = performance.now();
    const next = Math.max(now + QUIET_MS, last + pause);
    if (timer !== undefined && next >= due) return;
    clearTimeout(timer);
    latest = now + PAUSE_MS;
    due = next;
    timer = setTimeout(run, due - now);
  };

  /** Begins the pause anew, for what waits already, too. */
  const wake = () => {
    pause = PAUSE_MS;
    woken = true;
    if (timer !== undefined) plan();
  };

  const run = async () => {
    const now = performance.now();
    const wait = Math.min(stirred + QUIET_MS, latest) - now;
    timer = wait > 1 ? setTimeout(run, wait) : undefined;
    due = now + wait;
    if (timer) return;
    const moved = location.href !== address;
    address = location.href;
    if (moved) named = '';
    looking = true;
    woken = false;
    const brought = await look(moved).catch(() => false);
    looking = false;
    last = performance.now();
    restless.judge(brought);
    pause = brought || moved || woken ? PAUSE_MS : Math.min(pause * 2, LONGEST_PAUSE_MS);
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
    if (document.hidden || looking) return;
    if (opened.hasNew(pinnedElements((element) => tidy.hides(element), isOurs))) {
      wake();
      plan();
    } else if (opened.answered) {
      // What the page did brought nothing over it so far; what comes later than an answer can is none.
      if (press.isAnswered) check = setTimeout(checkPinned, CHECK_MS);
      else opened.answered = false;
    }
  };

  const answered = () => {
    if (press.isAnswered) opened.answered = true;
  };

  /** What we hide ourselves counts, too: under a curtain there may be another. @param {MutationRecord[]} records */
  const noticeRestyled = (records) => {
    const restyled = records.filter(({ type }) => type === 'attributes');
    for (const { target } of restyled) tidy.keepHidden(target);
    restyled.length = Math.min(restyled.length, MOST_RESTYLED);
    if (!restyled.some(({ target }) => !isOurs(target) && isNearRoot(target))) return;
    answered();
    check ??= setTimeout(checkPinned, CHECK_MS);
  };

  /**
   * What the page got: a new element, or other words in what is hidden, as a page that is drawn anew in place fills it with its next story. Gives whether there was any, and whether it may be news.
   * @param {MutationRecord[]} records
   * @param {boolean} inHidden
   */
  const gains = (records, inHidden) => {
    let some = false;
    let news = false;
    for (const { type, target, addedNodes } of records) {
      for (const node of type === 'characterData' ? [target] : addedNodes) {
        const isElement = native.isElement(node);
        if (isElement ? isOurs(node) || native.isUnseen(native.localName(node)) : !inHidden) continue;
        some = true;
        if (restless.note(type === 'characterData' ? (native.parentNode(target) ?? target) : target, isElement ? node : undefined)) news = true;
      }
    }
    return { some, news };
  };

  const notice = (/** @type {MutationRecord[]} */ records, /** @type {MutationObserver} */ by) => {
    const inHidden = by === inside;
    if (location.href !== address) wake();
    const back = returning.notice(records);
    noticeRestyled(records);
    const { some, news } = gains(records, inHidden);
    if (!some && !back) return;
    if (inHidden) for (const { target } of records) tidy.unwrap(target);
    stirred = performance.now();
    if (news || back) {
      answered();
      wake();
    }
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

  const returning = new Returning(page, press);
  const inUse = new InUse(page);
  page.spare = (nodes) => {
    inUse.spare(nodes);
    returning.spare(nodes);
  };
  tidy.isPlaceOf = (wrapper, node) => returning.isPlaceOf(wrapper, node);
  const roots = new LateRoots(() => {
    wake();
    plan();
  });

  const observer = new MutationObserver(notice);
  // Words that change are watched in what is hidden only: some pages change theirs all the time.
  const inside = new MutationObserver(notice);
  tidy.applied = () => {
    showNamed();
    for (const root of [theDocument, ...page.shadows]) observer.observe(root, { childList: true, subtree: true, attributes: true, attributeFilter: SHOWING });
    inside.disconnect();
    for (const node of tidy.hidden) inside.observe(node, { characterData: true, childList: true, subtree: true });
    roots.watch(page.hosts);
    // What was hidden just now may have covered another overlay.
    if (tidy.isLifted || opened.isUncovered) check ??= setTimeout(checkPinned, CHECK_MS);
  };
  const shown = () => {
    if (!document.hidden) plan();
  };
  const followed = new AbortController();
  const { signal } = followed;
  press.listen(signal);
  opened.came = press.end;
  inUse.listen(signal);
  window.addEventListener('hashchange', goToNamed, { signal });
  window.addEventListener('scroll', wake, { passive: true, signal });
  document.addEventListener('visibilitychange', shown, { signal });

  return () => {
    tidy.applied = () => {};
    page.spare = () => {};
    tidy.isPlaceOf = () => false;
    roots.stop();
    observer.disconnect();
    inside.disconnect();
    followed.abort();
    clearTimeout(timer);
    clearTimeout(check);
  };
}
