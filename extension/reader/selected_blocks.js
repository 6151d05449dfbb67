// A selection is what the reader of news marked in the page; here it becomes blocks, so that it can be read alone.

/** @typedef {import('../generated/reading.js').Reading} Reading */
/** @typedef {import('../generated/reading.js').Block} Block */

/**
 * The reading of what is selected: the story's blocks that it touches, or its own lines where it lies outside of the story.
 * @param {Reading} reading
 * @param {Node[]} nodes the page's nodes by number
 * @returns {Reading | undefined} `undefined` where nothing is selected
 */
export function readSelected(reading, nodes) {
  const selection = getSelection();
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return undefined;
  const range = selection.getRangeAt(0);
  let blocks = reading.blocks.filter(({ node }) => {
    const there = nodes[node];
    return there !== undefined && range.intersectsNode(there);
  });
  if (blocks.length === 0) {
    const node = Math.max(0, nodes.indexOf(range.commonAncestorContainer));
    const lines = selection.toString().split(/\n+/).map((line) => line.trim());
    blocks = lines.filter(Boolean).map((text) => /** @type {Block} */ ({ type: 'paragraph', node, text: [{ text }] }));
  }
  return blocks.length > 0 ? { ...reading, readerable: true, metadata: { ...reading.metadata, next_page: null }, blocks } : undefined;
}
