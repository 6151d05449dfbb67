// The background is the part without a page: it owns the core, answers messages, and turns clicks and keys into modes of a tab.

import { browser } from '../shared/browser.js';
import { answerMessages } from '../shared/messages.js';
import { beginningOf, registerSites, rememberClosed, watchSites } from './automatic.js';
import { showState } from './badge.js';
import { withCore } from './core.js';
import { fontBytes } from './fonts.js';
import { makeMenus, onMenu } from './menus.js';
import { setPolicy, siteOfAddress } from './site_of_tab.js';
import { askPage, askTab, injectReader } from './tab.js';

/** @typedef {import('../shared/messages.js').Mode} Mode */
/** @typedef {import('../shared/messages.js').PageState} PageState */

const MODES = ['off', 'tidy', 'reader'];

/** @param {unknown} value */
function tabNumber(value) {
  if (!Number.isInteger(value)) throw new TypeError('A tab is named by its number.');
  return /** @type {number} */ (value);
}

/** @param {unknown} value */
function string(value) {
  if (typeof value !== 'string') throw new TypeError('The message lacks a text.');
  return value;
}

/**
 * Puts a tab into a mode and gives its new state.
 * @param {number} tab
 * @param {string} mode
 */
async function setMode(tab, mode) {
  if (!MODES.includes(mode)) throw new TypeError('There is no such mode.');
  const answer = await askPage(tab, { verb: 'page/set-mode', mode });
  if (!answer.ok) throw new Error(answer.sentence);
  return answer;
}

/**
 * Switches a mode on, or off where it is on already.
 * @param {number} tab
 * @param {Mode} mode
 */
async function toggle(tab, mode) {
  try {
    const known = await askTab(tab, { verb: 'page/state' });
    const now = known?.ok ? known.state.mode : 'off';
    await setMode(tab, now === mode ? 'off' : mode);
  } catch (error) {
    await sayOnButton(tab, error);
  }
}

/**
 * Says on the toolbar button what went wrong, as there is no other place on a page where nothing may run.
 * @param {number} tab
 * @param {unknown} error
 */
async function sayOnButton(tab, error) {
  const sentence = error instanceof Error ? error.message : String(error);
  await Promise.all([
    browser.action.setBadgeText({ tabId: tab, text: '!' }),
    browser.action.setTitle({ tabId: tab, title: sentence }),
  ]).catch(() => {});
}

/** @param {number} tab */
async function review(tab) {
  const answer = await askPage(tab, { verb: 'page/review' });
  if (!answer.ok) throw new Error(answer.sentence);
  return answer;
}

/** What a content script may ask for; everything else is for the extension's own pages. */
const ASKED_BY_PAGES = new Set(['core/read', 'core/export', 'core/font', 'core/formats', 'site/begin', 'site/reader-closed', 'tab/inject-reader', 'tab/changed']);

const fromPage = (/** @type {chrome.runtime.MessageSender} */ sender) => sender.tab !== undefined;
const fromOurselves = (/** @type {chrome.runtime.MessageSender} */ sender) => sender.url?.startsWith(browser.runtime.getURL('')) === true;

answerMessages(
  {
    'core/read': ({ snapshot, options }) =>
      withCore((core) => ({ reading: core.read_snapshot(string(snapshot), options ?? {}), kinds: core.kinds() })),
    'core/read-html': ({ html, url, options }) => withCore((core) => ({ reading: core.read_html(string(html), string(url), options ?? {}) })),
    'core/export': ({ snapshot, format, options }) =>
      withCore((core) => ({
        text: core.export_snapshot(string(snapshot), string(format), options ?? {}),
        format: core.formats().find((/** @type {{ id: string }} */ row) => row.id === format),
      })),
    'core/font': async ({ file }) => ({ bytes: await fontBytes(string(file)) }),
    'core/version': () => withCore((core) => ({ version: core.version() })),
    'core/formats': () => withCore((core) => ({ formats: core.formats() })),
    'site/begin': async (_, sender) => beginningOf(string(sender.url)),
    'site/reader-closed': async (_, sender) => rememberClosed(string(sender.url)),
    'site/of': async ({ address }) => siteOfAddress(string(address)),
    'site/set-policy': async ({ site, policy }) => setPolicy(site, policy),
    'tab/inject-reader': async (_, sender) => injectReader(tabNumber(sender.tab?.id)),
    'tab/changed': async ({ state }, sender) => showState(tabNumber(sender.tab?.id), /** @type {PageState} */ (state)),
    'tab/state': async ({ tab }) => askPage(tabNumber(tab), { verb: 'page/look' }),
    'tab/set-mode': async ({ tab, mode }) => setMode(tabNumber(tab), string(mode)),
    'tab/review': async ({ tab }) => review(tabNumber(tab)),
    'tab/put-all-back': async ({ tab }) => askPage(tabNumber(tab), { verb: 'page/put-back', all: true }),
  },
  (verb, sender) => {
    return fromOurselves(sender) || (ASKED_BY_PAGES.has(verb) && fromPage(sender));
  },
);

watchSites();
for (const event of [browser.runtime.onInstalled, browser.runtime.onStartup]) {
  event.addListener(() => {
    void makeMenus();
    void registerSites();
  });
}

onMenu((entry, tab) => {
  if (tab.id !== undefined && (entry === 'reader' || entry === 'tidy')) void toggle(tab.id, entry);
});

browser.commands.onCommand.addListener(async (command, tab) => {
  const id = tab?.id ?? (await browser.tabs.query({ active: true, currentWindow: true }))[0]?.id;
  if (id === undefined) return;
  if (command === 'reader' || command === 'tidy') await toggle(id, command);
  if (command === 'review') await review(id).catch((error) => sayOnButton(id, error));
});
