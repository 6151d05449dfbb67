// The startup cache is what Firefox keeps of its own scripts, compiled. Every session begins with an empty profile, and to compile them anew each time is half the work of a start;
// so what the first session of a run leaves is given to those after it. Nothing that a page or an extension did is in it.

import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** The last says which Firefox wrote the others: another one throws them away. What it keeps of extensions, in `webext.sc.lz4`, is left out. */
const FILES = ['scriptCache.bin', 'scriptCache-child.bin', 'startupCache.8.little', 'urlCache.bin'].map((name) => join('startupCache', name)).concat('compatibility.ini');

/** Where a run keeps it; a file that is run alone has none. */
const kept = process.env.BROADSHEET_STARTUP_CACHE;

/** @param {string} from @param {string} to */
function copy(from, to) {
  mkdirSync(join(to, 'startupCache'), { recursive: true });
  for (const file of FILES) copyFileSync(join(from, file), join(to, file));
}

/** Makes the folder of a profile, with the cache in it. @param {string} profile */
export function giveStartupCache(profile) {
  mkdirSync(profile);
  if (kept && existsSync(kept)) copy(kept, profile);
}

/** Keeps the cache of a profile whose browser has ended, if there is none yet. A browser that ran for a few seconds only wrote none. @param {string} profile */
export function keepStartupCache(profile) {
  if (!kept || existsSync(kept) || !FILES.every((file) => existsSync(join(profile, file)))) return;
  const whole = mkdtempSync(`${kept}-`);
  copy(profile, whole);
  // In one step, so that nobody is given half of it; who comes second goes without.
  try {
    renameSync(whole, kept);
  } catch {
    rmSync(whole, { recursive: true });
  }
}
