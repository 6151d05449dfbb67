// The entries in the browser's own menus, chosen as a person chooses them: on a page, on a selection, on a link, on the toolbar button.

import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { By } from 'selenium-webdriver';
import { hasDisplay } from './harness/display.js';
import { setGrant } from './harness/grants.js';
import { answer, letItAsk } from './harness/question.js';
import { READERS, browserName, openSession, text } from './harness/session.js';

const ID = 'broadsheet@broadsheet.example';
const PAGE = '/plain/fixtures/living.html';
const LABELS = 'return [...document.querySelectorAll("article p")].filter((p) => p.textContent === "Advertisment" && p.checkVisibility()).length';
/** Chooses an entry of the menu that stands open. Runs in Firefox's own window. */
const CHOOSE = `
  const [label, done] = arguments;
  const until = async (what, condition) => {
    for (let tries = 0; tries < 300; tries += 1) {
      const found = condition();
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    throw new Error('It never happened: ' + what);
  };
  (async () => {
    const menu = await until('a menu opens', () => [...document.querySelectorAll('menupopup')].find((popup) => popup.state === 'open' && /contentAreaContextMenu|toolbar-context-menu/.test(popup.id)));
    const item = await until('the entry is there', () => [...menu.querySelectorAll('menuitem')].find((one) => one.getAttribute('label') === label && !one.hidden));
    const around = item.closest('menupopup');
    if (around !== menu) {
      around.parentNode.openMenu(true);
      await until('the part of the menu opens', () => around.state === 'open');
    }
    around.activateItem(item);
    await until('the menu closes', () => menu.state === 'closed');
  })().then(() => done(''), (error) => done(String(error)));
`;

/** Opens the menu of our button, which is put on the toolbar first. Runs in Firefox's own window. */
const BUTTON_MENU = `
  const [id, done] = arguments;
  const widget = id.toLowerCase().replace(/[^a-z0-9_-]/g, '_') + '-browser-action';
  window.CustomizableUI.addWidgetToArea(widget, 'nav-bar');
  const node = window.CustomizableUI.getWidget(widget).forWindow(window).node;
  const { left, top, width, height } = node.getBoundingClientRect();
  node.dispatchEvent(new window.MouseEvent('contextmenu', { bubbles: true, cancelable: true, button: 2, clientX: left + width / 2, clientY: top + height / 2 }));
  done('');
`;

describe(`menus in ${browserName}`, { skip: browserName === 'chrome' && !hasDisplay() && 'Xvfb and xdotool are missing: nobody can use the menus of Chromium' }, () => {
  /** @type {import('./harness/session.js').Session} */
  let session;
  /** The page of links, to a site of another name. */
  let links = '';
  before(async () => {
    session = await openSession({ display: true });
    await letItAsk(session);
    const elsewhere = session.server.origin.replace('127.0.0.1', 'localhost');
    session.server.made.set('links.html', `<!doctype html><title>Links</title><p><a href="${elsewhere}${PAGE}">The harbour in the evening</a></p>`);
    links = '/plain/made/links.html';
    if (browserName === 'chrome') {
      await session.inPopup();
      await session.driver.get('chrome://extensions/');
      await session.driver.executeAsyncScript('const [id, done] = arguments; chrome.developerPrivate.updateExtensionConfiguration({ extensionId: id, pinnedToToolbar: true }).then(() => done())', new URL(session.home).host);
      await session.driver.get('about:blank');
    }
  });
  after(() => session?.close());

  beforeEach(async () => {
    await setGrant(session, ID, false);
  });

  /**
   * Opens a menu of Chromium, goes to an entry by keys, and chooses it.
   * @param {() => unknown} open
   * @param {string[]} way "Right" opens a menu inside
   */
  async function byKeys(open, way) {
    const { display } = session;
    assert.ok(display);
    // The pointer must not choose anything.
    display.away();
    const title = await session.driver.getTitle();
    let windows = display.windows();
    await open();
    await session.until('a menu opens', async () => display.windows() > windows);
    for (const key of way) {
      windows = display.windows();
      display.press(title, key);
      if (key === 'Right') await session.until('the menu inside opens', async () => display.windows() > windows);
    }
    windows = display.windows();
    display.press(title, 'Return');
    await session.until('the menu closes', async () => display.windows() < windows);
  }

  /**
   * Chooses an entry of the menu on an element.
   * @param {string} css
   * @param {string} label
   * @param {string[]} [way] the keys that lead to it in Chromium, from the end of the menu: ours stands above the last entry
   */
  async function choose(css, label, way = ['Up', 'Up']) {
    await session.inPage();
    const open = () => session.driver.actions().contextClick(session.driver.findElement(By.css(css))).perform();
    if (browserName === 'firefox') {
      await open();
      const problem = await /** @type {any} */ (session).inBrowser(() => session.driver.executeAsyncScript(CHOOSE, label));
      assert.equal(problem, '');
      return;
    }
    await byKeys(open, way);
  }

  test('a page: the reader opens', async () => {
    await session.open(PAGE);
    await choose('article p:nth-of-type(4)', text('menu_reader'), ['Up', 'Up', 'Up', 'Right']);
    await session.readerRoot();
  });

  test('a selection: only that is read', async () => {
    await session.open(PAGE);
    await session.run("const [from, to] = [...document.querySelectorAll('article p')].filter((p) => p.textContent.length > 40).slice(1, 3); getSelection().setBaseAndExtent(from, 0, to, to.childNodes.length); from.id = 'from'; window.chosen = [from.textContent, to.textContent]");
    const chosen = /** @type {string[]} */ (await session.run('return window.chosen'));
    await choose('#from', text('menu_selection'));
    const story = await (await session.readerRoot()).findElement(By.css('.story'));
    const words = (await story.getText()).replace(/\s+/g, ' ');
    for (const paragraph of chosen) assert.ok(words.includes(paragraph.trim().replace(/\s+/g, ' ')), words);
    const others = /** @type {string[]} */ (await session.run("return [...document.querySelectorAll('article p')].map((p) => p.textContent.trim()).filter((words) => words.length > 40 && !window.chosen.map((one) => one.trim()).includes(words))"));
    assert.ok(others.length > 2);
    for (const other of others) assert.ok(!words.includes(other.replace(/\s+/g, ' ').slice(0, 60)), other);
  });

  /** The tab that a link opened in, once it stands there. @param {string[]} before */
  async function openedTab(before) {
    const handle = await session.until('a tab opens', async () => (await session.driver.getAllWindowHandles()).find((one) => !before.includes(one)));
    await session.driver.switchTo().window(handle);
    await session.until('its page stands', async () => (await session.driver.getCurrentUrl()).endsWith(PAGE) && (await session.driver.executeScript("return document.readyState === 'complete'")));
  }

  const granted = async () => {
    await session.inPopup();
    await session.driver.get(`${session.home}options/options.html`);
    return session.driver.executeAsyncScript('const [done] = arguments; (globalThis.browser ?? chrome).permissions.getAll().then(({ origins }) => done(origins))');
  };

  test('a link: its site alone is asked for, once, and it opens in the reader', async () => {
    for (const asked of [true, false]) {
      await session.open(links);
      const before = await session.driver.getAllWindowHandles();
      await choose('a', text('menu_link'));
      if (asked) await answer(session, 'allow');
      await openedTab(before);
      await session.until('the reader stands there', async () => (await session.driver.executeScript(READERS)) === 1);
      await session.driver.close();
      assert.deepEqual(await granted(), ['http://localhost/*']);
    }
  });

  test('a link whose site is refused opens as it is', async () => {
    await session.open(links);
    const before = await session.driver.getAllWindowHandles();
    await choose('a', text('menu_link'));
    await answer(session, 'refuse');
    await openedTab(before);
    assert.equal(await session.driver.executeScript(READERS), 0);
    await session.driver.close();
    assert.deepEqual(await granted(), []);
  });

  test('the toolbar button: the site is left alone, and a tidied page comes back', async () => {
    await session.open(PAGE);
    await session.openPopup();
    await session.setMode('tidy');
    assert.equal(await session.run(LABELS), 0);
    await session.inPage();
    if (browserName === 'firefox') {
      const { inBrowser } = /** @type {any} */ (session);
      await inBrowser(() => session.driver.executeAsyncScript(BUTTON_MENU, ID));
      assert.equal(await inBrowser(() => session.driver.executeAsyncScript(CHOOSE, text('menu_leave'))), '');
    } else {
      const title = await session.driver.getTitle();
      // From the end of the toolbar: the browser's own menu, the profile, the extensions, and ours.
      await byKeys(() => ['alt+shift+t', 'End', 'Left', 'Left', 'Left', 'shift+F10'].forEach((key) => session.display?.press(title, key)), ['Down']);
    }
    await session.until('the page is as it was', async () => (await session.run(LABELS)) === 2);
    await session.openPopup();
    await session.inPopup();
    await session.until('the popup says so', () => session.driver.executeScript("return document.getElementById('policy-leave').checked"));
    await session.driver.findElement(By.css('label:has(#policy-ask)')).click();
    await session.until('it is asked again', () => session.driver.executeScript("return document.getElementById('policy-ask').checked"));
  });
});
