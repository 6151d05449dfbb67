// Following means noticing that the page got new content: a late ad, the next stretch of an endless page, another article at a new address.

import * as native from './native.js';
import { document, theDocument } from './own_document.js';

// Many ads come in bursts; one look after the burst is enough.
const QUIET_MS = 300;
// A page that never rests is looked at this often at most, and every look that finds nothing new doubles the pause …
const PAUSE_MS = 1000;
// … up to this. Whoever scrolls or changes the address starts it again.
const LONGEST_PAUSE_MS = 30_000;
// More records than this are new content for sure.
const MOST_RECORDS = 200;

const UNSEEN = new Set(['script', 'style', 'link', 'meta', 'noscript', 'template']);

/**
 * Watches the page and calls `look` when it got new content.
 * @param {(moved: boolean) => Promise<boolean>} look looks at the page anew; `moved` when its address changed; gives whether that brought anything
 * @param {(node: Node) => boolean} isOurs whether Broadsheet put the node into the page
 * @returns {() => void} stops watching
 */
export function follow(look, isOurs) {
  let address = location.href;
  let pause = PAUSE_MS;
  let last = performance.now();
  let looking = false;
  let again = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  const plan = () => {
    if (looking) {
      again = true;
      return;
    }
    if (timer !== undefined || document.hidden) return;
    const wait = Math.max(QUIET_MS, last + pause - performance.now());
    timer = setTimeout(run, wait);
  };

  const run = async () => {
    timer = undefined;
    const moved = location.href !== address;
    address = location.href;
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

  /** @param {MutationRecord[]} records */
  const isNew = (records) => {
    if (records.length > MOST_RECORDS) return true;
    for (const { addedNodes } of records) {
      for (const node of addedNodes) {
        if (node instanceof Element && !isOurs(node) && !UNSEEN.has(native.localName(node))) return true;
      }
    }
    return false;
  };

  const observer = new MutationObserver((records) => {
    if (location.href !== address) pause = PAUSE_MS;
    if (isNew(records)) plan();
  });
  const wake = () => {
    pause = PAUSE_MS;
  };
  const shown = () => {
    if (!document.hidden) plan();
  };
  observer.observe(theDocument, { childList: true, subtree: true });
  window.addEventListener('scroll', wake, { passive: true });
  document.addEventListener('visibilitychange', shown);

  return () => {
    observer.disconnect();
    clearTimeout(timer);
    window.removeEventListener('scroll', wake);
    document.removeEventListener('visibilitychange', shown);
  };
}
