// The measure stands in the page beside whoever is measured: it walks through the page, and changes it.

import * as native from '../../../../extension/content/native.js';
import { takeSnapshot } from '../../../../extension/content/snapshot.js';
import { keptAttributes } from '../../../../extension/generated/schema.js';

const untouched = { isHidden: () => false, textOf: () => undefined, styleOf: () => undefined, attributesOf: () => undefined, boxOf: () => undefined, isOurs: () => false, isOpened: () => false, seen() {} };

const KEPT = new Set(keptAttributes);
const firstElement = Function.prototype.call.bind(Object.getOwnPropertyDescriptor(Element.prototype, 'firstElementChild').get);
const SEEN = NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT;

function bareWalk() {
  const walker = document.createTreeWalker(document, SEEN);
  while (walker.nextNode());
}

/** What no snapshot can do without, and nothing more: names, texts, the attributes that the core reads, and whether each element without others in it is rendered. */
function readingWalk() {
  const pieces = [];
  const walker = document.createTreeWalker(document.documentElement, SEEN);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (native.nodeType(node) !== 1) {
      pieces.push(native.data(node));
      continue;
    }
    pieces.push(native.localName(node));
    for (const name of native.attributeNames(node)) if (KEPT.has(name)) pieces.push(name, native.attribute(node, name));
    if (!firstElement(node)) pieces.push(native.checkVisibility(node) ? '' : 'h');
  }
  return pieces.join('').length;
}

globalThis.measure = {
  /** The snapshot, a bare walk over the same nodes and one that reads them, least of some rounds each; a round of bare walks is ten, as one is over too soon. */
  async walks() {
    let snapshot = Infinity;
    let bare = Infinity;
    let reads = Infinity;
    let nodes = 0;
    for (let round = 0; round < 12; round += 1) {
      let begun = performance.now();
      nodes = (await takeSnapshot(untouched)).nodes.length;
      snapshot = Math.min(snapshot, performance.now() - begun);
      begun = performance.now();
      readingWalk();
      reads = Math.min(reads, performance.now() - begun);
      begun = performance.now();
      for (let walk = 0; walk < 10; walk += 1) bareWalk();
      bare = Math.min(bare, (performance.now() - begun) / 10);
    }
    return { snapshot, bare, reads, nodes, elements: document.getElementsByTagName('*').length };
  },
  /** Changes so many things in the page without letting it grow: paragraphs come and go, classes change, and somebody scrolls. */
  async turnOver(count) {
    const body = document.body ?? document.documentElement;
    const standing = [];
    for (let at = 0; at < count; at += 1) {
      const paragraph = document.createElement('p');
      paragraph.textContent = `Line ${at} of a ticker that goes on and on.`;
      body.append(paragraph);
      standing.push(paragraph);
      body.classList.toggle('ticking');
      if (standing.length > 50) standing.shift().remove();
      if (at % 10 === 9) {
        window.dispatchEvent(new Event('scroll'));
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
    }
    for (const paragraph of standing) paragraph.remove();
  },
  /** Hides elements by their numbers, and does nothing else: less than that no tidying can cost, as the browser has to move and paint what is below them. */
  hide(numbers) {
    const all = [...document.getElementsByTagName('*')];
    for (const number of numbers) all[number].style.setProperty('display', 'none', 'important');
  },
  /** Puts so many paragraphs into the page, ten at a time, as a living page does. */
  async mutate(count) {
    const body = document.body ?? document.documentElement;
    for (let at = 0; at < count; at += 1) {
      const paragraph = document.createElement('p');
      paragraph.textContent = `Paragraph ${at} of a page that goes on and on.`;
      body.append(paragraph);
      if (at % 10 === 9) await new Promise((resolve) => setTimeout(resolve, 1));
    }
  },
};
