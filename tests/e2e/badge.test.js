// The badge on the toolbar button says how many things were taken away, its tooltip says them by kind, and whoever does not want the number has none.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { By } from 'selenium-webdriver';
import { browserName, openSession, text } from './harness/session.js';

const PAGE = '/plain/fixtures/living.html';

describe(`badge in ${browserName}`, () => {
  /** @type {import('./harness/session.js').Session} */
  let session;
  /** @type {string} */
  let tab;
  before(async () => {
    session = await openSession();
    await session.open(PAGE);
    await session.openPopup();
    tab = await session.driver.executeScript("return new URLSearchParams(location.search).get('tab')");
  });
  after(() => session?.close());

  /** What the button of the page's tab shows. @returns {Promise<[string, string]>} */
  async function button() {
    await session.inPopup();
    return session.driver.executeScript(
      'const { action } = globalThis.browser ?? chrome; const tabId = Number(arguments[0]); return Promise.all([action.getBadgeText({ tabId }), action.getTitle({ tabId })])',
      tab,
    );
  }

  /** @param {string} number @param {RegExp} title */
  const shows = (number, title) =>
    session.until(`the button shows "${number}" and says ${title}`, async () => {
      const [badge, words] = await button();
      return badge === number && title.test(words);
    });

  /** @param {boolean} wanted */
  async function setBadge(wanted) {
    const script = "document.getElementById('badge').checked === arguments[0] || document.getElementById('badge').click()";
    await session.inPopup();
    const popup = await session.driver.getCurrentUrl();
    await session.driver.get(`${session.home}options/options.html`);
    await session.until('the options page stands', () => session.driver.executeScript("return document.documentElement.dataset.ready === 'true'"));
    await session.driver.executeScript(script, wanted);
    await session.until('it is stored', () => session.driver.executeScript('return (globalThis.browser ?? chrome).storage.sync.get("badge").then(({ badge = true }) => badge === arguments[0])', wanted));
    await session.driver.get(popup);
  }

  test('nothing is counted on a page that is left as it is', async () => {
    assert.equal((await button())[0], '');
  });

  test('the number, and the kinds in the tooltip', async () => {
    await session.setMode('tidy');
    await shows('2', /2 ad markers/);
    await session.setMode('reader');
    await session.readerRoot();
    await shows('2', /2 ad markers/);
  });

  test('what was put back is not counted', async () => {
    await session.setMode('tidy');
    await session.inPopup();
    await session.driver.findElement(By.id('review')).click();
    const back = await session.until('the panel lists the labels', async () => {
      const [host] = await session.hosts();
      return (await (await host?.getShadowRoot())?.findElements(By.css('[data-kind=ad_marker] li [id^=back-]')))?.[0];
    });
    await back.click();
    await shows('1', /1 ad marker/);
    await session.setMode('off');
    await shows('', new RegExp(text('state_article_found')));
  });

  test('without a number, the tooltip still says it', async () => {
    await session.setMode('tidy');
    await setBadge(false);
    await shows('', /ad marker/);
    await setBadge(true);
    await shows('1', /1 ad marker/);
  });
});
