// A bundle is one script of the extension with everything it imports, as browsers load it: no modules, no files beside it.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { extension } from './layout.js';

/** Where each entry ends up. What is put into pages stands at the top, as `executeScript` names it. */
const ENTRIES = [
  { in: 'background/background.js', out: 'background' },
  { in: 'content/content.js', out: 'content' },
  { in: 'reader/reader.entry.js', out: 'reader' },
  { in: 'popup/popup.js', out: 'popup/popup' },
  { in: 'options/options.js', out: 'options/options' },
];

/** Bundles that are parsed on every page that Broadsheet is used on: their white space would be paid for each time. */
const ON_EVERY_PAGE = new Set(['content']);

/** @param {string} folder where the bundles go */
export async function buildBundles(folder) {
  const dense = await bundle(folder, ENTRIES.filter(({ out }) => ON_EVERY_PAGE.has(out)), true);
  const plain = await bundle(folder, ENTRIES.filter(({ out }) => !ON_EVERY_PAGE.has(out)), false);
  return { inputs: { ...dense.inputs, ...plain.inputs } };
}

/**
 * @param {string} folder
 * @param {{ in: string, out: string }[]} entries
 * @param {boolean} minifyWhitespace
 */
async function bundle(folder, entries, minifyWhitespace) {
  const result = await build({
    entryPoints: entries.map((entry) => ({ in: join(extension, entry.in), out: entry.out })).filter((entry) => existsSync(entry.in)),
    outdir: folder,
    bundle: true,
    format: 'iife',
    charset: 'utf8',
    // The oldest browsers that the manifest allows.
    target: ['chrome120', 'firefox140'],
    // Stores and readers look into what they install: names say what is meant.
    minifySyntax: true,
    minifyWhitespace,
    minifyIdentifiers: false,
    legalComments: 'inline',
    loader: { '.css': 'text' },
    metafile: true,
    logLevel: 'warning',
    // The glue of wasm-bindgen finds the WASM beside itself when it is told nothing; ours tells it always.
    logOverride: { 'empty-import-meta': 'silent' },
  });
  return result.metafile;
}
