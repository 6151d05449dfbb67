// The ways out of the reader: Escape, its own button, and a page that takes it away. Every one leads back to the page as it was.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { By, Key } from 'selenium-webdriver';
import { browserName, openSession } from './harness/session.js';

const PAGE = '/plain/fixtures/hostile.html';

describe(`leaving in ${browserName}`, () => {
  /** @type {import('./harness/session.js').Session} */
  let session;
  before(async () => {
    session = await openSession();
  });
  after(() => session?.close());

  async function openReader() {
    await session.open(PAGE);
    const before = await session.probe();
    await session.openPopup();
    await session.setMode('reader');
    return { before, root: await session.readerRoot() };
  }

  test('Escape leaves', async () => {
    const { before } = await openReader();
    await session.driver.actions().sendKeys(Key.ESCAPE).perform();
    await session.readerGone();
    assert.deepEqual(await session.probe(), before);
  });

  test('Escape closes an open panel first', async () => {
    const { before, root } = await openReader();
    await session.driver.actions().sendKeys('o').perform();
    const panel = await root.findElement(By.css('.panel'));
    await session.until('the outline is open', () => panel.isDisplayed());
    await session.driver.actions().sendKeys(Key.ESCAPE).perform();
    await session.until('the outline is closed', async () => !(await panel.isDisplayed()));
    assert.equal((await session.hosts()).length, 1);
    await session.driver.actions().sendKeys(Key.ESCAPE).perform();
    await session.readerGone();
    assert.deepEqual(await session.probe(), before);
  });

  test('the close button leaves', async () => {
    const { before, root } = await openReader();
    await (await root.findElement(By.id('tool-close'))).click();
    await session.readerGone();
    assert.deepEqual(await session.probe(), before);
  });

  test('the page hears no key and no click that was meant for the reader', async () => {
    const { root } = await openReader();
    await session.run('window.heard = []');
    await session.driver.actions().sendKeys('t', Key.ARROW_DOWN, Key.TAB, Key.TAB, 'x').perform();
    await (await root.findElement(By.css('.story'))).click();
    assert.deepEqual(await session.run('return window.heard'), []);
    await session.leaveReader();
    await session.driver.findElement(By.css('h1')).click();
    assert.ok((await session.run('return window.heard')).includes('click'), 'the page hears again after the reader');
  });

  test('Tab stays in the reader', async () => {
    const { root } = await openReader();
    const toolbar = await root.findElement(By.css('.toolbar'));
    assert.ok(toolbar);
    const [host] = await session.hosts();
    for (let presses = 0; presses < 12; presses += 1) {
      await session.driver.actions().sendKeys(Key.TAB).perform();
      const active = await session.run('const { activeElement: active, body } = document; return active === body || active === arguments[0] || (active.localName !== "html" && !body.contains(active))', host);
      assert.equal(active, true, `the focus went into the page after ${presses + 1} presses`);
    }
  });

  test('a reader that the page takes away comes back, and says so', async () => {
    const { root } = await openReader();
    await session.run('window.takeAway()');
    await session.readerRoot();
    const notice = await root.findElement(By.css('.notice'));
    await session.until('the reader says that it was taken away', async () => (await notice.getText()) !== '');
  });

  test('a page that keeps taking the reader away gets its way, and is whole again', async () => {
    const { before } = await openReader();
    await session.run('window.keepTakingAway()');
    await session.run('window.takeAway()');
    await session.readerGone();
    await session.until('the page can be seen', () => session.run('return getComputedStyle(document.body).visibility === "visible"'));
    assert.equal((await session.probe()).dom, before.dom);
  });
});
