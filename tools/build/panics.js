// A panic ends in a trap, and the core is thrown away. What it would say first, and where it stood in the source, goes to an
// output that a browser does not have: here it is taken out of the WASM, before `wasm-opt` takes out what only led to it.

/** Standard functions that never return: each makes a panic's message of what it is given, then traps. */
const SAYING = /^(?:core::panicking::|core::(?:option|result)::(?:unwrap|expect)_failed|core::slice::index::slice_index_fail|core::slice::copy_from_slice_impl::len_mismatch_fail|core::str::slice_error_fail|core::cell::panic_already|alloc::raw_vec::(?:handle_error|capacity_overflow)|alloc::alloc::handle_alloc_error|std::panicking::panic_with_hook|__rustc::rust_begin_unwind)|^<alloc::vec::Vec<.*::assert_failed$/;
/** One that is in every build: where it is not found, names are written differently now. */
const ALWAYS = 'core::panicking::panic_bounds_check';
/** No locals, `unreachable`, end. */
const TRAP = [0, 0, 0x0b];

const SECTION = { custom: 0, imports: 2, code: 10, data: 11 };
const HEADER = 8;
/** A place in the source: where its file's name is, how long that is, line, column. */
const PLACE = 16;
/** No source has a line or a column beyond. */
const FARTHEST = 100_000;
const text = new TextDecoder();

/** Reads numbers and pieces one after the other. */
class Reader {
  /** @param {Uint8Array} bytes */
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  get ended() {
    return this.at >= this.bytes.length;
  }

  number() {
    let [value, factor] = [0, 1];
    for (;;) {
      const byte = this.bytes[this.at++] ?? 0;
      value += (byte & 127) * factor;
      factor *= 128;
      if (byte < 128) return value;
    }
  }

  piece(length = this.number()) {
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  name() {
    return text.decode(this.piece());
  }
}

/** @param {number} value */
function number(value) {
  const out = [];
  for (; value > 127; value = Math.floor(value / 128)) out.push((value & 127) | 128);
  return [...out, value];
}

/** How many functions come from outside; they are numbered first. @param {Uint8Array} section */
function imported(section) {
  const reader = new Reader(section);
  let functions = 0;
  for (let left = reader.number(); left > 0; left -= 1) {
    const [from, name] = [reader.name(), reader.name()];
    if (reader.number() !== 0) throw new Error(`${from}.${name} is no function: the WASM takes nothing else from outside.`);
    reader.number();
    functions += 1;
  }
  return functions;
}

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

/** @param {Uint8Array} section @param {Map<number, string>} names @param {number} first number of a function with a body */
function withTraps(section, names, first) {
  const reader = new Reader(section);
  const count = reader.number();
  /** @type {Uint8Array[]} */
  const out = [Uint8Array.from(number(count))];
  for (let at = 0; at < count; at += 1) {
    const body = reader.piece();
    const kept = SAYING.test(names.get(first + at) ?? '') ? Uint8Array.from(TRAP) : body;
    out.push(Uint8Array.from(number(kept.length)), kept);
  }
  return Buffer.concat(out);
}

/** Clears places in the source, and the names of its files; `wasm-opt` leaves out what is zero. @param {Uint8Array} section a copy */
function clearPlaces(section) {
  const reader = new Reader(section);
  /** @type {{ start: number, bytes: Uint8Array }[]} */
  const segments = [];
  for (let left = reader.number(); left > 0; left -= 1) {
    const kind = reader.number();
    if (kind !== 0 || reader.number() !== 0x41) throw new Error('The WASM has data of another kind than what lies in its memory from the start.');
    const start = reader.number();
    reader.number();
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
  const reader = new Reader(wasm, HEADER);
  /** @type {{ kind: number, bytes: Uint8Array }[]} */
  const sections = [];
  while (!reader.ended) sections.push({ kind: reader.number(), bytes: Uint8Array.from(reader.piece()) });
  const of = (/** @type {number} */ kind) => sections.find((section) => section.kind === kind);
  const names = new Map(sections.filter(({ kind }) => kind === SECTION.custom).flatMap(({ bytes }) => [...functionNames(bytes)]));
  if (![...names.values()].includes(ALWAYS)) throw new Error(`${ALWAYS} is not in the WASM: Rust names its functions differently now.`);
  const [code, data] = [of(SECTION.code), of(SECTION.data)];
  if (!code || !data) throw new Error('The WASM has no code or no data.');
  code.bytes = withTraps(code.bytes, names, imported(of(SECTION.imports)?.bytes ?? Uint8Array.of(0)));
  clearPlaces(data.bytes);
  return Buffer.concat([wasm.subarray(0, HEADER), ...sections.flatMap(({ kind, bytes }) => [Uint8Array.from([kind, ...number(bytes.length)]), bytes])]);
}
