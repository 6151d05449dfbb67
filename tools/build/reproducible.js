// `./build.sh reproducible`: builds the last commit twice, from two clean clones in folders of different names, and compares the store zips byte for byte.

import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inRoot } from './layout.js';
import { run } from './run.js';

/** Folders of different depth and length, as the machines of stores and readers have them. */
const NAMES = ['a', join('another place with spaces', 'and-a-rather-long-name-of-a-folder')];

/** @param {string} folder of a clone @returns {Record<string, string>} */
function digests(folder) {
  const zips = readdirSync(join(folder, 'dist')).filter((name) => name.endsWith('.zip')).sort();
  return Object.fromEntries(zips.map((name) => [name, createHash('sha256').update(readFileSync(join(folder, 'dist', name))).digest('hex')]));
}

const changed = run('git', ['status', '--porcelain', '--untracked-files=no']).trim();
if (changed) console.log('What is not committed yet is left out.');
const commit = run('git', ['rev-parse', 'HEAD']).trim();
const place = mkdtempSync(join(tmpdir(), 'broadsheet-reproducible-'));
try {
  const [one = {}, other = {}] = NAMES.map((name) => {
    const folder = join(place, name);
    run('git', ['clone', '--quiet', '--no-hardlinks', inRoot(), folder]);
    // Somebody may work on here meanwhile.
    run('git', ['-C', folder, 'checkout', '--quiet', commit]);
    // Nothing that was built here before may be taken over there.
    run('env', ['-u', 'CARGO_TARGET_DIR', 'bash', join(folder, 'build.sh'), 'dist'], { show: true });
    return digests(folder);
  });
  for (const [name, digest] of Object.entries(one)) {
    const same = other[name] === digest;
    console.log(`${name}: ${same ? 'the same bytes twice' : 'DIFFERENT'}, sha256 ${digest}${same ? '' : ` and ${other[name]}`}`);
    if (!same) process.exitCode = 1;
  }
  if (Object.keys(one).length !== 2) throw new Error('There are not two zips.');
} finally {
  rmSync(place, { recursive: true, force: true });
}
