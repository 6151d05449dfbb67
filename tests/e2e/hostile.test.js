// Payloads that broke sanitizers, put wherever a page can put words: nothing runs, nothing but the closed set is drawn, nothing is asked for.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import JSZip from 'jszip';
import { By, Key } from 'selenium-webdriver';
import { inRoot } from '../../tools/build/layout.js';
import { browserName, openSession } from './harness/session.js';
import { terminal } from './harness/terminal.js';

/** Payloads on one page: every one stands in each of the places below. */
const ON_ONE_PAGE = 25;
const STORY =
  'The council voted on Tuesday to reopen the old harbour bridge, a decision that ends four years of detours, complaints and two failed tenders, officials said.';

/** What the reader and the review panel may be made of. */
const ELEMENTS = new Set(
  (
    'a abbr article aside audio b bdi blockquote br button canvas caption cite code data dd del details dialog div dl dt em fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 ' +
    'header hr i img input kbd label legend li main mark nav ol optgroup option output p path pre progress q rect s search section select slot small span strong style sub summary sup svg ' +
    'table tbody td textarea tfoot th thead time tr u ul circle line polyline polygon g'
  ).split(' '),
);
const SCHEMES = /^(https?:|mailto:|#|blob:|data:image\/(png|jpeg|gif|webp|avif);base64,)/;

/** The project's own payloads, and the larger lists of the hostile folder where it is there. */
function payloads() {
  const own = JSON.parse(readFileSync(inRoot('tests', 'hostile', 'payloads.json'), 'utf8'));
  const folder = process.env.BROADSHEET_HOSTILE;
  if (!folder) return own;
  const lists = ['dompurify_fixtures', 'mxss_cheatsheet', 'ammonia'].map((name) => join(folder, `${name}.json`)).filter((file) => existsSync(file));
  return [...own, ...lists.flatMap((file) => JSON.parse(readFileSync(file, 'utf8')).items.map((/** @type {{ payload: string }} */ item) => item.payload))];
}

/** @param {string} text */
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/**
 * An article whose page itself is harmless: every payload is text or a value, so what runs was made to run by us.
 * @param {string[]} list
 * @param {string} origin where its pictures are, whatever its base says
 */
function page(list, origin) {
  const first = escaped(list[0] ?? '');
  const data = JSON.stringify({ '@type': 'NewsArticle', headline: `Harbour ${list[0]}`, author: list.map((name) => ({ '@type': 'Person', name })), image: list }).replaceAll('<', '\\u003c');
  const parts = list.map((payload, number) => {
    const words = escaped(payload);
    return `<p lang="${words}" id="${words}" class="${words}" style="${words}">${STORY} <em style="background: ${words}">${words}</em> <a href="${words}" title="${words}">link ${number}</a></p>
      <figure><img src="${origin}/plain/made/picture.png?${number}" data-src="${words}" srcset="${words} 2x" data-srcset="${words} 600w" alt="${words}" title="${words}"><figcaption>${words} and a caption ${number}</figcaption></figure>
      <blockquote cite="${words}">${words} said the master</blockquote><ul><li>${words}</li></ul><table><caption>${words}</caption><tr><th>${words}</th><td>${words}</td></tr><tr><td>1</td><td>2</td></tr></table>
      <noscript>${words}</noscript><div class="ad-slot" aria-label="${words}">Advertisement</div><h2>${words}</h2><pre><code class="language-${words}">${words}</code></pre>`;
  });
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Harbour ${first} - Daily</title>
    <meta property="og:title" content="Harbour ${first}"><meta name="author" content="${first}"><meta property="og:image" content="${first}">
    <base href="${first}"><link rel="canonical" href="${first}"><script type="application/ld+json">${data}</script>
    <script>
      window.fired = [];
      for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) window[name] = (...words) => void window.fired.push(name + ' ' + words.join(' '));
      document.addEventListener('securitypolicyviolation', (event) => window.fired.push('blocked ' + event.blockedURI));
    </script></head>
    <body><article><h1>Harbour ${first}</h1><p class="byline">By ${first}</p><p>${STORY}</p>${parts.join('\n')}<p>${STORY}</p></article></body></html>`;
}

const all = payloads();
/** @type {string[][]} */
const pages = [];
for (let at = 0; at < all.length; at += ON_ONE_PAGE) pages.push(all.slice(at, at + ON_ONE_PAGE));

describe(`hostile pages in ${browserName}`, () => {
  /** @type {import('./harness/session.js').Session} */
  let session;
  before(async () => {
    session = await openSession();
    for (const [number, list] of pages.entries()) session.server.made.set(`page-${number}.html`, page(list, session.server.origin));
  });
  after(() => session?.close());

  /** What the shadow tree around an element of ours holds that it must not. @param {unknown} inside */
  const strange = (inside) =>
    session
      .run(
        `return [...arguments[0].getRootNode().querySelectorAll('*')].flatMap((element) => [
          'element ' + element.localName,
          ...element.getAttributeNames().flatMap((name) =>
            name.startsWith('on') ? ['handler ' + name] :
            ['href', 'src', 'srcset', 'action', 'formaction', 'data', 'poster', 'xlink:href'].includes(name) ? ['url ' + name + ' ' + element.getAttribute(name)] : []),
        ])`,
        inside,
      )
      .then((/** @type {string[]} */ found) =>
        [...new Set(found)].filter((item) => {
          const [kind, name = '', value = ''] = item.split(' ');
          if (kind === 'element') return !ELEMENTS.has(name);
          if (kind === 'url') return name === 'srcset' ? false : !SCHEMES.test(value);
          return true;
        }),
      );

  for (const [number] of pages.entries()) {
    test(`page ${number + 1} of ${pages.length}: read, tidied and reviewed, nothing runs`, async () => {
      await session.open(`/plain/made/page-${number}.html`);
      const url = await session.run('return location.href');
      const dom = (await session.probe()).dom;
      // By its address, as the page's base may be anything.
      await session.openPopup(url);
      await session.setMode('tidy');
      await session.inPopup();
      await session.driver.findElement(By.id('review')).click();
      const panel = await session.until('the review panel stands', async () => {
        const [host] = await session.hosts();
        const shadow = await host?.getShadowRoot();
        return (await shadow?.findElements(By.css('[role=dialog] li[data-node]')))?.[0];
      });
      assert.deepEqual(await strange(panel), []);
      await session.until('the panel has the focus', () => session.run("const dialog = arguments[0].closest('[role=dialog]'); return dialog.contains(dialog.getRootNode().activeElement)", panel));
      await session.driver.actions().sendKeys(Key.ESCAPE).perform();
      await session.readerGone();
      await session.setMode('reader');
      const root = await session.readerRoot();
      assert.deepEqual(await strange(await root.findElement(By.css('.story'))), []);
      assert.equal(await session.run('return location.href'), url);
      await session.setMode('off');
      await session.readerGone();
      assert.equal((await session.probe()).dom, dom);
      assert.deepEqual(await session.run('return window.fired'), []);
    });

    /** What a document that a reader kept must not hold, as seen by the browser that shows it. */
    const harmless = async () => {
      // A dialog that a payload opened would make this fail.
      const handlers = await session.run("return [...document.querySelectorAll('*')].flatMap((element) => element.getAttributeNames()).filter((name) => name.startsWith('on'))");
      assert.deepEqual(handlers, []);
      assert.equal(await session.run("return document.querySelectorAll('script, iframe, object, embed, base, form').length"), 0);
      assert.equal(await session.run("return [...document.querySelectorAll('a[href]')].filter((link) => !/^(https?|mailto):/.test(link.href)).length"), 0);
    };
    /** @param {string[]} options */
    const exported = (...options) => {
      const { status, stdout, stderr } = spawnSync(terminal, ['-', ...options, '--url', 'https://news.invalid/harbour'], {
        input: String(session.server.made.get(`page-${number}.html`)),
        encoding: 'utf8',
      });
      assert.equal(status, 0, stderr);
      return stdout;
    };

    test(`page ${number + 1} of ${pages.length}: exported as HTML and opened, nothing runs`, async () => {
      session.server.made.set(`export-${number}.html`, exported('--format', 'html'));
      await session.open(`/plain/made/export-${number}.html`);
      await harmless();
    });

    test(`page ${number + 1} of ${pages.length}: kept as a book and opened, nothing runs`, async () => {
      const folder = mkdtempSync(join(tmpdir(), 'broadsheet-book-'));
      exported('--epub', join(folder, 'book.epub'));
      const book = await JSZip.loadAsync(readFileSync(join(folder, 'book.epub')));
      rmSync(folder, { recursive: true, force: true });
      const sheets = Object.keys(book.files).filter((name) => name.endsWith('.xhtml'));
      assert.ok(sheets.length >= 2, `the book holds ${Object.keys(book.files).join(', ')}`);
      for (const sheet of sheets) {
        const body = await /** @type {import('jszip').JSZipObject} */ (book.file(sheet)).async('string');
        session.server.made.set(`book-${number}.xhtml`, { type: 'application/xhtml+xml', body });
        await session.open(`/plain/made/book-${number}.xhtml`);
        assert.equal(await session.run("return document.querySelector('parsererror')?.textContent ?? document.documentElement.localName"), 'html', `${sheet} is not well-formed`);
        // The book's own sheets and the places in them are linked by their names alone.
        await session.run("for (const link of document.querySelectorAll('a[href^=\"#\"], a[href*=\".xhtml\"]')) link.removeAttribute('href')");
        await harmless();
      }
    });
  }

  test('no stranger was asked for anything', () => {
    assert.deepEqual(session.watchman.strangers().filter((host) => host !== 'news.invalid'), []);
  });
});

// In a browser of its own: what runs here opens windows and takes the focus.
test(`the payloads are able to run: as markup in the page they do, in ${browserName}`, async () => {
  const session = await openSession();
  try {
    session.server.made.set('control.html', page(['words'], session.server.origin));
    await session.open('/plain/made/control.html');
    await session.run("const box = document.createElement('div'); document.body.append(box); box.innerHTML = arguments[0].join('')", all);
    await session.until('a payload ran', async () => (await session.run('return window.fired.length')) > 0);
  } finally {
    await session.close();
  }
});
