// A bundle is one script of the extension with everything it imports, as browsers load it: no modules, no files beside it.

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { extension } from './layout.js';

/** Where each entry ends up. Background and content script stand at the top, as manifest.json and `executeScript` name them. */
function entries() {
  const found = [
    { in: 'background/background.js', out: 'background' },
    { in: 'content/content.js', out: 'content' },
    { in: 'popup/popup.js', out: 'popup/popup' },
    { in: 'options/options.js', out: 'options/options' },
  ];
  for (const name of existsSync(join(extension, 'reader')) ? readdirSync(join(extension, 'reader')).sort() : []) {
    const entry = /^(.+)\.entry\.js$/.exec(name)?.[1];
    if (entry) found.push({ in: `reader/${name}`, out: entry });
  }
  return found
    .map((entry) => ({ in: join(extension, entry.in), out: entry.out }))
    .filter((entry) => existsSync(entry.in));
}

/** @param {string} folder where the bundles go */
export async function buildBundles(folder) {
  const result = await build({
    entryPoints: entries(),
    outdir: folder,
    bundle: true,
    format: 'iife',
    charset: 'utf8',
    // The oldest browsers that the manifest allows.
    target: ['chrome120', 'firefox140'],
    // Stores and readers look into what they install; white space costs little once it is zipped, names say what is meant.
    minifySyntax: true,
    minifyWhitespace: false,
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
