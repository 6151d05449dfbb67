// Restless are the places of a page that change all the time and bring nothing: a clock, a ticker, an ad that draws itself anew.

import * as native from './native.js';

// Once may be chance.
const FRUITLESS = 2;
// A page with more kinds of places than this, none of which brought anything, is restless as a whole: so it can never have itself read all the time.
const MOST_PLACES = 300;
const LONGEST_NAME = 60;

/** What an element is, by its name; numbers in names only count. @param {Node | null} node */
const nameOf = (node) => (native.isElement(node) ? native.localName(node) + (native.attribute(node, 'class') ?? '').replace(/\d+/g, '').slice(0, LONGEST_NAME) : '');

export class Restless {
  /** How often the page was looked at for a place in vain. @type {Map<string, number>} */
  #vain = new Map();
  /** Places that changed since the page was looked at. @type {Set<string>} */
  #stirred = new Set();

  /** Notes that something came into an element; gives whether that may be news. @param {Node} parent @param {Node} [child] nothing where only words changed */
  note(parent, child) {
    const place = [native.parentNode(parent), parent, child ?? null].map(nameOf).join('>');
    const times = this.#vain.get(place);
    if (times === undefined && this.#vain.size >= MOST_PLACES) return false;
    this.#stirred.add(place);
    if (times === undefined) this.#vain.set(place, 0);
    return (times ?? 0) < FRUITLESS;
  }

  /** The page was looked at. @param {boolean} brought whether that brought anything */
  judge(brought) {
    for (const place of this.#stirred) {
      if (brought) this.#vain.delete(place);
      else this.#vain.set(place, (this.#vain.get(place) ?? 0) + 1);
    }
    this.#stirred.clear();
  }
}
