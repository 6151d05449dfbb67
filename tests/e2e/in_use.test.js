// In use: what somebody writes in or listens to stays where it is, a player that floats comes back to its place, and the focus and every scrolled box are where they were.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { By } from 'selenium-webdriver';
import { browserName, openSession } from './harness/session.js';

const WORDS = [
  'The ship, which had left the harbour on Monday with forty people on board, ran aground on a sandbank, officials said.',
  'Rescue boats reached it in the early hours, said the coast guard, which had been called by a fisherman of the town.',
  'It was the third such accident this year, and many in the town had known that it would come to this before long.',
  'The weather had been calm, the sea flat, and the visibility excellent, according to the national weather service.',
  'The captain, who has sailed these waters for thirty years, was heard by the police for three hours on Tuesday.',
  'A second ship is to take the passengers home, although nobody could say on which day of the week it would come.',
];
const TEXT = WORDS.map((words) => `<p>${words}</p>`).join('');
const LONG = TEXT + TEXT.replaceAll('said', 'told') + TEXT.replaceAll('the', 'our');
const AD = '<div class="ad-slot"><span>Advertisement</span><div style="height: 250px"></div></div>';
const LETTER = '<aside class="newsletter-signup" id="letter"><h3>Sign up for our newsletter</h3><p>The most important stories in your inbox every morning.</p><form><input type="email" id="mail"><button type="submit">Sign up</button></form></aside>';
const WRITTEN = `<h3>6 comments</h3><form><textarea id="field"></textarea><button type="button">Post</button></form>${WORDS.map((words) => `<div class="comment"><b class="author">reader</b><p>${words}</p><button type="button">Reply</button></div>`).join('')}`;
const COMMENTS = `<section class="comments" id="comments">${WRITTEN}</section>`;

/** @param {string} body @param {string} [script] @param {string} [style] */
const page = (body, script = '', style = '') =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The ship on the sandbank</title><meta property="og:type" content="article"><style>${style}</style></head><body>${body}<script>${script}</script></body></html>`;
const story = (/** @type {string} */ after = '', before = '') => `<main><article><h1>The ship on the sandbank</h1>${before}${LONG}${AD}</article>${after}</main>`;

describe(`in use in ${browserName}`, () => {
  /** @type {import('./harness/session.js').Session} */
  let session;
  before(async () => {
    session = await openSession();
  });
  after(() => session?.close());

  /** @param {string} html */
  async function open(html) {
    session.server.made.set('in-use.html', html);
    await session.open('/plain/fixtures/nothing.txt').catch(() => {});
    await session.open('/plain/made/in-use.html');
    await session.openPopup();
    await session.inPage();
  }
  /** @param {string} selector */
  const isSeen = (selector) => session.run('return document.querySelector(arguments[0])?.checkVisibility() ?? false', selector);
  /** The page gets another ad, and that is gone: so it was looked at since. */
  async function looked() {
    await session.run("document.querySelector('article').insertAdjacentHTML('beforeend', arguments[0])", AD.replace('ad-slot', 'ad-slot late'));
    await session.until('the late ad is gone', async () => !(await isSeen('.late')));
    await session.run("document.querySelector('.late').remove()");
  }
  const focus = () => session.run('return document.activeElement.id');

  test('comments that the reader opened, and the one that he writes', async () => {
    await open(page(story('<button id="open">Discuss (6)</button><div id="place"></div>'), `document.getElementById('open').onclick = () => { place.innerHTML = ${JSON.stringify(COMMENTS)}; };`));
    await session.setMode('tidy');
    await session.driver.findElement(By.id('open')).click();
    await looked();
    assert.equal(await isSeen('#field'), true);
    await session.driver.findElement(By.id('field')).sendKeys('I was there and');
    await looked();
    assert.deepEqual([await isSeen('#field'), await focus()], [true, 'field']);
    await session.run('document.activeElement.blur()');
    await looked();
    assert.equal(await isSeen('#field'), true);
  });

  test('comments that nobody asked for go', async () => {
    await open(page(story('<div id="place"></div>')));
    await session.setMode('tidy');
    await session.run('place.innerHTML = arguments[0]', COMMENTS);
    await session.until('they are gone', async () => !(await isSeen('#comments')));
  });

  for (const [what, body, selector] of /** @type {const} */ ([
    ['a comment', story(COMMENTS), '#field'],
    ['an address for a newsletter', story('', LETTER), '#mail'],
  ])) {
    test(`${what}, written before the page is tidied, with the focus and without it`, async () => {
      await open(page(body));
      await session.driver.findElement(By.css(selector)).sendKeys('half of it');
      // Firefox scrolls to parts of a pixel of its own accord, but not when asked.
      await session.run('scrollTo(0, Math.round(scrollY))');
      const before = await session.probe();
      await session.setMode('tidy');
      assert.deepEqual([await isSeen(selector), await isSeen('.ad-slot'), `#${await focus()}`], [true, false, selector]);
      await session.setMode('off');
      assert.deepEqual(await session.probe(), before);
      await session.run('document.activeElement.blur()');
      await session.setMode('tidy');
      assert.equal(await isSeen(selector), true);
      await session.setMode('off');
      await session.run('document.querySelector(arguments[0]).value = ""', selector);
      await session.setMode('tidy');
      assert.equal(await isSeen(selector), false);
    });
  }

  test('a comment in a shadow tree', async () => {
    await open(page(story('<section class="comments" id="comments"><h2>6 Comments</h2><x-form></x-form></section>'.replace('<x-form>', `${WRITTEN.replace('id="field"', '')}<x-form>`)), "const tree = document.querySelector('x-form').attachShadow({ mode: 'open' }); tree.innerHTML = '<textarea></textarea>'; window.field = tree.firstChild;"));
    await session.run('window.field.focus()');
    await session.setMode('tidy');
    assert.deepEqual([await isSeen('#comments'), await isSeen('.ad-slot')], [true, false]);
  });

  test('a popup with an empty field goes though it took the focus, and gives it back', async () => {
    const popup = `<div id="popup" style="position: fixed; inset: 20%; background: white"><button>×</button><h2>Get our newsletter</h2><form><input type="email" id="mail"><button type="button">Sign up</button></form></div>`;
    await open(page(story('', popup), 'mail.focus()'));
    const before = await session.probe();
    await session.setMode('tidy');
    assert.equal(await isSeen('#popup'), false);
    await session.until('the focus is gone', async () => (await focus()) === '');
    await session.setMode('off');
    assert.deepEqual(await session.probe(), before);
  });

  const STYLE = '.place { height: 400px } .player { height: 400px; background: #333 } .player.floating { position: fixed; right: 20px; bottom: 20px; width: 320px; height: 180px; z-index: 40 }';
  const PLAYER = '<div class="place"><div class="player"><button id="play">Play</button><video style="width: 100%; height: 60%"></video><button aria-label="Close">×</button></div></div>';
  const FLOATS = "new IntersectionObserver(([entry]) => document.querySelector('.player').classList.toggle('floating', !entry.isIntersecting)).observe(document.querySelector('.place'));";
  const scroll = (/** @type {number} */ top) => session.run("scrollTo({ top: arguments[0], behavior: 'instant' })", top);

  test('a player that floats goes, and is in its place again where the page puts it there', async () => {
    await open(page(story('', PLAYER), FLOATS, `${STYLE} body { min-height: 3000px }`));
    const before = await session.probe();
    await session.setMode('tidy');
    for (let times = 0; times < 2; times += 1) {
      assert.equal(await isSeen('.player'), true);
      await scroll(900);
      await session.until('it floats', () => isSeen('.floating'));
      await looked();
      await session.until('it is gone', async () => !(await isSeen('.player')));
      await scroll(0);
      await session.until('it is back', () => isSeen('.player:not(.floating)'));
    }
    await session.setMode('off');
    assert.deepEqual((await session.probe()).dom.replaceAll(' class="player"', ''), before.dom.replaceAll(' class="player"', ''));
  });

  test('a player that is heard stays', async () => {
    // A page cannot play without a file; what is asked of the player is answered by a sound of its own making.
    const sound = `
      play.onclick = async () => {
        const context = new AudioContext();
        const tone = context.createOscillator();
        const to = context.createMediaStreamDestination();
        tone.connect(to);
        tone.start();
        document.querySelector('video').srcObject = to.stream;
        await document.querySelector('video').play();
        window.plays = true;
      };`;
    await open(page(story('', PLAYER), FLOATS + sound, `${STYLE} body { min-height: 3000px }`));
    await session.driver.findElement(By.id('play')).click();
    await session.until('it plays', () => session.run('return window.plays'));
    await session.setMode('tidy');
    await scroll(900);
    await session.until('it floats', () => isSeen('.floating'));
    await looked();
    assert.equal(await isSeen('.floating'), true);
    await session.run("document.querySelector('video').pause()");
    await looked();
    await session.until('nobody hears it any more', async () => !(await isSeen('.floating')));
  });

  test('a box that scrolls in place of the window is where it was', async () => {
    const style = 'html, body { height: 100%; overflow: hidden; margin: 0 } .box { height: calc(100vh - 60px); overflow-y: auto }';
    await open(page(`<div class="box">${story(AD + COMMENTS, AD)}</div>`, '', style));
    await session.run("document.querySelector('.box').scrollTo(0, 99999)");
    const top = () => session.run("return document.querySelector('.box').scrollTop");
    const before = await top();
    await session.setMode('tidy');
    assert.ok((await top()) < before);
    await session.setMode('off');
    assert.equal(await top(), before);
  });
});
