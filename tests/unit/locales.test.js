// Every language has every text, with the same blanks to fill in, in every plural form it knows, and none is longer than its place.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = join(root, 'extension', '_locales');
const languages = readdirSync(folder).sort();

/** @param {string} language @returns {Record<string, { message: string }>} */
const load = (language) => JSON.parse(readFileSync(join(folder, language, 'messages.json'), 'utf8'));

const english = load('en');
const FORM = /_(zero|one|two|few|many|other)$/;
/** The name without its plural form, where it has one. @param {string} name */
const base = (name) => {
  const stem = name.replace(FORM, '');
  return stem !== name && `${stem}_one` in english ? stem : name;
};
const isPlural = (/** @type {string} */ name) => base(name) !== name;
const blanks = (/** @type {string} */ message) => [...new Set(message.match(/\$\d/g) ?? [])].sort().join(' ');

/** All scripts and pages, in one string. */
const source = (() => {
  /** @type {string[]} */
  const open = [join(root, 'extension')];
  let all = readFileSync(join(root, 'manifest.json'), 'utf8');
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const entry of readdirSync(at, { withFileTypes: true })) {
      const path = join(at, entry.name);
      if (entry.isDirectory() && !/generated|_locales/.test(entry.name)) open.push(path);
      else if (/\.(js|html)$/.test(entry.name)) all += readFileSync(path, 'utf8');
    }
  }
  return all;
})();

/** Names that are put together: `policy_${value}` uses every text that begins so. */
const prefixes = [...source.matchAll(/[`'"]([a-z]\w*_)\$\{/g)].map(([, prefix]) => prefix);
/** Names that are put together from both ends: `${name}_hint`, `${name}_${value}` with a name that stands quoted. */
const quoted = new Set([...source.matchAll(/[`'"]([a-z]\w*)[`'"]/g)].map(([, name]) => name));

/** @param {string} name */
function isUsed(name) {
  const plain = base(name);
  if (source.includes(`__MSG_${plain}__`) || quoted.has(plain) || source.includes(`"${plain}"`)) return true;
  if (prefixes.some((prefix) => plain.startsWith(prefix))) return true;
  // `${name}_${value}`: the first part is a word of the code.
  for (let at = plain.indexOf('_'); at > 0; at = plain.indexOf('_', at + 1)) if (quoted.has(plain.slice(0, at)) && /\$\{\w+\}_\$\{|\}_hint`/.test(source)) return true;
  return false;
}

/** Places that hold so many characters and no more; all others may be twice the English text and some. */
const PLACES = [
  { names: /^extension_description$/, most: 132 },
  { names: /^extension_name$/, most: 45 },
  { names: /^mode_(off|tidy|reader)$/, most: 14 },
  { names: /^(policy_(ask|tidy|read|leave)|theme_\w+|font_\w+|align_\w+|weight_\w+|focus_\d)$/, most: 24 },
  { names: /^(undo|allow|site_add|site_remove|page_back|page_on|show|close|put_back|take_away)$/, most: 18 },
  { names: /^tool_\w+$/, most: 30 },
  { names: /^options_(?!title|skip)\w+$/, most: 32 },
  { names: /^menu_\w+$/, most: 45 },
];

test('English holds no text that nothing asks for', () => {
  assert.deepEqual(Object.keys(english).filter((name) => !isUsed(name)), []);
});

test('there are the languages that were promised', () => {
  for (const language of ['en', 'de', 'fr', 'es', 'pt_BR', 'pt_PT', 'it', 'pl', 'ru', 'uk', 'tr', 'ar', 'he', 'hi', 'bn', 'id', 'ja', 'ko', 'zh_CN', 'zh_TW']) assert.ok(languages.includes(language), language);
});

for (const language of languages) {
  const texts = load(language);
  const names = Object.keys(texts);

  test(`${language}: no text is missing, none is left over`, () => {
    const plain = Object.keys(english).filter((name) => !isPlural(name));
    assert.deepEqual(plain.filter((name) => !(name in texts)), []);
    assert.deepEqual(names.filter((name) => !isPlural(name) && !(name in english)), []);
    assert.equal(texts.language_tag?.message, language.replace('_', '-'));
  });

  test(`${language}: every plural has the forms that the language knows`, () => {
    const { pluralCategories } = new Intl.PluralRules(language.replace('_', '-')).resolvedOptions();
    for (const stem of new Set(Object.keys(english).filter(isPlural).map(base))) {
      assert.ok(`${stem}_other` in texts, `${stem}_other`);
      const forms = names.filter((name) => isPlural(name) && base(name) === stem).map((name) => name.slice(stem.length + 1));
      for (const form of forms) assert.ok(pluralCategories.includes(/** @type {any} */ (form)), `${language} knows no form ${form} of ${stem}`);
      // The languages whose numbers bend their nouns need each form; elsewhere "other" does.
      if (['pl', 'ru', 'uk', 'ar'].includes(language)) assert.ok(forms.includes('one') && forms.includes('few') && forms.includes('many'), stem);
    }
  });

  test(`${language}: the same blanks as in English`, () => {
    for (const name of names) {
      const model = english[name] ?? english[`${base(name)}_other`];
      const said = texts[name]?.message ?? '';
      // Where a language has a form for just two things, the form itself is the number.
      const filled = name.endsWith('_two') && !said.includes('$1') ? `$1${said}` : said;
      assert.equal(blanks(filled), blanks(model?.message ?? ''), name);
      assert.ok(!/\$[^\d]/.test(texts[name]?.message ?? ''), `${name} has a dollar that is no blank`);
    }
  });

  test(`${language}: nothing is longer than its place`, () => {
    for (const name of names) {
      const { length } = texts[name]?.message ?? '';
      const model = (english[name] ?? english[`${base(name)}_other`])?.message ?? '';
      const most = PLACES.find((place) => place.names.test(name))?.most ?? model.length * 2 + 20;
      assert.ok(length > 0 && length <= most, `${name} has ${length} of ${most} characters: ${texts[name]?.message}`);
    }
  });
}
