// A message is a plain object with a `verb`; its first word says who answers: `core/…` and `tab/…` the background, `page/…` the content script.
//
// An answer is `{ ok: true, … }` or `{ ok: false, sentence }`, where the sentence is for the reader of news.

import { browser, isAlive, plainText } from './browser.js';
import { within } from './within.js';

// A browser that stops the background twice within one question is in trouble of its own.
const MOST_QUESTIONS = 2;
/**
 * How long the first question may wait for its answer, in milliseconds: a browser that ends the background at the wrong moment may say nothing at all. Longer than the
 * background itself waits for a page (tab.js). The second waits as long as it takes, for a page that is slow to read.
 */
const PATIENCE = 20_000;

/** @typedef {'off' | 'tidy' | 'reader'} Mode */

/**
 * The state of a page, as its content script knows it.
 * @typedef {object} PageState
 * @property {Mode} mode what is shown
 * @property {boolean} read whether the core has looked at the page yet
 * @property {boolean} readerable whether it surely holds an article, as the automatic mode wants it
 * @property {boolean} hasStory whether there is anything that the reader could show
 * @property {string} title
 * @property {string} url
 * @property {Record<string, number>} counts findings that are taken away, by kind
 * @property {Record<string, number>} reported findings that are only reported, by kind
 * @property {{ kept: number, found: number }} paragraphs
 * @property {number} putBack how many findings the reader put back
 * @property {import('../generated/reading.js').Note[]} notes what limits the reading, as codes: a page's thread would wait for the browser for its first text
 * @property {string} sentence what went wrong last, in words; empty where nothing did
 * @property {KindInfo[]} kinds the registry, in the order in which kinds are shown
 */

/** @typedef {{ kind: string, removed: boolean }} KindInfo */

/**
 * @typedef {{ verb: string, [field: string]: unknown }} Message
 * @typedef {{ ok: true, [field: string]: any } | { ok: false, sentence: string }} Answer
 */

/**
 * Whether a value has the shape of a message.
 * @param {unknown} value
 * @returns {value is Message}
 */
export function isMessage(value) {
  return typeof value === 'object' && value !== null && typeof Reflect.get(value, 'verb') === 'string';
}

/**
 * Answers messages whose verb is in the table. A verb that fails answers with its error's sentence; nobody is left waiting.
 * @param {Record<string, (message: Message, sender: chrome.runtime.MessageSender) => unknown>} table verb → work; what it gives is merged into the answer
 * @param {(verb: string, sender: chrome.runtime.MessageSender) => boolean} allowed whether that sender may ask for that verb
 */
export function answerMessages(table, allowed) {
  /** @type {(message: unknown, sender: chrome.runtime.MessageSender, respond: (answer: Answer) => void) => boolean} */
  const listener = (message, sender, respond) => {
    if (!isMessage(message) || !Object.hasOwn(table, message.verb)) return false;
    if (sender.id !== browser.runtime.id || !allowed(message.verb, sender)) return false;
    // A page's no, which the background passes on, stays a no.
    const answer = async () => /** @type {Answer} */ ({ ok: true, .../** @type {object | undefined} */ (await table[message.verb]?.(message, sender)) });
    answer().then(respond, (error) => respond({ ok: false, sentence: error instanceof Error ? error.message : String(error) }));
    return true;
  };
  browser.runtime.onMessage.addListener(listener);
  return () => browser.runtime.onMessage.removeListener(listener);
}

/** What is said where the extension is gone. */
let gone = '';

/** Fetches what is said where the extension is gone, as its texts are out of reach by then. A page's thread has to wait for the browser for its first text: only who shows sentences does this. */
export function rememberGone() {
  gone ||= plainText('error_gone');
}

/**
 * Asks the background. It never fails: where nobody answers, the answer says so in a sentence.
 * @param {Message} message
 * @returns {Promise<Answer>}
 */
export async function ask(message) {
  for (let left = MOST_QUESTIONS; left > 0 && isAlive(); left -= 1) {
    try {
      const asked = browser.runtime.sendMessage(message);
      return (await (left > 1 ? within(asked, PATIENCE) : asked)) ?? { ok: false, sentence: '' };
    } catch (error) {
      // A background that was stopped in the middle of its answer starts anew with the next question.
      console.info('Broadsheet: nobody answered.', message.verb, error);
    }
  }
  return { ok: false, sentence: isAlive() ? plainText('error_interrupted') : gone };
}
