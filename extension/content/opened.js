// What the reader opened is an overlay that came up right after a click or a key: a menu, a picture, a way to sign in. It is nobody's clutter.

import * as native from './native.js';

/** @typedef {import('./pinned.js').Pin} Pin */

export class Opened {
  /** What was seen over the page before. @type {WeakSet<Element>} */
  #seen = new WeakSet();
  /** What lay over the page when it was looked at last. @type {Element[]} */
  #over = [];
  /** @type {WeakSet<Element>} */
  #opened = new WeakSet();
  /** Told when something came that the reader opened. */
  came = () => {};
  /** Whether the page answered a click or a key since it was looked at last. */
  answered = false;

  /**
   * Whether something lies over the page that was not there before.
   * @param {Map<Element, Pin>} pinned
   */
  hasNew(pinned) {
    for (const [element, pin] of pinned) if (pin.onTop && !this.#seen.has(element)) return true;
    return false;
  }

  /**
   * Looks at what lies over the page now; what is new and answers a click was opened by the reader.
   * @param {Map<Element, Pin>} pinned
   */
  judge(pinned) {
    this.#over = [];
    for (const [element, pin] of pinned) {
      if (!pin.onTop) continue;
      this.#over.push(element);
      if (this.#seen.has(element)) continue;
      this.#seen.add(element);
      if (!this.answered) continue;
      this.#opened.add(element);
      this.came();
    }
    this.answered = false;
  }

  /** Whether something of that is gone since. */
  get isUncovered() {
    return this.#over.some((element) => !native.checkVisibility(element));
  }

  /** @param {Element} element */
  has(element) {
    return this.#opened.has(element);
  }
}
