// Personal rules on a page: which of its elements they name, and how an element is named in a new one.

import * as native from './native.js';
import { document } from './own_document.js';

/** @typedef {import('../shared/rules.js').Rule} Rule */

// A class of more letters, or with several digits, is made by a machine and another one tomorrow.
const LONGEST_NAME = 40;
const MADE = /\d{3,}|[a-z]\d[a-z]\d|^(css|sc|jsx|svelte|_)[-_]?[a-z0-9]{5,}$/i;
// So many steps up are enough to tell one box from the others.
const MOST_STEPS = 4;

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
      for (const element of document.querySelectorAll(rule.selector)) if (element !== document.documentElement && element !== document.body) named.add(element);
    } catch {
      // A selector that this browser does not know names nothing.
    }
  }
  return named;
}

/** @param {Element} element */
function step(element) {
  const name = native.localName(element);
  const id = native.attribute(element, 'id');
  if (id && id.length <= LONGEST_NAME && !MADE.test(id)) return `#${CSS.escape(id)}`;
  const classes = (native.attribute(element, 'class') ?? '').split(/\s+/).filter((one) => one !== '' && one.length <= LONGEST_NAME && !MADE.test(one));
  return name.replace(/[^a-z0-9-]/g, '') + classes.slice(0, 2).map((one) => `.${CSS.escape(one)}`).join('');
}

/** @param {string} selector */
const count = (selector) => document.querySelectorAll(selector).length;

/**
 * A selector for an element that will name the same thing on the site's other pages: by its names, and by those around it where its own say too little.
 * @param {Node} node an element, or the text in one
 * @returns {string}
 */
export function selectorOf(node) {
  let element = node instanceof Element ? node : native.parentNode(node);
  let selector = '';
  for (let steps = 0; element instanceof Element && steps < MOST_STEPS; steps += 1, element = native.parentNode(element)) {
    const here = step(element);
    selector = selector === '' ? here : `${here} > ${selector}`;
    // A bare tag names half of the page.
    if (/[#.]/.test(selector) && count(selector) <= (here.startsWith('#') ? 1 : 30)) break;
  }
  return selector;
}
