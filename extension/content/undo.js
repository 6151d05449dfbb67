// An undo is a list of changes made to the page, each with what it takes to bring the page back exactly.

import * as native from './native.js';

/**
 * @typedef {object} StyleChange
 * @property {Map<string, { value: string, priority: string }>} before the properties that were changed, as they were
 * @property {string | null} attribute the whole style attribute as it was; null where there was none
 * @property {string | null} after the attribute as our last change left it
 */

export class Undo {
  /** @type {Map<Element, StyleChange>} */
  #styles = new Map();
  /** @type {Map<Text, string>} */
  #texts = new Map();

  /**
   * Sets a property of an element's own style, above every rule of the page.
   * @param {Element} element
   * @param {string} property
   * @param {string} value
   */
  setStyle(element, property, value) {
    const style = native.styleOf(element);
    if (!style) return false;
    let change = this.#styles.get(element);
    if (!change) {
      change = { before: new Map(), attribute: native.attribute(element, 'style'), after: null };
      this.#styles.set(element, change);
    }
    if (!change.before.has(property)) {
      change.before.set(property, { value: style.getPropertyValue(property), priority: style.getPropertyPriority(property) });
    }
    style.setProperty(property, value, 'important');
    change.after = native.attribute(element, 'style');
    return true;
  }

  /**
   * Empties a text node. It stays in its place, as the page's own scripts may hold it.
   * @param {Text} node
   */
  empty(node) {
    if (!this.#texts.has(node)) this.#texts.set(node, native.data(node));
    node.data = '';
  }

  /** @param {Element} element */
  styleBefore(element) {
    const change = this.#styles.get(element);
    return change && (change.attribute ?? '');
  }

  /** @param {Text} node */
  textBefore(node) {
    return this.#texts.get(node);
  }

  /** @param {Node} node */
  has(node) {
    return this.#styles.has(/** @type {Element} */ (node)) || this.#texts.has(/** @type {Text} */ (node));
  }

  /**
   * Brings one node back.
   * @param {Node} node
   */
  restore(node) {
    const words = this.#texts.get(/** @type {Text} */ (node));
    if (words !== undefined) {
      this.#texts.delete(/** @type {Text} */ (node));
      // What the page wrote there in the meantime is newer than what we took.
      if (native.data(/** @type {Text} */ (node)) === '') /** @type {Text} */ (node).data = words;
    }
    const element = /** @type {Element} */ (node);
    const change = this.#styles.get(element);
    const style = native.styleOf(element);
    if (!change || !style) return;
    this.#styles.delete(element);
    const untouched = native.attribute(element, 'style') === change.after;
    for (const [property, { value, priority }] of change.before) {
      if (value) style.setProperty(property, value, priority);
      else style.removeProperty(property);
    }
    if (!untouched) return;
    // The page has not touched the attribute since: it comes back letter for letter, or goes where there was none.
    if (change.attribute === null) native.removeAttribute(element, 'style');
    else if (native.attribute(element, 'style') !== change.attribute) native.setAttribute(element, 'style', change.attribute);
  }

  /** Brings everything back, the last change first. */
  restoreAll() {
    for (const node of [...this.#texts.keys(), ...this.#styles.keys()].reverse()) this.restore(node);
  }
}
