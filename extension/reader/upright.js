// Upright text has its lines side by side and goes on to the left: wheel and keys that move other stories down move it there.

import * as native from '../content/native.js';
import { calm } from './outline.js';

/** @typedef {import('./desk.js').Desk} Desk */

// This much of a window is shown again in the next one, to hold on to: browsers do so downwards.
const AGAIN = 0.125;

/** Whether the page's story is set in vertical lines. @param {import('../content/page.js').Page} page */
export function isVertical(page) {
  const block = page.reading?.blocks.find((candidate) => candidate.type === 'paragraph');
  const element = native.elementOf(block && page.nodes[block.node]);
  return element ? getComputedStyle(element).writingMode.startsWith('vertical') : false;
}

/** @param {Desk} desk */
export function upright(desk) {
  const { scroller } = desk;
  return {
    /** @param {WheelEvent} event */
    onWheel(event) {
      if (desk.vertical && event.deltaX === 0 && !event.ctrlKey) scroller.scrollBy({ left: -event.deltaY, behavior: 'instant' });
    },
    /** @param {KeyboardEvent} event */
    onKey(event) {
      if (!desk.vertical || event.ctrlKey || event.altKey || event.metaKey) return false;
      if (event.key === ' ' && desk.root.activeElement?.closest('button, a, summary')) return false;
      const ways = /** @type {Record<string, number>} */ ({ PageDown: 1, PageUp: -1, ' ': event.shiftKey ? -1 : 1, Home: -Infinity, End: Infinity });
      const way = ways[event.key];
      if (way === undefined) return false;
      event.preventDefault();
      const whole = scroller.scrollWidth;
      // A key that is held down would wait for each motion to end.
      const behavior = calm() || event.repeat ? 'instant' : 'smooth';
      scroller.scrollBy({ left: -Math.max(-whole, Math.min(whole, way * scroller.clientWidth * (1 - AGAIN))), behavior });
      return true;
    },
  };
}
