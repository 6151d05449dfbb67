// What goes: a strictness for all kinds of clutter, and a word about single kinds where somebody wants it otherwise.

import { text } from '../shared/browser.js';
import { kindName } from '../shared/counts.js';
import { kinds } from '../generated/schema.js';
import { loadSettings, lockedFields, saveSetting, saveTreatment } from '../shared/settings_sites.js';
import { treatmentsOf, usualTreatment } from '../shared/treatment.js';
import { el } from '../reader/element.js';
import { choice, select } from './choices.js';

/** @type {import('../shared/settings_fields.js').Settings['strictness'][]} */
const STRICTNESSES = ['light', 'medium', 'full'];

/**
 * @param {HTMLElement} section
 * @returns {import('./options.js').Refresh}
 */
export function startKinds(section) {
  const strictness = choice({
    name: 'strictness',
    legend: 'strictness_legend',
    values: STRICTNESSES,
    hinted: STRICTNESSES,
    chosen: (value) => saveSetting('strictness', value),
  });
  const rows = kinds.map((kind) => {
    const usual = el('option', { value: '' });
    const input = select({ id: `kind-${kind.kind}` }, treatmentsOf(kind).map((value) => ({ value, label: text(`treatment_${value}`) })));
    input.prepend(usual);
    input.addEventListener('change', () => saveTreatment(kind.kind, treatmentsOf(kind).find((one) => one === input.value)));
    return { kind, usual, input };
  });
  section.append(
    strictness.element,
    el('h3', {}, text('kinds_each')),
    el('div', { class: 'kinds' }, rows.map(({ kind, input }) => el('div', {}, el('label', { for: input.id }, kindName(kind)), input))),
  );

  return async (names) => {
    if (names && !names.some((name) => name === 'kinds' || name === 'strictness')) return;
    const [settings, locked] = await Promise.all([loadSettings(), lockedFields()]);
    strictness.show(settings.strictness, locked.includes('strictness'));
    for (const { kind, usual, input } of rows) {
      usual.textContent = text('treatment_usual', text(`treatment_${usualTreatment(kind, settings.strictness)}`));
      input.value = (Object.hasOwn(settings.kinds, kind.kind) && settings.kinds[kind.kind]) || '';
      input.disabled = locked.includes('kinds');
    }
  };
}
