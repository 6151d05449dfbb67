// A desk is an open reader as its parts see it: the article, where it scrolls, how it looks, and what ends with it.

import { calm } from './outline.js';

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
 */

/** The blocks of the story as they stand, without those that were taken out. @param {Desk} desk */
export const blocksOf = (desk) => /** @type {HTMLElement[]} */ ([...desk.article.querySelectorAll('.story [data-node]:not([hidden])')]);

/** How far the article can scroll and how far it is, along the way one reads. @param {Desk} desk */
export function wayOf({ vertical, scroller }) {
  const sideways = vertical || scroller.scrollWidth > scroller.clientWidth + 1;
  return {
    all: sideways ? scroller.scrollWidth - scroller.clientWidth : scroller.scrollHeight - scroller.clientHeight,
    done: sideways ? Math.abs(scroller.scrollLeft) : scroller.scrollTop,
  };
}

/**
 * Scrolls an element to where the eye is, without motion where that is not wanted.
 * @param {Element} element
 * @param {ScrollLogicalPosition} [where]
 */
export const bringToEye = (element, where = 'start') => element.scrollIntoView({ block: where, inline: where === 'start' ? 'nearest' : where, behavior: calm() ? 'instant' : 'smooth' });
