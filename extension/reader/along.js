// What goes along with an exported article, in the format's own way: the reader's notes, and the account of what was taken away.

import { text } from '../shared/browser.js';
import { countsInWords } from '../shared/counts.js';
import { reasonOf } from '../shared/reasons.js';
import { notesAsMarkdown } from './notes_store.js';

/** @typedef {import('./notes_store.js').Note} Note */
/** @typedef {import('../generated/reading.js').Finding} Finding */

/** @param {string} words */
const escaped = (words) => words.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/**
 * What was taken away from the page, in numbers.
 * @param {import('../shared/messages.js').PageState} state
 * @param {number} leftOut blocks that were taken out by hand
 */
export function accountOf(state, leftOut) {
  const { kept, found } = state.paragraphs;
  const parts = [countsInWords(state) ? `${text('reader_removed')} ${countsInWords(state)}.` : text('reader_nothing_removed')];
  if (found > 0) parts.push(`${text('paragraphs_kept', kept, found)}.`);
  if (leftOut > 0) parts.push(`${text('edit_count', leftOut)}.`);
  return parts.join(' ');
}

/**
 * A reading in JSON, with every reason in words: the core gives codes for them.
 * @param {string} reading
 */
function withReasons(reading) {
  const inWords = (/** @type {Finding} */ finding) => ({ ...finding, evidence: reasonOf(finding) });
  const { findings, refused, ...rest } = /** @type {import('../generated/reading.js').Reading} */ (JSON.parse(reading));
  return JSON.stringify({ ...rest, findings: findings.map(inWords), refused: refused.map(inWords) });
}

/**
 * Adds the account to an exported article; JSON holds every finding instead.
 * @param {string} format
 * @param {string} article
 * @param {string} account
 */
export function withAccount(format, article, account) {
  if (format === 'json') return withReasons(article);
  if (format === 'markdown') return `${article.trimEnd()}\n\n---\n\n${account}\n`;
  if (format === 'html') {
    const end = article.lastIndexOf('</article>');
    return end < 0 ? article : `${article.slice(0, end)}<footer><p class="about">${escaped(account)}</p></footer>\n${article.slice(end)}`;
  }
  return `${article.trimEnd()}\n\n${account}\n`;
}

/**
 * Adds notes to an exported article.
 * @param {string} format
 * @param {string} article
 * @param {Note[]} notes
 */
export function withNotes(format, article, notes) {
  if (notes.length === 0) return article;
  const title = text('tool_notes');
  if (format === 'markdown') return `${article.trimEnd()}\n\n## ${title}\n\n${notesAsMarkdown(notes)}`;
  if (format === 'json') return JSON.stringify({ ...JSON.parse(article), notes }, null, 2);
  const inOrder = notes.toSorted((a, b) => a.block - b.block || a.start - b.start);
  if (format === 'html') {
    const list = inOrder.map(({ words, note }) => `<blockquote><p>${escaped(words)}</p></blockquote>\n${note ? `<p>${escaped(note)}</p>\n` : ''}`).join('');
    const end = article.lastIndexOf('</article>');
    return end < 0 ? article : `${article.slice(0, end)}<section>\n<h2>${escaped(title)}</h2>\n${list}</section>\n${article.slice(end)}`;
  }
  return `${article.trimEnd()}\n\n${notesInLines(notes)}\n`;
}

/**
 * Notes as lines of plain text, below their title.
 * @param {Note[]} notes
 */
export function notesInLines(notes) {
  const inOrder = notes.toSorted((a, b) => a.block - b.block || a.start - b.start);
  return [text('tool_notes'), ...inOrder.map(({ words, note }) => `“${words.trim()}”${note ? `\n${note.trim()}` : ''}`)].join('\n\n');
}
