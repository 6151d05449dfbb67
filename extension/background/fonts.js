// A font's bytes come from the package itself; pages cannot have them, as nothing of Broadsheet is open to pages.

import { browser } from '../shared/browser.js';
import { FONTS } from '../shared/fonts.js';

const KNOWN = new Set(Object.values(FONTS).flatMap((files) => files.map(({ file }) => file)));

/**
 * A font's file as base64, which is what a message can carry in every browser.
 * @param {string} file
 */
export async function fontBytes(file) {
  if (!KNOWN.has(file)) throw new TypeError('There is no such font.');
  const bytes = new Uint8Array(await (await fetch(browser.runtime.getURL(`fonts/${file}`))).arrayBuffer());
  let binary = '';
  // An argument list has a longest length.
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(binary);
}
