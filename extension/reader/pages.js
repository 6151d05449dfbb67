// A further page of an article in several pages is fetched from the same site as one scrolls near the end, and drawn below a visible seam.

import { text } from '../shared/browser.js';
import { ask } from '../shared/messages.js';
import { drawBlock, hostOf } from './blocks.js';
import { el } from './element.js';

/** @typedef {import('./desk.js').Desk} Desk */
/** @typedef {import('../generated/reading.js').Reading} Reading */
/** @typedef {import('../generated/reading.js').Block} Block */

/**
 * A page that was joined to the story.
 * @typedef {object} JoinedPage
 * @property {string} address
 * @property {string} html
 * @property {Reading} reading
 */

// No newspaper splits a story into more; a site that answers for ever is stopped here.
const MOST_PAGES = 30;
// Fetched this many windows before the end is reached, so that nobody waits.
const AHEAD = 2;
// A page of a story is text; this is twenty times a long one.
const LONGEST_HTML = 4_000_000;
// Node numbers of a joined page start here, so that no two blocks have the same.
const NUMBER_STEP = 10_000_000;

/** What a block says, to know one that is printed on every page. @param {Block} block */
const words = (block) => JSON.stringify({ ...block, node: 0, images: undefined });

/**
 * @param {Desk} desk
 * @param {() => void} changed the story grew
 */
export function furtherPages(desk, changed) {
  /** @type {JoinedPage[]} */
  const joined = [];
  const status = el('p', { class: 'seam-status', role: 'status' });
  const stopButton = el('button', { type: 'button', class: 'seam-stop', id: 'pages-stop' }, text('pages_stop'));
  let next = desk.page.reading?.metadata.next_page ?? null;
  let stopped = false;
  let fetching = false;
  stopButton.addEventListener('click', () => {
    stopped = true;
    showEnd();
  });

  /** @param {string} address */
  const isOfThisSite = (address) => {
    try {
      return new URL(address).origin === location.origin;
    } catch {
      return false;
    }
  };
  const seen = new Set([location.href.split('#')[0]]);
  const goesOn = () => next !== null && !stopped && joined.length < MOST_PAGES && isOfThisSite(next) && !seen.has(next.split('#')[0] ?? next);

  function showEnd() {
    const link = next && !seen.has(next.split('#')[0] ?? next) ? el('a', { href: next }, text('pages_next_link')) : null;
    const line = el('div', { class: 'seam-end' });
    if (fetching) line.append(text('pages_loading'), ' ', stopButton);
    else if (link) line.append(link);
    desk.article.querySelector('.seam-end')?.remove();
    if (line.firstChild) desk.article.querySelector('.story')?.after(line);
  }

  async function fetchNext() {
    if (fetching || !goesOn() || next === null) return;
    fetching = true;
    const address = next;
    seen.add(address.split('#')[0] ?? address);
    showEnd();
    try {
      const answer = await fetch(address, { credentials: 'same-origin', signal: desk.signal, headers: { accept: 'text/html' } });
      if (!answer.ok || !isOfThisSite(answer.url)) throw new Error(String(answer.status));
      const html = (await decoded(answer)).slice(0, LONGEST_HTML);
      const read = await ask({ verb: 'core/read-html', html, url: answer.url, options: {} });
      if (!read.ok) throw new Error(read.sentence);
      if (stopped || desk.signal.aborted) return;
      const reading = /** @type {Reading} */ (JSON.parse(read.reading));
      joined.push({ address: answer.url, html, reading });
      draw(joined.length);
      next = reading.blocks.length > 0 ? reading.metadata.next_page : null;
      changed();
    } catch (error) {
      if (desk.signal.aborted) return;
      console.info('Broadsheet: the next page could not be joined.', error);
      stopped = true;
      status.textContent = text('pages_failed');
      seen.delete(address.split('#')[0] ?? address);
      next = address;
    } finally {
      fetching = false;
      if (!desk.signal.aborted) showEnd();
    }
  }

  /** Draws one joined page below what is there. @param {number} number from 1 */
  function draw(number) {
    const page = joined[number - 1];
    const story = desk.article.querySelector('.story');
    if (!page || !story) return;
    const before = new Set([...(desk.page.reading?.blocks ?? []), ...joined.slice(0, number - 1).flatMap(({ reading }) => reading.blocks)].map(words));
    const fresh = page.reading.blocks.filter((block) => !before.has(words(block)));
    story.append(el('p', { class: 'seam', role: 'separator' }, el('a', { href: page.address }, text('pages_seam', number + 1, hostOf(page.address)))));
    for (const block of fresh) story.append(drawBlock({ ...block, node: block.node + number * NUMBER_STEP }, []));
  }

  function check() {
    // Measuring costs a layout, so only where there is something to fetch.
    if (!goesOn()) return;
    const { scrollTop, clientHeight, scrollHeight } = desk.scroller;
    if (scrollTop + clientHeight * (1 + AHEAD) >= scrollHeight) void fetchNext();
  }
  desk.scroller.addEventListener('scroll', check, { passive: true, signal: desk.signal });

  return {
    status,
    joined,
    /** Draws the joined pages anew, after the story was. */
    redraw() {
      for (const number of joined.keys()) draw(number + 1);
      showEnd();
      check();
    },
  };
}

/** The text of an answer in its own encoding. @param {Response} answer */
async function decoded(answer) {
  const bytes = await answer.arrayBuffer();
  const named = /charset=["']?([\w-]+)/i.exec(answer.headers.get('content-type') ?? '')?.[1];
  const head = new TextDecoder('latin1').decode(bytes.slice(0, 2048));
  const label = named ?? /<meta[^>]+charset=["']?([\w-]+)/i.exec(head)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
