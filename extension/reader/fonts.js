// Loading a font makes a bundled family known to the page's document while the reader is open; only the files whose letters the story has are asked for.

import { document } from '../content/own_document.js';
import { fromBase64 } from '../shared/base64.js';
import { ask } from '../shared/messages.js';
import { FONTS } from '../shared/fonts.js';

/** @typedef {import('../shared/fonts.js').FontFile} FontFile */

/** The family under which a bundled font is known; no page uses a name like it. @param {string} font */
export const familyOf = (font) => `Broadsheet ${font}`;

/** Faces by file. @type {Map<string, FontFace>} */
const faces = new Map();

/**
 * Whether a text has a character of a range like `U+0400-045F,U+2116`.
 * @param {Set<number>} characters
 * @param {string} range
 */
export function touches(characters, range) {
  const parts = range.split(',').map((part) => part.replace(/^U\+/i, '').split('-').map((hex) => Number.parseInt(hex, 16)));
  for (const character of characters) {
    if (parts.some(([low = 0, high = low]) => character >= low && character <= high)) return true;
  }
  return false;
}

/** @param {string} font @param {FontFile} file */
async function load(font, { file, range, weight, style }) {
  if (faces.has(file)) return;
  const answer = await ask({ verb: 'core/font', file });
  if (!answer.ok || faces.has(file)) return;
  const face = new FontFace(familyOf(font), fromBase64(answer.bytes), { unicodeRange: range, weight, style });
  faces.set(file, face);
  document.fonts.add(face);
  await face.load();
}

/**
 * Loads a bundled font for a text; a system font needs no loading.
 * @param {string} font
 * @param {string} story
 * @returns {Promise<unknown>} when its letters can be drawn
 */
export function loadFont(font, story) {
  const files = FONTS[font] ?? [];
  if (files.length === 0) return Promise.resolve();
  const characters = new Set([...story].map((character) => character.codePointAt(0) ?? 0));
  const wanted = files.filter(({ range }) => touches(characters, range));
  return Promise.all(wanted.map((file) => load(font, file).catch(() => {})));
}

/** Takes every family away from the document again. */
export function unloadFonts() {
  for (const face of faces.values()) document.fonts.delete(face);
  faces.clear();
}
