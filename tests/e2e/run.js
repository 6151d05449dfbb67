// Runs the browser suites: the same tests against the shipped build, first in Chromium, then in Firefox.
// A browser is a moving thing on a busy machine: the few files in which a test failed are run once more, and what passed only then is named at the end, never silently.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { inRoot } from '../../tools/build/layout.js';

/** More files than this do not fail by chance. */
const CHANCE = 3;

const folder = inRoot('tests', 'e2e');
const scratch = mkdtempSync(join(tmpdir(), 'broadsheet-e2e-'));
const wanted = process.argv.slice(2);
const suites = readdirSync(folder).filter((name) => name.endsWith('.test.js')).sort();
const browsers = process.env.BROADSHEET_BROWSER ? [process.env.BROADSHEET_BROWSER] : ['chrome', 'firefox'];

/**
 * @param {string} browser
 * @param {string[]} files
 * @returns {{passed: boolean, failed: string[]}}
 */
function run(browser, files) {
  const list = join(scratch, 'failed');
  const { status } = spawnSync(
    process.execPath,
    ['--test', '--test-concurrency=1', '--test-reporter=spec', '--test-reporter-destination=stdout', `--test-reporter=${folder}/harness/failed_files.js`, `--test-reporter-destination=${list}`, ...files],
    { env: { ...process.env, BROADSHEET_BROWSER: browser }, stdio: ['ignore', 'inherit', 'inherit'] },
  );
  return { passed: status === 0, failed: readFileSync(list, 'utf8').split('\n').filter(Boolean) };
}

const outcome = browsers.map((browser) => {
  const started = Date.now();
  const first = run(browser, wanted.length > 0 ? wanted : suites.map((name) => join(folder, name)));
  const again = !first.passed && first.failed.length > 0 && first.failed.length <= CHANCE;
  if (again) console.log(`${browser}: once more, as a test failed in it: ${first.failed.map((file) => basename(file)).join(', ')}`);
  const passed = first.passed || (again && run(browser, first.failed).passed);
  const second = passed && again ? `; only at the second try: ${first.failed.map((file) => basename(file)).join(', ')}` : '';
  return { passed, text: `${browser}: ${passed ? 'passed' : 'FAILED'} after ${Math.round((Date.now() - started) / 1000)} s${second}` };
});
rmSync(scratch, { recursive: true });
for (const { text } of outcome) console.log(text);
process.exitCode = outcome.every(({ passed }) => passed) ? 0 : 1;
