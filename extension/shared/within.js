// A wait that ends: browsers leave some promises open for ever.

import { plainText } from './browser.js';

/**
 * What a promise gives, or an error with a sentence where that takes longer.
 * @template T
 * @param {Promise<T>} promise
 * @param {number} milliseconds
 * @returns {Promise<T>}
 */
export function within(promise, milliseconds) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(plainText('error_timeout'))), milliseconds);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
