// The reader's script is put into a page when it is first needed there; the content script finds it by a symbol.

import { ask, rememberGone } from '../shared/messages.js';
import { READER } from './reader_symbol.js';

/** @typedef {import('./page.js').Page} Page */
/** @typedef {import('../shared/messages.js').Answer} Answer */

/**
 * What the reader's script puts at the page's disposal.
 * @typedef {object} ReaderScript
 * @property {(page: Page, read: Promise<unknown>, look: Answer) => Promise<Layer>} openReader
 * @property {(page: Page) => Promise<Layer>} openReview
 * @property {(page: Page, pressed: number) => boolean} mayOpen whether the reader may open unasked; `pressed`: when a key was pressed last
 * @property {(nodes: Node[]) => [number, number] | undefined} selectedPart the ends of what is selected in the page
 */

/**
 * Something of ours that lies over the page.
 * @typedef {object} Layer
 * @property {Element} host
 * @property {() => void} close
 * @property {() => void} update the reading changed
 * @property {() => boolean} [stands] whether its story still stands in the page
 * @property {() => void} [openRemoved] opens its list of what was taken away
 */

/** Whether the page hangs on the lifeline: said once, when the script came. */
let onLifeline = false;

/** The script, and how the reader looks on this site. @returns {Promise<ReaderScript & { look: Answer }>} */
export async function readerScript() {
  const asked = ask({ verb: 'tab/reader', present: Object.hasOwn(globalThis, READER) });
  rememberGone();
  const look = await asked;
  if (!look.ok) throw new Error(look.sentence);
  onLifeline ||= look.onLifeline === true;
  return { ...Reflect.get(globalThis, READER), look: { ...look, onLifeline } };
}
