// Runs the browser suites: the same tests against the shipped build, first in Chromium, then in Firefox.

import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { inRoot } from '../../tools/build/layout.js';

const folder = inRoot('tests', 'e2e');
const wanted = process.argv.slice(2);
const suites = readdirSync(folder).filter((name) => name.endsWith('.test.js')).sort();
let failed = false;
for (const browser of ['chrome', 'firefox']) {
  const started = Date.now();
  const result = spawnSync(
    process.execPath,
    ['--test', '--test-concurrency=1', '--test-reporter=spec', ...(wanted.length > 0 ? wanted : suites.map((name) => `${folder}/${name}`))],
    { env: { ...process.env, BROADSHEET_BROWSER: browser }, stdio: ['ignore', 'inherit', 'inherit'] },
  );
  failed ||= result.status !== 0;
  console.log(`${browser}: ${result.status === 0 ? 'passed' : 'FAILED'} after ${Math.round((Date.now() - started) / 1000)} s`);
}
process.exitCode = failed ? 1 : 0;
