// Kept notes are a page's notes inside an exported article, in the format's own way.

import { text } from '../shared/browser.js';
import { notesAsMarkdown } from './notes_store.js';

/** @typedef {import('./notes_store.js').Note} Note */

/** @param {string} words */
const escaped = (words) => words.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

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
  return `${article.trimEnd()}\n\n${title}\n\n${inOrder.map(({ words, note }) => `“${words.trim()}”${note ? `\n${note.trim()}` : ''}`).join('\n\n')}\n`;
}
