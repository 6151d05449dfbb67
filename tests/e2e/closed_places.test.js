// Places where no extension may work: the popup says so in a sentence, offers nothing, and writes no error.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { browserName, openSession, text } from './harness/session.js';

const PLACES = browserName === 'firefox' ? ['about:config', 'about:blank', 'about:reader?url=https%3A%2F%2Fexample.com', 'about:license'] : ['chrome://version/', 'about:blank', 'chrome://settings/', 'view-source:about:blank'];

describe(`closed places in ${browserName}`, () => {
  /** @type {import('./harness/session.js').Session} */
  let session;
  before(async () => {
    session = await openSession();
  });
  after(() => session?.close());

  for (const place of PLACES) {
    test(place, async () => {
      await session.inPage();
      await session.driver.get(place).catch(() => {}); // Firefox refuses to say that some of its pages are loaded.
      await session.inPopup();
      // The page's tab is the first one: the session opened the popup's window after it.
      await session.driver.get(`${session.home}popup/popup.html`);
      const tab = await session.driver.executeScript('return (globalThis.browser ?? chrome).tabs.query({}).then((tabs) => Math.min(...tabs.map((tab) => tab.id)))');
      await session.driver.get(`${session.home}popup/popup.html?tab=${tab}`);
      const { state, sentence } = await session.popup();
      assert.equal(state, text('state_cannot'));
      assert.equal(sentence, text('error_no_access'));
      assert.equal(await session.driver.executeScript('return document.getElementById("mode").disabled'), true);
      assert.equal(await session.driver.executeScript('return document.getElementById("found").hidden'), true);
    });
  }
});
