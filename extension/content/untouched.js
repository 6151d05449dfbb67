// The untouched page is the page as it would be without Broadsheet: what the snapshot shows of it.

import * as native from './native.js';
import { PINS, isFree } from './pinned.js';

/** @typedef {import('./snapshot.js').Untouched} Untouched */
/** @typedef {import('./tidy.js').Tidy} Tidy */
/** @typedef {import('./opened.js').Opened} Opened */

/**
 * @param {Tidy} tidy
 * @param {Opened} opened
 * @param {(node: Node) => boolean} isOurs
 * @returns {Untouched}
 */
export function untouchedBy(tidy, opened, isOurs) {
  const { isEmpty, changes } = tidy;
  return {
    // Asked of every element and text: where nothing was done, nothing is looked up.
    isHidden: isEmpty ? () => false : (element) => tidy.hides(element),
    // What the page wrote there since is newer than what we took.
    textOf: isEmpty ? () => undefined : (node) => (native.data(node) ? undefined : changes.textBefore(node)),
    styleOf: (element) => changes.styleBefore(element),
    attributesOf: isEmpty ? () => undefined : (element) => changes.attributesBefore(element),
    boxOf: (element) => {
      const before = tidy.boxOf(element);
      // What was pinned may be so no more, as a player that floats while the reader scrolls: styles are told of what is not displayed, too.
      return before && PINS.has(before.position) && isFree(element) ? { ...before, position: '' } : before;
    },
    isOurs,
    isOpened: (element) => opened.has(element),
    seen: (pinned) => opened.judge(pinned),
  };
}
