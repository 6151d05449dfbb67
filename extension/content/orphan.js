// An orphan is a content script whose extension was switched off or replaced. It can reach nobody any more, and a new one cannot reach it: so it brings the page back by itself.

import { isAlive } from '../shared/browser.js';

// Reading one property once a second costs nothing that could be measured.
const LOOK_MS = 1000;

/**
 * @param {() => void} orphaned
 * @returns what stops looking, where it is cleared
 */
export function watchForOrphan(orphaned) {
  const timer = setInterval(() => {
    if (isAlive()) return;
    clearInterval(timer);
    orphaned();
  }, LOOK_MS);
  return timer;
}
