// A ruling is the policy that holds for one page: the most specific of those that were chosen, or the choice for all sites.

import { keysOf } from './sites.js';

/** @typedef {import('./policies.js').Policy} Policy */

/**
 * Which policy holds for a page, and why.
 * @typedef {object} Ruling
 * @property {Policy} policy
 * @property {string} site the key that decided; empty where the choice for all sites did
 */

/**
 * The most specific policy wins: a longer domain over a shorter, at the same domain one with a port over one without.
 * @param {string} address
 * @param {{ get: (key: string) => Policy | undefined }} policies by site
 * @param {Policy} everywhere for sites without a policy of their own
 * @returns {Ruling}
 */
export function rulingFor(address, policies, everywhere) {
  const keys = keysOf(address);
  for (const site of keys) {
    const policy = policies.get(site);
    if (policy) return { policy, site };
  }
  return { policy: keys.length > 0 ? everywhere : 'ask', site: '' };
}
