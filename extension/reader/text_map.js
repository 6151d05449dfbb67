// A text map turns places in a block's words into places in its elements, and back.

import { document } from '../content/own_document.js';

/**
 * @typedef {object} TextMap
 * @property {string} text the block's characters
 * @property {(start: number, end: number) => Range | undefined} range
 * @property {(node: Node, offset: number) => number} offset where a place of the DOM stands in the text; -1 where it is outside
 */

/**
 * @param {Element} block
 * @returns {TextMap}
 */
export function textMap(block) {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  /** @type {{ node: Text, start: number }[]} */
  const pieces = [];
  let text = '';
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    pieces.push({ node: /** @type {Text} */ (node), start: text.length });
    text += /** @type {Text} */ (node).data;
  }
  /** @param {number} at */
  const pieceAt = (at) => pieces.findLast(({ start }) => start <= at) ?? pieces[0];
  return {
    text,
    range(start, end) {
      const first = pieceAt(start);
      const last = pieceAt(Math.max(start, end - 1));
      if (!first || !last) return undefined;
      const range = document.createRange();
      range.setStart(first.node, Math.min(start - first.start, first.node.length));
      range.setEnd(last.node, Math.min(Math.max(0, end - last.start), last.node.length));
      return range;
    },
    offset(node, offset) {
      if (node.nodeType === Node.TEXT_NODE) {
        const piece = pieces.find((candidate) => candidate.node === node);
        return piece ? piece.start + offset : -1;
      }
      // A place between children: the first text after it.
      const after = node.childNodes[offset];
      const next = pieces.find((piece) => (after ? after === piece.node || after.contains(piece.node) || Boolean(after.compareDocumentPosition(piece.node) & Node.DOCUMENT_POSITION_FOLLOWING) : false));
      if (next) return next.start;
      return block === node || block.contains(node) ? text.length : -1;
    },
  };
}
