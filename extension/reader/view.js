// The reader is the article alone over the hidden page, in the page's own tab, with a toolbar beside it.

import { document } from '../content/own_document.js';
import { browser, text } from '../shared/browser.js';
import { appearanceFor, applyAppearance, prepareFont, unloadFonts } from './appearance.js';
import { appearancePanel } from './appearance_panel.js';
import { drawArticle } from './article.js';
import { editing } from './edit.js';
import { bringToEye } from './desk.js';
import { el } from './element.js';
import { footnotes } from './footnote.js';
import { followStory, standsInPage } from './growth.js';
import { dateInWords, showDate, showMinutes } from './head.js';
import { keepPanel } from './keep_panel.js';
import { keysPanel } from './keys_panel.js';
import { openLayer } from './layer.js';
import { fitLead } from './lead.js';
import { lightbox } from './lightbox.js';
import { lineFocus } from './line_focus.js';
import { linkPreview } from './link_preview.js';
import { listening } from './listen.js';
import { look } from './look.js';
import { noting } from './notes.js';
import { outlinePanel } from './outline.js';
import { ownLinks } from './own_links.js';
import { hidePage } from './page_below.js';
import { furtherPages } from './pages.js';
import { paging } from './paging.js';
import { blockInPage, holdPlace, keepPlace, loadPlaces, openPlace } from './place.js';
import { printing } from './printing.js';
import { showProgress } from './progress.js';
import { fillRemoved } from './removed_list.js';
import { selectAll } from './selected.js';
import { stretches } from './stretches.js';
import { makeToolbar } from './toolbar.js';
import { swallowTwin } from './twin_click.js';
import { isVertical, upright } from './upright.js';

/** @typedef {import('../content/page.js').Page} Page */
/** @typedef {import('../content/page.js').Layer} Layer */
/** @typedef {import('../shared/settings.js').Appearance} Appearance */
/** @typedef {import('./desk.js').Desk} Desk */

// How long a sentence stays at the foot.
const SAID_MS = 8000;
// Longest wait for a font before the article is shown without it.
const FONT_MS = 300;

/**
 * Opens the reader over a page. All of it that needs no story is made while the core reads. Where that fails, the page is as it was.
 * @param {Page} page
 * @param {Promise<unknown>} read the page was read, and has a story
 * @param {import('../shared/messages.js').Answer} kept how it looks on this site
 * @returns {Promise<Layer>}
 */
export async function openReader(page, read, kept) {
  /** @type {(() => void)[]} */
  const undo = [];
  try {
    return await open(page, read, kept, undo);
  } catch (error) {
    for (const step of undo.reverse()) step();
    console.warn('Broadsheet: the reader did not open.', error);
    throw new Error(text('error_reader'));
  }
}

/**
 * @param {Page} page
 * @param {Promise<unknown>} read
 * @param {import('../shared/messages.js').Answer} kept
 * @param {(() => void)[]} undo what takes back the steps that were done, the last one first
 * @returns {Promise<Layer>}
 */
async function open(page, read, kept, undo) {
  const storedPlaces = loadPlaces();
  const appearance = appearanceFor(location.hostname, kept);
  // The lifeline knows pages of HTML with a body.
  const onLifeline = kept.ok && kept.onLifeline === true && document.documentElement.localName === 'html' && document.body?.localName === 'body';
  const closing = new AbortController();

  const dialog = el('dialog', { class: 'reader', dir: direction(), lang: text('language_tag') || 'en' });
  const scroller = el('main', { class: 'scroller', tabindex: -1, id: 'scroller' });
  const notice = el('p', { class: 'notice', role: 'status', hidden: true });
  const leave = () => void page.readerClosed();
  undo.push(() => closing.abort());

  const layer = openLayer({
    css: look,
    announce: (node) => page.ours.add(node),
    takesAllKeys: true,
    onKey,
    returned() {
      if (dialog.isConnected) raise();
      say(text('reader_returned'));
    },
    lost() {
      void page.readerClosed(text('reader_lost'));
    },
    searched: true,
  });
  const { root, host } = layer;
  undo.push(() => layer.remove());

  /** @type {Desk} */
  const desk = {
    page,
    root,
    dialog,
    scroller,
    article: el('article'),
    appearance: appearance.now,
    vertical: false,
    leftOut: new Set(),
    signal: closing.signal,
    say,
    restyle,
    unfold: (element) => folds.unfold(element),
  };
  const folds = stretches(desk);

  const minutes = () => page.reading?.reading_time.minutes ?? 0;
  const progress = showProgress(desk, minutes);
  const leaves = paging(desk);
  const lines = upright(desk);
  const focus = lineFocus(desk);
  const pictures = lightbox(desk);
  const notes = footnotes(desk);
  const preview = linkPreview(desk);
  ownLinks(desk, () => notes.close(false));
  const listen = listening(desk);
  const marks = noting(desk, () => openTool('notes'), () => toolbar.refresh());
  const edit = editing(desk, () => toolbar.refresh());
  /** Marks in the open outline where the eye is. */
  let markPlace = () => {};
  /** Goes back to the line that was under the eye. */
  let hold = () => {};

  const toolbar = makeToolbar(
    [
      { id: 'close', key: 'Escape', act: () => (swallowTwin(), leave()) },
      { id: 'text', key: 'T', panel: (panel) => appearancePanel(panel, () => desk.appearance, restyle, appearance.site) },
      { id: 'outline', key: 'O', panel: (panel, close) => void (markPlace = outlinePanel(panel, desk.article, close, (heading) => bringToEye(desk, heading))) },
      { id: 'listen', key: 'L', act: listen.open },
      { id: 'notes', key: 'N', panel: marks.fillPanel },
      { id: 'removed', key: 'R', panel: fillRemovedPanel },
      { id: 'keep', key: 'S', panel: fillKeepPanel },
      { id: 'print', key: 'P', act: () => window.print() },
      { id: 'keys', key: '?', panel: keysPanel },
    ],
    root,
  );

  /** @param {HTMLElement} panel */
  function fillRemovedPanel(panel) {
    const list = el('div', { class: 'removed' });
    panel.append(list);
    fillRemoved(list, page, root, undefined);
  }

  /** @param {HTMLElement} panel */
  function fillKeepPanel(panel) {
    const startEdit = () => {
      toolbar.closePanel(false);
      edit.start();
    };
    void keepPanel(panel, desk, { edit: startEdit, print: () => window.print() });
  }

  /** Opens a tool's panel, or fills it anew where it is open. @param {string} id */
  function openTool(id) {
    if (toolbar.isOpen(id)) toolbar.refresh();
    else toolbar.press(id);
  }

  function draw() {
    const isOpen = desk.article.querySelector('.asides')?.hasAttribute('open') === true;
    desk.article = drawArticle({
      reading: /** @type {NonNullable<Page['reading']>} */ (page.reading),
      nodes: page.nodes,
      state: page.state,
      published,
      review: () => toolbar.press('removed'),
    });
    desk.article.querySelector('.asides')?.toggleAttribute('open', isOpen);
    dialog.dataset.vertical = String(desk.vertical);
    scroller.replaceChildren(desk.article);
    further.redraw();
    edit.apply();
    marks.draw();
    listen.refresh();
  }

  /** @param {Appearance} changed */
  function show(changed) {
    desk.appearance = changed;
    applyAppearance(dialog, changed);
    fitLead(desk);
    folds.fit();
    leaves.fit();
    focus.apply();
    progress.measure();
  }
  /** @param {Appearance} changed */
  function restyle(changed) {
    appearance.set(changed);
    const fontChanged = changed.font !== desk.appearance.font;
    keepPlace(desk, () => show(changed));
    leaves.settle();
    if (fontChanged) void prepareFont(changed, desk.article).then(() => keepPlace(desk, () => (folds.fit(true), focus.apply(), leaves.fit())));
  }

  /** @param {string} sentence */
  function say(sentence) {
    notice.textContent = sentence;
    notice.hidden = false;
    setTimeout(() => (notice.hidden = true), SAID_MS);
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    if (event.key === 'Escape' && !event.isComposing) {
      event.preventDefault();
      // The innermost thing first.
      if (!pictures.close() && !notes.close() && !marks.closePicker() && !toolbar.closePanel() && !edit.stop() && !listen.close()) leave();
      return;
    }
    if (pictures.onKey(event)) return;
    if (edit.onKey(event)) return;
    if (toolbar.onKey(event)) return;
    if (event.key === 'Tab' || isControl(root.activeElement)) return;
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'a') return void (event.preventDefault(), selectAll(desk.article));
    if (listen.onKey(event) || leaves.onKey(event) || focus.onKey(event) || lines.onKey(event) || onPlainKey(event)) return;
    // A key pressed while nothing has the focus scrolls the story.
    if (root.activeElement === null || root.activeElement === dialog) scroller.focus({ preventScroll: true });
  }

  /** Keys without a button of their own. @param {KeyboardEvent} event */
  function onPlainKey(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return false;
    if (event.key.toLowerCase() === 'h' && marks.hasSelection()) {
      event.preventDefault();
      marks.keepSelection();
      return true;
    }
    const now = desk.appearance;
    /** @type {Record<string, Partial<Appearance>>} */
    const changes = { '+': { size: now.size + 1 }, '=': { size: now.size + 1 }, '-': { size: now.size - 1 }, i: { pictures: !now.pictures }, f: { focus: { 0: 1, 1: 3, 3: 5 }[now.focus] ?? 0 } };
    const change = changes[event.key.toLowerCase()];
    if (!change) return false;
    event.preventDefault();
    // The arrow keys are to move the lines now, not the toolbar's focus.
    if (change.focus) scroller.focus({ preventScroll: true });
    restyle({ ...now, ...change });
    toolbar.refresh();
    return true;
  }

  /** A page that opens a modal dialog of its own now would lie above the reader and take the keyboard. */
  const above = new MutationObserver(() => {
    if (document.querySelector('dialog:modal') && dialog.open) raise();
  });

  /**
   * Puts the reader on top of whatever the page has put there, with the place and the focus that it had.
   * @param {() => void} [between] is done while it is closed
   * @param {Element | null} [focused]
   */
  function raise(between, focused = root.activeElement) {
    if (dialog.open) dialog.close();
    between?.();
    dialog.showModal();
    /** @type {HTMLElement} */ (focused ?? scroller).focus({ preventScroll: true });
    hold();
    // Firefox 140 does not yet scroll what it has just printed.
    requestAnimationFrame(hold);
  }

  await read;
  const { reading } = page;
  if (!reading) throw new Error(text('error_no_article'));
  // The page is asked while nothing of it was changed yet: an answer after that would cost a new layout of all of it.
  desk.vertical = isVertical(page);
  const inPage = blockInPage(page);
  dialog.setAttribute('aria-label', text('reader_label', reading.metadata.title ?? document.title));
  const further = furtherPages(desk, () => {
    edit.apply();
    marks.draw();
    folds.fit();
    leaves.fit();
    showMinutes(desk.article, minutes());
    progress.measure();
    if (toolbar.isOpen('outline')) toolbar.refresh();
  });
  /** The story's date in words, which come while the story is drawn. */
  let published = /** @type {string | undefined} */ (undefined);
  const dated = dateInWords(reading.metadata.published);
  draw();
  // A font that was chosen before is waited for a moment: a flash of another one would tear the eye away.
  show(desk.appearance);
  const font = Promise.race([prepareFont(desk.appearance, desk.article), new Promise((resolve) => setTimeout(resolve, FONT_MS))]);
  const [places, words] = await Promise.all([storedPlaces, dated, font]);
  showDate(desk.article, (published = words));
  dialog.append(toolbar.bar, toolbar.panel, progress.line, scroller, progress.left, leaves.place, ...focus.shades, preview, listen.bar, edit.bar, further.status, notes.bubble, marks.picker, pictures.box, notice);
  dialog.addEventListener('cancel', (event) => event.preventDefault());
  dialog.addEventListener('click', (event) => {
    // By the way of the event, as a button may take itself out of the panel.
    const way = event.composedPath();
    if (!way.includes(toolbar.panel) && !way.includes(toolbar.bar)) toolbar.closePanel(false);
  });
  let marking = false;
  const planMark = () => {
    if (marking || !toolbar.isOpen('outline')) return;
    marking = true;
    requestAnimationFrame(() => ((marking = false), toolbar.isOpen('outline') && markPlace()));
  };
  scroller.addEventListener('scroll', planMark, { passive: true });
  // What opens in the foot moves the end.
  scroller.addEventListener('toggle', () => (leaves.settle(), progress.measure()), { capture: true });
  scroller.addEventListener('wheel', lines.onWheel, { passive: true });
  // Only now, in one frame with the reader: until here the page stands as it was.
  const below = hidePage(layer.inBody, onLifeline, page.shadows);
  if (onLifeline) {
    // Shown when no script of ours is left: a form of this kind closes its dialog without one.
    const ended = el('form', { class: 'ended' }, text('error_gone'), el('button', {}, text('tool_close')));
    ended.method = 'dialog';
    dialog.append(ended);
  }
  root.appendChild(dialog);
  layer.stand();
  undo.push(() => below.restore());
  printing(desk, layer, below, raise);
  dialog.showModal();
  scroller.focus({ preventScroll: true });
  above.observe(document.documentElement, { subtree: true, attributeFilter: ['open'] });
  // A popover lies in the browser's top layer, too, the last one uppermost.
  window.addEventListener('toggle', ({ target }) => target instanceof Element && target.matches(':popover-open') && raise(), { capture: true, signal: closing.signal });
  focus.apply();
  fitLead(desk);
  folds.fit();
  const place = openPlace(desk, places, inPage);
  hold = holdPlace(desk, () => (fitLead(desk), folds.fit()));
  void marks.load();
  progress.measure();
  further.check();
  const stopAppearance = appearance.follow((changed) => keepPlace(desk, () => show(changed)));

  function update() {
    keepPlace(desk, () => (draw(), fitLead(desk), folds.fit()));
    toolbar.refresh();
  }
  followStory(desk, {
    shown: below.shown,
    isBusy: () => marks.hasSelection() || root.activeElement?.closest('article') != null,
    grown() {
      update();
      progress.measure();
      page.tell();
    },
  });

  return {
    host,
    update,
    close() {
      const end = place.close();
      closing.abort();
      stopAppearance();
      above.disconnect();
      if (dialog.open) dialog.close();
      layer.remove();
      unloadFonts();
      below.restore(end);
    },
    stands: () => standsInPage(page),
    openRemoved: () => toolbar.press('removed'),
  };
}

/** Whether keys belong to what has the focus. @param {Element | null} element */
const isControl = (element) => element !== null && /^(?:input|select|textarea)$/.test(element.localName);

/** The direction of the reader's own words. */
export const direction = () => browser.i18n.getMessage('@@bidi_dir') || 'ltr';
