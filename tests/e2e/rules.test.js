// Personal rules: "always" and "never remove on this site" mean the thing they were made of, here, on the next page and after a reload, and never the story.

import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { By } from 'selenium-webdriver';
import { browserName, openSession, text } from './harness/session.js';

const PAGE = '/plain/fixtures/living.html';
const NEXT = '/csp-self/fixtures/living.html';
// Neither of the two labels has a class, as on many pages; only the first has an id.
const LABELS = 'return [...document.querySelectorAll("article p")].filter((p) => p.textContent === "Advertisment" && p.checkVisibility()).length';
const STORY = 'return [...document.querySelectorAll("article p")].filter((p) => p.textContent !== "Advertisment" && p.checkVisibility()).length';
const PARAGRAPHS = 7;

describe(`rules in ${browserName}`, () => {
  /** @type {import('./harness/session.js').Session} */
  let session;
  before(async () => {
    session = await openSession();
  });
  after(() => session?.close());

  /** Runs in a page of the extension. @param {string} body @param {...unknown} values */
  async function inExtension(body, ...values) {
    await session.inPopup();
    await session.driver.get(`${session.home}options/options.html`);
    await session.until('the options page stands', () => session.driver.executeScript("return document.documentElement.dataset.ready === 'true'"));
    const script = `const done = arguments[arguments.length - 1]; const given = [...arguments]; const api = globalThis.browser ?? chrome; (async () => { ${body} })().then(done, (error) => done('ERROR ' + error));`;
    const answer = await session.driver.executeAsyncScript(script, ...values);
    assert.ok(!String(answer).startsWith('ERROR '), String(answer));
    return /** @type {any} */ (answer);
  }

  /** @param {string} path */
  async function tidied(path) {
    await session.open(path);
    await session.openPopup();
    await session.setMode('tidy');
  }

  /** Presses the button that makes a rule of the second label, which has no name of its own. */
  async function makeRule() {
    await session.inPopup();
    await session.driver.findElement(By.id('review')).click();
    const buttons = await session.until('the panel offers rules', async () => {
      const [host] = await session.hosts();
      const found = await (await host?.getShadowRoot())?.findElements(By.css('[data-kind=ad_marker] li [id^=rule-]'));
      return found?.length === 2 ? found : undefined;
    });
    await buttons[1].click();
  }

  const listed = () => inExtension("return [...document.querySelectorAll('.rules li')].map((row) => row.textContent);");

  beforeEach(() => inExtension('await api.storage.sync.clear(); await api.storage.local.clear();'));

  test('never: the label stays, and holds on the next page and after a reload', async () => {
    await tidied(PAGE);
    assert.equal(await session.run(LABELS), 0);
    await makeRule();
    await session.until('the labels are back', async () => (await session.run(LABELS)) === 2);
    for (const path of [NEXT, PAGE]) {
      await tidied(path);
      assert.equal(await session.run(LABELS), 2, path);
      assert.equal(await session.run(STORY), PARAGRAPHS, path);
    }
    const [rule, ...more] = await listed();
    assert.deepEqual(more, []);
    for (const part of [text('rule_never'), 'Advertisment', await session.run('return location.hostname')]) assert.ok(rule.includes(part), `${rule} lacks ${part}`);
  });

  test('always: the label goes, on the next page, too, and the story stays', async () => {
    await inExtension("await api.storage.sync.set({ kinds: { ad_marker: 'report' } });");
    await tidied(PAGE);
    assert.equal(await session.run(LABELS), 2);
    await makeRule();
    await session.until('the labels are gone', async () => (await session.run(LABELS)) === 0);
    assert.equal(await session.run(STORY), PARAGRAPHS);
    await tidied(NEXT);
    assert.deepEqual([await session.run(LABELS), await session.run(STORY)], [0, PARAGRAPHS]);
    await session.setMode('reader');
    const root = await session.readerRoot();
    const lines = await Promise.all((await root.findElements(By.css('.story > p'))).map((line) => line.getText()));
    assert.deepEqual([lines.length, lines.includes('Advertisment')], [PARAGRAPHS, false]);
    await session.setMode('off');
    assert.deepEqual([await session.run(LABELS), await session.run(STORY)], [2, PARAGRAPHS]);
    const [rule] = await listed();
    for (const part of [text('rule_always'), 'Advertisment']) assert.ok(rule.includes(part), `${rule} lacks ${part}`);
  });

  test('always: a name that holds the story on another page takes nothing there', async () => {
    await session.open(PAGE);
    const site = await session.run('return location.hostname');
    session.server.made.set('boxed.html', `<!doctype html><html lang="en"><title>Boxed</title><main class="box"><article>${await session.run('return document.querySelector("article").innerHTML')}</article></main><div class="box" id="mine">Words of no use, said nobody in particular.</div></html>`);
    await inExtension(`
      const fill = (id, value) => { document.getElementById(id).value = value; };
      fill('rule-site', given[0]); fill('rule-does', 'always'); fill('rule-selector', '.box');
      document.querySelector('.rule-form').requestSubmit();
    `, site);
    await session.until('the rule is listed', async () => (await listed()).length === 1);
    await tidied('/plain/made/boxed.html');
    await session.until('what the rule means is gone', async () => !(await session.run('return document.getElementById("mine").checkVisibility()')));
    assert.equal(await session.run(STORY), PARAGRAPHS);
    await session.setMode('reader');
    const root = await session.readerRoot();
    assert.equal((await root.findElements(By.css('.story > p'))).length, PARAGRAPHS);
  });
});
