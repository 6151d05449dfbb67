// Broadsheet's own pages and its review panel: nothing for axe to say in any look, everything by keyboard, and every text in its place in every language, also on a phone.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { By, Key } from 'selenium-webdriver';
import { extension } from '../../tools/build/layout.js';
import { browserName, openSession } from './harness/session.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PAGE = '/plain/fixtures/living.html';
const LANGUAGES = readdirSync(join(extension, '_locales')).sort();
const RIGHT_TO_LEFT = new Set(['ar', 'he']);
/** A finger's width in CSS pixels, as Android's and Apple's guides have it. */
const TOUCH = 44;

const LOOKS = ['light', 'dark', 'forced'];

describe(`our pages in ${browserName}`, () => {
  /** @type {import('./harness/session.js').Session} */
  let session;
  before(async () => {
    session = await openSession({ hosts: true });
    await session.open(PAGE);
    await session.openPopup();
    await session.setMode('tidy');
  });
  after(() => session?.close());

  /** @param {string} look */
  async function dress(look) {
    const { driver } = session;
    if (browserName === 'chrome') {
      const features = look === 'forced' ? [{ name: 'forced-colors', value: 'active' }, { name: 'prefers-color-scheme', value: 'dark' }] : [{ name: 'forced-colors', value: 'none' }, { name: 'prefers-color-scheme', value: look }];
      await /** @type {any} */ (driver).sendAndGetDevToolsCommand('Emulation.setEmulatedMedia', { features });
      return;
    }
    const { inBrowser } = /** @type {any} */ (session);
    await inBrowser(() =>
      driver.executeScript(
        "Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', arguments[0] === 'dark' ? 0 : 1); Services.prefs.setIntPref('browser.display.document_color_use', arguments[0] === 'forced' ? 2 : 1);",
        look,
      ),
    );
  }

  /**
   * What axe says about the page in the current window.
   * @param {string} look
   * @param {string} [wanted] a condition for the nodes that count
   */
  async function judge(look, wanted = 'true') {
    // Forced colours are the person's own; their contrast is no page's business.
    const rules = look === 'forced' ? { 'color-contrast': { enabled: false } } : {};
    await session.driver.executeScript(`${AXE}; window.axe = axe;`);
    return session.driver.executeAsyncScript(
      `const [done] = arguments; axe.run(document, { resultTypes: ['violations'], rules: ${JSON.stringify(rules)} }).then(({ violations }) => done(violations.flatMap(({ id, nodes }) => nodes.filter(({ target }) => ${wanted}).map(({ target, any }) => id + ': ' + target.flat().join(' ') + ' ' + (any[0]?.message ?? '')))), (error) => done(['ERROR ' + error]))`,
    );
  }

  for (const look of LOOKS) {
    test(`axe finds nothing in the popup: ${look}`, async () => {
      await session.inPopup();
      await dress(look);
      await session.driver.navigate().refresh();
      await session.popup();
      assert.equal(await session.driver.executeScript("return matchMedia(arguments[0]).matches", look === 'forced' ? '(forced-colors: active)' : `(prefers-color-scheme: ${look})`), true);
      assert.deepEqual(await judge(look), []);
    });

    test(`axe finds nothing in the options: ${look}`, async () => {
      await session.inPopup();
      const back = await session.driver.getCurrentUrl();
      await session.driver.executeAsyncScript("const [done] = arguments; (globalThis.browser ?? chrome).storage.sync.set({ 'sites.0': { read: 'a.com xn--bcher-kva.example', leave: 'b.com' }, 'site.1': { 'a.com': { rules: [{ does: 'never', selector: '.x', words: 'Words' }], appearance: { theme: 'dark' } } } }).then(() => done())");
      await session.driver.get(`${session.home}options/options.html`);
      await session.until('the options page stands', () => session.driver.executeScript("return document.documentElement.dataset.ready === 'true'"));
      await dress(look);
      await session.driver.executeScript("for (const details of document.querySelectorAll('details')) details.open = true");
      const said = await judge(look);
      await session.driver.executeAsyncScript("const [done] = arguments; (globalThis.browser ?? chrome).storage.sync.clear().then(() => done())");
      await session.driver.get(back);
      assert.deepEqual(said, []);
    });

    test(`axe finds nothing in the review panel: ${look}`, async () => {
      await session.inPage();
      await dress(look);
      await session.inPopup();
      await session.popup();
      if ((await session.popup()).mode !== 'tidy') await session.setMode('tidy');
      await session.inPopup();
      await session.driver.findElement(By.id('review')).click();
      const root = await session.until('the panel stands', async () => {
        const [host] = await session.hosts();
        const shadow = await host?.getShadowRoot();
        return (await shadow?.findElements(By.css('[role=dialog] li[data-node]')))?.length ? shadow : undefined;
      });
      // The tree is closed to scripts; the test has it from the browser itself, and lends it to axe.
      const [host] = await session.hosts();
      await session.run("const [host, panel] = arguments; const root = panel.getRootNode(); Object.defineProperty(host, 'shadowRoot', { get: () => root, configurable: true });", host, await root.findElement(By.css('[role=dialog]')));
      // What stands in the page itself is the page's own business.
      assert.deepEqual(await judge(look, 'Array.isArray(target[0])'), []);
      await session.driver.actions().sendKeys(Key.ESCAPE).perform();
      await session.readerGone();
    });
  }

  test('the popup by keyboard alone', async () => {
    await session.inPopup();
    await dress('light');
    await session.driver.navigate().refresh();
    await session.popup();
    await session.until('the site is named', () => session.driver.executeScript("return !document.getElementById('site').hidden"));
    // Behind the last control Tab goes on through the browser's own window; nothing of the page is focused then, and nothing is drawn.
    const seen = `
      const element = document.activeElement;
      const drawn = [element, element.nextElementSibling].some((one) => one && getComputedStyle(one).outlineStyle !== 'none');
      return [document.hasFocus() ? element.id : '', drawn];`;
    /** @type {Map<string, boolean>} */
    const stops = new Map();
    for (let presses = 0; presses < 16; presses += 1) {
      await session.driver.actions().sendKeys(Key.TAB).perform();
      const [id, drawn] = /** @type {[string, boolean]} */ (await session.driver.executeScript(seen));
      if (id !== '') stops.set(id, drawn);
    }
    for (const id of ['mode-', 'review', 'policy-', 'options']) assert.ok([...stops.keys()].some((stop) => stop.startsWith(id)), `${id} cannot be reached: ${[...stops.keys()].join(', ')}`);
    const unseen = [...stops].filter(([, drawn]) => !drawn).map(([id]) => id);
    assert.deepEqual(unseen, []);
    await session.driver.findElement(By.css('input[name=mode]:checked')).sendKeys(Key.ARROW_RIGHT);
    await session.readerRoot();
    await session.inPopup();
    await session.driver.findElement(By.css('input[name=mode]:checked')).sendKeys(Key.ARROW_LEFT);
    await session.readerGone();
  });

  test('the popup is good for fingers, and fits a phone', async () => {
    await session.inPopup();
    if (browserName === 'chrome') await /** @type {any} */ (session.driver).sendAndGetDevToolsCommand('Emulation.setTouchEmulationEnabled', { enabled: true });
    else await /** @type {any} */ (session).inBrowser(() => session.driver.executeScript("Services.prefs.setIntPref('ui.primaryPointerCapabilities', 1); Services.prefs.setIntPref('ui.allPointerCapabilities', 1);"));
    await session.driver.navigate().refresh();
    await session.popup();
    const coarse = await session.driver.executeScript("return matchMedia('(pointer: coarse)').matches");
    assert.equal(coarse, true);
    const small = await session.driver.executeScript(
      "const [touch] = arguments; return [...document.querySelectorAll('label, button, summary, a')].filter((element) => element.checkVisibility()).map((element) => [element.textContent.trim(), Math.round(element.getBoundingClientRect().width), Math.round(element.getBoundingClientRect().height)]).filter(([, width, height]) => width < touch || height < touch)",
      TOUCH,
    );
    assert.deepEqual(small, []);
  });

  for (const language of LANGUAGES) {
    test(`${language}: no text of the popup or the options is longer than its place`, async () => {
      const texts = JSON.parse(readFileSync(join(extension, '_locales', language, 'messages.json'), 'utf8'));
      const direction = RIGHT_TO_LEFT.has(language) ? 'rtl' : 'ltr';
      await session.inPopup();
      const popup = await session.driver.getCurrentUrl();
      // The browser is started in one language; so the texts of another are put where its own stand.
      const over = `
        const [texts, direction, width, policies] = arguments;
        const put = (name, ...values) => (texts[name]?.message ?? name).replace(/\\$(\\d)/g, (_, number) => values[number - 1] ?? '');
        document.documentElement.dir = direction;
        if (width === 320) document.documentElement.style.width = document.body.style.width = width + 'px';
        for (const element of document.querySelectorAll('[data-text]')) element.textContent = put(element.getAttribute('data-text'));
        if (width === 320) for (const element of document.querySelectorAll('[hidden]')) element.hidden = false;
        const title = document.getElementById('site-title'); if (title) title.textContent = put('site_title', 'a-rather-long-name-of-a-newspaper.example');
        const grant = document.querySelector('#grant span'); if (grant) grant.textContent = put('site_not_granted');
        const state = document.getElementById('state'); if (state) state.textContent = put('state_unsure');
        const { left, right } = document.body.getBoundingClientRect();
        const sticks = (element) => {
          const style = getComputedStyle(element);
          // A row that scrolls by itself may be longer than the window.
          for (let around = element; around; around = around.parentElement) if (getComputedStyle(around).overflowX === 'auto') return false;
          if (style.clipPath !== 'none' || style.textOverflow === 'ellipsis' || !element.checkVisibility()) return false;
          const box = element.getBoundingClientRect();
          return element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0 || box.right > right + 1 || box.left < left - 1;
        };
        return [...document.body.querySelectorAll('h1, h2, p, label, span, button, legend, select, th, a, summary')].filter(sticks).map((element) => element.localName + ' ' + (element.id || element.getAttribute('data-text') || element.className) + ': ' + element.textContent.trim().slice(0, 60));
      `;
      const inPopup = await session.driver.executeScript(over, texts, direction, 320);
      if (browserName === 'chrome') {
        // Only here a window can be as narrow as a phone.
        const { driver } = /** @type {any} */ (session);
        await driver.sendAndGetDevToolsCommand('Emulation.setDeviceMetricsOverride', { width: 360, height: 780, deviceScaleFactor: 1, mobile: true });
        await driver.get(`${session.home}options/options.html`);
        await session.until('the options page stands', () => driver.executeScript("return document.documentElement.dataset.ready === 'true'"));
        const inOptions = await driver.executeScript(over, texts, direction, 360);
        const sideways = await driver.executeScript('return document.documentElement.scrollWidth - innerWidth');
        await driver.sendAndGetDevToolsCommand('Emulation.clearDeviceMetricsOverride', {});
        assert.deepEqual(inOptions, []);
        assert.ok(Number(sideways) <= 0, `${sideways} pixels stick out`);
      }
      await session.driver.get(popup);
      assert.deepEqual(inPopup, []);
    });
  }
});
