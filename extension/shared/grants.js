// A grant is a set of addresses that the browser lets Broadsheet work on by itself. What was granted is told as match patterns; here a site is looked up in them.

import { hostOfKey, originOf } from './sites.js';

/** Every site there is, as one match pattern. */
export const EVERYWHERE = '*://*/*';

/**
 * @typedef {object} Grants
 * @property {boolean} everywhere
 * @property {(site: string) => boolean} covers whether a site is granted
 */

/**
 * @param {string[]} origins match patterns, as `permissions.getAll()` gives them
 * @returns {Grants}
 */
export function grantsOf(origins) {
  const domains = new Set();
  const hosts = new Set();
  let everywhere = false;
  for (const origin of origins) {
    const [, scheme, subdomains, host] = /^(\*|https?):\/\/(\*\.)?([^/]+)\//.exec(origin) ?? [];
    if (origin === '<all_urls>' || host === '*') everywhere ||= scheme !== 'http';
    else if (host && subdomains) domains.add(host);
    else if (host) hosts.add(host);
  }
  return {
    everywhere,
    covers(site) {
      if (everywhere) return true;
      const host = hostOfKey(site);
      // A site is a domain with everything under it: the grant of the bare host alone is too little, unless nothing can be under it.
      if (hosts.has(host) && !originOf(site).includes('*.')) return true;
      for (let domain = host; ; domain = domain.slice(domain.indexOf('.') + 1)) {
        if (domains.has(domain)) return true;
        if (!domain.includes('.')) return false;
      }
    },
  };
}
