// A site is a domain with all its subdomains, perhaps at one port only. Its key is the text under which a policy is kept: `example.com`, `xn--bcher-kva.de`, `localhost:3000`, `[::1]`.

import { parse } from 'tldts';
import { parsed } from './address.js';

/** Ports that an address shows only by not showing them. */
const USUAL_PORTS = { 'http:': '80', 'https:': '443' };
// DNS allows no longer name.
const LONGEST_DOMAIN = 253;
const OPTIONS = { allowPrivateDomains: true, extractHostname: false, validateHostname: false, mixedInputs: false };

/** @param {string} host */
const isNumber = (host) => host.startsWith('[') || /^\d+\.\d+\.\d+\.\d+$/.test(host);

/** @param {string} host */
const withoutDot = (host) => (host.endsWith('.') ? host.slice(0, -1) : host);

/**
 * Whether unrelated people share a domain, as they do `co.uk` and `github.io`: such a one is no site.
 * @param {string} host
 */
export function isPublicSuffix(host) {
  if (isNumber(host)) return false;
  const { publicSuffix, isIcann, isPrivate } = parse(host, OPTIONS);
  return publicSuffix === host && (isIcann === true || isPrivate === true);
}

/**
 * A page's host and port, or `undefined` where no site can be: a file, the browser's own pages.
 * @param {string} address
 * @returns {{ host: string, port: string } | undefined}
 */
export function hostOf(address) {
  const url = parsed(address);
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) return undefined;
  const host = withoutDot(url.hostname);
  return host === '' ? undefined : { host, port: url.port || USUAL_PORTS[url.protocol] };
}

/**
 * The keys under which a page's policy may be kept, the most specific first: for `https://a.b.example.com:8080/` that is
 * `a.b.example.com:8080`, `a.b.example.com`, `b.example.com:8080` … `example.com`, and never `com`.
 * @param {string} address
 * @returns {string[]}
 */
export function keysOf(address) {
  const place = hostOf(address);
  if (!place || place.host.length > LONGEST_DOMAIN) return [];
  const { host, port } = place;
  const keys = [];
  for (let domain = host; domain !== ''; ) {
    if (isPublicSuffix(domain)) break;
    keys.push(`${domain}:${port}`, domain);
    const dot = isNumber(domain) ? -1 : domain.indexOf('.');
    domain = dot < 0 ? '' : domain.slice(dot + 1);
  }
  return keys;
}

/**
 * The site that a page belongs to, in the widest sense that is still one site.
 * @param {string} address
 * @returns {string | undefined}
 */
export function siteOf(address) {
  const place = hostOf(address);
  if (!place) return undefined;
  if (isNumber(place.host)) return place.host;
  return parse(place.host, OPTIONS).domain ?? (isPublicSuffix(place.host) ? undefined : place.host);
}

/**
 * The key of what somebody typed, pasted or imported: a domain in any script and case, a whole address, `*.example.com`.
 * A leading `www.` goes, as everybody means the site by it.
 * @param {string} input
 * @returns {{ key: string } | { problem: 'empty' | 'not_a_site' | 'public_suffix' }}
 */
export function siteFromText(input) {
  const typed = input.trim().replace(/^\*\./, '').replace(/^\*:\/\/(\*\.)?/, '');
  if (typed === '') return { problem: 'empty' };
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(typed)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https') return { problem: 'not_a_site' };
  const url = parsed(scheme ? typed : `http://${typed}`);
  if (!url || url.username !== '' || url.password !== '') return { problem: 'not_a_site' };
  let host = withoutDot(url.hostname);
  if (!isNumber(host) && (host.length > LONGEST_DOMAIN || !/^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/.test(host))) return { problem: 'not_a_site' };
  if (host.startsWith('www.') && host !== 'www.' && !isPublicSuffix(host.slice(4)) && host.slice(4).includes('.')) host = host.slice(4);
  if (isPublicSuffix(host)) return { problem: 'public_suffix' };
  const usual = url.port === '' || url.port === '80' || url.port === '443';
  return { key: usual ? host : `${host}:${url.port}` };
}

/**
 * Whether a stored text is a key as this file makes them.
 * @param {string} key
 */
export function isSiteKey(key) {
  const made = siteFromText(key);
  return 'key' in made && made.key === key;
}

/** @param {string} key */
export const hostOfKey = (key) => key.replace(/:\d+$/, '');

/**
 * What the browser has to grant for a site. Match patterns of Firefox know no ports, so a site at one port asks for its host.
 * @param {string} key
 */
export function originOf(key) {
  const host = hostOfKey(key);
  return isNumber(host) || !host.includes('.') ? `*://${host}/*` : `*://*.${host}/*`;
}
