// The layout is where the project's parts stand, as absolute paths, for every tool that reads or writes them.

import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** @param {...string} parts */
export const inRoot = (...parts) => join(root, ...parts);

export const extension = inRoot('extension');
export const generated = inRoot('extension', 'generated');
export const dist = inRoot('dist');
export const browsers = /** @type {const} */ (['chrome', 'firefox']);
/** Where npm puts the programs of its packages. */
export const programs = inRoot('node_modules', '.bin');
/** What can be thrown away and made again; `cargo clean` takes it too. */
export const scratch = inRoot('target', 'tools');
