// The section of sites: the choice for all of them, and the table of those that have a policy of their own.

import { counted, text } from '../shared/browser.js';
import { grantsOf } from '../shared/grants.js';
import { inOwnScript } from '../shared/idn.js';
import { POLICIES, startsAlone } from '../shared/policies.js';
import { loadPolicies, loadSettings, lockedFields, savePolicy, saveSetting } from '../shared/settings_sites.js';
import { isShard } from '../shared/settings_shards.js';
import { unsyncedItems } from '../shared/settings_store.js';
import { siteFromText } from '../shared/sites.js';
import { el, fill } from '../reader/element.js';
import { choice, select } from './choices.js';
import { askForEverywhere, askForSites, grantedOrigins, onGrants } from './grant.js';
import { say } from './say.js';
import { sitesTable } from './sites_table.js';
import { transfer } from './transfer.js';

/** @typedef {import('../shared/policies.js').Policy} Policy */

const policyOptions = () => POLICIES.map((value) => ({ value, label: text(`policy_${value}`) }));

/**
 * @param {HTMLElement} section
 * @returns {import('./options.js').Refresh}
 */
export function startSites(section) {
  /** @type {Map<string, Policy>} */
  let policies = new Map();
  /** @type {Set<string>} */
  let locked = new Set();
  let grants = grantsOf([]);

  const everywhere = choice({
    name: 'everywhere',
    legend: 'everywhere_legend',
    values: /** @type {const} */ (['ask', 'tidy', 'read']),
    chosen: (value) => {
      if (value !== 'ask' && !grants.everywhere) void askForEverywhere();
      return saveSetting('everywhere', value);
    },
  });
  const everywhereWaits = el('p', { class: 'notice', hidden: true });
  const grantEverywhere = el('button', { type: 'button', class: 'small' }, text('allow'));
  grantEverywhere.addEventListener('click', () => void askForEverywhere());
  fill(everywhereWaits, el('span', {}, text('everywhere_waits')), grantEverywhere);

  const typed = el('input', { type: 'text', id: 'site-new', placeholder: 'example.com', dir: 'ltr', spellcheck: 'false', 'aria-describedby': 'site-problem' });
  typed.autocomplete = 'off';
  typed.autocapitalize = 'none';
  typed.inputMode = 'url';
  const newPolicy = select({ id: 'site-new-policy', 'aria-label': text('policy_head') }, policyOptions());
  newPolicy.value = 'tidy';
  const problem = el('p', { id: 'site-problem', class: 'problem', role: 'alert' });
  const form = el('form', { class: 'add' }, el('label', { for: 'site-new' }, text('site_add_label')), el('div', {}, typed, newPolicy, el('button', { type: 'submit', class: 'main' }, text('site_add'))), problem);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const made = siteFromText(typed.value);
    if ('problem' in made) {
      problem.textContent = text(`site_problem_${made.problem}`, typed.value.trim());
      typed.setAttribute('aria-invalid', 'true');
      typed.focus();
      return;
    }
    problem.textContent = '';
    typed.removeAttribute('aria-invalid');
    change(made.key, /** @type {Policy} */ (newPolicy.value));
    typed.value = '';
    search.value = '';
    filter.value = '';
    draw();
    table.turnTo(made.key);
    say(text('site_added', inOwnScript(made.key)));
  });
  typed.addEventListener('input', () => {
    problem.textContent = '';
    typed.removeAttribute('aria-invalid');
  });

  const search = el('input', { type: 'search', id: 'site-search', placeholder: text('site_search'), 'aria-label': text('site_search') });
  const filter = select({ id: 'site-filter', 'aria-label': text('site_filter') }, [{ value: '', label: text('site_filter_all') }, ...policyOptions()]);
  search.addEventListener('input', () => draw());
  filter.addEventListener('change', () => draw());

  const waits = el('p', { class: 'notice', hidden: true });
  const waitsWords = el('span');
  const grantAll = el('button', { type: 'button', class: 'small' }, text('site_grant_all'));
  grantAll.addEventListener('click', () => void askForSites(waiting()));
  fill(waits, waitsWords, grantAll);
  const local = el('p', { class: 'notice', hidden: true });

  const table = sitesTable({
    change,
    grant: (site) => void askForSites([site]),
    remove(site) {
      const before = policies.get(site);
      const next = table.neighbour(site);
      policies.delete(site);
      draw();
      (next ?? (controls.hidden ? typed : search)).focus();
      void savePolicy(site, undefined);
      say(text('site_removed', inOwnScript(site)), () => before && change(site, before));
    },
  });

  /** The question comes first, as it has to be asked within the click. @param {string} site @param {Policy} policy */
  function change(site, policy) {
    if (startsAlone(policy) && !grants.covers(site)) void askForSites([site]);
    policies.set(site, policy);
    draw();
    return savePolicy(site, policy);
  }

  const waiting = () => [...policies].flatMap(([site, policy]) => (startsAlone(policy) && !grants.covers(site) ? [site] : []));

  /** The sites that search and filter leave, in the order of the alphabet. */
  function shown() {
    const words = search.value.trim().toLowerCase();
    const made = siteFromText(words);
    // What is searched for may be typed in its own script.
    const key = 'key' in made ? made.key : words;
    return [...policies.keys()].filter((site) => (filter.value === '' || policies.get(site) === filter.value) && (words === '' || site.includes(words) || site.includes(key) || inOwnScript(site).includes(words))).sort();
  }

  function draw() {
    const rows = shown().map((site) => ({ site, policy: /** @type {Policy} */ (policies.get(site)), locked: locked.has(site), granted: grants.covers(site) }));
    table.show(rows, policies.size === 0 ? text('sites_none') : text('sites_none_match'));
    const count = waiting().length;
    waits.hidden = count < 2;
    waitsWords.textContent = counted('sites_wait', count);
    controls.hidden = policies.size === 0;
  }

  const controls = el('div', { class: 'controls' }, search, filter);
  section.append(everywhere.element, everywhereWaits, el('h3', {}, text('sites_own')), form, waits, local, controls, table.element, transfer({ shown, all: () => policies }));

  const refresh = async (/** @type {string[] | null} */ names) => {
    if (names && !names.some((name) => name === 'everywhere' || isShard(name))) return;
    const [loaded, settings, fixed, origins, kept] = await Promise.all([loadPolicies(), loadSettings(), lockedFields(), grantedOrigins(), unsyncedItems()]);
    policies = loaded.policies;
    locked = loaded.locked;
    grants = grantsOf(origins);
    everywhere.show(settings.everywhere, fixed.includes('everywhere'));
    everywhereWaits.hidden = settings.everywhere === 'ask' || grants.everywhere;
    local.hidden = kept.length === 0;
    local.textContent = text('kept_here');
    draw();
  };
  onGrants(() => void refresh(null));
  return refresh;
}
