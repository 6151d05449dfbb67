// Locks: however a page stops its scrolling while an overlay is up, it scrolls once the overlay is gone; what the page does to itself in the meantime is what comes back.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { browserName, openSession } from './harness/session.js';

const STORY = Array.from({ length: 12 }, (_, day) => `<p>On day ${day} the ship, which had left the harbour on Monday with forty people on board, ran aground on a sandbank, officials said, after its captain had mistaken the moon for a lighthouse.</p>`);

/** Style sheets, attributes of the root and of the body, and what stands around the story. @type {Record<string, { css?: string, root?: string, body?: string, frame?: string }>} */
const LOCKS = {
  'by a property of the body': { body: 'style="overflow: hidden"' },
  'by a property of the root, said to be important': { root: 'style="overflow: hidden !important; color: black"' },
  'by classes': { css: '.locked, .locked body { overflow: hidden; height: 100% }', root: 'class="locked"' },
  'by a body that is pinned where it was scrolled to': { body: 'style="position: fixed; top: -240px; left: 0; right: 0; width: 100%; overflow-y: scroll"' },
  'by a clipped root that no finger moves': { css: 'html { overflow: clip; touch-action: none } body { touch-action: none }' },
  'by a frame around the story': { css: 'html, body { height: 100%; margin: 0 } .frame { height: 100vh; overflow: hidden }', frame: 'class="frame"' },
  'by a story that is inert and dull': { css: 'body { overflow: hidden } .dull { filter: blur(6px); pointer-events: none }', frame: 'class="dull" inert aria-hidden="true"' },
  'by room kept free for the scroll bar': { body: 'style="overflow: hidden; padding-right: 15px"' },
};

/** @param {{ css?: string, root?: string, body?: string, frame?: string }} lock */
const page = ({ css = '', root = '', body = '', frame = '' }) => `<!doctype html><html lang="en" ${root}><head><meta charset="utf-8"><title>The harbour behind a wall</title>
<style>p { margin: 0 0 80px } .wall { position: fixed; inset: 0; background: #0008; z-index: 90 } .box { position: fixed; left: 20%; top: 20%; width: 60%; height: 50%; background: #fff; z-index: 91 } ${css}</style></head>
<body ${body}><div ${frame}><main><article><h1>The harbour behind a wall</h1>${STORY.slice(0, 3).join('')}<div class="ad-slot" id="slot" style="min-height: 250px"></div>${STORY.slice(3).join('')}</article></main></div>
<div class="wall"></div><div class="box" role="dialog" aria-modal="true"><h2>We value your privacy</h2><p>We and our partners use cookies. You can accept or reject them, or manage your choices.</p><button>Accept all</button><button>Reject all</button></div></body></html>`;

/** Whether the page can be used: the wall is gone, and what holds the story scrolls and takes clicks. */
const USABLE = `
  const [root, body, frame, main] = [document.documentElement, document.body, document.body.firstElementChild, document.querySelector('main')];
  const stops = (element) => ['hidden', 'clip'].includes(getComputedStyle(element).overflowY);
  const framed = stops(frame) && frame.scrollHeight > frame.clientHeight;
  const dull = getComputedStyle(frame);
  return !document.querySelector('.wall').checkVisibility() && !document.querySelector('.box').checkVisibility() && !stops(root) && !stops(body) && !framed
    && getComputedStyle(body).position !== 'fixed' && getComputedStyle(root).touchAction !== 'none' && !frame.inert && dull.filter === 'none' && dull.pointerEvents !== 'none' && main.checkVisibility();
`;

describe(`locks in ${browserName}`, () => {
  /** @type {import('./harness/session.js').Session} */
  let session;
  before(async () => {
    session = await openSession();
  });
  after(() => session?.close());

  /** @param {string} name @param {string} html */
  async function open(name, html) {
    session.server.made.set(`${name}.html`, html);
    await session.open(`/plain/made/${name}.html`);
    await session.openPopup();
  }

  const usable = () => session.until('the page can be used', () => session.run(USABLE));

  for (const [at, [name, lock]] of Object.entries(LOCKS).entries()) {
    test(`${name}: undone with the overlay, and back as it was`, async () => {
      await open(`lock-${at}`, page(lock));
      const untouched = await session.probe();
      assert.equal(await session.run(USABLE), false, 'the page was not locked');
      await session.setMode('tidy');
      await usable();
      await session.setMode('off');
      assert.deepEqual(await session.probe(), untouched);
      assert.equal(await session.run(USABLE), false);
    });
  }

  test('a page that locks itself again is unlocked again, and keeps its last word', async () => {
    await open('lock-again', page({ body: 'style="overflow: hidden"' }));
    await session.setMode('tidy');
    await usable();
    await session.run('document.body.style.overflow = "hidden"; document.body.style.color = "black"');
    await usable();
    await session.setMode('off');
    const style = await session.run('const { overflowX, overflowY, color } = document.body.style; return [overflowX, overflowY, color]');
    assert.deepEqual(style, ['hidden', 'hidden', 'black']);
  });

  test('a page that unlocks itself stays unlocked', async () => {
    await open('lock-released', page({ body: 'style="position: fixed; top: -240px; overflow: hidden"' }));
    await session.setMode('tidy');
    await usable();
    await session.run('document.querySelector(".wall").remove(); document.querySelector(".box").remove(); const { style } = document.body; style.position = ""; style.top = ""; style.overflow = ""');
    await session.setMode('off');
    const style = await session.run('const { overflowY, position } = getComputedStyle(document.body); return [overflowY, position]');
    assert.deepEqual(style, ['visible', 'static']);
  });

  test('a slot that the page shows anew is hidden anew, and comes back as the page wanted it', async () => {
    await open('slot-again', page({}));
    await session.setMode('tidy');
    const hidden = 'return !document.getElementById("slot").checkVisibility()';
    await session.until('the slot is gone', () => session.run(hidden));
    await session.run('const { style } = document.getElementById("slot"); style.display = "block"; style.minHeight = "90px"');
    await session.until('the slot is gone again', () => session.run(hidden));
    await session.setMode('off');
    assert.equal(await session.run('return document.getElementById("slot").getAttribute("style").replace(/\\s+/g, "").split(";").sort().join(";")'), ';display:block;min-height:90px');
  });
});
