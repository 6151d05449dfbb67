// Runs the browser suites: the same tests against the shipped build, in Chromium and in Firefox at once, as each mostly waits for its browser. What a browser said is printed when
// it is done.
// A browser is a moving thing on a busy machine: the few files in which a test failed are run once more, alone, and what passed only then is named at the end, never silently.

import { spawn } from 'node:child_process';
import { createWriteStream, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { inRoot } from '../../tools/build/layout.js';

/** More files than this do not fail by chance. */
const CHANCE = 3;
/** Milliseconds after which a file whose browser never answered is given up. */
const LONGEST = 600_000;

const folder = inRoot('tests', 'e2e');
const scratch = mkdtempSync(join(tmpdir(), 'broadsheet-e2e-'));
const wanted = process.argv.slice(2);
const suites = readdirSync(folder).filter((name) => name.endsWith('.test.js')).sort();
const files = wanted.length > 0 ? wanted : suites.map((name) => join(folder, name));
const browsers = process.env.BROADSHEET_BROWSER ? [process.env.BROADSHEET_BROWSER] : ['chrome', 'firefox'];

/** @param {string[]} paths */
const named = (paths) => paths.map((path) => basename(path)).join(', ');

/**
 * @param {string} browser
 * @param {string[]} paths of the test files
 * @returns {Promise<{passed: boolean, failed: string[], said: string, seconds: number}>} `failed`: the files in which a test did
 */
async function run(browser, paths) {
  const started = Date.now();
  const [list, log] = ['failed', 'log'].map((name) => join(scratch, `${browser}.${name}`));
  const reporters = ['--test-reporter=spec', '--test-reporter-destination=stdout', `--test-reporter=${folder}/harness/failed_files.js`, `--test-reporter-destination=${list}`];
  const child = spawn(process.execPath, ['--test', '--test-concurrency=1', `--test-timeout=${LONGEST}`, ...reporters, ...paths], {
    env: { ...process.env, BROADSHEET_BROWSER: browser },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const into = createWriteStream(log);
  child.stdout.pipe(into, { end: false });
  child.stderr.pipe(into, { end: false });
  const code = await new Promise((done) => child.once('close', done));
  await new Promise((done) => into.end(done));
  return { passed: code === 0, failed: readFileSync(list, 'utf8').split('\n').filter(Boolean), said: readFileSync(log, 'utf8'), seconds: Math.round((Date.now() - started) / 1000) };
}

const first = await Promise.all(
  browsers.map(async (browser) => {
    const result = await run(browser, files);
    process.stdout.write(result.said);
    return { browser, ...result };
  }),
);
const outcome = [];
for (const { browser, passed, failed, seconds } of first) {
  const again = !passed && failed.length > 0 && failed.length <= CHANCE;
  if (again) console.log(`${browser}: once more, as a test failed in it: ${named(failed)}`);
  const second = again ? await run(browser, failed) : undefined;
  process.stdout.write(second?.said ?? '');
  const good = passed || second?.passed === true;
  outcome.push(good);
  console.log(`${browser}: ${good ? 'passed' : 'FAILED'} after ${seconds + (second?.seconds ?? 0)} s${good && again ? `; only at the second try: ${named(failed)}` : ''}`);
}
rmSync(scratch, { recursive: true });
process.exitCode = outcome.every(Boolean) ? 0 : 1;
