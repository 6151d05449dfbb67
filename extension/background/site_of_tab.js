// The site of a tab is what the popup shows and changes: which policy holds, for which domain, and whether the browser granted it.

import { browser, text } from '../shared/browser.js';
import { isPolicy, startsAlone } from '../shared/policies.js';
import { loadPolicies, loadRuling, loadSettings, savePolicy } from '../shared/settings_sites.js';
import { isSiteKey, originOf, siteOf } from '../shared/sites.js';
import { inOwnScript } from '../shared/idn.js';
import { showIcon } from './icon.js';
import { askTab } from './tab.js';
import { setMode } from './tab_modes.js';

/**
 * @typedef {object} SiteOfTab
 * @property {string} site the key of the site; empty where the page belongs to none
 * @property {string} shown the site as it is written in its own script
 * @property {import('../shared/policies.js').Policy} policy
 * @property {string} origin what the browser has to grant
 * @property {boolean} granted
 * @property {boolean} locked whether an employer has decided
 */

/**
 * @param {string} address
 * @returns {Promise<SiteOfTab>}
 */
export async function siteOfAddress(address) {
  const ruling = await loadRuling(address);
  const site = ruling.site || siteOf(address) || '';
  if (site === '') return { site: '', shown: '', policy: 'ask', origin: '', granted: false, locked: false };
  const origin = originOf(site);
  const [granted, { locked }] = await Promise.all([browser.permissions.contains({ origins: [origin] }).catch(() => false), loadPolicies()]);
  return { site, shown: inOwnScript(site), policy: ruling.policy, origin, granted, locked: locked.has(site) };
}

/** @type {Promise<unknown>} */
let turn = Promise.resolve();

/**
 * Keeps a policy. One after the other: of two choices the later one holds, however long reading the settings takes.
 * @param {unknown} site
 * @param {unknown} policy
 */
export async function setPolicy(site, policy) {
  if (typeof site !== 'string' || !isSiteKey(site) || !isPolicy(policy)) throw new TypeError(text('error_no_site'));
  const kept = turn.then(async () => {
    const { everywhere } = await loadSettings();
    await savePolicy(site, policy === everywhere ? undefined : policy);
  });
  turn = kept.catch(() => {});
  await kept;
  return { alone: startsAlone(policy) };
}

/**
 * Leaves the site of a tab alone from now on, and brings its page back.
 * @param {number} tab
 * @param {string} address
 */
export async function leaveAlone(tab, address) {
  const { site } = await siteOfAddress(address);
  await setPolicy(site, 'leave');
  const there = await askTab(tab, { verb: 'page/state' });
  if (there) await setMode(tab, 'off');
  else await showIcon(tab, 'left_alone');
}
