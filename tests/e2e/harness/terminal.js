// The terminal is the core's other door: what it gives of a page is what the browsers have to show. It is the program that Rust's own tests build.

import { resolve } from 'node:path';
import { root } from '../../../tools/build/layout.js';

export const terminal = resolve(root, process.env.CARGO_TARGET_DIR ?? 'target', 'debug', 'broadsheet');
