// Speech reads blocks aloud, sentence by sentence, with the browser's own local voices; what it speaks with is given to it, so that it can be tested without a voice.

import { sentencesOf } from './sentences.js';

/** @typedef {{ text: string, language: string }} Passage a block's words */
/** @typedef {{ passage: number, start: number, end: number }} Spot */

/**
 * @typedef {object} Instrument what can speak: the browser's speechSynthesis, or a test's
 * @property {(words: string, choices: { language: string, voice: SpeechSynthesisVoice | undefined, rate: number }, events: { word: (at: number, length: number) => void, end: () => void, error: (name: string) => void }) => void} speak
 * @property {() => void} stop
 */

// A voice that has not begun after this long is not coming; some systems list voices that they do not have.
const SILENCE_MS = 6000;

export class Speech {
  #instrument;
  #passages;
  #changed;
  /** @type {Spot[]} */
  #spots = [];
  #at = 0;
  /** Where in the sentence the last word began, to go on from there after a pause. */
  #word = 0;
  #turn = 0;
  playing = false;
  rate = 1;
  /** @type {(language: string) => SpeechSynthesisVoice | undefined} */
  voiceFor = () => undefined;

  /**
   * @param {Instrument} instrument
   * @param {Passage[]} passages
   * @param {(event: { kind: 'sentence' | 'word' | 'state' | 'end' | 'error', spot?: Spot, word?: Spot, error?: string }) => void} changed
   */
  constructor(instrument, passages, changed) {
    this.#instrument = instrument;
    this.#passages = passages;
    this.#changed = changed;
    this.#spots = passages.flatMap(({ text, language }, passage) => sentencesOf(text, language).map((piece) => ({ passage, ...piece })));
  }

  /** The sentence that is read or comes next. */
  get spot() {
    return this.#spots[this.#at];
  }

  /** @param {number} [passage] begins at that block */
  play(passage) {
    if (passage !== undefined) {
      const at = this.#spots.findIndex((spot) => spot.passage >= passage);
      this.#at = at < 0 ? 0 : at;
      this.#word = 0;
    }
    if (this.#at >= this.#spots.length) this.#at = 0;
    this.playing = true;
    this.#changed({ kind: 'state' });
    this.#speak();
  }

  pause() {
    this.#turn += 1;
    this.playing = false;
    this.#instrument.stop();
    this.#changed({ kind: 'state' });
  }

  toggle() {
    if (this.playing) this.pause();
    else this.play();
  }

  /** Speaks on with another voice or pace, from the word where it is. */
  again() {
    if (this.playing) this.#speak();
  }

  /** @param {number} step in sentences */
  skipSentence(step) {
    // Back in the middle of a sentence means to its beginning.
    if (step < 0 && this.#word > 12) step += 1;
    this.#go(this.#at + step);
  }

  /** @param {number} step in blocks */
  skipPassage(step) {
    const here = this.spot?.passage ?? 0;
    const first = this.#spots.findIndex((spot) => spot.passage === here);
    if (step < 0 && this.#at > first) return this.#go(first);
    const target = this.#spots.map(({ passage }) => passage);
    if (step > 0) {
      const next = target.findIndex((passage) => passage > here);
      return this.#go(next < 0 ? this.#spots.length - 1 : next);
    }
    const before = target.findLast((passage) => passage < here);
    return this.#go(before === undefined ? 0 : target.indexOf(before));
  }

  /** @param {number} at */
  #go(at) {
    this.#at = Math.min(Math.max(0, at), Math.max(0, this.#spots.length - 1));
    this.#word = 0;
    if (this.playing) this.#speak();
    else if (this.spot) this.#changed({ kind: 'sentence', spot: this.spot });
  }

  #speak() {
    const spot = this.spot;
    const passage = spot && this.#passages[spot.passage];
    if (!spot || !passage) return this.#finish();
    const turn = (this.#turn += 1);
    const from = spot.start + this.#word;
    const isNow = () => turn === this.#turn && this.playing;
    this.#instrument.stop();
    this.#changed({ kind: 'sentence', spot });
    let heard = false;
    const timer = setTimeout(() => {
      if (isNow() && !heard) this.#fail('silent');
    }, SILENCE_MS + ((spot.end - from) / 14 / this.rate) * 2000);
    const voice = this.voiceFor(passage.language);
    this.#instrument.speak(
      passage.text.slice(from, spot.end),
      { language: passage.language, voice, rate: this.rate },
      {
        word: (at, length) => {
          if (!isNow()) return;
          heard = true;
          this.#word = from - spot.start + at;
          const start = from + at;
          const end = start + (length || (/^[\p{L}\p{M}\p{N}'’-]+/u.exec(passage.text.slice(start))?.[0].length ?? 1));
          this.#changed({ kind: 'word', spot, word: { passage: spot.passage, start, end: Math.min(end, spot.end) } });
        },
        end: () => {
          clearTimeout(timer);
          if (!isNow()) return;
          this.#at += 1;
          this.#word = 0;
          this.#speak();
        },
        error: (name) => {
          clearTimeout(timer);
          if (isNow()) this.#fail(name);
        },
      },
    );
  }

  /** @param {string} error */
  #fail(error) {
    this.pause();
    this.#changed({ kind: 'error', error });
  }

  #finish() {
    this.#turn += 1;
    this.playing = false;
    this.#at = 0;
    this.#word = 0;
    this.#changed({ kind: 'end' });
  }
}

/**
 * The browser's voices as an instrument.
 * @param {SpeechSynthesis} synthesis
 * @param {typeof SpeechSynthesisUtterance} Utterance
 * @returns {Instrument}
 */
export function browserInstrument(synthesis, Utterance) {
  return {
    speak(words, { language, voice, rate }, { word, end, error }) {
      const utterance = new Utterance(words);
      if (language) utterance.lang = voice?.lang ?? language;
      if (voice) utterance.voice = voice;
      utterance.rate = rate;
      utterance.onboundary = (event) => {
        if (event.name !== 'sentence') word(event.charIndex, event.charLength ?? 0);
      };
      utterance.onend = end;
      // Stopping by hand is reported as an error by some browsers.
      utterance.onerror = (event) => error(event.error);
      synthesis.speak(utterance);
    },
    stop: () => synthesis.cancel(),
  };
}

/**
 * The voices that speak a language on this machine. Others send the text to a server, which Broadsheet never does.
 * @param {SpeechSynthesisVoice[]} voices
 * @param {string} language
 */
export function localVoices(voices, language) {
  const wanted = language.toLowerCase().replace('_', '-');
  const primary = wanted.split('-')[0];
  const local = voices.filter((voice) => voice.localService);
  const speaks = local.filter((voice) => voice.lang.toLowerCase().replace('_', '-').split('-')[0] === primary);
  // Those of the same country first.
  return speaks.sort((a, b) => Number(b.lang.toLowerCase().replace('_', '-') === wanted) - Number(a.lang.toLowerCase().replace('_', '-') === wanted));
}
