// The reader is the article alone over the hidden page, in the page's own tab, with a toolbar beside it.

import { browser, text } from '../shared/browser.js';
import { loadAppearance, onAppearance } from '../shared/settings.js';
import { appearancePanel, applyAppearance } from './appearance_panel.js';
import { drawArticle } from './article.js';
import { el } from './element.js';
import { keepPanel } from './keep_panel.js';
import { openLayer } from './layer.js';
import { outlinePanel } from './outline.js';
import { hidePage } from './page_below.js';
import css from './reader.css';
import { fillRemoved } from './removed_list.js';
import { makeToolbar } from './toolbar.js';
import * as native from '../content/native.js';

/** @typedef {import('../content/page.js').Page} Page */
/** @typedef {import('../content/page.js').Layer} Layer */

/**
 * Opens the reader over a page that was read.
 * @param {Page} page
 * @returns {Promise<Layer>}
 */
export async function openReader(page) {
  const reading = page.reading;
  if (!reading) throw new Error(text('error_no_article'));
  let appearance = await loadAppearance();

  const dialog = el('dialog', {
    class: 'reader',
    'aria-label': text('reader_label', reading.metadata.title ?? document.title),
    dir: direction(),
    lang: text('language_tag') || 'en',
  });
  const scroller = el('main', { class: 'scroller', tabindex: -1, id: 'scroller' });
  const progress = el('div', { class: 'progress', 'aria-hidden': 'true' });
  const notice = el('p', { class: 'notice', role: 'status', hidden: true });
  /** @type {HTMLElement} */
  let article;

  const leave = () => void page.readerClosed();
  const below = hidePage();

  const layer = openLayer({
    css,
    announce: (node) => page.adopt(node),
    takesAllKeys: true,
    onKey,
    returned() {
      if (!dialog.open) dialog.showModal();
      say(text('reader_returned'));
    },
    lost() {
      void page.readerClosed(text('reader_lost'));
    },
  });
  const { root, host } = layer;

  const toolbar = makeToolbar(
    [
      { id: 'close', key: 'Escape', act: leave },
      {
        id: 'text',
        key: 'T',
        panel: (panel) =>
          appearancePanel(
            panel,
            () => appearance,
            (changed) => {
              appearance = changed;
              keepPlace(() => applyAppearance(dialog, appearance));
            },
          ),
      },
      { id: 'outline', key: 'O', panel: (panel, close) => outlinePanel(panel, article, close) },
      { id: 'removed', key: 'R', panel: (panel) => fillRemovedPanel(panel) },
      { id: 'keep', key: 'S', panel: (panel) => void keepPanel(panel, page, root) },
      { id: 'print', key: 'P', act: () => window.print() },
    ],
    root,
  );

  /** @param {HTMLElement} panel */
  function fillRemovedPanel(panel) {
    const list = el('div', { class: 'removed' });
    panel.append(list);
    fillRemoved(list, page, root, undefined);
  }

  function draw() {
    const vertical = isVertical(page);
    article = drawArticle({
      reading: /** @type {NonNullable<Page['reading']>} */ (page.reading),
      nodes: page.nodes,
      state: page.state,
      review: () => toolbar.press('removed'),
    });
    dialog.dataset.vertical = String(vertical);
    scroller.replaceChildren(article);
    return article;
  }

  /** @param {string} sentence */
  function say(sentence) {
    notice.textContent = sentence;
    notice.hidden = false;
    setTimeout(() => (notice.hidden = true), 8000);
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    if (event.key === 'Escape' && !event.isComposing) {
      event.preventDefault();
      if (!toolbar.closePanel()) leave();
      return;
    }
    if (toolbar.onKey(event)) return;
    if (event.key === 'Tab') return;
    // A key pressed while nothing has the focus scrolls the story.
    if (root.activeElement === null || root.activeElement === dialog) scroller.focus({ preventScroll: true });
  }

  /** Changes the look without losing the paragraph under the eye. @param {() => void} change */
  function keepPlace(change) {
    const anchor = blockAtEye();
    const before = anchor?.getBoundingClientRect();
    change();
    if (!anchor || !before) return;
    const after = anchor.getBoundingClientRect();
    scroller.scrollBy({ top: after.top - before.top, left: dialog.dataset.vertical === 'true' ? after.right - before.right : 0, behavior: 'instant' });
  }

  function blockAtEye() {
    const blocks = [...article.querySelectorAll('.story > *')];
    return blocks.find((block) => {
      const box = block.getBoundingClientRect();
      return dialog.dataset.vertical === 'true' ? box.left < scroller.clientWidth : box.bottom > 0;
    });
  }

  function onScroll() {
    const vertical = dialog.dataset.vertical === 'true';
    const way = vertical ? scroller.scrollWidth - scroller.clientWidth : scroller.scrollHeight - scroller.clientHeight;
    const gone = vertical ? Math.abs(scroller.scrollLeft) : scroller.scrollTop;
    progress.style.setProperty('--done', way > 0 ? String(Math.min(1, gone / way)) : '1');
  }

  /** The wheel turns lines of vertical text, which lie side by side. @param {WheelEvent} event */
  function onWheel(event) {
    if (dialog.dataset.vertical === 'true' && event.deltaX === 0 && !event.ctrlKey) scroller.scrollBy({ left: -event.deltaY, behavior: 'instant' });
  }

  const onPrint = (/** @type {Event} */ event) => {
    const printing = event.type === 'beforeprint';
    below.forPrint(printing);
    dialog.classList.toggle('printing', printing);
    // In the browser's top layer only the first page would be printed.
    dialog.close();
    if (printing) dialog.show();
    else if (host.isConnected) dialog.showModal();
    host.style.setProperty('position', printing ? 'static' : 'fixed', 'important');
    for (const side of ['width', 'height']) host.style.setProperty(side, printing ? 'auto' : '0', 'important');
  };

  /** A page that opens a modal dialog of its own now would lie above the reader and take the keyboard. */
  const above = new MutationObserver(() => {
    if (document.querySelector('dialog:modal') && dialog.open) {
      dialog.close();
      dialog.showModal();
    }
  });

  applyAppearance(dialog, appearance);
  article = draw();
  dialog.append(toolbar.bar, toolbar.panel, progress, scroller, notice);
  root.appendChild(dialog);
  dialog.addEventListener('cancel', (event) => event.preventDefault());
  dialog.addEventListener('click', (event) => {
    const target = /** @type {Node} */ (event.target);
    if (!toolbar.panel.contains(target) && !toolbar.bar.contains(target)) toolbar.closePanel(false);
  });
  scroller.addEventListener('scroll', onScroll, { passive: true });
  scroller.addEventListener('wheel', onWheel, { passive: true });
  window.addEventListener('beforeprint', onPrint);
  window.addEventListener('afterprint', onPrint);
  dialog.showModal();
  scroller.focus({ preventScroll: true });
  above.observe(document.documentElement, { subtree: true, attributeFilter: ['open'] });
  goToPlace(page, article, scroller);
  onScroll();
  const stopAppearance = onAppearance((changed) => {
    appearance = changed;
    applyAppearance(dialog, appearance);
  });

  return {
    host,
    update() {
      keepPlaceWhile(() => draw(), article, scroller);
      toolbar.refresh();
    },
    close() {
      stopAppearance();
      above.disconnect();
      window.removeEventListener('beforeprint', onPrint);
      window.removeEventListener('afterprint', onPrint);
      if (dialog.open) dialog.close();
      layer.remove();
      below.restore();
    },
    openRemoved: () => toolbar.press('removed'),
  };
}

/** Whether the page's story is set in vertical lines. @param {Page} page */
function isVertical(page) {
  const block = page.reading?.blocks.find((candidate) => candidate.type === 'paragraph');
  const node = block && page.nodes[block.node];
  const element = node instanceof Element ? node : node?.parentElement;
  return element ? getComputedStyle(element).writingMode.startsWith('vertical') : false;
}

/**
 * Goes to the block that stood under the eye in the page.
 * @param {Page} page
 * @param {HTMLElement} article
 * @param {HTMLElement} scroller
 */
function goToPlace(page, article, scroller) {
  if (window.scrollY <= 0) return;
  const blocks = page.reading?.blocks ?? [];
  const at = blocks.findIndex(({ node }) => {
    const element = page.nodes[node];
    return element instanceof Element && native.box(element).bottom > 0;
  });
  if (at <= 0) return;
  article.querySelectorAll('.story > *')[at]?.scrollIntoView({ block: 'start', behavior: 'instant' });
  // The paragraph that came before gives the eye something to hold on to.
  scroller.scrollBy({ top: -48, behavior: 'instant' });
}

/**
 * Draws anew with the same paragraph at the top.
 * @param {() => void} drawAgain
 * @param {HTMLElement} article
 * @param {HTMLElement} scroller
 */
function keepPlaceWhile(drawAgain, article, scroller) {
  const top = [...article.querySelectorAll('[data-node]')].find((block) => block.getBoundingClientRect().bottom > 0);
  const number = top?.getAttribute('data-node');
  const before = top?.getBoundingClientRect().top ?? 0;
  drawAgain();
  const again = number && scroller.querySelector(`[data-node="${CSS.escape(number)}"]`);
  if (again) scroller.scrollBy({ top: again.getBoundingClientRect().top - before, behavior: 'instant' });
}

/** The direction of the reader's own words. */
export const direction = () => browser.i18n.getMessage('@@bidi_dir') || 'ltr';
