// Tidying hides the findings in the page itself and closes the gaps they leave; everything comes back exactly.

import * as native from './native.js';
import { document } from './own_document.js';
import { Undo } from './undo.js';

// A wrapper is looked through this far to see that nothing of it is left to be seen.
const MOST_LOOKED_THROUGH = 200;
// Wrappers of slots are nested a few deep; beyond that it is the page's own layout.
const MOST_WRAPPERS = 8;
// By then the browser has moved the page to where the gaps closed, and a smooth scroll of the page's own has begun.
const SETTLED_MS = 150;
// An element over this share of the window without a word in it is the curtain behind an overlay.
const CURTAIN_SHARE = 0.8;

const STOPS = new Set(['html', 'body', 'main', 'article', 'table', 'tbody', 'tr', 'td', 'th']);
const BLANK_ELEMENTS = new Set(['script', 'style', 'template', 'noscript', 'br', 'hr', 'link', 'meta', 'wbr']);
const SEEN_ELEMENTS = new Set(['img', 'video', 'audio', 'canvas', 'svg', 'iframe', 'object', 'embed', 'input', 'button', 'select', 'textarea', 'math', 'progress', 'meter', 'fencedframe']);

export class Tidy {
  #undo = new Undo();
  /** @type {Map<Node, { width: number, height: number }>} */
  #hidden = new Map();
  /** Wrappers that were emptied, by the finding that emptied them. @type {Map<Node, Element[]>} */
  #wrappers = new Map();
  /** Where the page was scrolled to before it became shorter, and after. @type {{ before: { left: number, top: number }, after?: number } | undefined} */
  #scroll;

  /** @param {Node} node */
  hides(node) {
    return this.#hidden.has(node);
  }

  /** @param {Element} element */
  boxOf(element) {
    return this.#hidden.get(element);
  }

  /** @param {Element} element */
  styleOf(element) {
    return this.#undo.styleBefore(element);
  }

  /** @param {Text} node */
  textOf(node) {
    return this.#undo.textBefore(node);
  }

  /**
   * Hides these nodes and brings back whatever was hidden and is not among them.
   * @param {Set<Node>} nodes
   */
  apply(nodes) {
    this.#rememberScroll();
    for (const node of this.#wrappers.keys()) {
      if (!nodes.has(node)) this.bringBack(node);
    }
    const fresh = [...nodes].filter((node) => !this.#wrappers.has(node) && native.isConnected(node));
    // All boxes are read before the first change, so that the page is laid out once.
    const boxes = new Map(fresh.map((node) => [node, node instanceof Element ? native.box(node) : undefined]));
    const pinned = fresh.some((node) => node instanceof Element && getComputedStyle(node).position === 'fixed');
    for (const node of fresh) {
      this.#wrappers.set(node, []);
      this.#hide(node, boxes.get(node));
    }
    for (const node of fresh) this.#closeGap(node);
    if (pinned) this.#giveScrollBack(/** @type {Node} */ (fresh.find((node) => node instanceof Element)));
  }

  /**
   * @param {Node} node
   * @param {DOMRect | undefined} box
   */
  #hide(node, box) {
    if (node instanceof Element) {
      if (this.#undo.setStyle(node, 'display', 'none')) this.#hidden.set(node, { width: box?.width ?? 0, height: box?.height ?? 0 });
    } else if (node instanceof Text) {
      this.#undo.empty(node);
      this.#hidden.set(node, { width: 0, height: 0 });
    }
  }

  /**
   * Hides the wrappers around a finding in which nothing is left to be seen.
   * @param {Node} node
   */
  #closeGap(node) {
    let wrapper = parentOf(node);
    for (let steps = 0; wrapper && steps < MOST_WRAPPERS; steps += 1, wrapper = parentOf(wrapper)) {
      if (STOPS.has(native.localName(wrapper)) || this.hides(wrapper)) return;
      if (!this.#isEmpty(wrapper)) return;
      this.#hide(wrapper, native.box(wrapper));
      this.#wrappers.get(node)?.push(wrapper);
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
        if (child instanceof Text) {
          if (native.data(child).trim() !== '') return false;
        } else if (child instanceof Element && !this.hides(child)) {
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
   */
  #giveScrollBack(cause) {
    const { documentElement: root, body } = document;
    if (!body) return;
    const taken = this.#wrappers.get(cause);
    for (let tries = 0; tries < 3; tries += 1) {
      const curtain = document.elementFromPoint(window.innerWidth / 2, window.innerHeight / 2);
      if (!curtain || curtain === body || curtain === root || !isCurtain(curtain) || !this.#isEmpty(curtain)) break;
      this.#hide(curtain, native.box(curtain));
      taken?.push(curtain);
    }
    for (const element of [root, body]) {
      const style = getComputedStyle(element);
      if (style.overflowY === 'hidden' || style.overflowY === 'clip') {
        // What the root says holds for the window; only where it says nothing does the body's word hold. Sideways stays as it is.
        const forWindow = element === root || getComputedStyle(root).overflowY === 'visible';
        this.#undo.setStyle(element, 'overflow-y', forWindow ? 'auto' : 'visible');
        taken?.push(element);
      }
      // Some pages pin the body where it was scrolled to.
      if (style.position === 'fixed') {
        const top = Number.parseFloat(style.top) || 0;
        this.#undo.setStyle(element, 'position', 'static');
        taken?.push(element);
        if (top < 0) window.scrollTo({ top: -top, behavior: 'instant' });
      }
    }
  }

  /**
   * Brings one finding back, with the wrappers that went with it.
   * @param {Node} node
   */
  bringBack(node) {
    for (const wrapper of this.#wrappers.get(node) ?? []) {
      this.#undo.restore(wrapper);
      this.#hidden.delete(wrapper);
    }
    this.#wrappers.delete(node);
    this.#undo.restore(node);
    this.#hidden.delete(node);
    // A wrapper that another finding emptied would still hide this one.
    for (let wrapper = parentOf(node); wrapper; wrapper = parentOf(wrapper)) {
      if (this.#hidden.has(wrapper) && !this.#wrappers.has(wrapper)) {
        this.#undo.restore(wrapper);
        this.#hidden.delete(wrapper);
      }
    }
  }

  /** Brings everything back. */
  undo() {
    const scroll = this.#scroll;
    const where = window.scrollY;
    this.#undo.restoreAll();
    this.#hidden.clear();
    this.#wrappers.clear();
    this.#scroll = undefined;
    // Whoever has not scrolled since stands where he stood before; the window of a page that became shorter had moved.
    if (scroll && (scroll.after === undefined || scroll.after === where)) window.scrollTo({ ...scroll.before, behavior: 'instant' });
  }

  #rememberScroll() {
    if (this.#scroll) return;
    /** @type {{ before: { left: number, top: number }, after?: number }} */
    const scroll = { before: { left: window.scrollX, top: window.scrollY } };
    this.#scroll = scroll;
    setTimeout(() => (scroll.after = window.scrollY), SETTLED_MS);
  }
}

/**
 * The element around a node: through slots and out of shadow trees, as the reader sees it.
 * @param {Node} node
 * @returns {Element | null}
 */
function parentOf(node) {
  const parent = native.parentNode(node);
  if (parent instanceof Element) return parent;
  return parent instanceof ShadowRoot ? parent.host : null;
}

/** @param {Element} element */
function isCurtain(element) {
  if (getComputedStyle(element).position !== 'fixed') return false;
  const { width, height } = native.box(element);
  return width * height >= window.innerWidth * window.innerHeight * CURTAIN_SHARE;
}
