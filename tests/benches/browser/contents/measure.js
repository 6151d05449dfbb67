// The measure stands in the page beside whoever is measured: it pings itself without end, and counts the time in which no ping came through.

import { takeSnapshot } from '../../../../extension/content/snapshot.js';

/** A turn of the page's thread that takes longer than this was somebody's work, in milliseconds. */
const TURN_MS = 0.5;

const untouched = { isHidden: () => false, textOf: () => undefined, styleOf: () => undefined, attributesOf: () => undefined, boxOf: () => undefined, isOurs: () => false, isOpened: () => false, seen() {} };

globalThis.measure = {
  start() {
    const channel = new MessageChannel();
    let last = performance.now();
    this.turns = [];
    this.on = true;
    channel.port1.onmessage = () => {
      const now = performance.now();
      if (now - last > TURN_MS) this.turns.push([performance.timeOrigin + last, performance.timeOrigin + now]);
      last = now;
      if (this.on) channel.port2.postMessage(0);
    };
    channel.port2.postMessage(0);
  },
  /** Stops, and says how much of the time between two moments was somebody's work. @param {number} from @param {number} to */
  stop(from, to) {
    this.on = false;
    return this.turns.reduce((sum, [begun, ended]) => sum + Math.max(0, Math.min(ended, to) - Math.max(begun, from)), 0);
  },
  /** The snapshot and a bare walk over the same nodes, least of some rounds each; a round of bare walks is ten, as one is over too soon. */
  async walks() {
    let snapshot = Infinity;
    let bare = Infinity;
    let nodes = 0;
    for (let round = 0; round < 12; round += 1) {
      let begun = performance.now();
      nodes = (await takeSnapshot(untouched)).nodes.length;
      snapshot = Math.min(snapshot, performance.now() - begun);
      begun = performance.now();
      for (let walk = 0; walk < 10; walk += 1) {
        const walker = document.createTreeWalker(document, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
        while (walker.nextNode());
      }
      bare = Math.min(bare, (performance.now() - begun) / 10);
    }
    return { snapshot, bare, nodes, elements: document.getElementsByTagName('*').length };
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
