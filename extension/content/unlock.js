// A lock is what a page does to itself while an overlay is up: it stops scrolling, grows dull, or lies dead under a dialog. Whoever takes the overlay away takes the lock, too.

import * as native from './native.js';
import { document } from './own_document.js';

/** @typedef {import('./undo.js').Undo} Undo */

// A frame that is locked fills the window but for a head, and holds more than it shows.
const FRAME_SHARE = 0.7;

/**
 * Undoes the page's locks.
 * @param {Undo} undo what the changes are written down in
 * @param {Node | undefined} story a piece of the story, where it is known
 * @returns {Element[]} what was changed
 */
export function unlock(undo, story) {
  const { documentElement: root, body } = document;
  if (!body) return [];
  /** @type {Set<Element>} */
  const changed = new Set();
  /** @param {Element} element @param {string} property @param {string} value */
  const set = (element, property, value) => {
    if (undo.setStyle(element, property, value)) changed.add(element);
  };
  for (const dialog of document.querySelectorAll('dialog')) {
    // A dialog that nobody sees makes the page inert all the same.
    if (dialog.matches(':modal') && !native.checkVisibility(dialog) && undo.closeDialog(dialog)) changed.add(dialog);
  }
  for (const element of [root, body]) {
    const style = native.computedStyle(element);
    const { overflowY, position, top, touchAction } = style;
    if (overflowY === 'hidden' || overflowY === 'clip') {
      // What the root says holds for the window; only where it says nothing does the body's word hold. Sideways stays as it is.
      const forWindow = element === root || native.computedStyle(root).overflowY === 'visible';
      set(element, 'overflow-y', forWindow ? 'auto' : 'visible');
    }
    if (touchAction === 'none') set(element, 'touch-action', 'auto');
    // The place of the scroll bar that the page kept free while there was none.
    if (!/^(0px)?$/.test(native.styleOf(element)?.getPropertyValue('padding-right') ?? '')) set(element, 'padding-right', '0px');
    // Some pages pin the body where it was scrolled to.
    if (position === 'fixed') {
      const offset = Number.parseFloat(top) || 0;
      set(element, 'position', 'static');
      if (offset < 0) window.scrollTo({ top: -offset, behavior: 'instant' });
    }
  }
  let element = story && (native.isElement(story) ? story : native.parentElement(story));
  for (; element && element !== root; element = native.parentElement(element)) {
    for (const [name, value] of /** @type {const} */ ([['inert', undefined], ['aria-hidden', 'true']])) {
      const is = native.attribute(element, name);
      if (is !== null && (value === undefined || is === value)) {
        undo.takeAttribute(element, name);
        changed.add(element);
      }
    }
    if (element === body) break;
    const { filter, pointerEvents, overflowY } = native.computedStyle(element);
    if (filter.includes('blur')) set(element, 'filter', 'none');
    if (pointerEvents === 'none') set(element, 'pointer-events', 'auto');
    if (overflowY === 'hidden' && element.clientHeight >= window.innerHeight * FRAME_SHARE && element.clientHeight <= window.innerHeight && element.scrollHeight > element.clientHeight) {
      set(element, 'overflow-y', 'auto');
    }
  }
  return [...changed];
}
