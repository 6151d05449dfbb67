// A link opened in the reader: its page opens in a new tab, and the reader over it as soon as it stands.

import { browser } from '../shared/browser.js';
import { parsed } from '../shared/address.js';

// A page that has not loaded by then is shown as it is.
const LOADING_MS = 30_000;

/**
 * Opens a link in a new tab beside this one. The browser is asked for that site first, as no click of a person on the new page will let us in.
 * @param {string} address
 * @param {chrome.tabs.Tab | undefined} beside
 * @returns {Promise<number | undefined>} the tab, once its page stands; `undefined` where we may not enter it
 */
export async function openLink(address, beside) {
  const url = parsed(address);
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) return undefined;
  // The question has to come first: it is only allowed while the click is fresh.
  const granted = await browser.permissions.request({ origins: [`${url.protocol}//${url.hostname}/*`] }).catch(() => false);
  const tab = await browser.tabs.create({ url: url.href, ...(beside ? { index: beside.index + 1, windowId: beside.windowId } : {}), ...(beside?.id === undefined ? {} : { openerTabId: beside.id }) });
  if (!granted || tab.id === undefined) return undefined;
  return (await loaded(tab.id)) ? tab.id : undefined;
}

/**
 * Waits until a tab's page stands.
 * @param {number} id
 * @returns {Promise<boolean>}
 */
function loaded(id) {
  return new Promise((resolve) => {
    const end = (/** @type {boolean} */ stands) => {
      clearTimeout(timer);
      browser.tabs.onUpdated.removeListener(updated);
      browser.tabs.onRemoved.removeListener(removed);
      resolve(stands);
    };
    const timer = setTimeout(() => end(false), LOADING_MS);
    const updated = (/** @type {number} */ tab, /** @type {{ status?: string }} */ change) => {
      if (tab === id && change.status === 'complete') end(true);
    };
    const removed = (/** @type {number} */ tab) => {
      if (tab === id) end(false);
    };
    browser.tabs.onUpdated.addListener(updated);
    browser.tabs.onRemoved.addListener(removed);
    browser.tabs.get(id).then(
      (tab) => {
        if (tab.status === 'complete' && tab.url !== 'about:blank') end(true);
      },
      () => end(false),
    );
  });
}
