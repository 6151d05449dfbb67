// Boxes that were left out of the story are said and shown at its foot, and are no part of it to anything else.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { all, find } from './harness/reader_tree.js';
import { browserName, openSession } from './harness/session.js';

/** @param {string} word @param {number} [count] */
const paragraphs = (word, count = 8) =>
  Array.from({ length: count }, (_, at) => `<p>The ${word} was talked about for the whole of evening ${at}, said the council, as everybody in the town had known that it would be before long.</p>`).join('');
/** @param {string} word @param {string} [said] */
const box = (word, said = `The first ${word} was never built of brick, and is hardly ever painted in another colour.`) => `<aside class="factbox"><h3>What a ${word} is</h3><p>A ${word} is a thing that <a href="/plain/fixtures/story.html">towns</a> build when they have grown.</p><ul><li>${said}</li></ul></aside>`;
/** @param {string} word @param {string} [head] */
const page = (word, head = '') =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A long day for the ${word}</title>${head}</head><body><main><article><h1>A long day for the ${word}</h1><div id="story">${paragraphs(word, 3)}${box(word)}${paragraphs(`${word} house`)}</div></article></main></body></html>`;

describe(`what is left out of the story in ${browserName}`, () => {
  /** @type {import('./harness/session.js').Session} */
  let session;
  before(async () => {
    session = await openSession();
  });
  after(() => session?.close());

  /** @param {string} name @param {string} html */
  async function openReader(name, html) {
    session.server.made.set(name, html);
    return session.openReader(`/plain/made/${name}`);
  }

  /** @param {Awaited<ReturnType<typeof session.readerRoot>>} root */
  async function words(root) {
    return String(await session.run("return [...arguments[0].querySelectorAll('section')].map((box) => box.textContent).join('|')", await find(root, '.asides')));
  }

  test('the keyboard opens the list, and the box stands in it with its heading and its link', async () => {
    const root = await openReader('box.html', page('quay'));
    const summary = await find(root, '.asides > summary');
    assert.equal(await summary.getText(), 'Left out of the story (1)');
    assert.doesNotMatch(await (await find(root, '.story')).getText(), /What a quay is/);
    assert.equal(await (await find(root, '.asides section')).isDisplayed(), false);
    await session.run('arguments[0].focus()', summary);
    await session.press(Key.ENTER);
    await session.until('it is open', async () => await (await find(root, '.asides section')).isDisplayed());
    assert.equal(await (await find(root, '.asides h3')).getText(), 'What a quay is');
    assert.match(await words(root), /A quay is a thing that towns build.*never built of brick/);
    assert.match((await (await find(root, '.asides a')).getAttribute('href')) ?? '', /\/plain\/fixtures\/story\.html$/);
    assert.equal((await all(root, '.asides [data-node]')).length, 0);
    // It is still open when the story is drawn anew.
    await session.run("document.getElementById('story').insertAdjacentHTML('beforeend', arguments[0] + arguments[1])", box('lock', 'Nobody opens it by night, as its gates are too heavy for those who keep them.'), paragraphs('lock'));
    await session.run('arguments[0].blur()', summary);
    await session.until('the story has grown', async () => /lock was talked about/.test(await (await find(root, '.story')).getText()));
    assert.match(await words(root), /A quay is.*\|.*A lock is/);
    assert.equal(await (await find(root, '.asides > summary')).getText(), 'Left out of the story (2)');
    assert.equal(await (await find(root, '.asides section')).isDisplayed(), true);
    await session.leaveReader();
  });

  test('the outline and what is kept know nothing of it', async () => {
    const root = await openReader('box.html', page('quay'));
    await session.press('o');
    await session.until('the outline is there', async () => (await all(root, '.panel:not([hidden])')).length === 1);
    assert.doesNotMatch(await (await find(root, '.panel')).getText(), /What a quay is/);
    await session.press(Key.ESCAPE);
    await session.press('s');
    await session.until('the formats are listed', async () => (await all(root, '.formats button')).length >= 6);
    await session.click(await find(root, '#save-markdown'));
    const kept = (await session.saved('.md')).bytes.toString('utf8');
    assert.match(kept, /The quay house was talked about/);
    assert.doesNotMatch(kept, /What a quay is|never built of brick/);
    await session.press(Key.ESCAPE);
    await session.leaveReader();
  });

  test('boxes of a further page join the list', async () => {
    session.server.made.set('long-2.html', page('bridge'));
    const root = await openReader('long.html', page('quay', '<link rel="next" href="long-2.html">'));
    await session.run('arguments[0].scrollTop = arguments[0].scrollHeight', await find(root, '.scroller'));
    await session.until('the further page is there', async () => (await all(root, '.seam')).length === 1);
    assert.match(await words(root), /A quay is.*\|.*A bridge is/);
    assert.equal(await (await find(root, '.asides > summary')).getText(), 'Left out of the story (2)');
    await session.leaveReader();
  });

  test('a story without such boxes has no list', async () => {
    const root = await session.openReader('/plain/fixtures/story.html');
    assert.equal(await (await find(root, '.asides')).isDisplayed(), false);
    await session.leaveReader();
  });
});
