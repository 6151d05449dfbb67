// The reader's script is put into a page when it is first needed there; the content script finds it by a symbol.

import { ask } from '../shared/messages.js';
import { READER } from './reader_symbol.js';

/** @typedef {import('./page.js').Page} Page */

/**
 * What the reader's script puts at the page's disposal.
 * @typedef {object} ReaderScript
 * @property {(page: Page) => Promise<Layer>} openReader
 * @property {(page: Page) => Promise<Layer>} openReview
 * @property {(nodes: Node[]) => [number, number] | undefined} selectedPart the ends of what is selected in the page
 */

/**
 * Something of ours that lies over the page.
 * @typedef {object} Layer
 * @property {Element} host
 * @property {() => void} close
 * @property {() => void} update the reading changed
 * @property {() => void} [openRemoved] opens its list of what was taken away
 */

/** @returns {Promise<ReaderScript>} */
export async function readerScript() {
  if (!Object.hasOwn(globalThis, READER)) {
    const answer = await ask({ verb: 'tab/inject-reader' });
    if (!answer.ok) throw new Error(answer.sentence);
  }
  return Reflect.get(globalThis, READER);
}
