// An undo is a list of changes made to the page, each with what it takes to bring the page back exactly.

import * as native from './native.js';

// A dialog's events come as tasks of their own, right after what caused them.
const QUIET_MS = 100;

/**
 * @typedef {object} StyleChange
 * @property {Map<string, { value: string, priority: string, ours: string }>} before the properties that were changed, as they were, and as we set them
 * @property {string | null | undefined} attribute the whole style attribute as it was; null where there was none, undefined where the page has written it since
 * @property {string | null} after the attribute as our last change left it
 */

export class Undo {
  /** @type {Map<Element, StyleChange>} */
  #styles = new Map();
  /** @type {Map<Text, string>} */
  #texts = new Map();
  /** Attributes that were taken away. @type {Map<Element, Map<string, string>>} */
  #attributes = new Map();
  /** Dialogs that were closed. @type {Set<HTMLDialogElement>} */
  #dialogs = new Set();

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
    } else if (native.attribute(element, 'style') !== change.after) {
      change.attribute = undefined;
    }
    const now = read(style, property);
    const known = change.before.get(property);
    style.setProperty(property, value, 'important');
    // What the page wrote in the meantime is what has to come back.
    change.before.set(property, { ...(known?.ours === now.ours ? known : now), ours: read(style, property).ours });
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

  /**
   * Takes an attribute away.
   * @param {Element} element
   * @param {string} name
   */
  takeAttribute(element, name) {
    const value = native.attribute(element, name);
    if (value === null) return;
    const taken = this.#attributes.get(element) ?? new Map();
    this.#attributes.set(element, taken.has(name) ? taken : taken.set(name, value));
    native.removeAttribute(element, name);
  }

  /**
   * Closes a modal dialog without a word to the page, which would take it for its reader's answer.
   * @param {HTMLDialogElement} dialog
   */
  closeDialog(dialog) {
    this.#dialogs.add(dialog);
    keepQuiet(dialog);
    native.closeDialog(dialog);
    return true;
  }

  /** Attributes that were taken from an element, with their values. @param {Element} element */
  attributesBefore(element) {
    return this.#attributes.get(element);
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
    this.#restoreStyle(element);
    for (const [name, value] of this.#attributes.get(element) ?? []) {
      if (native.attribute(element, name) === null) native.setAttribute(element, name, value);
    }
    this.#attributes.delete(element);
    const dialog = /** @type {HTMLDialogElement} */ (element);
    if (this.#dialogs.delete(dialog) && native.isConnected(dialog) && native.attribute(dialog, 'open') === null) {
      keepQuiet(dialog);
      native.showModal(dialog);
    }
  }

  /** @param {Element} element */
  #restoreStyle(element) {
    const change = this.#styles.get(element);
    const style = native.styleOf(element);
    if (!change || !style) return;
    this.#styles.delete(element);
    const untouched = change.attribute !== undefined && native.attribute(element, 'style') === change.after;
    for (const [property, { value, priority, ours }] of change.before) {
      if (read(style, property).ours !== ours) continue;
      if (value) style.setProperty(property, value, priority);
      else style.removeProperty(property);
    }
    if (!untouched || change.attribute === undefined) return;
    // The page has not touched the attribute since: it comes back letter for letter, or goes where there was none.
    if (change.attribute === null) native.removeAttribute(element, 'style');
    else if (native.attribute(element, 'style') !== change.attribute) native.setAttribute(element, 'style', change.attribute);
  }

  /** Brings everything back, the last change first. */
  restoreAll() {
    for (const node of [...this.#texts.keys(), ...this.#styles.keys(), ...this.#attributes.keys(), ...this.#dialogs].reverse()) this.restore(node);
  }
}

/**
 * A property as it is, and the same as one word.
 * @param {CSSStyleDeclaration} style
 * @param {string} property
 */
function read(style, property) {
  const [value, priority] = [style.getPropertyValue(property), style.getPropertyPriority(property)];
  return { value, priority, ours: value + priority };
}

/**
 * Keeps the next events about the opening and closing of a dialog or popover from the page: they are told a moment later, so for a moment.
 * @param {HTMLElement} dialog
 */
export function keepQuiet(dialog) {
  const types = ['close', 'beforetoggle', 'toggle'];
  /** @param {Event} event */
  const stop = (event) => {
    if (event.target === dialog) event.stopImmediatePropagation();
  };
  const signal = AbortSignal.timeout(QUIET_MS);
  for (const type of types) window.addEventListener(type, stop, { capture: true, signal });
}
