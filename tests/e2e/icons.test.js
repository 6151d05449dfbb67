// The toolbar's icon says what the page of a tab is: with an article, tidied, in the reader, left alone, or out of reach.

import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { By } from 'selenium-webdriver';
import { browserName, openSession } from './harness/session.js';
import { spoiledBuild } from './harness/spoiled.js';

/** No browser tells which icon it shows; so a copy of the build writes down what it was told to show, after it was shown. */
const REMEMBERS = `
(() => {
  const api = globalThis.browser ?? chrome;
  const original = api.action.setIcon.bind(api.action);
  api.action.setIcon = async (details) => {
    await original(details);
    await api.storage.session.set({ ['icon' + details.tabId]: details.path['16'] });
  };
})();
`;

describe(`icons in ${browserName}`, () => {
  /** @type {import('./harness/session.js').Session} */
  let session;
  /** @type {string} */
  let folder;
  before(async () => {
    folder = spoiledBuild('none');
    const background = join(folder, 'background.js');
    writeFileSync(background, REMEMBERS + readFileSync(background, 'utf8'));
    session = await openSession({ folder });
  });
  after(async () => {
    await session?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Waits for the icon of the popup's tab. @param {string} icon */
  async function shows(icon) {
    await session.inPopup();
    await session.until(`the icon ${icon}`, async () => {
      const shown = await session.driver.executeAsyncScript(
        "const [done] = arguments; const name = 'icon' + new URLSearchParams(location.search).get('tab'); (globalThis.browser ?? chrome).storage.session.get(name).then((stored) => done(stored[name]))",
      );
      return shown === `icons/${icon}-16.png`;
    });
  }

  test('an article, tidied, in the reader, and back', async () => {
    await session.open('/plain/fixtures/living.html');
    await session.openPopup();
    await shows('article');
    await session.setMode('tidy');
    await shows('tidied');
    await session.setMode('reader');
    await session.readerRoot();
    await shows('reading');
    await session.setMode('off');
    await shows('article');
  });

  test('no article', async () => {
    await session.open('/plain/fixtures/no_article.html');
    await session.openPopup();
    await shows('broadsheet');
  });

  test('left alone', async () => {
    await session.open('/plain/fixtures/living.html');
    await session.openPopup();
    await session.inPopup();
    await session.until('the popup shows the site', () => session.driver.findElement(By.css('label:has(#policy-leave)')).isDisplayed());
    await session.driver.findElement(By.css('label:has(#policy-leave)')).click();
    await shows('left_alone');
    await session.driver.findElement(By.css('label:has(#policy-ask)')).click();
    await shows('article');
  });

  test('out of reach', async () => {
    await session.inPage();
    await session.driver.get(browserName === 'firefox' ? 'about:license' : 'chrome://version/').catch(() => {});
    await session.inPopup();
    const tab = await session.driver.executeScript('return (globalThis.browser ?? chrome).tabs.query({}).then((tabs) => Math.min(...tabs.map((tab) => tab.id)))');
    await session.driver.get(`${session.home}popup/popup.html?tab=${tab}`);
    await shows('cannot');
    assert.notEqual((await session.popup()).sentence, '');
  });
});
