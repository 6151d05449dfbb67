// Automatic is what happens without a click: on sites with such a policy, and only where the browser granted the site, the content script is put into every page that opens.

import { browser } from '../shared/browser.js';
import { parsed } from '../shared/address.js';
import { EVERYWHERE, grantsOf } from '../shared/grants.js';
import { mayBeArticle, startsAlone } from '../shared/policies.js';
import { POLICY_SHARDS, RECORD_SHARDS } from '../shared/settings_shards.js';
import { loadPolicies, loadRuling, loadSettings } from '../shared/settings_sites.js';
import { onItems } from '../shared/settings_store.js';
import { originOf } from '../shared/sites.js';
import { askTab, inject } from './tab.js';

/** @typedef {import('../shared/policies.js').Policy} Policy */

/** The name under which the browser keeps what is registered. */
const REGISTRATION = 'automatic';
// Pages on which the reader was closed by hand are remembered until the browser closes; this many are more than anybody has open.
const MOST_CLOSED = 500;
const CLOSED = 'closed';

/** @param {string} origin */
const isGranted = (origin) => browser.permissions.contains({ origins: [origin] }).catch(() => false);

/** @type {Promise<unknown>} */
let turn = Promise.resolve();

/** Registers the content script for just those sites that start alone and are granted. One registration after the other. */
export function registerSites() {
  turn = turn.then(register, register).catch((error) => console.warn('Broadsheet: the sites were not registered.', error));
  return turn;
}

async function register() {
  const [{ policies }, { everywhere }] = await Promise.all([loadPolicies(), loadSettings()]);
  // One question for all of them: there may be thousands.
  const grants = grantsOf((await browser.permissions.getAll()).origins ?? []);
  const matches = [...new Set([...policies].filter(([site, policy]) => startsAlone(policy) && grants.covers(site)).map(([site]) => originOf(site)))];
  if (startsAlone(everywhere) && grants.everywhere) matches.push(EVERYWHERE);
  const there = await browser.scripting.getRegisteredContentScripts({ ids: [REGISTRATION] });
  /** @type {chrome.scripting.RegisteredContentScript} */
  const script = { id: REGISTRATION, matches, js: ['content.js'], runAt: 'document_end', allFrames: false, persistAcrossSessions: true };
  if (matches.length === 0) {
    if (there.length > 0) await browser.scripting.unregisterContentScripts({ ids: [REGISTRATION] });
  } else if (there.length > 0) {
    await browser.scripting.updateContentScripts([script]);
  } else {
    await browser.scripting.registerContentScripts([script]);
  }
}

/**
 * What a page may do by itself.
 * @param {string} address
 * @returns {Promise<{ policy: Policy, alone: boolean, closed: boolean, site: string }>} `alone`: it may start now; `closed`: the reader was closed there by hand
 */
export async function beginningOf(address) {
  const url = parsed(address);
  const [{ policy, site }, granted, closed] = await Promise.all([loadRuling(address), url !== undefined && isGranted(`${url.protocol}//${url.hostname}/*`), closedPages()]);
  const fits = policy === 'tidy' ? site !== '' || mayBeArticle(address) : mayBeArticle(address);
  return { policy, site, alone: granted && startsAlone(policy) && fits, closed: closed.includes(pageOf(address)) };
}

/** @param {string} address */
const pageOf = (address) => address.split('#', 1)[0] ?? '';

/** @returns {Promise<string[]>} */
async function closedPages() {
  const stored = await browser.storage.session.get(CLOSED).catch(() => ({}));
  const pages = Reflect.get(stored, CLOSED);
  return Array.isArray(pages) ? pages : [];
}

/**
 * Remembers that the reader was closed on a page, so that it does not open there again by itself.
 * @param {string} address
 */
export async function rememberClosed(address) {
  const page = pageOf(address);
  const others = (await closedPages()).filter((one) => one !== page);
  await browser.storage.session.set({ [CLOSED]: [...others, page].slice(-MOST_CLOSED) });
}

/** Lets every open page act on its policy as it is now. A page without the content script gets it where its policy starts alone. */
async function tellOpenPages() {
  const tabs = await browser.tabs.query({ url: ['http://*/*', 'https://*/*'], discarded: false }).catch(() => []);
  await Promise.all(
    tabs.map(async ({ id, url }) => {
      if (id === undefined || url === undefined) return;
      if ((await askTab(id, { verb: 'page/begin' }).catch(() => undefined)) !== undefined) return;
      if ((await beginningOf(url)).alone) await inject(id, 'content.js').catch(() => {});
    }),
  );
}

/** Lets every page that Broadsheet is at work on ask the core anew: what is taken away was chosen differently. */
async function tellWorkingPages() {
  const tabs = await browser.tabs.query({ discarded: false }).catch(() => []);
  await Promise.all(tabs.map(async ({ id }) => id !== undefined && askTab(id, { verb: 'page/again' }).catch(() => undefined)));
}

async function afterChange() {
  await registerSites();
  await tellOpenPages();
}

/** Notices every change of policies and permissions, also those made in the browser's own settings. */
export function watchSites() {
  const choices = new Set(['kinds', 'strictness', 'badge', ...RECORD_SHARDS]);
  const shards = new Set([...POLICY_SHARDS, 'everywhere', 'sites']);
  onItems((names) => {
    if (names.some((name) => shards.has(name))) void afterChange();
    if (names.some((name) => choices.has(name))) void tellWorkingPages();
  });
  browser.permissions.onAdded.addListener(() => void afterChange());
  browser.permissions.onRemoved.addListener(() => void afterChange());
}
