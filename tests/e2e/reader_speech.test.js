// Listening with voices that a test moves on by hand, as test machines have none: what is spoken, by which voice, what is marked, and what the keys do.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { build } from 'esbuild';
import { inRoot } from '../../tools/build/layout.js';
import { browserName, openSession } from './harness/session.js';

const LONG = `This sentence is so long that a voice would stop in the middle of it, ${Array.from({ length: 40 }, (_, at) => `and then word ${at} came`).join(', ')}.`;

/** The bar over a story of its own, with a desk around it; `spoken` holds what the voice was given. */
const SETTING = `
  globalThis.browser = { i18n: { getMessage: (name) => name }, storage: { local: { get: async () => ({}), set: async () => {} } }, runtime: { id: 'x', getURL: (path) => path } };
`;
const DESK = `
  window.spoken = [];
  const voice = (name, lang, localService) => ({ name, lang, localService, voiceURI: name });
  const article = document.querySelector('article');
  const scroller = document.querySelector('main');
  window.desk = { root: document, dialog: document.body, scroller, article, appearance: { rate: 1, columns: 1 }, vertical: false, signal: new AbortController().signal, restyle(changed) { this.appearance = changed; } };
  window.bar = listening(desk, {
    instrument: { speak: (words, choices, events) => spoken.push({ words, voice: choices.voice?.name, rate: choices.rate, events }), stop() {} },
    voices: () => [voice('Cloud', 'en-US', false), voice('Near', 'en-GB', true), voice('Proche', 'fr-FR', true)],
  });
  document.body.append(bar.bar);
  bar.open();
`;

describe(`listening in ${browserName}`, () => {
  /** @type {import('./harness/session.js').Session} */
  let session;
  before(async () => {
    session = await openSession();
    const { outputFiles } = await build({ stdin: { contents: "import { listening } from './extension/reader/listen.js'; globalThis.listening = listening;", resolveDir: inRoot() }, bundle: true, write: false, format: 'iife' });
    const story = `<article lang="en"><h1>The ships</h1><div class="story"><p data-node="1">The first ship came. The second was late.</p><p data-node="2">${LONG}</p><p data-node="3" lang="fr">Le dernier bateau est arrivé.</p></div></article>`;
    session.server.made.set('listen', `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>x</title><main>${story}</main><script>${SETTING}</script><script>${outputFiles[0]?.text.replaceAll('</script', '<\\/script')}</script></html>`);
    await session.open('/plain/made/listen');
    await session.run(DESK);
    await session.until('it speaks', () => session.run('return spoken.length > 0'));
    // A button that has the focus takes the space bar for itself.
    await session.run('document.activeElement?.blur()');
  });
  after(() => session?.close());

  const now = () => session.run('const { words, voice, rate } = spoken.at(-1); return { words, voice, rate }');
  const next = () => session.run('spoken.at(-1).events.end()');
  const marked = (/** @type {string} */ name) => session.run('return [...(CSS.highlights.get(arguments[0]) ?? [])].map(String).join("|")', `broadsheet-${name}`);
  const key = (/** @type {string} */ name, shift = false) => session.run('return bar.onKey(new KeyboardEvent("keydown", { key: arguments[0], shiftKey: arguments[1] }))', name, shift);

  test('sentence after sentence is spoken by a voice of this machine, and marked with its word', async () => {
    assert.deepEqual(await now(), { words: 'The ships', voice: 'Near', rate: 1 });
    await next();
    assert.equal((await now()).words, 'The first ship came.');
    assert.equal(await marked('sentence'), 'The first ship came.');
    await session.run('spoken.at(-1).events.word(4, 5)');
    assert.equal(await marked('word'), 'first');
  });

  test('keys skip by sentence and by paragraph, change the pace, and pause', async () => {
    assert.equal(await key('ArrowRight'), true);
    assert.equal((await now()).words, 'The second was late.');
    await key('ArrowLeft');
    assert.equal((await now()).words, 'The first ship came.');
    await key('>');
    assert.ok((await now()).rate > 1);
    await key(' ');
    const before = await session.run('return spoken.length');
    // A voice that says its end after it was stopped moves nothing on.
    await next();
    assert.equal(await session.run('return spoken.length'), before);
    await key(' ');
    assert.equal((await now()).words, 'The first ship came.');
    await key('ArrowRight', true);
    assert.ok((await now()).words.startsWith('This sentence is so long'));
  });

  test('a long sentence is given in pieces that no voice stops in, and the last block in its own language', async () => {
    /** @type {string[]} */
    const pieces = [];
    for (let turns = 0; turns < 60 && (await now()).voice === 'Near'; turns += 1) {
      pieces.push((await now()).words);
      await next();
    }
    assert.ok(pieces.length > 4 && pieces.every((piece) => piece.length <= 260), pieces.map(({ length }) => length).join());
    assert.equal(pieces.join(' ').replace(/\s+/g, ' '), LONG);
    assert.deepEqual((({ words, voice }) => ({ words, voice }))(await now()), { words: 'Le dernier bateau est arrivé.', voice: 'Proche' });
    await next();
    assert.equal(await marked('sentence'), '', 'after the end something is marked still');
  });
});
