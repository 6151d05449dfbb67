// A policy is what Broadsheet does by itself on a site: `ask` waits to be called, `tidy` and `read` start alone, `leave` never does.

import { parsed } from './address.js';

export const POLICIES = /** @type {const} */ (['ask', 'tidy', 'read', 'leave']);

/** @typedef {(typeof POLICIES)[number]} Policy */

/** @param {unknown} value @returns {value is Policy} */
export const isPolicy = (value) => POLICIES.some((policy) => policy === value);

/** Whether a policy lets Broadsheet start by itself, and so needs the browser's permission. @param {Policy} policy */
export const startsAlone = (policy) => policy === 'tidy' || policy === 'read';

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
