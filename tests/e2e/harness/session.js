// A session is one browser with the shipped build in it: a window with the page, and a window with the popup as a page of its own.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { By } from 'selenium-webdriver';
import { dist, extension } from '../../../tools/build/layout.js';
import { startChromium } from './chromium.js';
import { startDisplay } from './display.js';
import { startFirefox } from './firefox.js';
import { PROBE } from './probe.js';
import { startServer } from './server.js';
import { startWatchman } from './watchman.js';

/** Longest wait for anything, in milliseconds: a few browsers on two busy cores. */
const PATIENCE = 30_000;
/** Between two looks, in milliseconds: most of what is waited for is there at once, and looking costs a browser as much as doing. */
const [SHORTEST_PAUSE, LONGEST_PAUSE] = [50, 200];

/** Where Chromium writes its requests. */
export const REQUESTS = 'requests.json';

export const browserName = process.env.BROADSHEET_BROWSER === 'firefox' ? 'firefox' : 'chrome';

const messages = JSON.parse(readFileSync(join(extension, '_locales', 'en', 'messages.json'), 'utf8'));
/** A text of the extension as the reader sees it. @param {string} name */
export const text = (name) => {
  assert.ok(messages[name], `there is no text ${name}`);
  return String(messages[name].message);
};

/** The one element that Broadsheet puts into a page stands beside <body>; in Firefox 140, which searches the body only, it is the last one there. */
const HOST = By.css(':root > :not(head):not(body)');
const HOST_IN_BODY = By.css('body > div:last-child');
/** How many of them stand in the page, as a script of the page counts them. */
export const READERS = `
  const beside = [...document.documentElement.children].filter((one) => !/^(head|body)$/.test(one.localName)).length;
  const last = document.body?.lastElementChild;
  return beside + (/Firefox/.test(navigator.userAgent) && last?.matches('div:empty') && last.attributes.length === 0 ? 1 : 0);`;

/** @typedef {Awaited<ReturnType<typeof openSession>>} Session */

/**
 * Starts the browser that `BROADSHEET_BROWSER` names, and a server for it.
 * @param {object} [choices]
 * @param {boolean} [choices.hosts] the build with every site granted: nobody can answer the browser's question about a site in a test
 * @param {string} [choices.folder] another build than the shipped one
 * @param {string[]} [choices.others] folders of further extensions
 * @param {boolean} [choices.log] whether the browser writes down every request; `profile/requests.json` in Chromium
 * @param {boolean} [choices.display] whether Chromium gets windows with a keyboard; Firefox can be reached without
 * @param {boolean} [choices.everywhere] whether it is let into private windows from the start: Firefox only, Chromium has a page for it
 */
export async function openSession({ hosts: granted = false, folder: own, others = [], log = false, display: shown = false, everywhere = false } = {}) {
  const server = await startServer();
  const watchman = await startWatchman();
  const profile = await mkdtemp(join(tmpdir(), 'broadsheet-'));
  const downloads = join(profile, 'downloads');
  await mkdir(downloads);
  const folder = own ?? join(dist, granted ? `${browserName}-hosts` : browserName);
  const display = shown && browserName === 'chrome' ? await startDisplay() : undefined;
  const choices = { folder, profile, proxy: watchman.port, others };
  const browser = browserName === 'firefox' ? await startFirefox({ ...choices, log, everywhere }) : await startChromium({ ...choices, ...(display ? { display } : {}), ...(log ? { log: join(profile, REQUESTS) } : {}) });
  const { driver, home } = browser;
  const pageWindow = await driver.getWindowHandle();
  await driver.switchTo().newWindow('window');
  const popupWindow = await driver.getWindowHandle();
  await driver.switchTo().window(pageWindow);

  /**
   * Waits until something holds, and says what did not.
   * @template T
   * @param {string} what
   * @param {() => Promise<T>} condition
   * @returns {Promise<NonNullable<T>>}
   */
  async function until(what, condition) {
    /** @type {unknown} */
    let last;
    for (let pause = SHORTEST_PAUSE, end = Date.now() + PATIENCE; Date.now() < end; pause = Math.min(pause * 1.5, LONGEST_PAUSE)) {
      try {
        const value = await condition();
        if (value) return value;
      } catch (error) {
        last = error;
      }
      await setTimeout(pause);
    }
    throw new Error(`It never happened: ${what}. ${last ?? ''}`);
  }

  const inPage = () => driver.switchTo().window(pageWindow);
  const inPopup = () => driver.switchTo().window(popupWindow);

  /** Runs in the page. @param {string} script @param {...unknown} values */
  async function run(script, ...values) {
    await inPage();
    return /** @type {any} */ (await driver.executeScript(script, ...values));
  }

  /** Whether something of ours stands in the page. */
  async function hosts() {
    await inPage();
    const beside = await driver.findElements(HOST);
    if (beside.length > 0 || browserName === 'chrome') return beside;
    const [last] = await driver.findElements(HOST_IN_BODY);
    const isOurs = last && (await last.getShadowRoot().then(() => driver.executeScript('return arguments[0].shadowRoot === null', last), () => false));
    return isOurs ? [last] : [];
  }

  /** The reader's shadow root, once it is there. */
  const readerRoot = () =>
    until('the reader stands in the page', async () => {
      const [host] = await hosts();
      const root = await host?.getShadowRoot();
      return (await root?.findElements(By.css('dialog.reader[open] .story')))?.length ? root : undefined;
    });

  const readerGone = () => until('the page is alone again', async () => (await hosts()).length === 0);

  /** The number of the page's tab, once it was asked for: it stays the same wherever the tab goes. @type {number | undefined} */
  let tab;

  /**
   * Shows the popup in its own window for the page's tab, where Broadsheet is let in already.
   * @param {string} [address] of the page, where it is known: some pages spoil even what the driver asks of them
   */
  async function showPopup(address) {
    await inPage();
    const url = address ?? (await driver.getCurrentUrl());
    await inPopup();
    if (tab === undefined) {
      await driver.get(`${home}popup/popup.html`);
      // Of a page that is on no site no address is told; its tab is the first one, as the session opened the popup's after it.
      tab = await until('the popup may see the page', () =>
        driver.executeScript('return (globalThis.browser ?? chrome).tabs.query({}).then((tabs) => (/^https?:/.test(arguments[0]) ? tabs.find((tab) => tab.url === arguments[0])?.id : Math.min(...tabs.map((tab) => tab.id))))', url),
      );
    }
    await driver.get(`${home}popup/popup.html?tab=${tab}`);
    await settled();
  }

  /** Opens the popup by a click on the button, which is what lets Broadsheet in, and shows it in its own window. @param {string} [address] of the page */
  async function openPopup(address) {
    await inPage();
    const url = address ?? (await driver.getCurrentUrl());
    await browser.clickButton(url);
    await showPopup(url);
  }

  /** The popup has its answer. */
  async function settled() {
    await inPopup();
    await until('the popup shows a state', () =>
      driver.executeScript("const state = document.getElementById('state'); return state.textContent.trim() !== '' && !document.querySelector('[aria-busy]')"),
    );
  }

  /** What the popup says: the state's sentence and the counts. @returns {Promise<{ state: string, mode: string, counts: Record<string, string>, sentence: string }>} */
  async function popup() {
    await settled();
    return driver.executeScript(`return {
      state: document.getElementById('state').textContent,
      mode: document.querySelector('input[name=mode]:checked')?.value ?? '',
      counts: Object.fromEntries([...document.querySelectorAll('#counts [data-kind]')].map((item) => [item.dataset.kind, item.textContent])),
      sentence: document.getElementById('sentence').textContent,
    }`);
  }

  /** Switches the page by the popup's own switch, and waits until it says that it did. @param {'off' | 'tidy' | 'reader'} mode */
  async function setMode(mode) {
    await inPopup();
    const before = await driver.findElement(By.id('state')).getText();
    await driver.findElement(By.css(`label:has(#mode-${mode})`)).click();
    await until(`the popup says ${mode}`, async () => {
      const { mode: now, state } = await popup();
      return now === mode && state !== before;
    });
    await inPage();
  }

  /** Opens a page in the reader, or the one that stands there. @param {string} [path] @returns the reader's shadow root */
  async function openReader(path) {
    if (path !== undefined) await open(path);
    await openPopup();
    await setMode('reader');
    return readerRoot();
  }

  /** Goes back to the page by the popup, and waits until it is alone. */
  async function leaveReader() {
    await setMode('off');
    await readerGone();
  }

  /** Shows a page of the server. @param {string} path */
  async function open(path) {
    await inPage();
    await driver.get(server.origin + path);
    await until('the page is loaded', () => driver.executeScript("return document.readyState === 'complete'"));
  }

  /** A file that was saved, once it is whole: browsers write another beside it while they work. @param {string} ending */
  const saved = (ending) =>
    until(`a file ${ending} is saved`, async () => {
      const files = await readdir(downloads);
      const name = files.find((file) => file.endsWith(ending));
      const bytes = name && files.length === new Set(files.map((file) => file.replace(/\.(?:part|crdownload)$/, ''))).size ? await readFile(join(downloads, name)) : undefined;
      return bytes && bytes.length > 0 ? { name: /** @type {string} */ (name), bytes } : undefined;
    });

  return {
    ...browser,
    display,
    saved,
    profile,
    pageWindow,
    server,
    watchman,
    until,
    run,
    inPage,
    inPopup,
    hosts,
    readerRoot,
    readerGone,
    openPopup,
    showPopup,
    popup,
    setMode,
    open,
    openReader,
    leaveReader,
    /** Presses keys in the window that has the focus. @param {...string} keys */
    press: (...keys) => driver.actions().sendKeys(...keys).perform(),
    /** Clicks without scrolling a covered thing into view first. @param {import('selenium-webdriver').WebElement} element */
    click: (element) => run('arguments[0].click()', element),
    /** A property of an element as it is drawn. @param {import('selenium-webdriver').WebElement} element @param {string} property */
    style: (element, property) => run('return getComputedStyle(arguments[0])[arguments[1]]', element, property),
    /** The page's own view of itself. */
    probe: () => run(PROBE),
    async close() {
      await browser.quit();
      display?.stop();
      server.stop();
      watchman.stop();
      await rm(profile, { recursive: true, force: true });
    },
  };
}
