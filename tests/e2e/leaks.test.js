// Nothing leaks: a page and another extension learn nothing of Broadsheet, and it asks nobody on the network for anything.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { By } from 'selenium-webdriver';
import { dist, inRoot } from '../../tools/build/layout.js';
import { filesBelow } from '../../tools/build/zip.js';
import { REQUESTS, browserName, openSession } from './harness/session.js';

const ID = 'broadsheet@broadsheet.example';
const STRANGER = inRoot('tests', 'e2e', 'fixtures', 'stranger');
const OWN = /broadsheet|(chrome|moz)-extension/i;

/** A page that writes down all that it can see of others: globals, events, messages, changes of its tree. */
const WATCHFUL = readFileSync(inRoot('tests', 'e2e', 'fixtures', 'living.html'), 'utf8').replace(
  '</head>',
  `<script>
    window.seen = [];
    const before = new Set(Object.getOwnPropertyNames(window));
    window.strangers = () => Object.getOwnPropertyNames(window).filter((name) => !before.has(name) && !['seen', 'strangers', 'fired'].includes(name));
    new MutationObserver((records) => {
      for (const { type, target, attributeName, addedNodes } of records) {
        if (type === 'attributes') window.seen.push('attribute ' + attributeName + ' ' + target.getAttribute(attributeName));
        for (const node of addedNodes) window.seen.push('node ' + (node.outerHTML ?? node.data));
      }
    }).observe(document, { subtree: true, childList: true, attributes: true });
    const dispatch = EventTarget.prototype.dispatchEvent;
    EventTarget.prototype.dispatchEvent = function (event) { window.seen.push('event ' + event.type); return dispatch.call(this, event); };
    for (const target of [window, document]) for (const type of ['message', 'broadsheet', 'error', 'securitypolicyviolation', 'storage', 'hashchange', 'popstate', 'beforescriptexecute']) target.addEventListener(type, (event) => window.seen.push('event ' + type + ' ' + JSON.stringify(event.data ?? event.message ?? '')), true);
    for (const name of ['log', 'info', 'warn', 'error', 'debug']) console[name] = (...words) => window.seen.push('console ' + words.join(' '));
  </script></head>`,
);

describe(`leaks in ${browserName}`, () => {
  /** @type {import('./harness/session.js').Session} */
  let session;
  before(async () => {
    session = await openSession({ others: [STRANGER], log: true });
    session.server.made.set('watchful.html', WATCHFUL);
  });
  after(() => session?.close());

  test('a page sees no global, no event, no message and no name', async () => {
    await session.open('/plain/made/watchful.html');
    await session.openPopup();
    await session.setMode('tidy');
    await session.setMode('reader');
    const root = await session.readerRoot();
    // The driver leaves names of its own.
    const names = /** @type {string[]} */ (await session.run('return window.strangers()'));
    assert.deepEqual(names.filter((name) => !/^(ret_nodes|se_exportedFunctionSymbol)$/.test(name)), []);
    const [host] = await session.hosts();
    assert.equal(await session.run('return arguments[0].attributes.length', host), 0);
    assert.equal(await session.run('return arguments[0].shadowRoot', host), null);
    await (await root.findElement(By.id('tool-close'))).click();
    await session.readerGone();
    await session.setMode('off');
    const seen = /** @type {string[]} */ (await session.run('return window.seen'));
    assert.deepEqual(seen.filter((line) => OWN.test(line) || /^(event|console)/.test(line)), []);
    assert.ok(seen.some((line) => line.startsWith('attribute style')), 'the page was not looking');
  });

  test('a page is answered nothing', async () => {
    await session.open('/plain/made/watchful.html');
    await session.openPopup();
    await session.setMode('tidy');
    const before = await session.probe();
    await session.run(`
      for (const verb of ['page/state', 'page/set-mode', 'core/version', 'tab/state']) {
        for (const data of [{ verb, mode: 'off' }, JSON.stringify({ verb, mode: 'off' })]) {
          window.postMessage(data, '*');
          window.dispatchEvent(new CustomEvent(verb, { detail: data }));
          document.dispatchEvent(new CustomEvent('broadsheet', { detail: data }));
        }
      }
      window.seen = [];
    `);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const seen = /** @type {string[]} */ (await session.run('return window.seen'));
    // Its own messages come back to it; nothing else does.
    assert.deepEqual(seen.filter((line) => !line.startsWith('event message')), []);
    assert.equal((await session.probe()).dom, before.dom);
    const [reachable, api] = await session.driver.executeAsyncScript("const [id, done] = arguments; const api = globalThis.chrome?.runtime ?? globalThis.browser?.runtime; if (!api?.sendMessage) done([false, typeof api]); else api.sendMessage(id, { verb: 'core/version' }, (answer) => done([answer !== undefined, typeof api]));", new URL(session.home).host);
    assert.equal(reachable, false, api);
    await session.setMode('off');
  });

  test('no file of the extension can be fetched or shown by a page', async () => {
    await session.open('/plain/fixtures/living.html');
    const files = filesBelow(join(dist, browserName));
    assert.ok(files.includes('content.js'));
    const there = await session.driver.executeAsyncScript(
      `const [home, files, done] = arguments;
       const loads = (name) => new Promise((resolve) => { const image = new Image(); image.onload = () => resolve(true); image.onerror = () => resolve(false); image.src = home + name; });
       Promise.all(files.map(async (name) => (await fetch(home + name).then(() => true, () => false)) || (/png$/.test(name) && (await loads(name))) ? name : '')).then((all) => done(all.filter(Boolean)));`,
      session.home,
      files,
    );
    assert.deepEqual(there, []);
  });

  test('another extension is answered nothing', async () => {
    await session.inPopup();
    const { driver } = session;
    const address = await strangersHome();
    await driver.get(`${address}ask.html?id=${browserName === 'firefox' ? ID : new URL(session.home).host}`);
    const answers = await session.until('the stranger has asked', async () => {
      const title = await driver.getTitle();
      return title.startsWith('[') ? JSON.parse(title) : undefined;
    });
    assert.deepEqual([...new Set(answers)], ['silence']);
    assert.equal(answers.length, 6);
  });

  test('nobody was asked for anything: not by the background, not by its pages', async () => {
    await session.inPopup();
    await session.driver.get(`${session.home}options/options.html`);
    await session.until('the options page stands', () => session.driver.executeScript("return document.documentElement.dataset.ready === 'true'"));
    assert.deepEqual(session.watchman.strangers(), []);
    if (browserName === 'firefox') {
      const { requestsOfExtensions } = /** @type {{ requestsOfExtensions: () => Promise<[string, string][]> }} */ (/** @type {unknown} */ (session));
      assert.deepEqual((await requestsOfExtensions()).filter(([id, address]) => id === ID && /^https?:/.test(address)), []);
    } else {
      const { profile, home, server } = session;
      const log = readFileSync(join(profile, REQUESTS), 'utf8').split('\n');
      const from = (/** @type {string} */ origin) => log.filter((line) => line.includes(`"initiator":"${origin}"`)).flatMap((line) => /"url":"([^"]*)"/.exec(line)?.[1] ?? []);
      assert.ok(from(server.origin).length > 0, 'the log does not say who asked');
      assert.deepEqual(from(home.slice(0, -1)), []);
    }
  });

  /** Where the other extension's pages are. */
  async function strangersHome() {
    if (browserName === 'chrome') return /** @type {any} */ (session).homeOf(STRANGER);
    const { inBrowser } = /** @type {any} */ (session);
    return inBrowser(() => session.driver.executeScript("return WebExtensionPolicy.getByID('stranger@broadsheet.example').getURL('')"));
  }
});
