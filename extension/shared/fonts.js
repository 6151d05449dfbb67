// A font is one of the families that come with Broadsheet; each is several files, by the part of Unicode that they hold.
//
// The files are the makers' own, unchanged, from the packages of fontsource; their licences stand beside them in `fonts/`.

/**
 * @typedef {object} FontFile
 * @property {string} file its name in `fonts/`
 * @property {string} range the characters it holds
 * @property {string} weight
 * @property {'normal' | 'italic'} style
 */

const LATIN = 'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD';
const LATIN_EXT = 'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF';
const CYRILLIC = 'U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116';
const GREEK = 'U+0370-0377,U+037A-037F,U+0384-038A,U+038C,U+038E-03A1,U+03A3-03FF';
const RANGES = /** @type {Record<string, string>} */ ({ latin: LATIN, 'latin-ext': LATIN_EXT, cyrillic: CYRILLIC, greek: GREEK });

/** @type {(name: string, subsets: string[], weights: Record<string, string>, styles: ('normal' | 'italic')[]) => FontFile[]} */
const files = (name, subsets, weights, styles) =>
  subsets.flatMap((subset) =>
    Object.entries(weights).flatMap(([part, weight]) =>
      styles.map((style) => ({ file: `${name}-${subset}-${part}-${style}.woff2`, range: RANGES[subset] ?? LATIN, weight, style })),
    ),
  );

/** The families by the name under which a setting chooses them. @type {Record<string, FontFile[]>} */
export const FONTS = {
  'source-serif': files('source-serif-4', ['latin', 'latin-ext', 'cyrillic', 'greek'], { wght: '200 900' }, ['normal', 'italic']),
  'source-sans': files('source-sans-3', ['latin', 'latin-ext', 'cyrillic', 'greek'], { wght: '200 900' }, ['normal', 'italic']),
  atkinson: files('atkinson-hyperlegible', ['latin', 'latin-ext'], { 400: '400', 700: '700' }, ['normal', 'italic']),
  lexend: files('lexend', ['latin', 'latin-ext'], { wght: '100 900' }, ['normal']),
  // One file holds all of its letters; where the story is bold or slanted the browser draws that from it.
  opendyslexic: [{ file: 'opendyslexic-latin-400-normal.woff2', range: 'U+0000-10FFFF', weight: '400', style: 'normal' }],
};
