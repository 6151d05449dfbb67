// A mark colours words without touching the story's elements, through the browser's highlight registry.

/** Names of the marks; the style sheet draws them. @typedef {'broadsheet-sentence' | 'broadsheet-word' | 'broadsheet-kept' | 'broadsheet-noted'} MarkName */

/**
 * Marks ranges under a name, and takes the marks away that had it before.
 * @param {HTMLElement} dialog whose words they are
 * @param {MarkName} name
 * @param {Range[]} ranges
 */
export function mark(dialog, name, ranges) {
  if (ranges.length > 0) dialog.dataset.marks = 'true';
  if (!globalThis.CSS?.highlights || typeof Highlight !== 'function') return;
  if (ranges.length === 0) CSS.highlights.delete(name);
  else CSS.highlights.set(name, new Highlight(...ranges));
}
