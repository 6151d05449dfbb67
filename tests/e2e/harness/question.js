// The browser's question about a site, answered as a person answers it: in Firefox by its buttons, in Chromium by keys.

import assert from 'node:assert/strict';
import { browserName } from './session.js';

/** @typedef {import('./session.js').Session} Session */

/** Chromium's question takes no key for half a second after it appeared, and after every key: somebody may have been typing. */
const UNTOUCHED_MS = 1000;
const TRIES = 20;

/** Answers the question that stands in the browser's window. Runs there. */
const ANSWER = `
  const [allowed, done] = arguments;
  (async () => {
    for (let tries = 0; tries < 300; tries += 1) {
      for (const win of Services.wm.getEnumerator('navigator:browser')) {
        const note = [...win.document.querySelectorAll('popupnotification')].find((one) => one.id.startsWith('addon-webext-permissions') && one.checkVisibility());
        const button = note && (allowed ? note.button : note.secondaryButton);
        // For a moment after it appears the question takes no click.
        if (button && !button.disabled) {
          win.PopupNotifications.panel.dismissed = false;
          await new Promise((resolve) => setTimeout(resolve, 1000));
          button.click();
          return note.textContent + [...note.querySelectorAll('*')].map((one) => one.textContent).join(' ');
        }
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('The browser asked nothing.');
  })().then((words) => done(['', words]), (error) => done([String(error), '']));
`;

/** Runs something in Firefox's own window. @template T @param {Session} session @param {() => Promise<T>} work @returns {Promise<T>} */
const inBrowser = (session, work) => /** @type {any} */ (session).inBrowser(work);

/** Lets the browser ask: Firefox under its driver grants without a question. @param {Session} session */
export async function letItAsk(session) {
  if (browserName !== 'firefox') return;
  await inBrowser(session, () => session.driver.executeScript("Services.prefs.setBoolPref('extensions.webextOptionalPermissionPrompts', true); Services.prefs.setIntPref('security.notification_enable_delay', 0);"));
}

/**
 * Answers the question. The driver has to be in the window in which it stands.
 * @param {Session} session opened with a display
 * @param {'allow' | 'refuse' | 'close'} how closing is Chromium's
 */
export async function answer(session, how) {
  const { driver, display } = session;
  if (browserName === 'firefox') {
    const [problem] = /** @type {[string, string]} */ (await inBrowser(session, () => driver.executeAsyncScript(ANSWER, how === 'allow')));
    assert.equal(problem, '');
    return;
  }
  assert.ok(display, 'nobody can answer without a display');
  const title = await driver.getTitle();
  const hasFocus = () => driver.executeScript('return document.hasFocus()');
  // A new tab may stand over the page as soon as the question is answered.
  const isAnswered = async () => !display.shows(title) || (await hasFocus());
  const untouched = () => new Promise((resolve) => setTimeout(resolve, UNTOUCHED_MS));
  // The question is drawn outside of every page: of it a page only sees that the keys go elsewhere, until it is answered.
  await session.until('the browser asks', async () => !(await hasFocus()));
  await untouched();
  // "Refuse" has the focus, "allow" is the next button.
  if (how === 'allow') display.press(title, 'Tab');
  for (let tries = 0; !(await isAnswered()); tries += 1) {
    assert.ok(tries < TRIES, 'the question stays');
    await untouched();
    if (!(await isAnswered())) display.press(title, how === 'close' ? 'Escape' : 'Return');
  }
}
