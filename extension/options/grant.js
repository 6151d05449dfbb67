// Asking the browser for permission. It counts only while a click is being answered: nothing may be awaited before the question.

import { browser, text } from '../shared/browser.js';
import { EVERYWHERE } from '../shared/grants.js';
import { originOf } from '../shared/sites.js';
import { say } from './say.js';

/** @param {string[]} origins */
function request(origins) {
  return browser.permissions.request({ origins }).then(
    (granted) => {
      if (!granted) say(text('permission_refused'));
      return granted;
    },
    (error) => {
      console.info('Broadsheet: the browser did not ask for this permission.', error);
      say(text('permission_refused'));
      return false;
    },
  );
}

/** @param {string[]} sites */
export const askForSites = (sites) => request([...new Set(sites.map(originOf))]);

export const askForEverywhere = () => request([EVERYWHERE]);

/** What is granted now. */
export async function grantedOrigins() {
  return (await browser.permissions.getAll()).origins ?? [];
}

/** @param {() => void} changed */
export function onGrants(changed) {
  browser.permissions.onAdded.addListener(changed);
  browser.permissions.onRemoved.addListener(changed);
}
