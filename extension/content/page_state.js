// The state of a page is what others may know of it: the popup, the toolbar button, the reader's foot.

import { document } from './own_document.js';

/** @typedef {import('./page.js').Page} Page */
/** @typedef {import('../shared/messages.js').PageState} PageState */
/** @typedef {import('../shared/messages.js').KindInfo} KindInfo */
/** @typedef {import('../generated/reading.js').Finding} Finding */

/** The snapshot did not hold the whole page. @type {import('../generated/reading.js').Note} */
const CUT = 'cut';

/**
 * Whether a finding is taken away; otherwise it is only reported.
 * @param {KindInfo[]} kinds
 * @param {Finding} finding
 */
export const removes = (kinds, finding) => kinds.find((kind) => kind.kind === finding.kind)?.removed ?? false;

/**
 * @param {Page} page
 * @param {number} putBack how many things were put back
 * @returns {PageState}
 */
export function stateOf(page, putBack) {
  const { mode, reading, kinds, sentence, cut } = page;
  /** @type {Record<string, number>} */
  const counts = {};
  /** @type {Record<string, number>} */
  const reported = {};
  const taken = new Set(kinds.flatMap(({ kind, removed }) => (removed ? [kind] : [])));
  for (const finding of reading?.findings ?? []) {
    const { kind } = finding;
    const goes = taken.has(kind);
    const into = goes ? counts : reported;
    if (!goes || !page.isPutBack(finding)) into[kind] = (into[kind] ?? 0) + 1;
  }
  return {
    mode,
    read: reading !== undefined,
    readerable: reading?.readerable ?? false,
    hasStory: (reading?.blocks.length ?? 0) > 0,
    title: reading?.metadata.title ?? document.title,
    url: location.href,
    counts,
    reported,
    paragraphs: reading?.paragraphs ?? { kept: 0, found: 0 },
    putBack,
    // The snapshot may have been cut, or the core: it is said once.
    notes: [...new Set([...(cut ? [CUT] : []), ...(reading?.notes ?? [])])],
    sentence,
    kinds,
  };
}
