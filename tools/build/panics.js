// A panic ends in a trap, and the core is thrown away. What it would say first, and where it stood in the source, goes to an
// output that a browser does not have: here it is taken out of the WASM, before `wasm-opt` takes out what only led to it.

import { SECTION, Reader, bodies, imported, number, sectionsOf, withSections } from './wasm_sections.js';

/** Standard functions that never return: each makes a panic's message of what it is given, then traps. */
const SAYING = /^(?:core::panicking::|core::(?:option|result)::(?:unwrap|expect)_failed|core::slice::index::slice_index_fail|core::slice::copy_from_slice_impl::len_mismatch_fail|core::str::slice_error_fail|core::cell::panic_already|alloc::raw_vec::(?:handle_error|capacity_overflow)|alloc::alloc::handle_alloc_error|std::panicking::panic_with_hook|__rustc::rust_begin_unwind)|^<alloc::vec::Vec<.*::assert_failed$/;
/** What writes a value as its programmer sees it. Only a panic's message asks for it, and html5ever where exact errors are wanted, which are not; it brings tables of what can be printed along. */
const SHOWING = / as core::fmt::Debug>::fmt|^<?core::fmt::builders::|^html5ever::util::str::to_escaped_string/;
/** What waits for a lock that somebody else holds, and the lists of who waits: here nobody else is. */
const WAITING = /^parking_lot::raw_mutex::RawMutex::(?:un)?lock_slow|^parking_lot_core::/;
/** One that is in every build: where it is not found, names are written differently now. */
const ALWAYS = 'core::panicking::panic_bounds_check';
/** No locals, `unreachable`, end. */
const TRAP = [0, 0, 0x0b];

/** A place in the source: where its file's name is, how long that is, line, column. */
const PLACE = 16;
/** No source has a line or a column beyond. */
const FARTHEST = 100_000;
const text = new TextDecoder();

/** The names of functions, without what tells two builds of a crate apart. @param {Uint8Array} section */
function functionNames(section) {
  const names = new Map();
  const reader = new Reader(section);
  if (reader.name() !== 'name') return names;
  while (!reader.ended) {
    const kind = reader.number();
    const part = new Reader(reader.piece());
    if (kind !== 1) continue;
    for (let left = part.number(); left > 0; left -= 1) names.set(part.number(), part.name().replaceAll(/\[[0-9a-f]{16}\]/g, ''));
  }
  return names;
}

/** The code section anew. @param {Uint8Array[]} functions @param {Map<number, string>} names @param {number} first number of a function with a body */
function withTraps(functions, names, first) {
  const kept = functions.map((body, at) => ([SAYING, SHOWING, WAITING].some((never) => never.test(names.get(first + at) ?? '')) ? Uint8Array.from(TRAP) : body));
  return Buffer.concat([Uint8Array.from(number(kept.length)), ...kept.flatMap((body) => [Uint8Array.from(number(body.length)), body])]);
}

/** Clears places in the source, and the names of its files; `wasm-opt` leaves out what is zero. @param {Uint8Array} section a copy */
function clearPlaces(section) {
  const reader = new Reader(section);
  /** @type {{ start: number, bytes: Uint8Array }[]} */
  const segments = [];
  for (let left = reader.number(); left > 0; left -= 1) {
    const start = reader.address();
    segments.push({ start, bytes: reader.piece() });
  }
  /** @param {number} address @param {number} length */
  const at = (address, length) => {
    const segment = segments.find(({ start, bytes }) => address >= start && address + length <= start + bytes.length);
    return segment?.bytes.subarray(address - segment.start, address - segment.start + length);
  };
  let cleared = 0;
  const files = new Set();
  for (const { start, bytes } of segments) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    for (let here = (4 - (start % 4)) % 4; here + PLACE <= bytes.length; here += 4) {
      const [address = 0, length = 0, line = 0, column = 0] = [0, 4, 8, 12].map((offset) => view.getUint32(here + offset, true));
      if (length > 500 || line === 0 || line > FARTHEST || column === 0 || column > FARTHEST) continue;
      const file = at(address, length);
      if (file === undefined || !/^[\w/.+-]+\.rs$/.test(text.decode(file))) continue;
      files.add(file);
      bytes.fill(0, here, here + PLACE);
      cleared += 1;
    }
  }
  for (const file of files) file.fill(0);
  if (cleared === 0) throw new Error('No place in the source was found: Rust writes them differently now.');
}

/** The WASM without a panic's words. @param {Uint8Array} wasm as `wasm-bindgen` writes it, with the names of its functions */
export function withoutPanicWords(wasm) {
  const sections = sectionsOf(wasm);
  const of = (/** @type {number} */ kind) => sections.find((section) => section.kind === kind);
  const names = new Map(sections.filter(({ kind }) => kind === SECTION.custom).flatMap(({ bytes }) => [...functionNames(bytes)]));
  if (![...names.values()].includes(ALWAYS)) throw new Error(`${ALWAYS} is not in the WASM: Rust names its functions differently now.`);
  const [code, data] = [of(SECTION.code), of(SECTION.data)];
  if (!code || !data) throw new Error('The WASM has no code or no data.');
  code.bytes = withTraps(bodies(sections), names, imported(sections));
  clearPlaces(data.bytes);
  return withSections(wasm, sections);
}
