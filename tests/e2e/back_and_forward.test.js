// Back and forward to pages that the browser kept alive: what was tidied or read there still is, what was closed stays closed, and a policy that changed in the meantime holds.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, beforeEach, describe, test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { browserName, openSession, text } from './harness/session.js';

// Pages that the browser may keep: without `no-store`.
const PAGE = '/plain/made/kept-story.html';
const OTHER = '/plain/made/kept-without.html';
const LABELS = 'return [...document.querySelectorAll("article p")].filter((p) => p.textContent === "Advertisment" && p.checkVisibility()).length';
/** How long the driver leaves a page alone that is to be kept: while it runs a script it listens for the page's end, and a page with such a listener is not kept. */
const UNTOUCHED_MS = 1000;
/** How long nothing has to happen. */
const QUIET_MS = 1500;

describe(`back and forward in ${browserName}`, () => {
  /** @type {import('./harness/session.js').Session} */
  let session;
  before(async () => {
    session = await openSession({ hosts: true });
    const remembers = '<script>window.comings = []; addEventListener("pageshow", (event) => comings.push(event.persisted));</script></head>';
    session.server.made.set('kept-story.html', readFileSync(new URL('fixtures/living.html', import.meta.url), 'utf8').replace('</head>', remembers));
    session.server.made.set('kept-without.html', `<!doctype html><head><title>Nothing</title>${remembers}<p>Nothing to read.</p>`);
  });
  after(() => session?.close());

  /** Chooses a policy as the popup does. @param {string} policy */
  async function choose(policy) {
    await session.inPopup();
    if (!(await session.driver.getCurrentUrl()).startsWith(session.home)) await session.driver.get(`${session.home}options/options.html`);
    await session.driver.executeAsyncScript("const [policy, done] = arguments; (globalThis.browser ?? chrome).runtime.sendMessage({ verb: 'site/set-policy', site: '127.0.0.1', policy }).then(done)", policy);
  }

  beforeEach(async () => {
    await choose('ask');
    await session.inPopup();
    await session.driver.executeAsyncScript('const [done] = arguments; (globalThis.browser ?? chrome).storage.session.clear().then(() => done())');
    await session.open(OTHER);
  });

  /** Goes on by a link of the page's own, as only that keeps the page. */
  async function leave() {
    await session.run('const [to] = arguments; setTimeout(() => (location.href = to), 100)', OTHER);
    await untouched();
    await session.until('the other page stands', () => session.run("return location.pathname.endsWith('without.html') && document.readyState === 'complete'"));
  }

  /** Comes back, and makes sure that the page was kept. */
  async function comeBack() {
    await session.run('setTimeout(() => history.back(), 100)');
    await untouched();
    await session.until('the page is back', () => session.run("return location.pathname.endsWith('story.html') && document.readyState === 'complete' && comings.length > 0"));
    assert.equal(await session.run('return comings.at(-1)'), true, 'the browser loaded the page anew');
  }

  const untouched = () => new Promise((resolve) => setTimeout(resolve, UNTOUCHED_MS));
  const quiet = () => new Promise((resolve) => setTimeout(resolve, QUIET_MS));

  test('tidied by hand: it still is, and the popup knows', async () => {
    await session.open(PAGE);
    const untouched = await session.probe();
    await session.openPopup();
    await session.setMode('tidy');
    await leave();
    await comeBack();
    assert.equal(await session.run(LABELS), 0);
    await session.openPopup();
    assert.equal((await session.popup()).state, text('state_tidy'));
    await session.setMode('off');
    assert.equal((await session.probe()).dom, untouched.dom);
  });

  test('read by hand: the reader is still open, and closes', async () => {
    await session.open(PAGE);
    const untouched = await session.probe();
    await session.openPopup();
    await session.setMode('reader');
    await session.readerRoot();
    await leave();
    await comeBack();
    await session.readerRoot();
    await session.openPopup();
    await session.setMode('off');
    await session.readerGone();
    assert.equal((await session.probe()).dom, untouched.dom);
  });

  test('always tidy: it still is', async () => {
    await choose('tidy');
    await session.open(PAGE);
    await session.until('it is tidied', async () => (await session.run(LABELS)) === 0);
    await leave();
    await comeBack();
    await quiet();
    assert.equal(await session.run(LABELS), 0);
    await session.run('setTimeout(() => history.forward(), 100)');
    await untouched();
    await session.until('the other page is back', () => session.run("return location.pathname.endsWith('without.html')"));
    await comeBack();
    assert.equal(await session.run(LABELS), 0);
  });

  test('always read: the reader is still open; once it was closed it stays closed, also after a reload', async () => {
    await choose('read');
    await session.open(PAGE);
    await session.readerRoot();
    await leave();
    await comeBack();
    await session.readerRoot();
    // By a key: a click of the driver on what goes away listens for the page's end ever after.
    await session.driver.actions().sendKeys(Key.ESCAPE).perform();
    await session.readerGone();
    await leave();
    await comeBack();
    await quiet();
    assert.equal((await session.hosts()).length, 0, 'it opened again');
    await session.inPage();
    await session.driver.navigate().refresh();
    await session.until('the page is loaded', () => session.driver.executeScript("return document.readyState === 'complete'"));
    await quiet();
    assert.equal((await session.hosts()).length, 0, 'it opened again after a reload');
  });

  test('a policy that changed in the meantime holds', async () => {
    await choose('tidy');
    await session.open(PAGE);
    await session.until('it is tidied', async () => (await session.run(LABELS)) === 0);
    await leave();
    await choose('leave');
    await comeBack();
    await session.until('the page is as it was', async () => (await session.run(LABELS)) === 2);
    await leave();
    await choose('read');
    await comeBack();
    await session.readerRoot();
  });
});
