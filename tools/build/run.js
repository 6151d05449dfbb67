// A run is one program of another maker started by ours; when it fails, we stop with what it said.

import { spawnSync } from 'node:child_process';
import { delimiter } from 'node:path';
import { programs, root } from './layout.js';

/**
 * Runs a program and gives what it printed. What it says on its error stream goes to ours.
 * @param {string} program
 * @param {string[]} parts
 * @param {{ env?: NodeJS.ProcessEnv, show?: boolean }} [choices] `show` prints its output instead of giving it
 */
export function run(program, parts, { env = {}, show = false } = {}) {
  const result = spawnSync(program, parts, {
    cwd: root,
    env: { ...process.env, PATH: `${programs}${delimiter}${process.env.PATH}`, ...env },
    stdio: ['ignore', show ? 'inherit' : 'pipe', 'inherit'],
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  if (result.error) throw result.error;
  if (result.status !== 0) {
    if (result.stdout) process.stderr.write(result.stdout);
    throw new Error(`${program} ${parts[0] ?? ''} failed with exit code ${result.status ?? result.signal}.`);
  }
  return result.stdout ?? '';
}
