// The outline is the story's headings as a list of places to go to.

import { text } from '../shared/browser.js';
import { el } from './element.js';

/**
 * Fills the panel.
 * @param {HTMLElement} panel
 * @param {HTMLElement} article
 * @param {() => void} close
 */
export function outlinePanel(panel, article, close) {
  const headings = headingsOf(article);
  const current = currentHeading(article);
  if (headings.length < 2) panel.append(el('p', { class: 'summary' }, text('outline_none')));
  panel.append(
    el(
      'ol',
      { class: 'outline', dir: article.dir },
      headings.map((heading) => {
        const button = el('button', { type: 'button', 'data-level': heading.localName.slice(1), 'aria-current': heading === current && 'location', lang: heading.lang }, heading.textContent ?? '');
        button.addEventListener('click', () => {
          close();
          heading.scrollIntoView({ block: 'start', behavior: calm() ? 'instant' : 'smooth' });
          /** @type {HTMLElement} */ (heading).focus({ preventScroll: true });
        });
        return el('li', {}, button);
      }),
    ),
  );
}

/** @param {HTMLElement} article */
const headingsOf = (article) => /** @type {HTMLElement[]} */ ([...article.querySelectorAll('h1, .story :is(h2, h3, h4, h5, h6):not([hidden])')]);

// A heading that has come this far up has begun its section.
const BEGUN = 0.35;

/** The heading under which the eye reads now. @param {HTMLElement} article */
export function currentHeading(article) {
  const vertical = getComputedStyle(article).writingMode.startsWith('vertical');
  const headings = headingsOf(article);
  const begun = headings.filter((heading) => {
    const box = heading.getBoundingClientRect();
    return vertical ? box.right > window.innerWidth * (1 - BEGUN) : box.top < window.innerHeight * BEGUN;
  });
  return begun.at(-1) ?? headings[0];
}

/**
 * Marks in an open outline where the eye is.
 * @param {HTMLElement} panel
 * @param {HTMLElement} article
 */
export function markCurrent(panel, article) {
  const at = headingsOf(article).indexOf(/** @type {HTMLElement} */ (currentHeading(article)));
  for (const [index, button] of panel.querySelectorAll('.outline button').entries()) {
    if (index === at) button.setAttribute('aria-current', 'location');
    else button.removeAttribute('aria-current');
  }
}

/** Whether the reader of news asked for less motion. */
export const calm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;
