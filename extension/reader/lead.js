// The lead is the picture before a story's first words. It is as high as the window leaves room for, below the headline and above some lines of the story.

import { isPaged } from './paging.js';

/** @typedef {import('./desk.js').Desk} Desk */

// So many lines are to be seen below it, with the space before them.
const LINES = 3;
// Below a headline that fills the window a picture is still one, of this share of the window.
const LEAST = 0.3;
// No picture is higher than this share of the window.
const HIGHEST = 0.74;

/** Gives the lead its height. @param {Desk} desk */
export function fitLead(desk) {
  const { article, scroller, dialog } = desk;
  /** @type {HTMLElement | null} */
  const lead = article.querySelector(':scope > figure, .story > figure:first-child, .story > .stretch:first-child > figure:first-child');
  if (!lead || !dialog.isConnected || desk.vertical || isPaged(desk)) return;
  const caption = lead.querySelector('figcaption');
  const above = lead.getBoundingClientRect().top - article.getBoundingClientRect().top;
  const line = Number.parseFloat(getComputedStyle(article).lineHeight) || 30;
  // On a phone the toolbar lies over the foot of the story.
  const foot = dialog.querySelector('.toolbar')?.getBoundingClientRect().top ?? 0;
  const height = foot > scroller.clientHeight / 2 ? foot : scroller.clientHeight;
  const room = Math.max(height * LEAST, height - above - (caption?.offsetHeight ?? 0) - line * LINES);
  const high = Math.round(Math.min(room, height * HIGHEST));
  lead.style.setProperty('--high', `${high}px`);
  // One that would be broader stands in the middle of its room; a small one stands where the lines begin.
  const picture = lead.querySelector('img[width]');
  const [width, itsHeight] = ['width', 'height'].map((name) => Number(picture?.getAttribute(name)));
  const broad = width && itsHeight ? (high * width) / itsHeight : Infinity;
  const held = broad < Math.min(Number(width), lead.clientWidth);
  lead.dataset.held = String(held);
  // Its words begin where it begins.
  lead.style.setProperty('--held', held ? `${Math.round(broad)}px` : 'auto');
}
