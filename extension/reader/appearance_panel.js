// The appearance panel changes how the reader looks; every change applies at once.

import { text } from '../shared/browser.js';
import { APPEARANCE, repairAppearance, saveAppearance } from '../shared/settings.js';
import { el } from './element.js';

/** @typedef {import('../shared/settings.js').Appearance} Appearance */

const THEMES = /** @type {const} */ (['auto', 'light', 'sepia', 'grey', 'dark', 'black', 'contrast']);
const FONTS = /** @type {const} */ (['serif', 'sans', 'mono']);
const SLIDERS = /** @type {const} */ ([
  { name: 'width', min: 20, max: 60, step: 1 },
  { name: 'leading', min: 1.1, max: 2.4, step: 0.05 },
]);
const FINE_SLIDERS = /** @type {const} */ ([
  { name: 'letters', min: 0, max: 0.24, step: 0.01 },
  { name: 'words', min: 0, max: 0.4, step: 0.02 },
]);

/**
 * Puts an appearance on the reader.
 * @param {HTMLElement} element
 * @param {Appearance} appearance
 */
export function applyAppearance(element, appearance) {
  const { theme, font, align, hyphens, pictures } = appearance;
  Object.assign(element.dataset, { theme, font, align, hyphens: String(hyphens), pictures: String(pictures) });
  element.style.setProperty('--size', `${appearance.size}px`);
  element.style.setProperty('--width', `${appearance.width}em`);
  element.style.setProperty('--leading', String(appearance.leading));
  element.style.setProperty('--letters', `${appearance.letters}em`);
  element.style.setProperty('--words', `${appearance.words}em`);
}

/**
 * Fills the panel.
 * @param {HTMLElement} panel
 * @param {() => Appearance} now
 * @param {(appearance: Appearance) => void} changed
 */
export function appearancePanel(panel, now, changed) {
  /** @param {Partial<Appearance>} change */
  const change = (change) => {
    const appearance = repairAppearance({ ...now(), ...change });
    changed(appearance);
    saveAppearance(appearance).catch(() => {}); // Where storage is full the choice holds for this page.
  };

  const size = el('output', { for: 'size-less size-more' }, String(now().size));
  /** @type {(id: string, label: string, step: number, shown: string) => HTMLElement} */
  const sizeButton = (id, label, step, shown) => {
    const button = el('button', { type: 'button', id, 'aria-label': label }, shown);
    button.addEventListener('click', () => {
      change({ size: now().size + step });
      size.value = String(now().size);
    });
    return button;
  };

  /** @type {(name: 'width' | 'leading' | 'letters' | 'words', min: number, max: number, step: number) => HTMLElement} */
  const slider = (name, min, max, step) => {
    const input = el('input', { type: 'range', id: `set-${name}`, min, max, step, value: now()[name] });
    input.addEventListener('input', () => change({ [name]: input.valueAsNumber }));
    return el('p', { class: 'row' }, el('label', { for: `set-${name}` }, text(`appearance_${name}`)), input);
  };

  /** @type {(name: 'hyphens' | 'pictures', on: unknown, off: unknown) => HTMLElement} */
  const check = (name) => {
    const input = el('input', { type: 'checkbox', id: `set-${name}`, checked: now()[name] });
    input.addEventListener('change', () => change({ [name]: input.checked }));
    return el('p', { class: 'check' }, input, el('label', { for: `set-${name}` }, text(`appearance_${name}`)));
  };

  /** @type {(name: 'theme' | 'font' | 'align', values: readonly string[]) => HTMLElement} */
  const choice = (name, values) =>
    el(
      'fieldset',
      { class: `choice ${name}` },
      el('legend', {}, text(`appearance_${name}`)),
      values.map((value) => {
        const input = el('input', { type: 'radio', name, id: `set-${name}-${value}`, value, checked: now()[name] === value });
        input.addEventListener('change', () => change({ [name]: value }));
        return el('label', { 'data-value': value }, input, el('span', {}, text(`${name}_${value}`)));
      }),
    );

  const reset = el('button', { type: 'button', class: 'quiet' }, text('appearance_reset'));
  panel.append(
    choice('theme', THEMES),
    choice('font', FONTS),
    el(
      'p',
      { class: 'row', role: 'group', 'aria-label': text('appearance_size') },
      el('span', {}, text('appearance_size')),
      el('span', { class: 'stepper' }, sizeButton('size-less', text('appearance_smaller'), -1, 'A−'), size, sizeButton('size-more', text('appearance_larger'), 1, 'A+')),
    ),
    ...SLIDERS.map(({ name, min, max, step }) => slider(name, min, max, step)),
    el(
      'details',
      {},
      el('summary', {}, text('appearance_more')),
      FINE_SLIDERS.map(({ name, min, max, step }) => slider(name, min, max, step)),
      choice('align', ['start', 'justify']),
      check('hyphens', true, false),
      check('pictures', true, false),
      reset,
    ),
  );
  reset.addEventListener('click', () => {
    changed(repairAppearance(undefined));
    saveAppearance(repairAppearance(undefined)).catch(() => {});
    panel.replaceChildren(/** @type {Element} */ (panel.firstElementChild));
    appearancePanel(panel, now, changed);
    panel.focus();
  });
}

/** Names of everything that can be chosen, for the tests of `_locales`. */
export const CHOICES = Object.keys(APPEARANCE);
