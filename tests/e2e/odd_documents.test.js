// Odd documents are what a tab can show that is no ordinary page: XML, drawings, data, files, frames. Each is read, or a plain sentence says that it cannot be; none is changed for good.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { after, before, describe, test } from 'node:test';
import { By } from 'selenium-webdriver';
import { inRoot } from '../../tools/build/layout.js';
import { browserName, openSession, text } from './harness/session.js';

const STORY = Array.from({ length: 6 }, (_, at) => `The council voted on Tuesday, for the ${at + 1}. time, to reopen the old harbour bridge, a decision that ends four years of detours, complaints and two failed tenders, officials said.`);
const ARTICLE = `<article><h1>The bridge opens again</h1>${STORY.map((words) => `<p>${words}</p>`).join('')}</article>`;
const HTML = `<!doctype html><html lang="en"><head><title>The bridge opens again</title></head><body>${ARTICLE}</body></html>`;
const PDF = '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\ntrailer<</Root 1 0 R>>';

/** Files that the server sends. @type {Record<string, { type: string, body: string | Buffer, article?: boolean }>} */
const FILES = {
  'story.xhtml': { type: 'application/xhtml+xml', body: `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>The bridge</title></head><body>${ARTICLE}</body></html>`, article: true },
  'plain.xml': { type: 'application/xml', body: `<?xml version="1.0"?><story>${STORY.map((words) => `<p>${words}</p>`).join('')}</story>` },
  'broken.xhtml': { type: 'application/xhtml+xml', body: '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>words</body></html>' },
  'drawing.svg': { type: 'image/svg+xml', body: `<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"><title>Bridge</title><text y="20">${STORY[0]}</text><foreignObject width="90" height="90"><div xmlns="http://www.w3.org/1999/xhtml">${STORY.map((words) => `<p>${words}</p>`).join('')}</div></foreignObject></svg>` },
  'data.json': { type: 'application/json', body: JSON.stringify({ title: 'Bridge', words: STORY }) },
  'words.txt': { type: 'text/plain; charset=utf-8', body: `The bridge opens again\n\n${STORY.join('\n\n')}` },
  'picture.jpg': { type: 'image/jpeg', body: readFileSync(inRoot('tests', 'e2e', 'fixtures', 'harbour.jpg')) },
  'paper.pdf': { type: 'application/pdf', body: PDF },
  'empty.html': { type: 'text/html', body: '' },
  'frames.html': { type: 'text/html', body: '<frameset cols="50%,50%"><frame src="story.html"><frame src="story.html"></frameset>' },
  'srcdoc.html': { type: 'text/html', body: HTML.replace('</article>', `</article><iframe srcdoc="${ARTICLE.replaceAll('"', '&quot;')}"></iframe><iframe sandbox src="story.html"></iframe><iframe sandbox="allow-scripts" srcdoc="<p>Advertisement</p>"></iframe>`), article: true },
  'story.html': { type: 'text/html', body: HTML, article: true },
};

describe(`odd documents in ${browserName}`, () => {
  /** @type {import('./harness/session.js').Session} */
  let session;
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-file-'));
  before(async () => {
    session = await openSession();
    for (const [name, file] of Object.entries(FILES)) session.server.made.set(name, file);
    writeFileSync(join(folder, 'story.html'), HTML);
  });
  after(async () => {
    await session?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Every node of the page, as far as a script may see it. */
  const dom = () => session.probe().then(({ dom }) => dom, () => '');

  /**
   * Clicks, and asks for each mode in turn.
   * @param {boolean} [article] whether there is one for sure
   */
  async function tryEverything(article = false) {
    // The browser builds what shows a picture or a PDF after the page has loaded.
    let untouched = await dom();
    await session.until('the document is whole', async () => {
      const before = untouched;
      await setTimeout(250);
      untouched = await dom();
      return untouched === before;
    });
    await session.openPopup();
    const { state, sentence } = await session.popup();
    assert.notEqual(state, '');
    if (state === text('state_cannot')) {
      assert.equal(article, false);
      assert.equal(sentence, text('error_no_access'));
      assert.equal(await session.driver.findElement(By.id('mode')).getAttribute('disabled'), 'true');
      return;
    }
    for (const mode of ['tidy', 'reader', 'off']) {
      const answer = await session.driver.executeAsyncScript(
        "const [mode, done] = arguments; (globalThis.browser ?? chrome).runtime.sendMessage({ verb: 'tab/set-mode', tab: Number(new URLSearchParams(location.search).get('tab')), mode }).then(done, (error) => done({ ok: false, sentence: 'ERROR ' + error }))",
        mode,
      );
      const said = /** @type {{ ok: boolean, sentence: string }} */ (answer);
      if (article) assert.equal(said.ok, true, said.sentence);
      if (!said.ok) assert.match(said.sentence, /^[A-Z][^:{}]*\.$/, 'no plain sentence');
    }
    await session.until('the document is as it was', async () => (await dom()) === untouched);
  }

  for (const [name, { article }] of Object.entries(FILES)) {
    test(name, async () => {
      await session.inPage();
      await session.driver.get(`${session.server.origin}/plain/made/${name}`).catch(() => {});
      await tryEverything(article);
    });
  }

  for (const [name, address] of /** @type {[string, () => string][]} */ ([
    ['data:', () => `data:text/html,${encodeURIComponent(HTML)}`],
    ['file:', () => String(pathToFileURL(join(folder, 'story.html')))],
  ])) {
    test(name, async () => {
      await session.inPage();
      await session.driver.get(address());
      await tryEverything();
    });
  }

  test('blob:', async () => {
    await session.open('/plain/made/story.html');
    const address = await session.run("return URL.createObjectURL(new Blob([document.documentElement.outerHTML], { type: 'text/html' }))");
    await session.run('location.href = arguments[0]', address);
    await session.until('the blob is shown', async () => (await session.driver.getCurrentUrl()) === address);
    await tryEverything();
  });

  test('a page under a sandbox that forbids scripts', async () => {
    await session.open('/sandbox/made/story.html');
    await tryEverything(true);
  });
});
