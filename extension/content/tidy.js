// Tidying hides the findings in the page itself and closes the gaps they leave; everything comes back exactly.

import * as native from './native.js';
import { document } from './own_document.js';
import { Undo } from './undo.js';
import { unlock } from './unlock.js';

// A wrapper is looked through this far to see that nothing of it is left to be seen.
const MOST_LOOKED_THROUGH = 200;
// Wrappers of slots are nested a few deep; beyond that it is the page's own layout.
const MOST_WRAPPERS = 8;
// By then the browser has moved the page to where the gaps closed, and a smooth scroll of the page's own has begun.
const SETTLED_MS = 150;
// An element over this share of the window without a word in it is the curtain behind an overlay.
const CURTAIN_SHARE = 0.8;

// A frame of overlays holds a curtain, a box and little more.
const MOST_PARTS = 12;

// A page that shows or locks the same thing again and again gets its way, so that nobody fights for ever.
const MOST_AGAIN = 20;

const STOPS = native.names('html body main article table tbody tr td th');
const BLANK_ELEMENTS = native.names('script style template noscript br hr link meta wbr');
const SEEN_ELEMENTS = native.names('img video audio canvas svg iframe object embed input button select textarea math progress meter fencedframe');

/** Where something stood before it was hidden, and whether it was pinned there. @typedef {{ left: number, top: number, width: number, height: number, position: string }} Place */
const NOWHERE = { left: 0, top: 0, width: 0, height: 0, position: '' };

export class Tidy {
  /** What was done to the page. */
  changes = new Undo();
  /** @type {Map<Node, Place>} */
  #hidden = new Map();
  /** Wrappers that were emptied, by the finding that emptied them. @type {Map<Node, Element[]>} */
  #wrappers = new Map();
  /** Where the page was scrolled to before it became shorter, and after, and what is scrolled in it. @type {{ element: Element, left: number, top: number, after?: number }[]} */
  #scrolled = [];
  /** What had the focus then. @type {Element | null} */
  #focus = null;

  /** How often each thing was hidden again. @type {WeakMap<Node, number>} */
  #again = new WeakMap();
  /** What the page was unlocked for. @type {{ cause: Node, story: Node | undefined } | undefined} */
  #unlocked;

  /** Whether nothing is done to the page: each change belongs to a finding. */
  get isEmpty() {
    return this.#wrappers.size === 0;
  }

  /** Whether something was taken from over the page, under which there may be more. */
  get isLifted() {
    return this.#unlocked !== undefined || [...this.#hidden.values()].some(({ position }) => position === 'absolute');
  }

  /** What is hidden now. */
  get hidden() {
    return this.#hidden.keys();
  }

  /** Whether an emptied wrapper is the place to which what was pinned out of it goes back. @param {Element} _wrapper @param {Node} _node */
  isPlaceOf = (_wrapper, _node) => false;

  /** Told when something may be hidden that was not. */
  applied = () => {};

  /** @param {Node} node */
  hides(node) {
    return this.#hidden.has(node);
  }

  /** The findings that hide an element. @param {Element} element */
  hiding(element) {
    return [...this.#wrappers].flatMap(([node, wrappers]) => ([node, ...wrappers].some((one) => native.contains(one, element)) ? [node] : []));
  }

  /** @param {Element} element */
  boxOf(element) {
    return this.#hidden.get(element);
  }

  /**
   * Hides these nodes and brings back whatever was hidden and is not among them. Gives whether that changed anything.
   * @param {Set<Node>} nodes
   * @param {Node} [story] a piece of the story, which has to be within reach when an overlay is gone
   */
  apply(nodes, story) {
    this.#rememberScroll(story);
    let changed = false;
    for (const node of this.#wrappers.keys()) {
      if (nodes.has(node)) continue;
      this.bringBack(node);
      changed = true;
    }
    const fresh = [...nodes].filter((node) => !this.#wrappers.has(node) && native.isConnected(node));
    // All boxes are read before the first change, so that the page is laid out once.
    const places = new Map(fresh.map((node) => [node, placeOf(node)]));
    // The largest overlay is the one that the page was locked for; with it the lock would come back.
    const size = (/** @type {Node} */ node) => {
      const { width, height } = places.get(node) ?? NOWHERE;
      return width * height;
    };
    const overlays = fresh.filter(isOverlay).sort((a, b) => size(b) - size(a));
    for (const node of fresh) {
      this.#wrappers.set(node, []);
      this.#hide(node, places.get(node) ?? NOWHERE);
    }
    // Not the fresh ones alone: what was put into a wrapper may have been nothing to be seen.
    this.#closeGaps([...nodes]);
    if (overlays[0]) this.#unlock(overlays[0], story);
    this.applied();
    return changed || fresh.length > 0;
  }

  /**
   * @param {Node} node
   * @param {Place} place
   */
  #hide(node, place) {
    if (native.isElement(node)) {
      if (this.changes.setStyle(node, 'display', 'none')) this.#hidden.set(node, place);
    } else if (native.isText(node)) {
      this.changes.empty(node);
      this.#hidden.set(node, NOWHERE);
    }
  }

  /** Hides again what the page shows anew, as ad scripts do with a slot that they fill. @param {Node} node */
  keepHidden(node) {
    const times = this.#again.get(node) ?? 0;
    if (!native.isElement(node) || !this.#hidden.has(node) || native.styleOf(node)?.display === 'none' || times >= MOST_AGAIN) return;
    this.#again.set(node, times + 1);
    this.changes.setStyle(node, 'display', 'none');
  }

  /** Undoes a lock that the page put on again though its overlay is gone. */
  unlockAgain() {
    const { cause, story } = this.#unlocked ?? {};
    const taken = cause && this.#wrappers.get(cause);
    // What was unlocked is written down each time, so that the list says how often.
    if (taken && taken.length < MOST_AGAIN) taken.push(...unlock(this.changes, story));
  }

  /**
   * Hides the wrappers around findings in which nothing is left to be seen, level by level: all of a level are looked at before the first one goes, so that the page is laid out once a level.
   * @param {Node[]} nodes
   */
  #closeGaps(nodes) {
    let level = nodes.map((node) => ({ node, wrapper: native.parentOf(node) }));
    for (let steps = 0; level.length > 0 && steps < MOST_WRAPPERS; steps += 1) {
      /** @type {Map<Element, Place>} */
      const places = new Map();
      level = level.filter(
        ({ wrapper, node }) =>
          wrapper && !STOPS.has(native.localName(wrapper)) && !this.hides(wrapper) && !places.has(wrapper) && this.#isEmpty(wrapper) && !this.isPlaceOf(wrapper, node) && places.set(wrapper, placeOf(wrapper)),
      );
      for (const one of level) {
        const wrapper = /** @type {Element} */ (one.wrapper);
        this.#hide(wrapper, places.get(wrapper) ?? NOWHERE);
        this.#wrappers.get(one.node)?.push(wrapper);
        one.wrapper = native.parentOf(wrapper);
      }
    }
  }

  /**
   * Whether nothing of an element is left to be seen.
   * @param {Element} element
   */
  #isEmpty(element) {
    let looked = 0;
    /** @type {Node[]} */
    const open = [element];
    for (let node = open.pop(); node; node = open.pop()) {
      looked += 1;
      if (looked > MOST_LOOKED_THROUGH) return false;
      for (let child = native.firstChild(node); child; child = native.nextSibling(child)) {
        if (native.isText(child)) {
          if (native.data(child).trim() !== '') return false;
        } else if (native.isElement(child) && !this.hides(child)) {
          const name = native.localName(child);
          if (BLANK_ELEMENTS.has(name)) continue;
          if (!native.checkVisibility(child)) continue;
          if (SEEN_ELEMENTS.has(name)) return false;
          if (native.shadowRootOf(child)) return false;
          open.push(child);
        }
      }
    }
    return true;
  }

  /**
   * Takes the curtain away that stood behind an overlay, and undoes what locked the page's scrolling.
   * @param {Node} cause the finding whose return brings the lock back
   * @param {Node | undefined} story
   */
  #unlock(cause, story) {
    const { documentElement: root, body } = document;
    if (!body) return;
    const taken = this.#wrappers.get(cause);
    for (let tries = 0; tries < 3; tries += 1) {
      const curtain = document.elementFromPoint(window.innerWidth / 2, window.innerHeight / 2);
      if (!curtain || curtain === body || curtain === root || !isCurtain(curtain) || !this.#isEmpty(curtain)) break;
      this.#hide(curtain, placeOf(curtain));
      taken?.push(curtain);
    }
    this.#unlocked = { cause, story };
    taken?.push(...unlock(this.changes, story));
  }

  /**
   * Brings one finding back, with the wrappers that went with it.
   * @param {Node} node
   */
  bringBack(node) {
    for (const wrapper of this.#wrappers.get(node) ?? []) {
      this.changes.restore(wrapper);
      this.#hidden.delete(wrapper);
    }
    this.#wrappers.delete(node);
    this.changes.restore(node);
    this.#hidden.delete(node);
    // A wrapper that another finding emptied would still hide this one.
    this.unwrap(native.parentOf(node));
  }

  /** Shows the wrappers around something that is no longer empty. What stands in a finding stays. @param {Node | null} node */
  unwrap(node) {
    for (; node && !this.#wrappers.has(node); node = native.parentOf(node)) {
      if (this.#hidden.delete(node)) this.changes.restore(node);
    }
  }

  /** Brings everything back. */
  undo() {
    const scrolled = this.#scrolled.map((one) => ({ ...one, now: topOf(one.element) }));
    // What is hidden loses the focus.
    const lost = this.#focus && !native.checkVisibility(this.#focus) && document.activeElement === document.body ? this.#focus : undefined;
    this.changes.restoreAll();
    this.#hidden.clear();
    this.#wrappers.clear();
    this.#scrolled = [];
    // Whoever has not scrolled since stands where he stood before; the window of a page that became shorter had moved.
    for (const { element, left, top, after, now } of scrolled) if (after === undefined || after === now) native.scrollTo(element, { left, top, behavior: 'instant' });
    if (lost) native.focus(lost, { preventScroll: true });
  }

  /** @param {Node | undefined} story */
  #rememberScroll(story) {
    if (this.#scrolled.length > 0) return;
    this.#focus = document.activeElement;
    const around = [document.scrollingElement ?? document.documentElement];
    // Some pages scroll in a box of their own.
    for (let element = story && native.parentOf(story); element; element = native.parentOf(element)) if (native.scrollTop(element) > 0) around.push(element);
    /** @type {{ element: Element, left: number, top: number, after?: number }[]} */
    const scrolled = [...new Set(around)].map((element) => ({ element, left: native.scrollLeft(element), top: topOf(element) }));
    this.#scrolled = scrolled;
    setTimeout(() => scrolled.forEach((one) => (one.after = topOf(one.element))), SETTLED_MS);
  }
}

/** How far down something is scrolled; only of the window it is told to less than a pixel everywhere. @param {Element} element */
const topOf = (element) => (element === document.scrollingElement ? window.scrollY : native.scrollTop(element));

/** @param {Node} node @returns {Place} */
function placeOf(node) {
  if (!native.isElement(node)) return NOWHERE;
  const { left, top, width, height } = native.box(node);
  return { left, top, width, height, position: native.computedStyle(node).position };
}

/**
 * Whether a node lies over the page, or frames something that does: then the page may be locked for it.
 * @param {Node} node
 */
function isOverlay(node) {
  if (!native.isElement(node)) return false;
  const isPinned = (/** @type {Element} */ element) => native.computedStyle(element).position === 'fixed';
  let child = native.firstChild(native.shadowRootOf(node) ?? node);
  for (let count = 0; child && count < MOST_PARTS; child = native.nextSibling(child), count += 1) {
    if (native.isElement(child) && isPinned(child)) return true;
  }
  return isPinned(node);
}

/** @param {Element} element */
function isCurtain(element) {
  if (native.computedStyle(element).position !== 'fixed') return false;
  const { width, height } = native.box(element);
  return width * height >= window.innerWidth * window.innerHeight * CURTAIN_SHARE;
}
