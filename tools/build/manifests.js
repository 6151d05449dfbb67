// A browser's manifest is the one at the root with the keys taken out that only the other browser knows; nothing is added.

import { readFileSync } from 'node:fs';
import { inRoot } from './layout.js';

/**
 * Keys that a browser does not know, as paths. Chrome warns about Firefox's on its extensions page; Firefox starts no
 * service worker (bugzilla.mozilla.org/1573659), so there the background is an event page, and takes what an employer
 * decides without a schema. Messages are cloned there by themselves; Chrome does so from 148 on where it is told to, and writes each as JSON otherwise.
 */
const FOREIGN = {
  chrome: ['browser_specific_settings', 'background.scripts'],
  firefox: ['minimum_chrome_version', 'message_serialization', 'background.service_worker', 'storage'],
};

/** @param {Record<string, any>} manifest @param {string} path */
function remove(manifest, path) {
  const names = path.split('.');
  const last = /** @type {string} */ (names.pop());
  const owner = names.reduce((value, name) => value?.[name], manifest);
  if (!owner || !(last in owner)) throw new Error(`manifest.json has no ${path}; tools/build/manifests.js wants to take it out.`);
  delete owner[last];
}

/**
 * @param {'chrome' | 'firefox'} browser
 * @param {boolean} hosts whether every site is granted at install, for tests and pictures, where nobody can click a permission
 */
export function manifest(browser, hosts) {
  const result = JSON.parse(readFileSync(inRoot('manifest.json'), 'utf8'));
  for (const path of FOREIGN[browser]) remove(result, path);
  if (hosts) {
    result.host_permissions = result.optional_host_permissions;
    delete result.optional_host_permissions;
  }
  return `${JSON.stringify(result, null, 2)}\n`;
}
