// A paged story is set in columns as high as the window; its pages lie side by side and are turned like those of a book.

import { el } from './element.js';
import { calm } from './outline.js';

/** @typedef {import('./desk.js').Desk} Desk */

// A wheel gives many small steps for one turn of the hand; this much of them turns one page.
const WHEEL_STEP = 60;
// And one swing of a trackpad is one page, however long it runs out.
const WHEEL_REST_MS = 350;
// Browsers tell the end of one scroll when the next may have begun; that one has moved by then.
const STILL_MS = 100;

/** Whether the story is paged. @param {Desk} desk */
export const isPaged = ({ appearance, vertical }) => appearance.columns > 1 && !vertical;

/** Which way pages follow one another. @param {Desk} desk */
const courseOn = (desk) => (getComputedStyle(desk.article).direction === 'rtl' ? -1 : 1);

/** Shows the page on which something begins. @param {Desk} desk @param {Element} element @param {ScrollBehavior} behavior */
export function turnTo(desk, element, behavior) {
  const whole = desk.article.getBoundingClientRect();
  const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
  const on = courseOn(desk);
  const step = Math.max(1, desk.scroller.clientWidth);
  const page = Math.max(0, Math.floor(((on > 0 ? box.left - whole.left : whole.right - box.right) + 1) / step));
  desk.scroller.scrollTo({ left: page * step * on, behavior });
}

/** Turns pages by key, by wheel and by touch. @param {Desk} desk */
export function paging(desk) {
  const { scroller } = desk;
  const place = el('p', { class: 'page-place', 'aria-hidden': 'true' });
  let turnedAt = 0;
  let wheeled = 0;

  const step = () => Math.max(1, scroller.clientWidth);
  const backwards = () => courseOn(desk);
  const at = () => Math.abs(scroller.scrollLeft) / step();

  /** Makes the last page as wide as the others, and says which page this is. Gives how many there are. */
  function fit() {
    desk.dialog.dataset.paged = String(isPaged(desk));
    place.hidden = !isPaged(desk);
    // A listener that may stop the wheel makes scrolling wait for it, so it is there only while it is needed.
    if (place.hidden) {
      scroller.removeEventListener('wheel', onWheel);
      return 0;
    }
    scroller.addEventListener('wheel', onWheel, { passive: false, signal: desk.signal });
    const whole = desk.article.getBoundingClientRect();
    const foot = desk.article.querySelector('.foot')?.getBoundingClientRect() ?? whole;
    // Told by where the foot ends, and not by the room there is: taking that away to measure would turn the pages back.
    const end = backwards() > 0 ? foot.right - whole.left : whole.right - foot.left;
    const pages = Math.max(1, Math.ceil((end - 8) / step()));
    desk.article.style.setProperty('--end', String(pages * step()));
    place.textContent = `${Math.min(pages, Math.round(at()) + 1)} / ${pages}`;
    return pages;
  }

  /** @param {number} page @param {ScrollBehavior} [behavior] */
  function go(page, behavior = calm() ? 'instant' : 'smooth') {
    scroller.scrollTo({ left: Math.max(0, page) * step() * backwards(), behavior });
  }

  /** Whatever brought the story to where it is, a whole page is shown. */
  function settle() {
    if (!isPaged(desk)) return;
    fit();
    const off = at() - Math.round(at());
    // The browser's own search puts what it found into the middle, so the nearest page is the one that holds it.
    if (Math.abs(off) * step() > 1) go(Math.round(at()), 'instant');
  }

  /** A scroll has ended. Where the next page is being turned already, that is not stopped half-way. */
  function ended() {
    if (!isPaged(desk)) return;
    fit();
    const from = scroller.scrollLeft;
    setTimeout(() => !desk.signal.aborted && scroller.scrollLeft === from && settle(), STILL_MS);
  }

  /** @param {WheelEvent} event */
  function onWheel(event) {
    if (!isPaged(desk) || event.ctrlKey) return;
    event.preventDefault();
    const now = event.timeStamp;
    wheeled += Math.abs(event.deltaY) > Math.abs(event.deltaX) ? event.deltaY : event.deltaX * backwards();
    if (now - turnedAt < WHEEL_REST_MS) wheeled = 0;
    if (Math.abs(wheeled) < WHEEL_STEP) return;
    go(Math.round(at()) + Math.sign(wheeled));
    turnedAt = now;
    wheeled = 0;
  }
  scroller.addEventListener('scrollend', ended, { passive: true, signal: desk.signal });
  // A picture that comes late, or not at all, moves the end, and nothing is scrolled by it.
  for (const type of ['load', 'error']) scroller.addEventListener(type, () => isPaged(desk) && fit(), { capture: true, signal: desk.signal });
  window.addEventListener('resize', () => requestAnimationFrame(settle), { passive: true, signal: desk.signal });

  return {
    place,
    fit,
    settle,
    /** @param {KeyboardEvent} event */
    onKey(event) {
      if (!isPaged(desk) || event.ctrlKey || event.altKey || event.metaKey) return false;
      if (event.key === ' ' && desk.root.activeElement?.closest('button, a, summary')) return false;
      const on = backwards();
      const ways = /** @type {Record<string, number>} */ ({ ArrowRight: on, ArrowLeft: -on, ArrowDown: 1, ArrowUp: -1, PageDown: 1, PageUp: -1, ' ': event.shiftKey ? -1 : 1 });
      const way = ways[event.key];
      if (way !== undefined) go(Math.round(at()) + way);
      else if (event.key === 'Home') go(0);
      else if (event.key === 'End') go(fit() - 1);
      else return false;
      event.preventDefault();
      return true;
    },
  };
}
