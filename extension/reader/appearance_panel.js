// The appearance panel changes how the reader looks; every change applies at once.

import { text } from '../shared/browser.js';
import { repairAppearance } from '../shared/settings.js';
import { READABLE, contrast } from './contrast.js';
import { el } from './element.js';
import { FOCUS_LINES } from './line_focus.js';

/** @typedef {import('../shared/settings.js').Appearance} Appearance */
/** @typedef {'width' | 'leading' | 'paragraphs' | 'letters' | 'words' | 'columns'} Sliding */

const THEMES = /** @type {const} */ (['auto', 'light', 'sepia', 'grey', 'dark', 'black', 'contrast', 'own']);
const FONTS = /** @type {const} */ (['serif', 'sans', 'mono', 'source-serif', 'source-sans', 'atkinson', 'lexend', 'opendyslexic']);
const SLIDERS = /** @type {{ name: Sliding, min: number, max: number, step: number }[]} */ ([
  { name: 'width', min: 20, max: 60, step: 1 },
  { name: 'leading', min: 1.1, max: 2.4, step: 0.05 },
  { name: 'paragraphs', min: 0.2, max: 2.6, step: 0.05 },
]);
const FINE_SLIDERS = /** @type {{ name: Sliding, min: number, max: number, step: number }[]} */ ([
  { name: 'letters', min: 0, max: 0.24, step: 0.01 },
  { name: 'words', min: 0, max: 0.4, step: 0.02 },
  { name: 'columns', min: 1, max: 3, step: 1 },
]);
/** Whose letters a family of ours has; the licence leaves the name to its maker. @type {Record<string, string>} */
const MADE_FROM = { 'source-serif': 'Source Serif 4', 'source-sans': 'Source Sans 3', opendyslexic: 'OpenDyslexic' };
const OWN = /** @type {const} */ (['paper', 'ink', 'link']);

/** Name of a choice's text: message names take no hyphen. @param {string} name @param {string} value */
const nameOf = (name, value) => text(`${name}_${value.replace('-', '_')}`);

/**
 * Fills the panel.
 * @param {HTMLElement} panel
 * @param {() => Appearance} now
 * @param {(appearance: Appearance) => void} changed shows and keeps it
 * @param {{ host: string, isOn: () => boolean, set: (on: boolean) => void }} site whether the look is this site's own
 */
export function appearancePanel(panel, now, changed, site) {
  const warning = el('p', { class: 'warning', role: 'status' });
  const own = el('div', { class: 'own-colours' });

  /** @param {Partial<Appearance>} change */
  const change = (change) => {
    changed(repairAppearance({ ...now(), ...change }));
    showOwn();
  };

  function showOwn() {
    const { theme, paper, ink, link } = now();
    own.hidden = theme !== 'own';
    const worst = Math.min(contrast(paper, ink), contrast(paper, link));
    warning.textContent = theme === 'own' && worst < READABLE ? text('contrast_warning', worst.toFixed(1), String(READABLE)) : '';
  }

  const size = el('output', { for: 'size-less size-more' }, String(now().size));
  /** @type {(id: string, label: string, step: number, shown: string) => HTMLElement} */
  const sizeButton = (id, label, step, shown) => {
    const button = el('button', { type: 'button', id, title: label }, el('span', { 'aria-hidden': 'true' }, shown));
    button.addEventListener('click', () => {
      change({ size: now().size + step });
      size.value = String(now().size);
    });
    return button;
  };

  /** @type {(slider: { name: Sliding, min: number, max: number, step: number }) => HTMLElement} */
  const slider = ({ name, min, max, step }) => {
    const input = el('input', { type: 'range', id: `set-${name}`, min, max, step, value: now()[name] });
    input.addEventListener('input', () => change({ [name]: input.valueAsNumber }));
    return el('p', { class: 'row' }, el('label', { for: `set-${name}` }, text(`appearance_${name}`)), input);
  };

  /** @type {(name: 'hyphens' | 'pictures') => HTMLElement} */
  const check = (name) => {
    const input = el('input', { type: 'checkbox', id: `set-${name}`, checked: now()[name] });
    input.addEventListener('change', () => change({ [name]: input.checked }));
    return el('p', { class: 'check' }, input, el('label', { for: `set-${name}` }, text(`appearance_${name}`)));
  };

  /** @type {(name: 'theme' | 'font' | 'weight' | 'align' | 'focus', values: readonly (string | number)[]) => HTMLElement} */
  const choice = (name, values) =>
    el(
      'fieldset',
      { class: `choice ${name}` },
      el('legend', {}, text(`appearance_${name}`)),
      values.map((value) => {
        const input = el('input', { type: 'radio', name, id: `set-${name}-${value}`, value, checked: now()[name] === value });
        input.addEventListener('change', () => change({ [name]: value }));
        return el('label', { 'data-value': value, title: MADE_FROM[value] && `← ${MADE_FROM[value]}` }, input, el('span', {}, nameOf(name, String(value))));
      }),
    );

  own.append(
    ...OWN.map((name) => {
      const input = el('input', { type: 'color', id: `set-${name}`, value: now()[name] });
      input.addEventListener('input', () => change({ [name]: input.value }));
      return el('p', { class: 'colour' }, input, el('label', { for: `set-${name}` }, text(`own_${name}`)));
    }),
  );

  const here = el('input', { type: 'checkbox', id: 'set-site', checked: site.isOn() });
  here.addEventListener('change', () => site.set(here.checked));

  const reset = el('button', { type: 'button', class: 'quiet', id: 'appearance-reset' }, text('appearance_reset'));
  reset.addEventListener('click', () => {
    changed(repairAppearance(undefined));
    panel.replaceChildren(/** @type {Element} */ (panel.firstElementChild));
    appearancePanel(panel, now, changed, site);
    panel.focus();
  });

  panel.append(
    choice('theme', THEMES),
    own,
    warning,
    choice('font', FONTS),
    el(
      'p',
      { class: 'row', role: 'group', 'aria-label': text('appearance_size') },
      el('span', {}, text('appearance_size')),
      el('span', { class: 'stepper' }, sizeButton('size-less', text('appearance_smaller'), -1, '−'), size, sizeButton('size-more', text('appearance_larger'), 1, '+')),
    ),
    ...SLIDERS.map(slider),
    el(
      'details',
      {},
      el('summary', {}, text('appearance_more')),
      choice('weight', ['light', 'regular', 'bold']),
      FINE_SLIDERS.map(slider),
      choice('align', ['start', 'justify', 'center', 'end']),
      choice('focus', FOCUS_LINES),
      check('hyphens'),
      check('pictures'),
      el('p', { class: 'check' }, here, el('label', { for: 'set-site' }, text('appearance_site', site.host))),
      reset,
    ),
  );
  showOwn();
}
