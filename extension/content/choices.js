// A choice is what the reader of news decided about a single thing on this page: put back by hand, or always or never taken away by a rule of the site.

import { ask } from '../shared/messages.js';
import { namedBy } from './rules.js';

/** @typedef {import('../shared/rules.js').Rule} Rule */

export class Choices {
  /** What was put back. @type {Set<Node>} */
  #back = new Set();
  /** What rules take away. @type {Set<Node>} */
  #always = new Set();
  /** What rules have put back already. @type {Set<Node>} */
  #spared = new Set();

  /** How many things were put back. */
  get size() {
    return this.#back.size;
  }

  /** @param {Node | undefined} node */
  isBack(node) {
    return this.#back.has(/** @type {Node} */ (node));
  }

  /** What rules take away and nobody put back. */
  get away() {
    return [...this.#always].filter((node) => !this.#back.has(node));
  }

  /**
   * @param {Node} node
   * @param {boolean} back
   */
  set(node, back) {
    if (back) this.#back.add(node);
    else this.#back.delete(node);
  }

  /** A new rule has the last word about a node. @param {Node} node @param {Rule['does']} does */
  renew(node, does) {
    this.#spared.delete(node);
    if (does === 'always') this.#back.delete(node);
  }

  /** The page is another one now. */
  forget() {
    this.#back.clear();
  }

  /** Asks for the rules of the page's site. @returns {Promise<Rule[]>} */
  async rules() {
    const answer = await ask({ verb: 'site/rules' });
    return answer.ok ? answer.rules : [];
  }

  /** What rules spare is put back once; whoever takes it away by hand has the last word. @param {Rule[]} rules */
  obey(rules) {
    this.#always = namedBy(rules, 'always');
    const never = namedBy(rules, 'never');
    for (const node of this.#spared) if (!never.has(node)) this.#back.delete(node);
    for (const node of never) if (!this.#spared.has(node)) this.#back.add(node);
    this.#spared = never;
  }

  /**
   * The choices in the core's words.
   * @param {Node[]} nodes the page's nodes by number
   */
  options(nodes) {
    /** @type {number[]} */
    const back = [];
    /** @type {number[]} */
    const away = [];
    const taken = new Set(this.away);
    if (this.#back.size + taken.size > 0) {
      for (const [number, node] of nodes.entries()) {
        if (this.#back.has(node)) back.push(number);
        else if (taken.has(node)) away.push(number);
      }
    }
    return { put_back: back, take_away: away };
  }
}
