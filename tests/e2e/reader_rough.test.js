// Rough handling of the reader: double clicks, a window that changes while it opens, pages that take it away or lay something over it, print, words without an end, hundreds of pictures.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { PNG } from 'pngjs';
import { By, Key } from 'selenium-webdriver';
import { inRoot } from '../../tools/build/layout.js';
import { find } from './harness/reader_tree.js';
import { browserName, openSession } from './harness/session.js';

/** @typedef {Awaited<ReturnType<import('./harness/session.js').Session['readerRoot']>>} ShadowRoot */
/** @typedef {import('selenium-webdriver').WebElement} WebElement */

const PARAGRAPHS = Array.from({ length: 40 }, (_, at) => `<p>Paragraph ${at} of this story says that number ${at * 7} of the harbour's ships was late, and that nobody who waited on the quay had been told of it in time by anybody.</p>`).join('');
/** @param {string} inside @param {string} [outside] */
const page = (inside, outside = '') => `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta property="og:type" content="article"><title>The late ships</title></head><body>${outside}<article><h1>The late ships</h1>${inside}</article></body></html>`;

describe(`rough handling of the reader in ${browserName}`, () => {
  /** @type {import('./harness/session.js').Session} */
  let session;
  before(async () => {
    session = await openSession();
  });
  after(() => session?.close());

  const frame = () => session.driver.executeAsyncScript('const [done] = arguments; requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))');

  /** @param {string} html @param {string} [variant] */
  async function openReader(html, variant = 'plain') {
    session.server.made.set('story', html);
    return session.openReader(`/${variant}/made/story`);
  }
  /** Scrolls to a paragraph, and waits until the reader takes it for the place where somebody reads. @param {ShadowRoot} root @param {number} number */
  async function goTo(root, number) {
    const paragraph = /** @type {WebElement} */ ((await root.findElements(By.css('.story > p')))[number]);
    await session.run("arguments[0].scrollIntoView({ block: 'start', behavior: 'instant' })", paragraph);
    await session.driver.sleep(400);
    return { paragraph, top: await top(paragraph) };
  }
  const top = (/** @type {WebElement} */ element) => session.run('return arguments[0].getBoundingClientRect().top', element);

  test('the second click of a double click on the close button does not fall through to the page', async () => {
    const root = await openReader(page(PARAGRAPHS, '<a href="#away" style="position: fixed; inset: 0 auto auto 0; width: 90px; height: 90px; background: #eee" onpointerdown="window.heard = (window.heard ?? 0) + 1" onclick="window.heard = (window.heard ?? 0) + 1">Logo</a>'));
    await session.driver.actions().doubleClick(await find(root, '#tool-close')).perform();
    await session.readerGone();
    await frame();
    assert.equal(await session.run('return location.hash'), '');
    assert.equal(await session.run('return window.heard ?? 0'), 0);
    // The next one does.
    await session.until('the page hears clicks again', async () => {
      await session.driver.findElement(By.linkText('Logo')).click();
      return (await session.run('return location.hash')) === '#away';
    });
  });

  test('a tool that is clicked twice is closed again', async () => {
    const root = await openReader(page(PARAGRAPHS));
    await session.driver.actions().doubleClick(await find(root, '#tool-outline')).perform();
    assert.equal(await (await find(root, '.panel')).isDisplayed(), false);
    assert.equal(await (await find(root, '#tool-outline')).getAttribute('aria-expanded'), 'false');
    await session.leaveReader();
  });

  test('what is embedded is offered by its service, or by its host where the service has no name', async () => {
    const root = await openReader(page(`<iframe src="https://www.youtube.com/embed/abcdefghijk" width="560" height="315"></iframe>${PARAGRAPHS}<div class="flourish-embed" data-src="visualisation/123"></div><p>Paragraph at the end says that nobody knew of it.</p>`));
    const offers = await session.run("return [...arguments[0].querySelectorAll('.embed a')].map((link) => link.firstChild.data)", await find(root, '.story'));
    assert.deepEqual(offers, ['Open on YouTube', 'Open on flo.uri.sh']);
    await session.leaveReader();
  });

  test('a window that changes while the reader opens is filled all the same', async () => {
    session.server.made.set('story', page(PARAGRAPHS));
    await session.open('/plain/made/story');
    await session.openPopup();
    await session.inPage();
    const window = session.driver.manage().window();
    const was = await window.getRect();
    await session.inPopup();
    await session.driver.executeScript("document.getElementById('mode-reader').click()");
    await session.inPage();
    for (const width of [700, 1100, 640]) await window.setRect({ width, height: 800 });
    const root = await session.readerRoot();
    await session.until('it is as large as the window', async () => {
      const { dialog, view } = await session.run('const { width, height } = arguments[0].getBoundingClientRect(); return { dialog: [width, height].map(Math.round), view: [document.documentElement.clientWidth, innerHeight] }', await find(root, 'dialog.reader'));
      return Math.abs(dialog[0] - view[0]) <= 20 && dialog[1] === view[1];
    });
    await window.setRect(was);
    await session.openPopup();
    await session.leaveReader();
  });

  test('a page that takes the reader away gives it back at the line that was read, with the keyboard in it', async () => {
    const root = await openReader(page(PARAGRAPHS));
    const before = await goTo(root, 20);
    await session.run('arguments[0].remove()', (await session.hosts())[0]);
    await session.readerRoot();
    await session.until('the line is there again', async () => Math.abs((await top(before.paragraph)) - before.top) < 40);
    await session.press('o');
    await session.until('keys work', async () => (await find(root, '.panel')).isDisplayed());
    await session.press(Key.ESCAPE);
    await session.leaveReader();
  });

  test('a dialog and a popover that the page opens now lie below, and take nothing away', async () => {
    const style = 'visibility: visible; background: #00ff00; border: 0; width: 300px; height: 200px';
    const root = await openReader(page(PARAGRAPHS, `<dialog id="late" style="${style}">Subscribe!<button>Yes</button></dialog><div id="pop" popover="manual" style="${style}">Subscribe now!</div>`));
    const before = await goTo(root, 20);
    await session.run("document.getElementById('late').showModal(); document.getElementById('pop').showPopover()");
    await session.until('nothing of the page is seen', async () => {
      const { width, height, data } = PNG.sync.read(Buffer.from(await session.driver.takeScreenshot(), 'base64'));
      const at = (Math.floor(height / 2) * width + Math.floor(width / 2)) * 4;
      return !(data[at] === 0 && data[at + 1] === 255 && data[at + 2] === 0);
    });
    assert.ok(Math.abs((await top(before.paragraph)) - before.top) < 2, 'the place is lost');
    await session.press('o');
    await session.until('keys reach the reader', async () => (await find(root, '.panel')).isDisplayed());
    await session.press(Key.ESCAPE);
    await session.leaveReader();
  });

  test('printing leaves the place, the focus, the title and the page as they were', async () => {
    const root = await openReader(page(PARAGRAPHS));
    const before = await goTo(root, 20);
    const title = await session.run('return document.title');
    await session.driver.printPage(/** @type {any} */ ({}));
    await session.until('it stands as before', async () => Math.abs((await top(before.paragraph)) - before.top) < 2);
    assert.equal(await session.run('return document.title'), title);
    assert.equal(await session.run("return arguments[0].matches(':modal')", await find(root, 'dialog.reader')), true);
    const focused = await session.run('return arguments[0].getRootNode().activeElement?.id', await find(root, 'dialog.reader'));
    assert.equal(focused, 'scroller');
    await session.leaveReader();
    assert.equal(await session.run('return document.querySelectorAll("[style]").length'), 0);
  });

  test('words, addresses, code and tables without an end stay in the column at every width', async () => {
    const long = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'.repeat(3);
    const address = `https://example.org/${'path-without-a-break/'.repeat(12)}?${'q=1&'.repeat(40)}`;
    const table = `<table><caption>${long}</caption>${Array.from({ length: 4 }, (_, row) => `<tr>${Array.from({ length: 14 }, (__, cell) => `<td>Cell ${row} ${cell} unbreakable${row}${cell}</td>`).join('')}</tr>`).join('')}</table>`;
    const root = await openReader(page(`${PARAGRAPHS}<h2>${long}</h2><p>${long} is a word of which the story says more than it should.</p><p>It can be read at <a href="${address}">${address}</a> by everybody.</p><ul><li>${long}</li><li>${address}</li></ul><blockquote><p>${long}</p></blockquote><pre><code>${'const value = await something(); '.repeat(20)}</code></pre>${table}<figure><img src="/plain/fixtures/harbour.jpg" width="900" height="600" alt=""><figcaption>${address}</figcaption></figure><p>The story ends here, and says so in a sentence that is long enough.</p>`));
    const window = session.driver.manage().window();
    const was = await window.getRect();
    for (const width of [1280, 800, 500]) {
      await window.setRect({ width, height: 800 });
      await frame();
      await session.until(`nothing stands out at ${width}`, async () => {
        const out = await session.run(
          `const [scroller, article] = arguments;
           const [column, window] = [article, scroller].map((element) => element.getBoundingClientRect());
           const wide = [...article.querySelectorAll('[data-node], h1, figcaption')].filter((block) => { const { left, right } = block.getBoundingClientRect(); const edge = block.closest('figure.broad') ? window : column; return left < edge.left - 1 || right > edge.right + 1 || (block.scrollWidth > block.clientWidth + 2 && !block.matches('pre, .table') && getComputedStyle(block).display !== 'inline'); });
           return [...(scroller.scrollWidth > scroller.clientWidth + 1 ? ['the whole story by ' + (scroller.scrollWidth - scroller.clientWidth)] : []), ...wide.map((block) => block.localName + '.' + block.className + ' ' + block.textContent.slice(0, 30))];`,
          await find(root, '.scroller'),
          await find(root, 'article'),
        );
        if (out.length > 0) throw new Error(out.join('; '));
        return true;
      });
    }
    await window.setRect(was);
    await session.leaveReader();
  });

  test('a large picture before the first words leaves the headline and some lines in the first window', async () => {
    const picture = '<figure><img src="/plain/fixtures/harbour.jpg" width="1600" height="1500" alt="Ships"><figcaption>Ships wait for the tide in the harbour.</figcaption></figure>';
    const root = await openReader(page(`<p class="standfirst">Nobody who waited on the quay had been told in time.</p>${picture}${PARAGRAPHS}`));
    const window = session.driver.manage().window();
    const was = await window.getRect();
    for (const [width, height] of /** @type {const} */ ([[1280, 900], [500, 900]])) {
      await window.setRect({ width, height });
      await session.until(`a line of the story is seen at ${width}`, async () => {
        const [line, view] = await session.run("const paragraph = arguments[0]; return [paragraph.getBoundingClientRect().top + parseFloat(getComputedStyle(paragraph).lineHeight), innerHeight]", await find(root, '.story > p'));
        return line < view;
      });
    }
    await window.setRect(was);
    await session.leaveReader();
  });

  test('a story of three hundred pictures opens, turns them by key, and asks for none a second time', async () => {
    const harbour = readFileSync(inRoot('tests', 'e2e', 'fixtures', 'harbour.jpg'));
    for (let at = 0; at < 300; at += 1) session.server.made.set(`ship-${at}.jpg`, { type: 'image/jpeg', body: harbour });
    const pictures = Array.from({ length: 300 }, (_, at) => `<figure><img src="ship-${at}.jpg" width="900" height="600" loading="lazy" alt="Ship ${at}"><figcaption>Ship number ${at} of the harbour at sunrise</figcaption></figure><p>Paragraph ${at} says of this ship that it was late again, and that nobody knew the reason for it before noon.</p>`).join('');
    const root = await openReader(page(pictures));
    assert.equal((await root.findElements(By.css('.picture'))).length, 300);
    await session.click((await root.findElements(By.css('.picture')))[298]);
    await session.until('the 299th picture is shown large', async () => /number 298/.test(await (await find(root, '.lightbox-caption')).getText()));
    await session.press(Key.ARROW_RIGHT);
    assert.match(await (await find(root, '.lightbox-caption')).getText(), /number 299/);
    await session.press(Key.ESCAPE);
    await session.leaveReader();
    // What the page had shown was drawn from there; each other one was asked for at most once more, by the page itself.
    const asked = session.server.requests.filter((path) => path.endsWith('/ship-0.jpg')).length;
    assert.equal(asked, 1, `the first picture was asked for ${asked} times`);
  });

  test('long tables are laid out near the window only, whole, with more space above a heading than below it', async () => {
    const rows = Array.from({ length: 50 }, (_, at) => `<tr><td>Harbour number ${at}</td><td>${at * 3} ships were late</td></tr>`).join('');
    const tables = Array.from({ length: 8 }, (_, at) => `<h2>The ships of year ${1990 + at}</h2><table><tr><th>Harbour</th><th>Ships</th></tr>${rows}</table><p>In the year ${1990 + at} nobody who waited on the quay had been told of it in time by the office.</p>`).join('');
    const root = await openReader(page(PARAGRAPHS + tables));
    const story = await find(root, '.story');
    const { stretches, cells, above, below } = await session.run(
      "const [story] = arguments; const { marginBlockStart, marginBlockEnd } = getComputedStyle(story.querySelector('h2')); return { stretches: story.querySelectorAll('.stretch').length, cells: story.querySelectorAll('td, th').length, above: parseFloat(marginBlockStart), below: parseFloat(marginBlockEnd) }",
      story,
    );
    assert.equal(cells, 8 * 51 * 2);
    assert.ok(stretches > 8, `${stretches} stretches`);
    assert.ok(above > below, `${above} above, ${below} below`);
    await session.run("arguments[0].querySelector('.stretch:last-child').scrollIntoView({ block: 'end', behavior: 'instant' })", story);
    await session.until('the last row is seen', () => session.run("const box = [...arguments[0].querySelectorAll('tr')].at(-1).getBoundingClientRect(); return box.height > 0 && box.bottom > 0 && box.top < innerHeight", story));
    await session.leaveReader();
  });

  test('Control and A select the story with its headline and nothing else', async () => {
    const root = await openReader(page(PARAGRAPHS, '<p>A line of the page below</p>'));
    await session.driver.actions().keyDown(Key.CONTROL).sendKeys('a').keyUp(Key.CONTROL).perform();
    const selected = await session.run("const { getSelection: inTree } = arguments[0].getRootNode(); return String(inTree ? inTree.call(arguments[0].getRootNode()) : document.getSelection())", await find(root, 'article'));
    for (const words of ['The late ships', 'Paragraph 0 of', 'Paragraph 39 of']) assert.ok(selected.includes(words), `${words} is not selected`);
    assert.doesNotMatch(selected, /A line of the page below|paragraphs kept/);
    await session.leaveReader();
  });

  test('a sandboxed page is read, printed and left like any other', async () => {
    const root = await openReader(page(PARAGRAPHS), 'sandbox');
    await session.press('t');
    await session.click(await find(root, '#set-theme-black'));
    await session.until('the theme is there', async () => (await session.run('return getComputedStyle(arguments[0]).backgroundColor', await find(root, '.scroller'))) === 'rgb(0, 0, 0)');
    await session.click(await find(root, '#appearance-reset'));
    await session.press(Key.ESCAPE, Key.ESCAPE);
    await session.readerGone();
  });
});
