// Pieces alike come to stand beside each other, none is lost, and the program stays what it was.

import assert from 'node:assert/strict';
import test from 'node:test';
import binaryen from 'binaryen';
import { namedByPlace, orderAlike, withDataAlike } from '../../tools/build/alike.js';
import { bodies, sectionsOf } from '../../tools/build/wasm_sections.js';

const bytes = (/** @type {string} */ text) => Uint8Array.from(Buffer.from(text));

test('Each piece stands behind the one that it shares most with', () => {
  const pieces = ['the harbour was empty', 'qwertyuiop 1234567', 'the harbour was full', 'qwertyuiop 7654321', ''].map(bytes);
  const order = orderAlike(pieces);
  assert.deepEqual([...order].sort(), [0, 1, 2, 3, 4]);
  assert.equal(Math.abs(order.indexOf(0) - order.indexOf(2)), 1);
  assert.equal(Math.abs(order.indexOf(1) - order.indexOf(3)), 1);
  assert.deepEqual(orderAlike([]), []);
});

/** Functions and data, each beside one that it is not alike. */
function program() {
  const sum = (/** @type {string} */ name, /** @type {number} */ last) =>
    `(func $${name} (export "${name}") (result i32) (i32.add (i32.load (i32.const 16)) (i32.mul (i32.load8_u (i32.const 64)) (i32.const ${last}))))`;
  const other = (/** @type {string} */ name, /** @type {number} */ last) =>
    `(func $${name} (export "${name}") (result i32) (i32.xor (i32.shl (i32.const 70000) (i32.const 3)) (i32.sub (i32.const 99999) (i32.const ${last}))))`;
  const module = binaryen.parseText(`(module
    (memory (export "memory") 1)
    (data (i32.const 16) "the harbour was empty")
    (data (i32.const 64) "qwertyuiop 1234567")
    (data (i32.const 128) "the harbour was full")
    (data (i32.const 200) "qwertyuiop 7654321")
    ${sum('a', 5)} ${other('b', 7)} ${sum('c', 11)} ${other('d', 13)})`);
  module.setFeatures(binaryen.Features.MVP);
  const wasm = module.emitBinary();
  module.dispose();
  return wasm;
}

/** @param {Uint8Array} wasm */
async function run(wasm) {
  const { instance } = await WebAssembly.instantiate(Uint8Array.from(wasm));
  const { memory, ...functions } = /** @type {{ memory: WebAssembly.Memory } & Record<string, () => number>} */ (/** @type {unknown} */ (instance.exports));
  return { answers: new Map(Object.entries(functions).map(([name, ask]) => [name, ask()])), memory: Buffer.from(memory.buffer, 0, 256).toString('latin1') };
}

test('Data in another order lies in memory as before', async () => {
  const before = program();
  const after = withDataAlike(before);
  const at = (/** @type {string} */ text) => Buffer.from(after).indexOf(text);
  assert.notDeepEqual(Buffer.from(after), Buffer.from(before));
  assert.ok(Math.abs(at('harbour was empty') - at('harbour was full')) < 40);
  assert.deepEqual(await run(after), await run(before));
});

test('Functions are named by their places, and an order by names is one of functions alike', async () => {
  const before = program();
  const named = namedByPlace(before);
  const module = binaryen.readBinary(named);
  const places = [0, 1, 2, 3].map((at) => Number(binaryen.getFunctionInfo(module.getFunctionByIndex(at)).name));
  assert.deepEqual([...places].sort(), [0, 1, 2, 3]);
  assert.equal(Math.abs((places[0] ?? 0) - (places[2] ?? 0)), 1);
  module.runPasses(['reorder-functions-by-name']);
  const ordered = module.emitBinary();
  module.dispose();
  const [first, second] = bodies(sectionsOf(ordered)).map((body) => body.length);
  assert.equal(first, second);
  assert.deepEqual((await run(ordered)).answers, (await run(before)).answers);
});
