// A snapshot is the live page as one string in the grammar of ARCHITECTURE.md, and beside it the page's nodes in the same order.

import { grammar, keptAttributes, states as letter } from '../generated/schema.js';
import * as native from './native.js';
import { document } from './own_document.js';
import { pinnedElements } from './pinned.js';
import { whetherOld } from './whether_old.js';

/** @typedef {import('./pinned.js').Pin} Pin */

/**
 * @typedef {object} Snapshot
 * @property {string} string what the core reads
 * @property {Node[]} nodes the page's nodes by their number
 * @property {boolean} cut whether the page was too large to be sent whole
 * @property {ShadowRoot[]} shadows the shadow trees in it, of which an observer of the document hears nothing
 * @property {() => boolean} isOld whether the page shows what it hid then, or says something else in a shadow tree: its text tells of neither
 * @property {Element[]} hosts the page's own elements without one, of which nobody hears when they get it
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
const SPACE = 0x20;
const ONE_SPACE = `${TEXT} `;

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

/** What stands before the value of an attribute that is sent. */
const KEPT = new Map(keptAttributes.map((name) => [name, NAME + name + VALUE]));
/** How a position pins. @type {Map<string, Pin['how']>} */
const HOW = new Map([['fixed', letter.fixed], ['sticky', letter.sticky]]);
const CHILDLESS = native.names('script svg canvas iframe object textarea select datalist');
const MEASURED = native.names('iframe ins embed object video dialog');
const WRAPPER = native.names('div aside section ins span p li figure center article header footer nav fencedframe');
const WITH_MEANING = native.names('img picture video audio canvas svg input button textarea select math table hr');
const DIRECTED = native.names('html body main article');
const UNNEEDED_LINKS = /\b(?:stylesheet|preload|prefetch|modulepreload|preconnect|dns-prefetch|icon|manifest)\b/i;

/** @param {string} value */
const clean = (value) => (HAS_CONTROL.test(value) ? value.replace(CONTROL, '') : value);

/** @param {Element} element */
function drawnText(element) {
  let drawn = '';
  for (const pseudo of ['::before', '::after']) {
    const content = native.property(native.computedStyle(element, pseudo), 'content');
    // Only quoted words count; counters, pictures and `none` are not words.
    if (content.includes('"')) for (const [, words] of content.matchAll(/"((?:[^"\\]|\\.)*)"/g)) drawn += words?.replace(/\\(.)/g, '$1') ?? '';
  }
  return clean(drawn).trim();
}

/** @param {Element} element */
function directionStates(element) {
  const style = native.computedStyle(element);
  return (style.writingMode.startsWith('vertical') ? STATE + letter.vertical : '') + (style.direction === 'rtl' ? STATE + letter.rightToLeft : '');
}

/** The start of every snapshot. */
function header() {
  const fields = [grammar.magic, document.URL, document.baseURI, document.contentType, String(window.innerWidth), String(window.innerHeight)];
  return fields.map(clean).join(FIELD) + RECORD;
}

/** What the name of an element says of it: asked once a name. @param {string} name */
function traitsOf(name) {
  const custom = name.includes('-');
  const wrapper = WRAPPER.has(name);
  const measured = MEASURED.has(name);
  return {
    name,
    custom,
    wrapper,
    measured,
    boxed: wrapper || measured || custom,
    start: ELEMENT + clean(name),
    unseen: native.isUnseen(name),
    host: native.mayHost(name),
    childless: CHILDLESS.has(name),
    meaning: WITH_MEANING.has(name),
    directed: DIRECTED.has(name),
  };
}

/**
 * An open element on the way down.
 * @typedef {object} Open
 * @property {Element} element
 * @property {ReturnType<typeof traitsOf>} traits
 * @property {number} slot where it stands among the pieces; -1 where it stands too deep to be sent itself
 * @property {number} pieces how many pieces there were before its children
 * @property {number} nodes how many nodes there were before its children
 * @property {Node | null} next
 * @property {Node[] | null} list
 * @property {number} index
 * @property {boolean} bare whether it may have a closed shadow tree: nothing of its own was seen in it so far
 * @property {boolean} live whether its live facts are asked for: it is rendered, as far as that is settled
 * @property {boolean} touched whether it stands inside something that Broadsheet hides
 * @property {boolean} words whether words or pictures were met inside
 *
 * One a depth, filled anew for every element there: thousands of them would keep the browser's garbage collection busier than the walk itself.
 */

/**
 * Takes a snapshot of the page.
 * @param {Untouched} untouched
 * @returns {Promise<Snapshot>}
 */
export async function takeSnapshot(untouched) {
  // A page may change while it gets its turn; a walk that lost its place begins again, the last time without turns.
  const end = performance.now() + TURNS_MS;
  for (let tries = 0; tries < 2; tries += 1) {
    const snapshot = await walk(untouched, true, end);
    if (snapshot) return snapshot;
  }
  // Without turns nothing can get lost.
  return /** @type {Promise<Snapshot>} */ (walk(untouched, false, end));
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
  /** @type {ShadowRoot[]} */
  const shadows = [];
  /** What may come to hold a shadow tree (the page's own elements, and those without anything of their own), and what is not rendered. @type {import('./whether_old.js').Late} */
  const late = { hosts: [], bare: [], hidden: [] };
  /** @type {Open[]} */
  const stack = [];
  let depth = 0;
  /** @type {Map<string, ReturnType<typeof traitsOf>>} */
  const names = new Map();
  const root = document.documentElement;
  const pinned = pinnedElements(untouched.isHidden, untouched.isOurs);
  untouched.seen(pinned);
  let length = 0;
  let boxes = 0;
  let steps = 0;
  let drawn = 0;
  /** Of how many open elements it is settled whether they are rendered. */
  let settled = 0;
  let cut = false;
  let turn = performance.now() + SLICE_MS;

  /** @param {string} mark @param {string} value */
  const add = (mark, value) => {
    pieces.push(mark, value);
    length += mark.length + value.length;
  };

  /**
   * @param {Element} element
   * @param {Open | undefined} parent
   */
  const open = (element, parent) => {
    const name = native.localName(element);
    let traits = names.get(name);
    if (!traits) names.set(name, (traits = traitsOf(name)));
    if (parent) {
      if (!traits.unseen) parent.bare = false;
      if (name === 'style' || name === 'template' || (name === 'link' && UNNEEDED_LINKS.test(native.attribute(element, 'rel') ?? ''))) return;
    }
    const here = (stack[depth] ??= /** @type {Open} */ ({}));
    here.element = element;
    here.traits = traits;
    here.slot = -1;
    here.next = null;
    here.list = null;
    here.bare = false;
    here.live = name !== 'head' && (!parent || parent.live);
    here.touched = parent?.touched || untouched.isHidden(element);
    here.words = traits.meaning;
    if (depth < DEEPEST) {
      // Piece by piece: what is put together here would be copied once more at the end.
      pieces.push(traits.start);
      const own = native.attributeNames(element);
      for (let at = 0; at < own.length; at += 1) {
        const attribute = /** @type {string} */ (own[at]);
        const start = KEPT.get(attribute);
        if (start === undefined) continue;
        let value = native.attribute(element, attribute) ?? '';
        if (attribute === 'style') value = untouched.styleOf(element) ?? value;
        if (value.length > LONGEST_VALUE) {
          if (attribute !== 'src') continue;
          value = '';
        }
        add(start, clean(value));
      }
      const taken = untouched.attributesOf(element);
      if (taken) for (const [attribute, value] of taken) if (KEPT.has(attribute)) add(NAME + attribute + VALUE, clean(value));
      here.slot = pieces.length - 1;
      length += traits.start.length + 2;
      nodes.push(element);
    }
    here.pieces = pieces.length;
    here.nodes = nodes.length;
    if (!traits.childless || (name === 'script' && native.attribute(element, 'type')?.trim().toLowerCase() === 'application/ld+json')) enter(here);
    depth += 1;
  };

  /**
   * Sets out for what an element's children are for a reader: its shadow tree's where it has one, the assigned nodes of a slot, or its own.
   * @param {Open} here
   */
  const enter = (here) => {
    const { element, traits } = here;
    if (traits.name === 'slot' && element instanceof HTMLSlotElement) {
      const assigned = native.assignedNodes(element);
      here.list = assigned.length > 0 ? assigned : null;
      here.index = 0;
      here.next = assigned[0] ?? null;
      if (here.list) return;
    }
    const shadow = traits.custom ? native.shadowRootOf(element) : traits.host ? native.openShadow(element) : null;
    if (shadow) shadows.push(shadow);
    else if (traits.custom) late.hosts.push(element);
    here.next = native.firstChild(shadow ?? element);
    here.bare = traits.host && !traits.custom && !shadow;
  };

  /**
   * @param {Text} node
   * @param {Open} parent
   */
  const text = (node, parent) => {
    let characters = untouched.textOf(node) ?? native.data(node);
    if (characters.length > LONGEST - length) {
      characters = characters.slice(0, Math.max(0, LONGEST - length));
      cut = true;
    }
    if (characters.charCodeAt(0) <= SPACE && BLANK.test(characters)) {
      pieces.push(ONE_SPACE);
      length += 2;
    } else {
      if (characters.length === 0) return;
      add(TEXT, clean(characters));
      parent.words = true;
      parent.bare = false;
    }
    nodes.push(node);
  };

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

  /** Whether an element has a box, or is seen by its children without having one itself. @param {Element} element */
  const isRendered = (element) => native.checkVisibility(element) || native.property(native.computedStyle(element), 'display') === 'contents';

  /**
   * Settles whether an element that is left is rendered. What is rendered is so within whatever holds it, so that most elements that hold others need not be asked;
   * where it is not, the outermost open element that is not rendered takes all inside along.
   * @param {Open} done
   */
  const settle = (done) => {
    if (!done.live || done.slot < 0 || settled > depth) return;
    if (!done.touched && native.checkVisibility(done.element)) {
      settled = depth + 1;
      return;
    }
    let live = stack[settled - 1]?.live ?? true;
    for (; settled <= depth; settled += 1) {
      const one = /** @type {Open} */ (stack[settled]);
      if (live && one.live && !one.touched && one.slot >= 0 && !isRendered(one.element)) {
        pieces[one.slot] += STATE + letter.hidden;
        late.hidden.push(one.element);
        live = false;
      }
      one.live &&= live;
    }
  };

  const close = () => {
    const done = /** @type {Open} */ (stack[depth - 1]);
    const { element, traits, slot } = done;
    // Only what has nothing of its own is asked for a closed shadow tree, as asking is dear; what has words of its own beside one gives them a slot in it, or they would not be seen.
    const shadow = done.bare ? native.shadowRootOf(element) : null;
    if (done.bare && !shadow) late.bare.push(element);
    done.bare = false;
    if (shadow) {
      pieces.length = done.pieces;
      nodes.length = done.nodes;
      done.words = false;
      shadows.push(shadow);
      done.next = native.firstChild(shadow);
      return;
    }
    depth -= 1;
    const parent = stack[depth - 1];
    if (parent && done.words) parent.words = true;
    settle(done);
    if (settled > depth) settled = depth;
    if (slot < 0) return;
    if (done.live) {
      const pin = pinStates(element);
      let states = pin;
      if (traits.directed) states += directionStates(element);
      if (!done.words && element !== root) {
        if (traits.boxed && boxes < MOST_BOXES && !pin) states += box(element);
        if (traits.wrapper && drawn < MOST_DRAWN) {
          drawn += 1;
          const words = drawnText(element);
          if (words) states += STATE + letter.drawn + words;
        }
      } else if (traits.measured && boxes < MOST_BOXES && !pin) {
        states += box(element);
      }
      if (states) pieces[slot] += states;
    }
    pieces.push(CLOSE);
  };

  /** Walks on: to the end, or until the page gets its turn. Gives the node that comes next then. */
  const goOn = () => {
    while (depth > 0) {
      const top = /** @type {Open} */ (stack[depth - 1]);
      const node = top.next;
      if (!node || cut) {
        close();
        continue;
      }
      steps += 1;
      if (sliced && (steps & 63) === 0 && performance.now() > turn) return node;
      if (top.list) {
        top.index += 1;
        top.next = top.list[top.index] ?? null;
      } else {
        top.next = native.nextSibling(node);
      }
      // Asked once a node, as each question of this kind is as dear as a walk's step.
      const type = native.nodeType(node);
      if (type === 1) {
        // What is ours stands beside the body or in it.
        if (depth > 2 || !untouched.isOurs(node)) open(/** @type {Element} */ (node), top);
      } else if (type === 3 || type === 4) text(/** @type {Text} */ (node), top);
      cut ||= length > LONGEST;
    }
    return undefined;
  };

  open(root, undefined);
  for (let node = goOn(); node; node = goOn()) {
    await new Promise((resolve) => setTimeout(resolve));
    if (!native.isConnected(node)) return undefined;
    turn = performance.now() + SLICE_MS;
    sliced = turn < end;
  }
  // A half of a pair of surrogates never meets its other half here: each piece begins with a mark.
  return { string: pieces.join('').toWellFormed(), nodes, cut, shadows, hosts: late.hosts, isOld: whetherOld(shadows, late) };
}
