// A count is how many findings of one kind there are; here counts are put into words.

import { counted, text } from './browser.js';

/** @typedef {import('./messages.js').PageState} PageState */
/** @typedef {import('./messages.js').KindInfo} KindInfo */

/**
 * The sum of all kinds.
 * @param {Record<string, number>} counts
 */
export const total = (counts) => Object.values(counts).reduce((sum, count) => sum + count, 0);

/**
 * The name of a kind for that number of things: from `_locales`, or the core's own English where a language lacks it.
 * @param {KindInfo} kind
 * @param {number} count
 */
export function kindInWords(kind, count) {
  return counted(`kind_${kind.kind}`, count) || `${count} ${count === 1 ? kind.name : kind.plural}`;
}

/**
 * The kind's name as a heading.
 * @param {KindInfo} kind
 */
export function kindName(kind) {
  return text(`kind_${kind.kind}_name`) || kind.plural.charAt(0).toUpperCase() + kind.plural.slice(1);
}

/**
 * The kinds that occur, in the registry's order.
 * @param {Pick<PageState, 'counts' | 'kinds'>} state
 * @returns {{ kind: KindInfo, count: number }[]}
 */
export function countsByKind(state) {
  return state.kinds.map((kind) => ({ kind, count: state.counts[kind.kind] ?? 0 })).filter(({ count }) => count > 0);
}

/**
 * All counts on one line: "5 ad slots · 5 ad markers · 3 repeated captions".
 * @param {Pick<PageState, 'counts' | 'kinds'>} state
 */
export const countsInWords = (state) =>
  countsByKind(state)
    .map(({ kind, count }) => kindInWords(kind, count))
    .join(' · ');
