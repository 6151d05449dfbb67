// A block is one piece of the story; here each kind of block becomes an element.

import { text } from '../shared/browser.js';
import { drawFigure } from './figure.js';
import { el } from './element.js';
import { drawSpans } from './spans.js';

/** @typedef {import('../generated/reading.js').Block} Block */
/** @typedef {import('../generated/reading.js').ListItem} ListItem */
/** @typedef {import('../generated/reading.js').Row} Row */

const HEADINGS = /** @type {const} */ (['h2', 'h3', 'h4', 'h5', 'h6']);

const PROVIDERS = /** @type {Record<string, string>} */ ({
  youtube: 'YouTube',
  vimeo: 'Vimeo',
  dailymotion: 'Dailymotion',
  x: 'X',
  instagram: 'Instagram',
  facebook: 'Facebook',
  tiktok: 'TikTok',
  bluesky: 'Bluesky',
  mastodon: 'Mastodon',
  spotify: 'Spotify',
  soundcloud: 'SoundCloud',
});

/**
 * @param {Block} block
 * @param {Node[]} nodes the page's nodes by number
 * @returns {HTMLElement}
 */
export function drawBlock(block, nodes) {
  const element = draw(block, nodes);
  if (block.lang) element.lang = block.lang;
  if (block.dir) element.dir = block.dir;
  element.setAttribute('data-node', String(block.node));
  return element;
}

/**
 * @param {Block} block
 * @param {Node[]} nodes
 * @returns {HTMLElement}
 */
function draw(block, nodes) {
  switch (block.type) {
    case 'heading':
      return el(HEADINGS[block.level - 2] ?? 'h6', { tabindex: -1 }, drawSpans(block.text));
    case 'standfirst':
      return el('p', { class: 'standfirst' }, drawSpans(block.text));
    case 'paragraph':
      return el('p', {}, drawSpans(block.text));
    case 'list':
      return drawList(block.ordered, block.start, block.items);
    case 'quote':
      return el(
        'blockquote',
        { class: block.pull && 'pull' },
        block.paragraphs.map((paragraph) => el('p', {}, drawSpans(paragraph))),
        block.cite?.length ? el('footer', {}, el('cite', {}, drawSpans(block.cite))) : null,
      );
    case 'figure':
      return drawFigure(block, nodes);
    case 'table':
      return drawTable(block.rows, block.caption);
    case 'code':
      return el('pre', { dir: 'ltr', tabindex: 0 }, el('code', { lang: block.language }, block.text));
    case 'embed':
      return drawEmbed(block.provider, block.url, block.title);
    case 'separator':
      return el('hr');
  }
}

/**
 * A list whose items say how deep they stand becomes lists inside items.
 * @param {boolean} ordered
 * @param {number} start
 * @param {ListItem[]} items
 */
function drawList(ordered, start, items) {
  const outer = ordered ? el('ol', { start: start !== 1 && start }) : el('ul');
  /** @type {HTMLElement[]} */
  const open = [outer];
  for (const item of items) {
    const depth = Math.min(item.depth, open.length);
    open.length = Math.max(1, Math.min(open.length, depth + 1));
    if (depth === open.length) {
      const inner = item.ordered ? el('ol') : el('ul');
      const parent = open.at(-1)?.lastElementChild ?? open.at(-1);
      parent?.append(inner);
      open.push(inner);
    }
    open.at(-1)?.append(el('li', { 'data-note': item.note }, drawSpans(item.text)));
  }
  return outer;
}

/**
 * @param {Row[]} rows
 * @param {import('../generated/reading.js').Span[]} [caption]
 */
function drawTable(rows, caption) {
  const table = el(
    'table',
    {},
    caption?.length ? el('caption', {}, drawSpans(caption)) : null,
    el(
      'tbody',
      {},
      rows.map((row, at) =>
        el(
          'tr',
          {},
          row.cells.map((cell) =>
            el(
              cell.header ? 'th' : 'td',
              { colspan: cell.columns > 1 && cell.columns, rowspan: cell.rows > 1 && cell.rows, scope: cell.header && (at === 0 ? 'col' : 'row') },
              drawSpans(cell.text),
            ),
          ),
        ),
      ),
    ),
  );
  // A wide table scrolls in its own frame, by keyboard too.
  return el('div', { class: 'table', tabindex: 0, role: 'region', 'aria-label': text('reader_table') }, table);
}

/**
 * @param {string} provider
 * @param {string} url
 * @param {string} [title]
 */
function drawEmbed(provider, url, title) {
  const [service, host] = [PROVIDERS[provider], hostOf(url)];
  return el(
    'aside',
    { class: 'embed' },
    el('span', { class: 'provider' }, service ?? (text(`embed_${provider}`) || text('embed_other'))),
    el('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, title || text('embed_open', service ?? host), el('span', { class: 'host' }, host)),
  );
}

/** @param {string} address */
export function hostOf(address) {
  try {
    return new URL(address).hostname.replace(/^www\./, '');
  } catch {
    return '';
  }
}
