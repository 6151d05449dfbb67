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
 * The name of a kind for that number of things.
 * @param {KindInfo} kind
 * @param {number} count
 */
export const kindInWords = (kind, count) => counted(`kind_${kind.kind}`, count);

/**
 * The kind's name as a heading.
 * @param {KindInfo} kind
 */
export const kindName = (kind) => text(`kind_${kind.kind}_name`);

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
