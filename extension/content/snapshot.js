// A snapshot is the live page as one string in the grammar of ARCHITECTURE.md, and beside it the page's nodes in the same order.

import { grammar, keptAttributes, states as letter } from '../generated/schema.js';
import * as native from './native.js';
import { document } from './own_document.js';
import { pinnedElements } from './pinned.js';

/** @typedef {import('./pinned.js').Pin} Pin */

/**
 * @typedef {object} Snapshot
 * @property {string} string what the core reads
 * @property {Node[]} nodes the page's nodes by their number
 * @property {boolean} cut whether the page was too large to be sent whole
 */

/**
 * What Broadsheet itself did to the page: the snapshot is taken as if it had not.
 * @typedef {object} Untouched
 * @property {(element: Element) => boolean} isHidden whether Broadsheet hides the element
 * @property {(text: Text) => string | undefined} textOf the text of an emptied node
 * @property {(element: Element) => string | undefined} styleOf the style attribute before it was changed; empty where there was none
 * @property {(element: Element) => Map<string, string> | undefined} attributesOf attributes that were taken away
 * @property {(element: Element) => { left: number, top: number, width: number, height: number, position: string } | undefined} boxOf the box before it was hidden
 * @property {(node: Node) => boolean} isOurs whether Broadsheet put the node into the page
 * @property {(element: Element) => boolean} isOpened whether the reader of the page opened it
 * @property {(pinned: Map<Element, Pin>) => void} seen is told what is pinned, before the page is walked through
 */

const { element: ELEMENT, attribute: NAME, value: VALUE, state: STATE, text: TEXT, close: CLOSE, record: RECORD, field: FIELD } = grammar;
// eslint-disable-next-line no-control-regex -- these characters are the snapshot's grammar and have to go from the page's text
const CONTROL = /[\0-\x08\x0e-\x1f]/g;
// eslint-disable-next-line no-control-regex -- as above, without the state that a global expression carries
const HAS_CONTROL = /[\0-\x08\x0e-\x1f]/;
const BLANK = /^[ \t\n\f\r]*$/;

// Chromium throws on messages over 64 MiB of UTF-8 JSON: a character takes at most 3 bytes, a mark 6.
const LONGEST = 10_000_000;
// The core's own limit on a value; what is longer is a picture or a program, not words.
const LONGEST_VALUE = 16 * 1024;
// A page that takes longer than this on its own thread feels stuck; then it gets a turn.
const SLICE_MS = 40;
// A page that grows while it is read would be read for ever. After so many milliseconds it gets no turn any more, and cannot grow.
const TURNS_MS = 1000;
// Boxes and drawn text are asked for elements without words only, and for so many: a page of 100,000 empty boxes tells no more than its first ones.
const MOST_BOXES = 3000;
const MOST_DRAWN = 800;
// The core joins what is nested deeper than its own limit (512) to the deepest allowed; here the same is done a little earlier, so that both sides number alike.
const DEEPEST = 500;

const KEPT = new Set(keptAttributes);
const NOT_SENT = new Set(['style', 'template']);
const WITHOUT_CHILDREN = new Set(['script', 'svg', 'math', 'canvas', 'iframe', 'object', 'textarea', 'select', 'datalist']);
const MEASURED = new Set(['iframe', 'ins', 'embed', 'object', 'video', 'dialog']);
const WRAPPERS = new Set(['div', 'aside', 'section', 'ins', 'span', 'p', 'li', 'figure', 'center', 'article', 'header', 'footer', 'nav', 'fencedframe']);
const WITH_MEANING = new Set(['img', 'picture', 'video', 'audio', 'canvas', 'svg', 'input', 'button', 'textarea', 'select', 'math', 'table', 'hr']);
/** How a position pins. @type {Map<string, Pin['how']>} */
const HOW = new Map([['fixed', letter.fixed], ['sticky', letter.sticky]]);
const DIRECTED = new Set(['html', 'body', 'main', 'article']);
const UNSEEN = new Set(['style', 'script', 'template', 'link', 'meta', 'noscript']);
const SHADOW_HOSTS = new Set(['article', 'aside', 'blockquote', 'body', 'div', 'footer', 'header', 'main', 'nav', 'p', 'section', 'span']);
const UNNEEDED_LINKS = /\b(?:stylesheet|preload|prefetch|modulepreload|preconnect|dns-prefetch|icon|manifest)\b/i;

/** @param {string} value */
function clean(value) {
  const formed = value.isWellFormed?.() === false ? value.toWellFormed() : value;
  return HAS_CONTROL.test(formed) ? formed.replace(CONTROL, '') : formed;
}

/** @param {Element} element */
function drawnText(element) {
  let drawn = '';
  for (const pseudo of ['::before', '::after']) {
    const { content } = getComputedStyle(element, pseudo);
    // Only quoted words count; counters, pictures and `none` are not words.
    for (const [, words] of content.matchAll(/"((?:[^"\\]|\\.)*)"/g)) drawn += words?.replace(/\\(.)/g, '$1') ?? '';
  }
  return clean(drawn).trim();
}

/** @param {Element} element */
function directionStates(element) {
  const style = getComputedStyle(element);
  return (style.writingMode.startsWith('vertical') ? STATE + letter.vertical : '') + (style.direction === 'rtl' ? STATE + letter.rightToLeft : '');
}

/**
 * Whether an element shows nothing of its own: what it shows then is a shadow tree's. Asking for a closed root is dear, a fifth of the whole walk where every `<div>` is asked;
 * what has words of its own beside a closed root gives them a slot in it, or they would not be seen.
 * @param {Node | null} first the element's first child
 */
function isBare(first) {
  for (let child = first; child; child = native.nextSibling(child)) {
    const type = native.nodeType(child);
    if (type === Node.ELEMENT_NODE ? !UNSEEN.has(native.localName(/** @type {Element} */ (child))) : type === Node.TEXT_NODE && !BLANK.test(native.data(/** @type {Text} */ (child)))) return false;
  }
  return true;
}

/**
 * What an element's children are for a reader: its shadow tree's where it has one, the assigned nodes of a slot, or its own.
 * @param {Element} element
 * @param {string} name
 * @returns {{ next: Node | null, list: Node[] | null }}
 */
function childrenOf(element, name) {
  if (name === 'slot' && element instanceof HTMLSlotElement) {
    const assigned = native.assignedNodes(element);
    if (assigned.length > 0) return { next: assigned[0] ?? null, list: assigned };
  }
  const first = native.firstChild(element);
  if (name.includes('-') || (SHADOW_HOSTS.has(name) && isBare(first))) {
    const root = native.shadowRootOf(element);
    if (root) return { next: native.firstChild(root), list: null };
  } else if (SHADOW_HOSTS.has(name)) {
    const root = native.openShadow(element);
    if (root) return { next: native.firstChild(root), list: null };
  }
  return { next: first, list: null };
}

/** The start of every snapshot. */
function header() {
  const fields = [grammar.magic, document.URL, document.baseURI, document.contentType, String(window.innerWidth), String(window.innerHeight)];
  return fields.map(clean).join(FIELD) + RECORD;
}

/**
 * An open element on the way down.
 * @typedef {object} Open
 * @property {Element} element
 * @property {string} name
 * @property {number} slot where its states stand among the pieces; -1 where it stands too deep to be sent itself
 * @property {Node | null} next
 * @property {Node[] | null} list
 * @property {number} index
 * @property {boolean} live whether its live facts are asked for: it is rendered
 * @property {boolean} touched whether it stands inside something that Broadsheet hides
 * @property {boolean} words whether words or pictures were met inside
 */

/**
 * Takes a snapshot of the page.
 * @param {Untouched} untouched
 * @returns {Promise<Snapshot>}
 */
export async function takeSnapshot(untouched) {
  // A page may change while it gets its turn; a walk that lost its place begins again, the last time without turns.
  const end = performance.now() + TURNS_MS;
  for (const sliced of [true, true, false]) {
    const snapshot = await walk(untouched, sliced, end);
    if (snapshot) return snapshot;
  }
  throw new Error('The page changes too fast.');
}

/**
 * @param {Untouched} untouched
 * @param {boolean} sliced
 * @param {number} end the moment after which the page gets no more turns
 * @returns {Promise<Snapshot | undefined>}
 */
async function walk(untouched, sliced, end) {
  const pieces = [header()];
  /** @type {Node[]} */
  const nodes = [];
  /** @type {Open[]} */
  const stack = [];
  const pinned = pinnedElements(untouched.isHidden, untouched.isOurs);
  untouched.seen(pinned);
  let length = 0;
  let boxes = 0;
  let steps = 0;
  let drawn = 0;
  let cut = false;
  let turn = performance.now() + SLICE_MS;

  /**
   * @param {Element} element
   * @param {Open | undefined} parent
   */
  const open = (element, parent) => {
    const name = native.localName(element);
    if (stack.length >= DEEPEST && parent) {
      stack.push({ ...parent, element, name, slot: -1, ...childrenOf(element, name), index: 0, words: false });
      return;
    }
    let piece = ELEMENT + clean(name);
    for (const attribute of native.attributeNames(element)) {
      if (!KEPT.has(attribute)) continue;
      let value = native.attribute(element, attribute) ?? '';
      if (attribute === 'style') value = untouched.styleOf(element) ?? value;
      if (value.length > LONGEST_VALUE) {
        if (attribute !== 'src') continue;
        value = '';
      }
      piece += NAME + attribute + VALUE + clean(value);
    }
    for (const [attribute, value] of untouched.attributesOf(element) ?? []) if (KEPT.has(attribute)) piece += NAME + attribute + VALUE + clean(value);
    const touched = parent?.touched === true || untouched.isHidden(element);
    let live = parent ? parent.live : true;
    let states = '';
    if (live && !touched && name !== 'head' && !native.checkVisibility(element)) {
      // An element with `display: contents` has no box of its own, yet its children are seen.
      if (getComputedStyle(element).display !== 'contents') {
        states += STATE + letter.hidden;
        live = false;
      }
    }
    if (name === 'head') live = false;
    if (live) {
      states += pinStates(element);
      if (DIRECTED.has(name)) states += directionStates(element);
    }
    pieces.push(piece, states);
    length += piece.length + 2;
    nodes.push(element);
    const children = WITHOUT_CHILDREN.has(name) ? { next: null, list: null } : childrenOf(element, name);
    stack.push({ element, name, slot: pieces.length - 1, ...children, index: 0, live, touched, words: WITH_MEANING.has(name) });
    if (name === 'script' && native.attribute(element, 'type')?.trim().toLowerCase() === 'application/ld+json') {
      for (let child = native.firstChild(element); child; child = native.nextSibling(child)) {
        if (child instanceof CharacterData) text(child, /** @type {Open} */ (stack.at(-1)));
      }
    }
  };

  /**
   * @param {CharacterData} node
   * @param {Open} parent
   */
  const text = (node, parent) => {
    let characters = untouched.textOf(/** @type {Text} */ (node)) ?? native.data(node);
    if (characters.length > LONGEST - length) {
      characters = characters.slice(0, Math.max(0, LONGEST - length));
      cut = true;
    }
    if (BLANK.test(characters)) {
      if (characters.length === 0) return;
      pieces.push(`${TEXT} `);
      length += 2;
    } else {
      const piece = TEXT + clean(characters);
      pieces.push(piece);
      length += piece.length;
      parent.words = true;
    }
    nodes.push(node);
  };

  /** @param {Element} element */
  const isPinned = (element) => pinned.has(element) || HOW.has(untouched.boxOf(element)?.position ?? '');

  /** @param {Element} element */
  const box = (element) => {
    boxes += 1;
    const { width, height } = untouched.boxOf(element) ?? native.box(element);
    return `${STATE}${letter.box}${Math.round(width)},${Math.round(height)}`;
  };

  /** Where an element is pinned; what Broadsheet hides is where it was, and lay on top. @param {Element} element */
  const pinStates = (element) => {
    const before = untouched.boxOf(element);
    const pin = pinned.get(element);
    const how = before ? HOW.get(before.position) : pin?.how;
    if (!how) return '';
    const { left, top, width, height } = before ?? /** @type {Pin} */ (pin).box;
    const [x, y, w, h] = [left, top, width, height].map(Math.round);
    const marks = [how, before || pin?.onTop ? letter.onTop : '', untouched.isOpened(element) ? letter.opened : ''].filter(Boolean);
    return marks.map((mark) => STATE + mark).join('') + `${STATE}${letter.box}${w},${h}${STATE}${letter.place}${x},${y}`;
  };

  const close = () => {
    const done = /** @type {Open} */ (stack.pop());
    const parent = stack.at(-1);
    if (parent && done.words) parent.words = true;
    if (done.slot < 0) return;
    if (done.live && !done.words && done.element !== document.documentElement) {
      let states = '';
      if (boxes < MOST_BOXES && !isPinned(done.element) && (WRAPPERS.has(done.name) || MEASURED.has(done.name) || done.name.includes('-'))) {
        states += box(done.element);
      }
      if (drawn < MOST_DRAWN && WRAPPERS.has(done.name)) {
        drawn += 1;
        const words = drawnText(done.element);
        if (words) states += STATE + letter.drawn + words;
      }
      pieces[done.slot] += states;
    } else if (done.live && MEASURED.has(done.name) && !isPinned(done.element) && boxes < MOST_BOXES) {
      pieces[done.slot] += box(done.element);
    }
    pieces.push(CLOSE);
  };

  open(document.documentElement, undefined);
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const node = top.next;
    if (!node || cut) {
      close();
      continue;
    }
    steps += 1;
    if (sliced && (steps & 63) === 0 && performance.now() > turn) {
      await new Promise((resolve) => setTimeout(resolve));
      if (!native.isConnected(node)) return undefined;
      turn = performance.now() + SLICE_MS;
      sliced = turn < end;
    }
    if (top.list) {
      top.index += 1;
      top.next = top.list[top.index] ?? null;
    } else {
      top.next = native.nextSibling(node);
    }
    const type = native.nodeType(node);
    if (type === Node.TEXT_NODE || type === Node.CDATA_SECTION_NODE) {
      text(/** @type {CharacterData} */ (node), top);
    } else if (type === Node.ELEMENT_NODE && !untouched.isOurs(node) && isSent(/** @type {Element} */ (node))) {
      open(/** @type {Element} */ (node), top);
    }
    cut ||= length > LONGEST;
  }
  return { string: pieces.join(''), nodes, cut };
}

/** @param {Element} element */
function isSent(element) {
  const name = native.localName(element);
  if (NOT_SENT.has(name)) return false;
  return name !== 'link' || !UNNEEDED_LINKS.test(native.attribute(element, 'rel') ?? '');
}
