// The server is the only site that the tests know: it serves the page folders under the headers that real sites use, and logs every request.

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { inRoot } from '../../../tools/build/layout.js';

/** @typedef {{ type?: string, headers?: Record<string, string>, change?: (html: string) => string }} Variant */

/** What a page forbids itself. The name is the first part of its address. @type {Record<string, Variant>} */
export const VARIANTS = {
  plain: {},
  'csp-none': { headers: { 'content-security-policy': "default-src 'none'" } },
  'csp-self': { headers: { 'content-security-policy': "script-src 'self'" } },
  sandbox: { headers: { 'content-security-policy': "default-src 'none'; sandbox" } },
  'trusted-types': { headers: { 'content-security-policy': "require-trusted-types-for 'script'; trusted-types 'none'" } },
  xhtml: { type: 'application/xhtml+xml', change: asXhtml },
};

const TYPES = /** @type {Record<string, string>} */ ({
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
});

/** A page as XML: empty elements are closed, and the one namespace is named. @param {string} html */
function asXhtml(html) {
  return html
    .replace(/<(meta|link|img|input|br|hr|source|wbr)\b([^>]*?)\/?>/g, '<$1$2/>')
    .replace('<html', '<html xmlns="http://www.w3.org/1999/xhtml"')
    .replaceAll('&times;', '×')
    .replaceAll('&nbsp;', '\u00a0');
}

const folders = { pages: inRoot('tests', 'pages'), fixtures: inRoot('tests', 'e2e', 'fixtures') };

/** `/variant/pages/folder/file` or `/variant/fixtures/file`. @param {string} path */
function find(path) {
  const [, name, kind, ...rest] = normalize(decodeURIComponent(path)).split('/');
  const variant = VARIANTS[name ?? ''];
  const folder = folders[/** @type {keyof typeof folders} */ (kind)];
  if (!variant || !folder) return undefined;
  const file = join(folder, ...rest);
  const own = extname(file);
  const type = own === '.html' ? variant.type : undefined;
  const bytes = readFileSync(file);
  const body = own === '.html' && variant.change ? variant.change(bytes.toString('utf8')) : bytes;
  return { body, headers: { 'content-type': type ?? TYPES[own] ?? 'application/octet-stream', 'cache-control': 'no-store', ...(own === '.html' ? variant.headers : {}) } };
}

export async function startServer() {
  /** @type {string[]} */
  const requests = [];
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://127.0.0.1').pathname;
    requests.push(path);
    try {
      const found = find(path);
      if (!found) throw new Error('There is no such page.');
      response.writeHead(200, found.headers).end(found.body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => void server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The test server has no port.');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    /** Every path that was asked for, in order. */
    requests,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
