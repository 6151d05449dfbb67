// The look of the reader: the reader's own panel of controls, and a short story in the reader's own style sheet that shows every change at once.

import { counted, text } from '../shared/browser.js';
import { inOwnScript } from '../shared/idn.js';
import { loadAppearance, saveAppearance } from '../shared/settings.js';
import { isRecord } from '../shared/settings_fields.js';
import { isShard } from '../shared/settings_shards.js';
import { loadRecords, saveSiteAppearance } from '../shared/settings_sites.js';
import { applyAppearance, prepareFont } from '../reader/appearance.js';
import { appearancePanel } from '../reader/appearance_panel.js';
import { el, fill } from '../reader/element.js';
import { look } from '../reader/look.js';
import frame from './look.css';
import { say } from './say.js';

/** @typedef {import('../shared/settings.js').Appearance} Appearance */

// Sliders send many values a second; storage takes a few.
const QUIET_MS = 250;

function sample() {
  return el(
    'article',
    { lang: text('language_tag') || 'en', dir: 'auto' },
    el('header', {}, el('p', { class: 'kicker' }, el('a', { role: 'presentation' }, 'example.com')), el('h3', { class: 'sample-title' }, text('sample_title')), el('div', { class: 'particulars' }, el('p', {}, el('span', { class: 'byline' }, text('sample_byline')), el('span', {}, counted('reader_minutes', 4))))),
    el('div', { class: 'story' }, el('p', { class: 'standfirst' }, text('sample_standfirst')), el('p', {}, text('sample_first')), el('p', {}, text('sample_second'))),
  );
}

/**
 * @param {HTMLElement} section
 * @returns {import('./options.js').Refresh}
 */
export function startLook(section) {
  const host = el('div', { class: 'look' });
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`${look}\n${frame}`);
  root.adoptedStyleSheets = [sheet];

  const direction = document.documentElement.dir;
  const panel = el('div', { class: 'panel', tabindex: -1 }, el('h3', { class: 'unseen' }, text('tool_text')));
  const controls = el('div', { class: 'reader controls', 'data-theme': 'auto', dir: direction }, panel);
  const article = sample();
  const preview = el('div', { class: 'reader specimen', 'data-focus': '0', role: 'region', 'aria-label': text('look_preview'), dir: direction, tabindex: 0 }, article);
  root.append(controls, preview);

  const sites = el('div', { class: 'own-looks' });
  section.append(host, sites);

  /** @type {Appearance} */
  let now;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  const show = () => {
    applyAppearance(preview, now);
    void prepareFont(now, article);
  };
  /** @param {Appearance} appearance */
  const change = (appearance) => {
    now = appearance;
    show();
    clearTimeout(timer);
    timer = setTimeout(() => {
      timer = undefined;
      saveAppearance(now).catch(() => say(text('error_storage')));
    }, QUIET_MS);
  };
  // Whoever leaves within that moment has changed it all the same.
  window.addEventListener('pagehide', () => {
    if (timer !== undefined) void saveAppearance(now);
  });
  // The choice "only on this site" belongs to the reader over a page.
  const everySite = { host: '', isOn: () => false, set: () => {} };

  const showSites = async () => {
    const records = await loadRecords();
    const own = [...records].filter(([, record]) => isRecord(record.appearance)).map(([site]) => site);
    fill(
      sites,
      own.length > 0 && [
        el('h3', {}, text('look_own')),
        el(
          'ul',
          { class: 'rules' },
          own.sort().map((site) => {
            const shown = inOwnScript(site);
            const reset = el('button', { type: 'button', class: 'small quiet', 'aria-label': text('look_own_reset_named', shown) }, text('look_own_reset'));
            reset.addEventListener('click', () => {
              const before = /** @type {Record<string, unknown>} */ (records.get(site)?.appearance);
              void saveSiteAppearance(site, undefined);
              say(text('look_own_gone', shown), () => saveSiteAppearance(site, before));
            });
            return el('li', {}, el('bdi', {}, shown), reset);
          }),
        ),
      ],
    );
  };

  return async (names) => {
    if (!names || names.some(isShard)) await showSites();
    if (names && !names.includes('appearance')) return;
    const stored = await loadAppearance();
    if (now && JSON.stringify(stored) === JSON.stringify(now)) return;
    // A hand that moves a slider here is not disturbed by what it moved a moment ago.
    if (timer !== undefined) return;
    now = stored;
    panel.replaceChildren(/** @type {Element} */ (panel.firstElementChild));
    appearancePanel(panel, () => now, change, everySite);
    show();
  };
}
