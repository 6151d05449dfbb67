// Chromium with the shipped build in it, and a real click on its toolbar button.

import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Builder } from 'selenium-webdriver';
import chrome from 'selenium-webdriver/chrome.js';
import { chromiumFlags } from '../../../tools/build/chromium_flags.js';

/** @typedef {{ targetId: string, type: string, url: string, title: string }} Target */

/** An unpacked extension is named after the folder it stands in. @param {string} folder */
function idOf(folder) {
  const digest = createHash('sha256').update(folder).digest('hex').slice(0, 32);
  return [...digest].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
}

/**
 * @param {object} choices
 * @param {string} choices.folder the built extension
 * @param {string} choices.profile a fresh folder
 * @param {number} choices.proxy the watchman's port
 * @param {string[]} [choices.others] folders of further extensions
 * @param {string} [choices.log] where the browser writes every request that it makes
 * @param {import('./display.js').Display} [choices.display] where its windows stand; without one it has none that could be seen
 */
export async function startChromium({ folder, profile, proxy, others = [], log, display }) {
  const options = new chrome.Options();
  options.setBinaryPath(process.env.CHROMIUM ?? '/usr/bin/chromium');
  options.addArguments(
    ...(display ? [] : ['--headless=new']),
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    // A process in store for the next page takes a seventh of all the work.
    '--disable-features=SpareRendererForSitePerProcess',
    '--window-size=1280,900',
    `--proxy-server=http://127.0.0.1:${proxy}`,
    ...(log === undefined ? [] : [`--log-net-log=${log}`, '--net-log-capture-mode=IncludeSensitive']),
    ...chromiumFlags({ profile, folder: [folder, ...others].join(',') }),
    // A real click on the toolbar button is only given to who speaks through a pipe, and says that it is a test.
    '--remote-debugging-pipe',
    '--enable-unsafe-extension-debugging',
  );
  options.setUserPreferences({
    'download.default_directory': join(profile, 'downloads'),
    'download.prompt_for_download': false,
    // Whoever loads an unpacked extension has this on; without it Chromium switches one off some time after it was loaded anew.
    'extensions.ui.developer_mode': true,
  });
  options.enableBidi();
  const service = new chrome.ServiceBuilder(process.env.CHROMEDRIVER ?? '/usr/bin/chromedriver').setEnvironment({ ...environment(), LANGUAGE: 'en_US', ...(display ? { DISPLAY: display.name } : {}) });
  const driver = await new Builder().forBrowser('chrome').setChromeOptions(options).setChromeService(service).build();
  const id = idOf(folder);
  const popup = `chrome-extension://${id}/popup/popup.html`;
  const bidi = await driver.getBidi();

  /** @param {string} method @param {object} params */
  async function tell(method, params) {
    const answer = /** @type {any} */ (await bidi.send({ method: 'goog:cdp.sendCommand', params: { method, params } }));
    if (answer.error) throw new Error(`${method}: ${answer.message}`);
    return answer.result.result;
  }

  /** The targets of an extension's background: one while it runs. */
  async function workers(/** @type {string} */ of) {
    const { targetInfos } = await tell('Target.getTargets', {});
    return targetInfos.filter((/** @type {Target} */ { type, url }) => type === 'service_worker' && url.startsWith(`chrome-extension://${of}/`));
  }

  return {
    driver,
    /** Ends the browser. */
    quit: () => driver.quit(),
    home: `chrome-extension://${id}/`,
    /** Where the pages of another extension are. @param {string} other its folder */
    homeOf: (other) => `chrome-extension://${idOf(other)}/`,
    tell,
    /** Ends the background at once, as the browser does when it needs the room. Gives whether it ran. @param {string} [other] the folder of another extension */
    async killBackground(other = folder) {
      const running = await workers(idOf(other));
      for (const { targetId } of running) await tell('Target.closeTarget', { targetId });
      return running.length > 0;
    },
    /** Loads the extension anew. The current window must show none of its pages: they are closed with it. */
    async reloadExtension() {
      await driver.get('chrome://extensions/');
      await driver.executeAsyncScript('const [id, done] = arguments; chrome.management.setEnabled(id, false, () => chrome.management.setEnabled(id, true, () => done()))', id);
    },
    /** Clicks the toolbar button of the tab that shows an address: the browser lets Broadsheet into that tab, and opens the popup. @param {string} url */
    async clickButton(url) {
      const { targetInfos } = await tell('Target.getTargets', { filter: [{ type: 'tab' }] });
      const tab = targetInfos.find((/** @type {{ url: string }} */ target) => target.url === url);
      if (!tab) throw new Error(`No tab shows ${url}.`);
      await tell('Extensions.triggerAction', { id, targetId: tab.targetId });
      // The driver stops every new page until it has taken hold of it, and hangs when it is asked for something before the page stands.
      await soon('the popup stands under its button', async () => {
        const { targetInfos: now } = await tell('Target.getTargets', {});
        return now.some((/** @type {Target} */ target) => target.url === popup && target.type === 'page');
      });
    },
  };
}

/** Asks again and again, without the driver. @template T @param {string} what @param {() => Promise<T>} condition @returns {Promise<NonNullable<T>>} */
async function soon(what, condition) {
  for (const until = Date.now() + 15_000; Date.now() < until; await setTimeout(20)) {
    const value = await condition();
    if (value) return value;
  }
  throw new Error(`It never happened: ${what}.`);
}

/** The driver's environment has to be strings. */
const environment = () => /** @type {Record<string, string>} */ ({ ...process.env });
