// The browser's extension interface under one name: `browser` where it exists, `chrome` elsewhere.
//
// A page's element with the id "browser" or "chrome" is a global, too, and can even stand before the browser's own; but nothing in a page has a `getURL`.

/** @param {unknown} candidate @returns {candidate is typeof chrome} */
const isInterface = (candidate) => typeof (/** @type {any} */ (candidate)?.runtime?.getURL) === 'function';

// By its bare name each is found where the browser put it; as a property of the global object it may not be.
/** @type {unknown[]} */
const candidates = [Reflect.get(globalThis, 'browser'), typeof chrome === 'undefined' ? undefined : chrome];

export const browser = /** @type {typeof chrome} */ (candidates.find(isInterface));

/** Whether the extension is still there: one that was switched off or replaced leaves its scripts in pages. */
export const isAlive = () => browser.runtime?.id !== undefined;

/** Numbers that every language writes alike, but for those with digits of their own: the first format that is made keeps a page's thread for some milliseconds. */
const SHORT = /^\d{1,3}$/;
const OWN_DIGITS = /^(?:ar|bn|fa|mr|my|ne)/;
/** Made once, as making one takes as long as a hundred uses. @type {Intl.NumberFormat | undefined} */
let numbers;
/** @type {Intl.PluralRules | undefined} */
let plurals;
const language = () => browser.i18n.getMessage('language_tag') || 'en';
/** @param {number} value */
const inDigits = (value) => (SHORT.test(`${value}`) && !OWN_DIGITS.test(language()) ? `${value}` : (numbers ??= new Intl.NumberFormat(language())).format(value));

/** A text of `_locales` with no values in it: a script that says no number goes without what writes them. @param {string} name */
export const plainText = (name) => browser.i18n.getMessage(name) || '';

/**
 * A text of `_locales` in the reader's language.
 * @param {string} name
 * @param {...(string | number)} values for `$1`, `$2` …; numbers are written as the language writes them
 */
export function text(name, ...values) {
  const said = values.map((value) => (typeof value === 'number' ? inDigits(value) : value));
  return browser.i18n.getMessage(name, said) || '';
}

/**
 * A text that depends on a number: `name_one`, `name_few` … by the language's own plural rules, `name_other` where a form is missing.
 * @param {string} name
 * @param {number} count
 * @param {...(string | number)} values for `$2` …; `$1` is the number
 */
export function counted(name, count, ...values) {
  const form = (plurals ??= new Intl.PluralRules(language())).select(count);
  const number = inDigits(count);
  return text(`${name}_${form}`, number, ...values) || text(`${name}_other`, number, ...values);
}
