// A panic's words go out of the WASM, and nothing else does.

import assert from 'node:assert/strict';
import test from 'node:test';
import binaryen from 'binaryen';
import { withoutPanicWords } from '../../tools/build/panics.js';

/** A program with a panic of a name in it, a place in the source that only the panic is given, and data beside it. @param {string} panic */
function program(panic) {
  const place = ['\\40\\00\\00\\00', '\\09\\00\\00\\00', '\\07\\00\\00\\00', '\\05\\00\\00\\00'].join('');
  const module = binaryen.parseText(`(module
    (memory (export "memory") 1)
    (data (i32.const 16) "kept before" "\\00\\00\\00\\00\\00" "${place}" "kept behind 1234")
    (data (i32.const 64) "src/at.rs and no more")
    (func $say (param i32) (i32.store8 (i32.const 0) (i32.const 1)) (unreachable))
    (func $ask (export "ask") (param i32) (result i32)
      (if (i32.eqz (local.get 0)) (then (call $say (i32.const 32))))
      (i32.const 42)))`);
  module.setFeatures(binaryen.Features.MVP);
  const wasm = module.emitBinary();
  module.dispose();
  // A name as Rust writes it is none in the text format.
  const name = Buffer.from(panic);
  const functions = Buffer.concat([Buffer.from([1, name.length + 3, 1, 0, name.length]), name]);
  const section = Buffer.concat([Buffer.from([4]), Buffer.from('name'), functions]);
  return Buffer.concat([wasm, Buffer.from([0, section.length]), section]);
}

/** @param {Uint8Array} wasm */
async function run(wasm) {
  const { instance } = await WebAssembly.instantiate(Uint8Array.from(wasm));
  const { memory, ask } = /** @type {{ memory: WebAssembly.Memory, ask: (value: number) => number }} */ (/** @type {unknown} */ (instance.exports));
  const answer = ask(1);
  assert.throws(() => ask(0), WebAssembly.RuntimeError);
  return { answer, bytes: Buffer.from(memory.buffer, 0, 96) };
}

test('A panic traps as before, says nothing, and its place in the source is gone', async () => {
  const before = program('core[0123456789abcdef]::panicking::panic_bounds_check');
  const [was, is] = [await run(before), await run(withoutPanicWords(before))];
  assert.equal(was.bytes[0], 1, 'the panic says something');
  assert.equal(was.bytes.toString('latin1', 64, 73), 'src/at.rs');
  assert.equal(is.answer, 42);
  assert.equal(is.bytes[0], 0, 'the panic still says something');
  assert.equal(is.bytes.toString('latin1', 16, 27), 'kept before');
  assert.equal(is.bytes.toString('latin1', 48, 64), 'kept behind 1234');
  assert.deepEqual([...is.bytes.subarray(32, 48)], new Array(16).fill(0));
  assert.equal(is.bytes.toString('latin1', 64, 96).replaceAll('\0', ''), ' and no more');
});

test('A build whose functions are named otherwise is refused', () => {
  assert.throws(() => withoutPanicWords(program('broadsheet::panicking')), /names its functions differently/);
});
