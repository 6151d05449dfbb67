// Runs the browser suites: the same tests against the shipped build, in Chromium and in Firefox. A file is one browser that waits for much: for a page, for a second in which nothing may
// happen. So a few files run at once, in either browser; what was said in one is printed when it is done.
// A browser is a moving thing on a busy machine: the few files in which a test failed are run once more, alone, and what passed only then is named at the end, never silently.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { inRoot } from '../../tools/build/layout.js';

/** @typedef {{ browser: string, file: string }} Job */
/** @typedef {Job & { good: boolean, passed: number, failed: number }} Result */

/** Files that run at once: three keep two cores busy, and leave each as much of them as it needs. */
const LANES = 3;
/** More files than this do not fail by chance. */
const CHANCE = 3;
/** Milliseconds after which a file whose browser never answered is given up. */
const LONGEST = 600_000;
/** How a file's report ends: its counts, which are given once for all files. */
const COUNTS = /^ℹ tests \d+\n(?:ℹ .*\n)*/m;

const folder = inRoot('tests', 'e2e');
const scratch = mkdtempSync(join(tmpdir(), 'broadsheet-e2e-'));
const wanted = process.argv.slice(2);
const suites = readdirSync(folder).filter((name) => name.endsWith('.test.js')).sort();
const files = wanted.length > 0 ? wanted : suites.map((name) => join(folder, name));
const browsers = process.env.BROADSHEET_BROWSER ? [process.env.BROADSHEET_BROWSER] : ['chrome', 'firefox'];

/** @param {Job} job @returns {Promise<Result>} */
async function run({ browser, file }) {
  const started = Date.now();
  const child = spawn(process.execPath, ['--test', `--test-timeout=${LONGEST}`, '--test-reporter=spec', file], {
    env: { ...process.env, BROADSHEET_BROWSER: browser, BROADSHEET_STARTUP_CACHE: join(scratch, 'startup-cache') },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (words) => void (said += words));
  const [code] = await once(child, 'close');
  const good = code === 0;
  const count = (/** @type {string} */ name) => Number(new RegExp(`^ℹ ${name} (\\d+)$`, 'm').exec(said)?.[1] ?? 0);
  console.log(`── ${basename(file)} in ${browser}: ${good ? 'passed' : 'FAILED'} after ${Math.round((Date.now() - started) / 1000)} s\n${said.replace(COUNTS, '').trimEnd()}`);
  // A file that broke off before its report is a failure, too.
  return { browser, file, good, passed: count('pass'), failed: Math.max(count('fail') + count('cancelled'), good ? 0 : 1) };
}

/** @param {Job[]} jobs @param {number} lanes @returns {Promise<Result[]>} */
async function runAll(jobs, lanes) {
  const [open, results] = [[...jobs], /** @type {Result[]} */ ([])];
  const lane = async () => {
    for (let job = open.shift(); job; job = open.shift()) results.push(await run(job));
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}

const results = await runAll(files.flatMap((file) => browsers.map((browser) => ({ browser, file }))), LANES);
for (const browser of browsers) {
  const own = results.filter((result) => result.browser === browser);
  const failed = own.filter(({ good }) => !good);
  const again = failed.length > 0 && failed.length <= CHANCE;
  const named = failed.map(({ file }) => basename(file)).join(', ');
  if (again) console.log(`${browser}: once more, as a test failed in it: ${named}`);
  const second = again ? await runAll(failed, 1) : failed;
  const last = [...own.filter(({ good }) => good), ...second];
  const good = last.every((result) => result.good);
  if (!good) process.exitCode = 1;
  const sum = (/** @type {'passed' | 'failed'} */ what) => last.reduce((total, result) => total + result[what], 0);
  console.log(`${browser}: ${sum('passed')} passed, ${sum('failed')} failed`);
  if (again) console.log(`${browser}: ${good ? 'only at the second try' : 'FAILED twice'}: ${named}`);
  else if (!good) console.log(`${browser}: FAILED: ${named}`);
}
rmSync(scratch, { recursive: true });
