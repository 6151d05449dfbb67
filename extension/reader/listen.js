// Listening is a bar at the foot with which a story is read aloud; what is spoken is marked in the story, which follows.

import { document } from '../content/own_document.js';
import { browser, text } from '../shared/browser.js';
import { wayOf } from './desk.js';
import { blockAtEye } from './place.js';
import { el, fill } from './element.js';
import { icon } from './icons.js';
import { mark } from './marks.js';
import { calm } from './outline.js';
import { isPaged } from './paging.js';
import { Speech, browserInstrument, localVoices } from './speech.js';
import { textMap } from './text_map.js';

/** @typedef {import('./desk.js').Desk} Desk */
/** @typedef {import('./speech.js').Instrument} Instrument */

const VOICES = 'voices';
const RATES = [0.5, 0.75, 0.9, 1, 1.15, 1.3, 1.5, 1.75, 2, 2.5, 3];
// What is read: headline, headings, paragraphs, items and quotes. Tables, code and captions would break the thread.
const SPOKEN = 'h1, [data-node]:is(h2, h3, h4, h5, h6, p), :is(ul, ol)[data-node] li, blockquote[data-node] > p';

/**
 * @param {Desk} desk
 * @param {{ instrument?: Instrument, voices?: () => SpeechSynthesisVoice[] }} [given] what speaks instead of the browser's voices
 */
export function listening(desk, given = {}) {
  // Asked for when somebody listens: for the first question about voices a page's thread has to wait for the browser.
  const synthesis = () => globalThis.speechSynthesis;
  const voices = given.voices ?? (() => synthesis()?.getVoices() ?? []);
  /** What speaks, once somebody listened. @type {Instrument | undefined} */
  let instrument;
  const bar = el('section', { class: 'listen', role: 'region', 'aria-label': text('tool_listen'), hidden: true, tabindex: -1 });
  const status = el('p', { class: 'listen-status', role: 'status' });
  /** @type {Speech | undefined} */
  let speech;
  /** @type {{ block: HTMLElement, map: import('./text_map.js').TextMap }[]} */
  let passages = [];
  /** Voices chosen by language. @type {Record<string, string>} */
  let chosen = {};
  let language = '';
  /** Where the focus goes when the bar does. @type {HTMLElement | undefined} */
  let from;
  /** What was reached by keys; a button that was clicked would keep the space bar and the arrow keys from the story. */
  const reached = () => /** @type {HTMLElement | undefined} */ (desk.root.activeElement?.matches(':focus-visible') ? desk.root.activeElement : undefined);

  /** @type {(name: string, key: string, work: () => void) => HTMLButtonElement} */
  const button = (name, key, work) => {
    const made = el('button', { type: 'button', class: 'icon', id: `listen-${name}`, 'aria-label': text(`listen_${name}`), title: `${text(`listen_${name}`)} (${key})`, 'aria-keyshortcuts': key }, icon(name));
    made.addEventListener('click', work);
    return made;
  };
  /** @type {HTMLButtonElement} */
  let play;
  const voice = el('select', { id: 'listen-voice', 'aria-label': text('listen_voice'), hidden: true });
  const rate = el('select', { id: 'listen-rate', 'aria-label': text('listen_rate') });

  /** Makes the bar's parts, when somebody listens for the first time: most stories are read without. */
  function furnish() {
    if (bar.firstChild) return;
    play = button('play', 'Space', () => toggle());
    bar.append(
      button('back_paragraph', 'Shift+ArrowLeft', () => speech?.skipPassage(-1)),
      button('back_sentence', 'ArrowLeft', () => speech?.skipSentence(-1)),
      play,
      button('on_sentence', 'ArrowRight', () => speech?.skipSentence(1)),
      button('on_paragraph', 'Shift+ArrowRight', () => speech?.skipPassage(1)),
      rate,
      voice,
      button('close', 'Escape', () => void close()),
      status,
    );
    for (const value of RATES) rate.append(el('option', { value }, `${value} ×`));
    rate.addEventListener('change', () => setRate(Number(rate.value)));
    voice.addEventListener('change', () => {
      chosen[language] = voice.value;
      void browser.storage.local.set({ [VOICES]: chosen }).catch(() => {});
      speech?.again();
    });
  }

  /** @param {number} value */
  function setRate(value) {
    desk.restyle({ ...desk.appearance, rate: value });
    if (speech) speech.rate = value;
    rate.value = String(value);
    speech?.again();
  }

  /** @param {string} spoken */
  function voiceFor(spoken) {
    const able = localVoices(voices(), spoken);
    return able.find(({ voiceURI }) => voiceURI === chosen[primary(spoken)]) ?? able[0];
  }

  function fillVoices() {
    const able = localVoices(voices(), language);
    const current = voiceFor(language);
    fill(voice, able.map((candidate) => el('option', { value: candidate.voiceURI, selected: candidate === current }, candidate.name)));
    voice.hidden = able.length < 2;
    const none = able.length === 0;
    status.textContent = none ? text('listen_no_voice', nameOf(language)) : '';
    for (const control of bar.querySelectorAll('button:not(#listen-close)')) /** @type {HTMLButtonElement} */ (control).disabled = none;
    return !none;
  }

  /** @param {Parameters<ConstructorParameters<typeof Speech>[2]>[0]} event */
  function onSpeech({ kind, spot, word, error }) {
    const passage = spot && passages[spot.passage];
    if (kind === 'sentence' && passage && spot) {
      const range = passage.map.range(spot.start, spot.end);
      mark(desk.dialog, 'broadsheet-sentence', range ? [range] : []);
      mark(desk.dialog, 'broadsheet-word', []);
      if (range) follow(range);
    }
    if (kind === 'word' && word && passage) {
      const range = passage.map.range(word.start, word.end);
      mark(desk.dialog, 'broadsheet-word', range ? [range] : []);
    }
    if (kind === 'end' || kind === 'error') unmark();
    if (kind === 'error') status.textContent = text('listen_failed', error ?? '');
    showState();
  }

  /** Scrolls when what is spoken leaves the middle of the window. @param {Range} range */
  function follow(range) {
    const box = range.getBoundingClientRect();
    const { clientHeight: height, clientWidth: width } = desk.scroller;
    const behavior = calm() ? 'instant' : 'smooth';
    if (desk.vertical) {
      if (box.left < width * 0.15 || box.right > width * 0.95) desk.scroller.scrollBy({ left: box.right - width * 0.8, behavior });
    } else if (isPaged(desk)) {
      const frame = desk.scroller.getBoundingClientRect();
      if (box.left < frame.left || box.left > frame.right) desk.scroller.scrollBy({ left: Math.floor((box.left - frame.left) / width) * width, behavior });
    } else if (box.top < height * 0.1 || box.bottom > height * 0.75) desk.scroller.scrollBy({ top: box.top - height * 0.3, behavior });
  }

  function showState() {
    const playing = speech?.playing ?? false;
    fill(play, icon(playing ? 'pause' : 'play'));
    const name = text(playing ? 'listen_pause' : 'listen_play');
    play.setAttribute('aria-label', name);
    play.title = `${name} (Space)`;
  }

  function unmark() {
    mark(desk.dialog, 'broadsheet-sentence', []);
    mark(desk.dialog, 'broadsheet-word', []);
  }

  function prepare() {
    const blocks = /** @type {HTMLElement[]} */ ([...desk.article.querySelectorAll(SPOKEN)].filter((block) => !block.closest('[hidden]')));
    passages = blocks.map((block) => ({ block, map: textMap(block) })).filter(({ map }) => map.text.trim() !== '');
    speech = new Speech(/** @type {Instrument} */ (instrument), passages.map(({ block, map }) => ({ text: map.text, language: languageOf(block) })), onSpeech);
    speech.rate = desk.appearance.rate;
    speech.voiceFor = voiceFor;
  }

  function toggle() {
    speech?.toggle();
  }

  async function open() {
    if (!bar.hidden) return void close();
    from = reached();
    furnish();
    bar.hidden = false;
    instrument ??= given.instrument ?? (synthesis() && browserInstrument(synthesis(), SpeechSynthesisUtterance));
    language = primary(languageOf(desk.article));
    rate.value = String(RATES.reduce((best, value) => (Math.abs(value - desk.appearance.rate) < Math.abs(best - desk.appearance.rate) ? value : best)));
    const stored = await browser.storage.local.get(VOICES).catch(() => ({}));
    chosen = { ...Reflect.get(stored, VOICES) };
    // Voices arrive some time after they are first asked for.
    if (voices().length === 0) await new Promise((resolve) => (setTimeout(resolve, 1500), synthesis()?.addEventListener('voiceschanged', resolve, { once: true, signal: desk.signal })));
    if (bar.hidden || desk.signal.aborted) return;
    prepare();
    showState();
    if (!instrument || !fillVoices()) {
      if (!instrument) status.textContent = text('listen_none');
      bar.focus();
      return;
    }
    play.focus();
    // From the block under the eye, unless the story has just begun.
    const eye = wayOf(desk).done > 0 ? blockAtEye(desk) : undefined;
    speech?.play(eye ? Math.max(0, passages.findIndex(({ block }) => block === eye || eye.contains(block))) : 0);
  }

  function close() {
    if (bar.hidden) return false;
    speech?.pause();
    speech = undefined;
    unmark();
    const next = bar.contains(desk.root.activeElement) ? from : reached();
    bar.hidden = true;
    (next ?? desk.scroller).focus({ preventScroll: true });
    return true;
  }
  desk.signal.addEventListener('abort', () => {
    speech?.pause();
    unmark();
  });

  return {
    bar,
    open: () => void open(),
    close,
    /** The story was drawn anew. */
    refresh() {
      if (bar.hidden || !speech) return;
      speech.pause();
      prepare();
    },
    /** @param {KeyboardEvent} event */
    onKey(event) {
      if (bar.hidden || event.ctrlKey || event.altKey || event.metaKey) return false;
      const focused = desk.root.activeElement;
      if (event.key === ' ' && focused?.localName === 'button') return false;
      if (event.key === ' ') toggle();
      else if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
        const step = event.key === 'ArrowLeft' ? -1 : 1;
        if (event.shiftKey) speech?.skipPassage(step);
        else speech?.skipSentence(step);
      }
      else if (event.key === '<' || event.key === '>') setRate(RATES[Math.min(RATES.length - 1, Math.max(0, RATES.indexOf(Number(rate.value)) + (event.key === '>' ? 1 : -1)))] ?? 1);
      else return false;
      event.preventDefault();
      return true;
    },
  };
}

/** @param {string} tag */
const primary = (tag) => tag.toLowerCase().split(/[-_]/)[0] ?? '';

/** The language of an element, from itself or what it stands in. @param {Element} element */
const languageOf = (element) => element.closest('[lang]')?.getAttribute('lang') || document.documentElement.lang || navigator.language;

/** A language in the reader's words. @param {string} tag */
function nameOf(tag) {
  try {
    return new Intl.DisplayNames(text('language_tag') || undefined, { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
