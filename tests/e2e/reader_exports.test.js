// What is kept of an article: every format with title, byline, date, source and what was removed, with joined pages and notes, and on paper.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { all, find } from './harness/reader_tree.js';
import { browserName, openSession } from './harness/session.js';

/** @typedef {Awaited<ReturnType<import('./harness/session.js').Session['readerRoot']>>} ShadowRoot */

const FORMATS = /** @type {const} */ ({ markdown: '.md', html: '.html', text: '.txt', json: '.json' });
const TITLE = 'The quay that nobody wanted';

describe(`exports in ${browserName}`, () => {
  /** @type {import('./harness/session.js').Session} */
  let session;
  before(async () => {
    session = await openSession();
  });
  after(() => session?.close());


  /** @param {string} page */
  async function openReader(page) {
    return session.openReader(`/plain/fixtures/${page}`);
  }

  test('every format carries the head, the source, what was removed, the joined pages and the notes', async () => {
    const root = await openReader('pages.html');
    await session.run('arguments[0].scrollTop = arguments[0].scrollHeight', await find(root, '.scroller'));
    await session.until('the seam is there', async () => (await all(root, '.seam')).length === 1);
    // A word of the further page is marked.
    const last = /** @type {import('selenium-webdriver').WebElement} */ ((await all(root, '.seam ~ p[data-node]')).at(-1));
    await session.run("arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })", last);
    await session.driver.actions().doubleClick(last).perform();
    await session.until('the picker offers itself', async () => (await find(root, '.picker')).isDisplayed());
    await session.press('h');
    await session.until('words are marked', () => session.run("return (CSS.highlights.get('broadsheet-kept')?.size ?? 0) === 1"));
    await session.press('n');
    await session.until('the note is listed', async () => (await all(root, '.notes li')).length === 1);
    const marked = await (await find(root, '.notes .quote')).getText();
    await session.press(Key.ESCAPE, 's');
    await session.until('the formats are listed', async () => (await all(root, '.formats button')).length >= 6);
    const source = session.server.origin + '/plain/fixtures/pages.html';
    for (const [format, ending] of Object.entries(FORMATS)) {
      await session.click(await find(root, `#save-${format}`));
      const { name, bytes } = await session.saved(ending);
      const said = bytes.toString('utf8');
      assert.ok(name.startsWith(TITLE), name);
      for (const what of [TITLE, 'Jane Roe', '2026-11-20', source, 'Paragraph 1 of the story', 'Paragraph 28 of the story']) assert.ok(said.includes(what), `${format} lacks ${what}`);
      assert.equal(said.split('Paragraph 1 of the story').length, 2, `${format} says the first paragraph twice`);
      assert.ok(said.split(marked).length > 1, `${format} lacks the note`);
      if (format !== 'json') assert.match(said, /paragraphs kept/, `${format} does not say what was kept`);
      else assert.ok(Array.isArray(JSON.parse(said).findings) && JSON.parse(said).notes.length > 0);
      if (format === 'html') assert.ok(!said.includes('srcset') && !said.includes('<script'));
    }
    await session.press(Key.ESCAPE);
    await session.leaveReader();
  });

  test('the book holds the pictures and is one that epubcheck takes', async (context) => {
    const root = await openReader('story.html');
    await session.press('s');
    await session.until('the formats are listed', async () => (await all(root, '.formats button')).length >= 6);
    await session.click(await find(root, '#save-epub'));
    const { bytes } = await session.saved('.epub');
    assert.ok(bytes.includes('picture-1.jpg') && bytes.includes('picture-2.jpg'));
    const judge = spawnSync('sh', ['-c', 'command -v epubcheck'], { encoding: 'utf8' }).stdout.trim();
    if (!judge) return context.diagnostic('epubcheck is not installed here');
    const folder = mkdtempSync(join(tmpdir(), 'broadsheet-book-'));
    writeFileSync(join(folder, 'book.epub'), bytes);
    const { status, stderr } = spawnSync('java', ['-jar', judge, join(folder, 'book.epub')], { encoding: 'utf8' });
    rmSync(folder, { recursive: true, force: true });
    assert.equal(status, 0, stderr);
    await session.press(Key.ESCAPE);
    await session.leaveReader();
  });

  /** Prints a page that a test made from its reader; gives the text of each sheet, or nothing where nobody can read it. @param {string} html */
  async function printed(html) {
    session.server.made.set('paper', html);
    await session.openReader('/plain/made/paper');
    const pdf = Buffer.from(String(await session.driver.printPage(/** @type {any} */ ({ background: true }))), 'base64');
    await session.leaveReader();
    const folder = mkdtempSync(join(tmpdir(), 'broadsheet-paper-'));
    writeFileSync(join(folder, 'paper.pdf'), pdf);
    const { status, stdout } = spawnSync('pdftotext', ['-layout', join(folder, 'paper.pdf'), '-'], { encoding: 'utf8' });
    rmSync(folder, { recursive: true, force: true });
    return status === 0 ? stdout.normalize('NFKC').split('\f').slice(0, -1) : undefined;
  }
  const PARAGRAPHS = Array.from({ length: 6 }, (_, at) => `<p>Paragraph ${at} says that number ${at * 7} of the harbour's ships was late, and that nobody who waited on the quay had been told of it in time by anybody.</p>`).join('');
  /** @param {string} inside @param {string} [outside] */
  const paper = (inside, outside = '') => `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta property="og:type" content="article"><title>The late ships</title></head><body><article><h1>The late ships</h1>${inside}</article>${outside}</body></html>`;

  test('code and tables that are broader than the paper are broken or set smaller, and nothing beside them is cut or shrunk', async (context) => {
    const code = Array.from({ length: 40 }, (_, at) => `open(gate${at});`);
    const cells = (/** @type {number} */ row) => Array.from({ length: 14 }, (_, at) => `${row === 0 ? 'Column' : 'Cell'} ${row}x${at}`);
    const table = `<table>${Array.from({ length: 5 }, (_, row) => `<tr>${cells(row).map((cell) => (row === 0 ? `<th>${cell}</th>` : `<td>${cell}</td>`)).join('')}</tr>`).join('')}</table>`;
    const sheets = await printed(paper(`${PARAGRAPHS}<pre><code>${code.join(' ')}</code></pre>${table}${PARAGRAPHS.replaceAll('Paragraph', 'Later')}`));
    if (!sheets) return context.diagnostic('pdftotext is not installed here');
    const said = sheets.join('').replace(/\s+/g, '');
    for (const what of [...code, ...cells(0).map((cell) => cell.slice(7)), ...cells(4).map((cell) => cell.slice(5)), ...Array.from({ length: 6 }, (_, at) => `Later${at}says`), 'toldofitintimebyanybody.']) assert.ok(said.includes(what), `the paper lacks ${what}: ${sheets.join('')}`);
    assert.equal(said.split('intimebyanybody.').length, 13, 'paragraphs are cut');
  });

  test('a file in JSON says in words why each thing was taken away', async () => {
    session.server.made.set('markers', paper(PARAGRAPHS.replaceAll('</p><p>', '</p><p>Advertisment</p><p>')));
    const root = await session.openReader('/plain/made/markers');
    await session.press('s');
    await session.until('the formats are listed', async () => (await all(root, '.formats button')).length >= 6);
    await session.click(await find(root, '#save-json'));
    const { findings } = JSON.parse((await session.saved('The late ships.json')).bytes.toString('utf8'));
    assert.equal(findings.length, 5);
    for (const { evidence } of findings) assert.match(evidence, /misspelling of the ad label/);
    await session.press(Key.ESCAPE);
    await session.leaveReader();
  });

  test('a page that forbids its printing, and is far longer than its story, is printed from the reader, on as many sheets as the story takes', async (context) => {
    const style = '<style>@media print { html, body { display: none !important; } html { opacity: 0 !important; position: fixed !important; } }</style>';
    const sheets = await printed(paper(PARAGRAPHS, `${style}<div style="height: 9000px"></div>`));
    if (!sheets) return context.diagnostic('pdftotext is not installed here');
    assert.match(sheets.join(''), /Paragraph 5 says/);
    assert.equal(sheets.length, 1, 'empty sheets are printed');
    assert.equal(await session.run("return document.documentElement.getAttribute('style')"), null);
  });

  test('on paper stand the title, the source, the date, the page numbers and where links lead, and nothing of the frame', async (context) => {
    await openReader('story.html');
    const pdf = Buffer.from(String(await session.driver.printPage(/** @type {any} */ ({ background: true }))), 'base64');
    assert.equal(pdf.subarray(0, 5).toString('latin1'), '%PDF-');
    const folder = mkdtempSync(join(tmpdir(), 'broadsheet-paper-'));
    writeFileSync(join(folder, 'paper.pdf'), pdf);
    const { status, stdout } = spawnSync('pdftotext', ['-layout', join(folder, 'paper.pdf'), '-'], { encoding: 'utf8' });
    rmSync(folder, { recursive: true, force: true });
    if (status !== 0) return context.diagnostic('pdftotext is not installed here');
    const pages = stdout.split('\f').filter((page) => page.trim());
    // Long addresses are broken at the edge of the paper, and "fi" is one sign there.
    const said = stdout.normalize('NFKC').replace(/\s+/g, '');
    assert.ok(pages.length > 1, 'only one page was printed');
    for (const what of [TITLE, 'Jane Roe', '2026', 'Paragraph 1 of the story', 'Paragraph 12 of the story', '(https://example.org/minutes/2026)', `${session.server.origin}/plain/fixtures/story.html`]) assert.ok(said.includes(what.replace(/\s+/g, '')), `the paper lacks ${what}: ${stdout.slice(-900)}`);
    assert.doesNotMatch(said, /minutesleft|Textandlayout/);
    // Firefox draws nothing into the margins for a page; its own print has a number there.
    if (browserName === 'chrome') assert.match(/** @type {string} */ (pages[1]), new RegExp(`2\\s*/\\s*${pages.length}`), 'the second page has no number');
    await session.leaveReader();
  });
});
