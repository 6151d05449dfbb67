// The server is the only site that the tests know: it serves the page folders under the headers that real sites use, and logs every request.

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { inRoot } from '../../../tools/build/layout.js';

/** A page that a test made: HTML, or a file of another type; one whose body is promised is answered when the promise is kept. @typedef {string | { type: string, body: string | Buffer | Promise<string> }} Made */
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

/**
 * `/variant/pages/folder/file`, `/variant/fixtures/file`, or `/variant/made/name` for a page that a test made.
 * @param {string} path
 * @param {Map<string, Made>} made
 */
function find(path, made) {
  const [, name, kind, ...rest] = normalize(decodeURIComponent(path)).split('/');
  const variant = VARIANTS[name ?? ''];
  const own = kind === 'made' ? made.get(rest.join('/')) : undefined;
  if (variant && own !== undefined) {
    const { type, body } = typeof own === 'string' ? { type: TYPES['.html'] ?? '', body: own } : own;
    return { body, headers: { 'content-type': type, ...(rest.at(-1)?.startsWith('kept') ? {} : { 'cache-control': 'no-store' }), ...variant.headers } };
  }
  const folder = folders[/** @type {keyof typeof folders} */ (kind)];
  if (!variant || !folder) return undefined;
  const file = join(folder, ...rest);
  const ending = extname(file);
  const type = ending === '.html' ? variant.type : undefined;
  const bytes = readFileSync(file);
  const body = ending === '.html' && variant.change ? variant.change(bytes.toString('utf8')) : bytes;
  return { body, headers: { 'content-type': type ?? TYPES[ending] ?? 'application/octet-stream', 'cache-control': 'no-store', ...(ending === '.html' ? variant.headers : {}) } };
}

export async function startServer() {
  /** @type {string[]} */
  const requests = [];
  /** Pages that a test made, by name; one whose name begins with `kept` may be kept by the browser. @type {Map<string, Made>} */
  const made = new Map();
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://127.0.0.1').pathname;
    requests.push(path);
    try {
      const found = find(path, made);
      if (!found) throw new Error('There is no such page.');
      void Promise.resolve(found.body).then((body) => response.writeHead(200, found.headers).end(body));
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
    made,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
