// What is selected in the reader lies in a closed shadow tree, which each browser tells in its own way.

import { document } from '../content/own_document.js';

/**
 * The selected range, where something of the story is selected.
 * @param {ShadowRoot} root
 * @returns {Range | undefined}
 */
export function selectedRange(root) {
  /** @type {Selection | null} */
  const inTree = typeof Reflect.get(root, 'getSelection') === 'function' ? Reflect.get(root, 'getSelection').call(root) : null;
  const selection = inTree ?? document.getSelection();
  if (!selection) return undefined;
  const composed = composedRange(selection, root);
  const range = composed ?? (selection.rangeCount > 0 ? selection.getRangeAt(0) : undefined);
  return range && !range.collapsed && root.contains(range.startContainer) && root.contains(range.endContainer) ? range : undefined;
}

/** @param {Selection} selection @param {ShadowRoot} root */
function composedRange(selection, root) {
  try {
    const [found] = selection.getComposedRanges({ shadowRoots: [root] });
    if (!found) return undefined;
    const range = document.createRange();
    range.setStart(found.startContainer, found.startOffset);
    range.setEnd(found.endContainer, found.endOffset);
    return range;
  } catch {
    return undefined;
  }
}

/** Selects all of the story with its head: what browsers select by themselves over a hidden page is nothing. @param {HTMLElement} article */
export function selectAll(article) {
  const end = [...article.childNodes].findIndex((part) => part instanceof Element && part.classList.contains('story')) + 1;
  document.getSelection()?.setBaseAndExtent(article, 0, article, end);
}
