// What the reader of news chose for each kind of clutter, in the core's words.

import { treatmentOf } from '../shared/treatment.js';

/** @typedef {import('../shared/messages.js').KindInfo} KindInfo */

/**
 * The registry with what is taken away as it was chosen, and the core's options for the rest.
 * A kind that the core only reports stays so: it never takes such a one out of a story.
 * @param {KindInfo[]} kinds
 * @param {Parameters<typeof treatmentOf>[1]} settings
 */
export function treated(kinds, settings) {
  const rows = kinds.map((kind) => ({ kind, treatment: treatmentOf(kind, settings) }));
  const of = (/** @type {string} */ wanted) => rows.filter(({ treatment }) => treatment === wanted).map(({ kind }) => kind.kind);
  return {
    kinds: rows.map(({ kind, treatment }) => ({ ...kind, removed: kind.removed && treatment === 'remove' })),
    keep: of('keep'),
    report: of('report'),
  };
}
