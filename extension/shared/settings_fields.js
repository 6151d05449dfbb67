// A field is one setting: its name in storage, its default, and which values it takes. Whatever else is stored there is read as the default, and stays stored as it is
// until somebody chooses anew: a newer version of Broadsheet may have written it.

/** @typedef {'remove' | 'report' | 'keep'} Treatment what is done with a kind of clutter */

/** @type {<T extends string>(...allowed: [T, ...T[]]) => (value: unknown) => T} */
export const oneOf =
  (...allowed) =>
  (value) =>
    allowed.find((one) => one === value) ?? allowed[0];

/** @type {(fallback: boolean) => (value: unknown) => boolean} */
const yesNo = (fallback) => (value) => (typeof value === 'boolean' ? value : fallback);

/** @param {unknown} value @returns {value is Record<string, unknown>} */
export const isRecord = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

// The registry has some dozens of kinds; more rows than this were not written by us.
const MOST_KINDS = 200;
const KIND_NAME = /^[a-z][a-z0-9_]{0,40}$/;
const TREATMENTS = /** @type {readonly Treatment[]} */ (['remove', 'report', 'keep']);

/** @param {unknown} value @returns {Record<string, Treatment>} */
function kinds(value) {
  /** @type {Record<string, Treatment>} */
  const rows = {};
  let count = 0;
  for (const [kind, stored] of isRecord(value) ? Object.entries(value) : []) {
    const treatment = TREATMENTS.find((one) => one === stored);
    if (treatment && KIND_NAME.test(kind) && count < MOST_KINDS) {
      rows[kind] = treatment;
      count += 1;
    }
  }
  return rows;
}

/** Every field but the reader's appearance, which has a file of its own. */
export const FIELDS = {
  /** The policy of sites that have none of their own. */
  everywhere: oneOf('ask', 'tidy', 'read'),
  /** How much is taken away, where `kinds` says nothing. */
  strictness: oneOf('full', 'medium', 'light'),
  /** What is done with a kind, whatever the strictness. */
  kinds,
  /** What a click on the toolbar button does. */
  click: oneOf('menu', 'reader'),
  /** Whether the button shows how many things were taken away. */
  badge: yesNo(true),
};

/** @typedef {keyof typeof FIELDS} FieldName */
/** @typedef {{ [K in FieldName]: ReturnType<(typeof FIELDS)[K]> }} Settings */

export const FIELD_NAMES = /** @type {FieldName[]} */ (Object.keys(FIELDS));

/**
 * Every field with a value that it takes.
 * @param {unknown} stored
 * @returns {Settings}
 */
export function repairSettings(stored) {
  const values = isRecord(stored) ? stored : {};
  return /** @type {Settings} */ (Object.fromEntries(Object.entries(FIELDS).map(([name, repair]) => [name, repair(Object.hasOwn(values, name) ? values[name] : undefined)])));
}
