// Notes elsewhere are those of other pages: each page by its title, with what was marked there, and the way to it.

import { text } from '../shared/browser.js';
import { hostOf } from './blocks.js';
import { el } from './element.js';
import { allNotes } from './notes_store.js';
import { addressOf } from './place.js';

// A list of hundreds of pages helps nobody; the newest come first.
const MOST_PAGES = 100;

/** The list, which fills itself once the notes are read; it stays empty where there are none. */
export function notesElsewhere() {
  const section = el('section', { class: 'elsewhere', hidden: true });
  void allNotes().then((pages) => {
    const newest = (/** @type {import('./notes_store.js').NotedPage} */ page) => page.notes.reduce((last, { made }) => (made > last ? made : last), '');
    const others = Object.entries(pages)
      .filter(([address, { notes }]) => address !== addressOf(location.href) && notes.length > 0 && hostOf(address))
      .sort(([, a], [, b]) => newest(b).localeCompare(newest(a)))
      .slice(0, MOST_PAGES);
    if (others.length === 0) return;
    section.hidden = false;
    section.append(
      el('h3', {}, text('notes_elsewhere')),
      el(
        'ul',
        {},
        others.map(([address, { title, notes }]) =>
          el(
            'li',
            {},
            el('details', {}, el('summary', {}, el('bdi', {}, title || hostOf(address)), el('small', {}, ` ${notes.length}`)), notes.map(({ words, note }) => [el('blockquote', { dir: 'auto' }, words), note ? el('p', { dir: 'auto' }, note) : null])),
            el('a', { href: address, rel: 'noreferrer' }, hostOf(address)),
          ),
        ),
      ),
    );
  });
  return section;
}
