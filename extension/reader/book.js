// A book is the article as EPUB. The core writes it; its pictures are taken from what the page has loaded, where the site lets a script have them.

import { safeMedia } from './element.js';

/** @typedef {import('./desk.js').Desk} Desk */

// Messages between the parts of an extension hold 64 MB as text; half of that leaves room for the snapshot.
const MOST_BYTES = 24_000_000;
const WAIT_MS = 8000;
const KINDS = /^image\/(?:jpeg|png|gif|webp)$/;

/** @param {Uint8Array} bytes */
function base64(bytes) {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(binary);
}

/** @param {string} text64 */
function bytesOf(text64) {
  const binary = atob(text64);
  const bytes = new Uint8Array(new ArrayBuffer(binary.length));
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
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
    return { kind, bytes: new Uint8Array(await answer.arrayBuffer()) };
  } catch {
    return undefined;
  }
}

/**
 * @param {Desk} desk
 * @param {object} options
 */
export async function makeBook(desk, options) {
  const images = (desk.page.reading?.blocks ?? []).flatMap((block) => (block.type === 'figure' && !desk.leftOut.has(block.node) ? block.images : []));
  /** @type {{ url: string, mime: string, bytes: string }[]} */
  const pictures = [];
  let size = 0;
  for (const image of images) {
    const node = desk.page.nodes[image.node];
    const address = (node instanceof HTMLImageElement && safeMedia(node.currentSrc)) || image.url;
    const had = await pictureBytes(address, desk.signal);
    if (!had || size + had.bytes.length > MOST_BYTES) continue;
    size += had.bytes.length;
    pictures.push({ url: image.url, mime: had.kind, bytes: base64(had.bytes) });
  }
  const book = await desk.page.exportBook(pictures, options);
  return { bytes: bytesOf(book), had: pictures.length, wanted: images.length };
}
