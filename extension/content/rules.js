// Personal rules on a page: which of its elements they name.

import * as native from './native.js';
import { document } from './own_document.js';

/** @typedef {import('../shared/rules.js').Rule} Rule */

// An excerpt is cut at this length: what is longer only begins so.
const EXCERPT = 80;

const bare = (/** @type {string} */ text) => text.replace(/\s+/g, '');

/** Whether a rule that is about certain words means an element. @param {Rule} rule @param {Element} element */
function means({ only, words = '' }, element) {
  if (!only) return true;
  const [said, meant] = [bare(native.textContent(element) ?? ''), bare(words)];
  return words.length < EXCERPT ? said === meant : said.startsWith(meant);
}

/**
 * The elements that rules of one sort name.
 * @param {Rule[]} rules
 * @param {Rule['does']} does
 * @returns {Set<Node>}
 */
export function namedBy(rules, does) {
  /** @type {Set<Node>} */
  const named = new Set();
  for (const rule of rules) {
    if (rule.does !== does) continue;
    try {
      for (const element of document.querySelectorAll(rule.selector)) {
        if (element !== document.documentElement && element !== document.body && means(rule, element)) named.add(element);
      }
    } catch {
      // A selector that this browser does not know names nothing.
    }
  }
  return named;
}
