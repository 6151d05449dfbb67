// `./build.sh dist`: the two extensions as the browsers load them, and the two zips as the stores take them.

import { cpSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildBundles } from './bundles.js';
import { buildFonts } from './fonts.js';
import { terms } from './licences.js';
import { browsers, dist, extension, inRoot } from './layout.js';
import { manifest } from './manifests.js';
import { WASM, buildWasm, kilobytes } from './wasm.js';
import { filesBelow, zip } from './zip.js';

/** What is shipped as it is. Scripts are bundled; style sheets that a script imports end up in its bundle and do no harm twice. */
const SHIPPED = /\.(html|css|png|svg|json|txt)$/;
/** Folders of the extension whose files are made or only read while building. */
const NOT_SHIPPED = /^generated\//;

/** @param {string} wasm @param {string} folder */
async function assemble(wasm, folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const inputs = Object.keys((await buildBundles(folder)).inputs);
  for (const name of filesBelow(extension)) {
    const bundled = inputs.includes(`extension/${name}`);
    if (!SHIPPED.test(name) || NOT_SHIPPED.test(name) || bundled) continue;
    cpSync(join(extension, name), join(folder, name));
    // A browser reads the texts of its language before it starts the background.
    if (name.endsWith('.json')) writeFileSync(join(folder, name), JSON.stringify(JSON.parse(readFileSync(join(extension, name), 'utf8'))));
  }
  await buildFonts(join(folder, 'fonts'));
  cpSync(wasm, join(folder, WASM));
  cpSync(inRoot('LICENSE'), join(folder, 'LICENSE'));
  writeFileSync(join(folder, 'THIRD-PARTY.txt'), terms());
}

const hosts = process.argv.includes('--hosts');
const unknown = process.argv.slice(2).filter((word) => word !== '--hosts');
if (unknown.length > 0) throw new Error(`dist knows only --hosts, not ${unknown.join(' ')}.`);

const wasm = buildWasm();
const version = JSON.parse(readFileSync(inRoot('manifest.json'), 'utf8')).version;
const common = join(dist, '.common');
await assemble(wasm, common);
for (const browser of browsers) {
  for (const [folder, granted] of /** @type {const} */ ([[browser, false], [`${browser}-hosts`, true]])) {
    rmSync(join(dist, folder), { recursive: true, force: true });
    if (granted && !hosts) continue;
    cpSync(common, join(dist, folder), { recursive: true });
    writeFileSync(join(dist, folder, 'manifest.json'), manifest(browser, granted));
    console.log(`dist/${folder}/: ${filesBelow(join(dist, folder)).length} files`);
  }
  const file = join(dist, `broadsheet-${browser}-${version}.zip`);
  await zip(join(dist, browser), file);
  console.log(`${file.slice(inRoot().length)}: ${kilobytes(statSync(file).size)} KB`);
}
rmSync(common, { recursive: true });
