// What nothing leads to any more is left out: once a panic says nothing, the words it would have said lie in the data unread, with the
// tables that say which characters can be printed. `wasm-opt` cannot know: to it data is bytes, and a number may be an address. The linker
// does know, and says so where it is asked (`--emit-relocs`): each place in code and data that holds where something lies.
// https://github.com/WebAssembly/tool-conventions/blob/main/Linking.md

import { Reader, SECTION, bodies, imported, sectionsOf } from './wasm_sections.js';

/** What a symbol names. */
const FUNCTION = 0;
const DATA = 1;
const SECTION_ITSELF = 3;
/** Flags: it is defined elsewhere; it has a name of its own all the same. */
const UNDEFINED = 0x10;
const NAMED = 0x40;
/** Of the linking section, the part that lists symbols. */
const SYMBOLS = 8;
/** Kinds of places that hold a function's or a table entry's number; an address; something else. */
const NUMBERS = [0, 1, 2];
const ADDRESSES = [3, 4, 5];
const OTHERS = [6, 7, 20];

/** @typedef {{ kind: number, index: number, segment: number, start: number, length: number }} Symbol */
/** @typedef {{ at: number, symbol: number }} Place */

/** @param {import('./wasm_sections.js').Section[]} sections @param {string} wanted */
function custom(sections, wanted) {
  for (const { kind, bytes } of sections) {
    if (kind !== SECTION.custom) continue;
    const reader = new Reader(bytes);
    if (reader.name() === wanted) return reader;
  }
  throw new Error(`The linked WASM has no section ${wanted}.`);
}

/** @param {Reader} reader of the linking section */
function symbolsOf(reader) {
  /** @type {Symbol[]} */
  const symbols = [];
  reader.number();
  while (!reader.ended) {
    const part = reader.number();
    const list = new Reader(reader.piece());
    if (part !== SYMBOLS) continue;
    for (let left = list.number(); left > 0; left -= 1) {
      const symbol = { kind: list.number(), index: -1, segment: -1, start: 0, length: 0 };
      const flags = list.number();
      if (symbol.kind === DATA) {
        list.name();
        if (!(flags & UNDEFINED)) [symbol.segment, symbol.start, symbol.length] = [list.number(), list.number(), list.number()];
      } else {
        symbol.index = list.number();
        if (symbol.kind !== SECTION_ITSELF && (!(flags & UNDEFINED) || flags & NAMED)) list.name();
      }
      symbols.push(symbol);
    }
  }
  return symbols;
}

/** The places that hold where something lies, in their order. @param {Reader} reader of a section of relocations */
function placesOf(reader) {
  /** @type {Place[]} */
  const places = [];
  reader.number();
  for (let left = reader.number(); left > 0; left -= 1) {
    const [kind, at, symbol] = [reader.number(), reader.number(), reader.number()];
    if (ADDRESSES.includes(kind)) reader.number();
    else if (!NUMBERS.includes(kind) && !OTHERS.includes(kind)) throw new Error(`A relocation of kind ${kind} is new.`);
    if (!OTHERS.includes(kind)) places.push({ at, symbol });
  }
  return places.sort((one, other) => one.at - other.at);
}

/** The symbols that places between two bounds name. @param {Place[]} places @param {number} from @param {number} to */
function named(places, from, to) {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle]?.at ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  const found = [];
  for (; low < places.length && (places[low]?.at ?? 0) < to; low += 1) found.push(places[low]?.symbol ?? -1);
  return found;
}

/** The numbers of functions that are called from outside. @param {import('./wasm_sections.js').Section[]} sections */
function exported(sections) {
  const reader = new Reader(sections.find(({ kind }) => kind === SECTION.exports)?.bytes ?? Uint8Array.of(0));
  const functions = [];
  for (let left = reader.number(); left > 0; left -= 1) {
    reader.name();
    const [kind, index] = [reader.number(), reader.number()];
    if (kind === FUNCTION) functions.push(index);
  }
  return functions;
}

/**
 * Which functions something leads to, and for each piece of data which of its bytes.
 * @param {Uint8Array} wasm as the linker writes it, with its relocations
 * @param {(index: number) => boolean} leadsNowhere whether a function will be a mere trap
 */
export function reached(wasm, leadsNowhere) {
  const sections = sectionsOf(wasm);
  const symbols = symbolsOf(custom(sections, 'linking'));
  const [inCode, inData] = ['reloc.CODE', 'reloc.DATA'].map((name) => placesOf(custom(sections, name)));
  const data = sections.find(({ kind }) => kind === SECTION.data)?.bytes;
  if (!data || !inCode || !inData) throw new Error('The linked WASM has no data.');
  const first = imported(sections);
  const code = bodies(sections);
  const reader = new Reader(data);
  const segments = [];
  for (let left = reader.number(); left > 0; left -= 1) {
    reader.address();
    segments.push(reader.piece());
  }
  const read = segments.map(({ length }) => new Uint8Array(length));
  const functions = new Set(exported(sections));
  const known = new Set();
  const open = [...functions].map((index) => ({ kind: FUNCTION, index, segment: -1, start: 0, length: 0 }));
  for (let next = open.pop(); next; next = open.pop()) {
    const holder = next.kind === FUNCTION ? (leadsNowhere(next.index) ? undefined : code[next.index - first]) : segments[next.segment];
    if (!holder) continue;
    // Sections are copies: where a piece of one begins in its buffer is where it begins in the section.
    const from = holder.byteOffset + next.start;
    const to = from + (next.kind === FUNCTION ? holder.length : next.length);
    for (const at of named(next.kind === FUNCTION ? inCode : inData, from, to)) {
      const symbol = symbols[at];
      if (!symbol || known.has(at)) continue;
      known.add(at);
      if (symbol.kind === DATA) read[symbol.segment]?.fill(1, symbol.start, symbol.start + symbol.length);
      else if (symbol.kind !== FUNCTION || functions.has(symbol.index)) continue;
      else functions.add(symbol.index);
      open.push(symbol);
    }
  }
  return { functions, read };
}
