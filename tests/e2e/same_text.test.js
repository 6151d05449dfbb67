// The reader shows the very blocks that the terminal gives of the same page, in both browsers.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { By } from 'selenium-webdriver';
import { inRoot } from '../../tools/build/layout.js';
import { browserName, openSession } from './harness/session.js';
import { terminal } from './harness/terminal.js';

/** @typedef {import('../../extension/generated/reading').Reading} Reading */
/** @typedef {import('../../extension/generated/reading').Block} Block */

const PAGES = inRoot('tests', 'pages');
const folders = readdirSync(PAGES).filter((name) => existsSync(join(PAGES, name, 'page.html')));

/** White space is laid out by every medium in its own way. @param {string} text */
const bare = (text) => text.replace(/\s+/gu, '');

/** @param {{ text: string }[]} [spans] */
const plain = (spans) => (spans ?? []).map((span) => span.text).join('');

/** What kind of block it is, and its characters in order. @param {Block} block @returns {[string, string]} */
function words(block) {
  switch (block.type) {
    case 'heading':
    case 'standfirst':
    case 'paragraph':
      return [block.type === 'heading' ? 'heading' : 'paragraph', bare(plain(block.text))];
    case 'list':
      return ['list', bare(block.items.map((item) => plain(item.text)).join(''))];
    case 'quote':
      return ['quote', bare(block.paragraphs.map(plain).join('') + plain(block.cite))];
    case 'figure':
      return ['figure', bare(plain(block.caption))];
    case 'table':
      return ['table', bare(plain(block.caption) + block.rows.flatMap((row) => row.cells.map((cell) => plain(cell.text))).join(''))];
    case 'code':
      return ['code', bare(block.text)];
    case 'embed':
      return ['embed', ''];
    case 'separator':
      return ['separator', ''];
  }
}

/** The same of what the reader drew; runs in the page. A credit, a provider's name and buttons are the reader's own, but for a footnote's number. */
const DRAWN = `
  const KINDS = { P: 'paragraph', UL: 'list', OL: 'list', BLOCKQUOTE: 'quote', FIGURE: 'figure', PRE: 'code', ASIDE: 'embed', HR: 'separator', DIV: 'table' };
  return [...arguments[0].querySelectorAll('header [data-node], .story [data-node]')].map((element) => {
    const kind = /^H\\d$/i.test(element.nodeName) ? 'heading' : KINDS[element.nodeName.toUpperCase()] ?? element.nodeName;
    if (kind === 'embed') return [kind, ''];
    const copy = (kind === 'figure' ? element.querySelector('figcaption') ?? document.createElement('p') : element).cloneNode(true);
    for (const own of copy.querySelectorAll('.credit, button:not(.call)')) own.remove();
    return [kind, copy.textContent.replace(/\\s+/gu, '')];
  });
`;

/** @param {string} folder @param {string} url @returns {Reading} */
function readByTerminal(folder, url) {
  return JSON.parse(execFileSync(terminal, [join(PAGES, folder, 'page.html'), '--url', url, '--format', 'json'], { encoding: 'utf8' }));
}

describe(`the same text in ${browserName}`, () => {
  /** @type {import('./harness/session.js').Session} */
  let session;
  before(async () => {
    // Let in everywhere from the start: a click on the button for each of these pages would tell nothing that other suites do not.
    session = await openSession({ hosts: true });
  });
  after(() => session?.close());

  for (const folder of folders) {
    test(folder, async (context) => {
      const path = `/plain/pages/${folder}/page.html`;
      const reading = readByTerminal(folder, session.server.origin + path);
      await session.open(path);
      await session.showPopup();
      if (reading.blocks.length === 0) {
        await session.inPopup();
        assert.equal(await session.driver.findElement(By.id('mode-reader')).isEnabled(), false);
        context.diagnostic('no article, and no reader');
        return;
      }
      await session.setMode('reader');
      const root = await session.readerRoot();
      const drawn = await session.driver.executeScript(DRAWN, await root.findElement(By.css('article')));
      assert.deepEqual(drawn, reading.blocks.map(words));
      const headline = await root.findElements(By.css('header h1'));
      assert.equal(bare((await headline[0]?.getText()) ?? ''), bare(reading.metadata.title ?? ''));
      assert.ok(reading.blocks.length > 0);
    });
  }
});
