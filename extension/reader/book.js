// A book is the article as EPUB. The core writes it; its pictures are taken from what the page has loaded, where the site lets a script have them.

import { fromBase64 } from '../shared/base64.js';
import { safeMedia } from './element.js';
import { written } from './written.js';

/** @typedef {import('./desk.js').Desk} Desk */

// Messages between the parts of an extension hold 64 MB as text; half of that leaves room for the snapshot.
const MOST_BYTES = 24_000_000;
const WAIT_MS = 8000;
const KINDS = /^image\/(?:jpeg|png|gif|webp)$/;

/**
 * A file as base64. Firefox lets no content script look into the bytes that its page fetched, but it does give them as a `data:` address.
 * @param {Blob} blob
 * @returns {Promise<string>}
 */
function asBase64(blob) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}

/**
 * A picture's bytes, from the browser's cache where they lie there; none where the site forbids it.
 * @param {string} address
 * @param {AbortSignal} signal
 */
async function pictureBytes(address, signal) {
  try {
    const answer = await fetch(address, { credentials: 'omit', cache: 'force-cache', signal: AbortSignal.any([signal, AbortSignal.timeout(WAIT_MS)]) });
    const kind = (answer.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
    if (!answer.ok || !KINDS.test(kind)) return undefined;
    const blob = await answer.blob();
    return { kind, size: blob.size, base64: await asBase64(blob) };
  } catch {
    return undefined;
  }
}

/**
 * @param {Desk} desk
 * @param {object} options
 * @param {string} account what was noted and what was taken away, line by line
 */
export async function makeBook(desk, options, account) {
  const images = [desk.page.reading?.lead ?? [], desk.page.reading?.blocks ?? []].flat().flatMap((block) => (block.type === 'figure' && !desk.leftOut.has(block.node) ? block.images : []));
  /** @type {{ url: string, mime: string, bytes: string }[]} */
  const pictures = [];
  let size = 0;
  for (const image of images) {
    const node = desk.page.nodes[image.node];
    const address = (node instanceof HTMLImageElement && safeMedia(node.currentSrc)) || image.url;
    const had = await pictureBytes(address, desk.signal);
    if (!had || size + had.size > MOST_BYTES) continue;
    size += had.size;
    pictures.push({ url: image.url, mime: had.kind, bytes: had.base64 });
  }
  const { bytes: book } = await written(desk.page, 'core/book', { pictures, account }, options);
  return { bytes: fromBase64(book), had: pictures.length, wanted: images.length };
}
