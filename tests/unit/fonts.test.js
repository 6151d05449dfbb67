// Bundled fonts as they ship: every file that a setting may ask for, with its licence, cut down, under a name that it may bear, and with the letters of the press's languages.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fontverter from 'fontverter';
import { FONTS } from '../../extension/shared/fonts.js';
import { nameOf, tablesOf } from '../../tools/build/font_names.js';
import { SOURCES, charactersOf } from '../../tools/build/fonts.js';
import { dist } from '../../tools/build/layout.js';

const folder = join(dist, 'chrome', 'fonts');

test('every font file that a setting may ask for ships, and its licence, and nothing else', () => {
  const wanted = [...Object.values(FONTS).flat().map(({ file }) => file), ...Object.keys(SOURCES).map((family) => `${family}.OFL.txt`)];
  assert.deepEqual(readdirSync(folder).sort(), wanted.sort());
  for (const family of Object.keys(SOURCES)) assert.match(readFileSync(join(folder, `${family}.OFL.txt`), 'utf8'), /changed:[\s\S]*Copyright[\s\S]*SIL OPEN FONT LICENSE Version 1\.1/);
});

/** The characters of a font: the first table of its `cmap` in the format that all of ours have. @param {Buffer} cmap */
function characters(cmap) {
  const found = new Set();
  for (let at = 0; at < cmap.readUInt16BE(2); at += 1) {
    const table = cmap.subarray(cmap.readUInt32BE(4 + at * 8 + 4));
    if (table.readUInt16BE(0) !== 4) continue;
    const segments = table.readUInt16BE(6) / 2;
    for (let segment = 0; segment < segments; segment += 1) {
      const end = table.readUInt16BE(14 + segment * 2);
      for (let code = table.readUInt16BE(16 + segments * 2 + segment * 2); code <= end && code < 0xffff; code += 1) found.add(code);
    }
  }
  return found;
}

// Letters that belong together in languages of the press, by the part of Unicode that they are looked for in.
const LANGUAGES = /** @type {Record<string, string>} */ ({
  latin: 'abcxyzABCXYZ0123456789áàâäãåæçéèêëíìîïñóòôöõøœßúùûüÿÁÀÂÄÃÅÆÇÉÈÊËÍÌÎÏÑÓÒÔÖÕØŒÚÙÛÜ«»„“”‘’–—…€£¥',
  'latin-ext': 'ąćęłńśźżĄĆĘŁŃŚŹŻčďěňřšťůžČĎĚŇŘŠŤŮŽăâîșțĂÂÎȘȚğışĞIŞőűŐŰđĐāēģīķļņūŽ',
  vietnamese: 'ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹăđơưƠƯ',
  cyrillic: 'абвгдежзийклмнопрстуфхцчшщъыьэюяАБВГДЕЖЗЯёіїєґЁІЇЄҐўјљњћђџ',
  greek: 'αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώϊϋΑΒΓΔΩΆΈΉΊΌΎΏ',
});

// What the makers keep for themselves.
const RESERVED = /source|opendyslexic/i;

for (const [family, files] of Object.entries(FONTS)) {
  test(`${family} has whole languages, nothing outside of its files' ranges, and no name that is another's`, async () => {
    /** @type {Map<string, Set<number>>} */
    const faces = new Map();
    for (const { file, range, weight, style } of files) {
      const font = Buffer.from(await fontverter.convert(readFileSync(join(folder, file)), 'sfnt'));
      const parts = tablesOf(font);
      for (const number of [1, 3, 4, 6, 16]) assert.doesNotMatch(nameOf(font, number), RESERVED, file);
      assert.ok(nameOf(font, 1) && /copyright|©|\(c\)/i.test(nameOf(font, 0)), `${file}: ${nameOf(font, 0)}`);
      assert.ok(!parts.has('fpgm'), file);
      const has = characters(/** @type {Buffer} */ (parts.get('cmap')));
      const allowed = new Set([...charactersOf(range)].map((sign) => sign.codePointAt(0) ?? 0));
      assert.deepEqual([...has].filter((code) => !allowed.has(code)), [], file);
      faces.set(`${weight} ${style}`, new Set([...(faces.get(`${weight} ${style}`) ?? []), ...has]));
    }
    const parts = Object.keys(LANGUAGES).filter((part) => files.length === 1 || files.some(({ file }) => file.includes(`-${part}-`)));
    assert.ok(parts.length > 1);
    for (const [face, has] of faces) assert.equal([...parts.map((part) => LANGUAGES[part]).join('')].filter((sign) => !has.has(sign.codePointAt(0) ?? 0)).join(''), '', face);
  });
}
