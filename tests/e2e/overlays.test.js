// Overlays: what is pinned over the page goes with the locks it put on the page, whatever its words; what the reader needs or opened stays.

import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { By } from 'selenium-webdriver';
import { browserName, openSession } from './harness/session.js';

// The page forbids itself all scripts but its own files; its style sheet has to work, as it is what pins.
const PAGE = '/csp-self/fixtures/overlays.html';

/** What of the page is seen, and whether it can be used. */
const STATE = `
  const shown = Object.fromEntries(['head', 'up', 'first', 'welcome', 'slide', 'low'].map((id) => [id, document.getElementById(id).checkVisibility()]));
  const main = document.querySelector('main');
  // A window that says so to nobody scrolls; a page's own call would move it all the same.
  const scrolls = getComputedStyle(document.documentElement).overflowY !== 'hidden';
  return { ...shown, scrolls, modal: document.querySelector('dialog:modal') !== null, inert: main.inert, unseen: main.ariaHidden, dull: getComputedStyle(main).filter };
`;
const USABLE = { head: true, up: true, first: true, welcome: false, slide: false, low: false, scrolls: true, modal: false, inert: false, unseen: null, dull: 'none' };

/** @param {string} id */
const isShown = (id) => `return document.getElementById('${id}').checkVisibility()`;

describe(`overlays in ${browserName}`, () => {
  /** @type {import('./harness/session.js').Session} */
  let session;
  /** @type {Awaited<ReturnType<import('./harness/session.js').Session['probe']>>} */
  let untouched;
  before(async () => {
    session = await openSession();
  });
  after(() => session?.close());

  beforeEach(async () => {
    await session.open(PAGE);
    await session.run(`
      const welcome = document.getElementById('welcome');
      window.told = [];
      for (const type of ['close', 'cancel', 'toggle']) welcome.addEventListener(type, () => window.told.push(type));
      welcome.showModal();
    `);
    await session.run('return new Promise((done) => setTimeout(done, 200)).then(() => { window.told = []; })');
    untouched = await session.probe();
    await session.openPopup();
  });

  /** What lay under another overlay is found once that is gone. */
  const tidied = async () => {
    await session.setMode('tidy');
    await session.until('every overlay is gone', async () => (await session.run(isShown('low'))) === false && (await session.run(isShown('slide'))) === false);
  };

  test('they go with the locks on the page, and everything comes back', async () => {
    const before = await session.run(STATE);
    assert.deepEqual([before.welcome, before.slide, before.low, before.modal, before.inert, before.scrolls], [true, true, true, true, true, false]);
    await tidied();
    assert.deepEqual(await session.run(STATE), USABLE);
    await session.setMode('off');
    assert.deepEqual(await session.run(STATE), before);
    assert.deepEqual(await session.probe(), untouched);
    assert.deepEqual(await session.run('return new Promise((done) => setTimeout(done, 200)).then(() => window.told)'), [], 'the page was told that somebody closed its dialog');
  });

  test('one that comes later by itself goes, too, and one that the reader opened stays', async () => {
    await tidied();
    await session.run('document.getElementById("later").className = "shown"');
    await session.until('the late one is gone', async () => (await session.run(isShown('later'))) === false);
    await session.run(`
      document.getElementById('open').addEventListener('click', () => {
        document.getElementById('menu').className = 'shown';
        document.body.append(document.createElement('p'));
      });
    `);
    await session.inPage();
    await session.driver.findElement(By.id('open')).click();
    assert.equal(await session.run(isShown('menu')), true);
    // A second one without a click shows that the page was looked at since.
    await session.run('return new Promise((done) => setTimeout(done, 2500))');
    await session.run('const again = document.getElementById("later").cloneNode(true); again.id = "again"; again.removeAttribute("style"); again.style.cssText = "position: fixed; left: 0; bottom: 0; top: auto; width: 100%; height: 100px; display: block; z-index: 30"; document.body.append(again)');
    await session.until('the one that nobody opened is gone', async () => (await session.run(isShown('again'))) === false);
    assert.equal(await session.run(isShown('menu')), true);
    assert.equal(await session.run('return document.getElementById("menu").getAttribute("style")'), null);
  });

  test('a way to sign in stays', async () => {
    await session.run('document.getElementById("welcome").close(); document.getElementById("signin").className = "shown"');
    await tidied();
    assert.equal(await session.run(isShown('signin')), true);
  });

  test('whoever puts the overlay back has the page locked again', async () => {
    await tidied();
    await session.inPopup();
    await session.driver.findElement(By.id('review')).click();
    const button = await session.until('the panel lists the overlays', async () => {
      const [host] = await session.hosts();
      const root = await host?.getShadowRoot();
      return (await root?.findElements(By.id('back-kind-overlay')))?.[0];
    });
    await button.click();
    await session.until('the dialog is back', () => session.run('return document.querySelector("dialog:modal") !== null && document.querySelector("main").inert'));
    await session.setMode('off');
    assert.deepEqual(await session.probe(), untouched);
  });

  test('what asks for consent on a page of its own stays, and so does what a story scrolls over', async () => {
    const gate = '<div role="dialog" style="position: fixed; inset: 0; background: #fff"><p>We use cookies to make this site work.</p><button>Accept all</button></div>';
    session.server.made.set('gate.html', `<!doctype html><title>The Example</title><header><a href="/">The Example</a></header>${gate}<footer>Imprint</footer>`);
    await session.open('/plain/made/gate.html');
    await session.openPopup();
    await session.setMode('tidy');
    assert.equal(await session.run('return document.querySelector("button").checkVisibility()'), true);

    const told = Array.from({ length: 12 }, (_, at) => `<p>Step ${at} of the river's way to the sea, told in a sentence that is long enough to be one of a story's own, with a town in it.</p>`).join('');
    const graphic = '<div id="graphic" style="position: fixed; inset: 0; z-index: 1; pointer-events: none"><canvas width="300" height="200"></canvas></div>';
    session.server.made.set('scrolled.html', `<!doctype html><title>The river</title><article><h1>The river's way to the sea</h1>${told}${graphic}${told.replaceAll('Step', 'Then')}<p>Advertisement</p></article>`);
    await session.open('/plain/made/scrolled.html');
    await session.openPopup();
    await session.setMode('tidy');
    await session.until('the label is gone', async () => !(await session.run('return [...document.querySelectorAll("p")].at(-1).checkVisibility()')));
    assert.equal(await session.run(isShown('graphic')), true);
  });
});
