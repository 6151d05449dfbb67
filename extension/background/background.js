// The background is the part without a page: it owns the core, answers messages, and turns clicks and keys into modes of a tab.

import { browser } from '../shared/browser.js';
import { answerMessages } from '../shared/messages.js';
import { settleShadows, takeInChanges } from '../shared/settings_store.js';
import { migrate } from '../shared/settings_version.js';
import { beginningOf, registerSites, rememberClosed, watchSites } from './automatic.js';
import { showState } from './badge.js';
import { writeBook } from './book.js';
import { rehearse, withCore } from './core.js';
import { dateInWords, prepareDates } from './dates.js';
import { fontBytes } from './fonts.js';
import { openLink } from './link.js';
import { makeMenus, onMenu } from './menus.js';
import { addRule, lookOf, rulesOf, saveLook } from './site_choices.js';
import { leaveAlone, setPolicy, siteOfAddress } from './site_of_tab.js';
import { askPage, inject, injectReader } from './tab.js';
import { loadSettings } from '../shared/settings_sites.js';
import { orSay, setMode, stateOfTab, tellPage, toggle } from './tab_modes.js';
import { treated } from './treated.js';
import { watchButton } from './toolbar_button.js';
import { watchUpdates } from './updates.js';

/** @typedef {import('../shared/messages.js').PageState} PageState */

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

/** @param {unknown} value @returns {object} */
const record = (value) => (typeof value === 'object' && value !== null ? value : {});

/** The core's registry, which never changes: asked for once in a life of the worker. @type {Parameters<typeof treated>[0] | undefined} */
let registry;

/** The settings for the snapshot that is being taken: read meanwhile, and forgotten where one of them changes. @type {ReturnType<typeof loadSettings> | undefined} */
let ahead;

/**
 * Runs a verb of the core with each kind treated as it was chosen, and with what the page asks for besides.
 * @template T
 * @param {unknown} asked
 * @param {(core: Parameters<Parameters<typeof withCore>[0]>[0], choices: object, kinds: ReturnType<typeof treated>['kinds']) => T} work
 */
async function asChosen(asked, work) {
  const known = ahead;
  ahead = undefined;
  const chosen = await (known ?? loadSettings());
  return withCore((core) => {
    registry ??= /** @type {Parameters<typeof treated>[0]} */ (core.kinds());
    const { kinds, ...choices } = treated(registry, chosen);
    return work(core, { ...choices, ...record(asked) }, kinds);
  });
}

/** What a content script may ask for; everything else is for the extension's own pages. */
const ASKED_BY_PAGES = new Set(['core/read', 'core/export', 'core/book', 'core/read-html', 'core/font', 'core/formats', 'site/begin', 'site/reader-closed', 'site/date', 'site/save-look', 'site/rules', 'site/add-rule', 'tab/reader', 'tab/follow', 'tab/changed']);

const fromPage = (/** @type {chrome.runtime.MessageSender} */ sender) => sender.tab !== undefined;
const fromOurselves = (/** @type {chrome.runtime.MessageSender} */ sender) => sender.url?.startsWith(browser.runtime.getURL('')) === true;

answerMessages(
  {
    'core/read': ({ snapshot, options }) =>
      asChosen(options, (core, choices, kinds) => ({ reading: core.read_snapshot(string(snapshot), choices), kinds })),
    'core/read-html': ({ html, url, options }) => withCore((core) => ({ reading: core.read_html(string(html), string(url), options ?? {}) })),
    'core/export': ({ snapshot, format, options }) =>
      asChosen(options, (core, choices) => ({
        text: core.export_snapshot(string(snapshot), string(format), choices),
        format: core.formats().find((/** @type {{ id: string }} */ row) => row.id === format),
      })),
    'core/book': ({ snapshot, pictures, options, account }) =>
      asChosen(options, (core, choices) => ({ bytes: writeBook(core, string(snapshot), pictures, choices, account) })),
    'core/font': async ({ file }) => ({ bytes: await fontBytes(string(file)) }),
    'core/version': () => withCore((core) => ({ version: core.version() })),
    'core/formats': () => withCore((core) => ({ formats: core.formats() })),
    'site/begin': async (_, sender) => beginningOf(string(sender.url)),
    'site/reader-closed': async (_, sender) => rememberClosed(string(sender.url)),
    'site/date': ({ date }) => ({ words: dateInWords(date) }),
    'site/save-look': async ({ appearance, ofSite }, sender) => saveLook(string(sender.url), appearance, ofSite),
    'site/rules': async (_, sender) => {
      // They are what a page asks for before it takes its snapshot; when it has it, it asks the core.
      ahead = loadSettings();
      ahead.catch(() => {});
      const rules = await rulesOf(string(sender.url));
      rehearse().catch(() => {});
      return { rules };
    },
    'site/add-rule': async ({ rule }, sender) => addRule(string(sender.url), rule),
    'site/of': async ({ address }) => siteOfAddress(string(address)),
    'site/set-policy': async ({ site, policy }) => setPolicy(site, policy),
    // With the script comes how it looks there: asked for alone, that would wait until the core has read.
    'tab/reader': async ({ present }, sender) => {
      // While the script is on its way and the core starts.
      setTimeout(prepareDates);
      const [look, onLifeline] = await Promise.all([lookOf(sender.url ?? ''), present === true ? undefined : injectReader(tabNumber(sender.tab?.id))]);
      return { ...look, onLifeline };
    },
    'tab/follow': async (_, sender) => inject(tabNumber(sender.tab?.id), 'follow.js', true),
    'tab/changed': async ({ state }, sender) => showState(tabNumber(sender.tab?.id), /** @type {PageState} */ (state)),
    'tab/state': async ({ tab }) => stateOfTab(tabNumber(tab)),
    'tab/set-mode': async ({ tab, mode }) => setMode(tabNumber(tab), string(mode)),
    'tab/review': async ({ tab }) => tellPage(tabNumber(tab), { verb: 'page/review' }),
    'tab/put-all-back': async ({ tab }) => askPage(tabNumber(tab), { verb: 'page/put-back', all: true }),
  },
  (verb, sender) => {
    return fromOurselves(sender) || (ASKED_BY_PAGES.has(verb) && fromPage(sender));
  },
);

watchSites();
browser.storage.onChanged.addListener((changes, area) => {
  ahead = undefined;
  if (area === 'sync') void takeInChanges(changes);
});
watchButton();
watchUpdates();
for (const event of [browser.runtime.onInstalled, browser.runtime.onStartup]) {
  event.addListener(() => {
    void makeMenus();
    void migrate().then(settleShadows, settleShadows).then(registerSites);
  });
}

onMenu(async (entry, info, tab) => {
  if (entry === 'link') {
    const opened = await openLink(info.linkUrl ?? '', tab);
    if (opened !== undefined) await orSay(opened, () => setMode(opened, 'reader'));
    return;
  }
  const id = tab?.id;
  if (id === undefined) return;
  if (entry === 'reader' || entry === 'tidy') await toggle(id, entry);
  if (entry === 'selection') await orSay(id, () => tellPage(id, { verb: 'page/read-selection' }));
  if (entry === 'leave') await orSay(id, () => leaveAlone(id, tab?.url ?? info.pageUrl ?? ''));
});

browser.commands.onCommand.addListener(async (command, tab) => {
  const id = tab?.id ?? (await browser.tabs.query({ active: true, currentWindow: true }))[0]?.id;
  if (id === undefined) return;
  if (command === 'reader' || command === 'tidy') await toggle(id, command);
  if (command === 'review') await orSay(id, () => tellPage(id, { verb: 'page/review' }));
});
