// A bundled font is a maker's font cut down to the letters and features that the reader draws with; here it is cut, from the packages of fontsource, to the same bytes everywhere.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fontverter from 'fontverter';
import subsetFont from 'subset-font';
import { FONTS } from '../../extension/shared/fonts.js';
import { named } from './font_names.js';
import { inRoot, scratch } from './layout.js';

/** The weights that a story is set in: light, and strong words in bold. */
const STORY_WEIGHTS = { wght: { min: 300, max: 800 } };

/**
 * Where each family comes from. The licence (OFL 1.1) lets nobody give a changed font its maker's reserved name, so those that have one ("Source", "OpenDyslexic") bear one of ours.
 * `axes` are cut where that makes a file smaller: it takes a tenth off two families, and would add a third to the other.
 * @type {Record<string, { name: string, made: string, package: string, files: string, axes?: { wght: { min: number, max: number } } }>}
 */
export const SOURCES = {
  'broadsheet-serif': { name: 'Broadsheet Serif', made: 'Source Serif 4', package: '@fontsource-variable/source-serif-4', files: 'source-serif-4', axes: STORY_WEIGHTS },
  'broadsheet-sans': { name: 'Broadsheet Sans', made: 'Source Sans 3', package: '@fontsource-variable/source-sans-3', files: 'source-sans-3' },
  'atkinson-hyperlegible': { name: 'Atkinson Hyperlegible', made: 'Atkinson Hyperlegible', package: '@fontsource/atkinson-hyperlegible', files: 'atkinson-hyperlegible' },
  lexend: { name: 'Lexend', made: 'Lexend', package: '@fontsource-variable/lexend', files: 'lexend', axes: STORY_WEIGHTS },
  'broadsheet-dyslexic': { name: 'Broadsheet Dyslexic', made: 'OpenDyslexic', package: '@fontsource/opendyslexic', files: 'opendyslexic' },
};

/** What is kept of the fonts' features: what joins letters and sets signs, and the figures of tables. Small capitals and other letter shapes are chosen by nobody. */
const FEATURES = ['kern', 'liga', 'clig', 'calt', 'rlig', 'ccmp', 'locl', 'mark', 'mkmk', 'tnum', 'lnum'];
/** Hints go, as no screen that browsers draw on today needs them at the size of a story. */
const CUT = { keepFeatures: FEATURES, noHinting: true, targetFormat: /** @type {const} */ ('sfnt') };

/** Every character of ranges like `U+0400-045F,U+2116`. @param {string} ranges */
export function charactersOf(ranges) {
  return ranges
    .split(',')
    .map((part) => {
      const [low = 0, high = low] = part.replace('U+', '').split('-').map((hex) => Number.parseInt(hex, 16));
      return Array.from({ length: high - low + 1 }, (_, at) => String.fromCodePoint(low + at)).join('');
    })
    .join('');
}

/** The bytes of a bundled font's file. Cutting takes seconds, so what was made of given bytes is kept. @param {import('../../extension/shared/fonts.js').FontFile} font */
async function cut({ file, range }) {
  const family = Object.keys(SOURCES).find((name) => file.startsWith(`${name}-`));
  const source = SOURCES[family ?? ''];
  if (!family || !source) throw new Error(`Nobody knows where ${file} comes from.`);
  const whole = readFileSync(inRoot('node_modules', ...source.package.split('/'), 'files', file.replace(family, source.files)));
  const choices = { ...CUT, ...(source.axes && { variationAxes: source.axes }) };
  const key = createHash('sha256').update(JSON.stringify([choices, range, source.name])).update(readFileSync(inRoot('package-lock.json'))).update(whole).digest('hex');
  const kept = join(scratch, 'fonts', `${key}.woff2`);
  if (!existsSync(kept)) {
    mkdirSync(join(scratch, 'fonts'), { recursive: true });
    const less = named(await subsetFont(whole, charactersOf(range), choices), source.name);
    writeFileSync(kept, await fontverter.convert(less, 'woff2'));
  }
  return readFileSync(kept);
}

/** Writes every font's file. @param {string} folder */
export async function buildFonts(folder) {
  mkdirSync(folder, { recursive: true });
  for (const font of Object.values(FONTS).flat()) writeFileSync(join(folder, font.file), await cut(font));
}
