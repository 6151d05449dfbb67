// The core is the Rust program in WebAssembly. It starts when first needed, once in a life of the worker.

import start, * as core from '../generated/core/broadsheet.js';
import { browser, text } from '../shared/browser.js';

/** @type {Promise<typeof core> | undefined} */
let started;

/** Starts the core, or gives the one that runs. A failed start is tried again at the next call. */
export function theCore() {
  started ??= start({ module_or_path: fetch(browser.runtime.getURL('broadsheet_bg.wasm')) }).then(
    () => core,
    (error) => {
      started = undefined;
      console.warn('Broadsheet: the core did not start.', error);
      throw new Error(text('error_core'));
    },
  );
  return started;
}

/**
 * Runs one verb of the core. A trap inside WebAssembly becomes a plain sentence.
 * @template T
 * @param {(verbs: typeof core) => T} work
 * @returns {Promise<T>}
 */
export async function withCore(work) {
  const verbs = await theCore();
  try {
    return work(verbs);
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError) {
      console.warn('Broadsheet: the core stopped.', error);
      throw new Error(text('error_core'));
    }
    throw error;
  }
}
