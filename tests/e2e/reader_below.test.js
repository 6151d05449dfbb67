// The page below the reader: whatever scrolls in it stays where it is, nothing in it is told of a new size, and every box is where it was when the reader goes.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { By } from 'selenium-webdriver';
import { browserName, openSession } from './harness/session.js';

const PARAGRAPHS = Array.from({ length: 60 }, (_, at) => `<p>Paragraph ${at} of this story says that number ${at * 7} of the harbour's ships was late, and that nobody who waited on the quay had been told of it in time by anybody.</p>`).join('');
const FIXED = '<div id="bar" style="position: fixed; bottom: 0; left: 0; right: 0; height: 40px; background: #eee">A bar at the foot</div>';
/** @param {string} style @param {string} [before] @param {string} [after] @param {string} [doctype] */
const page = (style, before = '', after = '', doctype = '<!DOCTYPE html>') =>
  `${doctype}<html lang="en"><head><meta charset="utf-8"><meta property="og:type" content="article"><title>The late ships</title><style>${style}</style></head><body>${before}<article><h1>The late ships</h1>${PARAGRAPHS}</article>${after}${FIXED}</body></html>`;

/** Pages by what scrolls in them, each with what finds that. @type {Record<string, { html: string, scroller: string }>} */
const PAGES = {
  'the window': { html: page(''), scroller: 'document.scrollingElement' },
  'the window of a page without a doctype': { html: page('', '', '', ''), scroller: 'document.scrollingElement' },
  'the window, with a body of its height': { html: page('html, body { height: 100%; margin: 0 }'), scroller: 'document.scrollingElement' },
  'the window, by the body’s own rule': { html: page('body { overflow-y: scroll; margin: 3em }'), scroller: 'document.scrollingElement' },
  'the body': { html: page('html { height: 100%; overflow: hidden } body { height: 100%; overflow: auto; margin: 0 }'), scroller: 'document.body' },
  'a box in the body': { html: page('html, body { height: 100%; margin: 0 } #box { height: 100%; overflow: auto }', '<div id="box">', '</div>'), scroller: "document.getElementById('box')" },
  'the window, both ways': { html: page('article { width: 2400px }'), scroller: 'document.scrollingElement' },
  'the window, with columns of a grid': { html: page('body { display: grid; grid-template-columns: 1fr 3fr 1fr; gap: 2em } article { grid-column: 2 }'), scroller: 'document.scrollingElement' },
};

describe(`the page below the reader in ${browserName}`, () => {
  /** @type {import('./harness/session.js').Session} */
  let session;
  before(async () => {
    session = await openSession();
  });
  after(() => session?.close());

  for (const [what, { html, scroller }] of Object.entries(PAGES)) {
    test(`it keeps its place where ${what} scrolls`, async () => {
      // At an address of its own, as the reader remembers where each was left.
      const name = what.replace(/\W+/g, '-');
      session.server.made.set(name, html);
      await session.open(`/plain/made/${name}`);
      await session.run(`const scroller = ${scroller}; scroller.scrollTo({ top: 1500, left: 200, behavior: 'instant' })`);
      const look = `
        const scroller = ${scroller};
        const boxes = [...document.querySelectorAll('h1, p, #bar, #box')].map((element) => { const { left, top, width, height } = element.getBoundingClientRect(); return [left, top, width, height].map(Math.round).join(' '); });
        return { at: [scroller.scrollLeft, scroller.scrollTop, scrollX, scrollY].map(Math.round), size: [scroller.scrollWidth, scroller.scrollHeight], boxes };`;
      const untouched = await session.run(look);
      assert.ok(untouched.at[1] > 1000, 'the page did not scroll');
      await session.openPopup();
      await session.run(`
        window.told = [];
        for (const type of ['scroll', 'resize']) window.addEventListener(type, ({ target }) => window.told.push(type + ' ' + (target.localName ?? target.nodeName ?? 'window')), { capture: true });
        const seen = new WeakSet();
        new ResizeObserver((entries) => { for (const { target } of entries) if (seen.has(target)) window.told.push('size of ' + target.localName); else seen.add(target); }).observe(document.querySelector('h1'));
        const first = new ResizeObserver((entries) => { for (const { target } of entries) if (seen.has(target)) window.told.push('size of ' + target.localName); else seen.add(target); });
        for (const paragraph of document.querySelectorAll('p')) first.observe(paragraph);`);
      await session.driver.executeAsyncScript('const [done] = arguments; requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))');
      await session.setMode('reader');
      const root = await session.readerRoot();
      assert.ok((await session.run('return arguments[0].scrollTop', await root.findElement(By.css('.scroller')))) > 500, 'the reader is at the beginning');
      await session.driver.executeAsyncScript('const [done] = arguments; requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))');
      const during = await session.run(`const scroller = ${scroller}; return [scroller.scrollLeft, scroller.scrollTop, scrollX, scrollY].map(Math.round)`);
      // Where the browser cannot skip the page, a scroll bar that goes makes it wider.
      const skipped = await session.run("return getComputedStyle(document.body).contentVisibility === 'hidden'");
      await session.leaveReader();
      await session.driver.executeAsyncScript('const [done] = arguments; requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))');
      assert.deepEqual(await session.run(look), untouched);
      assert.deepEqual(during, untouched.at, 'it scrolled while the reader stood');
      const told = /** @type {string[]} */ (await session.run('return window.told'));
      assert.deepEqual(told.filter((what) => skipped || !what.startsWith('size')), [], 'the page was told of it');
    });
  }

  /** @param {string} name @param {string} before @param {string} script */
  async function open(name, before, script) {
    session.server.made.set(name, page('', before, `<script>${script}</script>`));
    await session.open(`/plain/made/${name}`);
  }
  const reads = async () => {
    await session.openPopup();
    await session.setMode('reader');
    await session.readerRoot();
  };

  test('it is as high as it was for a page that loads more whenever it is near its end', async () => {
    await open(
      'endless',
      '',
      `window.asked = window.loads = 0; window.heights = [];
      setInterval(() => { window.asked += 1; if (scrollY + innerHeight > document.body.offsetHeight - 400 && window.loads < 200) { window.loads += 1; document.querySelector('article').insertAdjacentHTML('beforeend', '<p>More</p>'); } }, 50);
      new ResizeObserver(([{ contentRect }]) => window.heights.push(Math.round(contentRect.height))).observe(document.body);`,
    );
    const high = await session.run('return document.body.offsetHeight');
    await reads();
    const skipped = await session.run("return getComputedStyle(document.body).contentVisibility === 'hidden'");
    const asked = await session.run('return window.asked');
    await session.until('the page has asked ten times', async () => (await session.run('return window.asked')) > asked + 10);
    assert.equal(await session.run('return window.loads'), 0);
    // Where the browser cannot skip the page, a scroll bar that goes makes it wider.
    if (skipped) assert.equal(await session.run('return document.body.offsetHeight'), high);
    await session.leaveReader();
    assert.deepEqual(await session.run("return [document.body.offsetHeight, document.body.getAttribute('style'), window.loads]"), [high, null, 0]);
    if (skipped) assert.deepEqual(await session.run('return [...new Set(window.heights)]'), [high]);
  });

  test('a video in a shadow tree rests, whenever it was started, and goes on', async () => {
    await open(
      'films',
      '<x-film></x-film>',
      `const canvas = document.createElement('canvas'); const pen = canvas.getContext('2d'); setInterval(() => pen.fillRect(0, 0, Math.random() * 99, 9), 50);
      const root = document.querySelector('x-film').attachShadow({ mode: 'closed' }); root.innerHTML = '<video muted></video><video muted></video>';
      window.films = [...root.children]; for (const film of window.films) film.srcObject = canvas.captureStream(20); window.films[0].play();`,
    );
    const paused = () => session.run('return window.films.map((film) => film.paused)');
    await session.until('the first film plays', async () => !(await paused())[0]);
    await reads();
    assert.deepEqual(await paused(), [true, true]);
    await session.run('window.films[1].play().catch(() => {})');
    await session.until('the second film rests', async () => (await paused())[1]);
    await session.leaveReader();
    await session.until('both play', async () => (await paused()).every((/** @type {boolean} */ rests) => !rests));
  });

  test('the focus comes back into a shadow tree', async () => {
    await open('fields', '<x-field></x-field>', "window.root = document.querySelector('x-field').attachShadow({ mode: 'closed' }); window.root.innerHTML = '<input>'; window.root.firstChild.focus();");
    const has = "return document.activeElement.localName + ' ' + window.root.activeElement?.localName";
    assert.equal(await session.run(has), 'x-field input');
    await reads();
    await session.leaveReader();
    assert.equal(await session.run(has), 'x-field input');
  });

  test('a popover that stood open is open again, and the page hears of nothing', async () => {
    await open(
      'popovers',
      '<div id="menu" popover><div id="inner" popover>Inner</div>Menu</div><div id="other" popover>Other</div>',
      "window.told = []; menu.showPopover(); inner.showPopover(); setTimeout(() => { for (const popover of [menu, inner]) for (const type of ['beforetoggle', 'toggle']) popover.addEventListener(type, () => window.told.push(type)); }, 100);",
    );
    await session.run('return new Promise((resolve) => setTimeout(resolve, 200))');
    const isOpen = "return [menu, inner, other].map((popover) => popover.matches(':popover-open'))";
    assert.deepEqual(await session.run(isOpen), [true, true, false]);
    await reads();
    assert.deepEqual(await session.run(isOpen), [false, false, false]);
    await session.leaveReader();
    assert.deepEqual(await session.run(isOpen), [true, true, false]);
    assert.deepEqual(await session.run('return window.told'), []);
  });
});
