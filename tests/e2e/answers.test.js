// Answers: what the page shows because the reader pressed something stays, also where it fills what was hidden before; what comes by itself goes.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { By } from 'selenium-webdriver';
import { browserName, openSession } from './harness/session.js';

const TEXT = Array.from({ length: 12 }, (_, at) => `<p>The ship, which had left the harbour on day ${at} with forty people on board, ran aground on a sandbank, officials said.</p>`).join('');
const STYLE = '.modal { position: fixed; inset: 0; background: rgba(0, 0, 0, .5); display: none } .modal.open { display: block } .box { background: white; width: 420px; margin: 120px auto; padding: 30px } .hide { display: none !important }';
const LETTER = '<button class="x">×</button><h2>Do not miss a story</h2><p>Get our morning newsletter, free of charge.</p><input type="email" placeholder="E-mail"><button>Subscribe</button>';
const LOGIN = '<button class="x">×</button><h2>Welcome back</h2><p>We send you a link by e-mail.</p><input type="email" id="login"><button>Continue</button>';
const ASKS = '<h2>We value your privacy</h2><p>We and our 842 partners store and access information on a device, such as cookies, and process personal data.</p><button>Accept all</button>';

/** @param {string} after @param {string} script */
const page = (after, script) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The ship on the sandbank</title><meta property="og:type" content="article"><style>${STYLE}</style></head><body><button id="press">Press</button><main><article><h1>The ship on the sandbank</h1>${TEXT}</article></main>${after}<script>${script}</script></body></html>`;
const MODAL = '<div class="modal" id="modal"><div class="box"></div></div>';
const SHOW = "window.show = (html) => { document.querySelector('.box').innerHTML = html; modal.classList.add('open'); document.body.style.overflow = 'hidden'; };";
const CENTRE = `<div id="onetrust-consent-sdk"><div id="onetrust-banner-sdk" class="modal open" role="dialog" aria-label="Privacy">${ASKS}</div><div id="centre" class="modal hide" role="dialog"><div class="box"><h2>Privacy preference centre</h2><p>It may store information in the form of cookies.</p><button>Confirm my choices</button></div></div></div>`;
const FILL = `const fill = () => { host.innerHTML = '<div class="modal open" id="filled"><div class="box" role="dialog">' + ${JSON.stringify(ASKS)} + '</div></div>'; }; fill();`;

describe(`answers in ${browserName}`, () => {
  /** @type {import('./harness/session.js').Session} */
  let session;
  before(async () => {
    session = await openSession();
  });
  after(() => session?.close());

  /** @param {string} html */
  async function tidied(html) {
    session.server.made.set('answers.html', html);
    await session.open('/plain/made/answers.html');
    await session.openPopup();
    await session.setMode('tidy');
  }
  /** @param {string} selector */
  const isSeen = (selector) => session.run('return document.querySelector(arguments[0])?.checkVisibility() ?? false', selector);
  const press = async () => {
    await session.inPage();
    await session.driver.findElement(By.id('press')).click();
  };
  /** The page gets another overlay by itself, long after the press, and that is gone: so it was looked at since. */
  async function looked() {
    await session.run('return new Promise((done) => setTimeout(done, 6500))');
    await session.run('document.body.insertAdjacentHTML("beforeend", arguments[0])', `<div class="modal open" id="late"><div class="box">${LETTER}</div></div>`);
    await session.until('the late overlay is gone', async () => !(await isSeen('#late')));
  }

  test('one element, first a newsletter and then a way to sign in', async () => {
    await tidied(page(MODAL, `${SHOW} show(${JSON.stringify(LETTER)}); press.onclick = () => show(${JSON.stringify(LOGIN)});`));
    assert.equal(await isSeen('#modal'), false);
    await press();
    await session.until('the way to sign in is seen', () => isSeen('#login'));
    await looked();
    assert.equal(await isSeen('#login'), true);
    await session.setMode('off');
    assert.equal(await isSeen('#login'), true);
  });

  test('settings that stand in what was hidden as a whole', async () => {
    await tidied(page(CENTRE, "press.onclick = () => { document.getElementById('onetrust-banner-sdk').classList.add('hide'); centre.classList.remove('hide'); centre.classList.add('open'); }"));
    assert.equal(await isSeen('#onetrust-banner-sdk'), false);
    await press();
    await session.until('the settings are seen', () => isSeen('#centre'));
    await looked();
    assert.equal(await isSeen('#centre'), true);
  });

  test('a host that is filled again', async () => {
    await tidied(page('<div id="didomi-host"></div>', FILL.replaceAll('host.', "document.getElementById('didomi-host').") + 'press.onclick = fill;'));
    assert.equal(await isSeen('#filled'), false);
    await press();
    await session.until('it is seen', () => isSeen('#filled'));
    await looked();
    assert.equal(await isSeen('#filled'), true);
  });

  test('what moves by itself in something hidden answers no click', async () => {
    await tidied(page(MODAL, `${SHOW} show(${JSON.stringify(`${LETTER}<p id="ends"></p>`)}); setInterval(() => { const left = document.createElement('b'); left.textContent = 'Ends in ' + Date.now(); ends.replaceChildren(left); }, 200);`));
    await session.until('it moved', () => session.run("return document.querySelector('#ends b') !== null"));
    await session.run('return new Promise((done) => setTimeout(done, 500))');
    await press();
    await looked();
    assert.equal(await isSeen('#modal'), false);
  });

  test('what takes some seconds to come was asked for all the same; where the reader scrolls on, it was not', async () => {
    const late = page(MODAL, `${SHOW} press.onclick = () => setTimeout(show, 3500, ${JSON.stringify(LOGIN)});`);
    await tidied(late);
    await press();
    await session.until('it is seen', () => isSeen('#login'));
    await looked();
    assert.equal(await isSeen('#login'), true);
    await tidied(late);
    await press();
    await /** @type {any} */ (session.driver.actions()).scroll(300, 300, 0, 50).perform();
    await session.until('the page showed it', () => session.run("return modal.className === 'modal open'"));
    await session.until('it is gone', async () => !(await isSeen('#login')));
  });
});
