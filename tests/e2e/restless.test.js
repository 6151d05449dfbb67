// Restless pages: something on them changes all the time. What is new beside it goes as soon as elsewhere, and words of the story are seen at once; but the page is not read all the time.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { browserName, openSession } from './harness/session.js';

const words = (/** @type {string} */ name, /** @type {number} */ at) => `The ${name}, which had left the harbour on day ${at} with forty people on board, ran aground on a sandbank, officials said.`;
const AD = '<div class="ad-slot" id="late"><span>Advertisement</span><div style="height: 250px"></div></div>';

/** Rows that are drawn by their number, as frameworks do: a new post moves all words one row on. */
const ROWS = `
  const article = document.querySelector('article');
  const posts = Array.from({ length: 12 }, (_, at) => ${JSON.stringify(words('ship', 0))}.replace('day 0', 'day ' + at));
  window.draw = () => {
    const rows = posts.flatMap((words, at) => (at % 3 === 2 ? [words, 'Advertisement'] : [words]));
    rows.forEach((words, at) => {
      const row = article.children[at + 1] ?? article.appendChild(document.createElement('div'));
      row.className = words === 'Advertisement' ? 'ad-slot' : 'entry';
      if (row.textContent !== words) row.textContent = words;
    });
  };
  draw();
  window.post = (words) => { posts.unshift(words); draw(); };
`;
const CLOCK = (/** @type {number} */ ms) => `setInterval(() => { const now = document.createElement('b'); now.textContent = Date.now(); clock.replaceChildren(now); }, ${ms});`;
const page = (/** @type {string} */ script, story = '') =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The ship on the sandbank</title><meta property="og:type" content="article"></head><body><div id="clock"></div><main><article><h1>The ship on the sandbank</h1>${story}</article></main><script>${script}</script></body></html>`;
const STORY = Array.from({ length: 12 }, (_, at) => `<p>${words('ship', at)}</p>`).join('');
// After so long a page whose clock brings nothing is read every eight seconds or less.
const RESTLESS_MS = 9000;

describe(`restless pages in ${browserName}`, () => {
  /** @type {import('./harness/session.js').Session} */
  let session;
  before(async () => {
    session = await openSession();
  });
  after(() => session?.close());

  /** @param {string} html */
  async function tidied(html) {
    session.server.made.set('restless.html', html);
    await session.open('/plain/made/restless.html');
    await session.openPopup();
    await session.setMode('tidy');
  }
  const rest = () => session.run(`return new Promise((done) => setTimeout(done, ${RESTLESS_MS}))`);
  /** Milliseconds until something holds in the page, asked in it. @param {string} start @param {string} condition */
  const time = (start, condition) =>
    session.run(`const begun = performance.now(); ${start}; return new Promise((done) => { const ask = () => (${condition} || performance.now() - begun > 12000 ? done(performance.now() - begun) : setTimeout(ask, 10)); ask(); });`);

  test('a new post moves all words by one row: they are seen at once, and the ads are soon gone', async () => {
    await tidied(page(ROWS + CLOCK(1000)));
    await rest();
    const rows = "[...document.querySelectorAll('article > div')]";
    const seen = await time(`post(${JSON.stringify(words('ferry', 99))})`, `${rows}.every((row) => row.textContent === 'Advertisement' || row.checkVisibility())`);
    assert.ok(seen < 250, `the story was whole after ${seen} ms`);
    const gone = await time('', `${rows}.every((row) => row.textContent !== 'Advertisement' || !row.checkVisibility())`);
    assert.ok(gone < 3000, `the ads were gone after ${gone} ms`);
  });

  test('an ad that comes late beside a clock goes soon', async () => {
    await tidied(page(CLOCK(1000), STORY));
    await rest();
    const gone = await time(`document.querySelectorAll('p')[4].insertAdjacentHTML('afterend', ${JSON.stringify(AD)})`, '!late.checkVisibility()');
    assert.ok(gone < 3000, `it was gone after ${gone} ms`);
  });

  test('whoever scrolls has the page looked at, though a look was put off', async () => {
    await tidied(page(CLOCK(200), STORY));
    await rest();
    // Paragraphs are nothing new here: they came in vain before.
    for (let times = 0; times < 3; times += 1) {
      await session.run(`document.querySelector('article').insertAdjacentHTML('beforeend', '<p>${words('boat', 0)}</p>'); window.dispatchEvent(new Event('scroll'));`);
      await session.run('return new Promise((done) => setTimeout(done, 1800))');
    }
    await rest();
    const gone = await time(`document.querySelectorAll('p')[4].insertAdjacentHTML('afterend', '<p id="late">Advertisment</p>'); window.dispatchEvent(new Event('scroll'))`, '!late.checkVisibility()');
    assert.ok(gone < 3000, `it was gone after ${gone} ms`);
  });

  test('a page that changes ten times a second, also in what is hidden, is seldom read', async () => {
    await tidied(page(`${CLOCK(100)} setInterval(() => { const ad = document.querySelector('.ad-slot div'); ad.innerHTML = '<span>' + Date.now() + '</span>'; }, 100);`, STORY + AD));
    await rest();
    // The popup hears what is asked of the core.
    await session.inPopup();
    const looks = await session.driver.executeAsyncScript(`
      const done = arguments[0];
      let looks = 0;
      (globalThis.browser ?? chrome).runtime.onMessage.addListener(({ verb }) => void (looks += verb === 'core/read'));
      setTimeout(() => done(looks), ${RESTLESS_MS});
    `);
    assert.ok(looks <= 2, `it was read ${looks} times in ${RESTLESS_MS} ms`);
  });
});
