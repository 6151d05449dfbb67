// The browser's extension interface under one name: `browser` where it exists, `chrome` elsewhere.
//
// Both are read as own properties of the global object: a page's element with the id "browser" is a global too, but never an own one.

const own = (/** @type {string} */ name) => (Object.hasOwn(globalThis, name) ? Reflect.get(globalThis, name) : undefined);
const candidate = own('browser');

/** @type {typeof chrome} */
export const browser = candidate?.runtime?.getURL ? candidate : own('chrome');

/**
 * A text of `_locales` in the reader's language.
 * @param {string} name
 * @param {...(string | number)} values for `$1`, `$2` …
 */
export function text(name, ...values) {
  return browser.i18n.getMessage(name, values.map(String)) || '';
}

/**
 * A text that depends on a number: `name_one`, `name_few` … by the language's own plural rules, `name_other` where a form is missing.
 * @param {string} name
 * @param {number} count
 * @param {...(string | number)} values for `$2` …; `$1` is the number
 */
export function counted(name, count, ...values) {
  const language = text('language_tag') || 'en';
  const form = new Intl.PluralRules(language).select(count);
  const number = new Intl.NumberFormat(language).format(count);
  return text(`${name}_${form}`, number, ...values) || text(`${name}_other`, number, ...values);
}
