// A reason is why something was found. The core gives it clause by clause, as codes with values; here they are said in the reader's language.

import { plainText, text } from './browser.js';

/** @typedef {import('../generated/reading.js').Finding} Finding */
/** @typedef {import('../generated/reading.js').Note} Note */

// Words of a page may run the other way than the sentence around them: these two signs keep them apart.
const isolated = (/** @type {string} */ value) => `\u2068${value}\u2069`;

/**
 * Why it was found, in sentences.
 * @param {Finding} finding
 */
export const reasonOf = ({ why }) => why.map(({ code, values = [] }) => text(`why_${code}`, ...values.map(isolated))).join(' ');

/**
 * What limits a page's reading, in a sentence.
 * @param {Note} note
 */
export const noteInWords = (note) => plainText(`note_${note}`);
