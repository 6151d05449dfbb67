// A choice is a group of radio buttons of which one is on; it stores what is chosen at once.

import { text } from '../shared/browser.js';
import { el } from '../reader/element.js';

/**
 * @template {string} V
 * @param {object} what
 * @param {string} what.name of the group, unique on the page
 * @param {string} what.legend name of its text
 * @param {readonly V[]} what.values each has the text `name_value`
 * @param {readonly V[]} [what.hinted] those of them that have a `name_value_hint`, too: Firefox complains of each text that is asked for and is none
 * @param {(value: V) => unknown} what.chosen
 * @returns {{ element: HTMLFieldSetElement, show: (value: V, locked: boolean) => void }}
 */
export function choice({ name, legend, values, hinted = [], chosen }) {
  const inputs = values.map((value) => {
    const input = el('input', { type: 'radio', name, value, id: `${name}-${value}` });
    input.addEventListener('change', () => chosen(value));
    return input;
  });
  const locked = el('p', { class: 'locked', hidden: true }, text('locked'));
  const element = el(
    'fieldset',
    { class: 'choices' },
    el('legend', {}, text(legend)),
    inputs.map((input) => {
      const hint = hinted.some((value) => value === input.value) && text(`${name}_${input.value}_hint`);
      if (hint) input.setAttribute('aria-describedby', `${input.id}-hint`);
      return el('div', { class: 'one' }, input, el('div', {}, el('label', { for: input.id }, text(`${name}_${input.value}`)), hint ? el('p', { id: `${input.id}-hint`, class: 'hint' }, hint) : null));
    }),
    locked,
  );
  return {
    element,
    show(value, isLocked) {
      for (const input of inputs) input.checked = input.value === value;
      element.disabled = isLocked;
      locked.hidden = !isLocked;
    },
  };
}

/**
 * A select with one option per value.
 * @param {Record<string, string | boolean | undefined>} attributes
 * @param {readonly { value: string, label: string }[]} options
 */
export function select(attributes, options) {
  return el(
    'select',
    attributes,
    options.map(({ value, label }) => el('option', { value }, label)),
  );
}
