// Places where no extension may work: the popup says so in a sentence, offers nothing, and neither it nor the background writes an error.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { inRoot } from '../../tools/build/layout.js';
import { browserName, openSession, text } from './harness/session.js';

const FILE = pathToFileURL(inRoot('tests', 'e2e', 'fixtures', 'story.html')).href;
const PLACES =
  browserName === 'firefox'
    ? ['about:config', 'about:blank', 'about:reader?url=https%3A%2F%2Fexample.com', 'about:license', FILE]
    : ['chrome://version/', 'about:blank', 'chrome://settings/', 'view-source:about:blank', FILE];

/** Lets Chromium write down what goes wrong in the extension. Runs in its page of extensions. */
const COLLECT = `
  const [id, done] = arguments;
  chrome.developerPrivate.updateExtensionConfiguration({ extensionId: id, errorCollection: true }).then(() => done(''), (error) => done(String(error)));
`;
const CHROMIUM_ERRORS = 'const [id, done] = arguments; chrome.developerPrivate.getExtensionInfo(id).then(({ runtimeErrors }) => done(runtimeErrors.filter(({ severity }) => severity === "ERROR").map(({ message, source }) => source + ": " + message)), (error) => done([String(error)]))';
/** Runs in Firefox's own window. A script's warning has the first flag; that a page of ours was left before it had its answer older ones call an error. */
const FIREFOX_ERRORS = "return Services.console.getMessageArray().filter((one) => one instanceof Ci.nsIScriptError && !(one.flags & 1) && !/after context unloaded|while context is inactive/.test(one.errorMessage) && one.sourceName.startsWith('moz-extension')).map((one) => one.sourceName + ': ' + one.errorMessage)";

describe(`closed places in ${browserName}`, () => {
  /** @type {import('./harness/session.js').Session} */
  let session;
  /** Runs in the browser's own page of extensions. @param {string} script */
  async function inExtensionsPage(script) {
    await session.inPopup();
    await session.driver.get('chrome://extensions/');
    return session.driver.executeAsyncScript(script, new URL(session.home).host);
  }
  before(async () => {
    session = await openSession();
    if (browserName === 'chrome') assert.equal(await inExtensionsPage(COLLECT), '');
  });
  after(() => session?.close());

  /** What went wrong in the extension so far. */
  const errors = async () =>
    /** @type {string[]} */ (browserName === 'chrome' ? await inExtensionsPage(CHROMIUM_ERRORS) : await /** @type {any} */ (session).inBrowser(() => session.driver.executeScript(FIREFOX_ERRORS)));

  for (const place of PLACES) {
    test(place === FILE ? 'a file' : place, async () => {
      await session.inPage();
      await session.driver.get(place).catch(() => {}); // Firefox refuses to say that some of its pages are loaded.
      await session.inPopup();
      // The page's tab is the first one: the session opened the popup's window after it.
      await session.driver.get(`${session.home}popup/popup.html`);
      const tab = await session.driver.executeScript('return (globalThis.browser ?? chrome).tabs.query({}).then((tabs) => Math.min(...tabs.map((tab) => tab.id)))');
      await session.driver.get(`${session.home}popup/popup.html?tab=${tab}`);
      const { state, sentence } = await session.popup();
      assert.equal(state, text('state_cannot'));
      assert.equal(sentence, text('error_no_access'));
      assert.equal(await session.driver.executeScript('return document.getElementById("mode").disabled'), true);
      assert.equal(await session.driver.executeScript('return document.getElementById("found").hidden'), true);
      assert.deepEqual(await errors(), []);
    });
  }

  test('an error would have been seen', async () => {
    await session.inPopup();
    await session.driver.get(`${session.home}popup/popup.html`);
    await session.popup();
    // Without its words the popup cannot answer a click.
    await session.driver.executeScript("document.getElementById('state').remove(); document.getElementById('mode').dispatchEvent(new Event('change', { bubbles: true }));");
    await session.until('it is written down', async () => (await errors()).some((error) => error.includes('popup.js')));
  });
});
