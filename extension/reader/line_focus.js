// Line focus leaves one, three or five lines bright and shades the rest; the arrow keys move it from line to line.

import { el } from './element.js';
import { isPaged } from './paging.js';
import { firstBlockThat } from './search.js';

/** @typedef {import('./desk.js').Desk} Desk */

/** The choices; 0 is no focus. */
export const FOCUS_LINES = [0, 1, 3, 5];
// The bright lines stand where the eye rests when text scrolls by.
const MIDDLE = 0.42;

/** @param {Desk} desk */
export function lineFocus(desk) {
  const shades = [el('div', { class: 'focus-shade first', 'aria-hidden': 'true' }), el('div', { class: 'focus-shade last', 'aria-hidden': 'true' })];

  /** Size of one line at the eye. */
  function line() {
    const style = getComputedStyle(desk.article);
    return Number.parseFloat(style.lineHeight) || Number.parseFloat(style.fontSize) * desk.appearance.leading;
  }

  function apply() {
    // A page of columns has no one line at the eye.
    const lines = FOCUS_LINES.includes(desk.appearance.focus) && !isPaged(desk) ? desk.appearance.focus : 0;
    for (const shade of shades) shade.hidden = lines === 0;
    desk.dialog.dataset.focus = String(lines);
    if (lines === 0) return;
    // On the shades alone: a property of the dialog is inherited by the whole story, and each change would style all of it anew.
    const band = `${lines * line()}px`;
    for (const shade of shades) {
      shade.style.setProperty('--band', band);
      shade.style.setProperty('--middle', `${MIDDLE * 100}%`);
    }
  }

  /**
   * Moves by one line, so that the next one is bright. The first press puts a line exactly into the gap.
   * @param {number} step
   */
  function move(step) {
    desk.scroller.scrollBy({ top: desk.vertical ? 0 : step * line(), left: desk.vertical ? -step * line() : 0, behavior: 'instant' });
    snap();
  }

  /** Puts the nearest line of text into the gap. */
  function snap() {
    if (desk.vertical) return;
    const box = desk.scroller.getBoundingClientRect();
    const gap = box.top + box.height * MIDDLE - (desk.appearance.focus * line()) / 2;
    const block = firstBlockThat(desk.article, (box) => box.bottom > gap + 2);
    // A picture or a table has no line that could be put there.
    if (!block?.matches('p, h2, h3, h4, ul, ol, blockquote')) return;
    const style = getComputedStyle(block);
    const height = Number.parseFloat(style.lineHeight) || line();
    const top = block.getBoundingClientRect().top + Number.parseFloat(style.paddingTop);
    const off = top > gap ? top - gap : ((top - gap) % height) + (((top - gap) % height) < -height / 2 ? height : 0);
    if (Math.abs(off) < height * 2) desk.scroller.scrollBy({ top: off, behavior: 'instant' });
  }

  return {
    shades,
    apply,
    /** @param {KeyboardEvent} event */
    onKey(event) {
      if (desk.appearance.focus === 0 || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return false;
      const steps = /** @type {Record<string, number>} */ (desk.vertical ? { ArrowLeft: 1, ArrowRight: -1 } : { ArrowDown: 1, ArrowUp: -1 });
      const step = steps[event.key];
      if (step === undefined) return false;
      event.preventDefault();
      move(step);
      return true;
    },
  };
}
