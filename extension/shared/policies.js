// A policy is what Broadsheet does by itself on a site: `ask` waits to be called, `tidy` and `read` start alone, `leave` never does.

import { parsed } from './address.js';
import { keysOf } from './sites.js';

export const POLICIES = /** @type {const} */ (['ask', 'tidy', 'read', 'leave']);

/** @typedef {(typeof POLICIES)[number]} Policy */

/**
 * Which policy holds for a page, and why.
 * @typedef {object} Ruling
 * @property {Policy} policy
 * @property {string} site the key that decided; empty where the choice for all sites did
 */

/** @param {unknown} value @returns {value is Policy} */
export const isPolicy = (value) => POLICIES.some((policy) => policy === value);

/** Whether a policy lets Broadsheet start by itself, and so needs the browser's permission. @param {Policy} policy */
export const startsAlone = (policy) => policy === 'tidy' || policy === 'read';

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

/** What a front page is called where it is called anything. */
const FRONT = /^\/*((index|home|default)(\.[a-z]+)?\/*)?$/i;
/** Where a site tells its stories apart behind the question mark. */
const STORY_BY_QUERY = /[?&](p|id|story|article|a)=/i;

/**
 * Whether an address can be an article's at all: the front page of a site is a list, whatever it holds.
 * @param {string} address
 */
export function mayBeArticle(address) {
  const url = parsed(address);
  return url !== undefined && (!FRONT.test(url.pathname) || STORY_BY_QUERY.test(url.search));
}
