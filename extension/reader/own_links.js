// An own link leads to another place of the page it stands in. Where the story has that place, the reader goes there; the page below stays where it is.

import * as native from '../content/native.js';
import { document } from '../content/own_document.js';
import { blocksOf, bringToEye } from './desk.js';
import { addressOf } from './place.js';

/** @typedef {import('./desk.js').Desk} Desk */

// Taken from the prototype, as in content/native.js, which has no room for what the reader alone needs.
const { compareDocumentPosition: comparePosition } = Node.prototype;
/** What of a block may have a name of its own, in the page as in the reader. */
const PARTS = 'li, dt, dd, tr';
/** What a block is in the page, by what it is drawn as. @type {Record<string, string>} */
const WHOLES = { ol: 'ol, ul, menu, dl', ul: 'ol, ul, menu, dl', table: 'table', blockquote: 'blockquote', figure: 'figure' };

/** Follows such links in the story and in its footnotes. @param {Desk} desk @param {() => void} leaving what stands over the story goes away */
export function ownLinks(desk, leaving) {
  desk.dialog.addEventListener(
    'click',
    (event) => {
      const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
      if (!(link instanceof HTMLAnchorElement) || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      if (!link.closest('article, .bubble') || addressOf(link.href) !== addressOf(location.href) || !link.href.includes('#')) return;
      const named = elementNamed(link.hash.slice(1));
      // What names nothing in the page may be an address of its own, as pages of one script have them: the page knows it.
      if (!named && /^#./.test(link.hash) && link.hash !== '#top') return;
      event.preventDefault();
      const place = named ? placeOf(desk, named) : link.hash === '#top' ? desk.article.querySelector('h1') : undefined;
      if (!place) return;
      leaving();
      bringToEye(desk, place);
      // The keyboard goes on from there.
      if (!place.hasAttribute('tabindex')) /** @type {HTMLElement} */ (place).tabIndex = -1;
      /** @type {HTMLElement} */ (place).focus({ preventScroll: true });
    },
    { signal: desk.signal },
  );
}

/** The page's element that a fragment names, as browsers find it. @param {string} fragment */
function elementNamed(fragment) {
  if (!fragment) return undefined;
  for (const name of [fragment, decoded(fragment)]) {
    const found = document.getElementById(name) ?? [...document.getElementsByName(name)].find((element) => native.localName(element) === 'a');
    if (found) return found;
  }
  return undefined;
}

/** @param {string} fragment */
function decoded(fragment) {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/** What of the story as it is drawn stands for an element of the page: the block that holds it, or the first one in it or behind it. @param {Desk} desk @param {Element} named */
function placeOf(desk, named) {
  /** @type {Element | undefined} */
  let after;
  for (const block of blocksOf(desk)) {
    const whole = wholeOf(block, desk.page.nodes[Number(block.dataset.node)]);
    if (!whole) continue;
    if (native.contains(whole, named)) return partOf(block, whole, named);
    if (!after && comparePosition.call(named, whole) & Node.DOCUMENT_POSITION_FOLLOWING) after = block;
  }
  return after;
}

/** All of a block in the page: the core names a list by its first item, and a table by its first cell. @param {Element} block @param {Node | undefined} node */
function wholeOf(block, node) {
  const kind = WHOLES[block.classList.contains('table') ? 'table' : block.localName];
  return (kind && native.elementOf(node)?.closest(kind)) || node;
}

/** Which item or row of a block it is, where the reader draws as many as the page has. @param {Element} block @param {Node} whole @param {Element} named */
function partOf(block, whole, named) {
  if (!(whole instanceof Element)) return block;
  const [drawn, there] = [block, whole].map((element) => [...element.querySelectorAll(PARTS)]);
  // The innermost comes last.
  return (drawn?.length === there?.length && drawn?.[there?.findLastIndex((part) => native.contains(part, named)) ?? -1]) || block;
}
