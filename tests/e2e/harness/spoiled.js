// A spoiled build is a copy of the shipped one with a fault in it, for tests of what happens then.

import { cpSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dist } from '../../../tools/build/layout.js';
import { WASM } from '../../../tools/build/wasm.js';
import { browserName } from './session.js';

/** A number as WebAssembly writes it. @param {number} value */
function leb(value) {
  const bytes = [];
  for (let rest = value; ; ) {
    const byte = rest & 0x7f;
    rest >>>= 7;
    bytes.push(rest === 0 ? byte : byte | 0x80);
    if (rest === 0) return bytes;
  }
}

/** @param {Buffer} bytes @param {number} at */
function readLeb(bytes, at) {
  let value = 0;
  for (let shift = 0, end = at; ; shift += 7, end += 1) {
    const byte = bytes[end] ?? 0;
    value |= (byte & 0x7f) << shift;
    if ((byte & 0x80) === 0) return { value, end: end + 1 };
  }
}

const MEMORY_SECTION = 5;

/**
 * The same program with an upper limit to its memory.
 * @param {Buffer} wasm
 * @param {number} pages of 64 KiB, beyond what it starts with
 */
function withLittleMemory(wasm, pages) {
  for (let at = 8; at < wasm.length; ) {
    const { value: size, end } = readLeb(wasm, at + 1);
    if (wasm[at] === MEMORY_SECTION) {
      const { value: least } = readLeb(wasm, end + 2);
      const section = [1, 1, ...leb(least), ...leb(least + pages)];
      return Buffer.concat([wasm.subarray(0, at), Buffer.from([MEMORY_SECTION, ...leb(section.length), ...section]), wasm.subarray(end + size)]);
    }
    at = end + size;
  }
  throw new Error('The program has no memory.');
}

/** The word on a page at which a program breaks off. */
export const BREAKS_OFF = 'breaks-off-here';

/** A script that makes a program break off when it reads a page with that word, and be dead from then on, as one is whose memory is half written. */
const BREAKS = `
(() => {
  const trap = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 116, 0, 0, 10, 5, 1, 3, 0, 0, 11]))).exports.t;
  const fragile = (instance) => {
    let dead = false;
    return { exports: Object.fromEntries(Object.entries(instance.exports).map(([name, value]) => [name, typeof value !== 'function' ? value : (...values) => {
      if (name === 'read_snapshot' && values[0].includes('${BREAKS_OFF}')) dead = true;
      return dead ? trap() : value(...values);
    }])) };
  };
  const { Instance, instantiate } = WebAssembly;
  WebAssembly.instantiate = async (...given) => {
    const { instance, module } = await instantiate.apply(WebAssembly, given);
    return { instance: fragile(instance), module };
  };
  WebAssembly.Instance = function (...given) {
    return fragile(new Instance(...given));
  };
})();
`;

/** Faults by name; each spoils a copy. @type {Record<string, (folder: string) => void>} */
export const FAULTS = {
  missing: (folder) => rmSync(join(folder, WASM)),
  truncated: (folder) => truncateSync(join(folder, WASM), 300_000),
  'out of memory': (folder) => writeFileSync(join(folder, WASM), withLittleMemory(readFileSync(join(folder, WASM)), 32)),
  'broken off': (folder) => writeFileSync(join(folder, 'background.js'), BREAKS + readFileSync(join(folder, 'background.js'), 'utf8')),
};

/** @param {string} fault @returns {string} the folder */
export function spoiledBuild(fault) {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-spoiled-'));
  cpSync(join(dist, browserName), folder, { recursive: true });
  FAULTS[fault]?.(folder);
  return folder;
}
