// In place: pages that write other words into what is there, draw into shadow trees, or lead to a place that is hidden. A tidied page shows the words of its story, wherever they come.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { browserName, openSession } from './harness/session.js';

const LATE = 'The ministry of transport announced an inquiry on the next morning, which is to be finished before the winter, as a spokesman told the newspaper.';
const WORDS = [
  'The ship, which had left the harbour on Monday with forty people on board, ran aground on a sandbank, officials said.',
  'Rescue boats reached it in the early hours, said the coast guard, which had been called by a fisherman of the town.',
  'It was the third such accident this year, and many in the town had known that it would come to this before long.',
  'The weather had been calm, the sea flat, and the visibility excellent, according to the national weather service.',
  'The captain, who has sailed these waters for thirty years, was heard by the police for three hours on Tuesday.',
  'A second ship is to take the passengers home, although nobody could say on which day of the week it would come.',
];
const TEXT = WORDS.map((words) => `<p>${words}</p>`);
const SLOT = '<div class="wrap" style="min-height: 90px"><div class="ad-slot" id="slot"><span>Advertisement</span></div></div>';
const COMMENTS = `<section id="comments" class="comments"><h2>6 Comments</h2>${WORDS.map((words, at) => `<div class="comment" id="comment-${at}"><b class="author">reader${at}</b><p>${words}</p><a href="#r">Reply</a></div>`).join('')}</section>`;

/** @param {string} story @param {string} [after] @param {string} [script] */
const page = (story, after = '', script = '') =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The ship on the sandbank</title><meta property="og:type" content="article"></head><body><main><article><h1>The ship on the sandbank</h1>${story}</article>${after}</main><script>${script}</script></body></html>`;
const withSlot = page(TEXT.slice(0, 3).join('') + SLOT + TEXT.slice(3).join(''));
const withLabel = page(`${TEXT.slice(0, 3).join('')}<p id="label">Advertisement</p>${TEXT.slice(3).join('')}`);
const withComments = page(TEXT.join('') + TEXT.join('').replaceAll('said', 'told'), COMMENTS);

describe(`in place in ${browserName}`, () => {
  /** @type {import('./harness/session.js').Session} */
  let session;
  before(async () => {
    session = await openSession();
  });
  after(() => session?.close());

  /** @param {string} html @param {string} [fragment] */
  async function tidied(html, fragment = '') {
    session.server.made.set('in-place.html', html);
    await session.open('/plain/fixtures/nothing.txt').catch(() => {});
    await session.open(`/plain/made/in-place.html${fragment}`);
    await session.openPopup();
    await session.setMode('tidy');
  }
  /** @param {string} selector */
  const isSeen = (selector) => session.run('return document.querySelector(arguments[0])?.checkVisibility() ?? false', selector);
  const comes = (/** @type {string} */ selector) => session.until(`${selector} is seen`, () => isSeen(selector));

  for (const [how, script] of /** @type {const} */ ([
    ['another text in its text node', 'label.firstChild.data = arguments[0]'],
    ['another text node', 'label.textContent = arguments[0]'],
  ])) {
    test(`a label that becomes a paragraph of the story: ${how}`, async () => {
      await tidied(withLabel);
      assert.equal(await isSeen('#label'), false);
      await session.run(script, LATE);
      await comes('#label');
      await session.setMode('off');
      assert.equal(await session.run('return document.querySelectorAll("[style]").length'), 0);
    });
  }

  for (const [how, script, selector] of /** @type {const} */ ([
    ['a paragraph in the wrapper', "document.querySelector('.wrap').insertAdjacentHTML('beforeend', `<p id=late>${arguments[0]}</p>`)", '#late'],
    ['bare text in the wrapper', "document.querySelector('.wrap').append(arguments[0])", '.wrap'],
    ['text in the slot, which is none any more', "slot.className = ''; slot.textContent = arguments[0]", '#slot'],
  ])) {
    test(`an emptied wrapper gets words: ${how}`, async () => {
      await tidied(withSlot);
      assert.equal(await isSeen('.wrap'), false);
      await session.run(script, LATE);
      await comes(selector);
    });
  }

  test('what is no more than another ad in an emptied wrapper leaves no blank', async () => {
    await tidied(withSlot);
    await session.run(`document.querySelector('.wrap').insertAdjacentHTML('beforeend', '<div class="ad-slot" id="next"><span>Advertisement</span></div>')`);
    await session.until('both are gone', async () => !(await isSeen('#next')) && !(await isSeen('.wrap')));
  });

  test('an ad that comes late into a shadow tree goes', async () => {
    await tidied(
      page('<x-story></x-story>', '', `customElements.define('x-story', class extends HTMLElement { connectedCallback() { window.tree = this.attachShadow({ mode: 'open' }); window.tree.innerHTML = ${JSON.stringify(TEXT.join(''))}; } });`),
    );
    await session.run(`window.tree.querySelectorAll('p')[2].insertAdjacentHTML('afterend', ${JSON.stringify(SLOT)})`);
    await session.until('it is gone', async () => (await session.run("return window.tree.querySelector('#slot').checkVisibility()")) === false);
  });

  test('a shadow tree that an element gets late, as its program was loaded late, is tidied, too', async () => {
    await tidied(page(`${'<span></span>'.repeat(400)}<x-late></x-late>`, '', `window.begin = () => customElements.define('x-late', class extends HTMLElement { connectedCallback() { window.tree = this.attachShadow({ mode: 'open' }); window.tree.innerHTML = ${JSON.stringify(TEXT.join('') + SLOT)}; } });`));
    await session.run('return new Promise((done) => setTimeout(done, 1500)).then(window.begin)');
    await session.until('it is gone', async () => (await session.run("return window.tree.querySelector('#slot').checkVisibility()")) === false);
  });

  test('what the address names is shown, on arrival and later, and stays', async () => {
    await tidied(withComments, '#comment-5');
    assert.equal(await isSeen('#comment-5'), true);
    await tidied(withComments);
    assert.equal(await isSeen('#comments'), false);
    await session.run("location.hash = '#comments'");
    await comes('#comments');
    await session.until('the window went there', () => session.run('return document.getElementById("comments").getBoundingClientRect().top < innerHeight'));
    await session.run(`document.querySelector('article').insertAdjacentHTML('beforeend', '<p>${LATE}</p>')`);
    await new Promise((resolve) => setTimeout(resolve, 2500));
    assert.equal(await isSeen('#comments'), true);
  });

  test('nothing goes from what somebody writes in the page', async () => {
    await tidied(page(`<div contenteditable="true" id="draft">${TEXT.slice(0, 3).join('')}<p id="label">Advertisement</p>${TEXT.slice(3).join('')}</div>`));
    assert.equal(await session.run('return document.querySelectorAll("#draft [style]").length'), 0);
    assert.equal(await isSeen('#label'), true);
  });
});
