// The demo's browser is Chromium with the build that may see every site, so that nobody has to click for it.

import { join } from 'node:path';
import { Builder, By } from 'selenium-webdriver';
import chrome from 'selenium-webdriver/chrome.js';
import { chromiumFlags } from './chromium_flags.js';
import { dist } from './layout.js';

/** Longest wait for anything, in milliseconds. */
const PATIENCE = 15_000;

/**
 * @param {object} choices
 * @param {string} choices.profile a fresh folder
 * @param {boolean} choices.headless
 * @param {string} choices.url the page to show
 */
export async function openDemo({ profile, headless, url }) {
  const folder = join(dist, 'chrome-hosts');
  const options = new chrome.Options();
  options.setBinaryPath(process.env.CHROMIUM ?? '/usr/bin/chromium');
  options.excludeSwitches('enable-automation');
  options.addArguments(
    ...(headless ? ['--headless=new', '--disable-gpu', '--hide-scrollbars'] : []),
    // Chromium refuses to run as root inside its own sandbox.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--window-size=1280,960',
    ...chromiumFlags({ profile, folder }),
  );
  const service = new chrome.ServiceBuilder(process.env.CHROMEDRIVER ?? '/usr/bin/chromedriver');
  const driver = await new Builder().forBrowser('chrome').setChromeOptions(options).setChromeService(service).build();
  await driver.get(url);
  const page = await driver.getWindowHandle();

  // The popup as a page of its own tells which tab is meant, and switches it.
  await driver.switchTo().newWindow('tab');
  const popup = await driver.getWindowHandle();
  await driver.get(`chrome-extension://${await extensionId(driver)}/popup/popup.html`);
  const tab = await driver.executeScript('return chrome.tabs.query({}).then((tabs) => tabs.find((tab) => tab.url === arguments[0])?.id)', url);
  await driver.get(`${(await driver.getCurrentUrl()).split('?')[0]}?tab=${tab}`);

  return {
    driver: /** @type {import('selenium-webdriver/chrome.js').Driver} */ (driver),
    /** @param {'off' | 'tidy' | 'reader'} mode */
    async setMode(mode) {
      await driver.switchTo().window(popup);
      await driver.wait(async () => driver.executeScript("return !document.querySelector('[aria-busy]') && document.querySelector('input[name=mode]:checked') !== null"), PATIENCE, 'The popup has no answer.');
      if ((await driver.executeScript("return document.querySelector('input[name=mode]:checked').value")) !== mode) {
        const before = await driver.findElement(By.id('state')).getText();
        await driver.findElement(By.css(`label:has(#mode-${mode})`)).click();
        await driver.wait(async () => (await driver.findElement(By.id('state')).getText()) !== before, PATIENCE, `The page does not turn ${mode}.`);
      }
      await driver.switchTo().window(page);
      await driver.wait(() => driver.executeScript('return document.visibilityState === "visible"'), PATIENCE);
    },
    async picture() {
      return Buffer.from(await driver.takeScreenshot(), 'base64');
    },
    /** Waits until the window is closed. */
    async closed() {
      while (await driver.getTitle().then(() => true, () => false)) await new Promise((resolve) => void setTimeout(resolve, 500));
    },
    async close() {
      await driver.quit().catch(() => {});
    },
  };
}

/** The one extension that runs here, by its worker. @param {import('selenium-webdriver').WebDriver} driver */
async function extensionId(driver) {
  const chromeDriver = /** @type {import('selenium-webdriver/chrome.js').Driver} */ (driver);
  const id = await driver.wait(async () => {
    const { targetInfos } = /** @type {any} */ (await chromeDriver.sendAndGetDevToolsCommand('Target.getTargets', {}));
    return targetInfos.map((/** @type {{ url: string }} */ target) => /^chrome-extension:\/\/(\w+)\/background\.js$/.exec(target.url)?.[1]).find(Boolean);
  }, PATIENCE, 'Broadsheet does not run in this Chromium.');
  return String(id);
}
