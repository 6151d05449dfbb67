// Faults of the background: the browser ends it before, during and after its work, or loads the extension anew. Nothing is lost, and the next click works.

import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { after, before, describe, test } from 'node:test';
import { By, Key } from 'selenium-webdriver';
import { browserName, openSession, text } from './harness/session.js';

const PAGE = '/plain/fixtures/living.html';
const LABELS = 'return [...document.querySelectorAll("article p")].filter((p) => p.textContent === "Advertisment" && p.checkVisibility()).length';
/** Moments at which the background is ended while it works, in milliseconds after the click. */
const MOMENTS = [0, 3, 8, 15, 30, 60, 120];

describe(`faults of the background in ${browserName}`, () => {
  /** @type {import('./harness/session.js').Session} */
  let session;
  before(async () => {
    session = await openSession();
  });
  after(() => session?.close());

  async function open(path = PAGE) {
    await session.open(path);
    const untouched = await session.probe();
    await session.openPopup();
    return untouched;
  }

  test('ended before: the click starts it again', async () => {
    const untouched = await open();
    assert.equal(await session.killBackground(), true, 'it did not run');
    await session.setMode('tidy');
    assert.equal(await session.run(LABELS), 0);
    await session.killBackground();
    await session.setMode('reader');
    await session.readerRoot();
    await session.killBackground();
    await session.setMode('off');
    await session.readerGone();
    assert.deepEqual(await session.probe(), untouched);
  });

  for (const moment of MOMENTS) {
    test(`ended ${moment} ms after the click: it happens, or a sentence says that it did not`, async () => {
      const untouched = await open();
      await session.inPopup();
      await session.driver.executeScript("document.getElementById('mode-tidy').click()");
      await wait(moment);
      await session.killBackground();
      const { state, sentence } = await session.until('the popup knows', async () => {
        const now = await session.popup();
        return now.state === text('state_tidy') || now.sentence !== '' ? now : undefined;
      });
      if (state === text('state_tidy')) assert.equal(await session.run(LABELS), 0);
      else assert.ok([text('error_interrupted'), text('error_core')].includes(sentence), sentence);
      await session.openPopup();
      if ((await session.popup()).mode !== 'tidy') await session.setMode('tidy');
      assert.equal(await session.run(LABELS), 0);
      await session.setMode('off');
      assert.deepEqual(await session.probe(), untouched);
    });
  }

  test('ended while the reader is open: everything in it still works', async () => {
    const untouched = await open();
    await session.setMode('reader');
    const root = await session.readerRoot();
    await session.killBackground();
    await session.inPage();
    await session.driver.actions().sendKeys('s').perform();
    await session.until('the formats are listed', async () => (await root.findElements(By.css('.formats button'))).length > 0);
    await session.killBackground();
    await (await root.findElement(By.css('#save-markdown'))).click();
    await session.until('a copy was saved', async () => (await (await root.findElement(By.css('.panel .summary'))).getText()) !== '');
    await session.driver.actions().sendKeys(Key.ESCAPE).perform();
    await session.driver.actions().sendKeys(Key.ESCAPE).perform();
    await session.readerGone();
    assert.equal((await session.probe()).dom, untouched.dom);
  });

  test('a late ad goes although the background was ended', async () => {
    await open();
    await session.setMode('tidy');
    await session.killBackground();
    await session.run("const late = document.createElement('p'); late.id = 'late'; late.textContent = 'Advertisment'; document.querySelector('article p:nth-of-type(3)').after(late);");
    await session.until('the late label is gone', async () => (await session.run('return document.getElementById("late").checkVisibility()')) === false);
    await session.setMode('off');
  });

  if (browserName === 'chrome') {
    const reload = async () => {
      await session.inPopup();
      await /** @type {{ reloadExtension: () => Promise<void> }} */ (/** @type {unknown} */ (session)).reloadExtension();
      await session.inPage();
    };

    test('loaded anew with a tidied page: the next click works, and off brings the page back', async () => {
      const untouched = await open();
      await session.setMode('tidy');
      await reload();
      await session.until('the page is as it was', async () => (await session.probe()).dom === untouched.dom);
      await session.openPopup();
      await session.setMode('tidy');
      assert.equal(await session.run(LABELS), 0);
      await session.setMode('off');
      assert.equal((await session.probe()).dom, untouched.dom);
    });

    test('loaded anew with the reader open: the page is as it was, and the next click works', async () => {
      const untouched = await open();
      await session.setMode('reader');
      await session.readerRoot();
      await reload();
      await session.readerGone();
      assert.equal((await session.probe()).dom, untouched.dom);
      await session.openPopup();
      await session.setMode('reader');
      await session.readerRoot();
      await session.setMode('off');
      await session.readerGone();
    });
  } else {
    test('switched off with the reader open: a sentence, a way back that needs no script, and the page as it was', async () => {
      const SHOWN = 'return JSON.stringify([scrollX, scrollY, ...[...document.querySelectorAll("html, body, body *")].map((node) => [getComputedStyle(node).visibility, node.getBoundingClientRect()])])';
      // The browser closes the popup's window, too; so this is the last thing that a session does.
      const own = await openSession();
      try {
        const { switchOff } = /** @type {{ switchOff: () => Promise<void> }} */ (/** @type {unknown} */ (own));
        await own.open(PAGE);
        await own.run('scrollTo(0, 300)');
        const shown = await own.run(SHOWN);
        await own.openReader();
        const ended = await (await own.readerRoot()).findElement(By.css('.ended'));
        assert.equal(await ended.isDisplayed(), false);
        await switchOff();
        await own.inPage();
        await own.until('the reader says that it has ended', () => ended.isDisplayed());
        assert.ok((await ended.getText()).startsWith(text('error_gone')));
        await (await ended.findElement(By.css('button'))).click();
        await own.until('the page stands again', async () => (await own.run(SHOWN)) === shown);
        // What lies beneath a modal dialog takes no click.
        await own.run("document.querySelector('h1').addEventListener('click', ({ target }) => target.setAttribute('data-clicked', ''))");
        await own.driver.findElement(By.css('h1')).click();
        assert.equal(await own.run("return document.querySelector('h1').hasAttribute('data-clicked')"), true);
      } finally {
        await own.close();
      }
    });

    test('an update waits while somebody reads, and is taken afterwards', async () => {
      const { offerUpdate } = /** @type {{ offerUpdate: () => Promise<boolean> }} */ (/** @type {unknown} */ (session));
      await open();
      await session.setMode('reader');
      await session.readerRoot();
      assert.equal(await offerUpdate(), false);
      await session.readerRoot();
      await session.setMode('off');
      await session.readerGone();
      assert.equal(await offerUpdate(), true);
    });
  }
});
