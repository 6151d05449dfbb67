// The rivals' extension is of the same kind as Broadsheet: a background that is asked, and that puts a script into the page.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { inRoot } from '../../../tools/build/layout.js';

/** Their programs, each a script that draws an article. */
export const RIVALS = ['readability', 'defuddle'];

/** Builds the extension, and says where it stands. */
export async function buildRivals() {
  const here = inRoot('tests', 'benches', 'browser');
  const folder = inRoot('target', 'bench-rivals');
  mkdirSync(folder, { recursive: true });
  await build({
    entryPoints: [...RIVALS, 'background', 'measure'].map((name) => join(here, 'contents', `${name}.js`)),
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
    // Each browser takes the one that it knows.
    background: { service_worker: 'background.js', scripts: ['background.js'] },
    browser_specific_settings: { gecko: { id: 'rivals@broadsheet.example' } },
  };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'bench.html'), '<!doctype html><title>bench</title>');
  return folder;
}
