// Progress is how much of the story lies behind, as a line above it, and how many minutes lie ahead, in words.

import { counted, text } from '../shared/browser.js';
import { wayOf } from './desk.js';
import { el } from './element.js';

/** @typedef {import('./desk.js').Desk} Desk */

// Where the words lie over the story, as on a phone, they go when the hand has rested this long.
const REST_MS = 1600;

/**
 * Shows the progress. Gives the elements and what measures anew.
 * @param {Desk} desk
 * @param {() => number} minutes how long the whole story takes
 */
export function showProgress(desk, minutes) {
  const line = el('div', { class: 'progress', 'aria-hidden': 'true' });
  const left = el('p', { class: 'left', 'aria-hidden': 'true' });
  let planned = false;
  let shown = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  function measure() {
    planned = false;
    const { all, done } = wayOf(desk);
    const share = all > 0 ? Math.min(1, done / all) : 1;
    line.style.setProperty('--done', String(share));
    const ahead = Math.ceil(minutes() * (1 - share));
    // Numbers are put into words only when they change: once a frame would be too often.
    const said = all <= 0 || share > 0.995 ? 0 : Math.max(1, ahead);
    if (said !== shown) left.textContent = said === 0 ? '' : said === 1 ? text('left_under_a_minute') : counted('left_minutes', said);
    shown = said;
    left.classList.add('moving');
    clearTimeout(timer);
    timer = setTimeout(() => left.classList.remove('moving'), REST_MS);
  }
  function plan() {
    if (!planned) requestAnimationFrame(measure);
    planned = true;
  }
  desk.scroller.addEventListener('scroll', plan, { passive: true, signal: desk.signal });
  window.addEventListener('resize', plan, { passive: true, signal: desk.signal });
  return { line, left, measure: plan };
}
