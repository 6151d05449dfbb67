// The options page: every change applies at once, everything by keyboard, nothing for axe to say, and 5,000 domains are no burden (how long they take is measured by the bench).

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import { By, Key } from 'selenium-webdriver';
import { browserName, openSession, text } from './harness/session.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PAGE = '/plain/fixtures/living.html';
/** A list as long as somebody's who has blocked sites for years. */
const MANY = 5000;

describe(`options in ${browserName}`, () => {
  /** @type {import('./harness/session.js').Session} */
  let session;
  before(async () => {
    session = await openSession();
  });
  after(() => session?.close());

  /** Runs in the options page, and waits for what it gives. @param {string} body @param {...unknown} values */
  async function inOptions(body, ...values) {
    await session.inPopup();
    const script = `const done = arguments[arguments.length - 1]; const given = [...arguments]; const api = globalThis.browser ?? chrome; (async () => { ${body} })().then(done, (error) => done('ERROR ' + error));`;
    const answer = await session.driver.executeAsyncScript(script, ...values);
    assert.ok(!String(answer).startsWith('ERROR '), String(answer));
    return /** @type {any} */ (answer);
  }

  async function openOptions() {
    await session.inPopup();
    await session.driver.get(`${session.home}options/options.html`);
    await session.until('the options page stands', () => session.driver.executeScript("return document.documentElement.dataset.ready === 'true'"));
  }

  const find = async (/** @type {string} */ css) => {
    await session.inPopup();
    return session.driver.findElement(By.css(css));
  };
  const rows = () => inOptions("return [...document.querySelectorAll('.sites tbody tr')].map((row) => [row.dataset.site, row.querySelector('select').value]);");
  const stored = () => inOptions('return api.storage.sync.get(null);');

  beforeEach(async () => {
    await openOptions();
    // In the turn of a writer: one that is still at work would bring back what it has read.
    await inOptions("await navigator.locks.request('broadsheet.settings', async () => { await api.storage.sync.clear(); await api.storage.local.clear(); });");
    await openOptions();
  });

  test('a site is added, searched for, changed, removed and brought back, by keyboard alone', async () => {
    const input = await find('#site-new');
    await input.sendKeys('co.uk', Key.ENTER);
    assert.match(await (await find('#site-problem')).getText(), /co\.uk/);
    assert.equal(await input.getAttribute('aria-invalid'), 'true');
    await inOptions("document.getElementById('site-new').value = '';");
    await inOptions("document.getElementById('site-new-policy').value = 'leave';");
    await input.sendKeys('https://www.Bücher.example/2024/', Key.ENTER);
    await session.until('the row stands', async () => (await rows()).length === 1);
    assert.deepEqual(await rows(), [['xn--bcher-kva.example', 'leave']]);
    assert.match(await (await find('.sites tbody th')).getText(), /^bücher\.example/);
    await (await find('#site-search')).sendKeys('büch');
    assert.equal((await rows()).length, 1);
    await (await find('#site-search')).sendKeys('zzz');
    assert.equal((await rows()).length, 0);
    await (await find('#site-search')).sendKeys(...'büchzzz'.split('').map(() => Key.BACK_SPACE));
    const policy = await find('.sites tbody select');
    // One letter says which: a list takes letters that come more than a second apart for new words, and on a busy machine the third of "Only" would lead to "Leave alone".
    await policy.sendKeys('O');
    await session.until('the change is stored', async () => JSON.stringify(await stored()).includes('"ask":"xn--bcher-kva.example"'));
    await (await find('.sites tbody .quiet')).sendKeys(Key.ENTER);
    await session.until('the site is gone', async () => !JSON.stringify(await stored()).includes('xn--bcher'));
    assert.equal(await inOptions('return document.activeElement.id;'), 'site-new', 'the focus has a place');
    await (await find('#undo')).sendKeys(Key.ENTER);
    await session.until('the site is back', async () => JSON.stringify(await stored()).includes('"ask":"xn--bcher-kva.example"'));
  });

  test(`${MANY} domains are read, shown, searched and changed at once`, async () => {
    await inOptions(`const shards = {};
      const hash = (text) => { let value = 0x811c9dc5; for (const letter of text) value = Math.imul(value ^ letter.charCodeAt(0), 0x01000193); return value >>> 0; };
      for (let at = 0; at < given[0]; at += 1) { const site = 'paper' + at + '.com'; (shards['sites.' + (hash(site) % 32)] ??= []).push(site); }
      await api.storage.sync.set(Object.fromEntries(Object.entries(shards).map(([name, list]) => [name, { leave: list.join(' ') }])));`, MANY);
    await openOptions();
    assert.equal((await rows()).length, 50);
    assert.match(await (await find('.pager')).getText(), /1–50 of 5,000/);
    await inOptions("const input = document.getElementById('site-search'); input.value = 'paper499'; input.dispatchEvent(new Event('input'));");
    assert.deepEqual((await rows()).map((/** @type {string[]} */ [site]) => site).slice(0, 2), ['paper499.com', 'paper4990.com']);
    await inOptions("const select = document.querySelector('.sites tbody select'); select.value = 'ask'; select.dispatchEvent(new Event('change'));");
    await session.until('the change is stored', async () => JSON.stringify(await stored()).includes('"ask":"paper499.com"'));
  });

  test('a list and a backup are imported, and what cannot be understood is named', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'broadsheet-import-'));
    const list = join(folder, 'list.txt');
    writeFileSync(list, '# mine\nExample.com\nwww.spiegel.de # a comment\n\nhttps://президент.рф/a\nnot a site\nco.uk\n');
    await inOptions("document.querySelector('.transfer').open = true;");
    await (await find('#import-file')).sendKeys(list);
    await session.until('three sites', async () => (await rows()).length === 3);
    assert.deepEqual(await rows(), [['example.com', 'leave'], ['spiegel.de', 'leave'], ['xn--d1abbgf6aiiy.xn--p1ai', 'leave']]);
    assert.match(await (await find('#said')).getText(), /not a site, co\.uk/);
    const backup = join(folder, 'backup.json');
    writeFileSync(backup, JSON.stringify({ broadsheet: 9, settings: { badge: false, strictness: 'light', click: 7 }, sites: { 'example.com': 'ask', com: 'read' }, rules: { 'example.com': [{ does: 'never', selector: '.box' }] }, later: {} }));
    await (await find('#import-file')).sendKeys(backup);
    await session.until('the rule is listed', async () => (await (await find('.rules')).getText()).includes('.box'));
    await session.until('the settings are stored', async () => {
      const { badge, strictness } = await stored();
      return badge === false && strictness === 'light';
    });
    await session.until('the page shows what was imported', async () => !(await (await find('#badge')).isSelected()));
    assert.deepEqual((await rows())[0], ['example.com', 'ask']);
  });

  test('synced storage full: the site is kept on this computer, and the page says so', async () => {
    await inOptions("for (let at = 0; at < 12; at += 1) await api.storage.sync.set({ ['junk' + at]: 'x'.repeat(8000) }); for (let at = 0; at < 400; at += 1) { try { await api.storage.sync.set({ ['j' + at]: 'x'.repeat(200) }); } catch { break; } }");
    await inOptions("document.getElementById('site-new-policy').value = 'leave';");
    for (const site of ['one-long-name-of-a-newspaper.example', 'another-long-name-of-a-newspaper.example', 'the-third-long-name-of-a-newspaper-in-a-small-town.example', 'and-a-fourth-one-that-does-not-fit-in-there-any-more-at-all.example']) await (await find('#site-new')).sendKeys(site, Key.ENTER);
    await session.until('the page says so', async () => (await (await find('#sites')).getText()).includes(text('kept_here')));
    // A row shows what is stored; the last one may still be on its way there.
    await session.until('all four are in the table', async () => (await rows()).length === 4);
    await openOptions();
    await session.until('all four are in the table again', async () => (await rows()).length === 4);
  });

  test('corrupted settings are read as the defaults, and the page stands', async () => {
    await inOptions("await api.storage.sync.set({ badge: 'yes', kinds: [1], strictness: {}, click: null, everywhere: 7, appearance: 'red', version: -3, 'sites.1': 5, 'sites.0': { read: {}, leave: 'ok.com <b>' }, 'site.2': [], 'site.3': { 'a.com': { rules: 'x', appearance: 3 } } });");
    await openOptions();
    assert.deepEqual(await rows(), [['ok.com', 'leave']]);
    assert.equal(await (await find('#badge')).isSelected(), true);
    assert.equal(await (await find('#strictness-full')).isSelected(), true);
    assert.equal(await (await find('#everywhere-ask')).isSelected(), true);
  });

  test('the look shows every change at once and keeps it', async () => {
    await inOptions("const root = document.querySelector('.look').shadowRoot; root.getElementById('set-theme-sepia').click(); root.getElementById('size-more').click();");
    const look = await inOptions("const article = document.querySelector('.look').shadowRoot.querySelector('article'); return [getComputedStyle(article.parentElement).backgroundColor, getComputedStyle(article).fontSize];");
    assert.deepEqual(look, ['rgb(245, 236, 217)', '20px']);
    await session.until('it is stored', async () => (await stored()).appearance?.size === 20);
    assert.equal((await stored()).appearance.theme, 'sepia');
  });

  test('a kind that is only listed comes back on the open page at once', async () => {
    await session.open(PAGE);
    await session.openPopup();
    await session.setMode('tidy');
    const hidden = 'return document.getElementById("first").checkVisibility()';
    assert.equal(await session.run(hidden), false);
    await openOptions();
    await inOptions("const select = document.getElementById('kind-ad_marker'); select.value = 'report'; select.dispatchEvent(new Event('change'));");
    await session.until('the label is back', () => session.run(hidden));
    await openOptions();
    await inOptions("const select = document.getElementById('kind-ad_marker'); select.value = ''; select.dispatchEvent(new Event('change'));");
    await session.until('the label is gone again', async () => !(await session.run(hidden)));
  });

  test('a rule made in the review holds on the next page, and goes with a click here', async () => {
    await session.open(PAGE);
    await session.openPopup();
    await session.setMode('tidy');
    await session.inPopup();
    await (await find('#review')).click();
    await session.until('the panel makes a rule', async () => {
      const [host] = await session.hosts();
      const button = await (await host?.getShadowRoot())?.findElement(By.css('[data-kind=ad_marker] li [id^=rule-]'));
      await button?.click();
      return button;
    });
    await openOptions();
    await session.until('the rule is listed', async () => (await (await find('.rules')).getText()).includes(text('rule_never')));
    await session.open(PAGE);
    await session.openPopup();
    await session.setMode('tidy');
    assert.equal(await session.run('return document.getElementById("first").checkVisibility()'), true);
    await openOptions();
    await (await find('.rules .quiet')).sendKeys(Key.ENTER);
    await session.until('the label is gone', async () => !(await session.run('return document.getElementById("first").checkVisibility()')));
  });

  if (browserName === 'firefox') {
    test('no text is asked for that there is not', async () => {
      const { inBrowser } = /** @type {any} */ (session);
      // It complains of each once, so what it said since it was started counts.
      const said = await inBrowser(() => session.driver.executeScript("return Services.console.getMessageArray().map(({ message }) => message).filter((message) => message.includes('Unknown localization message'))"));
      assert.deepEqual(said, []);
    });
  }

  const looks = browserName === 'chrome' ? ['light', 'dark', 'forced colours'] : ['as it comes'];
  for (const look of looks) {
    test(`axe finds nothing: ${look}`, async () => {
      const features = look === 'forced colours' ? [{ name: 'forced-colors', value: 'active' }] : [{ name: 'prefers-color-scheme', value: look }];
      if (browserName === 'chrome') await /** @type {any} */ (session.driver).sendAndGetDevToolsCommand('Emulation.setEmulatedMedia', { features });
      await inOptions("await api.storage.sync.set({ 'sites.0': { read: 'a.com xn--bcher-kva.example', leave: 'b.com' }, 'site.1': { 'a.com': { rules: [{ does: 'never', selector: '.x', words: 'Words' }], appearance: { theme: 'dark' } } } });");
      await openOptions();
      await inOptions("for (const details of document.querySelectorAll('details')) details.open = true; for (const details of document.querySelector('.look').shadowRoot.querySelectorAll('details')) details.open = true;");
      await session.driver.executeScript(AXE);
      const violations = await inOptions("const result = await axe.run(document, { resultTypes: ['violations'] }); return result.violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ target }) => target.join(' ')).join(' | '));");
      assert.deepEqual(violations, []);
    });
  }

  test('it fits a narrow window, and reads from right to left', async () => {
    await session.inPopup();
    await session.driver.manage().window().setRect({ width: 500, height: 800 });
    for (const direction of ['ltr', 'rtl']) {
      const over = await inOptions('document.documentElement.dir = given[0]; document.documentElement.style.maxWidth = "360px"; return document.documentElement.scrollWidth - document.documentElement.clientWidth;', direction);
      assert.ok(over <= 0, `${direction}: ${over} pixels stick out`);
    }
  });
});
