// An internationalised domain name travels as ASCII (`xn--…`); people read it in their own script. Browsers offer only the way to ASCII, so the way back is here (RFC 3492).

import { parsed } from './address.js';

const BASE = 36;
const LOWEST = 1;
const HIGHEST = 26;
const SKEW = 38;
const DAMP = 700;
const FIRST_BIAS = 72;
const FIRST_CHARACTER = 128;
// DNS allows no longer label; the loop below never sees more.
const LONGEST_LABEL = 63;

/** @param {number} code of one ASCII letter or digit */
function digit(code) {
  if (code >= 0x30 && code <= 0x39) return code - 0x30 + 26;
  if (code >= 0x61 && code <= 0x7a) return code - 0x61;
  return BASE;
}

/** @param {number} delta @param {number} count @param {boolean} first */
function adapted(delta, count, first) {
  let rest = first ? Math.floor(delta / DAMP) : delta >> 1;
  rest += Math.floor(rest / count);
  let bias = 0;
  for (; rest > ((BASE - LOWEST) * HIGHEST) >> 1; bias += BASE) rest = Math.floor(rest / (BASE - LOWEST));
  return bias + Math.floor(((BASE - LOWEST + 1) * rest) / (rest + SKEW));
}

/**
 * The characters behind `xn--`, or `undefined` where there are none.
 * @param {string} encoded
 * @returns {string | undefined}
 */
function decoded(encoded) {
  if (encoded.length > LONGEST_LABEL) return undefined;
  const basic = encoded.lastIndexOf('-');
  const characters = basic > 0 ? [...encoded.slice(0, basic)].map((letter) => letter.charCodeAt(0)) : [];
  let character = FIRST_CHARACTER;
  let bias = FIRST_BIAS;
  let at = 0;
  let next = basic > 0 ? basic + 1 : 0;
  while (next < encoded.length) {
    const before = at;
    let weight = 1;
    for (let k = BASE; ; k += BASE) {
      const value = digit(encoded.charCodeAt(next));
      if (next >= encoded.length || value >= BASE) return undefined;
      next += 1;
      at += value * weight;
      const threshold = Math.min(HIGHEST, Math.max(LOWEST, k - bias));
      if (value < threshold) break;
      weight *= BASE - threshold;
      if (at > Number.MAX_SAFE_INTEGER / BASE) return undefined;
    }
    bias = adapted(at - before, characters.length + 1, before === 0);
    character += Math.floor(at / (characters.length + 1));
    at %= characters.length + 1;
    if (character > 0x10ffff) return undefined;
    characters.splice(at, 0, character);
    at += 1;
  }
  return String.fromCodePoint(...characters);
}

/**
 * A domain as people write it. A label that does not come back the same from the browser's own encoder stays as it is.
 * @param {string} domain in ASCII, with or without a port
 */
export function inOwnScript(domain) {
  if (!domain.includes('xn--')) return domain;
  const shown = domain
    .split('.')
    .map((label) => (label.startsWith('xn--') ? (decoded(label.slice(4)) ?? label) : label))
    .join('.');
  return parsed(`http://${shown}`)?.host === domain ? shown : domain;
}
