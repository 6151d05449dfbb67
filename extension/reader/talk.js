// A talk is what several people say one below the other: a chat, a thread, a timeline. It is prose, but nobody's story, so the reader opens it by hand alone.

import * as native from '../content/native.js';
import { document } from '../content/own_document.js';

// What each turn of a talk has: something to press, to answer or to like it, or who said it.
const TURN = 'button, [role=button], ' + ['reply', 'quote', '/u/', '/user', '/member', '/profile'].map((part) => `a[href*="${part}" i]`).join();
// Fewest turns, the share of the words that they hold, and of the longest one: a story's own text is most of it, whatever stands beside that.
const FEWEST = 3;
const MOST = 0.6;
const LONGEST = 0.5;
// Elements between a paragraph and the turn that it stands in.
const DEPTH = 12;

/** Whether a page says of itself that it is an article. */
export function saysArticle() {
  if (document.querySelector('meta[property="og:type" i][content="article" i], meta[property="article:published_time" i]')) return true;
  return [...document.querySelectorAll('script[type="application/ld+json" i]')].some((script) => /(?:Article|BlogPosting)"/.test(native.textContent(script) ?? ''));
}

/**
 * Whether what was read of a page is a talk.
 * @param {import('../content/page.js').Page} page
 */
export function isTalk({ reading, nodes }) {
  /** The letters in each child of an element. @type {Map<Element, Map<Element, number>>} */
  const sides = new Map();
  let whole = 0;
  for (const { type, node } of reading?.blocks ?? []) {
    let turn = native.elementOf(nodes[node]);
    if (type !== 'paragraph' || !turn) continue;
    const letters = native.textContent(turn)?.length ?? 0;
    whole += letters;
    for (let steps = 0; steps < DEPTH; steps += 1) {
      const parent = native.parentElement(turn);
      if (!parent) break;
      const side = sides.get(parent) ?? new Map();
      sides.set(parent, side.set(turn, (side.get(turn) ?? 0) + letters));
      turn = parent;
    }
  }
  const isOfTurns = (/** @type {Map<Element, number>} */ side) => {
    if (side.size < FEWEST) return false;
    const turns = [...side].flatMap(([element, letters]) => (native.find(element, TURN) ? [letters] : []));
    return turns.length >= FEWEST && turns.reduce((sum, letters) => sum + letters, 0) >= whole * MOST && Math.max(...turns) <= whole * LONGEST;
  };
  return [...sides.values()].some(isOfTurns) && !saysArticle();
}
