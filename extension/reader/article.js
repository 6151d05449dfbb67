// The article is the page's story as the reader shows it: a head with its particulars, the blocks, and a foot that says what was taken away.

import { document } from '../content/own_document.js';
import { browser, counted, text } from '../shared/browser.js';
import { countsByKind, kindInWords, total } from '../shared/counts.js';
import { drawBlock, hostOf } from './blocks.js';
import { el } from './element.js';
import { drawFigure } from './figure.js';
import { imprint } from './printing.js';

/** @typedef {import('../generated/reading.js').Reading} Reading */
/** @typedef {import('../shared/messages.js').PageState} PageState */

/**
 * A date in the reader's language; the text as it stands where it is no date.
 * @param {string} iso
 */
function drawDate(iso) {
  const hasTime = /T\d\d:\d\d/.test(iso);
  // A date without a time means that day everywhere.
  const date = new Date(/^\d{4}-\d\d-\d\d$/.test(iso) ? `${iso}T12:00:00` : iso);
  if (Number.isNaN(date.getTime())) return null;
  const language = text('language_tag') || undefined;
  const format = new Intl.DateTimeFormat(language, hasTime ? { dateStyle: 'long', timeStyle: 'short' } : { dateStyle: 'long' });
  return el('time', { datetime: iso, dir: 'auto' }, format.format(date));
}

/**
 * @param {Reading} reading
 * @param {string} address
 */
function drawHead(reading, address) {
  const { metadata } = reading;
  const site = metadata.site_name || hostOf(address);
  const published = metadata.published ? drawDate(metadata.published) : null;
  const particulars = [
    metadata.byline.length > 0 ? el('span', { class: 'byline', dir: 'auto' }, new Intl.ListFormat(text('language_tag') || undefined).format(metadata.byline)) : null,
    published,
    reading.reading_time.minutes > 0 ? el('span', { class: 'minutes', dir: 'auto' }, counted('reader_minutes', reading.reading_time.minutes)) : null,
  ].filter((part) => part !== null);
  return el(
    'header',
    {},
    el('p', { class: 'kicker' }, el('a', { href: metadata.canonical_url ?? address }, site), metadata.section ? el('span', { class: 'section' }, metadata.section) : null),
    metadata.title ? el('h1', { tabindex: -1 }, metadata.title) : null,
    el('p', { class: 'particulars' }, particulars),
    metadata.paywalled ? el('p', { class: 'note', dir: 'auto' }, text('reader_paywalled')) : null,
  );
}

/** The part of an address that tells one picture from another: sizes and formats differ, the file's name does not. @param {string} address */
const pictureName = (address) => (address.split(/[?#]/)[0] ?? '').split('/').pop()?.replace(/[-_]?\d{2,4}x\d{2,4}|\.\w{2,5}$/g, '') ?? '';

/**
 * The lead picture, where the story does not show it itself.
 * @param {Reading} reading
 * @param {Node[]} nodes
 */
function drawLead({ metadata, blocks }, nodes) {
  const lead = metadata.lead_image;
  if (!lead) return null;
  // A story that opens with a picture of its own needs no second one above it.
  if (blocks.slice(0, 3).some((block) => block.type === 'figure' || block.type === 'embed')) return null;
  const name = pictureName(lead);
  const shown = blocks.some((block) => block.type === 'figure' && block.images.some((image) => pictureName(image.url) === name));
  // Only a picture that stands on the page: the one meant for other sites' previews is often the publisher's emblem.
  const onPage = nodes.find((node) => node instanceof HTMLImageElement && pictureName(node.currentSrc || node.src) === name && node.naturalWidth >= 400);
  if (shown || !(onPage instanceof HTMLImageElement)) return null;
  const caption = metadata.lead_image_caption ? [{ text: metadata.lead_image_caption }] : [];
  return drawFigure({ images: [{ node: nodes.indexOf(onPage), url: lead }], caption }, nodes);
}

/**
 * @param {PageState} state
 * @param {() => void} review
 */
function drawFoot(state, review) {
  const { kept, found } = state.paragraphs;
  const removed = total(state.counts);
  const button = el('button', { type: 'button', class: 'quiet' }, text('reader_show_removed'));
  button.addEventListener('click', review);
  return el(
    'footer',
    // The reader's own words run their own way, whatever the story's language.
    { class: 'foot', dir: browser.i18n.getMessage('@@bidi_dir') || 'ltr', lang: text('language_tag') || 'en' },
    removed > 0
      ? [
          el('p', {}, text('reader_removed')),
          el(
            'ul',
            { class: 'counts' },
            countsByKind(state).map(({ kind, count }) => el('li', {}, kindInWords(kind, count))),
          ),
        ]
      : el('p', {}, text('reader_nothing_removed')),
    found > 0 ? el('p', {}, text('paragraphs_kept', kept, found)) : null,
    state.notes.map((note) => el('p', { class: 'note' }, note)),
    removed > 0 ? button : null,
  );
}

// From this many blocks on a story is drawn in stretches of that many: the browser then lays out only those near the window.
const LONG_STORY = 300;
const STRETCH = 40;

/** @param {HTMLElement[]} blocks */
function inStretches(blocks) {
  if (blocks.length < LONG_STORY) return blocks;
  return Array.from({ length: Math.ceil(blocks.length / STRETCH) }, (_, at) => el('div', { class: 'stretch' }, blocks.slice(at * STRETCH, (at + 1) * STRETCH)));
}

/**
 * Draws the whole article.
 * @param {object} options
 * @param {Reading} options.reading
 * @param {Node[]} options.nodes
 * @param {PageState} options.state
 * @param {() => void} options.review
 */
export function drawArticle({ reading, nodes, state, review }) {
  const { metadata, blocks } = reading;
  return el(
    'article',
    { lang: metadata.lang ?? (document.documentElement.lang || null), dir: metadata.dir ?? 'auto' },
    drawHead(reading, location.href),
    drawLead(reading, nodes),
    el(
      'div',
      { class: 'story' },
      inStretches(blocks.map((block) => drawBlock(block, nodes))),
    ),
    drawFoot(state, review),
    el('p', { class: 'imprint' }, imprint(metadata.canonical_url ?? location.href, text('language_tag'))),
  );
}
