// A link preview says at the foot where a link leads, before anybody follows it.

import { hostOf } from './blocks.js';
import { el } from './element.js';

/** @typedef {import('./desk.js').Desk} Desk */

/** Shows the preview while a link is under the pointer or has the focus. @param {Desk} desk */
export function linkPreview(desk) {
  const line = el('p', { class: 'preview', 'aria-hidden': 'true', dir: 'ltr', hidden: true });
  const show = (/** @type {Event} */ event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    const address = link instanceof HTMLAnchorElement ? link.href : '';
    const host = hostOf(address);
    line.hidden = !host;
    // The host alone decides whose page it is; the rest is only told.
    line.replaceChildren(el('b', {}, host), address.split(host).slice(1).join(host).slice(0, 90));
  };
  const hide = () => (line.hidden = true);
  for (const type of ['pointerover', 'focusin']) desk.scroller.addEventListener(type, show, { passive: true, signal: desk.signal });
  for (const type of ['pointerleave', 'focusout']) desk.scroller.addEventListener(type, hide, { passive: true, signal: desk.signal });
  // A link that takes the focus scrolls into view, and keeps its line.
  desk.scroller.addEventListener('scroll', () => desk.root.activeElement?.localName === 'a' || hide(), { passive: true, signal: desk.signal });
  return line;
}
