// The frame of the reader: how it comes and goes, what Escape closes, where the focus goes, what it remembers, and that it takes the page as it finds it.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { By, Key } from 'selenium-webdriver';
import { all, find } from './harness/reader_tree.js';
import { browserName, openSession } from './harness/session.js';

/** @typedef {Awaited<ReturnType<import('./harness/session.js').Session['readerRoot']>>} ShadowRoot */
/** @typedef {import('selenium-webdriver').WebElement} WebElement */

const PARAGRAPHS = Array.from({ length: 9 }, (_, at) => `<p>Paragraph ${at} of this story says that number ${at * 7} of the harbour's ships was late, and that nobody who waited on the quay had been told of it in time.</p>`);
/** @param {string} inside @param {string} [attributes] */
const page = (inside, attributes = 'lang="en"') => `<!DOCTYPE html><html ${attributes}><head><meta charset="utf-8"><title>The late ships</title><meta property="og:type" content="article"></head><body><article><h1>The late ships</h1>${inside}</article></body></html>`;

describe(`the frame of the reader in ${browserName}`, () => {
  /** @type {import('./harness/session.js').Session} */
  let session;
  before(async () => {
    session = await openSession();
  });
  after(() => session?.close());

  const focused = (/** @type {ShadowRoot} */ _, /** @type {WebElement} */ dialog) => session.run('return arguments[0].getRootNode().activeElement?.id ?? ""', dialog);

  /** @param {string} path */
  async function openReader(path) {
    return session.openReader(path);
  }
  /** @param {string} inside @param {string} [attributes] */
  async function openMade(inside, attributes) {
    session.server.made.set('story', page(inside, attributes));
    return openReader('/plain/made/story');
  }

  test('Escape closes the innermost thing each time, and the focus goes back to what opened it', async () => {
    const root = await openReader('/plain/fixtures/story.html');
    const dialog = await find(root, 'dialog.reader');
    for (const [key, id] of [['t', 'text'], ['o', 'outline'], ['n', 'notes'], ['r', 'removed'], ['s', 'keep'], ['?', 'keys']]) {
      await session.press(/** @type {string} */ (key));
      await session.until(`${id} is open`, async () => (await (await find(root, '.panel')).getAttribute('data-tool')) === id && (await (await find(root, '.panel')).isDisplayed()));
      assert.equal(await focused(root, dialog), 'panel', 'the focus is not in the panel');
      await session.press(Key.ESCAPE);
      assert.equal(await (await find(root, '.panel')).isDisplayed(), false);
      assert.equal(await focused(root, dialog), `tool-${id}`, `the focus does not go back from ${id}`);
    }
    // A footnote over an open outline: the note goes first.
    await session.run("arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })", await find(root, '.call'));
    await (await find(root, '.call')).click();
    assert.equal(await (await find(root, '.bubble')).isDisplayed(), true);
    await session.press(Key.ESCAPE);
    assert.equal(await (await find(root, '.bubble')).isDisplayed(), false);
    assert.match(await session.run('return arguments[0].getRootNode().activeElement.className', dialog), /call/);
    await session.press(Key.ESCAPE);
    await session.readerGone();
  });

  test('toolbar and story are reached by Tab', async () => {
    const root = await openReader('/plain/fixtures/story.html');
    const dialog = await find(root, 'dialog.reader');
    const seen = new Set();
    const note = async () => void seen.add(await session.run('const now = arguments[0].getRootNode().activeElement; return now ? (now.id || now.className || now.localName) : ""', dialog));
    // The toolbar stands before the story.
    for (let presses = 0; presses < 2; presses += 1) {
      await session.driver.actions().keyDown(Key.SHIFT).sendKeys(Key.TAB).keyUp(Key.SHIFT).perform();
      await note();
    }
    for (let presses = 0; presses < 8; presses += 1) {
      await session.press(Key.TAB);
      await note();
    }
    assert.ok(seen.has('tool-close'), [...seen].join());
    assert.ok([...seen].some((name) => /picture/.test(name)) && [...seen].some((name) => /call/.test(name)), [...seen].join());
    await session.leaveReader();
  });

  test('a link says its host before it is followed', async () => {
    const root = await openReader('/plain/fixtures/story.html');
    const link = await find(root, '.story a[href^="https://example.org"]');
    await session.run('arguments[0].focus()', link);
    const preview = await find(root, '.preview');
    assert.equal(await preview.isDisplayed(), true);
    assert.match(await preview.getText(), /^example\.org\/minutes/);
    await session.leaveReader();
  });

  test('blocks keep their own language and direction, and the voice and the hyphens follow it', async () => {
    const root = await openMade(`${PARAGRAPHS.join('')}<p lang="fr">« Les bateaux sont en retard », a dit la capitaine du port, qui attendait depuis le matin sur le quai avec les autres passagers.</p><p lang="ar" dir="rtl">قال رئيس البلدية إن الميناء القديم سيبقى مفتوحا أمام السفن الصغيرة حتى نهاية العام، وإن الأعمال لن تبدأ قبل ذلك.</p>`);
    assert.equal(await (await find(root, 'article')).getAttribute('lang'), 'en');
    const french = await find(root, '.story [lang=fr]');
    assert.match(await french.getText(), /bateaux/);
    const arabic = await find(root, '.story [lang=ar]');
    assert.equal(await session.style(arabic, 'direction'), 'rtl');
    await session.press('t');
    await session.until('the panel is there', async () => (await all(root, '#set-hyphens')).length === 1);
    const box = await find(root, '#set-hyphens');
    if (!(await box.isSelected())) await session.click(box);
    assert.equal(await session.style(french, 'hyphens'), 'auto');
    await session.click(await find(root, '#appearance-reset'));
    await session.press(Key.ESCAPE);
    await session.leaveReader();
  });

  test('vertical Japanese stays vertical, starts at the right and is turned by the wheel', async () => {
    const root = await openReader('/plain/fixtures/vertical.html');
    const article = await find(root, 'article');
    assert.equal(await session.style(article, 'writingMode'), 'vertical-rl');
    const h1 = await session.run('return arguments[0].getBoundingClientRect().toJSON()', await find(root, 'h1'));
    assert.ok(h1.right <= 1290 && h1.left > 600, `the headline stands at ${h1.left}`);
    // In a narrow window the story begins at its beginning, too, and the wheel takes it on to the left.
    const before = await session.driver.manage().window().getRect();
    await session.driver.manage().window().setRect({ width: 560, height: 800 });
    const left = async () => (await session.run('return arguments[0].getBoundingClientRect().left', await find(root, 'h1')));
    await session.until('the headline is still there', async () => (await left()) > 0 && (await left()) < 560);
    const was = await left();
    await /** @type {any} */ (session.driver.actions()).scroll(0, 0, 0, 200, await find(root, '.scroller')).perform();
    await session.until('the story moved to the right', async () => (await left()) > was + 100);
    await session.driver.manage().window().setRect(before);
    await session.leaveReader();
  });

  test('vertical text is turned by Space, Page Down, End and their kin, and stands beside the toolbar', async () => {
    const root = await openReader('/plain/fixtures/vertical.html');
    const window = session.driver.manage().window();
    const was = await window.getRect();
    for (const width of [800, 560]) {
      await window.setRect({ width, height: 500 });
      const scroller = await find(root, '.scroller');
      await session.until('it stands at its beginning', async () => {
        await session.press(Key.HOME);
        return Math.abs(await session.run('return arguments[0].scrollLeft', scroller)) < 2;
      });
      const room = await session.run('const [scroller] = arguments; return { window: scroller.clientWidth, all: scroller.scrollWidth - scroller.clientWidth }', scroller);
      assert.ok(room.all > 50, `the story is only ${room.all} broader than the window`);
      const step = Math.min(room.all, room.window * 0.8);
      const at = async () => -(await session.run('return arguments[0].scrollLeft', scroller));
      for (const key of [Key.SPACE, Key.PAGE_DOWN]) {
        await session.press(key);
        await session.until('it has gone on by a window', async () => (await at()) >= step - 2);
        await session.press(Key.PAGE_UP);
        await session.until('it is back', async () => (await at()) < 2);
      }
      await session.press(Key.END);
      await session.until('it is at its end', async () => (await at()) > room.all - 2);
      const [bar, text] = await session.run('return [arguments[0], arguments[1]].map((element) => element.getBoundingClientRect().toJSON())', await find(root, '.toolbar'), scroller);
      assert.ok(bar.right <= text.left || bar.top >= text.bottom, `the story lies under the toolbar: ${JSON.stringify([bar, text])}`);
    }
    await window.setRect(was);
    await session.leaveReader();
  });

  test('a link to another place of the story goes there, with the keyboard; one to elsewhere in the page changes nothing', async () => {
    const many = Array.from({ length: 4 }, (_, at) => PARAGRAPHS.join('').replaceAll('Paragraph', `Part ${at} paragraph`)).join('');
    const links = '<p>See <a href="#far">the far part</a>, <a href="/plain/made/story#n%C3%B6tes">the notes</a>, <a href="#second">the second of them</a> and <a href="#nav">the menu of the house</a>, says the office of the harbour.</p>';
    const root = await openMade(`${links}${many}<a name="far"></a><h2>The far part</h2>${many}<h2><span id="nötes">Notes</span></h2><ol><li>The first note says that nobody was told in time.</li><li id="second">The second note says that somebody was told too late.</li></ol>${many}</article><nav id="nav"><a href="/">Home</a></nav><article>`);
    const dialog = await find(root, 'dialog.reader');
    const scroller = await find(root, '.scroller');
    const active = () => session.run("const now = arguments[0].getRootNode().activeElement; return { words: now?.textContent.slice(0, 15), top: now?.getBoundingClientRect().top }", dialog);
    for (const [fragment, words] of [['#far', 'The far part'], ['#n%C3%B6tes', 'Notes'], ['#second', 'The second note']]) {
      await session.run('arguments[0].scrollTop = 0', scroller);
      await session.click(await find(root, `.story a[href$="${fragment}"]`));
      await session.until(`${fragment} is before the eye`, async () => {
        const now = await active();
        return now.words === words && now.top > 0 && now.top < 200;
      });
    }
    await session.until('the motion has ended', async () => {
      await session.run('arguments[0].scrollTop = 0', scroller);
      await session.driver.sleep(200);
      return (await session.run('return arguments[0].scrollTop', scroller)) === 0;
    });
    await session.click(await find(root, '.story a[href$="#nav"]'));
    await session.driver.sleep(300);
    assert.deepEqual([await session.run('return arguments[0].scrollTop', scroller), await session.run('return location.hash')], [0, '']);
    await session.leaveReader();
  });

  test('a page that is drawn at half its size has the reader at its whole', async () => {
    const root = await openMade(`<style>html { zoom: .5 }</style>${PARAGRAPHS.join('')}`);
    const drawn = await session.run("const paragraph = arguments[0]; return { high: paragraph.offsetHeight === 0 ? 0 : paragraph.getBoundingClientRect().height / paragraph.offsetHeight, zoom: paragraph.currentCSSZoom, width: arguments[1].getBoundingClientRect().width / innerWidth }", await find(root, '.story > p'), await find(root, 'dialog.reader'));
    assert.ok(Math.abs(drawn.zoom - 1) < 0.01, JSON.stringify(drawn));
    assert.ok(drawn.width > 0.95 && drawn.width < 1.05, JSON.stringify(drawn));
    await session.leaveReader();
  });

  test('media are paused while the reader is open, and go on after it', async () => {
    session.server.made.set('story', page(PARAGRAPHS.join('')));
    await session.open('/plain/made/story');
    // Browsers let a page make itself heard only after somebody touched it.
    await session.driver.findElement(By.css('h1')).click();
    // A short silent sound, made here, that plays round and round.
    const plays = await session.driver.executeAsyncScript(`
      const done = arguments[0];
      const rate = 8000, length = rate;
      const bytes = new Uint8Array(44 + length).fill(128);
      const view = new DataView(bytes.buffer);
      const put = (at, letters) => [...letters].forEach((letter, index) => view.setUint8(at + index, letter.charCodeAt(0)));
      put(0, 'RIFF'); view.setUint32(4, 36 + length, true); put(8, 'WAVEfmt '); view.setUint32(16, 16, true); view.setUint16(20, 1, true); view.setUint16(22, 1, true);
      view.setUint32(24, rate, true); view.setUint32(28, rate, true); view.setUint16(32, 1, true); view.setUint16(34, 8, true); put(36, 'data'); view.setUint32(40, length, true);
      const audio = document.createElement('audio');
      audio.loop = true; audio.muted = true; audio.id = 'sound';
      audio.src = URL.createObjectURL(new Blob([bytes], { type: 'audio/wav' }));
      document.body.append(audio);
      audio.play().then(() => done(true), (error) => done(String(error)));`);
    assert.equal(plays, true);
    const paused = () => session.run("return document.getElementById('sound').paused");
    assert.equal(await paused(), false);
    await session.openReader();
    assert.equal(await paused(), true);
    await session.run("document.getElementById('sound').play()");
    await session.until('a page that starts it again is paused again', paused);
    await session.leaveReader();
    await session.until('it goes on', async () => !(await paused()));
  });

  test('a theme that was chosen is there when the reader opens on the next page', async () => {
    let root = await openReader('/plain/fixtures/story.html');
    await session.press('t');
    await session.click(await find(root, '#set-theme-black'));
    await session.press(Key.ESCAPE);
    await session.driver.sleep(600);
    await session.leaveReader();
    root = await session.openReader('/plain/fixtures/story.html');
    assert.equal(await session.style(await find(root, '.scroller'), 'backgroundColor'), 'rgb(0, 0, 0)');
    assert.equal(await (await find(root, 'dialog.reader')).getAttribute('data-theme'), 'black');
    await session.press('t');
    await session.click(await find(root, '#appearance-reset'));
    await session.press(Key.ESCAPE);
    await session.leaveReader();
  });

  test('it stands its ground when the window changes, and the paragraph under the eye stays', async () => {
    const root = await openReader('/plain/fixtures/story.html');
    const paragraph = /** @type {WebElement} */ ((await all(root, '.story > p'))[6]);
    await session.run("arguments[0].scrollIntoView({ block: 'start', behavior: 'instant' })", paragraph);
    const before = await session.driver.manage().window().getRect();
    await session.driver.manage().window().setRect({ width: 620, height: 800 });
    await session.until('the toolbar lies at the foot', async () => (await session.run('return arguments[0].getBoundingClientRect().top', await find(root, '.toolbar'))) > 300);
    const wide = await session.run('const dialog = arguments[0]; return dialog.scrollWidth - dialog.clientWidth', await find(root, 'dialog.reader'));
    assert.ok(wide <= 1, `${wide} pixels stand out`);
    await session.driver.manage().window().setRect(before);
    await session.leaveReader();
  });

  test('whoever wants less motion gets none', async () => {
    if (browserName !== 'chrome') return;
    const root = await openReader('/plain/fixtures/story.html');
    const driver = /** @type {import('selenium-webdriver/chrome.js').Driver} */ (session.driver);
    await driver.sendDevToolsCommand('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-reduced-motion', value: 'reduce' }] });
    assert.equal(await session.style(await find(root, '.toolbar'), 'transitionProperty'), 'none');
    await driver.sendDevToolsCommand('Emulation.setEmulatedMedia', { features: [] });
    await session.leaveReader();
  });
});
