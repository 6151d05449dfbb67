// What the reader draws is judged by axe-core, in every theme and with every panel open.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import { By, Key } from 'selenium-webdriver';
import { browserName, openSession } from './harness/session.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const THEMES = ['light', 'sepia', 'grey', 'dark', 'black', 'contrast', 'own'];

describe(`the reader for everybody in ${browserName}`, () => {
  /** @type {import('./harness/session.js').Session} */
  let session;
  /** @type {Awaited<ReturnType<import('./harness/session.js').Session['readerRoot']>>} */
  let root;
  /** @type {import('selenium-webdriver').WebElement} */
  let dialog;
  before(async () => {
    session = await openSession();
    root = await session.openReader('/plain/fixtures/story.html');
    // The tree is closed to scripts; the test has it from the browser itself, and lends it to axe.
    const [host] = await session.hosts();
    dialog = await root.findElement(By.css('dialog.reader'));
    await session.run('const [host, dialog] = arguments; const root = dialog.getRootNode(); Object.defineProperty(host, "shadowRoot", { get: () => root });', host, dialog);
    await session.run(`${AXE}; window.axe = axe;`);
  });
  after(() => session?.close());


  /** Complaints, one a line. @returns {Promise<string[]>} */
  async function judge() {
    // A label that is still fading in has little contrast for a moment.
    await session.driver.executeAsyncScript("const [dialog, done] = arguments; requestAnimationFrame(() => Promise.allSettled(dialog.getAnimations({ subtree: true }).map(({ finished }) => finished)).then(() => done()))", dialog);
    // Of the whole document, as rules about landmarks want it; what stands outside the reader is the page's own business.
    return session.driver.executeAsyncScript(
      `const done = arguments[0];
       axe.run(document, { resultTypes: ['violations'] }).then(
         ({ violations }) => done(violations.flatMap(({ id, nodes }) => nodes.filter(({ target }) => Array.isArray(target[0])).map((node) => id + ': ' + node.html.slice(0, 140) + ' ' + (node.any[0]?.message ?? node.all[0]?.message ?? '')))),
         (error) => done([error.stack]));`,
    );
  }

  for (const theme of THEMES) {
    test(`no violation in the theme ${theme}`, async () => {
      await session.press('t');
      await session.click(await root.findElement(By.css(`#set-theme-${theme}`)));
      assert.deepEqual(await judge(), []);
      await session.press(Key.ESCAPE);
      assert.deepEqual(await judge(), []);
    });
  }

  for (const [key, name] of /** @type {const} */ ([['o', 'outline'], ['n', 'notes'], ['r', 'removed'], ['s', 'keep'], ['?', 'keys'], ['l', 'listen']])) {
    test(`no violation with ${name} open`, async () => {
      await session.press(key);
      await session.until('it is open', async () => (await root.findElements(By.css('.panel:not([hidden]), .listen:not([hidden])'))).length > 0);
      assert.deepEqual(await judge(), []);
      await session.press(Key.ESCAPE);
    });
  }

  test('Escape in what listens leads back to where the keys came from: its button, or the story', async () => {
    const focused = () => session.run('const { activeElement: active } = arguments[0].getRootNode(); return active?.id || active?.className', dialog);
    const inBar = () => session.until('the focus is in the bar', () => session.run('const { activeElement: active } = arguments[0].getRootNode(); return active?.closest(".listen") != null', dialog));
    const before = await focused();
    await session.press('l');
    await inBar();
    await session.press(Key.ESCAPE);
    assert.equal(await focused(), before);
    await session.run('arguments[0].focus()', await root.findElement(By.id('tool-listen')));
    await session.press(Key.ENTER);
    await inBar();
    await session.press(Key.ESCAPE);
    assert.equal(await focused(), 'tool-listen');
  });

  test('every button has a name, and those of the toolbar say their key', async () => {
    const nameless = await session.run(
      'return [...arguments[0].querySelectorAll("button, a, input, select, textarea")].filter((control) => !(control.getAttribute("aria-label") || control.textContent.trim() || control.labels?.length)).map((control) => control.outerHTML.slice(0, 120))',
      dialog,
    );
    assert.deepEqual(nameless, []);
    const keyless = await session.run('return [...arguments[0].querySelectorAll(".toolbar button:not([aria-keyshortcuts])")].map((button) => button.id)', dialog);
    assert.deepEqual(keyless, []);
  });
});
