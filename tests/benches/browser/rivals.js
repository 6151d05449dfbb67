// The rivals' extension is of the same kind as Broadsheet: a background, and scripts that are put into a page when they are called.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { inRoot } from '../../../tools/build/layout.js';

/** Their programs, each a script that draws an article; the last one only measures. */
export const RIVALS = ['readability', 'defuddle'];

/** Builds the extension, and says where it stands. */
export async function buildRivals() {
  const here = inRoot('tests', 'benches', 'browser');
  const folder = inRoot('target', 'bench-rivals');
  mkdirSync(folder, { recursive: true });
  await build({
    entryPoints: [...RIVALS, 'measure'].map((name) => join(here, 'contents', `${name}.js`)),
    outdir: folder,
    bundle: true,
    minify: true,
    format: 'iife',
    target: ['chrome120', 'firefox140'],
    logLevel: 'error',
  });
  const manifest = {
    manifest_version: 3,
    name: 'Rivals',
    version: '1',
    permissions: ['scripting', 'tabs'],
    host_permissions: ['*://*/*'],
    browser_specific_settings: { gecko: { id: 'rivals@broadsheet.example' } },
  };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'bench.html'), '<!doctype html><title>bench</title>');
  return folder;
}
