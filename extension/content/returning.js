// What returns was hidden and is wanted again: the page fills or shows it as the answer to a click, takes it back into its flow, or writes the story into it.

import * as native from './native.js';
import { document } from './own_document.js';
import { PINS, isFree } from './pinned.js';

/** @typedef {import('./page.js').Page} Page */
/** @typedef {import('./press.js').Press} Press */

// What moved by itself so shortly before a click does not answer it.
const CALM_MS = 10_000;
// No label is longer: where one is written over with so many characters, it is none any more.
const LONGEST_LABEL = 40;
// Each is shown at once so often; after that it waits until the page was looked at.
const MOST_TIMES = 3;
// So many changes a turn are looked at.
const MOST_RECORDS = 50;
const MOST_ANSWERS = 100;

/** Kinds that come over the page, wherever they stand in it. @type {Set<string | undefined>} */
const OVER = new Set(['overlay', 'consent', 'autoplay']);
/** Kinds that a player that floats is found as. @type {Set<string | undefined>} */
const FLOATING = new Set(['overlay', 'autoplay']);
// A player has few boxes around it.
const MOST_PARTS = 20;
const MEDIA = 'video, audio, iframe, object';
// What more than words a thing may hold.
const MORE = 'a, img, picture, video, iframe, object, input, button, ins';

export class Returning {
  #page;
  #press;
  /** When something hidden changed by itself. @type {WeakMap<Node, number>} */
  #stirs = new WeakMap();
  /** How often something was shown for its words. @type {WeakMap<Node, number>} */
  #shown = new WeakMap();
  /** Players that float. @type {WeakSet<Node>} */
  #players = new WeakSet();
  /** What came or was changed as the answer to a click. @type {Element[]} */
  #answers = [];

  /** @param {Page} page @param {Press} press */
  constructor(page, press) {
    this.#page = page;
    this.#press = press;
  }

  /** What kind of thing a node was found to be. @param {Node} node */
  #kindOf(node) {
    const { reading, nodes } = this.#page;
    return reading?.findings.find((finding) => nodes[finding.node] === node)?.kind;
  }

  /** @param {Node} node */
  #wasPinned(node) {
    return PINS.has(this.#page.tidy.boxOf(/** @type {Element} */ (node))?.position ?? '');
  }

  /** Brings back what is wanted again; gives whether there was any. @param {MutationRecord[]} records */
  notice(records) {
    const { isAwaited } = this.#press;
    const { tidy, ours } = this.#page;
    if (tidy.isEmpty && !isAwaited) return false;
    let back = false;
    for (const record of records.slice(0, MOST_RECORDS)) {
      const element = native.elementOf(record.target);
      if (!element || ours.has(element)) continue;
      const hidden = native.outwards(element).find((one) => tidy.hides(one));
      const shows = isShowing(record, tidy);
      if (!hidden && shows && isAwaited) this.#note(record);
      for (const node of hidden ? tidy.hiding(/** @type {Element} */ (hidden)) : []) {
        if (shows ? !this.#isAnswer(node, isAwaited) : !this.#isWords(node)) continue;
        tidy.bringBack(node);
        back = true;
      }
    }
    return this.#unpin(records) || back;
  }

  /** @param {MutationRecord} record */
  #note({ type, target, addedNodes }) {
    const { body, documentElement: root } = document;
    for (const node of type === 'attributes' ? [target] : addedNodes) if (native.isElement(node) && node !== body && node !== root) this.#answers.push(node);
    this.#answers.splice(0, this.#answers.length - MOST_ANSWERS);
  }

  /** Whether what came into something hidden, or shows it, answers a click: then it stays. @param {Node} node @param {boolean} isAwaited */
  #isAnswer(node, isAwaited) {
    if (!OVER.has(this.#kindOf(node)) && !this.#wasPinned(node)) return false;
    const now = performance.now();
    const isCalm = now - (this.#stirs.get(node) ?? -Infinity) > CALM_MS;
    if (!isAwaited) this.#stirs.set(node, now);
    if (!isAwaited || !isCalm) return false;
    this.#page.choices.set(node, true);
    return true;
  }

  /** Whether the page wrote a sentence where no more than a label was. @param {Node} node */
  #isWords(node) {
    if (!native.isElement(node) || this.#wasPinned(node) || (native.textContent(node) ?? '').trim().length <= LONGEST_LABEL || native.find(node, MORE)) return false;
    const times = (this.#shown.get(node) ?? 0) + 1;
    this.#shown.set(node, times);
    return times <= MOST_TIMES;
  }

  /** Brings back what is pinned no more: the page took it back into its flow. @param {MutationRecord[]} records */
  #unpin(records) {
    const { tidy } = this.#page;
    const restyled = records.filter(({ type }) => type === 'attributes').slice(0, MOST_RECORDS);
    if (restyled.length === 0) return false;
    const pinned = [...tidy.hidden].filter((node) => this.#wasPinned(node) && restyled.some(({ target }) => native.contains(target, node)));
    const free = pinned.filter((node) => isFree(/** @type {Element} */ (node)));
    for (const node of free) tidy.bringBack(node);
    return free.length > 0;
  }

  /** Takes comments that the reader asked for out of what is to be hidden, and of a player that floats leaves the place. @param {Set<Node>} wanted */
  spare(wanted) {
    for (const node of [...wanted]) {
      const kind = this.#kindOf(node);
      if (kind === 'comments' && !this.#page.tidy.hides(node) && this.#answers.some((answer) => native.contains(answer, node) || native.contains(node, answer))) wanted.delete(node);
      const player = FLOATING.has(kind) && native.isElement(node) ? this.#playerIn(node) : undefined;
      if (!player) continue;
      wanted.delete(node);
      wanted.add(player);
      this.#players.add(player);
    }
  }

  /** The player that floats of an element: itself, or out of its place in it. @param {Element} element */
  #playerIn(element) {
    const pinned = [element, ...native.findAll(element, '*')].slice(0, MOST_PARTS).find((one) => native.computedStyle(one).position === 'fixed');
    if (!pinned) return undefined;
    const holds = native.find(pinned, MEDIA) ?? this.#page.shadows.some((root) => native.contains(pinned, root.host) && root.querySelector(MEDIA));
    return holds ? pinned : undefined;
  }

  /** Whether an emptied wrapper keeps the place of a player that floats: a page sees by it when the reader is there again. @param {Element} wrapper @param {Node} node */
  isPlaceOf(wrapper, node) {
    return this.#players.has(node) && native.computedStyle(wrapper).position !== 'fixed' && native.box(wrapper).height > 0;
  }
}

/**
 * Whether a change puts or shows something, and is none of ours.
 * @param {MutationRecord} record
 * @param {import('./tidy.js').Tidy} tidy
 */
function isShowing({ type, target, attributeName, addedNodes }, tidy) {
  if (type === 'childList') return [...addedNodes].some((node) => native.isElement(node) && !native.isUnseen(native.localName(node)));
  if (type !== 'attributes') return false;
  if (attributeName === 'style') return !tidy.hides(target) || native.styleOf(target)?.display !== 'none';
  return attributeName !== 'open' || native.attribute(/** @type {Element} */ (target), attributeName) !== null;
}
