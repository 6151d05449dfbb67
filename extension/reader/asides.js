// The asides are the boxes that stand within the story and were left out of it. The foot says how many there are, and shows them to who opens it.

import { text } from '../shared/browser.js';
import { drawBlock } from './blocks.js';
import { el } from './element.js';

/** @typedef {import('../generated/reading.js').Reading} Reading */

/** The place for them in the foot. */
export const asidesPlace = () => el('details', { class: 'asides' }, el('summary'));

/**
 * Draws those that are not drawn yet.
 * @param {HTMLElement} article
 * @param {Reading} reading
 * @param {Node[]} nodes the page's nodes by number
 */
export function fillAsides(article, { asides = [], metadata: { lang, dir } }, nodes) {
  const place = article.querySelector('.asides');
  if (!place?.firstElementChild) return;
  place.toggleAttribute('hidden', asides.length === 0);
  place.firstElementChild.textContent = text('reader_asides', asides.length);
  for (const blocks of asides.slice(place.childElementCount - 1)) place.append(el('section', { lang, dir: dir ?? 'auto' }, blocks.map((block) => drawUnnumbered(block, nodes))));
}

/** A block that is none of the story's: what reads, marks or counts the story knows its blocks by their numbers. @param {import('../generated/reading.js').Block} block @param {Node[]} nodes */
function drawUnnumbered(block, nodes) {
  const drawn = drawBlock(block, nodes);
  drawn.removeAttribute('data-node');
  return drawn;
}
