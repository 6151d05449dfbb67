// The core is the Rust program in WebAssembly. It starts when first needed, once in a life of the worker; one that broke off in the middle of its work is never used again.

import start, * as core from '../generated/core/broadsheet.js';
import { browser, text } from '../shared/browser.js';
import { REHEARSAL } from './rehearsal.js';

/** @type {Promise<typeof core> | undefined} */
let started;
/** Whether the running core broke off: whatever it holds in memory may be half done. */
let broken = false;

/** The bytes as a whole: of a file that is cut short, Firefox 140 waits for the rest for ever when it compiles while it reads. */
const readProgram = async () => (await fetch(browser.runtime.getURL('broadsheet_bg.wasm'))).arrayBuffer();

/** Starts the core, or gives the one that runs. A failed start is tried again at the next call. */
export function theCore() {
  started ??= start({ module_or_path: readProgram() }).then(
    () => core,
    (error) => {
      started = undefined;
      console.warn('Broadsheet: the core did not start.', error);
      throw new Error(text('error_core'));
    },
  );
  return started;
}

let rehearsed = false;
/** Whether anything was asked of the core in this life of the worker. */
let asked = false;

/** Has the core read its rehearsal, once in a life of the worker, while it has nothing else to do: what waits for an answer has it compile what it needs by itself. */
export async function rehearse() {
  if (rehearsed) return;
  rehearsed = true;
  const { read_snapshot } = await theCore();
  // What came while the core started is heard first.
  setTimeout(() => {
    if (!asked) read_snapshot(REHEARSAL, {});
  });
}

/** Puts a fresh core in the place of one that broke off, from the program that is compiled already. */
function renew() {
  try {
    core.__wbg_reset_state();
    broken = false;
  } catch (error) {
    console.warn('Broadsheet: there is no new core.', error);
    throw new Error(text('error_core'));
  }
}

/**
 * Whether the core itself refused, with a sentence of its own. Anything else (a trap, a stack or a memory that ran out) broke it off.
 * @param {unknown} error
 */
const isRefusal = (error) => error instanceof Error && error.constructor === Error;

/**
 * Runs one verb of the core. Where it breaks off, that becomes a plain sentence, and the next call gets a new core.
 * @template T
 * @param {(verbs: typeof core) => T} work
 * @returns {Promise<T>}
 */
export async function withCore(work) {
  asked = true;
  const verbs = await theCore();
  if (broken) renew();
  try {
    return work(verbs);
  } catch (error) {
    if (isRefusal(error)) throw error;
    broken = true;
    console.warn('Broadsheet: the core broke off.', error);
    throw new Error(text('error_core'));
  }
}
