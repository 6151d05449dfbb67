// A place is where somebody reads: the block under the eye. It is carried from the page into the reader, back again, and kept until the next visit.

import * as native from '../content/native.js';
import { browser } from '../shared/browser.js';
import { blocksOf, courseOf, wayOf } from './desk.js';
import { isPaged, turnTo } from './paging.js';
import { firstBlockThat } from './search.js';

/** @typedef {import('./desk.js').Desk} Desk */
/** @typedef {{ block: number, words: string, when: number }} Place */

const KEY = 'places';
// Who reads ten stories a day finds the last three weeks of them.
const MOST_PLACES = 200;
// The eye rests a little below the upper edge: toolbars of pages stand above it.
const EYE = 0.12;
// Half-read paragraphs begin above the window; this much of the one before is shown too, to hold on to.
const LEAD_IN = 48;
// The first words tell a block from its neighbours when the story has changed since.
const WORDS = 48;

/** The first block that reaches below the eye. @param {Desk} desk */
export function blockAtEye(desk) {
  const course = courseOf(desk);
  const frame = desk.scroller.getBoundingClientRect();
  /** Whether some of it lies beyond the eye. @param {DOMRect} box */
  const reaches = (box) => {
    if (course === 'down') return box.bottom > frame.top + frame.height * EYE;
    // A page of columns is seen whole, so its first block is the one; vertical lines are met at the eye.
    if (course === 'right') return box.right > frame.left + 1;
    return box.left < (desk.vertical ? frame.left + frame.width * (1 - EYE) : frame.right - 1);
  };
  return firstBlockThat(desk.article, reaches);
}

/** Changes something without losing the block under the eye. @param {Desk} desk @param {() => void} change */
export function keepPlace(desk, change) {
  const anchor = blockAtEye(desk);
  const number = anchor?.dataset.node;
  const courseBefore = courseOf(desk);
  const before = anchor?.getBoundingClientRect();
  change();
  const again = number === undefined ? undefined : blocksOf(desk).find((block) => block.dataset.node === number);
  if (!again || !before) return;
  desk.unfold(again);
  const after = again.getBoundingClientRect();
  const course = courseOf(desk);
  // Into columns or out of them nothing stays where it was; the block is looked for instead.
  if (course !== courseBefore || (course !== 'down' && !desk.vertical)) return goTo(desk, again);
  desk.scroller.scrollBy({ top: course === 'down' ? after.top - before.top : 0, left: course === 'left' ? after.right - before.right : 0, behavior: 'instant' });
}

// Scrolling goes on until the hand rests.
const REST_MS = 120;

/**
 * Holds the line under the eye where it is while the window changes: another size, another zoom, a phone turned round. Gives what goes back to it after the story was out of the window.
 * @param {Desk} desk
 * @param {() => void} changed the story is as wide as the window lets it now
 */
export function holdPlace(desk, changed) {
  /** @type {{ number: string | undefined, share: number } | undefined} */
  let held;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const across = () => courseOf(desk) !== 'down';
  /** Where the eye is, and a block's edges along the way one reads. @param {HTMLElement} block */
  function measured(block) {
    const frame = desk.scroller.getBoundingClientRect();
    const box = block.getBoundingClientRect();
    return across() ? { eye: frame.left + frame.width * (1 - EYE), start: box.right, length: -box.width } : { eye: frame.top + frame.height * EYE, start: box.top, length: box.height };
  }
  /** As large as the window was when the observer below was told last. */
  let frame = '';
  const frameNow = () => `${desk.scroller.clientWidth} ${desk.scroller.clientHeight}`;
  function note() {
    // While it is printed, the story stands elsewhere.
    if (!desk.dialog.matches(':modal')) return;
    // A busy browser comes here when the window is another one already, and has not told the observer: what is under the eye now was put there by nobody's hand.
    if (frameNow() !== frame) return plan();
    const block = wayOf(desk).done > 0 ? blockAtEye(desk) : undefined;
    if (!block) return void (held = undefined);
    const { eye, start, length } = measured(block);
    held = { number: block.dataset.node, share: length === 0 ? 0 : Math.min(1, Math.max(0, (eye - start) / length)) };
  }
  function plan() {
    clearTimeout(timer);
    timer = setTimeout(note, REST_MS);
  }
  /** As large as the story was when it was last looked at. */
  let seen = '';
  function restore() {
    frame = frameNow();
    const size = `${desk.article.offsetWidth} ${desk.scroller.clientHeight}`;
    if (size === seen) return;
    seen = size;
    changed();
    goBack();
  }
  function goBack() {
    // What the browser scrolled by itself in the meantime is no hand's doing.
    clearTimeout(timer);
    const block = held && blocksOf(desk).find((candidate) => candidate.dataset.node === held?.number);
    if (!block || !held) return;
    desk.unfold(block);
    if (isPaged(desk)) return turnTo(desk, block, 'instant');
    const { eye, start, length } = measured(block);
    const off = start + length * held.share - eye;
    desk.scroller.scrollBy({ top: across() ? 0 : off, left: across() ? off : 0, behavior: 'instant' });
    plan();
  }
  frame = frameNow();
  seen = `${desk.article.offsetWidth} ${desk.scroller.clientHeight}`;
  const sized = new ResizeObserver(restore);
  sized.observe(desk.scroller);
  desk.scroller.addEventListener('scroll', plan, { passive: true, signal: desk.signal });
  desk.signal.addEventListener('abort', () => (clearTimeout(timer), sized.disconnect()));
  return goBack;
}

/** @param {Desk} desk @param {HTMLElement} block */
function goTo(desk, block) {
  desk.unfold(block);
  if (isPaged(desk)) return turnTo(desk, block, 'instant');
  block.scrollIntoView({ block: 'start', inline: 'start', behavior: 'instant' });
  if (courseOf(desk) === 'down') desk.scroller.scrollBy({ top: -LEAD_IN, behavior: 'instant' });
}

/**
 * The page's block under the eye, as its number in the reading; -1 where the page stands at its beginning.
 * @param {import('../content/page.js').Page} page
 */
export function blockInPage(page) {
  if (window.scrollY <= 0 && window.scrollX === 0 && !isScrolled(native.elementOf(page.nodes[page.reading?.blocks[0]?.node ?? -1]))) return -1;
  const eye = window.innerHeight * EYE;
  return (page.reading?.blocks ?? []).findIndex(({ node }) => {
    const element = native.elementOf(page.nodes[node]);
    return element !== undefined && native.box(element).bottom > eye;
  });
}

/** Whether a box of the page's own is scrolled in which an element stands: some pages scroll in one, and their window never. @param {Element | null | undefined} element */
function isScrolled(element) {
  for (; element; element = native.parentElement(element)) if (element.scrollTop > 0 || element.scrollLeft !== 0) return true;
  return false;
}

/**
 * Goes to where the page was, or to where the last visit ended. Gives what brings the page to where the reader is when it closes.
 * @param {Desk} desk
 * @param {Record<string, Place>} places
 * @param {number} inPage the page's block under the eye
 */
export function openPlace(desk, places, inPage) {
  const { blocks = [] } = desk.page.reading ?? {};
  const drawn = (/** @type {number} */ at) => blocksOf(desk).find((block) => block.dataset.node === String(blocks[at]?.node));
  let start = inPage > 0 ? drawn(inPage) : undefined;
  if (start) goTo(desk, start);
  else if (inPage < 0) {
    const place = places[addressOf(location.href)];
    const found = place ? findBlock(desk, place) : undefined;
    if (found) goTo(desk, found);
  }
  start = blockAtEye(desk);
  const { done: from } = wayOf(desk);
  return {
    /** The page's element under the eye; none where the reader has not moved: a picture that could not be loaded leaves another block there by itself. */
    close() {
      // A page that took the reader away for good took the place with it; the one that is kept stays.
      if (!desk.scroller.isConnected) return undefined;
      const end = blockAtEye(desk);
      const { all, done } = wayOf(desk);
      // A story that was read to its end begins anew next time.
      const finished = all > 0 && done / all > 0.97;
      void savePlace(finished || end === blocksOf(desk)[0] ? undefined : end, blocksOf(desk));
      return Math.abs(done - from) >= 1 && end !== start && end ? native.elementOf(desk.page.nodes[Number(end.dataset.node)]) : undefined;
    },
  };
}

/** An address without what changes from visit to visit. @param {string} address */
export const addressOf = (address) => address.split('#')[0] ?? address;

/** @param {Desk} desk @param {Place} place */
function findBlock(desk, place) {
  const blocks = blocksOf(desk);
  const says = (/** @type {HTMLElement | undefined} */ block) => block !== undefined && (block.textContent ?? '').slice(0, WORDS) === place.words;
  const same = blocks[place.block];
  return says(same) ? same : blocks.find(says);
}

/** Where stories were left, by address. @returns {Promise<Record<string, Place>>} */
export async function loadPlaces() {
  const stored = await browser.storage.local.get(KEY).catch(() => ({}));
  const places = Reflect.get(stored, KEY);
  return typeof places === 'object' && places !== null ? places : {};
}

/** @param {HTMLElement | undefined} block @param {HTMLElement[]} blocks */
async function savePlace(block, blocks) {
  // What is read in a private window leaves nothing behind.
  if (browser.extension?.inIncognitoContext) return;
  const address = addressOf(location.href);
  const places = await loadPlaces();
  delete places[address];
  if (block) places[address] = { block: blocks.indexOf(block), words: (block.textContent ?? '').slice(0, WORDS), when: Date.now() };
  const kept = Object.entries(places).sort(([, a], [, b]) => b.when - a.when).slice(0, MOST_PLACES);
  await browser.storage.local.set({ [KEY]: Object.fromEntries(kept) }).catch(() => {});
}
