// `./build.sh shots`: pictures of the reader to look at: articles in six scripts and more, light and dark, wide and on a phone, and every panel.

import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { By, Key } from 'selenium-webdriver';
import { openDemo } from './demo_browser.js';
import { dist, inRoot } from './layout.js';

const corpus = join(process.env.BROADSHEET_CORPUS ?? inRoot('..', 'shared', 'corpus'), 'world', 'html');
const fixtures = inRoot('tests', 'e2e', 'fixtures');
const folder = join(dist, 'shots');

/** Articles of the corpus, by language and script; where it is not there, the fixtures alone. */
const ARTICLES = ['at-ORF_2024_11_22', 'uk-TheMirror_2026_01_06', 'fr-LeMonde_2023_09_01', 'cn-People_2024_04_24', 'jp-MainichiShimbun_2025_01_14', 'kr-MBN_2025_06_03', 'vn-VnExpress_2025_10_22', 'tr-AnadoluAjansi_2025_04_05', 'us-RestOfWorld_2025_10_21'];
const FIXTURES = ['arabic', 'hindi', 'vertical', 'story'];
const SIZES = { wide: [1280, 860], phone: [390, 800] };
const PANELS = { t: 'text', o: 'outline', l: 'listen', n: 'notes', r: 'removed', s: 'keep', '?': 'keys' };

/** A page without its scripts, whose pictures are one of ours: nothing is fetched from anywhere. @param {string} html */
const quiet = (html) =>
  html
    .replace(/<script(?![^>]*ld\+json)\b[\s\S]*?<\/script>/gi, '')
    .replace(/<(?:base|link)\b[^>]*>/gi, '')
    .replace(/https?:\/\/[^\s"'<>]+\.(?:jpe?g|png|webp|avif)[^\s"'<>,]*/gi, '/harbour.jpg');

const TYPES = /** @type {Record<string, string>} */ ({ '.html': 'text/html; charset=utf-8', '.jpg': 'image/jpeg' });
const server = createServer((request, response) => {
  const name = decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname).slice(1).replace(/[^\w.-]/g, '');
  const kept = join(corpus, `${name}.html.gz`);
  const own = join(fixtures, name);
  if (existsSync(kept)) response.writeHead(200, { 'content-type': TYPES['.html'] }).end(quiet(gunzipSync(readFileSync(kept)).toString('utf8')));
  else if (name && existsSync(own)) response.writeHead(200, { 'content-type': TYPES[extname(name)] ?? 'application/octet-stream' }).end(readFileSync(own));
  else response.writeHead(404).end();
});
await new Promise((resolve) => void server.listen(0, '127.0.0.1', () => resolve(undefined)));
const address = server.address();
if (address === null || typeof address === 'string') throw new Error('The server has no port.');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

const wait = (/** @type {number} */ milliseconds) => new Promise((resolve) => void setTimeout(resolve, milliseconds));
const articles = [...ARTICLES.filter((name) => existsSync(join(corpus, `${name}.html.gz`))), ...FIXTURES.map((name) => `${name}.html`)];
let pictures = 0;
for (const name of articles) {
  const profile = mkdtempSync(join(tmpdir(), 'broadsheet-shots-'));
  const demo = await openDemo({ profile, headless: true, url: `http://127.0.0.1:${address.port}/${name}` });
  const { driver } = demo;
  const shot = async (/** @type {string} */ what) => {
    writeFileSync(join(folder, `${name.replace('.html', '')}-${what}.png`), await demo.picture());
    pictures += 1;
  };
  try {
    await demo.setMode('reader');
    for (const [size, [width, height]] of Object.entries(SIZES)) {
      await driver.sendDevToolsCommand('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false });
      for (const theme of ['light', 'dark']) {
        await driver.sendDevToolsCommand('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: theme }] });
        await wait(250);
        await shot(`${size}-${theme}`);
      }
      if (name !== 'story.html') continue;
      for (const [key, panel] of Object.entries(PANELS)) {
        await driver.actions().sendKeys(key).perform();
        await wait(500);
        await shot(`${size}-panel-${panel}`);
        await driver.actions().sendKeys(Key.ESCAPE).perform();
      }
      const [host] = await driver.findElements(By.css(':root > :not(head):not(body)'));
      const picture = await (await host?.getShadowRoot())?.findElement(By.css('.picture'));
      if (picture) await driver.executeScript('arguments[0].click()', picture);
      await wait(300);
      await shot(`${size}-picture`);
      await driver.actions().sendKeys(Key.ESCAPE).perform();
    }
  } catch (error) {
    console.error(`${name}: ${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
  } finally {
    await demo.close();
    rmSync(profile, { recursive: true, force: true });
  }
}
server.closeAllConnections();
server.close();
console.log(`Wrote ${pictures} pictures of ${articles.length} articles to ${folder.slice(inRoot().length)}.`);
