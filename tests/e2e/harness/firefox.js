// Firefox with the shipped build in it, and a real click on its toolbar button or a real press of its keys.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Builder, Key } from 'selenium-webdriver';
import firefox from 'selenium-webdriver/firefox.js';
import { giveStartupCache, keepStartupCache } from './startup_cache.js';

/** The address of the extension's pages is drawn at install; here it is always this one. */
const UUID = '6f2c0a54-1f5e-4c5e-9e39-0f5c0a3f9a11';

/** Opens the popup as a click does, and closes it again once it stands. Runs in the browser's own window. */
const CLICK = `
  const [id, done] = arguments;
  const panels = (wanted) => [...document.querySelectorAll('panel')].filter((panel) => wanted.includes(panel.state));
  const until = async (condition) => {
    for (let tries = 0; !condition(); tries += 1) {
      if (tries > 500) throw new Error('The popup does not come or go: ' + condition);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  (async () => {
    const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
    const { extension } = WebExtensionPolicy.getByID(id);
    // A click on the button of an open popup closes it; one may still be on its way from before.
    for (const panel of panels(['open', 'showing'])) panel.hidePopup();
    await until(() => panels(['open', 'showing', 'hiding']).length === 0);
    await ExtensionParent.apiManager.global.browserActionFor(extension).triggerAction(window);
    await until(() => panels(['open']).length > 0);
    for (const panel of panels(['open'])) panel.hidePopup();
    await until(() => panels(['open', 'showing', 'hiding']).length === 0);
  })().then(() => done(''), (error) => done(String(error)));
`;

/** Ends the background page. Runs in the browser's own window. */
const KILL = `
  const [id, done] = arguments;
  const { extension } = WebExtensionPolicy.getByID(id);
  const ran = extension.backgroundState === 'running';
  extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true }).then(() => done(['', ran]), (error) => done([String(error), ran]));
`;

/** Switches the extension off. Runs in the browser's own window. */
const SWITCH_OFF = `
  const [id, done] = arguments;
  const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
  AddonManager.getAddonByID(id).then((addon) => addon.disable()).then(() => done(''), (error) => done(String(error)));
`;

/** Offers an update, and waits a while for an answer. Runs in the browser's own window. */
const OFFER = `
  const [id, done] = arguments;
  (async () => {
    const { AddonManagerPrivate } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
    let taken = false;
    AddonManagerPrivate.getUpgradeListener(id)({ version: '99', install() { taken = true; } });
    for (let tries = 0; tries < 60 && !taken; tries += 1) await new Promise((resolve) => setTimeout(resolve, 50));
    return taken;
  })().then((taken) => done(['', taken]), (error) => done([String(error), false]));
`;

/** Loads an unpacked extension for as long as the browser runs, in private windows too where that is asked. Runs in the browser's own window. */
const INSTALL = `
  const [folder, id, everywhere, done] = arguments;
  const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
  const file = Cc['@mozilla.org/file/local;1'].createInstance(Ci.nsIFile);
  file.initWithPath(folder);
  (async () => {
    if (everywhere) {
      const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
      await ExtensionPermissions.add(id, { permissions: ['internal:privateBrowsingAllowed'], origins: [] });
    }
    await AddonManager.installTemporaryAddon(file);
  })().then(() => done(''), (error) => done(String(error)));
`;

/** Remembers every request that an extension causes. Runs in the browser's own window. */
const WATCH_REQUESTS = `
  const made = [];
  const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
  ExtensionParent.requestsForTest = made;
  ExtensionParent.watcherForTest = {
    QueryInterface: ChromeUtils.generateQI(['nsIObserver']),
    observe(subject) {
      const channel = subject.QueryInterface(Ci.nsIChannel);
      const { triggeringPrincipal, loadingPrincipal } = channel.loadInfo ?? {};
      const policy = triggeringPrincipal?.addonPolicy ?? loadingPrincipal?.addonPolicy ?? triggeringPrincipal?.contentScriptAddonPolicy;
      if (policy) made.push([policy.id, channel.URI.spec]);
    },
  };
  for (const topic of ['http-on-modify-request', 'http-on-opening-request']) Services.obs.addObserver(ExtensionParent.watcherForTest, topic);
`;

/** What an extension calls itself. @param {string} folder @returns {string} */
const idOf = (folder) => JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')).browser_specific_settings.gecko.id;

/**
 * @param {object} choices
 * @param {string} choices.folder the built extension
 * @param {string} choices.profile a fresh folder
 * @param {number} choices.proxy the watchman's port
 * @param {string[]} [choices.others] folders of further extensions
 * @param {boolean} [choices.log] whether every request is remembered
 * @param {boolean} [choices.everywhere] whether the person let the extension into private windows
 */
export async function startFirefox({ folder, profile, proxy, others = [], log = false, everywhere = false }) {
  const id = idOf(folder);
  const binary = process.env.FIREFOX ?? ['/usr/bin/firefox-esr', '/usr/bin/firefox'].find((path) => existsSync(path));
  const own = join(profile, 'firefox');
  giveStartupCache(own);
  const options = new firefox.Options().addArguments('-headless', '--width=1280', '--height=900', '-profile', own);
  if (binary) options.setBinary(binary);
  const preferences = {
    'extensions.webextensions.uuids': JSON.stringify({ [id]: UUID }),
    'intl.locale.requested': 'en-US',
    'network.proxy.type': 1,
    'network.proxy.http': '127.0.0.1',
    'network.proxy.http_port': proxy,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': proxy,
    'network.proxy.no_proxies_on': '127.0.0.1',
    'browser.download.folderList': 2,
    'browser.download.dir': join(profile, 'downloads'),
    'browser.download.alwaysOpenPanel': false,
  };
  for (const [name, value] of Object.entries(preferences)) options.setPreference(name, value);
  const service = new firefox.ServiceBuilder(process.env.GECKODRIVER ?? 'geckodriver').addArguments('--allow-system-access');
  const driver = /** @type {firefox.Driver} */ (await new Builder().forBrowser('firefox').setFirefoxOptions(options).setFirefoxService(service).build());
  /** Runs something in the browser's own window. @template T @param {() => Promise<T>} work */
  async function inBrowser(work) {
    await driver.setContext(firefox.Context.CHROME);
    try {
      return await work();
    } finally {
      await driver.setContext(firefox.Context.CONTENT);
    }
  }

  if (log) await inBrowser(() => driver.executeScript(WATCH_REQUESTS));

  // The driver's own way packs the folder into a file that it deletes at once, and Firefox 140 opens that file only when a page wants a script of it.
  for (const one of [folder, ...others]) {
    const problem = await inBrowser(() => driver.executeAsyncScript(INSTALL, one, id, everywhere && one === folder));
    if (problem) throw new Error(`${one} cannot be loaded: ${problem}`);
  }

  return {
    driver,
    /** Ends the browser. */
    async quit() {
      await driver.quit();
      keepStartupCache(own);
    },
    home: `moz-extension://${UUID}/`,
    /** Where the pages of another extension are: an address that was drawn at install. @param {string} other its folder */
    async homeOf(other) {
      const host = await inBrowser(() => driver.executeScript('return WebExtensionPolicy.getByID(arguments[0]).mozExtensionHostname', idOf(other)));
      return `moz-extension://${host}/`;
    },
    inBrowser,
    /** Ends the background at once, as the browser does when it needs the room. Gives whether it ran. @param {string} [other] the folder of another extension */
    async killBackground(other = folder) {
      const [problem, ran] = /** @type {[string, boolean]} */ (await inBrowser(() => driver.executeAsyncScript(KILL, idOf(other))));
      if (problem) throw new Error(problem);
      return ran;
    },
    /** Switches the extension off, as the browser's own page of extensions does. */
    async switchOff() {
      const problem = await inBrowser(() => driver.executeAsyncScript(SWITCH_OFF, id));
      if (problem) throw new Error(problem);
    },
    /** Offers the extension an update, as the browser does. Gives whether it was taken. */
    async offerUpdate() {
      const [problem, taken] = /** @type {[string, boolean]} */ (await inBrowser(() => driver.executeAsyncScript(OFFER, id)));
      if (problem) throw new Error(problem);
      return taken;
    },
    /** The requests that an extension made: which one, and for what. @returns {Promise<[string, string][]>} */
    requestsOfExtensions: () => inBrowser(() => driver.executeScript("return ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs').ExtensionParent.requestsForTest")),
    /** Clicks the toolbar button of the current window's tab. @param {string} _url */
    async clickButton(_url) {
      const problem = await inBrowser(() => driver.executeAsyncScript(CLICK, id));
      if (problem) throw new Error(String(problem));
    },
    /** Presses Alt, Shift and a letter where the browser's own shortcuts live. @param {string} letter */
    async pressShortcut(letter) {
      await inBrowser(() => driver.actions().keyDown(Key.ALT).keyDown(Key.SHIFT).sendKeys(letter).keyUp(Key.SHIFT).keyUp(Key.ALT).perform());
    },
  };
}
