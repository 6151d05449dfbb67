// A font is one of the families that come with Broadsheet; each is several files, by the part of Unicode that they hold.
//
// The build cuts them from the makers' own (`tools/build/fonts.js`); their licences stand in `fonts/`.

/**
 * @typedef {object} FontFile
 * @property {string} file its name in `fonts/`
 * @property {string} range the characters it holds
 * @property {string} weight
 * @property {'normal' | 'italic'} style
 */

const LATIN = 'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD';
// The letters of every language that is written in Latin and has a press, of Pinyin, of how Sanskrit and Arabic are transcribed, and the signs of currencies; no phonetic alphabet.
const LATIN_EXT =
  'U+0100-017F,U+0181,U+018A,U+018F,U+0192,U+0198-0199,U+01B3-01B4,U+01C4-01DC,U+01E6-01E7,U+01EA-01EB,U+01F4-01F5,U+0218-021B,U+022A-0233,U+0253,U+0257,U+0259,U+02BE-02BF,U+02C7,U+02D8-02D9,U+02DB,U+02DD,' +
  'U+1E02-1E03,U+1E0A-1E0D,U+1E10-1E11,U+1E1E-1E21,U+1E24-1E25,U+1E28-1E2B,U+1E32-1E33,U+1E36-1E37,U+1E40-1E47,U+1E56-1E57,U+1E5A-1E5B,U+1E60-1E63,U+1E6A-1E6D,U+1E80-1E85,U+1E92-1E93,U+1E9E,U+1EF2-1EF3,U+20A0-20AB,U+20AD-20C0,U+2113';
// Beside the letters that Vietnamese has in common with other languages.
const VIETNAMESE = 'U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303,U+0309,U+0323,U+1EA0-1EF1,U+1EF4-1EF9';
const CYRILLIC = 'U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116';
const GREEK = 'U+0370-0377,U+037A-037F,U+0384-038A,U+038C,U+038E-03A1,U+03A3-03FF';
const RANGES = /** @type {Record<string, string>} */ ({ latin: LATIN, 'latin-ext': LATIN_EXT, vietnamese: VIETNAMESE, cyrillic: CYRILLIC, greek: GREEK });

/** @type {(name: string, subsets: string[], weights: Record<string, string>, styles: ('normal' | 'italic')[]) => FontFile[]} */
const files = (name, subsets, weights, styles) =>
  subsets.flatMap((subset) =>
    Object.entries(weights).flatMap(([part, weight]) =>
      styles.map((style) => ({ file: `${name}-${subset}-${part}-${style}.woff2`, range: RANGES[subset] ?? LATIN, weight, style })),
    ),
  );

const EUROPEAN = ['latin', 'latin-ext', 'vietnamese', 'cyrillic', 'greek'];

/** The families by the name under which a setting chooses them. @type {Record<string, FontFile[]>} */
export const FONTS = {
  'source-serif': files('broadsheet-serif', EUROPEAN, { wght: '300 800' }, ['normal', 'italic']),
  'source-sans': files('broadsheet-sans', EUROPEAN, { wght: '200 900' }, ['normal', 'italic']),
  atkinson: files('atkinson-hyperlegible', ['latin', 'latin-ext'], { 400: '400', 700: '700' }, ['normal', 'italic']),
  lexend: files('lexend', ['latin', 'latin-ext', 'vietnamese'], { wght: '300 800' }, ['normal']),
  // One file holds all of its letters; where the story is bold or slanted the browser draws that from it.
  opendyslexic: [{ file: 'broadsheet-dyslexic-latin-400-normal.woff2', range: Object.values(RANGES).join(), weight: '400', style: 'normal' }],
};
