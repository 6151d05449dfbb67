// The popup shows one tab's state and switches it: off, tidy, reader. `popup.html?tab=ID` acts on that tab, so that it works as a page, too.

import { browser, counted, text } from '../shared/browser.js';
import { countsByKind, kindInWords, total } from '../shared/counts.js';
import { ask, isMessage } from '../shared/messages.js';
import { noteInWords } from '../shared/reasons.js';
import { showSite } from './site.js';

/** @typedef {import('../shared/messages.js').Answer} Answer */
/** @typedef {import('../shared/messages.js').PageState} PageState */
/** @typedef {import('../shared/messages.js').Mode} Mode */

/**
 * @template {HTMLElement} T
 * @param {string} id
 * @returns {T}
 */
const byId = (id) => /** @type {T} */ (document.getElementById(id));

const asked = new URLSearchParams(location.search).get('tab');

async function tabOfPopup() {
  if (asked !== null && /^\d+$/.test(asked)) return Number(asked);
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id;
}

function putTexts() {
  document.documentElement.lang = text('language_tag') || 'en';
  document.documentElement.dir = browser.i18n.getMessage('@@bidi_dir') || 'ltr';
  for (const element of document.querySelectorAll('[data-text]')) element.textContent = text(element.getAttribute('data-text') ?? '');
}

/** @param {string} sentence */
function say(sentence) {
  const element = byId('sentence');
  element.textContent = sentence;
  element.hidden = sentence === '';
}

/** @param {PageState} state */
function inWords(state) {
  if (state.mode === 'reader') return text('state_reader');
  if (state.mode === 'tidy') return text('state_tidy');
  if (!state.read) return '';
  if (!state.hasStory) return text('state_no_article');
  if (!state.readerable) return text('state_unsure');
  return state.paragraphs.found > 0 ? counted('state_article', state.paragraphs.found) : text('state_article_found');
}

/** @param {PageState} state */
function show(state) {
  byId('state').textContent = inWords(state);
  byId('host').textContent = hostOf(state.url);
  const radio = /** @type {HTMLInputElement} */ (byId(`mode-${state.mode}`));
  radio.checked = true;
  /** @type {HTMLInputElement} */ (byId('mode-reader')).disabled = state.read && !state.hasStory && state.mode !== 'reader';
  const number = total(state.counts);
  byId('counts-title').textContent = state.mode === 'off' ? text('counts_found') : text('counts_removed');
  byId('counts').replaceChildren(
    ...countsByKind(state).map(({ kind, count }) => {
      const item = document.createElement('li');
      item.dataset.kind = kind.kind;
      item.textContent = kindInWords(kind, count);
      return item;
    }),
  );
  if (number === 0) byId('counts-title').textContent = text('removed_none');
  const { kept, found } = state.paragraphs;
  byId('paragraphs').textContent = found > 0 ? text('paragraphs_kept', kept, found) : '';
  byId('found').hidden = false;
  byId('put-back').hidden = number === 0 || state.mode === 'off';
  // What is only listed is there to be looked at, too.
  byId('review').hidden = number + state.putBack + total(state.reported) === 0;
  say(state.sentence || state.notes.map(noteInWords).join(' '));
}

/** @param {string} address */
function hostOf(address) {
  try {
    return new URL(address).hostname.replace(/^www\./, '');
  } catch {
    return '';
  }
}

/** @param {Answer} answer */
function take(answer) {
  if (answer.ok) {
    show(answer.state);
  } else {
    byId('state').textContent = text('state_cannot');
    say(answer.sentence || text('error_no_access'));
  }
  byId('mode').toggleAttribute('disabled', !answer.ok);
}

async function begin() {
  putTexts();
  const tab = await tabOfPopup();
  if (tab === undefined) return take({ ok: false, sentence: text('error_no_access') });
  byId('mode').setAttribute('aria-busy', 'true');
  const answer = await ask({ verb: 'tab/state', tab });
  take(answer);
  if (answer.ok) void showSite(answer.state.url);
  byId('mode').removeAttribute('aria-busy');

  byId('mode').addEventListener('change', async (event) => {
    const input = /** @type {HTMLInputElement} */ (event.target);
    const answer = await ask({ verb: 'tab/set-mode', tab, mode: input.value });
    if (answer.ok && answer.state.read) {
      show(answer.state);
    } else if (answer.ok) {
      // A page that was loaded anew in the meantime has not been looked at yet.
      take(await ask({ verb: 'tab/state', tab }));
    } else {
      // The page stays as it was; so does the switch.
      const now = await ask({ verb: 'tab/state', tab });
      take(now);
      say(answer.sentence);
    }
  });
  byId('review').addEventListener('click', async () => {
    const answer = await ask({ verb: 'tab/review', tab });
    if (!answer.ok) return say(answer.sentence);
    // In a page of its own the popup stays; under the toolbar button it would cover the panel.
    if (asked === null) window.close();
    else show(answer.state);
  });
  byId('footer').hidden = browser.runtime.getManifest().options_ui == null;
  // The page may change its state by itself: a reader that was closed in the page, a late ad.
  browser.runtime.onMessage.addListener((message, sender) => {
    if (sender.id === browser.runtime.id && sender.tab?.id === tab && isMessage(message) && message.verb === 'tab/changed') show(/** @type {PageState} */ (message.state));
  });
  byId('options').addEventListener('click', () => void browser.runtime.openOptionsPage());
  byId('put-back').addEventListener('click', async () => take(await ask({ verb: 'tab/put-all-back', tab })));
}

void begin();
