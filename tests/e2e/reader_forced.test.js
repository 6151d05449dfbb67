// The reader in the system's own colours, which some people need: every part is drawn in them, and what a shade told before is told by a line. Punctuation hangs where a browser can do that.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { By, Key } from 'selenium-webdriver';
import { browserName, openSession } from './harness/session.js';

describe(`the reader in forced colours in ${browserName}`, () => {
  /** @type {import('./harness/session.js').Session} */
  let session;
  /** @type {Awaited<ReturnType<import('./harness/session.js').Session['readerRoot']>>} */
  let root;
  before(async () => {
    session = await openSession();
    root = await session.openReader('/plain/fixtures/story.html');
    await force(true);
  });
  after(() => session?.close());

  /** @param {boolean} on */
  async function force(on) {
    if (browserName === 'chrome') await /** @type {import('selenium-webdriver/chrome.js').Driver} */ (session.driver).sendDevToolsCommand('Emulation.setEmulatedMedia', { features: on ? [{ name: 'forced-colors', value: 'active' }] : [] });
    else await /** @type {any} */ (session).inBrowser(() => session.driver.executeScript("Services.prefs.setIntPref('browser.display.document_color_use', arguments[0])", on ? 2 : 0));
    await session.until('the colours are forced', async () => (await session.run("return matchMedia('(forced-colors: active)').matches")) === on);
  }

  /** A property of an element of the reader, or of what is drawn before it. @param {string} css @param {string} property @param {string} [pseudo] */
  const style = async (css, property, pseudo) => session.run('return getComputedStyle(arguments[0], arguments[2])[arguments[1]]', await root.findElement(By.css(css)), property, pseudo ?? null);
  /** A system colour as this browser draws it now, tried in the reader itself. @param {string} name */
  const system = async (name) => session.run("const [dialog, name] = arguments; const probe = document.createElement('i'); probe.style.cssText = 'forced-color-adjust: none; color: ' + name; dialog.append(probe); const { color } = getComputedStyle(probe); probe.remove(); return color", await root.findElement(By.css('dialog.reader')), name);

  test('paper, ink, links, marks and the progress are the system’s, whatever the theme', async () => {
    for (const theme of ['sepia', 'dark', 'own']) {
      await session.press('t');
      await session.click(await root.findElement(By.css(`#set-theme-${theme}`)));
      await session.press(Key.ESCAPE);
      assert.equal(await style('.scroller', 'backgroundColor'), await system('Canvas'), theme);
      assert.equal(await style('.story p', 'color'), await system('CanvasText'), theme);
      assert.equal(await style('.story a', 'color'), await system('LinkText'), theme);
      assert.equal(await style('.progress', 'backgroundColor', '::before'), await system('Highlight'), theme);
    }
  });

  test('an icon differs from its button, and an open tool is outlined', async () => {
    const [ink, paper] = [await style('#tool-text svg', 'stroke'), await style('.toolbar', 'backgroundColor')];
    assert.notEqual(ink, paper);
    await session.press('t');
    assert.equal(await style('#tool-text', 'outlineStyle'), 'solid');
    assert.equal(await style('.choice.theme input:checked + span', 'outlineWidth'), '3px');
    await session.press(Key.ESCAPE, 'o');
    assert.equal(await style('.outline [aria-current]', 'outlineStyle'), 'solid');
    await session.press(Key.ESCAPE);
  });

  test('the picker and what is said at the foot can be read', async () => {
    const paragraph = await root.findElement(By.css('.story > p'));
    await session.driver.actions().doubleClick(paragraph).perform();
    await session.until('the picker offers itself', async () => (await root.findElement(By.css('.picker'))).isDisplayed());
    for (const part of ['.picker', '.notice']) {
      assert.equal(await style(part, 'backgroundColor'), await system('Canvas'), part);
      assert.equal(await style(part, 'color'), await system('CanvasText'), part);
      assert.equal(await style(part, 'borderTopStyle'), 'solid', part);
    }
    await session.run('getSelection().removeAllRanges()');
  });

  test('opening and closing quotation marks hang where the browser can hang them', async () => {
    await force(false);
    if (!(await session.run("return CSS.supports('hanging-punctuation', 'first allow-end last')"))) return;
    assert.match(await style('article', 'hangingPunctuation'), /first/);
  });
});
