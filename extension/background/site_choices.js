// What somebody chose for single sites beside their policy: how the reader looks there, and what always or never goes. Content scripts have it from here, so that only the
// extension itself ever writes the store.

import { loadAppearance, repairAppearance, saveAppearance } from '../shared/settings.js';
import { changeRules, loadRules, loadSiteAppearance, saveSiteAppearance } from '../shared/settings_sites.js';
import { repairRule } from '../shared/rules.js';
import { hostOf, keysOf, siteOf } from '../shared/sites.js';

/** @typedef {import('../shared/rules.js').Rule} Rule */

/** The key under which a page's own look is kept: its host, as sections of one site may look different. @param {string} address */
const lookKey = (address) => hostOf(address)?.host.replace(/^www\.(?=.+\.)/, '') ?? '';

/** @param {string} address */
export async function lookOf(address) {
  const site = lookKey(address);
  const [own, everywhere] = await Promise.all([site ? loadSiteAppearance(site) : undefined, loadAppearance()]);
  return { ofSite: own !== undefined, appearance: own === undefined ? everywhere : repairAppearance(own) };
}

/**
 * @param {string} address
 * @param {unknown} appearance
 * @param {unknown} ofSite whether it is the site's own; otherwise the site has none from now on
 */
export async function saveLook(address, appearance, ofSite) {
  const site = lookKey(address);
  const repaired = repairAppearance(appearance);
  if (ofSite === true && site) return saveSiteAppearance(site, repaired);
  if (ofSite === false && site && (await loadSiteAppearance(site))) await saveSiteAppearance(site, undefined);
  return saveAppearance(repaired);
}

/**
 * The personal rules that hold on a page: those of every domain that it belongs to.
 * @param {string} address
 * @returns {Promise<Rule[]>}
 */
export const rulesOf = async (address) => (await Promise.all([...new Set(keysOf(address))].map(loadRules))).flat();

/**
 * @param {string} address
 * @param {unknown} stored
 */
export async function addRule(address, stored) {
  const rule = repairRule(stored);
  const site = siteOf(address);
  if (!rule || !site) throw new TypeError('This is not a rule for a site.');
  await changeRules(site, (rules) => [...rules, rule]);
}
