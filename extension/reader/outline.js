// The outline is the story's headings as a list of places to go to.

import { text } from '../shared/browser.js';
import { el } from './element.js';
import { firstBlockThat, firstThat } from './search.js';

/**
 * Fills the panel. Gives what marks in it where the eye is.
 * @param {HTMLElement} panel
 * @param {HTMLElement} article
 * @param {() => void} close
 * @param {(heading: HTMLElement) => void} go brings a heading to the eye
 */
export function outlinePanel(panel, article, close, go) {
  const headings = headingsOf(article);
  if (headings.length < 2) panel.append(el('p', { class: 'summary' }, text('outline_none')));
  const buttons = headings.map((heading) => {
    const button = el('button', { type: 'button', 'data-level': heading.localName.slice(1), lang: heading.lang }, heading.textContent ?? '');
    button.addEventListener('click', () => {
      close();
      go(heading);
      heading.focus({ preventScroll: true });
    });
    return button;
  });
  panel.append(el('ol', { class: 'outline', dir: article.dir }, buttons.map((button) => el('li', {}, button))));
  /** @type {HTMLButtonElement | undefined} */
  let marked;
  // Asked once a frame while one scrolls, so the headings of a long story are not sought anew.
  function mark() {
    const now = buttons[indexOfCurrent(article, headings)];
    if (now === marked) return;
    marked?.removeAttribute('aria-current');
    now?.setAttribute('aria-current', 'location');
    marked = now;
  }
  mark();
  return mark;
}

/** @param {HTMLElement} article */
const headingsOf = (article) => /** @type {HTMLElement[]} */ ([...article.querySelectorAll('h1, .story :is(h2, h3, h4, h5, h6):not([hidden])')]);

// A heading that has come this far up has begun its section.
const BEGUN = 0.35;

/** The place of the heading under which the eye reads now. @param {HTMLElement} article @param {HTMLElement[]} headings */
function indexOfCurrent(article, headings) {
  const { writingMode, direction, columnCount } = getComputedStyle(article);
  const { innerWidth: width, innerHeight: height } = window;
  /** @type {(box: DOMRect) => boolean} */
  let hasBegun = (box) => box.top < height * BEGUN;
  if (writingMode.startsWith('vertical')) hasBegun = (box) => box.right > width * (1 - BEGUN);
  // Of a page of columns everything is before the eye.
  else if (columnCount !== 'auto') hasBegun = direction === 'rtl' ? (box) => box.right > 0 : (box) => box.left < width;
  // What stands before the first block below the eye has begun; that is told by the order, which costs no layout.
  const below = firstBlockThat(article, (box) => !hasBegun(box));
  if (!below) return headings.length - 1;
  return Math.max(0, firstThat(headings, (heading) => heading === below || Boolean(heading.compareDocumentPosition(below) & Node.DOCUMENT_POSITION_PRECEDING)) - 1);
}

/** Whether the reader of news asked for less motion. */
export const calm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;
