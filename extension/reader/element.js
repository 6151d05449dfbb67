// An element of the reader comes from a closed set of names and attributes; nothing else can be drawn, whatever the page says.

import { document } from '../content/own_document.js';

const HTML = 'http://www.w3.org/1999/xhtml';
const SVG = 'http://www.w3.org/2000/svg';

// Found once: the own document looks each name up anew.
const create = /** @type {(namespace: string, name: string) => HTMLElement} */ (document.createElementNS);
const { createTextNode } = document;
/** @param {string} words */
export const textNode = (words) => createTextNode(words);

const NAMES = new Set(
  ('a article aside b bdi blockquote br button caption cite code dd del details dialog div dl dt em fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr img ' +
    'input label legend li main mark nav ol option output p pre q section select small span strong sub summary sup table tbody td textarea th thead time tr ul').split(' '),
);

const ATTRIBUTES = new Set(
  ('alt checked class colspan datetime decoding dir disabled for height hidden href id lang loading max min name open rel role rowspan scope selected sizes src srcset ' +
    'start step spellcheck tabindex target title type value width autofocus referrerpolicy multiple maxlength placeholder rows').split(' '),
);

/** Schemes of addresses that a link may lead to. */
const LINKS = new Set(['http:', 'https:', 'mailto:']);
const RASTER = /^data:image\/(?:png|jpeg|jpg|gif|webp|avif|bmp)[;,]/i;

/**
 * The address if a link may lead there. The core has checked it already; this is the last step before it is drawn.
 * @param {unknown} address
 * @returns {string | undefined}
 */
export function safeLink(address) {
  const url = typeof address === 'string' ? URL.parse?.(address) ?? parse(address) : null;
  return url && LINKS.has(url.protocol) ? url.href : undefined;
}

/**
 * The address if a picture may come from there.
 * @param {unknown} address
 * @returns {string | undefined}
 */
export function safeMedia(address) {
  if (typeof address !== 'string') return undefined;
  if (RASTER.test(address)) return address;
  const url = parse(address);
  return url && (url.protocol === 'https:' || url.protocol === 'http:') ? url.href : undefined;
}

/** @param {string} address */
function parse(address) {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}

/** @typedef {string | Node | null | undefined | false | Child[]} Child */

/**
 * Makes an element.
 * @template {keyof HTMLElementTagNameMap} N
 * @param {N} name
 * @param {Record<string, string | number | boolean | null | undefined>} [attributes] `false`, `null` and `undefined` leave one out
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[N]}
 */
export function el(name, attributes = {}, ...children) {
  if (!NAMES.has(name)) throw new TypeError(`The reader draws no <${name}>.`);
  // The namespace has to be named: in an XHTML page `createElement` would do, in other XML it would not.
  const element = /** @type {HTMLElementTagNameMap[N]} */ (create(HTML, name));
  for (const attribute in attributes) set(element, attribute, attributes[attribute]);
  append(element, children);
  return element;
}

/**
 * @param {Element} element
 * @param {string} attribute
 * @param {string | number | boolean | null | undefined} value
 */
function set(element, attribute, value) {
  if (value === false || value === null || value === undefined) return;
  if (!ATTRIBUTES.has(attribute) && !/^(?:aria-[a-z]+|data-[a-z-]+)$/.test(attribute)) throw new TypeError(`The reader sets no ${attribute}.`);
  let text = value === true ? '' : String(value);
  if (attribute === 'href') text = safeLink(text) ?? '';
  if (attribute === 'src') text = safeMedia(text) ?? '';
  if ((attribute === 'href' || attribute === 'src') && text === '') return;
  element.setAttribute(attribute, text);
}

/**
 * @param {Node} parent
 * @param {Child[]} children
 */
function append(parent, children) {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    if (Array.isArray(child)) append(parent, child);
    else parent.appendChild(typeof child === 'string' ? createTextNode(child) : child);
  }
}

/**
 * Replaces what an element holds.
 * @param {Element} element
 * @param {...Child} children
 */
export function fill(element, ...children) {
  element.replaceChildren();
  append(element, children);
  return element;
}

/**
 * A drawing of lines on a field of 24 by 24.
 * @param {...string} paths
 */
export function drawing(...paths) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('focusable', 'false');
  for (const line of paths) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', line);
    svg.appendChild(path);
  }
  return svg;
}
