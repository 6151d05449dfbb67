// Reading a selection by the menu: the reader shows what was marked and no more, and so does everything that is kept of it.

import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { By, Key } from 'selenium-webdriver';
import { dist } from '../../tools/build/layout.js';
import { browserName, openSession } from './harness/session.js';

/** No driver opens a browser's menu, so this build chooses an entry when it is told to. */
const CHOOSER = `
{
  const api = globalThis.browser ?? chrome;
  let chosen = () => {};
  Object.defineProperty(api.contextMenus, 'onClicked', { value: { addListener: (callback) => void (chosen = callback) } });
  api.runtime.onMessage.addListener(({ chooseForTest, tab }) => {
    if (chooseForTest) void api.tabs.get(tab).then((whole) => chosen({ menuItemId: chooseForTest }, whole));
  });
}
`;

describe(`reading a selection in ${browserName}`, () => {
  /** @type {import('./harness/session.js').Session} */
  let session;
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-chooser-'));
  before(async () => {
    cpSync(join(dist, browserName), folder, { recursive: true });
    writeFileSync(join(folder, 'background.js'), CHOOSER + readFileSync(join(folder, 'background.js'), 'utf8'));
    session = await openSession({ folder });
  });
  after(async () => {
    await session?.close();
    rmSync(folder, { recursive: true, force: true });
  });


  /** Selects from one element to another, and chooses the menu's entry. @param {string} select a script */
  async function readSelected(select) {
    await session.open('/plain/fixtures/story.html');
    await session.openPopup();
    await session.run(select);
    await session.inPopup();
    await session.driver.executeScript("return void (globalThis.browser ?? chrome).runtime.sendMessage({ chooseForTest: 'selection', tab: Number(new URLSearchParams(location.search).get('tab')) })");
    await session.inPage();
    const root = await session.readerRoot();
    const blocks = await root.findElements(By.css('.story > *'));
    return { root, words: await Promise.all(blocks.map((block) => block.getText())) };
  }

  /** What the format says of it. @param {Awaited<ReturnType<import('./harness/session.js').Session['readerRoot']>>} root */
  async function kept(root) {
    await session.press('s');
    await session.until('the formats are listed', async () => (await root.findElements(By.css('.formats button'))).length >= 6);
    await session.click(await root.findElement(By.css('#save-markdown')));
    const { bytes } = await session.saved('.md');
    await session.press(Key.ESCAPE);
    return bytes.toString('utf8');
  }

  test('the blocks that it touches are read, and their time is told', async () => {
    const { root, words } = await readSelected(
      "const [, second, third] = document.querySelectorAll('article > p:not(.byline)'); getSelection().setBaseAndExtent(second.firstChild, 12, third.firstChild, 20)",
    );
    assert.equal(words.length, 2, words.join('\n'));
    assert.match(await (await root.findElement(By.css('.minutes'))).getText(), /^1\b/);
    const markdown = await kept(root);
    for (const said of words) assert.ok(markdown.includes(said.slice(0, 60)), `${said.slice(0, 60)} is not kept`);
    assert.equal(markdown.match(/Paragraph \d+ of the story/g)?.length, words.filter((said) => /Paragraph \d+ of the story/.test(said)).length, markdown);
    // The whole story is there again when it is asked for.
    await session.leaveReader();
    await session.setMode('reader');
    assert.ok((await (await session.readerRoot()).findElements(By.css('.story > *'))).length > 8);
    await session.leaveReader();
  });

  test('outside of the story, what is marked is read', async () => {
    const { words } = await readSelected("getSelection().selectAllChildren(document.querySelector('body > footer'))");
    assert.deepEqual(words.length, 1);
    assert.equal(words[0], await session.run("return document.querySelector('body > footer').textContent.trim()"));
    await session.leaveReader();
  });
});
