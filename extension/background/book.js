// A book's pictures come as base64, one text each; the core takes them as one row of bytes.

import { fromBase64, toBase64 } from '../shared/base64.js';

/** @typedef {{ url: string, mime: string, bytes: string }} Picture */

/** @param {unknown} value @returns {value is Picture} */
const isPicture = (value) => typeof value === 'object' && value !== null && ['url', 'mime', 'bytes'].every((name) => typeof Reflect.get(value, name) === 'string');

/**
 * Writes a book, as base64.
 * @param {typeof import('../generated/core/broadsheet.js')} core
 * @param {string} snapshot
 * @param {unknown} given
 * @param {object} options
 * @param {unknown} account
 */
export function writeBook(core, snapshot, given, options, account) {
  const pictures = (Array.isArray(given) ? given.filter(isPicture) : []).map(({ url, mime, bytes }) => ({ url, mime, file: fromBase64(bytes) }));
  const all = new Uint8Array(pictures.reduce((sum, { file }) => sum + file.length, 0));
  let at = 0;
  for (const { file } of pictures) {
    all.set(file, at);
    at += file.length;
  }
  const rows = pictures.map(({ url, mime, file }) => ({ url, mime, length: file.length }));
  return toBase64(core.export_book(snapshot, options, rows, all, typeof account === 'string' ? account : undefined));
}
