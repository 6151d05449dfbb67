// A bundle is a script of the extension with everything it imports. What is put into pages has no files beside it; the extension's own pages share theirs.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { extension } from './layout.js';

/** Where each entry ends up. What is put into pages stands at the top, as `executeScript` names it. */
const ENTRIES = [
  { in: 'content/content.js', out: 'content' },
  { in: 'content/follow.entry.js', out: 'follow' },
  { in: 'reader/reader.entry.js', out: 'reader' },
  { in: 'background/background.js', out: 'background' },
  { in: 'popup/popup.js', out: 'popup/popup' },
  { in: 'options/options.js', out: 'options/options' },
];

/** `executeScript` takes one classic script. It is parsed on every page that Broadsheet is used on: white space would be paid for each time. */
const IN_PAGES = new Set(['content', 'follow', 'reader']);

/** @param {string} folder where the bundles go */
export async function buildBundles(folder) {
  const inPages = await bundle(folder, ENTRIES.filter(({ out }) => IN_PAGES.has(out)), { format: 'iife', minifyWhitespace: true });
  // The list of public suffixes alone takes 50 KB of the zip; as modules, background and options share it.
  const own = await bundle(folder, ENTRIES.filter(({ out }) => !IN_PAGES.has(out)), { format: 'esm', splitting: true, chunkNames: 'shared/[hash]' });
  return { inputs: { ...inPages.inputs, ...own.inputs } };
}

/**
 * @param {string} folder
 * @param {{ in: string, out: string }[]} entries
 * @param {import('esbuild').BuildOptions} shape
 */
async function bundle(folder, entries, shape) {
  const result = await build({
    entryPoints: entries.map((entry) => ({ in: join(extension, entry.in), out: entry.out })).filter((entry) => existsSync(entry.in)),
    outdir: folder,
    bundle: true,
    charset: 'utf8',
    // The oldest browsers that the manifest allows.
    target: ['chrome120', 'firefox140'],
    // Stores and readers look into what they install: names say what is meant.
    minifySyntax: true,
    minifyIdentifiers: false,
    legalComments: 'inline',
    loader: { '.css': 'text' },
    metafile: true,
    logLevel: 'warning',
    // The glue of wasm-bindgen finds the WASM beside itself when it is told nothing; ours tells it always.
    logOverride: { 'empty-import-meta': 'silent' },
    ...shape,
  });
  return /** @type {import('esbuild').Metafile} */ (result.metafile);
}
