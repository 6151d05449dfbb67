// A sentence is what a voice reads in one breath; a long one is cut where a reader would pause, as some voices stop after fifteen seconds.

// Voices speak about 14 characters of a spaced script a second; 170 keep well below fifteen seconds at their own pace.
export const LONGEST = 170;
// A character of these scripts takes the time of about three Latin ones.
const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const DENSE_SHARE = 3;
// Where one may pause, from the best to the worst.
const PAUSES = [/[;:;：；。．]\s*/gu, /[,،、，–—]\s*/gu, /\s+/gu];

/** @typedef {{ start: number, end: number }} Piece */

/**
 * The sentences of a text as places in it.
 * @param {string} text
 * @param {string} language
 * @param {number} [rate] how fast it is read; faster voices get through more
 * @returns {Piece[]}
 */
export function sentencesOf(text, language, rate = 1) {
  const longest = (DENSE.test(text) ? LONGEST / DENSE_SHARE : LONGEST) * Math.max(1, rate);
  /** @type {Piece[]} */
  const pieces = [];
  for (const { segment, index } of segments(text, language)) {
    const start = index + (segment.length - segment.trimStart().length);
    const end = index + segment.trimEnd().length;
    if (end > start) pieces.push(...cut(text, start, end, longest));
  }
  return pieces;
}

/** @param {string} text @param {string} language */
function segments(text, language) {
  try {
    return new Intl.Segmenter(language || undefined, { granularity: 'sentence' }).segment(text);
  } catch {
    // A page may name a language that is none.
    return new Intl.Segmenter(undefined, { granularity: 'sentence' }).segment(text);
  }
}

/**
 * @param {string} text
 * @param {number} start
 * @param {number} end
 * @param {number} longest
 * @returns {Piece[]}
 */
function cut(text, start, end, longest) {
  /** @type {Piece[]} */
  const pieces = [];
  while (end - start > longest) {
    const window = text.slice(start, start + Math.floor(longest));
    let at = 0;
    for (const pause of PAUSES) {
      const last = [...window.matchAll(pause)].at(-1);
      // A pause in the first third would leave a stub.
      if (last && last.index > longest / 3) {
        at = last.index + last[0].length;
        break;
      }
    }
    if (at === 0) {
      at = Math.floor(longest);
      // Never between the halves of one character.
      if (/[\uDC00-\uDFFF]/.test(text.charAt(start + at))) at -= 1;
    }
    pieces.push({ start, end: start + text.slice(start, start + at).trimEnd().length });
    start += at;
  }
  if (end > start) pieces.push({ start, end });
  return pieces;
}
