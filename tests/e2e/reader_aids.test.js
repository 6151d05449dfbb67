// The reader's aids, each by its keys and its buttons: look, place, pictures, footnotes, notes, editing, further pages.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { all, find } from './harness/reader_tree.js';
import { browserName, openSession, text } from './harness/session.js';

/** @typedef {Awaited<ReturnType<import('./harness/session.js').Session['readerRoot']>>} ShadowRoot */
/** @typedef {import('selenium-webdriver').WebElement} WebElement */

describe(`the reader's aids in ${browserName}`, () => {
  /** @type {import('./harness/session.js').Session} */
  let session;
  before(async () => {
    session = await openSession();
  });
  after(() => session?.close());

  const top = (/** @type {WebElement} */ element) => session.run('return arguments[0].getBoundingClientRect().top', element);

  /** @param {string} page */
  async function openReader(page, { scroll = 0, variant = 'plain', folder = 'fixtures' } = {}) {
    await session.open(`/${variant}/${folder}/${page}`);
    await session.run('window.scrollTo({ top: arguments[0], behavior: "instant" })', scroll);
    return session.openReader();
  }

  test('themes, own colours with a warning, and a bundled font where the page allows nothing', async () => {
    const root = await openReader('story.html', { variant: 'csp-none' });
    const dialog = await find(root, 'dialog.reader');
    await session.press('t');
    await session.click(await find(root, '#set-theme-black'));
    assert.equal(await session.style(await find(root, '.scroller'), 'backgroundColor'), 'rgb(0, 0, 0)');
    await session.click(await find(root, '#set-theme-own'));
    await session.run("const input = arguments[0]; input.value = '#dddddd'; input.dispatchEvent(new Event('input', { bubbles: true }))", await find(root, '#set-ink'));
    await session.until('the warning stands there', async () => (await (await find(root, '.warning')).getText()).length > 0);
    await session.click(await find(root, '#appearance-reset'));
    assert.equal(await dialog.getAttribute('data-theme'), 'auto');
    await session.click(await find(root, '#set-font-lexend'));
    await session.until('the font is loaded', () => session.run("return [...document.fonts].some((face) => face.family.includes('Broadsheet lexend') && face.status === 'loaded')"));
    assert.match(await session.style(await find(root, 'article'), 'fontFamily'), /^"?Broadsheet lexend/);
    await session.click(await find(root, '#set-font-serif'));
    await session.press(Key.ESCAPE);
    await session.leaveReader();
    assert.equal(await session.run('return document.fonts.size'), 0, 'a font was left in the page');
  });

  test('the paragraph under the eye is carried into the reader and back', async () => {
    const marker = "return [...document.querySelectorAll('article > p')].find((p) => p.textContent.startsWith('Paragraph ' + arguments[0] + ' '))";
    await session.open('/plain/fixtures/story.html');
    const scroll = await session.run(`${marker.replace('return ', 'return (')}).getBoundingClientRect().top + scrollY`, 6);
    const root = await openReader('story.html', { scroll: Math.round(scroll) - 20 });
    const story = await all(root, '.story > p');
    const words = await Promise.all(story.map((p) => p.getText()));
    const sixth = /** @type {WebElement} */ (story[words.findIndex((said) => said.startsWith('Paragraph 6 '))]);
    const where = await top(sixth);
    assert.ok(where > -40 && where < 260, `paragraph 6 stands at ${where}`);
    const eighth = /** @type {WebElement} */ (story[words.findIndex((said) => said.startsWith('Paragraph 8 '))]);
    await session.run("arguments[0].scrollIntoView({ block: 'start', behavior: 'instant' })", eighth);
    await session.leaveReader();
    const after = await session.run(`${marker.replace('return ', 'return (')}).getBoundingClientRect().top`, 8);
    assert.ok(after > 0 && after < 320, `paragraph 8 stands at ${after}`);
  });

  test('a first picture that cannot be loaded does not move the page', async () => {
    const paragraphs = Array.from({ length: 40 }, (_, at) => `<p>Paragraph ${at} of this story says that the harbour was closed for the ${at}th time, and that nobody on the quay had been told of it in time.</p>`);
    session.server.made.set('lost-picture', `<!DOCTYPE html><html lang="en"><meta property="og:type" content="article"><title>The harbour</title><body><nav style="height: 400px"></nav><article><h1>The harbour</h1><figure><img src="/nowhere.jpg" width="800" height="500"></figure>${paragraphs.join('')}</article></body></html>`);
    await session.open('/plain/made/lost-picture');
    await session.run("window.scrollTo({ top: 200, behavior: 'instant' })");
    const root = await session.openReader();
    await session.until('the picture is given up', async () => (await all(root, 'figure:not([hidden])')).length === 0);
    await session.leaveReader();
    assert.equal(await session.run('return Math.round(scrollY)'), 200);
  });

  test('pictures open large, turn by arrows, and Escape closes the innermost thing only', async () => {
    const root = await openReader('story.html');
    const pictures = await all(root, '.picture');
    assert.equal(pictures.length, 2);
    await session.click(/** @type {WebElement} */ (pictures[0]));
    const box = await find(root, '.lightbox');
    assert.equal(await box.isDisplayed(), true);
    assert.match(await (await find(root, '.lightbox-caption')).getText(), /tide/);
    await session.press(Key.ARROW_RIGHT);
    assert.match(await (await find(root, '.lightbox-caption')).getText(), /market/);
    await session.press('+');
    assert.match(await session.style(await find(root, '.lightbox-picture'), 'transform'), /matrix\(1\.4/);
    await session.press(Key.ESCAPE);
    assert.equal(await box.isDisplayed(), false);
    assert.equal(await (await find(root, 'dialog.reader')).getAttribute('open') !== null, true);
    await session.press('i');
    assert.equal(await (await find(root, 'figure')).isDisplayed(), false);
    await session.press('i');
    await session.leaveReader();
  });

  test('a footnote opens beside its number and gives the focus back', async () => {
    const root = await openReader('story.html');
    const call = await find(root, '.call');
    await call.click();
    const bubble = await find(root, '.bubble');
    assert.match(await bubble.getText(), /Minutes of the council/);
    assert.equal(await call.getAttribute('aria-expanded'), 'true');
    await session.press(Key.ESCAPE);
    assert.equal(await bubble.isDisplayed(), false);
    assert.equal(await call.getAttribute('aria-expanded'), 'false');
    await session.leaveReader();
  });

  test('the outline marks where the eye is, the line focus leaves lines bright', async () => {
    const root = await openReader('story.html');
    const headings = await all(root, '.story h2');
    await session.run("arguments[0].scrollIntoView({ block: 'start', behavior: 'instant' })", headings[1]);
    await session.press('o');
    await session.until('the second heading is current', async () => (await (await find(root, '.outline [aria-current]')).getText()) === 'What it costs');
    await session.press(Key.ESCAPE, 'f');
    const shade = await find(root, '.focus-shade.first');
    assert.equal(await shade.isDisplayed(), true);
    const scroller = await find(root, '.scroller');
    const before = await session.run('return arguments[0].scrollTop', scroller);
    await session.press(Key.ARROW_DOWN, Key.ARROW_DOWN, Key.ARROW_DOWN);
    const moved = (await session.run('return arguments[0].scrollTop', scroller)) - before;
    assert.ok(moved > 30 && moved < 160, `three lines are ${moved} pixels`);
    await session.press('f', 'f', 'f');
    assert.equal(await shade.isDisplayed(), false);
    await session.leaveReader();
  });

  test('marked words come back with the page, and are deleted for good', async () => {
    let root = await openReader('story.html');
    const paragraph = /** @type {WebElement} */ ((await all(root, '.story > p'))[2]);
    await session.run("arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })", paragraph);
    await session.driver.actions().doubleClick(paragraph).perform();
    await session.until('the picker offers itself', async () => (await find(root, '.picker')).isDisplayed());
    await session.press('h');
    const marked = "return CSS.highlights.get('broadsheet-kept')?.size ?? 0";
    await session.until('words are marked', async () => (await session.run(marked)) === 1);
    await session.leaveReader();
    assert.equal(await session.run(marked), 0);
    root = await openReader('story.html');
    await session.until('words are marked again', async () => (await session.run(marked)) === 1);
    // Another page lists it with the way to its own.
    await session.leaveReader();
    root = await openReader('pages.html');
    await session.press('n');
    await session.until('the page with the note is listed', async () => (await all(root, '.elsewhere li')).length === 1);
    assert.equal(await (await find(root, '.elsewhere a')).getAttribute('href'), `${session.server.origin}/plain/fixtures/story.html`);
    assert.equal((await all(root, '.notes li')).length, 0);
    await session.press(Key.ESCAPE);
    await session.leaveReader();
    root = await openReader('story.html');
    await session.until('words are marked once more', async () => (await session.run(marked)) === 1);
    await session.press('n');
    await session.until('the note is listed', async () => (await all(root, '.notes li')).length === 1);
    assert.equal((await all(root, '.elsewhere li')).length, 0);
    await session.click(await find(root, '#notes-delete-all'));
    await session.click(await find(root, '#notes-delete-all'));
    await session.until('nothing is marked', async () => (await session.run(marked)) === 0);
    await session.until('there is nothing left to delete', async () => (await (await find(root, '.panel .summary')).isDisplayed()) && !(await (await find(root, '#notes-delete-all')).isDisplayed()));
    await session.press(Key.ESCAPE);
    await session.leaveReader();
  });

  test('a block is taken out before keeping, and comes back by undo', async () => {
    const root = await openReader('story.html');
    const story = await find(root, '.story');
    const count = () => session.run('return [...arguments[0].children].filter((block) => block.checkVisibility()).length', story);
    const before = await count();
    await session.press('s');
    await session.until('the panel is there', async () => (await all(root, '#keep-edit')).length === 1);
    await session.click(await find(root, '#keep-edit'));
    await session.press(Key.DELETE);
    assert.equal(await count(), before - 1);
    await session.driver.actions().keyDown(Key.CONTROL).sendKeys('z').keyUp(Key.CONTROL).perform();
    assert.equal(await count(), before);
    await session.press(Key.ESCAPE);
    assert.equal(await (await find(root, '.edit-bar')).isDisplayed(), false);
    await session.leaveReader();
  });

  test('a further page of the site joins below a seam, without what both pages print', async () => {
    const root = await openReader('pages.html');
    const scroller = await find(root, '.scroller');
    await session.run('arguments[0].scrollTop = arguments[0].scrollHeight', scroller);
    await session.until('the seam is there', async () => (await all(root, '.seam')).length === 1);
    const words = await (await find(root, '.story')).getText();
    assert.match(words, /Paragraph 28 of the story/);
    assert.equal(words.match(/Paragraph 1 of the story/g)?.length, 1);
    await session.leaveReader();
  });

  test('a further page that takes long can be stopped; what is there stays, and the way on is a link', async () => {
    const paragraphs = Array.from({ length: 30 }, (_, at) => `<p>Paragraph ${at} of the report says that number ${at * 7} of the harbour's ships was late, and that nobody who waited on the quay had been told of it in time.</p>`).join('');
    session.server.made.set('slow', `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>The slow ships</title><meta property="og:type" content="article"><article><h1>The slow ships</h1>${paragraphs}<nav><a rel="next" href="slow-2">Next page</a></nav></article></html>`);
    /** @type {(html: string) => void} */
    let answer = () => {};
    session.server.made.set('slow-2', { type: 'text/html; charset=utf-8', body: new Promise((resolve) => void (answer = resolve)) });
    const root = await openReader('slow', { folder: 'made' });
    const blocks = (await all(root, '.story [data-node]')).length;
    await session.run('arguments[0].scrollTop = arguments[0].scrollHeight', await find(root, '.scroller'));
    await session.until('the next page was asked for', async () => session.server.requests.includes('/plain/made/slow-2'));
    assert.match(await (await find(root, '.seam-end')).getText(), new RegExp(text('pages_loading')));
    await (await find(root, '#pages-stop')).click();
    const link = await find(root, '.seam-end a');
    assert.equal(await link.getAttribute('href'), `${session.server.origin}/plain/made/slow-2`);
    assert.equal((await all(root, '#pages-stop')).length, 0);
    // The answer that comes after all, and more scrolling, change nothing.
    answer(`<!DOCTYPE html><title>The slow ships</title><article><h1>The slow ships</h1>${paragraphs.replaceAll('report', 'second report')}</article>`);
    const asked = session.server.requests.length;
    await session.run('arguments[0].scrollTop = 0', await find(root, '.scroller'));
    await session.run('arguments[0].scrollTop = arguments[0].scrollHeight', await find(root, '.scroller'));
    await session.driver.executeAsyncScript('const [done] = arguments; requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))');
    assert.equal((await all(root, '.seam')).length, 0);
    assert.equal((await all(root, '.story [data-node]')).length, blocks);
    assert.equal(session.server.requests.length, asked, 'the page was asked for again');
    assert.equal(await (await find(root, '.seam-status')).getText(), '', 'stopping is called a failure');
    await session.leaveReader();
  });

  test('the time that a story takes is that of all its pages, once they have joined', async () => {
    const paragraphs = (/** @type {string} */ of) => Array.from({ length: 40 }, (_, at) => `<p>Paragraph ${at} of ${of} says that number ${at * 7} of the harbour's ships was late, and that nobody who waited on the quay had been told of it in time.</p>`).join('');
    const page = (/** @type {string} */ inside) => `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>The late ships</title><meta property="og:type" content="article"><article><h1>The late ships</h1>${inside}</article></html>`;
    session.server.made.set('late', page(`${paragraphs('the first page')}<nav><a rel="next" href="late-2">Next page</a></nav>`));
    session.server.made.set('late-2', page(paragraphs('the second page')));
    const root = await openReader('late', { folder: 'made' });
    const minutes = async () => Number(/\d+/.exec(await (await find(root, '.minutes')).getText())?.[0]);
    const alone = await minutes();
    assert.equal((await all(root, '.seam')).length, 0);
    const scroller = await find(root, '.scroller');
    await session.run('arguments[0].scrollTop = arguments[0].scrollHeight', scroller);
    await session.until('the second page has joined', async () => (await all(root, '.seam')).length === 1);
    const together = await minutes();
    assert.ok(Math.abs(together - alone * 2) <= 1, `${together} minutes, and ${alone} before`);
    await session.run('arguments[0].scrollTop = 0', scroller);
    await session.until('all of it lies ahead', async () => (await (await find(root, '.left')).getText()).startsWith(`${together} `));
    await session.leaveReader();
  });

  test('without a voice the bar says so, and Escape closes it', async () => {
    const root = await openReader('story.html');
    await session.press('l');
    const bar = await find(root, '.listen');
    await session.until('the bar is there', () => bar.isDisplayed());
    await session.until('it speaks, or says why not', async () => {
      const spoken = await session.run("return CSS.highlights.get('broadsheet-sentence')?.size ?? 0");
      return spoken > 0 || (await (await find(root, '.listen-status')).getText()).length > 0;
    });
    await session.press(Key.ESCAPE);
    assert.equal(await bar.isDisplayed(), false);
    await session.leaveReader();
  });

  test('every format can be saved', async () => {
    const root = await openReader('story.html');
    await session.press('s');
    await session.until('the formats are listed', async () => (await all(root, '.formats button')).length >= 6);
    for (const button of await all(root, '.formats button[id^=save-]')) {
      await session.click(button);
      await session.until(`${await button.getText()} is saved`, async () => /quay/.test(await (await find(root, '.panel .summary')).getText()));
      await session.run("arguments[0].textContent = ''", await find(root, '.panel .summary'));
    }
    await session.press(Key.ESCAPE);
    await session.leaveReader();
  });
});
