// A selected part is what the reader of news marked in the page to read it alone, told by the numbers of its first and its last node.

import { document } from './own_document.js';

const BLANK = /^\s*$/;

/**
 * The ends of what is selected; `undefined` where nothing is.
 * @param {Node[]} nodes the page's nodes by number
 * @returns {[number, number] | undefined}
 */
export function selectedPart(nodes) {
  const selection = document.getSelection();
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return undefined;
  const range = selection.getRangeAt(0);
  const { startContainer, startOffset, endContainer, endOffset } = range;
  /** Whether some of it is selected, and not only the place before or behind it. @param {Node} node */
  const isTouched = (node) => {
    if (node instanceof Text ? BLANK.test(node.data) : node.nodeName !== 'IMG') return false;
    if (node === startContainer && startOffset === node.nodeValue?.length) return false;
    if (node === endContainer && endOffset === 0) return false;
    return range.intersectsNode(node);
  };
  const first = nodes.findIndex(isTouched);
  return first < 0 ? undefined : [first, nodes.findLastIndex(isTouched)];
}
