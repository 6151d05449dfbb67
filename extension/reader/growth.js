// Growth is what a page adds to its story while the reader is open: pages draw the first paragraphs, and the rest a moment later. None of it may be missing.

import * as native from '../content/native.js';
import { document, theDocument } from '../content/own_document.js';
import { attempt } from './attempt.js';

/** @typedef {import('./desk.js').Desk} Desk */
/** @typedef {import('../generated/reading.js').Reading} Reading */
/** @typedef {import('../generated/reading.js').Block} Block */

// The page is looked at once nothing has come for so long.
const QUIET_MS = 400;
// … or words have come all the time for so long.
const LONGEST_MS = 3000;
// Every look that brings nothing doubles the pause until the next one, up to the second of these.
const PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 30_000;
// Characters of the shortest paragraph that the page is looked at for.
const WORDS = 40;
// Share of the story that may be said otherwise where the page draws it anew with more in it.
const MOST_LOST = 0.1;

/**
 * Watches the page below the reader, and reads it anew when something came to its story. What the page takes away of it stays in the reader.
 * @param {Desk} desk
 * @param {object} how
 * @param {<T>(work: () => Promise<T>) => Promise<T>} how.shown does something while the page is laid out
 * @param {() => boolean} how.isBusy whether the story must stay as it is just now
 * @param {() => void} how.grown the story has more in it
 */
export function followStory(desk, { shown, isBusy, grown }) {
  const { page, signal } = desk;
  let pause = PAUSE_MS;
  let last = performance.now();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let ground = groundOf(page);

  /** By when the page is looked at though words still come. */
  let latest = 0;

  const plan = () => {
    const now = performance.now();
    if (timer === undefined) latest = now + LONGEST_MS;
    clearTimeout(timer);
    timer = setTimeout(look, Math.max(Math.min(QUIET_MS, latest - now), last + pause - now));
  };

  async function look() {
    timer = undefined;
    // A selection has its own ends in the page, and further pages were joined to what was read before.
    const { extent } = page;
    if (signal.aborted || extent.selected || extent.further.length > 0) return;
    if (isBusy()) return plan();
    const came = await attempt(page, async () => {
      const before = page.reading;
      if (page.mode !== 'reader' || !before) return false;
      await shown(() => page.lookAnew());
      const numbers = numbersIn(before.blocks, page.reading?.blocks ?? []);
      if (numbers) renumber(desk, numbers);
      return numbers !== undefined;
    }).catch(() => false);
    last = performance.now();
    pause = came ? PAUSE_MS : Math.min(pause * 2, LONGEST_PAUSE_MS);
    if (!came || signal.aborted) return;
    ground = groundOf(page);
    observe();
    grown();
  }

  /** Whether words came into the story, or in place of it. @param {MutationRecord} record */
  const brings = ({ type, target, addedNodes }) =>
    (!ground || !native.isConnected(ground) || native.contains(ground, target)) &&
    (type === 'characterData' ? [target] : [...addedNodes]).some((node) => !page.ours.has(node) && (native.textContent(node) ?? '').trim().length >= WORDS);
  const observer = new MutationObserver((records) => {
    if (timer === undefined ? records.some(brings) : records.some(({ addedNodes }) => addedNodes.length > 0)) plan();
  });
  // An observer of the document hears nothing of the shadow trees in it.
  const observe = () => {
    for (const root of [theDocument, ...page.shadows]) observer.observe(root, { childList: true, characterData: true, subtree: true });
  };
  observe();
  signal.addEventListener('abort', () => (observer.disconnect(), clearTimeout(timer)));
}

/** The innermost node that holds all of the story. @param {import('../content/page.js').Page} page */
function groundOf({ reading, nodes }) {
  const [first, ...rest] = (reading?.blocks ?? []).flatMap(({ node }) => nodes[node] ?? []);
  let ground = first && native.parentNode(first);
  for (const piece of rest) while (ground && !native.contains(ground, piece)) ground = native.parentNode(ground);
  return ground;
}

// So many paragraphs from the start tell whether a story stands in the page.
const MOST_ASKED = 10;
/** `NodeFilter.SHOW_TEXT`, which would ask the page's own window. */
const SHOW_TEXT = 4;
const bare = (/** @type {string | null} */ words) => (words ?? '').replace(/\s+/g, '');

/** The words below a node, without what scripts hold: many keep all of a page's stories. @param {Node} root */
function seenIn(root) {
  const walker = document.createTreeWalker(root, SHOW_TEXT);
  let words = '';
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = native.parentElement(node);
    if (!parent || !native.isUnseen(native.localName(parent))) words += bare(native.textContent(node));
  }
  return words;
}

/** Whether half of a story's first paragraphs still stand in the page. @param {import('../content/page.js').Page} page */
export function standsInPage({ reading, nodes, shadows }) {
  const asked = (reading?.blocks ?? []).filter(({ type }) => type === 'paragraph').slice(0, MOST_ASKED);
  let whole = '';
  const gone = asked.filter((block) => {
    const node = nodes[block.node];
    // As it begins: further on it may hold what the reader leaves out.
    const words = bare(wordsOf(block)).slice(0, WORDS);
    if (node && native.isConnected(node) && bare(native.textContent(native.elementOf(node) ?? node)).includes(words)) return false;
    whole ||= [document.documentElement, ...shadows].map(seenIn).join('');
    return !whole.includes(words);
  });
  return gone.length * 2 <= asked.length;
}

/** What a block says, however it says it. @param {Block} block */
function wordsOf(block) {
  let words = '';
  JSON.stringify(block, (key, value) => ((words += key === 'text' && typeof value === 'string' ? value : ''), value));
  return words;
}

/**
 * The new numbers of blocks by their old ones, where the new ones say more, and all but a little of what the old ones said.
 * @param {Block[]} old
 * @param {Block[]} now
 */
function numbersIn(old, now) {
  /** @type {Map<string, number[]>} */
  const there = new Map();
  let more = 0;
  for (const block of now) {
    const words = wordsOf(block);
    more += words.length;
    const alike = there.get(words);
    if (alike) alike.push(block.node);
    else there.set(words, [block.node]);
  }
  // Taken from the end.
  for (const alike of there.values()) alike.reverse();
  /** @type {Map<number, number>} */
  const numbers = new Map();
  let all = 0;
  let lost = 0;
  for (const [at, block] of old.entries()) {
    const words = wordsOf(block);
    // A paragraph that is drawn letter by letter goes on in its place.
    const grown = now[at];
    const number = there.get(words)?.pop() ?? (grown && words && wordsOf(grown).startsWith(words) ? grown.node : undefined);
    all += words.length;
    if (number === undefined) lost += words.length;
    else numbers.set(block.node, number);
  }
  return more > all && lost <= all * MOST_LOST ? numbers : undefined;
}

/** Gives what is drawn the numbers that it has in the new reading, so that nobody loses their place. @param {Desk} desk @param {Map<number, number>} numbers */
function renumber({ article, leftOut }, numbers) {
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (article.querySelectorAll('[data-node]'))) {
    const number = numbers.get(Number(element.dataset.node));
    if (number !== undefined) element.dataset.node = String(number);
  }
  const left = [...leftOut].flatMap((number) => numbers.get(number) ?? []);
  leftOut.clear();
  for (const number of left) leftOut.add(number);
}
