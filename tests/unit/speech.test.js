// Speech is tested with an instrument that speaks nothing and says when it would have begun, reached a word and ended.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { LONGEST, sentencesOf } from '../../extension/reader/sentences.js';
import { Speech, localVoices } from '../../extension/reader/speech.js';

/** An instrument whose voice is moved on by hand. */
function fakeInstrument() {
  /** @type {{ words: string, choices: any, events: any }[]} */
  const spoken = [];
  let stops = 0;
  return {
    spoken,
    stops: () => stops,
    /** @returns {{ words: string, choices: any, events: any }} */
    now: () => /** @type {any} */ (spoken.at(-1)),
    /** @type {import('../../extension/reader/speech.js').Instrument} */
    instrument: {
      speak: (words, choices, events) => void spoken.push({ words, choices, events }),
      stop: () => void (stops += 1),
    },
  };
}

const PASSAGES = [
  { text: 'First sentence here. Second sentence here.', language: 'en' },
  { text: 'Another block. With two.', language: 'en' },
  { text: 'Le dernier bloc.', language: 'fr' },
];

function start() {
  const fake = fakeInstrument();
  /** @type {any[]} */
  const events = [];
  const speech = new Speech(fake.instrument, PASSAGES, (event) => events.push(event));
  return { ...fake, events, speech };
}

test('sentences follow one another, across blocks, to the end', () => {
  const { speech, spoken, now, events } = start();
  speech.play();
  for (let step = 0; step < 5; step += 1) now().events.end();
  assert.deepEqual(
    spoken.map(({ words }) => words),
    ['First sentence here.', 'Second sentence here.', 'Another block.', 'With two.', 'Le dernier bloc.'],
  );
  assert.equal(spoken.at(-1)?.choices.language, 'fr');
  assert.equal(events.at(-1).kind, 'end');
  assert.equal(speech.playing, false);
});

test('after a pause it goes on at the word where it was', () => {
  const { speech, now, events } = start();
  speech.play();
  now().events.word(6, 8);
  assert.deepEqual(events.at(-1).word, { passage: 0, start: 6, end: 14 });
  const before = now();
  speech.pause();
  before.events.end();
  assert.equal(speech.playing, false, 'an end that comes after the pause is none');
  speech.toggle();
  assert.equal(now().words, 'sentence here.');
  now().events.word(0, 0);
  assert.deepEqual(events.at(-1).word, { passage: 0, start: 6, end: 14 }, 'a voice that names no length gets it from the text');
});

test('one skips by sentence and by paragraph, back to the beginning first', () => {
  const { speech, now } = start();
  speech.play();
  speech.skipSentence(1);
  assert.equal(now().words, 'Second sentence here.');
  speech.skipPassage(1);
  assert.equal(now().words, 'Another block.');
  speech.skipSentence(1);
  speech.skipPassage(-1);
  assert.equal(now().words, 'Another block.');
  speech.skipPassage(-1);
  assert.equal(now().words, 'First sentence here.');
  speech.skipSentence(-1);
  assert.equal(now().words, 'First sentence here.');
  speech.play(2);
  assert.equal(now().words, 'Le dernier bloc.');
});

test('another pace holds from the next word on', () => {
  const { speech, now } = start();
  speech.play();
  now().events.word(6, 8);
  speech.rate = 2;
  speech.again();
  assert.equal(now().choices.rate, 2);
  assert.equal(now().words, 'sentence here.');
});

test('a voice that fails stops, and says so', () => {
  const { speech, now, events } = start();
  speech.play();
  now().events.error('synthesis-failed');
  assert.equal(speech.playing, false);
  assert.deepEqual(events.at(-1), { kind: 'error', error: 'synthesis-failed' });
});

test('no piece is longer than a voice speaks, and together they hold every word', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 1200 }), fc.constantFrom('en', 'ja', 'th', 'not a tag'), (text, language) => {
      const pieces = sentencesOf(text, language);
      let last = 0;
      for (const { start: from, end } of pieces) {
        assert.ok(from >= last && end > from, 'in order');
        assert.ok(end - from <= LONGEST, `${end - from} characters`);
        assert.equal(text.slice(last, from).trim(), '', 'nothing but space between');
        assert.ok(!/^[\uDC00-\uDFFF]/.test(text.slice(from, end)) || /^[\uDC00-\uDFFF]/.test(text), 'no character is cut');
        last = end;
      }
      assert.equal(text.slice(last).trim(), '');
    }),
  );
});

test('long sentences are cut at pauses', () => {
  const clause = 'the minister said that nothing of the kind had been decided in the cabinet';
  const text = `${[clause, clause, clause, clause].join(', ')}.`;
  const pieces = sentencesOf(text, 'en').map(({ start: from, end }) => text.slice(from, end));
  assert.ok(pieces.length >= 2);
  for (const piece of pieces.slice(0, -1)) assert.match(piece, /,$/);
});

test('only voices of this machine are used, those of the country first', () => {
  const voice = (/** @type {string} */ lang, localService = true) => /** @type {SpeechSynthesisVoice} */ ({ lang, localService, voiceURI: lang, name: lang, default: false });
  const voices = [voice('en-GB'), voice('de-AT', false), voice('de_DE'), voice('de-AT')];
  assert.deepEqual(localVoices(voices, 'de-AT').map(({ lang }) => lang), ['de-AT', 'de_DE']);
  assert.deepEqual(localVoices(voices, 'fr'), []);
});
