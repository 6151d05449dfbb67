// A question to the background: it is put once more where the browser says nothing, and never fails.

import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';

/** What becomes of each question in turn. @type {(() => Promise<unknown>)[]} */
let fates = [];
/** @type {unknown[]} */
let asked = [];
Reflect.set(globalThis, 'chrome', {
  runtime: {
    id: 'extension',
    getURL: () => '',
    sendMessage(/** @type {unknown} */ message) {
      asked.push(message);
      return fates[asked.length - 1]?.();
    },
  },
  i18n: { getMessage: (/** @type {string} */ name) => name },
});
const { ask } = await import('../../extension/shared/messages.js');

const QUESTION = { verb: 'tab/state' };
const answers = (/** @type {unknown} */ answer) => async () => answer;
const fails = async () => {
  throw new Error('the message port closed');
};
const silent = () => new Promise(() => {});

beforeEach(() => {
  asked = [];
  mock.method(console, 'info', () => {});
});

test('an answer is an answer, and nothing is asked twice', async () => {
  fates = [answers({ ok: true, mode: 'tidy' })];
  assert.deepEqual(await ask(QUESTION), { ok: true, mode: 'tidy' });
  assert.deepEqual(asked, [QUESTION]);
});

test('a background that was ended is asked again, and a second end is said in a sentence', async () => {
  fates = [fails, answers({ ok: true })];
  assert.deepEqual(await ask(QUESTION), { ok: true });
  asked = [];
  fates = [fails, fails];
  assert.deepEqual(await ask(QUESTION), { ok: false, sentence: 'error_interrupted' });
  assert.equal(asked.length, 2);
});

test('a browser that says nothing is asked again, and the second question may take its time', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  /** @type {(answer: unknown) => void} */
  let answer = () => {};
  fates = [silent, () => new Promise((resolve) => (answer = resolve))];
  const asking = ask(QUESTION);
  assert.equal(asked.length, 1);
  mock.timers.tick(60_000);
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(asked.length, 2);
  mock.timers.tick(600_000);
  answer({ ok: true });
  assert.deepEqual(await asking, { ok: true });
  mock.timers.reset();
});
