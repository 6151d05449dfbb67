// A treatment is what is done with a kind of clutter: removed, only reported, or kept as if it had not been found.

/** @typedef {import('./settings_fields.js').Treatment} Treatment */
/** @typedef {import('./settings_fields.js').Settings} Settings */

/** The light touch takes away ads and what is printed twice. Kinds are named by family, so that a new kind of these falls in by itself. */
const LIGHT = /^(ad|repeated)_|^sponsored$/;
/** The medium touch leaves what leads on from a story: somebody may want to go there. */
const LEADS_ON = new Set(['related', 'share_bar', 'comments']);

/**
 * What a strictness does with a kind, where nothing was said about the kind itself.
 * @param {{ kind: string, removed: boolean }} kind
 * @param {Settings['strictness']} strictness
 * @returns {Treatment}
 */
export function usualTreatment(kind, strictness) {
  if (!kind.removed) return 'report';
  if (strictness === 'light') return LIGHT.test(kind.kind) ? 'remove' : 'report';
  if (strictness === 'medium') return LEADS_ON.has(kind.kind) ? 'report' : 'remove';
  return 'remove';
}

/**
 * @param {{ kind: string, removed: boolean }} kind
 * @param {Pick<Settings, 'strictness' | 'kinds'>} settings
 */
export function treatmentOf(kind, { strictness, kinds }) {
  const own = Object.hasOwn(kinds, kind.kind) ? kinds[kind.kind] : undefined;
  // What the core only reports, such as a paywall, is not for anybody to take away.
  return own && treatmentsOf(kind).includes(own) ? own : usualTreatment(kind, strictness);
}

/**
 * What can be chosen for a kind.
 * @param {{ removed: boolean }} kind
 * @returns {readonly Treatment[]}
 */
export const treatmentsOf = ({ removed }) => (removed ? ['remove', 'report', 'keep'] : ['report', 'keep']);
