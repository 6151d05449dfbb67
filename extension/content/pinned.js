// A pinned element is held fast to the window while the page scrolls under it: a head, a bar, an overlay.

import { states as letter } from '../generated/schema.js';
import * as native from './native.js';
import { document } from './own_document.js';

/**
 * @typedef {object} Pin
 * @property {typeof letter.fixed | typeof letter.sticky} how
 * @property {{ left: number, top: number, width: number, height: number }} box where it is seen in the window
 * @property {boolean} onTop whether it lies over the rest of the page there
 * @property {boolean} hidden whether Broadsheet hides it
 */

/** The positions that pin. */
export const PINS = native.names('fixed sticky');
/** Whether the page itself lets an element go that it had pinned; a dialog is so where we closed it. @param {Element} element */
export const isFree = (element) => native.localName(element) !== 'dialog' && !PINS.has(native.computedStyle(element).position);

// How deep below the root pinned elements are looked for; overlays are put near the top, so that nothing of the page clips them.
export const PINNED_DEPTH = 4;
const MOST_CANDIDATES = 500;
// Wrappers without a size of their own, or through which a click falls, are seen by what they hold: so many steps down, so many children a step.
const MOST_STEPS = 3;
const MOST_CHILDREN = 10;
// A window's middle, and how near its edges it is looked at.
const POINTS = [0.02, 0.5, 0.98];

/** @param {{ width: number, height: number }} box */
const hasArea = ({ width, height }) => width > 0 && height > 0;

/**
 * Where an element is seen: its own box, or its first child's with one where it is only a frame.
 * @param {Element} element
 */
function seenBox(element) {
  let here = element;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const box = native.box(here);
    if (hasArea(box) && native.computedStyle(here).pointerEvents !== 'none') return box;
    let child = native.firstChild(native.shadowRootOf(here) ?? here);
    for (let count = 0; child && count < MOST_CHILDREN; child = native.nextSibling(child)) {
      if (!native.isElement(child)) continue;
      count += 1;
      if (native.checkVisibility(child) && (hasArea(native.box(child)) || native.firstChild(child))) break;
    }
    if (!native.isElement(child)) return box;
    here = child;
  }
  return native.box(here);
}

/**
 * The uppermost element at a point that is not one of ours.
 * @param {DocumentOrShadowRoot} root
 * @param {number} x
 * @param {number} y
 * @param {(node: Node) => boolean} isOurs
 */
const topAt = (root, x, y, isOurs) => root.elementsFromPoint(x, y).find((element) => !isOurs(element));

/**
 * @param {Element} element
 * @param {Pin['box']} box
 * @param {(node: Node) => boolean} isOurs
 */
function liesOnTop(element, box, isOurs) {
  const [left, right] = [Math.max(0, box.left), Math.min(window.innerWidth, box.left + box.width)];
  const [top, bottom] = [Math.max(0, box.top), Math.min(window.innerHeight, box.top + box.height)];
  if (right <= left || bottom <= top) return false;
  const root = native.rootOf(element);
  const hit = topAt(root instanceof ShadowRoot ? root : document, (left + right) / 2, (top + bottom) / 2, isOurs);
  return hit !== undefined && native.contains(element, hit);
}

/**
 * The page's pinned elements: those near the root, and whatever lies on top at a few points of the window.
 * @param {(element: Element) => boolean} isHidden whether Broadsheet hides an element
 * @param {(node: Node) => boolean} isOurs whether Broadsheet put a node into the page
 */
export function pinnedElements(isHidden, isOurs) {
  /** @type {Map<Element, Pin>} */
  const pinned = new Map();
  const { body } = document;
  if (!body) return pinned;
  const seen = new Set();
  /** @param {Element} element */
  const look = (element) => {
    if (seen.has(element) || isOurs(element)) return;
    seen.add(element);
    const { position } = native.computedStyle(element);
    if (!PINS.has(position)) return;
    const hidden = isHidden(element);
    const { left, top, width, height } = hidden || !native.checkVisibility(element) ? new DOMRect() : seenBox(element);
    const box = { left, top, width, height };
    pinned.set(element, { how: position === 'fixed' ? letter.fixed : letter.sticky, box, onTop: false, hidden });
  };
  /** @type {{ element: Element, depth: number }[]} */
  const queue = [{ element: body, depth: 0 }];
  for (let at = 0; at < queue.length && seen.size < MOST_CANDIDATES; at += 1) {
    const { element, depth } = /** @type {typeof queue[number]} */ (queue[at]);
    for (let child = native.firstChild(native.shadowRootOf(element) ?? element); child; child = native.nextSibling(child)) {
      if (!native.isElement(child) || native.isUnseen(native.localName(child))) continue;
      look(child);
      if (depth + 1 < PINNED_DEPTH) queue.push({ element: child, depth: depth + 1 });
    }
  }
  for (const x of POINTS) {
    for (const y of POINTS) {
      let element = topAt(document, window.innerWidth * x, window.innerHeight * y, isOurs) ?? null;
      for (; element && element !== body; element = native.parentElement(element)) look(element);
    }
  }
  for (const [element, pin] of pinned) pin.onTop = !pin.hidden && hasArea(pin.box) && liesOnTop(element, pin.box, isOurs);
  return pinned;
}
