// Editing takes blocks out of the story before it is kept or printed; every step can be undone, and the page itself is never touched.

import { text } from '../shared/browser.js';
import { blocksOf } from './desk.js';
import { el } from './element.js';

/** @typedef {import('./desk.js').Desk} Desk */

/**
 * @param {Desk} desk
 * @param {() => void} changed
 */
export function editing(desk, changed) {
  /** Nodes in the order in which they were taken out. @type {number[]} */
  const steps = [];
  let on = false;
  const undoButton = el('button', { type: 'button', id: 'edit-undo', 'aria-keyshortcuts': 'Control+Z' }, text('edit_undo'));
  const done = el('button', { type: 'button', id: 'edit-done', 'aria-keyshortcuts': 'Escape' }, text('edit_done'));
  const status = el('span', { role: 'status' });
  const bar = el('section', { class: 'edit-bar', role: 'region', 'aria-label': text('edit_title'), hidden: true }, el('span', {}, text('edit_how')), status, undoButton, done);
  undoButton.addEventListener('click', undo);
  done.addEventListener('click', () => void stop());

  /** Shows the blocks as they are wanted; called after every drawing of the story, too. */
  function apply() {
    desk.leftOut = new Set(steps);
    for (const block of /** @type {NodeListOf<HTMLElement>} */ (desk.article.querySelectorAll('[data-node]'))) {
      block.hidden = desk.leftOut.has(Number(block.dataset.node));
      block.classList.toggle('editable', on);
      if (on) block.tabIndex = 0;
      else if (block.classList.contains('made-focusable')) block.removeAttribute('tabindex');
      block.classList.toggle('made-focusable', on && !/^h\d$/.test(block.localName) && block.localName !== 'pre' && !block.classList.contains('table'));
    }
    desk.dialog.classList.toggle('editing', on);
    undoButton.disabled = steps.length === 0;
    status.textContent = steps.length > 0 ? text('edit_count', steps.length) : '';
    bar.hidden = !on;
  }

  /** @param {HTMLElement} block */
  function takeOut(block) {
    const blocks = blocksOf(desk);
    const at = blocks.indexOf(block);
    if (at < 0) return;
    steps.push(Number(block.dataset.node));
    apply();
    (blocks[at + 1] ?? blocks[at - 1])?.focus({ preventScroll: true });
    changed();
  }
  function undo() {
    const node = steps.pop();
    if (node === undefined) return;
    apply();
    blocksOf(desk).find((block) => Number(block.dataset.node) === node)?.focus();
    changed();
  }
  function start() {
    on = true;
    apply();
    (blocksOf(desk).find((block) => block.getBoundingClientRect().bottom > 0) ?? done).focus({ preventScroll: true });
  }
  function stop() {
    if (!on) return false;
    on = false;
    apply();
    desk.scroller.focus({ preventScroll: true });
    return true;
  }

  desk.scroller.addEventListener(
    'click',
    (event) => {
      if (!on || !(event.target instanceof Element)) return;
      const block = /** @type {HTMLElement | null} */ (event.target.closest('article [data-node]'));
      if (!block) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      takeOut(block);
    },
    { capture: true, signal: desk.signal },
  );

  return {
    bar,
    start,
    stop,
    apply,
    leftOut: () => steps,
    /** @param {KeyboardEvent} event */
    onKey(event) {
      if (event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey && steps.length > 0) {
        event.preventDefault();
        undo();
        return true;
      }
      if (!on || event.ctrlKey || event.altKey || event.metaKey) return false;
      const block = /** @type {HTMLElement | null} */ (desk.root.activeElement?.closest('article [data-node]') ?? null);
      if (!block) return false;
      const blocks = blocksOf(desk);
      if (event.key === 'Delete' || event.key === 'Backspace') takeOut(block);
      else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') blocks[blocks.indexOf(block) + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
      else return false;
      event.preventDefault();
      return true;
    },
  };
}
