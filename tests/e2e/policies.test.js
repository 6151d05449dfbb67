// Policies: what starts by itself, only where it was granted; what was closed stays closed; what is revoked is noticed.

import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { By } from 'selenium-webdriver';
import { setGrant } from './harness/grants.js';
import { browserName, openSession, text } from './harness/session.js';

const ARTICLE = '/plain/pages/newsdrum--publisher/page.html';
const STORY = '/plain/fixtures/living.html';
const ID = 'broadsheet@broadsheet.example';
const LABEL = 'return [...document.querySelectorAll("body *")].filter((element) => element.children.length === 0 && /^advertisment$/i.test(element.textContent.trim()) && element.checkVisibility()).length';

describe(`policies in ${browserName}`, () => {
  /** @type {import('./harness/session.js').Session} */
  let session;
  before(async () => {
    // Chromium grants without a person only what the manifest names; there everything is taken back first.
    session = await openSession({ hosts: browserName === 'chrome' });
  });
  after(() => session?.close());

  /** Runs in a page of the extension. @param {string} body @param {...unknown} values */
  async function inExtension(body, ...values) {
    await session.inPopup();
    await session.driver.get(`${session.home}options/options.html`);
    await session.until('the options page stands', () => session.driver.executeScript("return document.documentElement.dataset.ready === 'true'"));
    return /** @type {any} */ (
      await session.driver.executeAsyncScript(
        `const done = arguments[arguments.length - 1]; const given = [...arguments]; const api = globalThis.browser ?? chrome; (async () => { ${body} })().then(done, (error) => done('ERROR ' + error));`,
        ...values,
      )
    );
  }

  /** Chooses a policy as the popup does. @param {string} policy */
  const choose = (policy) => inExtension("return api.runtime.sendMessage({ verb: 'site/set-policy', site: given[0], policy: given[1] });", '127.0.0.1', policy);

  /** Waits until the browser holds just these addresses for what starts by itself. @param {number} count */
  const registered = (count) =>
    session.until(`${count} addresses are registered`, async () => {
      const matches = await inExtension('return (await api.scripting.getRegisteredContentScripts()).flatMap(({ matches }) => matches);');
      return matches.length === count ? [matches] : undefined;
    });

  const rowSays = async () => {
    await session.inPopup();
    return session.driver.findElement(By.css('.sites tbody tr .state')).getText();
  };

  beforeEach(async () => {
    await session.open('/plain/fixtures/nothing.txt').catch(() => {});
    await setGrant(session, ID, false);
    await inExtension('await api.storage.sync.clear(); await api.storage.local.clear(); await api.storage.session.clear();');
    await registered(0);
  });

  test('a policy without its permission does nothing, says so, and offers to ask', async () => {
    await choose('tidy');
    await registered(0);
    await session.open(ARTICLE);
    assert.ok((await session.run(LABEL)) > 0);
    await inExtension('');
    assert.equal(await rowSays(), text('permission_missing'));
    assert.equal(await session.driver.findElement(By.css('.sites tbody .permission button')).isDisplayed(), true);
  });

  test('granted while pages are open: they are tidied at once; revoked: it is shown, and nothing starts any more', async () => {
    await choose('tidy');
    await session.open(ARTICLE);
    assert.ok((await session.run(LABEL)) > 0);
    await setGrant(session, ID, true);
    const [matches] = await registered(1);
    assert.deepEqual(matches, ['*://127.0.0.1/*']);
    assert.equal(await rowSays(), text('permission_granted'));
    await session.until('the open page is tidied', async () => (await session.run(LABEL)) === 0);
    await session.open(ARTICLE);
    await session.until('a new page is tidied', async () => (await session.run(LABEL)) === 0);
    await setGrant(session, ID, false);
    await registered(0);
    assert.equal(await rowSays(), text('permission_missing'));
    await session.open(ARTICLE);
    assert.ok((await session.run(LABEL)) > 0);
  });

  test('always read: opens on an article, not again where it was closed, and again on another page', async () => {
    await setGrant(session, ID, true);
    await choose('read');
    await registered(1);
    await session.open(ARTICLE);
    const root = await session.readerRoot();
    await (await root.findElement(By.css('[data-tool=close], #tool-close, .toolbar button'))).click();
    await session.readerGone();
    await session.inPage();
    await session.driver.navigate().refresh();
    await session.until('the page is loaded', () => session.driver.executeScript("return document.readyState === 'complete'"));
    await new Promise((resolve) => setTimeout(resolve, 1500));
    assert.equal((await session.hosts()).length, 0, 'it opened again where it was closed');
    await session.open(`${ARTICLE}?other=1`);
    await session.readerRoot();
    await session.open('/plain/fixtures/list.html');
    await new Promise((resolve) => setTimeout(resolve, 2500));
    assert.equal((await session.hosts()).length, 0, 'it opened on a list of stories');
  });

  test('always read: it follows to the next story where a page draws that without loading anew', async () => {
    await setGrant(session, ID, true);
    await choose('read');
    await registered(1);
    await session.open(STORY);
    assert.match(await (await (await session.readerRoot()).findElement(By.css('h1'))).getText(), /harbour/);
    await session.run(
      "document.title = document.querySelector('h1').textContent = 'The lake in the morning'; for (const p of document.querySelectorAll('article p')) p.textContent = p.textContent.replaceAll(/ship|harbour/g, 'lake'); history.pushState({}, '', '?next');",
    );
    await session.until('the reader shows the next story', async () => /lake/.test(await (await (await session.readerRoot()).findElement(By.css('h1'))).getText()));
    await session.inPage();
    await session.driver.navigate().back();
    await session.until('the address is the first one', () => session.run("return !location.search.includes('next')"));
  });

  test('a mode that somebody chose by hand stays when the policy changes', async () => {
    await setGrant(session, ID, true);
    await session.open(ARTICLE);
    await session.openPopup();
    await session.setMode('tidy');
    await choose('leave');
    await new Promise((resolve) => setTimeout(resolve, 1500));
    assert.equal(await session.run(LABEL), 0);
  });

  test('a site that is left alone is left alone, whatever was granted', async () => {
    await setGrant(session, ID, true);
    await choose('read');
    await registered(1);
    await choose('leave');
    await registered(0);
    await session.open(ARTICLE);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    assert.equal((await session.hosts()).length, 0);
    assert.ok((await session.run(LABEL)) > 0);
  });

  test('a policy that changes while pages are open holds there at once', async () => {
    await setGrant(session, ID, true);
    await choose('tidy');
    await registered(1);
    await session.open(ARTICLE);
    await session.until('it is tidied', async () => (await session.run(LABEL)) === 0);
    await choose('read');
    await session.readerRoot();
    await choose('leave');
    await session.readerGone();
    await session.until('the page is as it was', async () => (await session.run(LABEL)) > 0);
  });

  test('a site that is left alone while the reader opens by itself is left alone', async () => {
    await setGrant(session, ID, true);
    await session.open(ARTICLE);
    // The page hears of the first choice, looks at itself and waits for the core; the second comes meanwhile.
    await inExtension("for (const policy of ['read', 'leave']) await api.runtime.sendMessage({ verb: 'site/set-policy', site: given[0], policy });", '127.0.0.1');
    await registered(0);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    assert.equal((await session.hosts()).length, 0);
    assert.ok((await session.run(LABEL)) > 0);
  });

  test('only the site that was chosen is asked for', async () => {
    await inExtension('');
    const asked = await session.driver.executeAsyncScript(`
      const [done] = arguments;
      const { permissions } = globalThis.browser ?? chrome;
      const asked = [];
      permissions.request = async ({ origins }) => { asked.push(...origins); return false; };
      const form = document.querySelector('.add');
      for (const [site, policy] of [['https://www.spiegel.de/politik', 'tidy'], ['bbc.co.uk:8443', 'read'], ['example.com', 'leave'], ['example.org', 'ask'], ['[::1]:3000', 'tidy']]) {
        form.querySelector('input').value = site;
        form.querySelector('select').value = policy;
        form.requestSubmit();
      }
      done(asked);
    `);
    assert.deepEqual(asked, ['*://*.spiegel.de/*', '*://*.bbc.co.uk/*', '*://[::1]/*']);
  });
});
