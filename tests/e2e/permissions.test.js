// The browser's question about a site, answered as a person answers it: allowed, refused, and taken back in the browser's own settings.

import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { By } from 'selenium-webdriver';
import { hasDisplay } from './harness/display.js';
import { setGrant } from './harness/grants.js';
import { answer, letItAsk } from './harness/question.js';
import { browserName, openSession, text } from './harness/session.js';

const ID = 'broadsheet@broadsheet.example';
const PAGE = '/plain/fixtures/living.html';
const LABELS = 'return [...document.querySelectorAll("article p")].filter((p) => p.textContent === "Advertisment" && p.checkVisibility()).length';

describe(`permissions in ${browserName}`, { skip: browserName === 'chrome' && !hasDisplay() && 'Xvfb and xdotool are missing: nobody can answer Chromium' }, () => {
  /** @type {import('./harness/session.js').Session} */
  let session;
  before(async () => {
    session = await openSession({ display: true });
    await letItAsk(session);
  });
  after(() => session?.close());

  /** @param {string} policy */
  async function choose(policy) {
    await session.inPopup();
    const choice = By.css(`label:has(#policy-${policy})`);
    await session.until('the popup shows the site', () => session.driver.findElement(choice).isDisplayed());
    await session.driver.findElement(choice).click();
  }

  const granted = () => session.driver.executeAsyncScript("const [done] = arguments; (globalThis.browser ?? chrome).permissions.getAll().then(({ origins }) => done(origins))");

  beforeEach(async () => {
    await setGrant(session, ID, false);
    await session.open(PAGE);
    await session.openPopup();
    await choose('ask');
    await session.openPopup();
  });

  test('allowed: the open page is tidied, for this site only', async () => {
    await choose('tidy');
    await answer(session, 'allow');
    await session.until('the page is tidied', async () => (await session.run(LABELS)) === 0);
    await session.inPopup();
    assert.deepEqual(await granted(), ['*://127.0.0.1/*']);
    assert.equal(await session.driver.findElement(By.id('grant')).isDisplayed(), false);
  });

  for (const how of browserName === 'chrome' ? /** @type {const} */ (['refuse', 'close']) : /** @type {const} */ (['refuse'])) {
    test(`${how}: nothing starts, the popup says so, and its button asks again`, async () => {
      await choose('tidy');
      await answer(session, how);
      await session.inPopup();
      await session.until('the popup says so', async () => (await session.driver.findElement(By.css('#grant span')).getText()) === text('site_not_granted'));
      assert.deepEqual(await granted(), []);
      assert.equal(await session.run(LABELS), 2);
      await session.inPopup();
      await session.driver.findElement(By.id('allow')).click();
      await answer(session, 'allow');
      await session.until('the page is tidied', async () => (await session.run(LABELS)) === 0);
    });
  }

  test('taken back in the middle: the page is brought back, and the popup says so', async () => {
    await choose('tidy');
    await answer(session, 'allow');
    await session.until('the page is tidied', async () => (await session.run(LABELS)) === 0);
    await setGrant(session, ID, false);
    await session.until('the page is as it was', async () => (await session.run(LABELS)) === 2);
    await session.openPopup();
    await session.inPopup();
    await session.until('the popup says so', async () => (await session.driver.findElement(By.css('#grant span')).getText()) === text('site_not_granted'));
  });
});
