// The browser's question about a site, answered as a person answers it: allowed, refused, and taken back in the browser's own settings.

import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { By } from 'selenium-webdriver';
import { hasDisplay } from './harness/display.js';
import { setGrant } from './harness/grants.js';
import { browserName, openSession, text } from './harness/session.js';

const ID = 'broadsheet@broadsheet.example';
const PAGE = '/plain/fixtures/living.html';
const LABELS = 'return [...document.querySelectorAll("article p")].filter((p) => p.textContent === "Advertisment" && p.checkVisibility()).length';

/** Answers the question that stands in the browser's window. Runs there. */
const ANSWER = `
  const [allowed, done] = arguments;
  (async () => {
    for (let tries = 0; tries < 300; tries += 1) {
      for (const win of Services.wm.getEnumerator('navigator:browser')) {
        const note = [...win.document.querySelectorAll('popupnotification')].find((one) => one.id.startsWith('addon-webext-permissions') && one.checkVisibility());
        const button = note && (allowed ? note.button : note.secondaryButton);
        // For a moment after it appears the question takes no click.
        if (button && !button.disabled) {
          win.PopupNotifications.panel.dismissed = false;
          await new Promise((resolve) => setTimeout(resolve, 1000));
          button.click();
          return note.textContent + [...note.querySelectorAll('*')].map((one) => one.textContent).join(' ');
        }
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('The browser asked nothing.');
  })().then((words) => done(['', words]), (error) => done([String(error), '']));
`;

/** What the popup's window is called. */
const TITLE = 'Broadsheet - Chromium';
/** Chromium's question takes no key for half a second after it appeared, and after every key: somebody may have been typing. */
const UNTOUCHED_MS = 1000;
const TRIES = 20;

describe(`permissions in ${browserName}`, { skip: browserName === 'chrome' && !hasDisplay() && 'Xvfb and xdotool are missing: nobody can answer Chromium' }, () => {
  /** @type {import('./harness/session.js').Session} */
  let session;
  before(async () => {
    session = await openSession({ display: true });
    if (browserName === 'firefox') await inBrowser(() => session.driver.executeScript("Services.prefs.setBoolPref('extensions.webextOptionalPermissionPrompts', true); Services.prefs.setIntPref('security.notification_enable_delay', 0);"));
  });
  after(() => session?.close());

  /** @template T @param {() => Promise<T>} work @returns {Promise<T>} */
  const inBrowser = (work) => /** @type {any} */ (session).inBrowser(work);

  const hasFocus = () => session.driver.executeScript('return document.hasFocus()');

  /** @param {'allow' | 'refuse' | 'close'} how */
  async function answer(how) {
    if (browserName === 'firefox') {
      const [problem] = /** @type {[string, string]} */ (await inBrowser(() => session.driver.executeAsyncScript(ANSWER, how === 'allow')));
      assert.equal(problem, '');
      return;
    }
    const { display } = session;
    assert.ok(display);
    // The question is drawn outside of every page: of it a page only sees that the keys go elsewhere, until it is answered.
    await session.until('the browser asks', async () => !(await hasFocus()));
    // "Refuse" has the focus, "allow" is the next button.
    const untouched = () => new Promise((resolve) => setTimeout(resolve, UNTOUCHED_MS));
    if (how === 'allow') {
      await untouched();
      display.press(TITLE, 'Tab');
    }
    for (let tries = 0; !(await hasFocus()); tries += 1) {
      assert.ok(tries < TRIES, 'the question stays');
      await untouched();
      if (!(await hasFocus())) display.press(TITLE, how === 'close' ? 'Escape' : 'Return');
    }
  }

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
    await answer('allow');
    await session.until('the page is tidied', async () => (await session.run(LABELS)) === 0);
    await session.inPopup();
    assert.deepEqual(await granted(), ['*://127.0.0.1/*']);
    assert.equal(await session.driver.findElement(By.id('grant')).isDisplayed(), false);
  });

  for (const how of browserName === 'chrome' ? /** @type {const} */ (['refuse', 'close']) : /** @type {const} */ (['refuse'])) {
    test(`${how}: nothing starts, the popup says so, and its button asks again`, async () => {
      await choose('tidy');
      await answer(how);
      await session.inPopup();
      await session.until('the popup says so', async () => (await session.driver.findElement(By.css('#grant span')).getText()) === text('site_not_granted'));
      assert.deepEqual(await granted(), []);
      assert.equal(await session.run(LABELS), 2);
      await session.inPopup();
      await session.driver.findElement(By.id('allow')).click();
      await answer('allow');
      await session.until('the page is tidied', async () => (await session.run(LABELS)) === 0);
    });
  }

  test('taken back in the middle: the page is brought back, and the popup says so', async () => {
    await choose('tidy');
    await answer('allow');
    await session.until('the page is tidied', async () => (await session.run(LABELS)) === 0);
    await setGrant(session, ID, false);
    await session.until('the page is as it was', async () => (await session.run(LABELS)) === 2);
    await session.openPopup();
    await session.inPopup();
    await session.until('the popup says so', async () => (await session.driver.findElement(By.css('#grant span')).getText()) === text('site_not_granted'));
  });
});
