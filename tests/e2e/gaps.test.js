// Gaps: where a slot was, nothing blank is left, however it was boxed: the distance from what stands before to what stands after is as if it had never been there.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { browserName, openSession } from './harness/session.js';

const WORDS = [
  'The ship, which had left the harbour on Monday with forty people on board, ran aground on a sandbank, officials said.',
  'Rescue boats reached it in the early hours, said the coast guard, which had been called by a fisherman of the town.',
  'It was the third such accident this year, and the ministry of transport announced an inquiry, whose results it will print.',
  'The weather had been calm, the sea flat, and the visibility excellent, according to the national weather service.',
];
const paragraph = (/** @type {number} */ number) => `<p>${WORDS[number % WORDS.length]} This was told on day ${number}.</p>`;

/** Slots as pages box them. @type {Record<string, string>} */
const SLOTS = {
  'a slot with a height of its own': '<div class="ad-slot" style="min-height: 250px; margin: 30px 0; background: #eee"></div>',
  'wrappers with heights, paddings and borders': '<div style="min-height: 300px; padding: 20px; border: 1px solid"><div style="min-height: 280px; margin: 10px"><div id="div-gpt-ad-1" class="ad" style="height: 250px"></div></div></div>',
  'a label and the empty box beside it': '<div class="q7"><div style="font-size: 11px">Advertisement</div><div class="z9" style="height: 250px"></div></div>',
  'a label, and the box after it': '<p>Advertisment</p><div class="z9" style="height: 250px; background: #eee"></div>',
  'a label that a style sheet draws': '<div class="drawn" style="min-height: 250px; margin: 20px 0"></div>',
  'an empty frame of an ad': '<div style="padding: 8px"><iframe width="300" height="250" srcdoc="" title="Advertisement"></iframe></div>',
  'a box with an aria-label': '<section aria-label="Advertisement" style="min-height: 280px"><div style="height: 250px"></div></section>',
  'a figure, a list, a centre': '<center style="padding: 15px"><figure style="margin: 15px"><div class="advert" style="height: 90px"></div></figure></center>',
  'two slots side by side': '<div style="display: flex; gap: 20px; padding: 10px"><div class="ad-box" style="flex: 1; height: 250px"></div><div class="ad-box" style="flex: 1; height: 250px"></div></div>',
  'a rule above and below': '<div style="margin: 24px 0; padding: 12px"><hr><div class="adsbygoogle" style="height: 280px"></div><hr></div>',
  'a slot in an inline box': '<span style="display: inline-block; height: 260px; width: 100%"><ins class="adsbygoogle" style="display: block; height: 250px"></ins></span>',
  'a slot that keeps its place by its shape': '<div style="aspect-ratio: 4 / 3; width: 100%"><div class="dfp-ad" style="height: 100%"></div></div>',
};
const BOXES = { block: '', grid: 'display: grid; gap: 24px', column: 'display: flex; flex-direction: column; gap: 24px' };

/** @param {string} style */
const page = (style) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The harbour on twelve days</title>
<style>body { margin: 0 } article p { margin: 0 0 16px } .drawn::before { content: "Advertisement" }</style></head>
<body><main><h1>The harbour on twelve days</h1><article style="${style}">${Object.values(SLOTS).map((slot, at) => paragraph(2 * at) + paragraph(2 * at + 1) + slot).join('')}${paragraph(98)}${paragraph(99)}</article></main></body></html>`;

/** The distances between the story's paragraphs, one after the other. */
const DISTANCES = `
  const boxes = [...document.querySelectorAll('article > p')].filter((p) => p.textContent.includes('This was told')).map((p) => p.getBoundingClientRect());
  return boxes.slice(1).map((box, at) => Math.round(box.top - boxes[at].bottom));
`;

describe(`gaps in ${browserName}`, () => {
  /** @type {import('./harness/session.js').Session} */
  let session;
  before(async () => {
    session = await openSession();
  });
  after(() => session?.close());

  for (const [name, style] of Object.entries(BOXES)) {
    test(`${name}: no slot leaves a blank`, async () => {
      session.server.made.set(`gaps-${name}.html`, page(style));
      await session.open(`/csp-self/made/gaps-${name}.html`);
      const untouched = await session.probe();
      const distances = await session.run(DISTANCES);
      await session.openPopup();
      await session.setMode('tidy');
      const usual = distances[0];
      const left = (await session.run(DISTANCES)).flatMap((/** @type {number} */ distance, /** @type {number} */ at) => (distance === usual ? [] : [`${Object.keys(SLOTS)[(at - 1) / 2]}: ${distance} instead of ${usual}`]));
      assert.deepEqual(left, []);
      assert.ok(distances.some((/** @type {number} */ distance) => distance > 200), 'the page had no gaps to begin with');
      await session.setMode('off');
      assert.deepEqual(await session.run(DISTANCES), distances);
      assert.deepEqual(await session.probe(), untouched);
    });
  }

  test('an endless page is followed to its next stretch, and to its next story', async () => {
    session.server.made.set('endless.html', page(''));
    await session.open('/csp-self/made/endless.html');
    await session.openPopup();
    await session.setMode('tidy');
    await session.run(`
      const stretch = document.createElement('article');
      stretch.id = 'next';
      const add = (name, text, style) => { const one = document.createElement(name); one.textContent = text; if (style) { one.className = 'ad-slot'; one.style.height = '250px'; } stretch.append(one); };
      for (let at = 0; at < 6; at += 1) {
        add('p', 'The next stretch of the page tells more of the harbour, at a length that paragraphs have, and it says so on line ' + at + '.');
        add('div', '', true);
        add('p', 'Advertisment');
      }
      document.querySelector('main').append(stretch);
    `);
    const shown = 'return [...document.querySelectorAll("#next .ad-slot, #next p")].filter((one) => one.checkVisibility()).map((one) => one.textContent.slice(0, 16))';
    await session.until('the next stretch is tidied', async () => (await session.run(shown)).every((/** @type {string} */ words) => words === 'The next stretch'));
    assert.equal((await session.run(shown)).length, 6);
    // A single-page site changes the address, and draws the other story into the same place.
    await session.run(`
      history.pushState({}, '', 'another.html');
      document.title = 'Another harbour';
      const main = document.querySelector('main');
      const story = main.firstElementChild.cloneNode();
      main.replaceChildren(story);
      story.textContent = 'Another harbour';
      for (let at = 0; at < 6; at += 1) {
        const p = document.createElement('p');
        p.textContent = 'Another harbour has another story, which is told at some length, with a comma and a stop, on line ' + at + '.';
        const slot = document.createElement('div');
        slot.className = 'ad-slot other';
        slot.style.minHeight = '250px';
        main.append(p, slot);
      }
    `);
    await session.until('the other story is tidied', () => session.run('return [...document.querySelectorAll(".other")].every((one) => !one.checkVisibility())'));
    await session.setMode('off');
    assert.equal(await session.run('return [...document.querySelectorAll(".other")].every((one) => one.checkVisibility() && one.getAttribute("style") === "min-height: 250px;")'), true);
  });
});
