// A rule of a finding: how a thing that was found on a page is named, so that the rule means it on the site's other pages, and nothing else.

import * as native from '../content/native.js';
import { document } from '../content/own_document.js';
import { namedBy } from '../content/rules.js';

/** @typedef {import('../content/page.js').Page} Page */
/** @typedef {import('../generated/reading.js').Finding} Finding */
/** @typedef {import('../shared/rules.js').Rule} Rule */

// A class of more letters, or with several digits, is made by a machine and another one tomorrow.
const LONGEST_NAME = 40;
const MADE = /\d{3,}|[a-z]\d[a-z]\d|^(css|sc|jsx|svelte|_)[-_]?[a-z0-9]{5,}$/i;
// So many steps up are enough to tell one box from the others.
const MOST_STEPS = 4;

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
function selectorOf(node) {
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

/**
 * The rule that always or never takes a finding away; none where nothing but its place tells it from the story.
 * @param {Page} page
 * @param {Finding} finding
 * @param {Rule['does']} does
 * @returns {Rule | undefined}
 */
export function ruleOf(page, finding, does) {
  const node = page.nodes[finding.node];
  const element = native.elementOf(node);
  if (!node || !element || element === document.body) return undefined;
  const rule = { does, selector: selectorOf(node), kind: finding.kind, words: finding.excerpt };
  // Where the selector means other things, too, the words have to tell.
  const found = new Set(page.reading?.findings.map((other) => page.nodes[other.node]));
  const named = namedBy([rule], does);
  if (named.has(element) && (node === element ? [...named].every((other) => found.has(other)) : named.size === 1)) return rule;
  const said = { ...rule, only: /** @type {const} */ (true) };
  return finding.excerpt !== '' && namedBy([said], does).has(element) ? said : undefined;
}
