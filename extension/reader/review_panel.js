// The review panel lists over the tidied page what was taken away, shows each thing where it was, and puts it back.

import * as native from '../content/native.js';
import { document } from '../content/own_document.js';
import { Undo } from '../content/undo.js';
import { browser, text } from '../shared/browser.js';
import { loadAppearance } from '../shared/settings.js';
import { el } from './element.js';
import { icon } from './icons.js';
import { openLayer } from './layer.js';
import { look } from './look.js';
import { calm } from './outline.js';
import { fillRemoved } from './removed_list.js';

/** @typedef {import('../content/page.js').Page} Page */
/** @typedef {import('../content/page.js').Layer} Layer */
/** @typedef {import('../generated/reading.js').Finding} Finding */

// How long the outline stays around what is shown.
const SHOWN_MS = 4000;

/**
 * Opens the panel.
 * @param {Page} page
 * @returns {Promise<Layer>}
 */
export async function openReview(page) {
  const appearance = await loadAppearance();
  const focused = document.activeElement;
  const shown = new Undo();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  const layer = openLayer({
    css: look,
    announce: (node) => page.ours.add(node),
    takesAllKeys: false,
    onKey,
    returned() {},
    lost: () => page.closeReview(),
    searched: false,
  });
  const { root, host } = layer;

  /** Shows a thing in the page, with an outline, for a while; what is away comes back for as long. @param {Finding} finding */
  function show(finding) {
    hideShown();
    const node = page.nodes[finding.node];
    const element = native.elementOf(node);
    if (!element?.isConnected) return;
    const opened = reveal(page, node);
    shown.setStyle(element, 'outline', '3px solid #d6336c');
    shown.setStyle(element, 'outline-offset', '2px');
    native.scrollIntoView(element, { block: 'center', behavior: calm() ? 'instant' : 'smooth' });
    timer = setTimeout(hideShown, SHOWN_MS);
    conceal = opened;
  }
  let conceal = () => {};

  function hideShown() {
    clearTimeout(timer);
    shown.restoreAll();
    conceal();
    conceal = () => {};
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    if (event.key === 'Escape') {
      event.preventDefault();
      page.closeReview();
      return;
    }
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const items = /** @type {HTMLElement[]} */ ([...list.querySelectorAll('li[data-node]')]);
    const here = root.activeElement?.closest('li[data-node]') ?? null;
    const at = here ? items.indexOf(/** @type {HTMLElement} */ (here)) : -1;
    const key = event.key.toLowerCase();
    if (key === 'j' || key === 'k') {
      event.preventDefault();
      items[Math.min(items.length - 1, Math.max(0, at + (key === 'j' ? 1 : -1)))]?.focus();
    } else if (here && (key === 'u' || (key === 'enter' && root.activeElement === here))) {
      event.preventDefault();
      const number = here.getAttribute('data-node');
      root.getElementById(key === 'u' ? `back-${number}` : `show-${number}`)?.click();
    }
  }

  const close = el('button', { type: 'button', class: 'icon', 'aria-label': text('close'), 'aria-keyshortcuts': 'Escape' }, icon('close'));
  close.addEventListener('click', () => page.closeReview());
  const list = el('div', { class: 'removed' });
  const dialog = el(
    'section',
    { class: 'review', role: 'dialog', 'aria-modal': 'false', 'aria-labelledby': 'review-title', tabindex: -1, dir: browser.i18n.getMessage('@@bidi_dir') || 'ltr', lang: text('language_tag') || 'en' },
    el('header', { class: 'review-head' }, el('h2', { id: 'review-title' }, text('review_title')), close),
    list,
    el('footer', { class: 'keys' }, text('review_keys')),
  );
  dialog.dataset.theme = appearance.theme;
  fillRemoved(list, page, root, show);
  root.appendChild(dialog);
  layer.stand();
  dialog.focus({ preventScroll: true });

  return {
    host,
    update: () => fillRemoved(list, page, root, show),
    close() {
      hideShown();
      layer.remove();
      if (focused instanceof HTMLElement && focused.isConnected) focused.focus({ preventScroll: true });
    },
  };
}

/**
 * Shows in the page what is hidden there, for a while.
 * @param {import('../content/page.js').Page} page
 * @param {Node | undefined} node
 * @returns {() => void} hides it again
 */
function reveal(page, node) {
  if (!node || !page.tidy.hides(node)) return () => {};
  page.revealed = node;
  page.tidy.bringBack(node);
  return () => {
    page.revealed = undefined;
    page.applyTidy();
  };
}
