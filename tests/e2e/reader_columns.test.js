// Columns are pages that lie side by side: keys and the wheel turn them, and nothing has to be scrolled down.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { By, Key } from 'selenium-webdriver';
import { inRoot } from '../../tools/build/layout.js';
import { browserName, openSession } from './harness/session.js';

describe(`columns in ${browserName}`, () => {
  /** @type {import('./harness/session.js').Session} */
  let session;
  before(async () => {
    session = await openSession();
  });
  after(() => session?.close());


  /** Opens the reader with two columns. @param {string} page */
  async function openColumns(page) {
    const root = await session.openReader(`/plain/${page}`);
    const find = (/** @type {string} */ css) => root.findElement(By.css(css));
    const scroller = await find('.scroller');
    await session.press('t');
    await session.until('the panel is there', async () => (await root.findElements(By.css('#set-columns'))).length === 1);
    await session.run("const input = arguments[0]; input.value = 2; input.dispatchEvent(new Event('input', { bubbles: true }))", await find('#set-columns'));
    await session.press(Key.ESCAPE);
    await session.run('arguments[0].focus()', scroller);
    const state = () =>
      session.run(
        'const [scroller] = arguments; return { left: Math.round(scroller.scrollLeft), step: scroller.clientWidth, all: scroller.scrollWidth, down: scroller.scrollHeight - scroller.clientHeight, top: scroller.scrollTop }',
        scroller,
      );
    /** @param {number} page */
    const onPage = (page) =>
      session.until(`page ${page + 1} is shown`, async () => {
        const { left, step } = await state();
        return Math.abs(left - page * step) <= 1;
      });
    return { root, find, scroller, state, onPage };
  }

  test('pages as high as the window are turned by keys and by the wheel, whole ones only', async () => {
    const { find, scroller, state, onPage } = await openColumns('fixtures/story.html');
    const { all, step, down } = await state();
    assert.ok(all > step * 2 - 2, `the story is ${all} wide and a page ${step}`);
    assert.ok(down <= 1, `${down} pixels lie below the window`);
    await session.press(Key.PAGE_DOWN);
    await onPage(1);
    await session.press(Key.ARROW_LEFT);
    await onPage(0);
    await session.press(' ');
    await onPage(1);
    await /** @type {any} */ (session.driver.actions()).scroll(0, 0, 0, -300, scroller).perform();
    await onPage(0);
    // The end of the turn before may be told when the next has begun.
    await session.run("const [scroller] = arguments; scroller.addEventListener('scroll', () => scroller.dispatchEvent(new Event('scrollend')), { once: true })", scroller);
    await session.press(Key.PAGE_DOWN);
    await onPage(1);
    await session.press(Key.HOME);
    await onPage(0);
    // A picture that comes late may add a page behind the one that was the last.
    await session.until('the last page is shown whole', async () => {
      await session.press(Key.END);
      const { left, step: wide, all: long } = await state();
      const whole = left > wide && Math.abs(left / wide - Math.round(left / wide)) < 0.01 && Math.abs(long - wide - left) <= 2;
      return whole && /^(\d+) \/ \1$/.test(await (await find('.page-place')).getText());
    });
    const { top } = await state();
    assert.equal(top, 0);
    // Whoever goes to a heading sees the page that holds it, from edge to edge.
    await session.press(Key.HOME);
    await onPage(0);
    await session.press('o');
    await session.click(await find('.outline li:last-child button'));
    await session.until('the heading is on a whole page', async () => {
      const { left, step: wide } = await state();
      const box = await session.run('return arguments[0].getBoundingClientRect().toJSON()', (await find('.story h2:last-of-type')));
      return left > 0 && Math.abs(left / wide - Math.round(left / wide)) < 0.01 && box.left >= 0 && box.right <= 1280;
    });
    await session.leaveReader();
  });

  test('pictures that come late are counted at once, and lead to the last page all the same', async () => {
    /** @type {(picture: string) => void} */
    let send = () => {};
    const body = new Promise((/** @type {(picture: string) => void} */ resolve) => (send = resolve));
    const picture = (/** @type {number} */ at) => `<figure><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="late-${at}.jpg" alt="The harbour"><figcaption>The harbour in picture ${at}.</figcaption></figure>`;
    for (const at of [1, 2, 3]) session.server.made.set(`late-${at}.jpg`, { type: 'image/svg+xml', body });
    const story = readFileSync(inRoot('tests', 'e2e', 'fixtures', 'story.html'), 'utf8');
    session.server.made.set('late', [1, 2, 3].reduce((html, at) => html.replace(`<p>Paragraph ${at + 1} `, `${picture(at)}$&`), story.replace(/<figure>.*?<\/figure>/gs, '')));
    const { find, state } = await openColumns('made/late');
    const count = async () => Number(/\d+$/.exec(await (await find('.page-place')).getText())?.[0]);
    await session.until('the pages are counted', async () => (await count()) > 1);
    const before = await count();
    send('<svg xmlns="http://www.w3.org/2000/svg" width="600" height="900"><rect width="600" height="900"/></svg>');
    await session.until('the pictures have made more pages', async () => (await count()) > before);
    await session.press(Key.END);
    await session.until('the last page is shown whole', async () => {
      const { left, step, all } = await state();
      return Math.abs(left - (all - step)) <= 2 && Math.abs(all / step - (await count())) < 0.01;
    });
    await session.leaveReader();
  });

  test('a story that runs from right to left is turned to the left', async () => {
    const { state } = await openColumns('fixtures/arabic.html');
    const { step } = await state();
    await session.press(Key.ARROW_LEFT);
    await session.until('the next page lies to the left', async () => {
      const { left, all } = await state();
      return all <= step + 1 || left < -1;
    });
    await session.leaveReader();
  });
});
