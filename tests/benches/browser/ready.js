// From a cold background to a ready core: the browser has ended the background, a page of the extension asks, and the program is compiled and stands. Beside it stands the same
// extension with a bare build of `scraper` in the core's place.

import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dist, inRoot } from '../../../tools/build/layout.js';

/** Starts of each in one session of the browser, and sessions of each, by turns; the first of a session does not count, as the browser reads its own files then. */
const STARTS = 13;
const SESSIONS = 2;
/** How long a background rests before it is asked again, in milliseconds. */
const REST_MS = 400;

/** What the background does when it is asked; the parameters of `WebAssembly.instantiate` do not matter to what is never called. */
const ASKED = (/** @type {string} */ start) => `
(globalThis.browser ?? chrome).runtime.onConnect.addListener((port) => {
  if (port.name === 'ready') (async () => { ${start} })().then(() => port.postMessage(''), (error) => port.postMessage(String(error)));
});`;
const START_OURS = 'await theCore();';
const START_BARE = `const program = await WebAssembly.compile(await readProgram());
  const given = {};
  for (const { module, name } of WebAssembly.Module.imports(program)) (given[module] ??= {})[name] = () => 0;
  await WebAssembly.instantiate(program, given);`;

/** Builds the bare program, and says where it stands. */
function buildBare() {
  const folder = inRoot('tests', 'benches', 'bare');
  const target = inRoot('target', 'bench-bare');
  const run = (/** @type {string} */ name, /** @type {string[]} */ args) => {
    const { status } = spawnSync(name, args, { cwd: folder, stdio: ['ignore', 'inherit', 'inherit'] });
    if (status !== 0) throw new Error(`${name} ${args.join(' ')} failed.`);
  };
  run('cargo', ['build', '--quiet', '--release', '--target', 'wasm32-unknown-unknown', '--target-dir', target]);
  const small = join(target, 'bare.wasm');
  run(inRoot('node_modules', '.bin', 'wasm-opt'), ['-Oz', '--all-features', join(target, 'wasm32-unknown-unknown', 'release', 'broadsheet_bare.wasm'), '-o', small]);
  return small;
}

/** A build of the extension that can be asked, with the core or with another program in its place. @param {string} browserName @param {string} [bare] */
function askable(browserName, bare) {
  const folder = inRoot('target', bare ? 'bench-ready-bare' : 'bench-ready');
  rmSync(folder, { recursive: true, force: true });
  cpSync(join(dist, `${browserName}-hosts`), folder, { recursive: true });
  const background = join(folder, 'background.js');
  const script = readFileSync(background, 'utf8');
  // A bundle for browsers may be closed in a function of its own, where the core is known.
  const end = script.trimEnd().endsWith('})();') ? script.lastIndexOf('})();') : script.length;
  writeFileSync(background, script.slice(0, end) + ASKED(bare ? START_BARE : START_OURS) + script.slice(end));
  if (bare) cpSync(bare, join(folder, 'broadsheet_bg.wasm'));
  return folder;
}

/** Milliseconds of every start that counts. @param {string} folder */
async function starts(folder) {
  const { openSession } = await import('../../e2e/harness/session.js');
  const session = await openSession({ folder });
  try {
    const { driver } = session;
    if ('inBrowser' in session) await session.inBrowser(() => driver.executeScript("Services.prefs.setBoolPref('privacy.reduceTimerPrecision', false)"));
    await session.inPopup();
    await driver.get(`${session.home}manifest.json`);
    const took = [];
    for (let start = 0; start <= STARTS; start += 1) {
      await session.killBackground();
      await new Promise((resolve) => setTimeout(resolve, REST_MS));
      const [ms, problem] = /** @type {[number, string]} */ (
        await driver.executeAsyncScript(`const done = arguments[0];
          const from = performance.now();
          const port = (globalThis.browser ?? chrome).runtime.connect({ name: 'ready' });
          port.onMessage.addListener((problem) => { done([performance.now() - from, problem]); port.disconnect(); });`)
      );
      if (problem) throw new Error(problem);
      if (start > 0) took.push(ms);
    }
    return took;
  } finally {
    await session.close();
  }
}

const FORWARDS = /** @type {const} */ (['ours', 'bare']);
const BACKWARDS = /** @type {const} */ (['bare', 'ours']);

/** Measures both by turns, and says what came out. @param {string} browserName */
export async function untilReady(browserName) {
  const bare = buildBare();
  const folders = { ours: askable(browserName), bare: askable(browserName, bare) };
  /** @type {{ ours: number[], bare: number[] }} */
  const took = { ours: [], bare: [] };
  for (let session = 0; session < SESSIONS; session += 1) {
    // Who comes second finds the browser's files in memory.
    for (const name of session % 2 ? BACKWARDS : FORWARDS) took[name].push(...(await starts(folders[name])));
  }
  const middle = (/** @type {number[]} */ values) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
  const [ours, other] = [middle(took.ours), middle(took.bare)];
  return `From a cold background to a ready core, the middle of ${took.ours.length} starts: ${ours.toFixed(1)} ms, with a bare build of scraper in its place (${Math.ceil(statSync(bare).size / 1000)} KB) ${other.toFixed(1)} ms: ${(ours / other).toFixed(2)} ×.`;
}
