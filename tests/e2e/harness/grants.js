// Grants are given and taken here as a person would in the browser's own settings: no script of a page or an extension can.

import firefox from 'selenium-webdriver/firefox.js';

/** @typedef {import('./session.js').Session} Session */

/** Runs in Chromium's page of extensions. */
const CHROMIUM = `
  const [id, origins, granted, done] = arguments;
  (async () => {
    const { developerPrivate } = chrome;
    if (granted) for (const origin of origins) await developerPrivate.addHostPermission(id, origin);
    else {
      const { permissions } = await developerPrivate.getExtensionInfo(id);
      // What the manifest grants goes by a switch, what was asked for goes one by one.
      const { hosts = [], hasAllHosts } = permissions.runtimeHostPermissions ?? {};
      if (hasAllHosts) await developerPrivate.updateExtensionConfiguration({ extensionId: id, hostAccess: 'ON_CLICK' });
      // The list also names what was asked for and refused; there is nothing to take back of that.
      else for (const host of hosts) if (host.granted) await developerPrivate.removeHostPermission(id, host.host).catch((error) => { if (!/hasn't been granted/.test(error.message)) throw error; });
    }
  })().then(() => done(''), (error) => done(String(error)));
`;

/** Runs in Firefox's own window. */
const FIREFOX = `
  const [id, origins, granted, done] = arguments;
  const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
  const { extension } = WebExtensionPolicy.getByID(id);
  (async () => {
    if (granted) await ExtensionPermissions.add(id, { origins, permissions: [] }, extension);
    else await ExtensionPermissions.remove(id, { origins: [...origins, ...(await ExtensionPermissions.get(id)).origins], permissions: [] }, extension);
  })().then(() => done(''), (error) => done(String(error)));
`;

/**
 * Grants a host, or takes back all that was granted.
 * @param {Session} session opened with `hosts` in Chromium, where only what the manifest names can be granted without a person
 * @param {string} id of the extension in Firefox
 * @param {boolean} granted
 * @param {string} [host]
 */
export async function setGrant(session, id, granted, host = '127.0.0.1') {
  const { driver } = session;
  const origins = [`*://${host}/*`];
  await session.inPopup();
  let problem;
  if (driver instanceof firefox.Driver) {
    await driver.setContext(firefox.Context.CHROME);
    problem = await driver.executeAsyncScript(FIREFOX, id, granted ? origins : [...origins, '*://*/*', 'http://*/*', 'https://*/*'], granted).finally(() => driver.setContext(firefox.Context.CONTENT));
  } else {
    await driver.get('chrome://extensions/');
    problem = await driver.executeAsyncScript(CHROMIUM, new URL(session.home).host, [`http://${host}/*`, `https://${host}/*`], granted);
  }
  if (problem) throw new Error(String(problem));
}
