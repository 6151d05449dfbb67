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
  const headings = [...article.querySelectorAll('h1, .story :is(h2, h3, h4, h5, h6)')];
  if (headings.length < 2) panel.append(el('p', { class: 'summary' }, text('outline_none')));
  panel.append(
    el(
      'ol',
      { class: 'outline', dir: article.dir },
      headings.map((heading) => {
        const button = el('button', { type: 'button', 'data-level': heading.localName.slice(1) }, heading.textContent ?? '');
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

/** Whether the reader of news asked for less motion. */
export const calm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;
