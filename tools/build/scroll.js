// `./build.sh scroll`: how smoothly a story of ten thousand blocks scrolls in the reader, in Chromium. It measures, and asserts nothing: times belong to a machine.
//
// Told are the frames as they came, which other programs on the machine delay, and the processor time of the main thread's longest tasks, which they do not: a task of more
// than 50 ms is a frame of more than 50 ms on every machine like this one.

import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { By, Key } from 'selenium-webdriver';
import { openDemo } from './demo_browser.js';
import { tasksDuring } from './main_thread.js';

const BLOCKS = Number(process.argv[2] ?? 10_000);
const TURNS = 60;
const LONG_MS = 50;

/** Stories have sentences of many lengths; none stands twice. @param {number} at */
function block(at) {
  if (at % 40 === 0) return `<h2>Part ${at / 40 + 1} of the long report</h2>`;
  const words = Array.from({ length: 30 + ((at * 7) % 70) }, (_, word) => ['harbour', 'council', 'ship', 'market', 'winter', 'bridge', 'letter', 'street'][(at * 3 + word * word) % 8]);
  return `<p>Sentence ${at} says of the ${words.join(' ')} that nothing was decided.</p>`;
}
const html = `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>The long report</title><article><h1>The long report</h1>${Array.from({ length: BLOCKS }, (_, at) => block(at)).join('\n')}</article></html>`;
const server = createServer((_, response) => void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html));
await new Promise((resolve) => void server.listen(0, '127.0.0.1', () => resolve(undefined)));
const address = server.address();
if (address === null || typeof address === 'string') throw new Error('The server has no port.');

const WATCH = `
  window.gaps = [];
  let last = performance.now();
  window.watching = true;
  requestAnimationFrame(function frame(now) {
    gaps.push(now - last);
    last = now;
    if (watching) requestAnimationFrame(frame);
  });`;

const wait = (/** @type {number} */ milliseconds) => new Promise((resolve) => void setTimeout(resolve, milliseconds));
const profile = mkdtempSync(join(tmpdir(), 'broadsheet-scroll-'));
const demo = await openDemo({ profile, headless: true, url: `http://127.0.0.1:${address.port}/report` });
const { driver } = demo;
try {
  await demo.setMode('reader');
  const opened = Date.now();
  const [host] = await driver.wait(async () => {
    const hosts = await driver.findElements(By.css(':root > :not(head):not(body)'));
    return hosts.length > 0 ? hosts : undefined;
  }, 60_000) ?? [];
  const root = await host?.getShadowRoot();
  if (!root) throw new Error('The reader did not open.');
  await driver.wait(async () => (await root.findElements(By.css('dialog[open]'))).length > 0, 60_000);
  const scroller = await root.findElement(By.css('.scroller'));
  console.log(`${BLOCKS} blocks, drawn ${Date.now() - opened} ms after the popup said so`);
  for (const [name, key] of /** @type {const} */ ([['plain', ''], ['with the outline open', 'o'], ['with three lines in focus', 'f']])) {
    if (key) await driver.actions().sendKeys(key).perform();
    if (key === 'f') await driver.actions().sendKeys('f').perform();
    await driver.executeScript('arguments[0].scrollTop = 0', scroller);
    await wait(800);
    await driver.executeScript(WATCH);
    const tasks = await tasksDuring(driver, async () => {
      for (let turn = 0; turn < TURNS; turn += 1) {
        // Two thirds of the turns are a hand's, the rest throw the story far.
        await driver.sendDevToolsCommand('Input.dispatchMouseEvent', { type: 'mouseWheel', x: 700, y: 500, deltaX: 0, deltaY: turn % 3 === 2 ? 9000 : 500 });
        await wait(60);
      }
    });
    const gaps = /** @type {number[]} */ (await driver.executeScript('watching = false; return gaps.slice(1)'));
    const long = gaps.filter((gap) => gap > LONG_MS).length;
    console.log(`${name}: ${tasks.filter((time) => time > LONG_MS).length} of ${tasks.length} tasks over ${LONG_MS} ms of processor time, the longest ${tasks.slice(0, 5).map((time) => time.toFixed(1)).join(', ')} ms; ${long} of ${gaps.length} frames came later than that, the latest after ${Math.max(...gaps).toFixed(0)} ms`);
    if (key) await driver.actions().sendKeys(Key.ESCAPE).perform();
  }
} finally {
  await demo.close();
  server.closeAllConnections();
  server.close();
  rmSync(profile, { recursive: true, force: true });
}
