// The reader in its window: it comes in one frame, the browser's own search finds its words, and the line under the eye stays through every size, zoom and turn.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { PNG } from 'pngjs';
import { By, Key } from 'selenium-webdriver';
import { hasDisplay } from './harness/display.js';
import { browserName, openSession } from './harness/session.js';

/** @typedef {Awaited<ReturnType<import('./harness/session.js').Session['readerRoot']>>} ShadowRoot */

// Long enough to be drawn in stretches, of which only those near the window are laid out.
const PARAGRAPHS = 900;
const story = Array.from({ length: PARAGRAPHS }, (_, at) => `<p>Paragraph ${at} of the report says that the word of this line is needle${at}x, and that nobody in the whole council of the town had heard of it before the winter came and the ships went.</p>`).join('');
// A green like no theme's, so that a picture tells the page from the reader.
const PAGE = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>The long report</title><meta property="og:type" content="article"><style>html, body { background: #00c800; margin: 0 }</style></head><body><article><h1>The long report</h1>${story}</article></body></html>`;

describe(`the reader's window in ${browserName}`, () => {
  /** @type {import('./harness/session.js').Session} */
  let session;
  before(async () => {
    session = await openSession();
    session.server.made.set('report', PAGE);
  });
  after(() => session?.close());

  /** In Firefox: runs something in the browser's own window. @type {(work: () => Promise<any>) => Promise<any>} */
  const inBrowser = (work) => /** @type {any} */ (session).inBrowser(work);

  async function openReader() {
    const root = await session.openReader('/plain/made/report');
    return { root, scroller: await root.findElement(By.css('.scroller')) };
  }

  /** The paragraph under the eye, by its number: the first one that reaches below an eighth of the window. @param {ShadowRoot} root */
  const atEye = async (root) =>
    session.run(
      "const [article] = arguments; const at = [...article.querySelectorAll('p[data-node]')].find((p) => p.getBoundingClientRect().bottom > innerHeight * 0.12); return Number(/\\d+/.exec(at.textContent)[0])",
      await root.findElement(By.css('article')),
    );

  /** @param {ShadowRoot} root @param {number} number */
  async function goTo(root, number) {
    const paragraphs = await root.findElements(By.css('.story p'));
    await session.run("arguments[0].scrollIntoView({ block: 'start', behavior: 'instant' })", paragraphs[number]);
    await session.until(`paragraph ${number} is at the eye`, async () => Math.abs((await atEye(root)) - number) <= 2);
    // Until the hand rests, the reader does not take this for the place where somebody reads.
    await session.driver.sleep(400);
    return atEye(root);
  }

  test('words far below are found by the browser and shown', async (context) => {
    const word = 'needle777x';
    /** The browser's own search, as somebody does it. @type {(word: string) => Promise<boolean>} */
    let search = async (word) => {
      const found = await inBrowser(() =>
        session.driver.executeAsyncScript(
          `const [word, done] = arguments;
           gBrowser.getFindBar().then(async (bar) => {
             bar.open();
             bar._findField.value = word;
             const heard = new Promise((resolve) => bar.browser.finder.addResultListener({ onFindResult: ({ result }) => resolve(result), onMatchesCountResult() {}, onHighlightFinished() {}, onCurrentSelection() {} }));
             bar._find(word);
             const result = await heard;
             bar.close();
             return result === Ci.nsITypeAheadFind.FIND_FOUND || result === Ci.nsITypeAheadFind.FIND_WRAPPED;
           }).then(done, (error) => done(String(error)));`,
          word,
        ),
      );
      return found === true;
    };
    const others = session;
    if (browserName === 'chrome') {
      if (!hasDisplay()) return context.diagnostic('Chromium searches on a screen only, and there is none here');
      session = await openSession({ display: true });
      session.server.made.set('report', PAGE);
      search = async (word) => (session.display?.press('The long report', 'ctrl+f', ...word, 'Return'), true);
    }
    try {
      const { root, scroller } = await openReader();
      const paragraph = /** @type {import('selenium-webdriver').WebElement} */ ((await root.findElements(By.css('.story p')))[777]);
      assert.equal(await search(word), true);
      await session.until('the word is shown', () => session.run('const box = arguments[0].getBoundingClientRect(); return box.top < innerHeight && box.bottom > 0', paragraph));
      assert.ok((await session.run('return arguments[0].scrollTop', scroller)) > 10_000);
      if (browserName !== 'chrome') await session.leaveReader();
    } finally {
      if (session !== others) await session.close();
      session = others;
    }
  });

  test('in a narrow window the time left hides no part of a line', async () => {
    const window = session.driver.manage().window();
    const was = await window.getRect();
    await window.setRect({ width: 500, height: 800 });
    const { root, scroller } = await openReader();
    await session.run('arguments[0].scrollTop = 2000', scroller);
    const [left, bar, text] = await Promise.all(['.left', '.toolbar', '.story p'].map((css) => root.findElement(By.css(css))));
    const box = (/** @type {unknown} */ element) => session.run('const { left, right, top, bottom } = arguments[0].getBoundingClientRect(); return { left, right, top, bottom }', element);
    await session.until('the time left is told', async () => (await left?.getText()) !== '');
    const [strip, toolbar, story] = [await box(left), await box(bar), await box(text)];
    assert.ok(strip.left <= story.left && strip.right >= story.right, 'it lies over a part of the line');
    assert.ok(Math.abs(strip.bottom - toolbar.top) < 1.5, `lines are seen between ${strip.bottom} and ${toolbar.top}`);
    // Between a phone and a window with a margin it lies over the ends of lines.
    await window.setRect({ width: 900, height: 800 });
    await session.run('arguments[0].scrollTop += 500', scroller);
    const shown = async () => Number(await left?.getCssValue('opacity'));
    await session.until('the time left is told while the story moves', async () => (await shown()) > 0);
    await session.until('it goes when the story rests', async () => (await shown()) === 0);
    await session.leaveReader();
    await window.setRect(was);
  });

  test('an open panel moves the story no farther than it has to, holds its words, and lies over none of the story', async () => {
    const { root } = await openReader();
    const window = session.driver.manage().window();
    const was = await window.getRect();
    const [panel, title] = [await root.findElement(By.css('.panel')), await root.findElement(By.css('h1'))];
    const left = () => session.run('return arguments[0].getBoundingClientRect().left', title);
    for (const [width, most] of /** @type {const} */ ([[1440, 100], [1200, 230]])) {
      await window.setRect({ width, height: 800 });
      const before = await session.until('the window has its size', async () => (await session.run('return innerWidth')) > width - 40 && left());
      for (const key of ['t', 'r']) {
        await session.press(key);
        await session.until(`${key} is open`, () => panel.isDisplayed());
        const room = (await left()) - (await session.run('return arguments[0].getBoundingClientRect().right', panel));
        assert.ok(room > 8, `the panel of ${key} lies over the story at ${width}: ${room}`);
        if (key === 't') assert.ok((await left()) - before <= most, `the story moves by ${(await left()) - before} at ${width}`);
        await session.press(Key.ESCAPE);
      }
    }
    await session.press('t');
    // As broad as on a small phone, which no window is.
    await session.run("arguments[0].style.width = '300px'", panel);
    assert.ok(await session.run('return arguments[0].scrollWidth <= arguments[0].clientWidth', panel), 'the panel scrolls sideways');
    await session.press(Key.ESCAPE);
    await window.setRect(was);
    await session.leaveReader();
  });

  test('in a low window every button is reached, and the bar at the foot leaves the story its room', async () => {
    const { root } = await openReader();
    const window = session.driver.manage().window();
    const was = await window.getRect();
    const bar = await root.findElement(By.css('.toolbar'));
    const chrome = (await session.run('return outerHeight - innerHeight'));
    for (const [width, height] of /** @type {const} */ ([[840, 370], [600, 440]])) {
      await window.setRect({ width, height: height + chrome });
      await session.until(`all of the bar stands in the window of ${width}`, () => session.run('const { top, bottom, height } = arguments[0].getBoundingClientRect(); return top >= 0 && bottom <= innerHeight && (innerWidth > 720 || height < innerHeight / 9)', bar));
    }
    await window.setRect(was);
    await session.leaveReader();
  });

  test('another size of the window keeps the line under the eye', async () => {
    const { root } = await openReader();
    const before = await goTo(root, 400);
    const window = session.driver.manage().window();
    const was = await window.getRect();
    for (const [width, height] of /** @type {const} */ ([[620, 1000], [1000, 620], [1280, 900]])) {
      await window.setRect({ width, height });
      await session.until(`paragraph ${before} is under the eye at ${width} × ${height}`, async () => Math.abs((await atEye(root)) - before) <= 1);
    }
    await window.setRect(was);
    await session.leaveReader();
  });

  test('a window that changes just before the place is noted keeps the line under the eye', async () => {
    const { root, scroller } = await openReader();
    const before = await goTo(root, 400);
    for (const width of ['320px', '800px', '320px', '800px', '320px', '']) {
      // The reader notes the place 120 ms after the last scrolling; the frame in which it would hear of the new width comes later.
      await session.driver.executeAsyncScript(
        `const [scroller, width, done] = arguments;
         scroller.addEventListener('scroll', () => setTimeout(() => ((scroller.style.width = width), setTimeout(done, 200)), 119), { once: true });
         scroller.scrollBy({ top: scroller.hasAttribute('data-back') ? -1 : 1, behavior: 'instant' });
         scroller.toggleAttribute('data-back');`,
        scroller,
        width,
      );
      await session.until(`paragraph ${before} is under the eye at a width of ${width || 'the window'}`, async () => Math.abs((await atEye(root)) - before) <= 1);
    }
    await session.leaveReader();
  });

  test('nothing jumps while one scrolls back from the middle', async () => {
    const { root, scroller } = await openReader();
    await goTo(root, 400);
    const article = await root.findElement(By.css('article'));
    const top = "const [article, number] = arguments; return [...article.querySelectorAll('p[data-node]')][number].getBoundingClientRect().top";
    for (let turn = 0; turn < 14; turn += 1) {
      const at = await atEye(root);
      const before = await session.run(top, article, at);
      await /** @type {any} */ (session.driver.actions()).scroll(0, 0, 0, -300, scroller).perform();
      await session.until('the wheel has turned', async () => Math.abs((await session.run(top, article, at)) - before) > 200);
      const moved = (await session.run(top, article, at)) - before;
      assert.ok(Math.abs(moved - 300) < 40, `turn ${turn} moved the story by ${moved} pixels`);
    }
    await session.leaveReader();
  });

  test('zooming keeps the line under the eye', async () => {
    const { root } = await openReader();
    const before = await goTo(root, 400);
    const zoom = async (/** @type {number} */ factor) => {
      await session.inPopup();
      await session.driver.executeScript("return (globalThis.browser ?? chrome).tabs.setZoom(Number(new URLSearchParams(location.search).get('tab')), arguments[0])", factor);
      await session.inPage();
    };
    const width = await session.run('return innerWidth');
    for (const factor of [2, 0.5, 1]) {
      await zoom(factor);
      await session.until(`the zoom is ${factor}`, async () => Math.abs((await session.run('return innerWidth')) * factor - width) < 40);
      await session.until(`paragraph ${before} is under the eye at ${factor}`, async () => Math.abs((await atEye(root)) - before) <= 1);
    }
    await session.leaveReader();
  });

  test('it comes in one frame, in its own colours and its own font, and where the reader of news was', async () => {
    let { root } = await openReader();
    await session.press('t');
    await session.until('the panel is there', async () => (await root.findElements(By.css('#set-theme-black'))).length === 1);
    await session.click(await root.findElement(By.css('#set-theme-black')));
    await session.click(await root.findElement(By.css('#set-font-source-serif')));
    await session.press(Key.ESCAPE);
    await goTo(root, 300);
    await session.driver.sleep(500);
    await session.leaveReader();

    await session.open('/plain/made/report');
    await session.openPopup();
    await session.inPage();
    const frames = browserName === 'chrome' ? await watchPictures() : await watchFrames();
    await session.setMode('reader');
    root = await session.readerRoot();
    await session.until('paragraph 300 is under the eye', async () => Math.abs((await atEye(root)) - 300) <= 2);
    await session.driver.sleep(300);
    const seen = await frames();
    assert.ok(seen.includes('reader'), seen.join());
    assert.deepEqual(seen.filter((what, at) => what !== seen[at - 1]), seen[0] === 'page' ? ['page', 'reader'] : ['reader'], seen.join());
    await session.press('t');
    await session.until('the panel is there', async () => (await root.findElements(By.css('#appearance-reset'))).length === 1);
    await session.click(await root.findElement(By.css('#appearance-reset')));
    await session.press(Key.ESCAPE);
    await session.driver.sleep(500);
    await session.leaveReader();
  });

  /** In Chromium: every picture that the compositor makes, by its colour at an edge where nothing else stands. @returns {Promise<() => Promise<string[]>>} */
  async function watchPictures() {
    const bidi = /** @type {any} */ (await /** @type {any} */ (session.driver).getBidi());
    const { result } = await bidi.send({ method: 'goog:cdp.getSession', params: { context: session.pageWindow } });
    const tell = (/** @type {string} */ method, /** @type {object} */ params) => bidi.send({ method: 'goog:cdp.sendCommand', params: { method, params, session: result.session } });
    await bidi.send({ method: 'session.subscribe', params: { events: ['goog:cdp.Page.screencastFrame'] } });
    /** @type {string[]} */
    const seen = [];
    bidi.socket.on('message', (/** @type {Buffer} */ raw) => {
      const { method, params } = JSON.parse(raw.toString());
      if (method !== 'goog:cdp.Page.screencastFrame') return;
      const picture = params.params;
      const { width, height, data } = PNG.sync.read(Buffer.from(picture.data, 'base64'));
      const at = (Math.floor(height / 2) * width + width - 60) * 4;
      const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3);
      seen.push(green > 150 && red < 60 && blue < 60 ? 'page' : red + green + blue < 12 ? 'reader' : `rgb(${red}, ${green}, ${blue})`);
      void tell('Page.screencastFrameAck', { sessionId: picture.sessionId });
    });
    await tell('Page.startScreencast', { format: 'png', everyNthFrame: 1 });
    return async () => {
      await tell('Page.stopScreencast', {});
      return seen;
    };
  }

  /** In Firefox: what each frame is drawn with, told by a script of the browser's own, which sees into closed trees. @returns {Promise<() => Promise<string[]>>} */
  async function watchFrames() {
    const script = `
      const seen = [];
      const look = () => {
        const [dialog] = [content.document.documentElement, content.document.body].map(({ lastElementChild: host }) => host.openOrClosedShadowRoot?.querySelector('dialog[open]')).filter(Boolean);
        const { visibility } = content.getComputedStyle(content.document.body);
        const style = dialog && content.getComputedStyle(dialog);
        const there = dialog?.querySelector('.scroller').scrollTop > 1000;
        seen.push(!dialog && visibility === 'visible' ? 'page' : dialog && visibility === 'hidden' && style.backgroundColor === 'rgb(0, 0, 0)' && there ? 'reader' : [visibility, style?.backgroundColor, there].join(' '));
        content.requestAnimationFrame(look);
      };
      content.requestAnimationFrame(look);
      addMessageListener('seen-for-test', () => sendAsyncMessage('seen-for-test', seen));`;
    await inBrowser(() => session.driver.executeScript("gBrowser.selectedBrowser.messageManager.loadFrameScript('data:,' + encodeURIComponent(arguments[0]), false)", script));
    return () =>
      inBrowser(() =>
        session.driver.executeAsyncScript("const [done] = arguments; const { messageManager } = gBrowser.selectedBrowser; messageManager.addMessageListener('seen-for-test', ({ data }) => done(data)); messageManager.sendAsyncMessage('seen-for-test')"),
      );
  }
});
