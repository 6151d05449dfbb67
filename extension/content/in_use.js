// In use is what the reader writes in or listens to: whatever else it is, it is not taken from under his hands.

import * as native from './native.js';
import { focusedElement } from './focused.js';
import { document } from './own_document.js';

/** Whether somebody can write in an element. @param {Element} element */
const takesText = (element) => native.matches(element, ':read-write');

/** What stands in a field or an editor. @param {any} element @returns {string} */
const wordsIn = (element) => element.value ?? native.textContent(element) ?? '';

/** Whether the reader wrote in a field. Frameworks write what is typed into the default, too; there the browser knows. @param {any} field */
const isChanged = (field) => field.value !== '' && takesText(field) && (field.value !== field.defaultValue || native.matches(field, ':user-valid, :user-invalid'));

/** @param {HTMLMediaElement} medium */
const isHeard = (medium) => !medium.paused && !medium.ended && !medium.muted && medium.volume > 0;

export class InUse {
  #page;
  /** What the reader was seen to write in. @type {Set<Element>} */
  #written = new Set();

  /** @param {import('./page.js').Page} page */
  constructor(page) {
    this.#page = page;
  }

  /** Notices what is written. @param {AbortSignal} signal ends it */
  listen(signal) {
    const note = (/** @type {Event} */ event) => {
      const [target] = event.composedPath();
      if (event.isTrusted && native.isElement(/** @type {Node} */ (target))) this.#written.add(/** @type {Element} */ (target));
    };
    window.addEventListener('input', note, { capture: true, passive: true, signal });
  }

  /** Takes what holds something in use out of what is to be hidden. @param {Set<Node>} wanted */
  spare(wanted) {
    const { shadows, tidy, reading, nodes } = this.#page;
    /** @type {Element[]} */
    const used = [];
    for (const root of [document, ...shadows]) {
      for (const field of root.querySelectorAll('textarea, input')) if (isChanged(field) && native.checkVisibility(field)) used.push(field);
      for (const medium of root.querySelectorAll('video, audio')) if (isHeard(/** @type {HTMLMediaElement} */ (medium))) used.push(medium);
    }
    for (const editor of this.#written) {
      if (!native.isConnected(editor)) this.#written.delete(editor);
      else if (wordsIn(editor).trim() !== '') used.push(editor);
    }
    const active = focusedElement();
    const path = active ? native.outwards(active) : [];
    // An overlay gives the focus to its empty field by itself.
    const isOver = path.some((one) => native.isElement(one) && native.computedStyle(one).position === 'fixed');
    if (active && takesText(active) && (!isOver || wordsIn(active) !== '')) used.push(active);
    const around = new Set(used.flatMap(native.outwards));
    // Comments are often written in a frame, which tells nothing of it.
    const framed = active && native.localName(active) === 'iframe' ? path : [];
    for (const { node: number, kind } of (framed.length > 0 && reading?.findings) || []) {
      const node = nodes[number];
      if (node && kind === 'comments' && framed.includes(node)) around.add(node);
    }
    if (around.size > 0) for (const node of wanted) if (around.has(node) && !tidy.hides(node)) wanted.delete(node);
  }
}
