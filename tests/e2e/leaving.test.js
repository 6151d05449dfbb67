// The ways out of the reader: Escape, its own button, and a page that takes it away. Every one leads back to the page as it was.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { By, Key } from 'selenium-webdriver';
import { browserName, openSession } from './harness/session.js';

const PAGE = '/plain/fixtures/hostile.html';
const STORY = Array.from({ length: 8 }, (_, at) => `<p>On day ${at} the ship, which had left the harbour on Monday with forty people on board, ran aground on a sandbank, officials said, after a calm night.</p>`).join('');
const CARETS = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The ship</title></head><body><article><h1>The ship</h1>${STORY}</article><section class="comments"><h2>Comments</h2><textarea id="ta">It was a calm night in our town</textarea>
<input id="line" value="a name of mine"><input id="amount" type="number" value="12"><div contenteditable id="editor">It was late on that day</div><div id="box"></div></section>
<script>document.getElementById('box').attachShadow({ mode: 'open' }).innerHTML = '<input value="words within">';</script></body></html>`;
/** Where the caret is: a field has its own, of which the selection of the document tells nothing. */
const CARET = `const [active, selection] = [document.activeElement.shadowRoot?.activeElement ?? document.activeElement, getSelection()];
  return [active.outerHTML, active.selectionStart ?? null, active.selectionEnd ?? null, active.selectionDirection ?? null, String(selection), selection.anchorOffset, selection.focusOffset];`;

describe(`leaving in ${browserName}`, () => {
  /** @type {import('./harness/session.js').Session} */
  let session;
  before(async () => {
    session = await openSession();
  });
  after(() => session?.close());

  async function openReader() {
    await session.open(PAGE);
    const before = await session.probe();
    await session.openPopup();
    await session.setMode('reader');
    return { before, root: await session.readerRoot() };
  }

  test('Escape leaves', async () => {
    const { before } = await openReader();
    await session.driver.actions().sendKeys(Key.ESCAPE).perform();
    await session.readerGone();
    assert.deepEqual(await session.probe(), before);
  });

  test('Escape closes an open panel first', async () => {
    const { before, root } = await openReader();
    await session.driver.actions().sendKeys('o').perform();
    const panel = await root.findElement(By.css('.panel'));
    await session.until('the outline is open', () => panel.isDisplayed());
    await session.driver.actions().sendKeys(Key.ESCAPE).perform();
    await session.until('the outline is closed', async () => !(await panel.isDisplayed()));
    assert.equal((await session.hosts()).length, 1);
    await session.driver.actions().sendKeys(Key.ESCAPE).perform();
    await session.readerGone();
    assert.deepEqual(await session.probe(), before);
  });

  test('the close button leaves', async () => {
    const { before, root } = await openReader();
    await (await root.findElement(By.id('tool-close'))).click();
    await session.readerGone();
    assert.deepEqual(await session.probe(), before);
  });

  test('the page hears no key and no click that was meant for the reader', async () => {
    const { root } = await openReader();
    await session.run('window.heard = []');
    await session.driver.actions().sendKeys('t', Key.ARROW_DOWN, Key.TAB, Key.TAB, 'x').perform();
    await (await root.findElement(By.css('.story'))).click();
    assert.deepEqual(await session.run('return window.heard'), []);
    await session.leaveReader();
    await session.driver.findElement(By.css('h1')).click();
    assert.ok((await session.run('return window.heard')).includes('click'), 'the page hears again after the reader');
  });

  test('whoever was writing in a field goes on where the caret stood, with the same letters selected', async () => {
    session.server.made.set('caret.html', CARETS);
    await session.open('/plain/made/caret.html');
    await session.openPopup();
    const carets = [
      'ta.focus(); ta.setSelectionRange(10, 14)',
      'line.focus(); line.setSelectionRange(4, 4)',
      "line.focus(); line.setSelectionRange(2, 7, 'backward')",
      'amount.focus()',
      'editor.focus(); getSelection().setBaseAndExtent(editor.firstChild, 8, editor.firstChild, 2)',
      'const inner = box.shadowRoot.firstChild; inner.focus(); inner.setSelectionRange(3, 6)',
    ];
    for (const [at, caret] of carets.entries()) {
      await session.run(caret);
      const before = await session.run(CARET);
      await session.showPopup();
      await session.setMode('reader');
      await session.readerRoot();
      if (at % 2 === 0) await session.leaveReader();
      else await session.press(Key.ESCAPE);
      await session.readerGone();
      assert.deepEqual(await session.run(CARET), before, caret);
    }
  });

  test('Tab stays in the reader', async () => {
    const { root } = await openReader();
    const toolbar = await root.findElement(By.css('.toolbar'));
    assert.ok(toolbar);
    const [host] = await session.hosts();
    for (let presses = 0; presses < 12; presses += 1) {
      await session.driver.actions().sendKeys(Key.TAB).perform();
      const active = await session.run('const { activeElement: active, body } = document; return active === body || active === arguments[0] || (active.localName !== "html" && !body.contains(active))', host);
      assert.equal(active, true, `the focus went into the page after ${presses + 1} presses`);
    }
  });

  test('a reader that the page takes away comes back, and says so', async () => {
    const { root } = await openReader();
    await session.run('window.takeAway()');
    await session.readerRoot();
    const notice = await root.findElement(By.css('.notice'));
    await session.until('the reader says that it was taken away', async () => (await notice.getText()) !== '');
  });

  test('a page that keeps taking the reader away gets its way, and is whole again', async () => {
    const { before } = await openReader();
    await session.run('window.keepTakingAway()');
    await session.run('window.takeAway()');
    await session.readerGone();
    await session.until('the page can be seen', () => session.run('return getComputedStyle(document.body).visibility === "visible"'));
    assert.equal((await session.probe()).dom, before.dom);
  });
});
