// Runs the browser suites: the same tests against the shipped build in Chromium and in Firefox, both at once.

import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { inRoot } from '../../tools/build/layout.js';

const folder = inRoot('tests', 'e2e');
const wanted = process.argv.slice(2);
const suites = readdirSync(folder).filter((name) => name.endsWith('.test.js')).sort().map((name) => `${folder}/${name}`);

/** Runs every suite in one browser; what it said is printed in one piece when it is done. @param {string} browser */
async function runIn(browser) {
  const started = Date.now();
  const runner = spawn(process.execPath, ['--test', '--test-concurrency=1', '--test-reporter=spec', ...(wanted.length > 0 ? wanted : suites)], {
    env: { ...process.env, BROADSHEET_BROWSER: browser },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  /** @type {Buffer[]} */
  const said = [];
  runner.stdout.on('data', (piece) => said.push(piece));
  const code = await new Promise((resolve) => void runner.on('close', resolve));
  process.stdout.write(Buffer.concat(said));
  console.log(`${browser}: ${code === 0 ? 'passed' : 'FAILED'} after ${Math.round((Date.now() - started) / 1000)} s`);
  return code === 0;
}

const passed = await Promise.all(['chrome', 'firefox'].map(runIn));
process.exitCode = passed.every(Boolean) ? 0 : 1;
