// The untouched page is the page as it would be without Broadsheet: what the snapshot shows of it.

import * as native from './native.js';

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
    boxOf: (element) => tidy.boxOf(element),
    isOurs,
    isOpened: (element) => opened.has(element),
    seen: (pinned) => opened.judge(pinned),
  };
}
