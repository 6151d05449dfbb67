// Many tabs at once: fifty in five windows are toggled together, and each keeps its own state.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { READERS, browserName, openSession } from './harness/session.js';

const PAGE = '/plain/fixtures/living.html';
const TABS = 50;
/** Chromium waits with pages that nobody sees; so a few windows. */
const WINDOWS = 5;
/** So many of them are clicked five times over: a slow machine has to be through before anybody gives up waiting. */
const CLICKED = 20;
/** A slow machine reads fifty pages one after the other. */
const PATIENCE_MS = 120_000;

describe(`many tabs in ${browserName}`, () => {
  /** @type {import('./harness/session.js').Session} */
  let session;
  before(async () => {
    session = await openSession({ hosts: true });
    await session.driver.manage().setTimeouts({ script: PATIENCE_MS });
    await session.inPopup();
    await session.driver.get(`${session.home}popup/popup.html?tab=1`);
    // By the extension, as the driver takes longer to open a tab than everything below to work in it.
    await inExtension(
      `const urls = Array.from({ length: given[0] }, (_, at) => given[2] + '?' + at);
       const each = urls.length / given[1];
       for (let at = 0; at < given[1]; at += 1) await api.windows.create({ url: urls.slice(at * each, (at + 1) * each) });`,
      TABS,
      WINDOWS,
      session.server.origin + PAGE,
    );
    await session.until('all pages stand', () => inExtension(`const tabs = await pages(); return tabs.length === given[0] && tabs.every(({ status }) => status === 'complete');`, TABS));
  });
  after(() => session?.close());

  /** Runs in a page of the extension, where `pages()` gives the tabs with our pages, the first that was opened first. @param {string} body @param {...unknown} values */
  async function inExtension(body, ...values) {
    await session.inPopup();
    const answer = await session.driver.executeAsyncScript(
      `const [origin, ...given] = arguments;
       const done = given.pop();
       const api = globalThis.browser ?? chrome;
       const pages = async () => (await api.tabs.query({})).filter(({ url }) => url?.startsWith(origin)).sort((a, b) => a.id - b.id);
       (async () => { ${body} })().then(done, (error) => done('ERROR ' + error));`,
      session.server.origin,
      ...values,
    );
    assert.ok(!String(answer).startsWith('ERROR '), String(answer));
    return /** @type {any} */ (answer);
  }

  const setAll = (/** @type {string[]} */ ...modes) => setMany(TABS, ...modes);

  /** Asks for modes in so many tabs at once. @param {number} count @param {string[]} modes one after the other, without waiting in between @returns {Promise<{ ok: boolean, sentence?: string }[]>} */
  const setMany = (count, ...modes) =>
    inExtension(`return Promise.all((await pages()).slice(0, given[0]).flatMap(({ id }) => given[1].map((mode) => api.runtime.sendMessage({ verb: 'tab/set-mode', tab: id, mode }))));`, count, modes);

  /** How many labels each page shows. @returns {Promise<number[]>} */
  async function labels() {
    const all = await inExtension(
      `const count = () => [...document.querySelectorAll('article p')].filter((p) => p.textContent === 'Advertisment' && p.checkVisibility()).length;
       return Promise.all((await pages()).map(async ({ id }) => (await api.scripting.executeScript({ target: { tabId: id }, func: count }))[0].result));`,
    );
    assert.equal(all.length, TABS);
    return all;
  }

  /** Lets the driver see a page. @param {number} at */
  async function look(at) {
    for (const handle of await session.driver.getAllWindowHandles()) {
      await session.driver.switchTo().window(handle);
      if ((await session.driver.getCurrentUrl()) === `${session.server.origin}${PAGE}?${at}`) return;
    }
    assert.fail(`no tab shows page ${at}`);
  }

  test(`${TABS} tabs are tidied at once, and come back at once`, async () => {
    const answers = await setAll('tidy');
    assert.deepEqual(answers.filter(({ ok }) => !ok), []);
    assert.equal(answers.length, TABS);
    assert.deepEqual(new Set(await labels()), new Set([0]));
    assert.deepEqual((await setAll('off')).filter(({ ok }) => !ok), []);
    assert.deepEqual(new Set(await labels()), new Set([2]));
  });

  test('double and triple clicks in many of them end where the last one went', async () => {
    const answers = await setMany(CLICKED, 'tidy', 'off', 'tidy', 'reader', 'tidy');
    assert.deepEqual(answers.filter(({ ok }) => !ok), []);
    assert.equal((await labels()).filter((count) => count === 0).length, CLICKED);
    await setAll('off');
    assert.deepEqual(new Set(await labels()), new Set([2]));
  });

  test('one tab in the reader leaves the others as they are', async () => {
    await setMany(1, 'reader');
    await look(0);
    assert.equal(await session.driver.executeScript(READERS), 1);
    await look(1);
    assert.equal(await session.driver.executeScript(READERS), 0);
    await setAll('off');
  });

  for (const mode of ['tidy', 'reader']) {
    test(`a tab that is closed in the middle of it (${mode}): an answer, and no harm to the others`, async () => {
      const { ok, sentence } = await inExtension(
        `const { id } = await api.tabs.create({ url: given[0], active: false });
         for (let tries = 0; (await api.tabs.get(id)).status !== 'complete' && tries < 200; tries += 1) await new Promise((resolve) => setTimeout(resolve, 20));
         const answer = api.runtime.sendMessage({ verb: 'tab/set-mode', tab: id, mode: given[1] });
         await api.tabs.remove(id);
         return answer;`,
        `${session.server.origin}${PAGE}?closing`,
        mode,
      );
      assert.ok(ok || /^[A-Z][^:]*\.$/.test(sentence), sentence);
      await setAll('tidy');
      assert.deepEqual(new Set(await labels()), new Set([0]));
      await setAll('off');
    });
  }
});
