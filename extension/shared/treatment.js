// A treatment is what is done with a kind of clutter: removed, only reported, or kept as if it had not been found.

/** @typedef {import('./settings_fields.js').Treatment} Treatment */
/** @typedef {import('./settings_fields.js').Settings} Settings */

/** The light touch takes away ads and what is printed twice. Kinds are named by family, so that a new kind of these falls in by itself. */
const LIGHT = /^(ad|repeated)_/;

/**
 * What a strictness does with a kind, where nothing was said about the kind itself.
 * @param {{ kind: string, removed: boolean }} kind
 * @param {Settings['strictness']} strictness
 * @returns {Treatment}
 */
export function usualTreatment(kind, strictness) {
  if (strictness === 'full') return 'remove';
  if (strictness === 'light') return LIGHT.test(kind.kind) ? 'remove' : 'report';
  return kind.removed ? 'remove' : 'report';
}

/**
 * @param {{ kind: string, removed: boolean }} kind
 * @param {Pick<Settings, 'strictness' | 'kinds'>} settings
 */
export const treatmentOf = (kind, { strictness, kinds }) => (Object.hasOwn(kinds, kind.kind) ? kinds[kind.kind] : undefined) ?? usualTreatment(kind, strictness);
