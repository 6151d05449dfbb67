// Keeping means taking the article along: copied, printed, or saved as a file in one of the core's formats.

import { document } from '../content/own_document.js';
import { text } from '../shared/browser.js';
import { ask } from '../shared/messages.js';
import { accountOf, notesInLines, withAccount, withNotes } from './along.js';
import { makeBook } from './book.js';
import { el } from './element.js';
import { notesOf } from './notes_store.js';
import { written } from './written.js';

/** @typedef {import('./desk.js').Desk} Desk */

// A file's name in every system: no signs that one of them forbids, and short enough for all.
const FORBIDDEN = /[\p{Cc}\p{Cf}<>:"/\\|?*]+/gu;
const LONGEST_NAME = 80;

/**
 * @param {string | null | undefined} title
 * @param {string} extension
 */
export function fileName(title, extension) {
  const name = [...(title ?? '').replace(FORBIDDEN, ' ').replace(/\s+/g, ' ').trim()].slice(0, LONGEST_NAME).join('').replace(/[. ]+$/, '');
  return `${name || 'article'}.${extension}`;
}

/**
 * Saves a file, with no permission: a link to it is clicked where no script of the page can see it.
 * @param {ShadowRoot} root
 * @param {BlobPart} content
 * @param {string} mime
 * @param {string} name
 */
function save(root, content, mime, name) {
  const address = URL.createObjectURL(new Blob([content], { type: typeof content === 'string' ? `${mime};charset=utf-8` : mime }));
  const link = document.createElementNS('http://www.w3.org/1999/xhtml', 'a');
  link.setAttribute('href', address);
  link.setAttribute('download', name);
  root.appendChild(link);
  /** @type {HTMLAnchorElement} */ (link).click();
  link.remove();
  // The browser reads the file after the click; a minute is long enough for that.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/**
 * Fills the panel.
 * @param {HTMLElement} panel
 * @param {Desk} desk
 * @param {{ edit: () => void, print: () => void }} ways
 */
export async function keepPanel(panel, desk, { edit, print }) {
  const { page, root } = desk;
  const status = el('p', { class: 'summary', role: 'status' });
  const list = el('ul', { class: 'formats' });
  panel.append(list, status);

  /** @type {(id: string, label: string, work: () => Promise<string>) => void} */
  const add = (id, label, work) => {
    const button = el('button', { type: 'button', id }, label);
    button.addEventListener('click', () => {
      button.disabled = true;
      work()
        .then(
          (said) => (status.textContent = said),
          (error) => (status.textContent = error instanceof Error ? error.message : String(error)),
        )
        .finally(() => (button.disabled = false));
    });
    list.append(el('li', {}, button));
  };
  const options = () => ({ leave_out: [...desk.leftOut] });
  const account = () => accountOf(page.state, desk.leftOut.size);
  const exported = async (/** @type {string} */ id) => withAccount(id, withNotes(id, String((await written(page, 'core/export', { format: id }, options())).text), await notesOf(location.href)), account());

  const answer = await ask({ verb: 'core/formats' });
  /** @type {{ id: string, extension: string, mime: string }[]} */
  const formats = answer.ok ? answer.formats : [];
  const copied = formats.some((format) => format.id === 'markdown') ? 'markdown' : 'text';
  add('copy', text(`copy_as_${copied}`), async () => {
    await copy(root, await exported(copied));
    return text('copied');
  });
  for (const { id, extension, mime } of formats) {
    const name = fileName(page.reading?.metadata.title, extension);
    add(`save-${id}`, text('save_as', text(`format_${id}`) || id), async () => {
      if (id === 'epub') {
        const notes = await notesOf(location.href);
        const { bytes, had, wanted } = await makeBook(desk, options(), notes.length > 0 ? `${notesInLines(notes)}\n${account()}` : account());
        save(root, bytes, mime, name);
        return had === wanted ? text('saved', name) : text('saved_pictures', name, had, wanted);
      }
      save(root, await exported(id), mime, name);
      return text('saved', name);
    });
  }
  /** @type {(id: string, label: string, work: () => void) => HTMLElement} */
  const way = (id, label, work) => {
    const button = el('button', { type: 'button', id }, label);
    button.addEventListener('click', work);
    return el('li', {}, button);
  };
  list.append(way('keep-print', text('keep_print'), print), way('keep-edit', text('keep_edit'), edit));
}

/**
 * @param {ShadowRoot} root
 * @param {string} content
 */
async function copy(root, content) {
  try {
    await navigator.clipboard.writeText(content);
  } catch {
    // A page may forbid the clipboard, and one without TLS has none; the older way asks nobody.
    const area = /** @type {HTMLTextAreaElement} */ (document.createElementNS('http://www.w3.org/1999/xhtml', 'textarea'));
    area.value = content;
    (root.querySelector('dialog') ?? root).appendChild(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    if (!done) throw new Error(text('error_copy'));
  }
}
