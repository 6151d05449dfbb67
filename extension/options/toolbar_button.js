// The toolbar button: what a click on it does, and whether it counts.

import { text } from '../shared/browser.js';
import { loadSettings, lockedFields, saveSetting } from '../shared/settings_sites.js';
import { el } from '../reader/element.js';
import { choice } from './choices.js';

/**
 * @param {HTMLElement} section
 * @returns {import('./options.js').Refresh}
 */
export function startButton(section) {
  const click = choice({ name: 'click', legend: 'click_legend', values: /** @type {const} */ (['menu', 'reader']), hinted: ['reader'], chosen: (value) => saveSetting('click', value) });
  const badge = el('input', { type: 'checkbox', id: 'badge' });
  badge.addEventListener('change', () => saveSetting('badge', badge.checked));
  section.append(click.element, el('p', { class: 'check' }, badge, el('label', { for: 'badge' }, text('badge_label'))));

  return async (names) => {
    if (names && !names.some((name) => name === 'click' || name === 'badge')) return;
    const [settings, locked] = await Promise.all([loadSettings(), lockedFields()]);
    click.show(settings.click, locked.includes('click'));
    badge.checked = settings.badge;
    badge.disabled = locked.includes('badge');
  };
}
