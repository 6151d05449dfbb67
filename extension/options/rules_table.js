// Personal rules, of all sites, in one list: to read, to add to, to take out of.

import { text } from '../shared/browser.js';
import { inOwnScript } from '../shared/idn.js';
import { repairRules } from '../shared/rules.js';
import { changeRules, loadRecords } from '../shared/settings_sites.js';
import { isShard } from '../shared/settings_shards.js';
import { siteFromText } from '../shared/sites.js';
import { el, fill } from '../reader/element.js';
import { select } from './choices.js';
import { say } from './say.js';

/** @typedef {import('../shared/rules.js').Rule} Rule */

const DOES = /** @type {const} */ (['never', 'always']);

/** @param {string} selector */
function isSelector(selector) {
  try {
    document.createDocumentFragment().querySelector(selector);
    return selector.trim() !== '';
  } catch {
    return false;
  }
}

/** @param {Rule} rule @param {string} site */
function row(rule, site) {
  const remove = el('button', { type: 'button', class: 'small quiet', 'aria-label': text('rule_remove_named', rule.words || rule.selector, inOwnScript(site)) }, text('site_remove'));
  remove.addEventListener('click', async () => {
    const items = [...document.querySelectorAll('#rules .rules .quiet')];
    const at = items.indexOf(remove);
    await changeRules(site, (rules) => rules.filter(({ selector, words }) => selector !== rule.selector || words !== rule.words));
    /** @type {HTMLElement | null} */ (document.querySelectorAll('#rules .rules .quiet')[at] ?? document.getElementById('rule-site'))?.focus();
    say(text('rule_removed'), () => changeRules(site, (rules) => [...rules, rule]));
  });
  return el(
    'li',
    {},
    el('div', {}, el('strong', {}, text(`rule_${rule.does}`)), rule.words ? [' ', el('q', {}, rule.words)] : null, el('p', { class: 'hint' }, el('bdi', {}, inOwnScript(site)), ' · ', el('code', { dir: 'ltr' }, rule.selector))),
    remove,
  );
}

/**
 * @param {HTMLElement} section
 * @returns {import('./options.js').Refresh}
 */
export function startRules(section) {
  const list = el('ul', { class: 'rules' });
  const none = el('p', { class: 'empty' }, text('rules_none'));

  const site = el('input', { type: 'text', id: 'rule-site', placeholder: 'example.com', dir: 'ltr', spellcheck: 'false', 'aria-describedby': 'rule-problem' });
  const does = select({ id: 'rule-does' }, DOES.map((value) => ({ value, label: text(`rule_${value}`) })));
  const selector = el('input', { type: 'text', id: 'rule-selector', placeholder: '.promo-box', dir: 'ltr', spellcheck: 'false', 'aria-describedby': 'rule-problem' });
  const problem = el('p', { id: 'rule-problem', class: 'problem', role: 'alert' });
  /** @param {HTMLElement} input @param {string} label */
  const field = (input, label) => el('div', {}, el('label', { for: input.id }, text(label)), input);
  const form = el('form', { class: 'rule-form' }, field(site, 'site_head'), field(does, 'rule_does'), field(selector, 'rule_selector'), el('button', { type: 'submit' }, text('site_add')), problem);
  for (const input of [site, selector]) input.addEventListener('input', () => input.removeAttribute('aria-invalid'));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const made = siteFromText(site.value);
    const wrong = 'problem' in made ? site : isSelector(selector.value) ? undefined : selector;
    if ('problem' in made) problem.textContent = text(`site_problem_${made.problem}`, site.value.trim());
    else problem.textContent = wrong ? text('rule_problem_selector') : '';
    if (wrong || 'problem' in made) {
      wrong?.setAttribute('aria-invalid', 'true');
      wrong?.focus();
      return;
    }
    const rule = /** @type {Rule} */ ({ does: does.value, selector: selector.value.trim() });
    selector.value = '';
    void changeRules(made.key, (rules) => [...rules, rule]);
  });
  section.append(list, none, el('details', {}, el('summary', {}, text('rule_add')), form));

  return async (names) => {
    if (names && !names.some(isShard)) return;
    const records = [...(await loadRecords())].sort(([a], [b]) => (a < b ? -1 : 1));
    const rows = records.flatMap(([key, record]) => repairRules(record.rules).map((rule) => row(rule, key)));
    fill(list, rows);
    list.hidden = rows.length === 0;
    none.hidden = rows.length > 0;
  };
}
