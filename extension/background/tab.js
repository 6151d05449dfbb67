// A tab is reached through its content script, which is put into it when first needed and keeps all of the tab's state.
// The background keeps none: it may be stopped at any moment.

import { browser, text } from '../shared/browser.js';
import { within } from '../shared/within.js';
import { theCore } from './core.js';
import { holdLifeline } from './lifeline.js';

/** @typedef {import('../shared/messages.js').Answer} Answer */
/** @typedef {import('../shared/messages.js').Message} Message */

// `executeScript` on a view-source page never settles in Chromium; on a page that still loads it may take a while.
const INJECTION_MS = 4000;
// A page's script may keep its thread busy; what takes longer than this looks dead to the person who clicked.
const ANSWER_MS = 15000;

/**
 * Asks a tab's content script; `undefined` where there is none.
 * @param {number} tab
 * @param {Message} message
 * @returns {Promise<Answer | undefined>}
 */
export async function askTab(tab, message) {
  try {
    return await within(browser.tabs.sendMessage(tab, message, { frameId: 0 }), ANSWER_MS);
  } catch (error) {
    if (error instanceof Error && error.message === text('error_timeout')) throw error;
    return undefined;
  }
}

/**
 * Runs a file of the extension in the tab's page.
 * @param {number} tab
 * @param {string} file
 * @param {boolean} [atOnce] whether it is not waited for until the page has loaded all of its pictures
 */
export async function inject(tab, file, atOnce = false) {
  try {
    await within(browser.scripting.executeScript({ target: { tabId: tab }, files: [file], injectImmediately: atOnce }), INJECTION_MS);
  } catch (error) {
    console.info('Broadsheet: no script may run in this tab.', error);
    throw new Error(text('error_no_access'));
  }
}

/** Tabs whose content script answered in this life of the worker; one that went elsewhere since costs a question more. @type {Set<number>} */
const reached = new Set();

/**
 * Asks a tab's content script, which is put into the page first where it is missing.
 * @param {number} tab
 * @param {Message} message
 * @returns {Promise<Answer>}
 */
export async function askPage(tab, message) {
  // Whether it is there is asked while it is put there: a second one leaves the page alone.
  const injected = reached.has(tab) ? undefined : injectContent(tab);
  let answer = await askTab(tab, message);
  if (!answer) {
    await (injected ?? injectContent(tab));
    answer = await askTab(tab, message);
  }
  if (!answer) throw new Error(text('error_no_access'));
  reached.add(tab);
  return answer;
}

/** @param {number} tab */
function injectContent(tab) {
  const injected = inject(tab, 'content.js');
  // Who has an answer already does not ask whether this went well. The page asks the core next, which starts meanwhile; where it cannot, the page hears of it then.
  for (const begun of [injected, theCore()]) begun.catch(() => {});
  return injected;
}

/**
 * Puts the reader's own script into a page that has the content script already, and says whether the page hangs on the lifeline from now on.
 * @param {number} tab
 */
export async function injectReader(tab) {
  const [onLifeline] = await Promise.all([holdLifeline(tab), inject(tab, 'reader.js')]);
  return onLifeline;
}
