// A further page of an article in several pages is fetched from the same site as one scrolls near the end, and drawn below a visible seam.

import { text } from '../shared/browser.js';
import { appendFrom } from './article.js';
import { attempt } from './attempt.js';
import { courseOf, wayOf } from './desk.js';
import { el } from './element.js';

/** @typedef {import('./desk.js').Desk} Desk */

// No newspaper splits a story into more; a site that answers for ever is stopped here.
const MOST_PAGES = 30;
// Fetched this many windows before the end is reached, so that nobody waits.
const AHEAD = 2;
// A page of a story is text; this is twenty times a long one.
const LONGEST_HTML = 4_000_000;
// All of them go to the core in one message, and a message holds 64 MB.
const LONGEST_TOGETHER = 20_000_000;

/**
 * @param {Desk} desk
 * @param {() => void} changed the story grew
 */
export function furtherPages(desk, changed) {
  let joined = desk.page.reading?.joined?.length ?? 0;
  let together = 0;
  const status = el('p', { class: 'seam-status', role: 'status' });
  const stopButton = el('button', { type: 'button', class: 'seam-stop', id: 'pages-stop' }, text('pages_stop'));
  let next = desk.page.reading?.metadata.next_page ?? null;
  let stopped = false;
  let fetching = false;
  const stopping = new AbortController();
  stopButton.addEventListener('click', () => {
    stopped = true;
    stopping.abort();
    showEnd();
    // The button is gone; the way on stands in its place.
    /** @type {HTMLElement | null} */ (desk.article.querySelector('.seam-end a'))?.focus({ preventScroll: true });
  });

  /** @param {string} address */
  const isOfThisSite = (address) => {
    try {
      return new URL(address).origin === location.origin;
    } catch {
      return false;
    }
  };
  const seen = new Set([location.href, ...(desk.page.reading?.joined ?? []).map(({ url }) => url ?? '')].map((address) => address.split('#')[0]));
  const goesOn = () => next !== null && !stopped && joined < MOST_PAGES && together < LONGEST_TOGETHER && isOfThisSite(next) && !seen.has(next.split('#')[0] ?? next);

  function showEnd() {
    const line = el('div', { class: 'seam-end' });
    const goingOn = fetching && !stopped;
    const link = next && (stopped || !seen.has(next.split('#')[0] ?? next)) ? el('a', { href: next }, text('pages_next_link')) : null;
    if (goingOn) line.append(text('pages_loading'), ' ', stopButton);
    else if (link) line.append(link);
    desk.article.querySelector('.seam-end')?.remove();
    if (line.firstChild) desk.article.querySelector('.story')?.after(line);
  }

  /** Joins a further page to the article; the core decides what of it is new. From here on every answer and every export holds it. @param {import('../generated/reading.js').FurtherPage} further */
  const join = (further) => {
    const { page } = desk;
    return attempt(page, async () => {
      page.extent = { ...page.extent, further: [...page.extent.further, further] };
      await page.ask();
      return true;
    });
  };

  async function fetchNext() {
    if (fetching || !goesOn() || next === null) return;
    fetching = true;
    const address = next;
    seen.add(address.split('#')[0] ?? address);
    showEnd();
    try {
      const answer = await fetch(address, { credentials: 'same-origin', signal: AbortSignal.any([desk.signal, stopping.signal]), headers: { accept: 'text/html' } });
      if (!answer.ok || !isOfThisSite(answer.url)) throw new Error(String(answer.status));
      const html = (await decoded(answer)).slice(0, LONGEST_HTML);
      const before = desk.page.reading?.blocks.length ?? 0;
      await join({ url: answer.url, html });
      const { reading } = desk.page;
      if (desk.signal.aborted || !reading) return;
      joined += 1;
      together += html.length;
      appendFrom(desk.article, reading, before);
      // A page that adds nothing ends the story, whatever it says comes next.
      next = reading.blocks.length > before ? reading.metadata.next_page : null;
      changed();
    } catch (error) {
      if (stopped || desk.signal.aborted) return;
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

  function check() {
    // Measuring costs a layout, so only where there is something to fetch; and before the story is laid out its end seems near.
    if (!goesOn() || !desk.scroller.isConnected) return;
    const { all, done } = wayOf(desk);
    const { clientHeight, clientWidth } = desk.scroller;
    if (done + (courseOf(desk) === 'down' ? clientHeight : clientWidth) * AHEAD >= all) void fetchNext();
  }
  desk.scroller.addEventListener('scroll', check, { passive: true, signal: desk.signal });

  return {
    status,
    check,
    /** The story was drawn anew, with what was joined. */
    redraw() {
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
