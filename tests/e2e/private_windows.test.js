// In a private window everything works as elsewhere, where a person let Broadsheet in there; and nothing of it is kept.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { browserName, openSession } from './harness/session.js';

describe(`private windows in ${browserName}`, () => {
  /** @type {import('./harness/session.js').Session} */
  let session;
  before(async () => {
    session = await openSession({ hosts: true, everywhere: true });
    const { driver } = session;
    await session.inPopup();
    if (browserName === 'chrome') {
      await driver.get('chrome://extensions/');
      await driver.executeAsyncScript('const [id, done] = arguments; chrome.developerPrivate.updateExtensionConfiguration({ extensionId: id, incognitoAccess: true }).then(() => done())', new URL(session.home).host);
    }
    // Chromium loads the extension anew for this: a page of it that was opened too soon is blank, and is opened again.
    await session.until('the options page stands', async () => {
      await driver.get(`${session.home}options/options.html`);
      return driver.wait(() => driver.executeScript("return document.documentElement.dataset.ready === 'true'"), 2000);
    });
  });
  after(() => session?.close());

  test('a page is tidied and read there, and no place in it is kept', async () => {
    const answer = await session.driver.executeAsyncScript(
      `const [url, done] = arguments;
       const api = globalThis.browser ?? chrome;
       const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
       (async () => {
         const { tabs, incognito } = await api.windows.create({ url, incognito: true });
         let tab = tabs[0];
         for (let tries = 0; tries < 300 && !(tab.status === 'complete' && tab.url === url); tries += 1) { await wait(30); tab = await api.tabs.get(tab.id); }
         const ask = async (mode) => { const { ok, sentence, state } = await api.runtime.sendMessage({ verb: 'tab/set-mode', tab: tab.id, mode }); return ok ? state.mode : sentence; };
         const modes = [await ask('tidy'), await ask('reader')];
         const move = () => { for (const root of [document.documentElement.lastElementChild, document.body.lastElementChild]) { const shadow = globalThis.chrome?.dom?.openOrClosedShadowRoot?.(root) ?? root.openOrClosedShadowRoot; if (shadow) shadow.querySelector('.scroller').scrollTop = 400; } };
         await api.scripting.executeScript({ target: { tabId: tab.id }, func: move });
         await wait(500);
         modes.push(await ask('off'));
         await wait(500);
         const kept = Object.keys(await api.storage.local.get(null));
         await api.tabs.remove(tab.id);
         return { incognito, modes, kept };
       })().then(done, (error) => done(String(error)));`,
      `${session.server.origin}/plain/fixtures/living.html`,
    );
    assert.deepEqual(answer, { incognito: true, modes: ['tidy', 'reader', 'off'], kept: [] });
  });
});
