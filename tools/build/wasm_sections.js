// A WASM file is a header and sections, each a kind and bytes. Here they are taken apart and put together again.

const HEADER = 8;

/** The kinds of sections that our tools look into. */
export const SECTION = { custom: 0, imports: 2, code: 10, data: 11 };

const text = new TextDecoder();

/** Reads numbers and pieces one after the other. */
export class Reader {
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

  /** Where in memory a piece of data goes. */
  address() {
    const kind = this.number();
    if (kind !== 0 || this.number() !== 0x41) throw new Error('The WASM has data of another kind than what lies in its memory from the start.');
    const address = this.number();
    // The end of the expression.
    this.number();
    return address;
  }

  name() {
    return text.decode(this.piece());
  }
}

/** @param {number} value */
export function number(value) {
  const out = [];
  for (; value > 127; value = Math.floor(value / 128)) out.push((value & 127) | 128);
  return [...out, value];
}

/** @typedef {{ kind: number, bytes: Uint8Array }} Section */

/** @param {Uint8Array} wasm @returns {Section[]} whose bytes are copies */
export function sectionsOf(wasm) {
  const reader = new Reader(wasm, HEADER);
  const sections = [];
  while (!reader.ended) sections.push({ kind: reader.number(), bytes: Uint8Array.from(reader.piece()) });
  return sections;
}

/** @param {Uint8Array} wasm that the sections are from @param {Section[]} sections */
export function withSections(wasm, sections) {
  return Buffer.concat([wasm.subarray(0, HEADER), ...sections.flatMap(({ kind, bytes }) => [Uint8Array.from([kind, ...number(bytes.length)]), bytes])]);
}

/** How many functions come from outside; they are numbered first. @param {Section[]} sections */
export function imported(sections) {
  const reader = new Reader(sections.find(({ kind }) => kind === SECTION.imports)?.bytes ?? Uint8Array.of(0));
  let functions = 0;
  for (let left = reader.number(); left > 0; left -= 1) {
    const [from, name] = [reader.name(), reader.name()];
    if (reader.number() !== 0) throw new Error(`${from}.${name} is no function: the WASM takes nothing else from outside.`);
    reader.number();
    functions += 1;
  }
  return functions;
}

/** The bodies of the functions that have one. @param {Section[]} sections */
export function bodies(sections) {
  const reader = new Reader(sections.find(({ kind }) => kind === SECTION.code)?.bytes ?? Uint8Array.of(0));
  const found = [];
  for (let left = reader.number(); left > 0; left -= 1) found.push(reader.piece());
  return found;
}
