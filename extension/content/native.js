// A native is one of the browser's own getters and methods, taken from its prototype once.
//
// A page's form with `<input name="childNodes">` hides `form.childNodes` even from a content script; what is taken from the prototype cannot be hidden.

import { browser } from '../shared/browser.js';

/** @type {(prototype: object, name: string) => (object: any) => any} */
function getter(prototype, name) {
  const get = Object.getOwnPropertyDescriptor(prototype, name)?.get;
  if (!get) return (object) => Reflect.get(object, name);
  return Function.prototype.call.bind(get);
}

/** @type {(prototype: any, name: string) => (object: any, ...values: any[]) => any} */
function method(prototype, name) {
  const own = prototype[name];
  if (typeof own !== 'function') return () => undefined;
  return Function.prototype.call.bind(own);
}

/** @type {(node: Node) => Node | null} */
export const firstChild = getter(Node.prototype, 'firstChild');
/** @type {(node: Node) => Node | null} */
export const nextSibling = getter(Node.prototype, 'nextSibling');
/** @type {(node: Node) => Node | null} */
export const parentNode = getter(Node.prototype, 'parentNode');
/** @type {(node: Node) => Element | null} */
export const parentElement = getter(Node.prototype, 'parentElement');
/** @type {(node: Node) => string | null} */
export const textContent = getter(Node.prototype, 'textContent');
/** @type {(node: Node) => number} */
export const nodeType = getter(Node.prototype, 'nodeType');
/** @type {(node: Node) => boolean} */
export const isConnected = getter(Node.prototype, 'isConnected');
/** @type {(node: Node, other: Node) => boolean} */
export const contains = method(Node.prototype, 'contains');
/** @type {(node: Node, options?: object) => Node} */
export const rootOf = method(Node.prototype, 'getRootNode');
/** @type {(node: CharacterData) => string} */
export const data = getter(CharacterData.prototype, 'data');
/** @type {(element: Element) => string} */
export const localName = getter(Element.prototype, 'localName');
/** @type {(element: Element) => string | null} */
export const namespaceOf = getter(Element.prototype, 'namespaceURI');
/** @type {(element: Element) => ShadowRoot | null} */
export const openShadow = getter(Element.prototype, 'shadowRoot');
/** @type {(element: Element) => HTMLSlotElement | null} */
export const assignedSlot = getter(Element.prototype, 'assignedSlot');
/** @type {(element: Element) => string[]} */
export const attributeNames = method(Element.prototype, 'getAttributeNames');
/** @type {(element: Element, name: string) => string | null} */
export const attribute = method(Element.prototype, 'getAttribute');
/** @type {(element: Element, name: string, value: string) => void} */
export const setAttribute = method(Element.prototype, 'setAttribute');
/** @type {(element: Element, name: string) => void} */
export const removeAttribute = method(Element.prototype, 'removeAttribute');
/** @type {(element: Element) => DOMRect} */
export const box = method(Element.prototype, 'getBoundingClientRect');
/** @type {(element: Element, options?: object) => boolean} */
export const checkVisibility = method(Element.prototype, 'checkVisibility');
/** @type {(element: Element, options?: ScrollIntoViewOptions) => void} */
export const scrollIntoView = method(Element.prototype, 'scrollIntoView');
/** @type {(dialog: HTMLDialogElement) => void} */
export const closeDialog = method(HTMLDialogElement.prototype, 'close');
/** @type {(dialog: HTMLDialogElement) => void} */
export const showModal = method(HTMLDialogElement.prototype, 'showModal');
/** @type {(slot: HTMLSlotElement) => Node[]} */
export const assignedNodes = method(HTMLSlotElement.prototype, 'assignedNodes');
/** @type {(element: HTMLElement | SVGElement) => CSSStyleDeclaration} */
const htmlStyle = getter(HTMLElement.prototype, 'style');
const svgStyle = getter(SVGElement.prototype, 'style');

/**
 * The inline style of an element, `undefined` where its kind has none.
 * @param {Node | null | undefined} node
 * @returns {CSSStyleDeclaration | undefined}
 */
export function styleOf(node) {
  if (node instanceof HTMLElement) return htmlStyle(node);
  if (node instanceof SVGElement) return svgStyle(node);
  return undefined;
}

/**
 * The shadow root of an element, an open or a closed one.
 * @param {Element} element
 * @returns {ShadowRoot | null}
 */
export function shadowRootOf(element) {
  const open = openShadow(element);
  if (open) return open;
  // Firefox gives closed roots as a property of the element, Chromium by a function.
  const closed = Reflect.get(element, 'openOrClosedShadowRoot');
  if (closed instanceof ShadowRoot) return closed;
  /** @type {{ dom?: { openOrClosedShadowRoot?: (element: HTMLElement) => ShadowRoot | null } }} */
  const { dom } = browser;
  const find = dom?.openOrClosedShadowRoot;
  return find && element instanceof HTMLElement ? find(element) : null;
}
