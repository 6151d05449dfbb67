// Policies of sites: what is chosen in the popup happens by itself from then on, at once on the open page, and never where it was closed by hand.

import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { By } from 'selenium-webdriver';
import { browserName, openSession } from './harness/session.js';

const PAGE = '/plain/fixtures/living.html';
const LABELS = 'return [...document.querySelectorAll("article p")].filter((p) => p.textContent === "Advertisment" && p.checkVisibility()).length';
// Long enough for a page to act by itself, where a test says that it does not.
const NOTHING_MS = 2500;

describe(`sites in ${browserName}`, () => {
  /** @type {import('./harness/session.js').Session} */
  let session;
  before(async () => {
    session = await openSession({ hosts: true });
  });
  after(() => session?.close());
  beforeEach(async () => {
    await session.open(PAGE);
    await session.openPopup();
    await choose('ask');
  });

  /** @param {'ask' | 'tidy' | 'read' | 'leave'} policy */
  async function choose(policy) {
    await session.inPopup();
    const choice = By.css(`label:has(#policy-${policy})`);
    await session.until('the popup shows the site', () => session.driver.findElement(choice).isDisplayed());
    await session.driver.findElement(choice).click();
    await session.until('the choice is kept', () =>
      session.driver.executeScript(
        'return (globalThis.browser ?? chrome).runtime.sendMessage({ verb: "site/of", address: arguments[0] }).then((answer) => answer.policy === arguments[1])',
        session.server.origin,
        policy,
      ),
    );
    await session.inPage();
  }

  const nothing = () => new Promise((resolve) => setTimeout(resolve, NOTHING_MS));

  test('always tidy: the open page at once, and every page after it', async () => {
    assert.equal(await session.run(LABELS), 2);
    await choose('tidy');
    await session.until('the open page is tidied', async () => (await session.run(LABELS)) === 0);
    await session.open(PAGE);
    await session.until('a new page is tidied', async () => (await session.run(LABELS)) === 0);
    await choose('leave');
    await session.until('the page is left alone', async () => (await session.run(LABELS)) === 2);
    await session.open(PAGE);
    await nothing();
    assert.equal(await session.run(LABELS), 2);
  });

  test('always read: opens by itself, and not again where it was closed', async () => {
    await choose('read');
    await session.readerRoot();
    const root = await session.readerRoot();
    await (await root.findElement(By.id('tool-close'))).click();
    await session.readerGone();
    await session.open(PAGE);
    await nothing();
    assert.equal((await session.hosts()).length, 0);
    await session.open(`${PAGE}?another`);
    await session.readerRoot();
    await session.open('/plain/fixtures/list.html');
    await nothing();
    assert.equal((await session.hosts()).length, 0, 'the reader opened on a list of stories');
  });

  test('a mode that somebody chose by hand stays when the policy changes', async () => {
    await session.setMode('tidy');
    await choose('leave');
    await nothing();
    assert.equal(await session.run(LABELS), 0);
    await session.setMode('off');
    assert.equal(await session.run(LABELS), 2);
  });
});
