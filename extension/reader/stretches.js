// A stretch is a run of a dozen blocks of a long story, or one large table, that the browser lays out only near the window. Here each is told how high it is, so that nothing moves when its turn comes.
//
// Chromium takes back by itself what moves above the window, Firefox does not: there a wrong guess would throw the reader of news some paragraphs up or down.

import { wayOf } from './desk.js';
import { isPaged } from './paging.js';
import { blockAtEye } from './place.js';

/** @typedef {import('./desk.js').Desk} Desk */

// What a block, an item or a row takes beside its words, in characters: the rest of its last line and the space after it. A picture takes about a dozen lines.
const BLOCK = 90;
const PICTURE = 900;
// Measuring one takes some milliseconds. Idle times last up to fifty, but a hand that begins to scroll in the middle must not notice.
const ENOUGH_MS = 6;
// While the hand scrolls, nothing else is done.
const REST_MS = 250;
/** What of an appearance makes a story longer or shorter. */
const SHAPING = /** @type {const} */ (['font', 'size', 'weight', 'width', 'leading', 'paragraphs', 'letters', 'words', 'align', 'hyphens', 'pictures']);

/** @param {Desk} desk */
export function stretches(desk) {
  /** Those whose size is only guessed. @type {Set<HTMLElement>} */
  const guessed = new Set();
  /** @type {WeakMap<HTMLElement, number>} */
  const weights = new WeakMap();
  /** Those that know a size, for the look that they have it for. @type {WeakMap<HTMLElement, string>} */
  const told = new WeakMap();
  let scrolledAt = 0;
  let planned = false;

  const all = () => /** @type {HTMLElement[]} */ ([...(desk.article.querySelector('.story')?.children ?? [])].filter((part) => part.classList.contains('stretch')));
  /** Its size along the way one reads. @param {HTMLElement} stretch */
  const sizeOf = (stretch) => (desk.vertical ? stretch.offsetWidth : stretch.offsetHeight);
  /** How much stands in it. @param {HTMLElement} stretch */
  function weightOf(stretch) {
    const known = weights.get(stretch) ?? (stretch.textContent ?? '').length + (stretch.childElementCount + stretch.querySelectorAll('li, tr').length) * BLOCK + stretch.querySelectorAll('img').length * PICTURE;
    weights.set(stretch, known);
    return known;
  }
  /** @param {HTMLElement} stretch @param {number} size */
  const tell = (stretch, size) => void (stretch.style.containIntrinsicBlockSize = `${size}px`);

  /** Lays one out to see how high it is. @param {HTMLElement | undefined} stretch */
  function measure(stretch) {
    if (!stretch || !guessed.delete(stretch)) return;
    stretch.style.contentVisibility = 'visible';
    tell(stretch, sizeOf(stretch));
    stretch.style.contentVisibility = '';
  }

  /** Guesses all sizes anew, from the first one and from how much stands in each. */
  /** @param {boolean} anew whether something else than the appearance has changed, as a font that came late */
  function fit(anew) {
    const list = isPaged(desk) || !desk.dialog.isConnected ? [] : all();
    // What only recolours or shades the story leaves its lines as they are.
    const look = `${desk.article.offsetWidth} ${SHAPING.map((name) => desk.appearance[name]).join()}`;
    if (!anew && list.every((stretch) => told.get(stretch) === look)) return;
    guessed.clear();
    const [first, ...others] = list;
    if (!first) return;
    for (const stretch of list) {
      guessed.add(stretch);
      told.set(stretch, look);
    }
    measure(first);
    const share = sizeOf(first) / weightOf(first);
    for (const stretch of others) tell(stretch, Math.round(share * weightOf(stretch)));
    plan();
  }

  /** Measures what lies around an element, before the story is scrolled to it. @param {Element} element */
  function unfold(element) {
    const stretch = /** @type {HTMLElement | null} */ (element.closest('.stretch'));
    if (!stretch) return;
    for (const near of [stretch.previousElementSibling, stretch, stretch.nextElementSibling]) measure(/** @type {HTMLElement | undefined} */ (near ?? undefined));
  }

  function plan() {
    if (planned || guessed.size === 0 || desk.signal.aborted) return;
    planned = true;
    requestIdleCallback(work);
  }

  function work() {
    planned = false;
    if (desk.signal.aborted) return;
    if (performance.now() - scrolledAt < REST_MS) return void setTimeout(plan, REST_MS);
    const started = performance.now();
    const anchor = wayOf(desk).done > 0 ? blockAtEye(desk) : undefined;
    const before = anchor?.getBoundingClientRect();
    const list = all();
    const here = Math.max(0, list.indexOf(/** @type {HTMLElement} */ (anchor?.closest('.stretch'))));
    const nearest = list
      .map((stretch, at) => ({ stretch, away: Math.abs(at - here) }))
      .filter(({ stretch }) => guessed.has(stretch))
      .sort((a, b) => a.away - b.away);
    for (const { stretch } of nearest) {
      measure(stretch);
      if (performance.now() - started > ENOUGH_MS) break;
    }
    const after = anchor?.getBoundingClientRect();
    if (before && after) desk.scroller.scrollBy({ top: desk.vertical ? 0 : after.top - before.top, left: desk.vertical ? after.right - before.right : 0, behavior: 'instant' });
    plan();
  }

  // Pictures that come late make a stretch higher than it was.
  const grown = new ResizeObserver((entries) => {
    for (const { target, borderBoxSize } of entries) {
      const size = borderBoxSize[0]?.blockSize;
      if (size && !guessed.has(/** @type {HTMLElement} */ (target))) tell(/** @type {HTMLElement} */ (target), size);
    }
  });
  function watch() {
    grown.disconnect();
    for (const stretch of all()) grown.observe(stretch);
  }
  desk.scroller.addEventListener('scroll', () => (scrolledAt = performance.now()), { passive: true, signal: desk.signal });
  desk.signal.addEventListener('abort', () => grown.disconnect());

  return {
    unfold,
    /** The story was drawn, or looks different. */
    fit(anew = false) {
      fit(anew);
      watch();
    },
  };
}
