// Settings of sites and settings for all sites, read from and written to the store.

import { isPolicy } from './policies.js';
import { repairRules } from './rules.js';
import { rulingFor } from './ruling.js';
import { FIELDS, FIELD_NAMES, isRecord, repairSettings } from './settings_fields.js';
import { POLICY_SHARDS, RECORD_SHARDS, ownIn, policiesIn, policyShard, recordShard, recordsIn, withPolicies, withRecords } from './settings_shards.js';
import { changeItems, loadItems, managedItems } from './settings_store.js';
import { isSiteKey, keysOf } from './sites.js';

/** @typedef {import('./policies.js').Policy} Policy */
/** @typedef {import('./ruling.js').Ruling} Ruling */
/** @typedef {import('./rules.js').Rule} Rule */
/** @typedef {import('./settings_fields.js').FieldName} FieldName */
/** @typedef {import('./settings_fields.js').Settings} Settings */

/** @returns {Promise<Settings>} */
export async function loadSettings() {
  const [items, managed] = await Promise.all([loadItems(FIELD_NAMES), managedItems()]);
  return repairSettings({ ...items, ...managed });
}

/** Names of the fields that an employer has decided. */
export async function lockedFields() {
  return Object.keys(await managedItems()).filter((name) => Object.hasOwn(FIELDS, name));
}

/**
 * @template {FieldName} K
 * @param {K} name
 * @param {Settings[K]} value
 */
export const saveSetting = (name, value) => changeItems([], () => ({ [name]: value }));

/**
 * What is done with a kind; `undefined` leaves it to the strictness.
 * @param {string} kind
 * @param {import('./settings_fields.js').Treatment | undefined} treatment
 */
export function saveTreatment(kind, treatment) {
  return changeItems(['kinds'], ({ kinds }) => {
    const others = Object.entries(isRecord(kinds) ? kinds : {}).filter(([name]) => name !== kind);
    return { kinds: Object.fromEntries(treatment ? [...others, [kind, treatment]] : others) };
  });
}

/** @returns {Promise<Map<string, Policy>>} */
async function managedPolicies() {
  const { sites } = await managedItems();
  return new Map(Object.entries(isRecord(sites) ? sites : {}).flatMap(([site, policy]) => (isSiteKey(site) && isPolicy(policy) ? [[site, policy]] : [])));
}

/**
 * All policies of sites.
 * @returns {Promise<{ policies: Map<string, Policy>, locked: Set<string> }>} `locked`: sites that an employer has decided
 */
export async function loadPolicies() {
  const [items, managed] = await Promise.all([loadItems(POLICY_SHARDS), managedPolicies()]);
  const policies = new Map(ownIn(items, policyShard, policiesIn));
  for (const [site, policy] of managed) policies.set(site, policy);
  return { policies, locked: new Set(managed.keys()) };
}

/**
 * The policy that holds for a page. Only the shards of its own domains are read.
 * @param {string} address
 * @returns {Promise<Ruling>}
 */
export async function loadRuling(address) {
  const shards = [...new Set(keysOf(address).map(policyShard))];
  const [items, managed, { everywhere }] = await Promise.all([loadItems(shards), managedPolicies(), loadSettings()]);
  const get = (/** @type {string} */ site) => managed.get(site) ?? policiesIn(items[policyShard(site)]).get(site);
  return rulingFor(address, { get }, everywhere);
}

/**
 * @param {Map<string, Policy | undefined>} changes by site; `undefined` takes a policy away
 */
export function savePolicies(changes) {
  /** @type {Map<string, [string, Policy | undefined][]>} */
  const byShard = new Map();
  for (const change of changes) {
    const shard = policyShard(change[0]);
    byShard.set(shard, [...(byShard.get(shard) ?? []), change]);
  }
  return changeItems([...byShard.keys()], (items) => Object.fromEntries([...byShard].map(([shard, changed]) => [shard, withPolicies(items[shard], changed)])));
}

/** @param {string} site @param {Policy | undefined} policy */
export const savePolicy = (site, policy) => savePolicies(new Map([[site, policy]]));

/** What is kept for all sites beside their policies. @returns {Promise<Map<string, Record<string, unknown>>>} */
export async function loadRecords() {
  const items = await loadItems(RECORD_SHARDS);
  return new Map(ownIn(items, recordShard, recordsIn));
}

/** @param {string} site */
async function loadRecord(site) {
  const shard = recordShard(site);
  return recordsIn((await loadItems([shard]))[shard]).get(site);
}

/**
 * @param {string} site
 * @param {(record: Record<string, unknown>) => Record<string, unknown>} change
 */
function changeRecord(site, change) {
  const shard = recordShard(site);
  return changeItems([shard], (items) => ({ [shard]: withRecords(items[shard], [[site, change(recordsIn(items[shard]).get(site) ?? {})]]) }));
}

/** The personal rules of a site. @param {string} site */
export const loadRules = async (site) => repairRules((await loadRecord(site))?.rules);

/**
 * @param {string} site
 * @param {(rules: Rule[]) => Rule[]} change
 */
export const changeRules = (site, change) =>
  changeRecord(site, ({ rules, ...record }) => {
    const changed = repairRules(change(repairRules(rules)));
    return changed.length > 0 ? { ...record, rules: changed } : record;
  });

/** How the reader looks on a site, where that differs from elsewhere. @param {string} site */
export async function loadSiteAppearance(site) {
  const appearance = (await loadRecord(site))?.appearance;
  return isRecord(appearance) ? appearance : undefined;
}

/**
 * @param {string} site
 * @param {Record<string, unknown> | undefined} appearance
 */
export const saveSiteAppearance = (site, appearance) =>
  changeRecord(site, ({ appearance: _, ...record }) => (appearance ? { ...record, appearance } : record));
