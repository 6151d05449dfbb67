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

/** What sites call their pages of terms, of privacy, about themselves and the like: prose, but nobody's story. A story's own name is longer. */
const HOUSE = new RegExp(
  '^(?:' +
    '(?:privacy|cookies?|terms|conditions|legal|tos|eula|disclaimer|about|careers|advertise|help|faq|imprint|impressum|datenschutz|agb|nutzungsbedingungen|cgu|cgv|privacybeleid|integritetspolicy)' +
    '(?:-?(?:policy|notice|statement|us|settings|center|centre|hinweise?|erklaerung|and|of|use|service|sale|conditions|page))*' +
    '|mentions-legales|(?:politique|charte)-.*(?:confidentialite|cookies)|conditions-(?:generales|d-?utilisation).*|(?:politica|aviso)-.*(?:privacidade?|cookies|legal)|note-legali|informativa-.*privacy|term[io]n?[io]?s?-.*(?:uso|condi[cz]ion[ei]s?)' +
    '|(?:user|customer)-agreement|acceptable-use-policy)$',
  'i',
);

/**
 * Whether an address can be an article's at all: the front page of a site is a list, whatever it holds, and what it is called says of some pages that they are the house's own.
 * @param {string} address
 */
export function mayBeArticle(address) {
  const url = parsed(address);
  if (url === undefined) return false;
  const name = url.pathname.replace(/\/+$|\.\w{2,5}$/g, '').replaceAll('_', '-').split('/').at(-1) ?? '';
  return !(FRONT.test(url.pathname) || HOUSE.test(name)) || STORY_BY_QUERY.test(url.search);
}
