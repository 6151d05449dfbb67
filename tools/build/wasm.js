// The WASM is the core as the browser runs it: built, bound to JavaScript, optimised, the same bytes wherever it is built.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { namedByPlace, withDataAlike } from './alike.js';
import { generated, inRoot, root, scratch } from './layout.js';
import { withoutPanicWords } from './panics.js';
import { run } from './run.js';

const TARGET = 'wasm32-unknown-unknown';
/** The name that bundles ask for with `runtime.getURL`. */
export const WASM = 'broadsheet_bg.wasm';
/** JavaScript glue and WASM, as `extension/background/core.js` imports them. */
const out = join(generated, 'core');

// What Rust 1.95 turns on for this target, and no more: browsers from the manifest's oldest on know all of it.
const FEATURES = ['bulk-memory', 'sign-ext', 'mutable-globals', 'nontrapping-float-to-int', 'reference-types', 'multivalue'];
// Taken apart into single steps first, and put together anew, a function finds shorter ways: 10 KB less, 5 KB packed. What a function may not do is
// told to those that call it.
// A function that is called in one place only goes into its caller where it is small: what is copied there is numbered anew, and with
// hundreds of values each number takes another byte and packs badly. The stack lies first in memory and grows downwards: nothing is ever
// read from its last kilobyte.
const SMALLEST = ['--generate-global-effects', '-Oz', '--converge', '--one-caller-inline-max-function-size=20', '--low-memory-unused', ...FEATURES.map((name) => `--enable-${name}`)];
const OPTIMISE = ['--flatten', '--rereloop', ...SMALLEST];
// Browsers take no notice of how an access is aligned.
const ORDER = [...SMALLEST, '--reorder-functions-by-name', '--dealign'];

// What cargo takes between two flags, so that a folder's name may hold spaces.
const SEPARATOR = '\x1f';

/** How large a function may be to be copied to where it is called, in LLVM's measure; level "s" allows 75. Cargo.toml says what it is worth. */
const INLINED = 4;

/**
 * By how much all is made dearer in that measure. What is called in one place only goes there up to 15,000 points, a number that no flag changes: whole passes grew together into functions of 30 KB,
 * and a browser that makes such a function fast works on it while the first page is being read, and longer the larger it is. On a page of 10,000 elements V8's other threads worked 948 ms without this,
 * 288 with 16 and 275 with 20, which is 0.9 KB more, packed; 60 is 1.5 KB more than 20, and 164 ms.
 */
const DEARER = 16;
/** LLVM's own prices of an instruction, and of a call that stays. */
const PRICES = { instr: 5, call: 25 };

/** Bytes of the stack, in front of all data: with Rust's own million, every address of data takes a byte more. Nothing here recurses on input. */
const STACK = 512 * 1024;

/**
 * The flags that keep this machine's folders out of the binary, as the stores rebuild it in theirs. Where the standard
 * library's source is installed, the compiler names its true folder; the mapping gives back what it says elsewhere.
 */
function flags() {
  const version = run('rustc', ['-vV']);
  const sysroot = run('rustc', ['--print', 'sysroot']).trim();
  const commit = /commit-hash: (\w+)/.exec(version)?.[1];
  const folders = [
    [process.env.CARGO_HOME ?? join(homedir(), '.cargo'), '/cargo'],
    [root.replace(/\/$/, ''), '/broadsheet'],
    [join(sysroot, 'lib/rustlib/src/rust'), `/rustc/${commit}`],
  ];
  const inlined = `-inline-threshold=${INLINED * DEARER} -inline-instr-cost=${PRICES.instr * DEARER} -inline-call-penalty=${PRICES.call * DEARER}`;
  return [`-Cllvm-args=${inlined}`, `-Clink-arg=-zstack-size=${STACK}`, ...folders.map(([from, to]) => `--remap-path-prefix=${from}=${to}`)].join(SEPARATOR);
}

/** By the program: the zlib in Node is tuned for speed, and packs a hundredth worse. @param {Buffer} bytes */
export const sizes = (bytes) => ({ raw: bytes.length, gzip: execFileSync('gzip', ['-9', '-n', '-c'], { input: bytes, maxBuffer: 2 * bytes.length }).length });

/** `wasm-opt` takes longer than everything else, so what it made of given bytes is kept. @param {Uint8Array} wasm @param {string[]} passes */
function optimised(wasm, passes) {
  const kept = join(scratch, 'wasm-opt');
  const key = createHash('sha256').update(passes.join(' ')).update(readFileSync(inRoot('package-lock.json'))).update(wasm).digest('hex');
  const result = join(kept, `${key}.wasm`);
  if (!existsSync(result)) {
    mkdirSync(kept, { recursive: true });
    const given = join(kept, `${key}.given.wasm`);
    writeFileSync(given, wasm);
    run('wasm-opt', [...passes, given, '-o', result]);
    rmSync(given);
  }
  return readFileSync(result);
}

/** Builds the WASM and its JavaScript into `extension/generated/core/`, and says how large it is. */
export function buildWasm() {
  // The one kind of library that leaves here: where cargo has to make another one beside it, it leaves out the optimising across crates that the
  // profile asks for, and says nothing. With it the core is 64 KB smaller, 25 KB packed, and takes a seventh less time.
  const chosen = ['--lib', '--crate-type', 'cdylib', '--no-default-features', '--target', TARGET, '--profile', 'wasm'];
  run('cargo', ['rustc', '--quiet', '--locked', ...chosen], { env: { CARGO_ENCODED_RUSTFLAGS: flags() } });
  const raw = inRoot(process.env.CARGO_TARGET_DIR ?? 'target', TARGET, 'wasm', 'broadsheet.wasm');
  const bindgen = process.env.WASM_BINDGEN ?? 'wasm-bindgen';
  // With it comes the function that starts the same program anew.
  run(bindgen, ['--target', 'web', '--experimental-reset-state-function', '--out-dir', out, raw]);
  const path = join(out, WASM);
  // What it finds the second time is another 0.4 KB, packed.
  const small = optimised(optimised(withoutPanicWords(readFileSync(path)), OPTIMISE), SMALLEST);
  const bytes = withDataAlike(optimised(namedByPlace(small), ORDER));
  writeFileSync(path, bytes);
  for (const folder of [homedir(), root]) {
    // With the slash: a book's `</rootfiles>` is no home of anybody's.
    if (bytes.includes(`${folder.replace(/\/$/, '')}/`)) throw new Error(`The WASM names the folder ${folder}: it would not be the same bytes elsewhere.`);
  }
  const { raw: size, gzip } = sizes(bytes);
  console.log(`WASM: ${kilobytes(size)} KB, ${kilobytes(gzip)} KB gzipped`);
  return path;
}

/** @param {number} bytes */
export const kilobytes = (bytes) => Math.ceil(bytes / 1000);
