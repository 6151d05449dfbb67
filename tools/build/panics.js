// A panic ends in a trap, and the core is thrown away. What it would say first, and where it stood in the source, goes to an
// output that a browser does not have: here it is taken out of the WASM, before `wasm-opt` takes out what only led to it.

import { SECTION, Reader, bodies, imported, number, sectionsOf, withSections } from './wasm_sections.js';

/** Standard functions that never return: each makes a panic's message of what it is given, then traps. */
const SAYING = /^(?:core::panicking::|core::(?:option|result)::(?:unwrap|expect)_failed|core::slice::index::slice_index_fail|core::slice::copy_from_slice_impl::len_mismatch_fail|core::str::slice_error_fail|core::cell::panic_already|alloc::raw_vec::(?:handle_error|capacity_overflow)|alloc::alloc::handle_alloc_error|std::panicking::panic_with_hook|__rustc::rust_begin_unwind)|^<alloc::vec::Vec<.*::assert_failed$/;
/** What writes a value as its programmer sees it. Only a panic's message asks for it, and html5ever where exact errors are wanted, which are not; it brings tables of what can be printed along. */
const SHOWING = / as core::fmt::Debug>::fmt|^<core::cell::Borrow(?:Mut)?Error as core::fmt::Display>|^<char>::escape_(?:default|debug)|^<?core::fmt::builders::|^html5ever::util::str::to_escaped_string/;
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

/**
 * What is said before a trap, or of a mistake in the page's markup: html5ever notes those, and nobody reads its notes. Longer texts before their beginnings.
 * What another version of Rust says is not found here, and takes its room.
 */
const WORDS = [
  'assertion failed: self.is_char_boundary(new_len)',
  'assertion failed: self.sink.same_node(h, &node)', 'assertion failed: self.peeked.is_none()', 'assertion failed: self.html_elem_named(node, name)',
  'assertion failed: self.pending_table_text.borrow().is_empty()', 'assertion failed: more_tokens.is_empty()', 'assertion `left ', ' right` failed: ', ' right` failed',
  'internal error: entered unreachable code: impossible case in Text mode', 'internal error: entered unreachable code',
  'called `Result::unwrap()` on an `Err` value', 'called `Option::unwrap()` on a `None` value', 'called `Result::unwrap_throw()` on an `Err` value', 'called `Option::unwrap_throw()` on a `None` value',
  'insertion index (is ', ') should be <= len (is ', 'removal index (is ', ') should be < len (is ', 'copy_from_slice: source slice length (', ') does not match destination slice length (',
  'begin > end (', ') when slicing `', 'start byte index ', 'end byte index ', ' is out of bounds of `', ' is not a char boundary; it is inside ',
  'slice index starts at ', ' but ends at ', 'index out of bounds: the len is ', ' but the index is ', 'range start index ', 'range end index ', ' out of range for slice of length ',
  'start of range should be a character boundary', 'end of range should be a character boundary', 'attempt to join into collection with len > usize::MAX', 'attempt to divide by zero',
  'to_digit: invalid radix -- radix must be in the range 2 to 36 inclusive', 'window size must be non-zero', 'encode_utf8: need ', ' bytes to encode U+', ' but buffer has just ',
  'tendril: overflow in buffer arithmetic', 'Tried to shrink to a larger capacity', 'capacity overflow', 'a Display implementation returned an error unexpectedly',
  'a formatting trait implementation returned an error when the underlying stream did not', 'RefCell already mutably borrowed', 'RefCell already borrowed', 'LazyCell instance has previously been poisoned',
  'LazyLock instance has previously been poisoned', 'Attempted to initialize thread-local while it is being dropped', 'one-time initialization may not be performed recursively', 'reentrant init',
  'closure invoked recursively or after being dropped', 'bookmark not found in active formatting elements', 'formatting element not found in active formatting elements',
  'Found marker during formatting element reconstruction', 'Found marker during adoption agency', 'furthest block missing from open element stack', 'no head element', 'no current element', 'html node missing',
  'matches with no index', 'not prepared to handle this!', "Cannot reparent node's children to itself", 'Cannot insert node as a sibling of itself', 'Cannot append node as a child to itself',
  'DOCTYPE in insertion mode ', 'Unexpected open element while closing ', 'Unexpected open tag at end of body', 'Unexpected open tag ', 'Unexpected open element', 'Unexpected characters in table',
  'Unexpected characters ', 'Unexpected token', ' in insertion mode ', 'Bad DOCTYPE: ', 'DOCTYPE in body',
  // The names of values that only their showing says, as they stand one after the other.
  'NotSplitWhitespaceNotWhitespace', 'BeforeHtmlBeforeHeadInHeadInHeadNoscriptAfterHeadInBody',
  'InTableInTableTextInCaptionInColumnGroupInTableBodyInRowInCellInTemplateAfterBodyInFramesetAfterFramesetAfterAfterBodyAfterAfterFrameset',
  'OutOfBoundsValidationFailed', 'self_closingattrshad_duplicate_attributes', 'NullCharacter', 'public_idsystem_idforce_quirks', 'StartTagEndTag',
  'assertion failed: self.is_char_boundary(start)', 'assertion failed: self.is_char_boundary(end)',
];
/** What can be printed, as the standard library knows it: six tables, one after the other. Only what shows a value asks them, which is a trap by now. */
const PRINTABLE = { beginning: '\x06\x01\x01\x03\x01\x04\x02\x05\x07\x07', length: 1459 };

/** html5ever's lists of doctypes: it is never shown one, as the core has a shorter way to tell which are old. */
const DOCTYPES = [
  { first: '-//advasoft ltd//', last: '-//webtechs//dtd mozilla html//' },
  { first: 'about:legacy-compat-//W3C//', last: '-//w3c//dtd xhtml 1.0 transitional//' },
];

/** Clears words that are never said, and tables that nobody asks. @param {Uint8Array} section a copy */
function clearWords(section) {
  const bytes = Buffer.from(section.buffer, section.byteOffset, section.byteLength);
  for (const words of WORDS) {
    for (let at = bytes.indexOf(words); at >= 0; at = bytes.indexOf(words, at)) bytes.fill(0, at, at + words.length);
  }
  const tables = bytes.indexOf(PRINTABLE.beginning, 'latin1');
  if (tables >= 0) bytes.fill(0, tables, tables + PRINTABLE.length);
  for (const { first, last } of DOCTYPES) {
    const at = bytes.indexOf(first);
    const end = at < 0 ? at : bytes.indexOf(last, at);
    // Names of doctypes alone: where anything else lies between them, they are elsewhere now, and take their room.
    if (end >= 0 && /^[ -~]+$/.test(bytes.toString('latin1', at, end))) bytes.fill(0, at, end + last.length);
  }
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
  clearWords(data.bytes);
  return withSections(wasm, sections);
}
