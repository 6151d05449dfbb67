// The popup says what was found, refuses what cannot be, and never asks anything of the network.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { By } from 'selenium-webdriver';
import { browserName, openSession, text } from './harness/session.js';

const ARTICLE = '/plain/pages/newsdrum--publisher/page.html';

describe(`popup in ${browserName}`, () => {
  /** @type {import('./harness/session.js').Session} */
  let session;
  before(async () => {
    session = await openSession();
  });
  after(() => session?.close());

  test('it counts the clutter by kind before anything is changed', async () => {
    await session.open(ARTICLE);
    const before = await session.probe();
    await session.openPopup();
    const { mode, counts } = await session.popup();
    assert.equal(mode, 'off');
    for (const kind of ['ad_slot', 'ad_marker', 'newsletter', 'related', 'repeated_caption', 'share_bar']) {
      assert.match(counts[kind] ?? '', /^\d+ /, `no ${kind} in ${JSON.stringify(counts)}`);
    }
    assert.deepEqual(await session.probe(), before);
  });

  test('on a page without an article the reader cannot be chosen', async () => {
    await session.open('/plain/fixtures/no_article.html');
    await session.openPopup();
    const { state } = await session.popup();
    assert.equal(state, text('state_no_article'));
    assert.equal(await session.driver.findElement(By.id('mode-reader')).isEnabled(), false);
  });

  test('where nothing may run it says so', async () => {
    await session.inPopup();
    await session.driver.get(`${session.home}popup/popup.html?tab=999999`);
    await session.until('the popup says that it cannot', async () => (await session.popup()).state === text('state_cannot'));
    assert.notEqual((await session.popup()).sentence, '');
  });

  test('of two policies chosen one right after the other the second holds', async () => {
    const { driver } = session;
    await session.open(ARTICLE);
    await session.openPopup();
    await session.inPopup();
    await session.until('the popup shows the site', () => driver.findElement(By.css('label:has(#policy-leave)')).isDisplayed());
    // Both clicks come before the browser has kept the first choice.
    await driver.executeScript(`
      const api = (globalThis.browser ?? chrome).runtime;
      const send = api.sendMessage.bind(api);
      const { dataset } = document.documentElement;
      api.sendMessage = async (message) => {
        const answer = await send(message);
        dataset.answered = (dataset.answered ?? '') + message.verb + ' ' + (answer.policy ?? message.policy) + '; ';
        return answer;
      };
      document.getElementById('policy-leave').click();
      document.getElementById('policy-ask').click();`);
    const answered = 'site/set-policy leave; site/set-policy ask; site/of ask; ';
    await session.until('both were carried out, and the popup looked again', async () => (await driver.executeScript('return document.documentElement.dataset.answered')) === answered);
    assert.equal(await driver.executeScript("return document.querySelector('input[name=policy]:checked').value"), 'ask');
  });

  test('popup and reader fit a narrow window', async () => {
    const { driver } = session;
    await session.open(ARTICLE);
    await session.openPopup();
    await session.inPopup();
    await driver.manage().window().setRect({ width: 500, height: 700 });
    assert.ok(await driver.executeScript('return document.documentElement.scrollWidth <= innerWidth'), 'the popup is wider than its window');
    await session.setMode('reader');
    const root = await session.readerRoot();
    await driver.manage().window().setRect({ width: 500, height: 800 });
    await session.until('the window is narrow', () => driver.executeScript('return innerWidth <= 500'));
    const scroller = await root.findElement(By.css('.scroller'));
    const [wide, inner] = /** @type {number[]} */ (await driver.executeScript('return [arguments[0].scrollWidth, arguments[0].clientWidth]', scroller));
    assert.ok(wide <= inner, `the reader is ${wide} wide in ${inner}`);
    const story = await (await root.findElement(By.css('.story'))).getRect();
    assert.ok(story.x >= 0 && story.x + story.width <= inner, `the story spans ${story.x} to ${story.x + story.width} of ${inner}`);
  });

  test('nobody but the site was asked for anything', async () => {
    assert.ok(session.server.requests.length > 0);
    assert.deepEqual(session.watchman.strangers(), []);
  });
});
