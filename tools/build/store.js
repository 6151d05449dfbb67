// `./build.sh store`: the pictures that the stores show, 1280 × 800, made from the sample page by the build itself.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { By } from 'selenium-webdriver';
import { startServer } from '../../tests/e2e/harness/server.js';
import { openDemo } from './demo_browser.js';
import { dist, inRoot } from './layout.js';

const PAGE = '/plain/pages/newsdrum--publisher/page.html';
/** What both stores take. */
const SIZE = { width: 1280, height: 800, deviceScaleFactor: 1, mobile: false };
/** Longest wait for anything, in milliseconds. */
const PATIENCE = 15_000;
/** Pictures and typefaces fade in. */
const SETTLED_MS = 900;

const folder = join(dist, 'store');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const profile = mkdtempSync(join(tmpdir(), 'broadsheet-store-'));
const server = await startServer();
const demo = await openDemo({ profile, headless: true, url: server.origin + PAGE });
const { driver } = demo;

/** @param {string} name @param {'light' | 'dark'} [look] */
async function picture(name, look = 'light') {
  await driver.sendDevToolsCommand('Emulation.setDeviceMetricsOverride', SIZE);
  await driver.sendDevToolsCommand('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: look }] });
  await new Promise((resolve) => void setTimeout(resolve, SETTLED_MS));
  const path = join(folder, `${name}.png`);
  writeFileSync(path, await demo.picture());
  console.log(`Wrote ${path.slice(inRoot().length)}`);
}

try {
  await demo.setMode('off');
  await picture('1-before');
  await demo.setMode('tidy');
  await picture('2-tidied');
  const page = await driver.getWindowHandle();
  const [, popup] = await driver.getAllWindowHandles();
  await driver.switchTo().window(String(popup));
  await driver.findElement(By.id('review')).click();
  await driver.switchTo().window(page);
  await driver.wait(() => driver.executeScript("return [...document.documentElement.children].some((one) => !/^(head|body)$/.test(one.localName))"), PATIENCE, 'The review does not open.');
  await picture('3-review');
  await demo.setMode('reader');
  await picture('4-reader');
  await picture('5-reader-dark', 'dark');
  await driver.switchTo().window(String(popup));
  await driver.get((await driver.getCurrentUrl()).replace(/popup\/.*$/, 'options/options.html'));
  await driver.wait(() => driver.executeScript("return document.documentElement.dataset.ready === 'true'"), PATIENCE, 'The settings do not open.');
  await picture('6-settings');
} finally {
  await demo.close();
  server.stop();
  rmSync(profile, { recursive: true, force: true });
}
