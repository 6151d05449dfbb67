// A setting is one choice of the reader of news. Each field knows its default and which values it takes; whatever else is stored there is repaired to the default.

import { isRecord } from './settings_fields.js';
import { changeItems, loadItems, onItems } from './settings_store.js';

/** @type {<T extends string>(fallback: T, ...others: T[]) => (value: unknown) => T} */
const oneOf =
  (fallback, ...others) =>
  (value) =>
    [fallback, ...others].find((allowed) => allowed === value) ?? fallback;

/** @type {(fallback: number, lowest: number, highest: number) => (value: unknown) => number} */
const between = (fallback, lowest, highest) => (value) =>
  typeof value === 'number' && Number.isFinite(value) ? Math.min(highest, Math.max(lowest, value)) : fallback;

/** @type {(fallback: boolean) => (value: unknown) => boolean} */
const yesNo = (fallback) => (value) => (typeof value === 'boolean' ? value : fallback);

/** @type {(fallback: number, lowest: number, highest: number) => (value: unknown) => number} */
const whole = (fallback, lowest, highest) => (value) => Math.round(between(fallback, lowest, highest)(value));

/** @type {(fallback: string) => (value: unknown) => string} */
const colour = (fallback) => (value) => (typeof value === 'string' && /^#[0-9a-f]{6}$/i.test(value) ? value.toLowerCase() : fallback);

/** How the reader looks. */
export const APPEARANCE = {
  theme: oneOf('auto', 'light', 'sepia', 'grey', 'dark', 'black', 'contrast', 'own'),
  /** The colours of the theme `own`. */
  paper: colour('#f4f1e8'),
  ink: colour('#22262b'),
  link: colour('#7a1f2b'),
  /** The first three are the system's; the others come with Broadsheet. */
  font: oneOf('serif', 'sans', 'mono', 'source-serif', 'source-sans', 'atkinson', 'lexend', 'opendyslexic'),
  weight: oneOf('regular', 'light', 'bold'),
  /** Size of the text in CSS pixels. */
  size: between(19, 12, 40),
  /** Width of the text in em; 33 em hold about 66 characters of a serif. */
  width: between(33, 20, 60),
  /** Height of a line in sizes. */
  leading: between(1.6, 1.1, 2.4),
  /** Space between letters, in em. */
  letters: between(0, 0, 0.24),
  /** Space added between words, in em. */
  words: between(0, 0, 0.4),
  /** Space between paragraphs, in em. */
  paragraphs: between(1.05, 0.2, 2.6),
  align: oneOf('start', 'justify', 'center', 'end'),
  columns: whole(1, 1, 3),
  /** How many lines stay bright; 0 is all of them. */
  focus: whole(0, 0, 5),
  hyphens: yesNo(true),
  pictures: yesNo(true),
  /** How fast a story is read aloud; 1 is the voice's own pace. */
  rate: between(1, 0.5, 3),
};

/** @typedef {{ [K in keyof typeof APPEARANCE]: ReturnType<(typeof APPEARANCE)[K]> }} Appearance */

const KEY = 'appearance';

/**
 * Every field with a value that it takes.
 * @param {unknown} stored
 * @returns {Appearance}
 */
export function repairAppearance(stored) {
  const values = typeof stored === 'object' && stored !== null ? stored : {};
  return /** @type {Appearance} */ (
    Object.fromEntries(Object.entries(APPEARANCE).map(([name, repair]) => [name, repair(Reflect.get(values, name))]))
  );
}

/** @returns {Promise<Appearance>} */
export async function loadAppearance() {
  return repairAppearance((await loadItems([KEY]))[KEY]);
}

/**
 * Only for the extension's own pages and its background; a content script asks the background.
 * @param {Appearance} appearance
 */
export function saveAppearance(appearance) {
  // Fields of a newer version are carried along.
  return changeItems([KEY], ({ [KEY]: stored }) => ({ [KEY]: { ...(isRecord(stored) ? stored : {}), ...appearance } }));
}

/**
 * Calls back when the appearance was changed in another place.
 * @param {(appearance: Appearance) => void} changed
 * @returns {() => void} stops
 */
export function onAppearance(changed) {
  return onItems((names) => {
    if (names.includes(KEY)) void loadAppearance().then(changed);
  });
}
