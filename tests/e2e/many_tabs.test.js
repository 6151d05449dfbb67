// Many tabs at once: fifty in five windows are toggled together, and each keeps its own state.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { READERS, browserName, openSession } from './harness/session.js';

const PAGE = '/plain/fixtures/living.html';
const LABELS = 'return [...document.querySelectorAll("article p")].filter((p) => p.textContent === "Advertisment" && p.checkVisibility()).length';
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
  /** @type {string[]} */
  const handles = [];
  before(async () => {
    session = await openSession({ hosts: true });
    await session.driver.manage().setTimeouts({ script: PATIENCE_MS });
    for (let at = 0; at < TABS; at += 1) {
      await session.driver.switchTo().newWindow(at % (TABS / WINDOWS) === 0 ? 'window' : 'tab');
      handles.push(await session.driver.getWindowHandle());
      await session.driver.get(`${session.server.origin}${PAGE}?${at}`);
    }
    await session.inPopup();
    await session.driver.get(`${session.home}popup/popup.html?tab=1`);
  });
  after(() => session?.close());

  const setAll = (/** @type {string[]} */ ...modes) => setMany(TABS, ...modes);

  /** Asks for modes in so many tabs at once. @param {number} count @param {string[]} modes one after the other, without waiting in between */
  async function setMany(count, ...modes) {
    await session.inPopup();
    return /** @type {{ ok: boolean, sentence?: string, state: { mode: string, url: string } }[]} */ (
      await session.driver.executeAsyncScript(
        `const [modes, origin, count, done] = arguments;
         const api = globalThis.browser ?? chrome;
         (async () => {
           const tabs = (await api.tabs.query({})).filter(({ url }) => url?.startsWith(origin)).slice(0, count);
           return Promise.all(tabs.flatMap(({ id }) => modes.map((mode) => api.runtime.sendMessage({ verb: 'tab/set-mode', tab: id, mode }))));
         })().then(done, (error) => done([{ ok: false, sentence: String(error) }]));`,
        modes,
        session.server.origin,
        count,
      )
    );
  }

  /** What each tab shows. @returns {Promise<number[]>} */
  async function labels() {
    const all = [];
    for (const handle of handles) {
      await session.driver.switchTo().window(handle);
      all.push(Number(await session.driver.executeScript(LABELS)));
    }
    return all;
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
    const [first, second] = handles;
    await session.inPopup();
    await session.driver.executeAsyncScript(
      "const [url, done] = arguments; const api = globalThis.browser ?? chrome; api.tabs.query({}).then((tabs) => api.runtime.sendMessage({ verb: 'tab/set-mode', tab: tabs.find((tab) => tab.url === url).id, mode: 'reader' })).then(done)",
      `${session.server.origin}${PAGE}?0`,
    );
    await session.driver.switchTo().window(String(first));
    assert.equal(await session.driver.executeScript(READERS), 1);
    await session.driver.switchTo().window(String(second));
    assert.equal(await session.driver.executeScript(READERS), 0);
    await setAll('off');
  });

  for (const mode of ['tidy', 'reader']) {
    test(`a tab that is closed in the middle of it (${mode}): an answer, and no harm to the others`, async () => {
      await session.inPopup();
      const answer = await session.driver.executeAsyncScript(
        `const [url, mode, done] = arguments;
         const api = globalThis.browser ?? chrome;
         (async () => {
           const { id } = await api.tabs.create({ url, active: false });
           for (let tries = 0; (await api.tabs.get(id)).status !== 'complete' && tries < 200; tries += 1) await new Promise((resolve) => setTimeout(resolve, 20));
           const answer = api.runtime.sendMessage({ verb: 'tab/set-mode', tab: id, mode });
           await api.tabs.remove(id);
           return answer;
         })().then(done, (error) => done({ ok: false, sentence: 'ERROR ' + error }));`,
        `${session.server.origin}${PAGE}?closing`,
        mode,
      );
      const { ok, sentence } = /** @type {{ ok: boolean, sentence: string }} */ (answer);
      assert.ok(ok || /^[A-Z][^:]*\.$/.test(sentence), sentence);
      await setAll('tidy');
      assert.deepEqual(new Set(await labels()), new Set([0]));
      await setAll('off');
    });
  }
});
