// A personal rule is one person's word about one thing on one site: always take it away, or never. The thing is named by a CSS selector, so that the rule can be read and mended.

import { isRecord } from './settings_fields.js';

/**
 * @typedef {object} Rule
 * @property {'always' | 'never'} does
 * @property {string} selector
 * @property {string} [kind] the kind of finding that it was made from
 * @property {string} [words] the first words of the thing it was made from, to recognise it by
 * @property {true} [only] whether it means only what says these words: the selector alone means other things, too
 */

// A page is searched once per rule; hand-edited storage may hold any number.
export const MOST_RULES = 200;
const LONGEST_SELECTOR = 400;
const LONGEST_WORDS = 120;

/**
 * A rule that can be used, or `undefined`.
 * @param {unknown} stored
 * @returns {Rule | undefined}
 */
export function repairRule(stored) {
  if (!isRecord(stored)) return undefined;
  const { does, selector, kind, words, only } = stored;
  if (does !== 'always' && does !== 'never') return undefined;
  if (typeof selector !== 'string' || selector.trim() === '' || selector.length > LONGEST_SELECTOR) return undefined;
  return {
    does,
    selector: selector.trim(),
    ...(typeof kind === 'string' && /^[a-z0-9_]{1,41}$/.test(kind) ? { kind } : {}),
    ...(typeof words === 'string' && words.trim() !== '' ? { words: words.trim().slice(0, LONGEST_WORDS).toWellFormed() } : {}),
    ...(only === true ? { only } : {}),
  };
}

/**
 * The rules of a site's record; two about the same things are one, the later.
 * @param {unknown} stored
 * @returns {Rule[]}
 */
export function repairRules(stored) {
  /** @type {Map<string, Rule>} */
  const rules = new Map();
  for (const one of Array.isArray(stored) ? stored : []) {
    const rule = repairRule(one);
    if (!rule) continue;
    const about = rule.only ? `${rule.selector} ${rule.words}` : rule.selector;
    rules.delete(about);
    rules.set(about, rule);
    if (rules.size >= MOST_RULES) break;
  }
  return [...rules.values()];
}
