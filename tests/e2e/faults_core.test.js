// Faults of the core: its program is missing, cut short, out of memory, or breaks off. The page stays as it was, one plain sentence says so, and the next click works where it can.

import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { after, describe, test } from 'node:test';
import { browserName, openSession, text } from './harness/session.js';
import { BREAKS_OFF, spoiledBuild } from './harness/spoiled.js';

const PAGE = '/plain/fixtures/living.html';
const LABELS = 'return [...document.querySelectorAll("article p")].filter((p) => p.textContent === "Advertisment" && p.checkVisibility()).length';

/** A page of more words than the little memory holds. */
const large = () => {
  const sentence = 'The council voted on Tuesday to reopen the old harbour bridge, a decision that ends four years of detours, complaints and two failed tenders, officials said. ';
  return `<!doctype html><title>A long story</title><article><h1>A long story of the bridge</h1>${Array.from({ length: 4000 }, (_, at) => `<p>${at}. ${sentence.repeat(4)}</p>`).join('')}</article>`;
};

describe(`faults of the core in ${browserName}`, () => {
  /** @type {string[]} */
  const folders = [];
  after(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  /** @param {string} fault */
  async function spoiled(fault) {
    const folder = spoiledBuild(fault);
    folders.push(folder);
    const session = await openSession({ folder });
    session.server.made.set('large.html', large());
    return session;
  }

  for (const fault of ['missing', 'truncated']) {
    test(`the program is ${fault}: a sentence, and the page as it was`, async () => {
      const { open, probe, openPopup, popup, close, driver, inPopup } = await spoiled(fault);
      try {
        await open(PAGE);
        const before = await probe();
        await openPopup();
        assert.deepEqual([(await popup()).state, (await popup()).sentence], [text('state_cannot'), text('error_core')]);
        await inPopup();
        assert.equal(await driver.executeScript('return document.getElementById("mode").disabled'), true);
        assert.deepEqual(await probe(), before);
      } finally {
        await close();
      }
    });
  }

  test('a page that needs more memory than there is: a sentence; and the next page is read', async () => {
    const { open, probe, openPopup, popup, setMode, run, close } = await spoiled('out of memory');
    try {
      await open('/plain/made/large.html');
      const before = await probe();
      await openPopup();
      assert.equal((await popup()).sentence, text('error_core'));
      assert.deepEqual(await probe(), before);
      await open(PAGE);
      await openPopup();
      assert.equal((await popup()).sentence, '');
      await setMode('tidy');
      assert.equal(await run(LABELS), 0);
    } finally {
      await close();
    }
  });

  test('a program that breaks off is never used again: a sentence, and the next click works', async () => {
    const { server, open, probe, openPopup, popup, setMode, run, close } = await spoiled('broken off');
    try {
      server.made.set('fatal.html', `<!doctype html><title>Story</title><article><h1>Story</h1><p>${BREAKS_OFF}</p></article>`);
      await open('/plain/made/fatal.html');
      const fatal = await probe();
      for (let tries = 0; tries < 2; tries += 1) {
        await openPopup();
        assert.equal((await popup()).sentence, text('error_core'));
        assert.deepEqual(await probe(), fatal);
      }
      await open(PAGE);
      const before = await probe();
      await openPopup();
      assert.equal((await popup()).sentence, '');
      await setMode('tidy');
      assert.equal(await run(LABELS), 0);
      await setMode('off');
      assert.deepEqual(await probe(), before);
    } finally {
      await close();
    }
  });
});
