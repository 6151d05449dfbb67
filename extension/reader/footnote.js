// A footnote opens beside the number that calls it, so that nobody loses the line; it stands at its own place in the story, too.

import { text } from '../shared/browser.js';
import { el } from './element.js';

/** @typedef {import('./desk.js').Desk} Desk */

/** Lets the calls of the story open their notes. @param {Desk} desk */
export function footnotes(desk) {
  const bubble = el('aside', { class: 'bubble', role: 'note', tabindex: -1, hidden: true, id: 'footnote', 'aria-label': text('footnote') });
  /** @type {HTMLElement | undefined} */
  let caller;

  function close(giveFocus = true) {
    if (!caller) return false;
    caller.setAttribute('aria-expanded', 'false');
    const before = caller;
    caller = undefined;
    bubble.hidden = true;
    bubble.replaceChildren();
    if (giveFocus) before.focus({ preventScroll: true });
    return true;
  }

  /** @param {HTMLElement} call */
  function open(call) {
    const name = call.dataset.call;
    const note = [...desk.article.querySelectorAll('[data-note]')].find((candidate) => candidate.getAttribute('data-note') === name);
    if (!note) return;
    close(false);
    caller = call;
    call.setAttribute('aria-expanded', 'true');
    const copy = /** @type {HTMLElement} */ (note.cloneNode(true));
    bubble.replaceChildren(...copy.childNodes);
    bubble.hidden = false;
    stand(call);
    bubble.focus({ preventScroll: true });
  }

  /** Puts the note beside its number. @param {HTMLElement} call */
  function stand(call) {
    const box = call.getBoundingClientRect();
    const width = Math.min(360, desk.dialog.clientWidth - 24);
    bubble.style.width = `${width}px`;
    bubble.style.left = `${Math.max(12, Math.min(box.left - width / 2, desk.dialog.clientWidth - width - 12))}px`;
    const below = box.bottom + bubble.offsetHeight + 16 < desk.dialog.clientHeight;
    bubble.style.top = `${below ? box.bottom + 8 : Math.max(12, box.top - bubble.offsetHeight - 8)}px`;
  }

  desk.scroller.addEventListener(
    'click',
    (event) => {
      const call = event.target instanceof Element ? event.target.closest('[data-call]') : null;
      if (!call) return void close(false);
      event.preventDefault();
      if (call === caller) close();
      else open(/** @type {HTMLElement} */ (call));
    },
    { signal: desk.signal },
  );
  /** It goes along with its number, and away with it. */
  function onScroll() {
    if (!caller) return;
    const { top, bottom } = caller.getBoundingClientRect();
    if (bottom < 0 || top > desk.dialog.clientHeight) close(false);
    else stand(caller);
  }
  desk.scroller.addEventListener('scroll', onScroll, { passive: true, signal: desk.signal });
  return { bubble, close };
}
