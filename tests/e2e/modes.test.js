// Reader on and off, tidy on and off, whatever the page forbids; afterwards the page is what it was.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { By } from 'selenium-webdriver';
import { VARIANTS } from './harness/server.js';
import { browserName, openSession, text } from './harness/session.js';

const ARTICLE = 'pages/newsdrum--publisher/page.html';
const PICTURE = '/newsdrum--publisher/meeting.jpg';
const FORBIDS_PICTURES = ['csp-none', 'sandbox'];
const FIRST_WORDS = 'New Delhi: US Secretary of State Antony Blinken has opened';

describe(`modes in ${browserName}`, () => {
  /** @type {import('./harness/session.js').Session} */
  let session;
  before(async () => {
    session = await openSession();
  });
  after(() => session?.close());

  /** A reader in the middle of something: scrolled down, with a control in use. */
  async function openInTheMiddle(/** @type {string} */ variant) {
    await session.open(`/${variant}/${ARTICLE}`);
    await session.run(`
      document.querySelector('.search input').focus({ preventScroll: true });
      window.scrollTo({ top: 640, behavior: 'instant' });
    `);
    const before = await session.probe();
    assert.equal(before.scroll[1], 640);
    assert.match(before.focus, /^input/i);
    await session.openPopup();
    return before;
  }

  for (const variant of Object.keys(VARIANTS)) {
    test(`${variant}: the reader opens, and leaves the page as it was`, async () => {
      const before = await openInTheMiddle(variant);
      const requests = session.server.requests.length;
      await session.setMode('reader');
      const root = await session.readerRoot();
      const story = await root.findElement(By.css('.story'));
      assert.ok((await story.getText()).includes(FIRST_WORDS));
      assert.equal(await session.run('return getComputedStyle(document.body).visibility'), 'hidden');
      assert.equal(await session.run('return location.href'), before.url);
      await session.setMode('off');
      await session.readerGone();
      assert.deepEqual(await session.probe(), before);
      const asked = session.server.requests.slice(requests);
      // A page that forbids itself its pictures never had the article's; the reader may show that one, and asks for nothing else.
      const allowed = FORBIDS_PICTURES.includes(variant) ? [PICTURE] : [];
      assert.deepEqual(asked.filter((path) => !allowed.some((end) => path.endsWith(end))), [], 'the reader asked the site for something');
    });

    test(`${variant}: tidy takes the clutter away, and brings it back`, async () => {
      const before = await openInTheMiddle(variant);
      const label = 'return [...document.querySelectorAll("body *")].filter((element) => element.children.length === 0 && /^advertisment$/i.test(element.textContent.trim()) && element.checkVisibility()).length';
      assert.ok((await session.run(label)) >= 10);
      await session.setMode('tidy');
      const popup = await session.popup();
      assert.equal(popup.state, text('state_tidy'));
      assert.ok(Object.keys(popup.counts).length > 0, 'the popup counts nothing');
      await session.until('no ad label is left', async () => (await session.run(label)) === 0);
      const story = await session.run('return [...document.querySelectorAll(".post-content > p")].find((p) => p.textContent.startsWith("New Delhi")).checkVisibility()');
      assert.equal(story, true);
      await session.setMode('off');
      assert.deepEqual(await session.probe(), before);
    });
  }

  test('the reader over a tidied page goes back to the tidied page, and off to the page', async () => {
    const before = await openInTheMiddle('plain');
    await session.setMode('tidy');
    const tidied = await session.probe();
    assert.notEqual(tidied.dom, before.dom);
    await session.setMode('reader');
    await session.readerRoot();
    await session.setMode('tidy');
    await session.readerGone();
    assert.equal((await session.probe()).dom, tidied.dom);
    await session.setMode('off');
    assert.deepEqual(await session.probe(), before);
  });
});
