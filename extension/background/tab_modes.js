// A tab's mode as the background changes it: by popup, menu, key or toolbar button. Where no script may run, the button says so.

import { browser, text } from '../shared/browser.js';
import { showIcon } from './icon.js';
import { askPage, askTab } from './tab.js';

/** @typedef {import('../shared/messages.js').Mode} Mode */
/** @typedef {import('../shared/messages.js').Message} Message */

const MODES = ['off', 'tidy', 'reader'];

/**
 * Asks a tab's page, and fails with its sentence where it says no.
 * @param {number} tab
 * @param {Message} message
 */
export async function tellPage(tab, message) {
  const answer = await askPage(tab, message);
  if (!answer.ok) throw new Error(answer.sentence);
  return answer;
}

/**
 * Puts a tab into a mode and gives its new state.
 * @param {number} tab
 * @param {string} mode
 */
export async function setMode(tab, mode) {
  if (!MODES.includes(mode)) throw new TypeError('There is no such mode.');
  return tellPage(tab, { verb: 'page/set-mode', mode });
}

/**
 * Does something to a tab that nobody waits for; what goes wrong is said on the toolbar button, as there is no other place on a page where nothing may run.
 * @param {number} tab
 * @param {() => Promise<unknown>} work
 */
export async function orSay(tab, work) {
  try {
    await work();
  } catch (error) {
    const sentence = error instanceof Error ? error.message : String(error);
    await Promise.all([browser.action.setBadgeText({ tabId: tab, text: '!' }), browser.action.setTitle({ tabId: tab, title: sentence }), sayClosed(tab, sentence)]).catch(() => {});
  }
}

/** What is being switched, by tab. @type {Map<number, Promise<unknown>>} */
const toggling = new Map();

/**
 * Switches a mode on, or off where it is on already.
 * @param {number} tab
 * @param {Mode} mode
 */
export function toggle(tab, mode) {
  // Whoever presses twice means both: the second one waits until it is known what the first has done.
  const done = (toggling.get(tab) ?? Promise.resolve()).then(() =>
    orSay(tab, async () => {
      const known = await askTab(tab, { verb: 'page/state' });
      const now = known?.ok ? known.state.mode : 'off';
      await setMode(tab, now === mode ? 'off' : mode);
    }),
  );
  toggling.set(tab, done);
  return done.finally(() => toggling.get(tab) === done && toggling.delete(tab));
}

/**
 * Shows that a tab is out of reach, where that is what went wrong.
 * @param {number} tab
 * @param {string} sentence
 */
async function sayClosed(tab, sentence) {
  if (sentence === text('error_no_access')) await showIcon(tab, 'cannot');
}

/**
 * The state of a tab's page, looked at anew.
 * @param {number} tab
 */
export async function stateOfTab(tab) {
  try {
    return await askPage(tab, { verb: 'page/look' });
  } catch (error) {
    await sayClosed(tab, error instanceof Error ? error.message : '').catch(() => {});
    throw error;
  }
}
