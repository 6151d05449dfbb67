// The lightbox shows one picture as large as the window, with its caption, and goes through all pictures of the story.

import { text } from '../shared/browser.js';
import { el, fill } from './element.js';
import { icon } from './icons.js';

/** @typedef {import('./desk.js').Desk} Desk */

// Eight times is where the grain of a press picture begins to be all one sees.
const CLOSEST = 8;
const STEP = 1.4;
const PAN = 80;

/** @param {Desk} desk */
export function lightbox(desk) {
  const frame = el('div', { class: 'lightbox-frame' });
  const caption = el('p', { class: 'lightbox-caption', id: 'lightbox-caption' });
  const count = el('p', { class: 'lightbox-count', role: 'status' });
  const bar = el('p', { class: 'lightbox-bar' });
  const box = el('section', { class: 'lightbox', role: 'dialog', 'aria-modal': 'true', 'aria-label': text('lightbox'), 'aria-describedby': 'lightbox-caption', tabindex: -1, hidden: true }, frame, caption, count, bar);

  /** @type {HTMLElement[]} */
  let pictures = [];
  let at = 0;
  let scale = 1;
  let x = 0;
  let y = 0;

  /** @type {(name: string, key: string, work: () => void) => HTMLButtonElement} */
  const button = (name, key, work) => {
    const made = el('button', { type: 'button', class: 'icon', id: `lightbox-${name}`, 'aria-label': text(`lightbox_${name}`), title: `${text(`lightbox_${name}`)} (${key})`, 'aria-keyshortcuts': key }, icon(name));
    made.addEventListener('click', work);
    return made;
  };
  /** @type {HTMLButtonElement} */
  let previous;
  /** @type {HTMLButtonElement} */
  let next;
  /** Makes its buttons, when the first picture is looked at: most stories are read without. */
  function furnish() {
    if (bar.firstChild) return;
    previous = button('previous', 'ArrowLeft', () => turn(-1));
    next = button('next', 'ArrowRight', () => turn(1));
    bar.append(previous, button('out', '-', () => zoom(1 / STEP)), button('in', '+', () => zoom(STEP)), next, button('close', 'Escape', () => void close()));
  }

  function place() {
    const image = /** @type {HTMLElement | null} */ (frame.firstElementChild);
    if (image) image.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
    frame.classList.toggle('near', scale > 1);
  }
  /** @param {number} factor */
  function zoom(factor) {
    scale = Math.min(CLOSEST, Math.max(1, scale * factor));
    if (scale === 1) x = y = 0;
    place();
  }
  /** @param {number} step */
  function turn(step) {
    const to = at + step;
    if (to >= 0 && to < pictures.length) show(to);
  }

  /** @param {number} number */
  function show(number) {
    at = number;
    scale = 1;
    x = y = 0;
    const small = pictures[at]?.querySelector('img');
    if (!small) return;
    fill(frame, el('img', { src: small.getAttribute('src'), srcset: small.getAttribute('srcset'), sizes: '100vw', alt: small.alt, class: 'lightbox-picture' }));
    caption.textContent = pictures[at]?.closest('figure')?.querySelector('figcaption')?.textContent ?? '';
    count.textContent = pictures.length > 1 ? text('lightbox_count', at + 1, pictures.length) : '';
    previous.disabled = at === 0;
    next.disabled = at === pictures.length - 1;
    place();
  }

  /** @param {HTMLElement} picture */
  function open(picture) {
    pictures = /** @type {HTMLElement[]} */ ([...desk.article.querySelectorAll('.picture:not(details:not([open]) *)')]);
    furnish();
    box.hidden = false;
    show(Math.max(0, pictures.indexOf(picture)));
    box.focus({ preventScroll: true });
  }
  function close() {
    if (box.hidden) return false;
    box.hidden = true;
    fill(frame);
    // Back to the picture that was looked at last, which need not be the first.
    pictures[at]?.focus();
    return true;
  }

  desk.scroller.addEventListener(
    'click',
    (event) => {
      const picture = event.target instanceof Element ? event.target.closest('.picture') : null;
      if (picture) open(/** @type {HTMLElement} */ (picture));
    },
    { signal: desk.signal },
  );
  frame.addEventListener('wheel', (event) => zoom(event.deltaY < 0 ? 1.15 : 1 / 1.15), { passive: true });
  frame.addEventListener('dblclick', () => zoom(scale > 1 ? 1 / CLOSEST : 2.5));
  frame.addEventListener('click', (event) => {
    if (event.target === frame) close();
  });
  frame.addEventListener('pointermove', (event) => {
    if (event.buttons !== 1 || scale === 1) return;
    x += event.movementX;
    y += event.movementY;
    place();
  });
  frame.addEventListener('dragstart', (event) => event.preventDefault());

  return {
    box,
    close,
    isOpen: () => !box.hidden,
    /** While it is open every key is its own. @param {KeyboardEvent} event */
    onKey(event) {
      if (box.hidden || event.ctrlKey || event.metaKey || event.altKey) return false;
      if (event.key === 'Tab') {
        // The story below is covered, so the focus goes round in here.
        const stops = /** @type {HTMLElement[]} */ ([...bar.querySelectorAll('button:not([disabled])')]);
        const index = stops.indexOf(/** @type {HTMLElement} */ (desk.root.activeElement));
        event.preventDefault();
        stops[(index + (event.shiftKey ? -1 : 1) + stops.length) % stops.length]?.focus();
        return true;
      }
      const ways = /** @type {Record<string, [number, number]>} */ ({ ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] });
      const way = ways[event.key];
      if (way && scale > 1) {
        x += way[0] * PAN;
        y += way[1] * PAN;
        place();
      } else if (way) turn(event.key === 'ArrowRight' || event.key === 'ArrowDown' ? 1 : -1);
      else if (event.key === '+' || event.key === '=') zoom(STEP);
      else if (event.key === '-') zoom(1 / STEP);
      else if (event.key === '0') zoom(1 / CLOSEST);
      else if (event.key === 'Home') show(0);
      else if (event.key === 'End') show(pictures.length - 1);
      else return event.key !== 'Enter' && event.key !== ' ';
      event.preventDefault();
      return true;
    },
  };
}
