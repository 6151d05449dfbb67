// The article is the page's story as the reader shows it: a head with its particulars, the blocks, and a foot that says what was taken away.

import { document } from '../content/own_document.js';
import { browser, text } from '../shared/browser.js';
import { countsByKind, kindInWords, total } from '../shared/counts.js';
import { noteInWords } from '../shared/reasons.js';
import { asidesPlace, fillAsides } from './asides.js';
import { drawBlock, hostOf } from './blocks.js';
import { el } from './element.js';
import { drawHead, inHead } from './head.js';

/** @typedef {import('../generated/reading.js').Reading} Reading */
/** @typedef {import('../generated/reading.js').Block} Block */
/** @typedef {import('../shared/messages.js').PageState} PageState */

/**
 * @param {PageState} state
 * @param {boolean} leavesOut whether boxes were left out of the story: then nobody is told that nothing was found
 * @param {() => void} review
 */
function drawFoot(state, leavesOut, review) {
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
      : leavesOut
        ? null
        : el('p', {}, text('reader_nothing_removed')),
    found > 0 ? el('p', {}, text('paragraphs_kept', kept, found)) : null,
    asidesPlace(),
    state.notes.map((note) => el('p', { class: 'note' }, noteInWords(note))),
    removed > 0 ? button : null,
  );
}

// From this many pieces on a story is drawn in stretches of that many: the browser then lays out only those near the window, some four times as high as it. Forty of them at once took one
// frame too many to lay out.
const LONG_STORY = 300;
const STRETCH = 12;

/** How many pieces a block has that are laid out one below the other. @param {Block} block */
const piecesOf = (block) => (block.type === 'table' ? block.rows.length : block.type === 'list' ? block.items.length : 1);

/** What stands farther from what is above it than a paragraph does: headings and tables. */
const APART = /^(?:h\d|div)$/;

/** @param {{ element: HTMLElement, pieces: number }[]} blocks */
function inStretches(blocks) {
  /** @type {HTMLElement[]} */
  const stretches = [];
  let pieces = STRETCH;
  for (const { element, pieces: its } of blocks) {
    if (pieces >= STRETCH) {
      // Spaces of two stretches do not fall into one by themselves.
      if (APART.test(element.localName)) stretches.at(-1)?.classList.add('flush');
      stretches.push(el('div', { class: 'stretch' }));
      pieces = 0;
    }
    stretches.at(-1)?.appendChild(element);
    pieces += its;
  }
  return stretches;
}

/**
 * Draws the blocks from a number on, with a seam where a further page begins.
 * @param {Reading} reading
 * @param {Node[]} nodes
 * @param {number} first
 */
function drawFrom({ blocks, joined = [] }, nodes, first) {
  const pageOf = (/** @type {Block | undefined} */ block) => (block ? joined.filter(({ from }) => from <= block.node).length : 0);
  let page = pageOf(blocks[first - 1]);
  /** @type {Parameters<typeof inStretches>[0]} */
  const drawn = [];
  for (const block of blocks.slice(first)) {
    const its = joined.length > 0 ? pageOf(block) : 0;
    if (its > page) {
      const { url = '' } = joined[its - 1] ?? {};
      drawn.push({ element: el('p', { class: 'seam', role: 'separator' }, el('a', { href: url }, text('pages_seam', its + 1, hostOf(url)))), pieces: 1 });
    }
    page = its;
    drawn.push({ element: drawBlock(block, nodes), pieces: piecesOf(block) });
  }
  const isLong = blocks.reduce((sum, block) => sum + piecesOf(block), 0) >= LONG_STORY;
  return isLong ? inStretches(drawn) : drawn.map(({ element }) => element);
}

/**
 * Draws what a further page added to the story below what is there.
 * @param {HTMLElement} article
 * @param {Reading} reading
 * @param {number} first the first block that is not drawn yet
 */
export function appendFrom(article, reading, first) {
  article.querySelector('.story')?.append(...drawFrom(reading, [], first));
  fillAsides(article, reading, []);
}

/**
 * Draws the whole article.
 * @param {object} options
 * @param {Reading} options.reading
 * @param {Node[]} options.nodes
 * @param {PageState} options.state
 * @param {string | undefined} options.published its date in words, once they are known
 * @param {() => void} options.review
 */
export function drawArticle({ reading, nodes, state, published, review }) {
  const { metadata, blocks } = reading;
  const article = el(
    'article',
    { lang: metadata.lang ?? (document.documentElement.lang || null), dir: metadata.dir ?? 'auto' },
    drawHead(reading, location.href, published),
    reading.lead ? drawBlock(reading.lead, nodes) : null,
    el(
      'div',
      { class: 'story' },
      drawFrom(reading, nodes, inHead(blocks)),
    ),
    drawFoot(state, Boolean(reading.asides), review),
    el('p', { class: 'imprint' }),
  );
  fillAsides(article, reading, nodes);
  return article;
}
