// A figure is one picture or several under one caption. A picture that the page has loaded is drawn from there, with no new request.

import { text } from '../shared/browser.js';
import { el, safeMedia } from './element.js';
import { drawSpans, plain } from './spans.js';

/** @typedef {import('../generated/reading.js').Image} Image */
/** @typedef {import('../generated/reading.js').Span} Span */

/**
 * @param {{ images: Image[], caption?: Span[], credit?: string }} figure
 * @param {Node[]} nodes
 */
export function drawFigure({ images, caption, credit }, nodes) {
  const figure = el(
    'figure',
    {},
    images.map((image) => drawImage(image, nodes[image.node])),
  );
  if (images.length > 1) figure.className = 'gallery';
  else if (isBroad(figure.querySelector('img'))) figure.className = 'broad';
  const words = plain(caption).trim();
  if (words || credit) {
    figure.append(
      el('figcaption', {}, words ? el('span', {}, drawSpans(caption)) : null, words && credit ? ' ' : null, credit ? el('small', { class: 'credit' }, credit) : null),
    );
  }
  return figure;
}

// A picture breaks out of the column when it is broad enough to fill what it takes, and not higher than it is broad.
const BROAD = 640;

/** @param {HTMLImageElement | null} picture */
function isBroad(picture) {
  const width = Number(picture?.getAttribute('width') ?? BROAD);
  return picture !== null && width >= BROAD && width >= Number(picture.getAttribute('height') ?? 0) * 1.1;
}

/**
 * @param {Image} image
 * @param {Node | undefined} node
 */
export function drawImage(image, node) {
  // What the page shows already lies in its cache; another candidate would be one more request.
  const shown = node instanceof HTMLImageElement && node.complete && node.naturalWidth > 1 ? safeMedia(node.currentSrc) : undefined;
  const sources = shown ? [] : (image.sources ?? []).filter((source) => safeMedia(source.url) && !/[\s,]/.test(source.url));
  const measured = shown && node instanceof HTMLImageElement;
  // The address comes last: whenever one of the others changes, the browser chooses anew.
  const picture = el('img', {
    loading: shown ? undefined : 'lazy',
    decoding: 'async',
    alt: image.alt ?? '',
    width: measured ? node.naturalWidth : image.width,
    height: measured ? node.naturalHeight : image.height,
    sizes: sources.length > 0 && 'min(100vw, 44em)',
    srcset: sources.length > 0 && sources.map((source) => `${source.url} ${source.width}w`).join(', '),
    src: shown ?? image.url,
  });
  if (picture.hasAttribute('width') && picture.hasAttribute('height')) {
    const [width, height] = [Number(picture.getAttribute('width')), Number(picture.getAttribute('height'))];
    picture.style.setProperty('--own', String(width));
    picture.style.setProperty('--ratio', String(width / Math.max(1, height)));
  } else picture.removeAttribute('width');
  const button = el('button', { type: 'button', class: 'picture', 'aria-label': image.alt ? text('enlarge', image.alt) : text('enlarge_picture') }, picture);
  picture.addEventListener('error', () => replaceMissing(button, image.alt ?? ''), { once: true });
  return button;
}

/**
 * Says in words what a picture that cannot be had would show; one without words leaves nothing behind.
 * @param {HTMLElement} picture
 * @param {string} alt
 */
function replaceMissing(picture, alt) {
  const figure = picture.closest('figure');
  const words = figure?.querySelector('figcaption') ? '' : alt;
  // Beside another picture of the same figure a gap says nothing.
  const alone = (figure?.querySelectorAll('.picture').length ?? 1) < 2;
  if (alt && alone) picture.replaceWith(el('p', { class: 'missing' }, `${text('reader_missing_picture')} ${words}`.trim()));
  else picture.remove();
  if (figure && figure.querySelectorAll('.picture').length < 2) figure.classList.remove('gallery');
  if (figure && !figure.firstElementChild) figure.hidden = true;
}
