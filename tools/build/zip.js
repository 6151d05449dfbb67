// A store zip is a folder as one file, with the same bytes for the same folder: sorted names, one fixed date, one mode.

import { createWriteStream, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import yazl from 'yazl';

/** The first date that a zip can hold, in local time, as zips know no zones. */
const DATE = new Date(1980, 0, 1);

/** Files that are compressed in themselves: a second time makes them larger. */
const COMPRESSED = /\.(woff2|png)$/;
const BEST = 9;

/** Every file below a folder, as sorted relative paths with forward slashes. */
export function filesBelow(/** @type {string} */ folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1).replaceAll('\\', '/'))
    .sort();
}

/** @param {string} folder @param {string} file */
export async function zip(folder, file) {
  const archive = new yazl.ZipFile();
  for (const name of filesBelow(folder)) {
    archive.addBuffer(readFileSync(join(folder, name)), name, { mtime: DATE, mode: 0o100644, forceDosTimestamp: true, compressionLevel: COMPRESSED.test(name) ? 0 : BEST });
  }
  archive.end();
  await pipeline(archive.outputStream, createWriteStream(file));
}
