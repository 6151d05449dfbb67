// A desk is an open reader as its parts see it: the article, where it scrolls, how it looks, and what ends with it.

import { calm } from './outline.js';
import { isPaged, turnTo } from './paging.js';

/** @typedef {import('../content/page.js').Page} Page */
/** @typedef {import('../shared/settings.js').Appearance} Appearance */

/**
 * @typedef {object} Desk
 * @property {Page} page
 * @property {ShadowRoot} root
 * @property {HTMLDialogElement} dialog
 * @property {HTMLElement} scroller
 * @property {HTMLElement} article the article as it is drawn now
 * @property {Appearance} appearance
 * @property {boolean} vertical whether lines stand side by side
 * @property {Set<number>} leftOut nodes of blocks that the reader of news took out
 * @property {AbortSignal} signal ends when the reader closes
 * @property {(sentence: string) => void} say tells it in a line at the foot
 * @property {(appearance: Appearance) => void} restyle
 * @property {(element: Element) => void} unfold has what lies around an element laid out, before the story is scrolled to it
 */

/** The blocks of the story as they stand, without those that were taken out. @param {Desk} desk */
export const blocksOf = (desk) => /** @type {HTMLElement[]} */ ([...desk.article.querySelectorAll('[data-node]:not([hidden])')]);

/**
 * Which way the story goes on from what the window shows: down, or to one side where its lines stand or its pages lie beside each other.
 * @param {Desk} desk
 * @returns {'down' | 'left' | 'right'}
 */
export function courseOf({ vertical, appearance, article }) {
  if (vertical) return 'left';
  if (appearance.columns < 2) return 'down';
  return getComputedStyle(article).direction === 'rtl' ? 'left' : 'right';
}

/** How far the article can scroll and how far it is, along the way one reads. @param {Desk} desk */
export function wayOf({ vertical, appearance, scroller }) {
  const sideways = vertical || appearance.columns > 1;
  return {
    all: sideways ? scroller.scrollWidth - scroller.clientWidth : scroller.scrollHeight - scroller.clientHeight,
    done: sideways ? Math.abs(scroller.scrollLeft) : scroller.scrollTop,
  };
}

/**
 * Scrolls an element to where the eye is, without motion where that is not wanted.
 * @param {Desk} desk
 * @param {Element} element
 * @param {ScrollLogicalPosition} [where]
 */
export function bringToEye(desk, element, where = 'start') {
  const behavior = calm() ? 'instant' : 'smooth';
  desk.unfold(element);
  if (isPaged(desk)) turnTo(desk, element, behavior);
  else element.scrollIntoView({ block: where, inline: where === 'start' ? 'nearest' : where, behavior });
}
