// A font's bytes come from the package itself; pages cannot have them, as nothing of Broadsheet is open to pages.

import { toBase64 } from '../shared/base64.js';
import { browser } from '../shared/browser.js';
import { FONTS } from '../shared/fonts.js';

const KNOWN = new Set(Object.values(FONTS).flatMap((files) => files.map(({ file }) => file)));

/**
 * A font's file as base64, which is what a message can carry in every browser.
 * @param {string} file
 */
export async function fontBytes(file) {
  if (!KNOWN.has(file)) throw new TypeError('There is no such font.');
  return toBase64(new Uint8Array(await (await fetch(browser.runtime.getURL(`fonts/${file}`))).arrayBuffer()));
}
