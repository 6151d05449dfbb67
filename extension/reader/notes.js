// Noting is marking words of the story and writing something about them; marks come back with the page.

import { document } from '../content/own_document.js';
import { text } from '../shared/browser.js';
import { blocksOf, bringToEye } from './desk.js';
import { el, fill } from './element.js';
import { mark } from './marks.js';
import { notesElsewhere } from './notes_elsewhere.js';
import { allNotes, deleteAllNotes, notesAsMarkdown, notesOf, saveNotes } from './notes_store.js';
import { selectedRange } from './selected.js';
import { textMap } from './text_map.js';

/** @typedef {import('./desk.js').Desk} Desk */
/** @typedef {import('./notes_store.js').Note} Note */

// Selecting goes on until the hand rests.
const QUIET_MS = 250;

/**
 * @param {Desk} desk
 * @param {() => void} openPanel
 * @param {() => void} refreshPanel
 */
export function noting(desk, openPanel, refreshPanel) {
  const picker = el('div', { class: 'picker', role: 'toolbar', 'aria-label': text('notes_picker'), hidden: true });
  /** @type {Note[]} */
  let notes = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** The note whose text is to be written when the panel opens. */
  let writing = '';

  const highlight = el('button', { type: 'button', id: 'pick-highlight', 'aria-keyshortcuts': 'H', title: `${text('notes_highlight')} (H)` }, text('notes_highlight'));
  const write = el('button', { type: 'button', id: 'pick-note' }, text('notes_write'));
  picker.append(highlight, write);
  highlight.addEventListener('click', () => void keepSelection());
  write.addEventListener('click', () => void keepSelection(true));

  /** The range of a note in the story as it is drawn now. @param {Note} note */
  function rangeOf(note) {
    const blocks = blocksOf(desk);
    const holds = (/** @type {HTMLElement | undefined} */ block) => {
      if (!block) return undefined;
      const map = textMap(block);
      const start = map.text.slice(note.start, note.end) === note.words ? note.start : map.text.indexOf(note.words);
      return start >= 0 ? map.range(start, start + note.words.length) : undefined;
    };
    const there = holds(blocks[note.block]);
    if (there) return there;
    for (const block of blocks) {
      const found = holds(block);
      if (found) return found;
    }
    return undefined;
  }

  function draw() {
    const ranges = notes.map((note) => ({ note, range: rangeOf(note) }));
    const of = (/** @type {boolean} */ written) => ranges.flatMap(({ note, range }) => (range && Boolean(note.note) === written ? [range] : []));
    mark(desk.dialog, 'broadsheet-kept', of(false));
    mark(desk.dialog, 'broadsheet-noted', of(true));
  }

  async function save() {
    draw();
    refreshPanel();
    await saveNotes(location.href, desk.page.reading?.metadata.title ?? document.title, notes).catch(() => desk.say(text('notes_not_saved')));
  }

  /** Marks what is selected, block by block. @param {boolean} [write] */
  async function keepSelection(write = false) {
    const range = selectedRange(desk.root);
    picker.hidden = true;
    if (!range) return;
    /** @type {Note[]} */
    const made = [];
    for (const [at, block] of blocksOf(desk).entries()) {
      if (!range.intersectsNode(block)) continue;
      const map = textMap(block);
      const start = block.contains(range.startContainer) ? map.offset(range.startContainer, range.startOffset) : 0;
      const end = block.contains(range.endContainer) ? map.offset(range.endContainer, range.endOffset) : map.text.length;
      const words = map.text.slice(start, end);
      if (words.trim()) made.push({ id: `${Date.now().toString(36)}-${at}`, block: at, start, end, words, note: '', made: new Date().toISOString() });
    }
    if (made.length === 0) return;
    notes = [...notes, ...made];
    document.getSelection()?.removeAllRanges();
    writing = write ? (made[0]?.id ?? '') : '';
    await save();
    if (write) openPanel();
    else desk.say(text('notes_kept'));
  }

  function offer() {
    const range = selectedRange(desk.root);
    const inStory = range && desk.article.contains(range.startContainer);
    picker.hidden = !inStory;
    if (!inStory) return;
    const box = range.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = picker;
    picker.style.left = `${Math.max(8, Math.min(box.left + box.width / 2 - width / 2, desk.dialog.clientWidth - width - 8))}px`;
    picker.style.top = `${box.top > height + 16 ? box.top - height - 8 : Math.min(box.bottom + 8, desk.dialog.clientHeight - height - 8)}px`;
  }
  const plan = () => {
    clearTimeout(timer);
    timer = setTimeout(offer, QUIET_MS);
  };
  document.addEventListener('selectionchange', plan, { signal: desk.signal });
  desk.scroller.addEventListener('pointerup', plan, { signal: desk.signal });
  desk.scroller.addEventListener('scroll', () => (picker.hidden = true), { passive: true, signal: desk.signal });
  desk.signal.addEventListener('abort', () => {
    clearTimeout(timer);
    mark(desk.dialog, 'broadsheet-kept', []);
    mark(desk.dialog, 'broadsheet-noted', []);
  });

  /** A click on a mark opens the list at it. */
  desk.scroller.addEventListener(
    'click',
    (event) => {
      if (selectedRange(desk.root) || (event.target instanceof Element && event.target.closest('a, button'))) return;
      const hit = notes.find((note) => [...(rangeOf(note)?.getClientRects() ?? [])].some((box) => event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top && event.clientY <= box.bottom));
      if (!hit) return;
      event.stopPropagation();
      writing = hit.id;
      openPanel();
    },
    { signal: desk.signal },
  );

  /** @param {HTMLElement} panel */
  function fillPanel(panel) {
    const list = el('ul', { class: 'notes' });
    panel.append(el('p', { class: 'summary' }, text(notes.length > 0 ? 'notes_here' : 'notes_none')), list);
    for (const note of notes.toSorted((a, b) => a.block - b.block || a.start - b.start)) {
      const go = el('button', { type: 'button', class: 'quote', 'aria-label': text('notes_go', note.words.slice(0, 80)) }, note.words);
      go.addEventListener('click', () => {
        const range = rangeOf(note);
        const element = range?.startContainer.parentElement;
        if (element) bringToEye(desk, element, 'center');
      });
      const area = el('textarea', { rows: 2, id: `note-${note.id}`, 'aria-label': text('notes_text'), placeholder: text('notes_text'), spellcheck: 'true' });
      area.value = note.note;
      area.addEventListener('change', () => {
        notes = notes.map((other) => (other.id === note.id ? { ...other, note: area.value } : other));
        draw();
        void saveNotes(location.href, desk.page.reading?.metadata.title ?? document.title, notes).catch(() => desk.say(text('notes_not_saved')));
      });
      const away = el('button', { type: 'button', 'aria-label': `${text('notes_delete')}: ${note.words.slice(0, 80)}` }, text('notes_delete'));
      away.addEventListener('click', () => {
        notes = notes.filter((other) => other.id !== note.id);
        void save();
      });
      list.append(el('li', { dir: 'auto' }, go, area, el('p', { class: 'actions' }, away)));
    }
    if (notes.length > 0) {
      const all = el('button', { type: 'button', id: 'notes-delete-page' }, text('notes_delete_page'));
      all.addEventListener('click', () => {
        notes = [];
        void save();
      });
      panel.append(el('p', { class: 'actions' }, all, everywhere()));
    } else {
      // Elsewhere there may be some.
      const actions = el('p', { class: 'actions', hidden: true }, everywhere());
      panel.append(actions);
      void allNotes().then((pages) => (actions.hidden = !Object.values(pages).some((page) => page.notes.length > 0)));
    }
    panel.append(notesElsewhere());
    if (writing) {
      const wanted = writing;
      writing = '';
      requestAnimationFrame(() => desk.root.getElementById(`note-${wanted}`)?.focus());
    }
  }

  /** Deleting the notes of all pages takes two presses. */
  function everywhere() {
    const button = el('button', { type: 'button', id: 'notes-delete-all' }, text('notes_delete_all'));
    let sure = false;
    button.addEventListener('click', () => {
      if (!sure) {
        sure = true;
        fill(button, text('notes_delete_all_sure'));
        return;
      }
      notes = [];
      draw();
      void deleteAllNotes().then(refreshPanel);
    });
    return button;
  }

  return {
    picker,
    fillPanel,
    draw,
    keepSelection: () => void keepSelection(),
    hasSelection: () => selectedRange(desk.root) !== undefined,
    markdown: () => notesAsMarkdown(notes),
    count: () => notes.length,
    async load() {
      notes = await notesOf(location.href);
      if (!desk.signal.aborted) draw();
    },
    closePicker() {
      const was = !picker.hidden;
      picker.hidden = true;
      return was;
    },
  };
}
