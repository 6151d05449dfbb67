// Pieces alike stand beside each other in the WASM: what packs it for the download looks back 32 KB, and neither LLVM nor
// `wasm-opt` knows of that. The program stays the same; packed, it is smaller by a twenty-fifth.

import { SECTION, Reader, bodies, imported, number, sectionsOf, withSections } from './wasm_sections.js';

/** How many bytes two pieces have to share in a row to be alike in them. */
const RUN = 6;
/** A run in more pieces than this tells nothing of any two. */
const COMMON = 200;
/** How much of what a piece was alike in still counts one piece further: the packer sees some eighty back. */
const KEPT = 0.987;
/** Counts for every piece's length, so that the shortest do not go before all. */
const LENGTH = { function: 90, data: 60 };

/** For every run of bytes that some pieces share, which they are. @param {Uint8Array[]} pieces */
function sharedRuns(pieces) {
  /** @type {Map<number, number[]>} */
  const holders = new Map();
  pieces.forEach((piece, at) => {
    for (let from = 0; from + RUN <= piece.length; from += 1) {
      const run = piece.subarray(from, from + RUN).reduce((all, byte) => all * 256 + byte, 0);
      const held = holders.get(run);
      if (!held) holders.set(run, [at]);
      else if (held.at(-1) !== at) held.push(at);
    }
  });
  return [...holders.values()].filter((held) => held.length > 1 && held.length < COMMON);
}

/** The numbers of the pieces, each behind those that it is most alike. @param {Uint8Array[]} pieces */
export function orderAlike(pieces, length = LENGTH.data) {
  /** @type {number[][][]} */
  const runs = pieces.map(() => []);
  for (const held of sharedRuns(pieces)) for (const at of held) runs[at]?.push(held);
  const alike = new Float64Array(pieces.length);
  const left = new Set(pieces.keys());
  const order = [];
  while (left.size > 0) {
    let [next, best] = [-1, -1];
    for (const at of left) {
      const worth = (alike[at] ?? 0) / (length + (runs[at]?.length ?? 0));
      if (worth > best) [next, best] = [at, worth];
    }
    order.push(next);
    left.delete(next);
    for (const at of left) alike[at] = (alike[at] ?? 0) * KEPT;
    for (const held of runs[next] ?? []) for (const at of held) alike[at] = (alike[at] ?? 0) + 1 / Math.sqrt(held.length - 1);
  }
  return order;
}

/** The WASM with a name for every function that says where it should stand, for `wasm-opt` to order by. @param {Uint8Array} wasm */
export function namedByPlace(wasm) {
  const sections = sectionsOf(wasm).filter(({ kind }) => kind !== SECTION.custom);
  const functions = bodies(sections);
  const width = String(functions.length).length;
  const names = functions.map(() => '');
  orderAlike(functions, LENGTH.function).forEach((at, place) => (names[at] = String(place).padStart(width, '0')));
  const first = imported(sections);
  const list = [...number(names.length), ...names.flatMap((name, at) => [...number(first + at), ...number(width), ...Buffer.from(name)])];
  const bytes = Uint8Array.from([4, ...Buffer.from('name'), 1, ...number(list.length), ...list]);
  return withSections(wasm, [...sections, { kind: SECTION.custom, bytes }]);
}

/** The WASM with its data in another order: every piece says itself where in memory it goes. @param {Uint8Array} wasm */
export function withDataAlike(wasm) {
  const sections = sectionsOf(wasm);
  const data = sections.find(({ kind }) => kind === SECTION.data);
  if (!data) throw new Error('The WASM has no data.');
  const reader = new Reader(data.bytes);
  const count = reader.number();
  /** @type {Uint8Array[]} */
  const pieces = [];
  while (!reader.ended) {
    const from = reader.at;
    reader.address();
    reader.piece();
    pieces.push(data.bytes.subarray(from, reader.at));
  }
  data.bytes = Buffer.concat([Uint8Array.from(number(count)), ...orderAlike(pieces).map((at) => pieces[at] ?? new Uint8Array())]);
  return withSections(wasm, sections);
}
