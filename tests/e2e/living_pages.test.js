// Pages that go on living while Broadsheet is at work: late ads, other addresses, overlays, and pages that fight back.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { By, Key } from 'selenium-webdriver';
import { browserName, openSession, text } from './harness/session.js';

const PAGE = '/plain/fixtures/living.html';

describe(`living pages in ${browserName}`, () => {
  /** @type {import('./harness/session.js').Session} */
  let session;
  before(async () => {
    session = await openSession();
  });
  after(() => session?.close());

  /** @param {string} [path] */
  async function open(path = PAGE) {
    await session.open(path);
    const untouched = await session.probe();
    await session.openPopup();
    return untouched;
  }

  test('an ad label that comes late goes, too', async () => {
    await open();
    await session.setMode('tidy');
    await session.run(`
      const late = document.createElement('p');
      late.id = 'late';
      late.textContent = 'Advertisment';
      document.querySelector('article p:nth-of-type(3)').after(late);
    `);
    await session.until('the late label is gone', async () => (await session.run('return document.getElementById("late").checkVisibility()')) === false);
    await session.setMode('off');
    assert.equal(await session.run('return document.getElementById("late").checkVisibility()'), true);
    assert.equal(await session.run('return document.querySelectorAll("[style]").length'), 0);
  });

  test('a page that answers every hiding with a new ad makes no endless loop', async () => {
    await open();
    await session.run(`
      window.made = 0;
      new MutationObserver((records) => {
        for (const { target } of records) {
          if (target.style.display !== 'none' || window.made >= 1000) continue;
          window.made += 1;
          const again = document.createElement('p');
          again.textContent = 'Advertisment';
          document.querySelector('article').append(again);
        }
      }).observe(document, { subtree: true, attributes: true, attributeFilter: ['style'] });
    `);
    await session.setMode('tidy');
    await new Promise((resolve) => setTimeout(resolve, 4000));
    const made = await session.run('return window.made');
    assert.ok(made > 0, 'the page did not fight');
    assert.ok(made < 100, `the page made ${made} ads in four seconds`);
  });

  test('an overlay goes with its curtain, scrolling comes back, and nothing blank is left', async () => {
    const untouched = await open('/plain/fixtures/overlay.html');
    await session.setMode('tidy');
    const seen = `
      const shown = (name) => document.querySelector(name).checkVisibility();
      return { curtain: shown('.curtain'), letter: shown('.letter'), slot: document.querySelector('.outer').offsetHeight, root: getComputedStyle(document.documentElement).overflowY };
    `;
    assert.deepEqual(await session.run(seen), { curtain: false, letter: false, slot: 0, root: 'auto' });
    await session.setMode('off');
    assert.deepEqual(await session.probe(), untouched);
  });

  test('a form that hides its own DOM loses none of its words', async () => {
    await session.open('/plain/fixtures/clobbered.html');
    await session.openPopup();
    await session.setMode('reader');
    const story = await (await session.readerRoot()).findElement(By.css('.story'));
    assert.match(await story.getText(), /Rescue boats reached it in the early hours/);
    await session.setMode('off');
  });

  test('the page gets no key while the reader is open', async () => {
    await open();
    await session.run(`
      window.keys = [];
      for (const type of ['keydown', 'keypress', 'keyup']) document.addEventListener(type, (event) => window.keys.push(event.key), true);
    `);
    await session.setMode('reader');
    await session.readerRoot();
    await session.inPage();
    await session.driver.actions().sendKeys('x', Key.SPACE, Key.TAB).perform();
    assert.deepEqual(await session.run('return window.keys'), []);
    await session.driver.actions().sendKeys(Key.ESCAPE).perform();
    await session.readerGone();
  });

  test('a page that takes the reader away once gets it back', async () => {
    await open();
    await session.setMode('reader');
    await session.readerRoot();
    await session.run('arguments[0].remove()', (await session.hosts())[0]);
    const root = await session.readerRoot();
    await session.until('the reader says so', async () => (await (await root.findElement(By.css('.notice'))).getText()) === text('reader_returned'));
    await session.setMode('off');
    await session.readerGone();
  });

  test('a page that keeps taking the reader away gets its way, and the popup says so', async () => {
    await open();
    await session.setMode('reader');
    await session.readerRoot();
    await session.run(
      `const [host] = arguments;
       new MutationObserver(() => host.remove()).observe(document, { childList: true, subtree: true });
       host.remove();`,
      (await session.hosts())[0],
    );
    await session.until('the popup says that the page closed the reader', async () => (await session.popup()).sentence === text('reader_lost'));
    assert.equal(await session.run('return getComputedStyle(document.body).visibility'), 'visible');
  });

  test('the reader closes when the page moves to another address', async () => {
    await open();
    await session.setMode('reader');
    await session.readerRoot();
    await session.run('history.pushState({}, "", "another.html")');
    await session.readerGone();
    assert.equal(await session.run('return getComputedStyle(document.body).visibility'), 'visible');
  });

  test('clicks that come too fast end where the last one went', async () => {
    const untouched = await open();
    await session.inPopup();
    await session.driver.executeScript(`for (const mode of ['tidy', 'reader', 'off', 'reader', 'tidy', 'reader', 'off']) document.getElementById('mode-' + mode).click();`);
    await session.until('the page is as it was', async () => {
      const { state, mode } = await session.popup();
      return mode === 'off' && state !== text('state_reader') && state !== text('state_tidy') && (await session.hosts()).length === 0;
    });
    await new Promise((resolve) => setTimeout(resolve, 1000));
    assert.deepEqual(await session.probe(), untouched);
  });
});
