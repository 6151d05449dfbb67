// Import and export of what was chosen, through files.

import { browser, counted, text } from '../shared/browser.js';
import { POLICIES, startsAlone } from '../shared/policies.js';
import { repairRules } from '../shared/rules.js';
import { changeRules, loadRecords, loadSettings, savePolicies, saveSetting } from '../shared/settings_sites.js';
import { loadAppearance, repairAppearance, saveAppearance } from '../shared/settings.js';
import { el } from '../reader/element.js';
import { backupText, listText, readBackup } from './backup.js';
import { select } from './choices.js';
import { say } from './say.js';

/** @typedef {import('../shared/policies.js').Policy} Policy */

// Enough for a hundred thousand domains; a larger file was chosen by mistake.
const LARGEST_FILE = 5_000_000;
// So many of the lines that could not be read are named.
const NAMED = 3;

/** @param {string} name @param {string} type @param {string} content */
function download(name, type, content) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = el('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** All personal rules, by site. */
async function allRules() {
  const records = await loadRecords();
  return new Map([...records].map(([site, { rules }]) => /** @type {const} */ ([site, repairRules(rules)])).filter(([, rules]) => rules.length > 0));
}

/**
 * @param {{ shown: () => string[], all: () => Map<string, Policy> }} sites
 */
export function transfer({ shown, all }) {
  const exportAll = el('button', { type: 'button', id: 'export-json' }, text('export_json'));
  const exportList = el('button', { type: 'button', id: 'export-list' }, text('export_list'));
  const file = el('input', { type: 'file', id: 'import-file', class: 'unseen', tabindex: '-1', 'aria-hidden': 'true' });
  file.accept = '.json,.txt,.csv,application/json,text/plain';
  const choose = el('button', { type: 'button', id: 'import' }, text('import'));
  const policy = select({ id: 'import-policy' }, POLICIES.map((value) => ({ value, label: text(`policy_${value}`) })));
  policy.value = 'leave';

  exportAll.addEventListener('click', async () => {
    const [settings, appearance, rules] = await Promise.all([loadSettings(), loadAppearance(), allRules()]);
    download('broadsheet.json', 'application/json', backupText({ sites: all(), rules, settings, appearance }, browser.runtime.getManifest().version));
  });
  exportList.addEventListener('click', () => download('broadsheet-sites.txt', 'text/plain', listText(shown())));
  choose.addEventListener('click', () => file.click());
  file.addEventListener('change', async () => {
    const [chosen] = file.files ?? [];
    file.value = '';
    if (!chosen) return;
    if (chosen.size > LARGEST_FILE) return say(text('import_too_large'));
    const backup = readBackup(await chosen.text(), /** @type {Policy} */ (policy.value));
    const before = new Map([...backup.sites.keys()].map((site) => [site, all().get(site)]));
    await savePolicies(backup.sites);
    for (const [site, rules] of backup.rules) await changeRules(site, (ours) => [...ours, ...rules]);
    for (const [name, value] of Object.entries(backup.settings)) await saveSetting(/** @type {any} */ (name), /** @type {never} */ (value));
    if (backup.appearance) await saveAppearance(repairAppearance(backup.appearance));
    const words = [counted('import_done', backup.sites.size)];
    if ([...backup.sites.values()].some(startsAlone)) words.push(text('import_permissions'));
    if (backup.problems.length > 0) words.push(counted('import_problems', backup.problems.length, `${backup.problems.slice(0, NAMED).join(', ')}${backup.problems.length > NAMED ? ' …' : ''}`));
    say(words.join(' '), backup.sites.size > 0 ? () => savePolicies(before) : undefined);
  });

  return el(
    'details',
    { class: 'transfer' },
    el('summary', {}, text('transfer_title')),
    el('p', {}, exportAll, ' ', exportList),
    el('p', { class: 'import' }, choose, file, el('label', { for: 'import-policy' }, text('import_policy')), policy),
    el('p', { class: 'hint' }, text('transfer_hint')),
  );
}
