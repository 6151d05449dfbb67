// A shard is one item of storage that holds the policies, or the rules and looks, of some sites. Sites fall into shards by a hash of their key, so that one change writes one small
// item, two computers rarely write the same one, and a page's policy is read without reading all others.

import { POLICIES } from './policies.js';
import { isRecord } from './settings_fields.js';

/** @typedef {import('./policies.js').Policy} Policy */

/**
 * What is kept for a site beside its policy.
 * @typedef {object} SiteRecord
 * @property {Record<string, unknown>} [appearance] how the reader looks there, where it differs
 * @property {import('./rules.js').Rule[]} [rules]
 */

// Browsers sync 100 KB in items of at most 8 KB: 32 shards of 3.2 KB fill it, and an unlucky shard has room. Never change this number: sites would be looked for in other shards.
const SHARDS = 32;
const POLICY_SHARD = 'sites';
const RECORD_SHARD = 'site';
const KEY = /^[a-z0-9_.:[\]-]{1,260}$/;

/** FNV-1a, the same on every computer. @param {string} text */
function hash(text) {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0;
}

/** @param {string} site */
export const policyShard = (site) => `${POLICY_SHARD}.${hash(site) % SHARDS}`;
/** @param {string} site */
export const recordShard = (site) => `${RECORD_SHARD}.${hash(site) % SHARDS}`;

const names = (/** @type {string} */ prefix) => Array.from({ length: SHARDS }, (_, at) => `${prefix}.${at}`);
export const POLICY_SHARDS = names(POLICY_SHARD);
export const RECORD_SHARDS = names(RECORD_SHARD);

/** @param {string} item */
export const isShard = (item) => /^sites?\.\d+$/.test(item);

/**
 * What stands in shards, each site in its own: in another's it holds on no page, so it is not listed either.
 * @template T
 * @param {Record<string, unknown>} items the shards by name
 * @param {(site: string) => string} shardOf
 * @param {(stored: unknown) => Map<string, T>} read
 */
export const ownIn = (items, shardOf, read) => Object.entries(items).flatMap(([name, shard]) => [...read(shard)].filter(([site]) => shardOf(site) === name));

/** Where a site stands under two policies the more careful one holds: this order, the last wins. */
const CAREFUL_LAST = /** @type {const} */ (['read', 'tidy', 'ask', 'leave']);

/**
 * The policies in a shard. What cannot be understood is left out, the rest is kept.
 * @param {unknown} stored
 * @returns {Map<string, Policy>}
 */
export function policiesIn(stored) {
  /** @type {Map<string, Policy>} */
  const found = new Map();
  if (!isRecord(stored)) return found;
  for (const policy of CAREFUL_LAST) {
    const list = Object.hasOwn(stored, policy) ? stored[policy] : '';
    if (typeof list !== 'string') continue;
    for (const site of list.split(/\s+/)) if (KEY.test(site)) found.set(site, policy);
  }
  return found;
}

/**
 * The shard with policies changed; `undefined` where nothing is left in it.
 * @param {unknown} stored
 * @param {Iterable<[string, Policy | undefined]>} changes `undefined` takes a site's policy away
 * @returns {Record<string, unknown> | undefined}
 */
export function withPolicies(stored, changes) {
  const policies = policiesIn(stored);
  for (const [site, policy] of changes) {
    if (policy) policies.set(site, policy);
    else policies.delete(site);
  }
  // Policies of a newer version are carried along.
  const shard = isRecord(stored) ? { ...stored } : {};
  for (const policy of POLICIES) {
    const list = [...policies].flatMap(([site, theirs]) => (theirs === policy ? [site] : []));
    if (list.length > 0) shard[policy] = list.sort().join(' ');
    else delete shard[policy];
  }
  return Object.keys(shard).length > 0 ? shard : undefined;
}

/**
 * The records in a shard, as stored.
 * @param {unknown} stored
 * @returns {Map<string, Record<string, unknown>>}
 */
export function recordsIn(stored) {
  /** @type {Map<string, Record<string, unknown>>} */
  const found = new Map();
  for (const [site, record] of isRecord(stored) ? Object.entries(stored) : []) {
    if (KEY.test(site) && isRecord(record)) found.set(site, record);
  }
  return found;
}

/**
 * The shard with records changed; `undefined` where nothing is left in it.
 * @param {unknown} stored
 * @param {Iterable<[string, Record<string, unknown> | undefined]>} changes
 * @returns {Record<string, unknown> | undefined}
 */
export function withRecords(stored, changes) {
  const records = recordsIn(stored);
  for (const [site, record] of changes) {
    if (record && Object.keys(record).length > 0) records.set(site, record);
    else records.delete(site);
  }
  return records.size > 0 ? Object.fromEntries([...records].sort(([a], [b]) => (a < b ? -1 : 1))) : undefined;
}

/**
 * What happened to an item elsewhere, done to our own copy of it too: what was added or changed there is added or changed here, what was taken away there goes.
 * @param {string} item
 * @param {unknown} ours
 * @param {unknown} before
 * @param {unknown} after
 */
export function merged(item, ours, before, after) {
  if (item.startsWith(`${POLICY_SHARD}.`)) return withPolicies(ours, differences(policiesIn(before), policiesIn(after)));
  return withRecords(ours, differences(recordsIn(before), recordsIn(after)));
}

/**
 * @template T
 * @param {Map<string, T>} before
 * @param {Map<string, T>} after
 * @returns {[string, T | undefined][]}
 */
function differences(before, after) {
  /** @type {[string, T | undefined][]} */
  const changes = [...after].filter(([site, value]) => JSON.stringify(before.get(site)) !== JSON.stringify(value));
  for (const site of before.keys()) if (!after.has(site)) changes.push([site, undefined]);
  return changes;
}
