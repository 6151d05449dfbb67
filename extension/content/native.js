// A native is one of the browser's own getters and methods, taken from its prototype once.
//
// A page's form with `<input name="childNodes">` hides `form.childNodes` even from a content script; what is taken from the prototype cannot be hidden.

import { browser } from '../shared/browser.js';

/** @type {(kind: { prototype: object }, name: string) => () => any} */
const own = ({ prototype }, name) => /** @type {() => any} */ (Object.getOwnPropertyDescriptor(prototype, name)?.get);

// Neither of these does anything by itself: what a script does not use of them is left out of it.
/** @type {(kind: { prototype: object }, name: string) => (object: any) => any} */
/* @__NO_SIDE_EFFECTS__ */ function getter(kind, name) {
  const get = own(kind, name);
  return (object) => get.call(object);
}

/** What takes two values at most. @type {(kind: { prototype: any }, name: string) => (object: any, first?: any, second?: any) => any} */
/* @__NO_SIDE_EFFECTS__ */ function method({ prototype }, name) {
  const call = prototype[name];
  if (typeof call !== 'function') return () => undefined;
  return (object, first, second) => call.call(object, first, second);
}

// What is asked of every node has a function written out for it alone: a browser learns what is called at a place in the text of a program, and where that is the same place for all, each question
// takes Firefox three times as long. A function that is bound to its own `call` is no better.
const [getFirstChild, getNextSibling, getParentNode, getNodeType] = ['firstChild', 'nextSibling', 'parentNode', 'nodeType'].map((name) => own(Node, name));
const getData = own(CharacterData, 'data');
const getLocalName = own(Element, 'localName');
const getOpenShadow = own(Element, 'shadowRoot');
const { getAttributeNames, getAttribute, hasAttributes, checkVisibility: isRendered } = Element.prototype;
/** @type {string[]} */
const NONE = [];

/** @type {(node: Node) => Node | null} */
export const firstChild = (node) => getFirstChild.call(node);
/** @type {(node: Node) => Node | null} */
export const nextSibling = (node) => getNextSibling.call(node);
/** @type {(node: Node) => Node | null} */
export const parentNode = (node) => getParentNode.call(node);
/** @type {(node: Node) => Element | null} */
export const parentElement = getter(Node, 'parentElement');
/** An element itself, and of a text the one that it stands in. @param {Node | null | undefined} node */
export const elementOf = (node) => (isElement(node) ? node : ((node && parentElement(node)) ?? undefined));
/**
 * The element around a node: through slots and out of shadow trees, as the reader sees it.
 * @param {Node} node
 * @returns {Element | null}
 */
export function parentOf(node) {
  const parent = parentNode(node);
  if (isElement(parent)) return parent;
  return parent instanceof ShadowRoot ? parent.host : null;
}
/** A node itself and all that is drawn around it: through slots and out of shadow trees. @param {Node} node @returns {Node[]} */
export function outwards(node) {
  /** @type {Node[]} */
  const path = [];
  for (let one = /** @type {any} */ (node); one; one = one.assignedSlot ?? parentOf(one)) path.push(one);
  return path;
}
/** @type {(node: Node) => string | null} */
export const textContent = getter(Node, 'textContent');
/** @type {(node: Node) => number} */
export const nodeType = (node) => getNodeType.call(node);
// `instanceof` and `Node.TEXT_NODE` ask the page's own window each time: four microseconds in Firefox, where these take a tenth of one.
/** @param {Node | null | undefined} node @returns {node is Element} */
export const isElement = (node) => !!node && nodeType(node) === 1;
/** Whether a node is text, CDATA in XHTML included. @param {Node} node @returns {node is Text} */
export function isText(node) {
  const type = nodeType(node);
  return type === 3 || type === 4;
}
/** @type {(node: Node) => boolean} */
export const isConnected = getter(Node, 'isConnected');
/** @type {(node: Node, other: Node) => boolean} */
export const contains = method(Node, 'contains');
/** @type {(node: Node, other: Node) => number} */
export const position = method(Node, 'compareDocumentPosition');
/** @type {(node: Node, options?: object) => Node} */
export const rootOf = method(Node, 'getRootNode');
/** @type {(node: CharacterData) => string} */
export const data = (node) => getData.call(node);
/** @type {(element: Element) => string} */
export const localName = (element) => getLocalName.call(element);
/** @type {(element: Element) => ShadowRoot | null} */
export const openShadow = (element) => getOpenShadow.call(element);
/** The names of an element's attributes; a list of none is dear, so it is made once. @param {Element} element */
export const attributeNames = (element) => (hasAttributes.call(element) ? getAttributeNames.call(element) : NONE);
/** @type {(element: Element, name: string) => string | null} */
export const attribute = (element, name) => getAttribute.call(element, name);
/** @type {(element: Element, name: string, value: string) => void} */
export const setAttribute = method(Element, 'setAttribute');
/** @type {(element: Element, name: string) => void} */
export const removeAttribute = method(Element, 'removeAttribute');
/** @type {(element: Element, selector: string) => boolean} */
export const matches = method(Element, 'matches');
/** @type {(element: Element, selector: string) => Element | null} */
export const closest = method(Element, 'closest');
/** @type {(element: Element, selector: string) => Element | null} */
export const find = method(Element, 'querySelector');
/** @type {(element: Element, selector: string) => NodeListOf<Element>} */
export const findAll = method(Element, 'querySelectorAll');
/** Whether a node stands in what somebody writes in the page. @param {Node} node */
export function isBeingWritten(node) {
  const parent = parentElement(node);
  return parent !== null && matches(parent, ':read-write');
}
/** @type {(element: Element) => DOMRect} */
export const box = method(Element, 'getBoundingClientRect');
/** @type {(element: Element) => boolean} */
export const checkVisibility = (element) => isRendered.call(element);
/** @type {(element: Element, options?: ScrollIntoViewOptions) => void} */
export const scrollIntoView = method(Element, 'scrollIntoView');
/** @type {(element: Element) => number} */
export const scrollTop = getter(Element, 'scrollTop');
/** @type {(element: Element) => number} */
export const scrollLeft = getter(Element, 'scrollLeft');
/** @type {{ scrollTo: (to: ScrollToOptions) => void }} */
const { scrollTo: goTo } = Element.prototype;
// It would take a second value, whatever it is, for a place from the top.
/** @type {(element: Element, to: ScrollToOptions) => void} */
export const scrollTo = (element, to) => goTo.call(element, to);
/** @type {(element: Element, options?: FocusOptions) => void} */
export const focus = method(HTMLElement, 'focus');
/** @type {(dialog: HTMLDialogElement) => void} */
export const closeDialog = method(HTMLDialogElement, 'close');
/** @type {(dialog: HTMLDialogElement) => void} */
export const showModal = method(HTMLDialogElement, 'showModal');
/** @type {(popover: HTMLElement) => void} */
export const showPopover = method(HTMLElement, 'showPopover');
/** @type {(slot: HTMLSlotElement) => Node[]} */
export const assignedNodes = method(HTMLSlotElement, 'assignedNodes');
/** @type {(style: CSSStyleDeclaration, name: string) => string} */
export const property = method(CSSStyleDeclaration, 'getPropertyValue');
const compute = getComputedStyle;
/** @type {typeof getComputedStyle} */
export const computedStyle = (element, pseudo) => compute(element, pseudo);
/** @type {(element: HTMLElement | SVGElement) => CSSStyleDeclaration} */
const htmlStyle = getter(HTMLElement, 'style');
const svgStyle = getter(SVGElement, 'style');

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

/** Names to be looked up: a regular expression would be compiled anew on every page, which takes Firefox as long as hundreds of elements. @param {string} list */
export const names = (list) => new Set(list.split(' '));
const UNSEEN = names('style script template link meta noscript');
/** Whether elements of a name are never seen themselves. @param {string} name */
export const isUnseen = (name) => UNSEEN.has(name);
const HOSTS = names('article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span');
/** Whether elements of a name may have a shadow tree. @param {string} name */
export const mayHost = (name) => HOSTS.has(name) || name.includes('-');
// Firefox gives closed roots as a property of the element, Chromium by a function.
const anyShadow = 'openOrClosedShadowRoot' in Element.prototype ? getter(Element, 'openOrClosedShadowRoot') : openShadow;

/**
 * The shadow root of an element, an open or a closed one.
 * @param {Element} element
 * @returns {ShadowRoot | null}
 */
export function shadowRootOf(element) {
  const known = anyShadow(element);
  /** @type {{ dom?: { openOrClosedShadowRoot?: (element: HTMLElement) => ShadowRoot | null } }} */
  const { dom } = browser;
  if (known || !dom?.openOrClosedShadowRoot || !mayHost(localName(element))) return known;
  return element instanceof HTMLElement ? dom.openOrClosedShadowRoot(element) : null;
}
