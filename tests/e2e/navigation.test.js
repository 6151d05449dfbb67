// Pages come and go under Broadsheet: reload, back and forward, another address, a document opened anew, a page that empties itself. Afterwards the page is as it is without Broadsheet, and the next click works.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { browserName, openSession, text } from './harness/session.js';

// Pages that the browser may keep alive: without `no-store`.
const PAGE = '/plain/made/kept.html';
const OTHER = '/plain/made/kept-other.html';
const LABELS = 'return [...document.querySelectorAll("article p")].filter((p) => p.textContent === "Advertisment" && p.checkVisibility()).length';

describe(`navigation in ${browserName}`, () => {
  /** @type {import('./harness/session.js').Session} */
  let session;
  before(async () => {
    session = await openSession();
    const html = readFileSync(new URL('fixtures/living.html', import.meta.url), 'utf8').replace('</head>', '<script>window.since = performance.now(); addEventListener("pageshow", (event) => (window.kept = event.persisted));</script></head>');
    session.server.made.set('kept.html', html);
    session.server.made.set('kept-other.html', html.replaceAll('harbour', 'lake'));
  });
  after(() => session?.close());

  async function open() {
    await session.open(PAGE);
    const untouched = await session.probe();
    await session.openPopup();
    return untouched;
  }

  /** Uses the browser's own buttons. @param {'back' | 'forward' | 'refresh'} way */
  async function go(way) {
    await session.inPage();
    await session.driver.navigate()[way]();
    await session.until('the page stands', () => session.driver.executeScript("return document.readyState === 'complete'"));
  }

  /** The next click works. */
  async function clickAgain() {
    await session.openPopup();
    if ((await session.popup()).mode !== 'tidy') await session.setMode('tidy');
    assert.equal(await session.run(LABELS), 0);
    await session.setMode('off');
    assert.equal(await session.run(LABELS), 2);
  }

  for (const mode of /** @type {const} */ (['tidy', 'reader'])) {
    test(`${mode}: reload`, async () => {
      const untouched = await open();
      await session.setMode(mode);
      await go('refresh');
      assert.equal((await session.probe()).dom, untouched.dom);
      await clickAgain();
    });

    test(`${mode}: away and back`, async () => {
      const untouched = await open();
      await session.setMode(mode);
      await session.open(OTHER);
      assert.equal((await session.hosts()).length, 0);
      assert.equal(await session.run(LABELS), 2);
      await go('back');
      // A page that was kept alive is as it was left; one that was loaded anew is untouched.
      if (mode === 'tidy' && (await session.run('return window.kept'))) assert.equal(await session.run(LABELS), 0);
      await session.openPopup();
      if ((await session.popup()).mode !== 'off') await session.setMode('off');
      await session.readerGone();
      assert.equal((await session.probe()).dom, untouched.dom);
      await clickAgain();
    });

    test(`${mode}: the document is opened anew`, async () => {
      await open();
      await session.setMode(mode);
      await session.run("const html = '<!doctype html><title>Another</title><article><p>One.</p><p>Advertisment</p><p>Two.</p><p>Advertisment</p></article>'; document.open(); document.write(html); document.close();");
      await session.readerGone();
      assert.match(await session.run('return document.body.innerText'), /One\./);
      assert.equal(await session.run('return getComputedStyle(document.body).visibility'), 'visible');
      await session.openPopup();
      assert.notEqual((await session.popup()).state, '');
    });

    test(`${mode}: the page empties itself`, async () => {
      await open();
      await session.setMode(mode);
      await session.run('document.body.remove()');
      await new Promise((resolve) => setTimeout(resolve, 1500));
      await session.openPopup();
      assert.notEqual((await session.popup()).state, '');
      await session.run("const body = document.createElement('body'); body.innerHTML = '<p>New.</p>'; document.documentElement.append(body); for (const one of [...document.documentElement.children]) if (!/^(head|body)$/.test(one.localName)) one.remove();");
      await session.openPopup();
      if ((await session.popup()).mode !== 'off') await session.setMode('off');
      assert.equal(await session.run('return getComputedStyle(document.body).visibility'), 'visible');
    });
  }

  test('a page that is too long for a message is read in part, and says so', async () => {
    await session.open(PAGE);
    await session.run("const p = document.createElement('p'); p.textContent = 'More and more words of the same story, said the council. '.repeat(600000); document.querySelector('article').append(p);");
    await session.openPopup();
    await session.until('the popup says so', async () => (await session.popup()).sentence.startsWith(text('note_cut')));
    await session.open('/plain/fixtures/no_article.html');
  });

  test('a page that grows without end is read to an end', async (context) => {
    await open();
    await session.run("const grow = () => { for (let at = 0; at < 200; at += 1) { const p = document.createElement('p'); p.textContent = 'More and more words of the same story, said the council. '.repeat(5); document.querySelector('article').append(p); } if (document.querySelectorAll('p').length < 100000) setTimeout(grow); }; grow();");
    await session.inPopup();
    const took = await session.driver.executeAsyncScript("const [done] = arguments; const begun = performance.now(); (globalThis.browser ?? chrome).runtime.sendMessage({ verb: 'tab/state', tab: Number(new URLSearchParams(location.search).get('tab')) }).then((answer) => done(answer.ok ? performance.now() - begun : answer.sentence))");
    assert.equal(typeof took, 'number', String(took));
    // A person is promised three seconds; what a busy machine takes is told, not judged.
    context.diagnostic(`it took ${Math.round(Number(took))} ms`);
    await session.open('/plain/fixtures/no_article.html');
  });
});
