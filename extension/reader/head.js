// The head is what stands above the story: the paper, the headline, the standfirst, the particulars.

import { counted, text } from '../shared/browser.js';
import { ask } from '../shared/messages.js';
import { drawBlock, hostOf } from './blocks.js';
import { el } from './element.js';

/** @typedef {import('../generated/reading.js').Reading} Reading */
/** @typedef {import('../generated/reading.js').Block} Block */

/** Names in a row, as the story's language joins them. @param {string[]} byline @param {string | null} lang */
function names(byline, lang) {
  if (byline.length === 1) return byline.join();
  try {
    return new Intl.ListFormat(lang ?? undefined).format(byline);
  } catch {
    // A page may name a language that is none.
    return byline.join(', ');
  }
}

// A headline of more than this many letters is set smaller, or it would fill the window; a sign of Han counts for two.
const LONG_HEADLINE = 90;

/** @param {string} title */
function isLong(title) {
  let letters = 0;
  for (const sign of title) letters += (sign >= '\u2E80' && sign <= '\u9FFF') || (sign >= '\uAC00' && sign <= '\uD7AF') ? 2 : 1;
  return letters > LONG_HEADLINE;
}

/** How many blocks of the story belong to its head: the standfirst stands between headline and byline, as in print. @param {Block[]} blocks */
export const inHead = (blocks) => (blocks[0]?.type === 'standfirst' ? 1 : 0);

/** A date in the reader's words; empty where there is none. @param {string | null} date */
export async function dateInWords(date) {
  const answer = date ? await ask({ verb: 'site/date', date }) : undefined;
  return answer?.ok && typeof answer.words === 'string' ? answer.words : '';
}

/** Says when the story was published, where it says so. @param {HTMLElement} article @param {string} words */
export function showDate(article, words) {
  const date = article.querySelector('time');
  if (words) date?.replaceChildren(el('bdi', {}, words));
  else date?.remove();
}

/** Says how long the story takes now that it has grown. @param {HTMLElement} article @param {number} minutes */
export function showMinutes(article, minutes) {
  article.querySelector('.minutes bdi')?.replaceChildren(counted('reader_minutes', minutes));
}

/**
 * @param {Reading} reading
 * @param {string} address
 * @param {string | undefined} published its date in words, once they are known
 */
export function drawHead({ metadata, blocks, reading_time: { minutes } }, address, published) {
  const site = metadata.site_name || hostOf(address);
  const particulars = [
    metadata.byline.length > 0 ? el('span', { class: 'byline' }, el('bdi', {}, names(metadata.byline, metadata.lang))) : null,
    metadata.published && published !== '' ? el('time', { datetime: metadata.published }, el('bdi', {}, published)) : null,
    minutes > 0 ? el('span', { class: 'minutes' }, el('bdi', {}, counted('reader_minutes', minutes))) : null,
  ].filter((part) => part !== null);
  return el(
    'header',
    {},
    el('p', { class: 'kicker' }, el('a', { href: metadata.canonical_url ?? address }, site), metadata.section ? el('span', { class: 'section' }, metadata.section) : null),
    metadata.title ? el('h1', { tabindex: -1, class: isLong(metadata.title) && 'long' }, metadata.title) : null,
    blocks.slice(0, inHead(blocks)).map((block) => drawBlock(block, [])),
    el('div', { class: 'particulars' }, el('p', {}, particulars)),
    metadata.paywalled ? el('p', { class: 'note', dir: 'auto' }, text('note_paid')) : null,
  );
}
