// A note is a marked place of a story, with or without words about it; notes stay on this machine, by page.

import { browser } from '../shared/browser.js';
import { addressOf } from './place.js';

/**
 * @typedef {object} Note
 * @property {string} id
 * @property {number} block which block of the story, counted from the first
 * @property {number} start where it begins in the block's words
 * @property {number} end
 * @property {string} words the marked words, to find them again when the story has changed
 * @property {string} note what was written about them; may be empty
 * @property {string} made when, ISO 8601
 *
 * @typedef {{ title: string, notes: Note[] }} NotedPage
 */

const KEY = 'notes';
// More than this on one page is an accident, and storage is small.
const MOST_NOTES = 500;

/** @param {unknown} value @returns {value is Note} */
const isNote = (value) =>
  typeof value === 'object' &&
  value !== null &&
  ['id', 'words', 'note', 'made'].every((name) => typeof Reflect.get(value, name) === 'string') &&
  ['block', 'start', 'end'].every((name) => Number.isInteger(Reflect.get(value, name)));

/** Every page with notes, by address. @returns {Promise<Record<string, NotedPage>>} */
export async function allNotes() {
  const stored = Reflect.get(await browser.storage.local.get(KEY).catch(() => ({})), KEY);
  if (typeof stored !== 'object' || stored === null) return {};
  const pages = Object.entries(stored).map(([address, page]) => [address, { title: String(page?.title ?? ''), notes: Array.isArray(page?.notes) ? page.notes.filter(isNote) : [] }]);
  return Object.fromEntries(pages);
}

/** @param {string} address */
export const notesOf = async (address) => (await allNotes())[addressOf(address)]?.notes ?? [];

/**
 * Keeps a page's notes; none takes the page out.
 * @param {string} address
 * @param {string} title
 * @param {Note[]} notes
 */
export async function saveNotes(address, title, notes) {
  // What is read in a private window leaves nothing behind.
  if (browser.extension?.inIncognitoContext) return;
  const pages = await allNotes();
  if (notes.length === 0) delete pages[addressOf(address)];
  else pages[addressOf(address)] = { title, notes: notes.slice(0, MOST_NOTES) };
  await browser.storage.local.set({ [KEY]: pages });
}

/** Forgets every note of every page. */
export const deleteAllNotes = () => browser.storage.local.remove(KEY);

/**
 * Notes as Markdown, to stand below an article or alone.
 * @param {Note[]} notes
 */
export const notesAsMarkdown = (notes) =>
  notes
    .toSorted((a, b) => a.block - b.block || a.start - b.start)
    .map(({ words, note }) => `> ${words.replace(/\s+/g, ' ').trim()}\n${note ? `\n${note.trim()}\n` : ''}`)
    .join('\n');
