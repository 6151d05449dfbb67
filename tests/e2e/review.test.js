// The review panel: what was taken away, why, shown and put back, by keyboard alone.

import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { By, Key } from 'selenium-webdriver';
import { browserName, openSession } from './harness/session.js';

const PAGE = '/plain/fixtures/living.html';
const SHOWN = 'return document.getElementById("first").checkVisibility()';

describe(`review in ${browserName}`, () => {
  /** @type {import('./harness/session.js').Session} */
  let session;
  before(async () => {
    session = await openSession();
  });
  after(() => session?.close());

  /** Opens the panel by the popup's button. */
  async function openPanel() {
    await session.setMode('tidy');
    await session.inPopup();
    await session.driver.findElement(By.id('review')).click();
    return panel();
  }

  const panel = () =>
    session.until('the panel stands in the page', async () => {
      const [host] = await session.hosts();
      const root = await host?.getShadowRoot();
      return (await root?.findElements(By.css('[role=dialog] li[data-node]')))?.length ? root : undefined;
    });

  /** Presses keys where the focus is. @param {...string} keys */
  async function press(...keys) {
    await session.inPage();
    for (const key of keys) await session.driver.actions().sendKeys(key).perform();
  }

  /** @type {Awaited<ReturnType<import('./harness/session.js').Session['probe']>>} */
  let untouched;
  beforeEach(async () => {
    await session.open(PAGE);
    untouched = await session.probe();
    await session.openPopup();
  });

  test('it says of each thing what it is and why it went', async () => {
    const root = await openPanel();
    const items = await root.findElements(By.css('[data-kind=ad_marker] li'));
    assert.equal(items.length, 2);
    for (const item of items) {
      assert.equal(await (await item.findElement(By.css('.excerpt'))).getText(), 'Advertisment');
      assert.match(await (await item.findElement(By.css('.evidence'))).getText(), /misspelling/);
    }
  });

  test('by keyboard: next, show, put back, close', async () => {
    const root = await openPanel();
    assert.equal(await session.run(SHOWN), false);
    await press('j', Key.ENTER);
    await session.until('the thing is shown with an outline', () => session.run('const first = document.getElementById("first"); return first.checkVisibility() && getComputedStyle(first).outlineStyle === "solid"'));
    await press('u');
    await session.until('the list says that it is back', async () => (await root.findElements(By.css('li.back'))).length === 1);
    assert.equal(await session.run(SHOWN), true);
    await press(Key.ESCAPE);
    await session.readerGone();
    // What was put back stays when the panel and its outline are gone.
    assert.equal(await session.run(SHOWN), true);
    assert.equal(await session.run('return document.getElementById("first").getAttribute("style")'), null);
    await session.setMode('off');
    assert.deepEqual(await session.probe(), untouched);
  });

  test('all of it comes back, and goes again', async () => {
    const body = await session.run('return document.body.outerHTML');
    const root = await openPanel();
    // The list is drawn anew at every change: a button that was just found may be gone.
    const pressAll = () => session.until('the button for all is pressed', () => root.findElement(By.id('back-all')).then((button) => button.click()).then(() => true));
    await pressAll();
    await session.until('the list says that all is back', async () => (await root.findElements(By.css('li.back'))).length > 1);
    assert.equal(await session.run(SHOWN), true);
    assert.equal(await session.run('return document.body.outerHTML'), body);
    await pressAll();
    await session.until('the mark is gone', async () => (await session.run(SHOWN)) === false);
  });

  test('the reader has the same list, and what is put back stands in the story', async () => {
    await session.setMode('reader');
    const root = await session.readerRoot();
    const lines = async () => Promise.all((await root.findElements(By.css('.story > p'))).map((line) => line.getText()));
    assert.ok(!(await lines()).includes('Advertisment'));
    await (await root.findElement(By.id('tool-removed'))).click();
    await (await root.findElement(By.css('.panel [data-kind=ad_marker] li button'))).click();
    await session.until('the words are in their place', async () => (await lines())[1] === 'Advertisment');
  });
});
