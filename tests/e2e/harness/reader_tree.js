// What stands in the reader's shadow tree, as the browser's driver sees it.

import { By } from 'selenium-webdriver';

/** @typedef {Awaited<ReturnType<import('./session.js').Session['readerRoot']>>} ShadowRoot */

/** @param {ShadowRoot} root @param {string} css */
export const find = (root, css) => root.findElement(By.css(css));

/** @param {ShadowRoot} root @param {string} css */
export const all = (root, css) => root.findElements(By.css(css));
