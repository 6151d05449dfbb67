// The page below the reader is hidden but keeps its layout; when the reader goes, scroll, focus, selection and media are what they were.

import * as native from '../content/native.js';
import { document } from '../content/own_document.js';
import { keepQuiet, Undo } from '../content/undo.js';
import { focusedElement } from '../content/focused.js';

// What a page may say of its root for paper, so that nothing of it is printed, or once too often or too little.
const ON_PAPER = { display: 'block', position: 'static', height: 'auto', 'max-height': 'none', overflow: 'visible', opacity: '1', filter: 'none', transform: 'none', 'clip-path': 'none', zoom: '1' };

// A modal dialog closes them, as a click beside them does; those of other kinds it leaves.
const POPOVERS = ':is([popover=""], [popover=auto i], [popover=hint i]):popover-open';

// Many pages keep a bar at the upper edge; the paragraph is to stand below it.
const BELOW_BARS = 90;

/**
 * Hides the page and remembers where its reader was.
 * @param {boolean} holdsReader whether the reader stands in the body, and would go with all that is skipped there
 * @param {boolean} onLifeline whether the browser brings the page back by itself when the extension ends (background/lifeline.js)
 * @param {ShadowRoot[]} shadows the page's shadow trees, of which the document tells nothing
 * @returns {{ restore: (read?: Element) => void, forPrint: (printing: boolean) => void, shown: <T>(work: () => Promise<T>) => Promise<T> }} `shown` does something while the page is laid out, with nothing said of its body
 */
export function hidePage(holdsReader, onLifeline, shadows) {
  const undo = new Undo();
  const hidden = new Undo();
  const scroll = { left: window.scrollX, top: window.scrollY };
  const focused = focusedElement();
  const selection = getSelection();
  const selected = selection &&
    selection.anchorNode &&
    selection.focusNode && {
      anchor: selection.anchorNode,
      anchorOffset: selection.anchorOffset,
      focus: selection.focusNode,
      focusOffset: selection.focusOffset,
    };
  const { documentElement: root, body } = document;
  // Asked before anything is changed: every question after a change has the whole page styled anew.
  const { scrollHeight, scrollWidth, clientHeight, clientWidth } = document.scrollingElement ?? root;
  const { innerHeight, innerWidth } = window;

  /** Does something to an element by a property, or has the lifeline do it by its name for that. @param {Element} element @param {string} property @param {string} value @param {string} name @param {Undo} [to] */
  const change = (element, property, value, name, to = undo) => to.setStyle(element, onLifeline ? `--page-${name}` : property, value);
  const hide = () => {
    if (!body) return;
    const { height } = native.computedStyle(body);
    // `visibility` keeps every box where it is, so nothing of the page moves, loads or unloads because of the reader.
    change(body, 'visibility', 'hidden', 'hidden', hidden);
    // What is skipped is neither styled nor laid out anew for all that, nor for the dialog that makes it inert: on a large page that would take longer than the reader itself. Where the window does
    // not scroll, something in the body may, and would forget where it is.
    if (holdsReader || scrollHeight <= clientHeight) return;
    change(body, 'content-visibility', 'hidden', 'skipped', hidden);
    // Of no height, as what is skipped is, the body would end where the window does, and a page that loads more whenever it is near its end would do so without end.
    change(body, 'min-height', height, 'height', hidden);
  };
  hide();
  // The window goes on being as large as it was for the page, though its scroll bars go.
  if (scrollHeight > clientHeight) change(root, 'min-height', `${scrollHeight + innerHeight - clientHeight}px`, 'height');
  if (scrollWidth > clientWidth) change(root, 'min-width', `${scrollWidth + innerWidth - clientWidth}px`, 'width');
  change(root, 'scrollbar-width', 'none', 'bare');

  /** @type {Set<HTMLMediaElement>} */
  const paused = new Set();
  const quiet = (/** @type {HTMLMediaElement} */ media) => {
    paused.add(media);
    media.pause();
  };
  const onPlay = (/** @type {Event} */ event) => {
    if (event.target instanceof HTMLMediaElement) quiet(event.target);
  };
  const playing = new AbortController();
  for (const tree of [document, ...shadows]) {
    for (const media of tree.querySelectorAll('video, audio')) if (media instanceof HTMLMediaElement && !media.paused) quiet(media);
    tree.addEventListener('play', onPlay, { capture: true, signal: playing.signal });
  }

  /** What the reader's dialog is about to close. */
  const popovers = [document, ...shadows].flatMap((tree) => [.../** @type {NodeListOf<HTMLElement>} */ (tree.querySelectorAll(POPOVERS))]);
  for (const popover of popovers) keepQuiet(popover);

  const printing = new Undo();
  let gone = false;
  return {
    forPrint(on) {
      if (!on) return printing.restoreAll();
      if (body) printing.setStyle(body, 'display', 'none');
      for (const [property, value] of Object.entries(ON_PAPER)) printing.setStyle(root, property, value);
      // As high as the page was, the paper would go on empty behind the story.
      change(root, 'min-height', '0px', 'height', printing);
      change(root, 'min-width', '0px', 'width', printing);
    },
    async shown(work) {
      hidden.restoreAll();
      try {
        return await work();
      } finally {
        if (!gone) hide();
      }
    },
    restore(read) {
      gone = true;
      printing.restoreAll();
      playing.abort();
      hidden.restoreAll();
      undo.restoreAll();
      for (const popover of popovers) {
        if (!popover.isConnected || native.attribute(popover, 'popover') === null || native.matches(popover, ':popover-open')) continue;
        keepQuiet(popover);
        native.showPopover(popover);
      }
      if (focused instanceof HTMLElement && focused !== focusedElement() && focused.isConnected) focused.focus({ preventScroll: true });
      // With the focus a field got its caret back. Chromium tells of that only the place of the field: to set what is so already would move the caret to the field's start.
      const isSame = selected && selection.anchorNode === selected.anchor && selection.anchorOffset === selected.anchorOffset && selection.focusNode === selected.focus && selection.focusOffset === selected.focusOffset;
      if (selected && !isSame && selected.anchor.isConnected && selected.focus.isConnected) {
        try {
          selection.setBaseAndExtent(selected.anchor, selected.anchorOffset, selected.focus, selected.focusOffset);
        } catch {
          // The text is shorter now than it was; there is nothing to select any more.
        }
      } else if (!selected) {
        selection?.removeAllRanges();
      }
      if (window.scrollX !== scroll.left || window.scrollY !== scroll.top) window.scrollTo({ ...scroll, behavior: 'instant' });
      // Whoever read on in the reader reads on in the page from there.
      if (read?.isConnected) {
        native.scrollIntoView(read, { block: 'start', behavior: 'instant' });
        window.scrollBy({ top: -BELOW_BARS, behavior: 'instant' });
      }
      for (const media of paused) if (media.isConnected && media.paused) media.play().catch(() => {});
    },
  };
}
