// Bundled fonts in the browser: each is loaded when it is chosen, only the files whose letters the story has, and draws them; none is left behind.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { By, Key } from 'selenium-webdriver';
import { browserName, openSession } from './harness/session.js';

const FONTS = ['source-serif', 'source-sans', 'atkinson', 'lexend', 'opendyslexic'];
/** A story in letters of every part of Unicode that the fonts hold. */
const LINES = ['Ships came late, said the master of the harbour, and nobody had been told of it in time by anyone.', 'Zażółć gęślą jaźń, powiedział kapitan, i nikt nie wiedział, dlaczego statki się spóźniły tamtej nocy.', 'Những con tàu đến muộn, thuyền trưởng nói, và không ai trên bến cảng được báo trước về điều đó cả.'];
const EUROPEAN = ['Корабли пришли поздно, сказал капитан порта, и никто на причале не был предупреждён об этом заранее.', 'Τα πλοία άργησαν, είπε ο λιμενάρχης, και κανείς στην προκυμαία δεν είχε ειδοποιηθεί εγκαίρως γι’ αυτό.'];

describe(`bundled fonts in ${browserName}`, () => {
  /** @type {import('./harness/session.js').Session} */
  let session;
  before(async () => {
    session = await openSession();
    const story = [...LINES, ...EUROPEAN].map((line) => `<p>${line}</p>`).join('');
    session.server.made.set('letters', `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Letters of many languages</title><meta property="og:type" content="article"><article><h1>Letters of many languages</h1>${story}</article></html>`);
    session.server.made.set('latin', `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Late ships</title><meta property="og:type" content="article"><article><h1>Late ships</h1><p>${LINES[0]}</p><p>Another line of the same letters says that the second ship was later still, and had no lamps.</p><p>A third one came in the morning, when all who had waited on the quay were gone to bed.</p></article></html>`);
  });
  after(() => session?.close());

  const faces = () => session.run("return [...document.fonts].filter((face) => face.family.includes('Broadsheet ')).map((face) => face.status)");

  /** @param {string} page */
  async function openPanel(page) {
    const root = await session.openReader(`/plain/made/${page}`);
    await session.press('t');
    await session.until('the panel is there', async () => (await root.findElements(By.css('#set-font-lexend'))).length === 1);
    return root;
  }

  test('each draws the letters of the languages that it holds', async () => {
    const root = await openPanel('letters');
    for (const font of FONTS) {
      await session.click(await root.findElement(By.css(`#set-font-${font}`)));
      // Of a font that does not have a letter, the browser would measure the other one.
      const lines = /atkinson|lexend/.test(font) ? LINES.slice(0, font === 'lexend' ? 3 : 2) : [...LINES, ...EUROPEAN];
      const missing = () =>
        session.run(
          `const [family, lines] = arguments;
           const pen = document.createElement('canvas').getContext('2d');
           const width = (font, sign) => (pen.font = font, pen.measureText(sign).width);
           const has = (sign) => ['monospace', 'serif'].some((other) => width('64px "' + family + '", ' + other, sign) !== width('64px ' + other, sign));
           return [...new Set(lines.join('').replace(/[\\s,.’]/g, ''))].filter((sign) => !has(sign)).join('');`,
          `Broadsheet ${font}`,
          lines,
        );
      // A font is several files, which come one after the other: the last one decides.
      let lacks = 'everything';
      await session.until(`${font} has every letter`, async () => (await faces()).length > 0 && (lacks = await missing()) === '').catch((error) => {
        throw new Error(`${font} lacks ${lacks}`, { cause: error });
      });
      await session.until(`every face of ${font} is loaded`, async () => (await faces()).every((/** @type {string} */ status) => status === 'loaded'));
    }
    await session.click(await root.findElement(By.css('#set-font-serif')));
    await session.press(Key.ESCAPE);
    await session.leaveReader();
    assert.deepEqual(await faces(), [], 'a font was left in the page');
  });

  test('only the files whose letters stand in the story are loaded', async () => {
    const root = await openPanel('latin');
    await session.click(await root.findElement(By.css('#set-font-source-serif')));
    const ofIt = () => session.run("return [...document.fonts].filter(({ family }) => family.includes('source-serif')).map(({ style }) => style).sort().join(' ')");
    await session.until('the font is there', async () => (await ofIt()) !== '');
    await session.until('it is there upright and slanted', async () => (await ofIt()) === 'italic normal');
    await session.click(await root.findElement(By.css('#set-font-serif')));
    await session.press(Key.ESCAPE);
    await session.leaveReader();
  });
});
