// Tampered pages hide or replace what the browser gives every page: names in forms and pictures, built-in objects, prototypes. Their article is the one of the untouched page.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { By } from 'selenium-webdriver';
import { browserName, openSession } from './harness/session.js';

const WORDS = [
  'The council voted on Tuesday to reopen the old harbour bridge, a decision that ends four years of detours, complaints and two failed tenders, officials said.',
  'The ferry, which had carried pupils and post since the bridge was closed, will sail for one more winter, until the last of the piers has been tested under load.',
  'Traders in the market hung flags from their windows when the result was known, and some stayed until midnight to thank the members on the steps of the hall.',
  'An engineer who spoke for the builders told the council that sand is no danger to a bridge that is built with care, and that he would drive the first lorry over it.',
  'The money is to come in equal parts from the city, the province and a toll of one coin for every lorry, which is to end when the bridge is paid for, he said.',
];

const FORM = 'childNodes firstChild lastChild nextSibling previousSibling parentNode parentElement children attributes localName nodeName nodeType tagName namespaceURI getAttribute getAttributeNames hasAttribute setAttribute removeAttribute style id className dataset textContent innerText ownerDocument isConnected contains getRootNode getBoundingClientRect checkVisibility shadowRoot assignedSlot attachShadow querySelector querySelectorAll closest matches remove append appendChild replaceChildren addEventListener removeEventListener dispatchEvent scrollIntoView toString constructor'.split(' ');
const DOCUMENT = 'body head documentElement title URL baseURI contentType defaultView readyState hidden visibilityState activeElement location fonts adoptedStyleSheets createElement createElementNS createTextNode createRange createTreeWalker querySelector querySelectorAll getElementById elementFromPoint getSelection addEventListener removeEventListener dispatchEvent cookie forms images links nodeType childNodes firstChild getRootNode contains'.split(' ');
const WINDOW = 'browser chrome Node Element Symbol Reflect Map Set JSON Promise MutationObserver getComputedStyle innerWidth innerHeight performance location navigation setTimeout document broadsheet'.split(' ');

/** What stands in the reader, looked at from the popup by a script beside the page's own: what the page did to itself reaches neither. */
const SEEN = `
  const [done] = arguments;
  const api = globalThis.browser ?? chrome;
  const look = () => {
    const root = Object.getOwnPropertyDescriptor(Document.prototype, 'documentElement').get.call(globalThis.document);
    const [shadow] = [root.lastElementChild, root.querySelector(':scope > body')?.lastElementChild].map((host) => host && (host.openOrClosedShadowRoot ?? globalThis.chrome?.dom?.openOrClosedShadowRoot(host))).filter(Boolean);
    const story = shadow?.querySelector('dialog[open] .story');
    return story && { headline: shadow.querySelector('h1').textContent, story: [...story.children].map((block) => block.localName.toUpperCase() + ' ' + block.textContent) };
  };
  api.scripting.executeScript({ target: { tabId: Number(new URLSearchParams(location.search).get('tab')) }, func: look }).then(([{ result }]) => done(result ?? null), (error) => done('ERROR ' + error));
`;

/** @param {string[]} names @param {(name: string) => string} make */
const each = (names, make) => names.map(make).join('');

/** What pages do to themselves: the markup that stays and is harmless without its names, and a script. @type {Record<string, { form?: string[], pictures?: string[], ids?: string[], script?: string }>} */
const TAMPERED = {
  'a form that hides its own DOM': { form: FORM },
  'pictures that hide the document': { pictures: DOCUMENT },
  'ids that are globals': { ids: WINDOW },
  'array methods that throw': { script: `for (const name of Object.getOwnPropertyNames(Array.prototype)) if (typeof Array.prototype[name] === 'function' && name !== 'constructor') Array.prototype[name] = () => { throw new Error('page'); }; Array.prototype[Symbol.iterator] = () => { throw new Error('page'); };` },
  'JSON, strings and promises that lie': { script: `JSON.parse = JSON.stringify = () => 'page'; String.prototype.replace = String.prototype.trim = String.prototype.split = () => 'page'; Promise.prototype.then = () => new Promise(() => {}); Object.prototype.toJSON = () => 'page'; Map.prototype.get = Set.prototype.has = () => undefined;` },
  'elements whose methods throw': { script: `for (const { prototype } of [Node, Element, HTMLElement, Document, CharacterData, HTMLSlotElement, EventTarget]) for (const name of Object.getOwnPropertyNames(prototype)) { const { value, get, configurable } = Object.getOwnPropertyDescriptor(prototype, name); if (!configurable || name === 'constructor') continue; if (typeof value === 'function') prototype[name] = () => { throw new Error('page'); }; else if (get) Object.defineProperty(prototype, name, { get() { throw new Error('page'); }, configurable: true }); }` },
  'no shadow trees, no own elements': { script: `Element.prototype.attachShadow = () => null; window.customElements.define = () => { throw new Error('page'); }; window.customElements.get = () => HTMLElement; window.MutationObserver = window.CSSStyleSheet = window.ShadowRoot = undefined; HTMLDialogElement.prototype.showModal = () => {}; window.getComputedStyle = () => null;` },
  'setters on Object.prototype': { script: `for (const name of ['node', 'kind', 'ok', 'verb', 'snapshot', 'reading', 'mode', 'state', 'get', 'set', 'value']) Object.defineProperty(Object.prototype, name, { set() { throw new Error('page'); }, get() { return 'page'; }, configurable: true });` },
};

/** @param {{ form?: string[], pictures?: string[], ids?: string[], script?: string }} how @param {boolean} harmless without the names and the script */
function page({ form = [], pictures = [], ids = [], script }, harmless) {
  const named = (/** @type {string} */ name, attribute = 'name') => (harmless ? '' : ` ${attribute}="${name}"`);
  const [first, second, third, ...rest] = WORDS;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The bridge opens again - Daily</title></head><body>
    ${each(pictures, (name) => `<img alt=""${named(name)}>`)}
    <main><article><h1>The bridge opens again</h1><p>${first}</p><p class="ad-label">Advertisement</p>
    <form>${each(form, (name) => `<input${named(name)}>`)}<p>${second}</p></form>
    <div>${each(ids, (name) => `<b${named(name, 'id')}></b>`)}<p>${third}</p></div>
    ${rest.map((words) => `<p>${words}</p>`).join('')}<p>${WORDS[0]}</p></article></main>
    ${harmless || !script ? '' : `<script>${script}</script>`}</body></html>`;
}

describe(`tampered pages in ${browserName}`, () => {
  /** @type {import('./harness/session.js').Session} */
  let session;
  before(async () => {
    session = await openSession();
  });
  after(() => session?.close());

  /** What Broadsheet makes of a page. @param {string} name @param {string} html */
  async function read(name, html) {
    const { server, driver, inPopup, openPopup, popup, until } = session;
    server.made.set(name, html);
    await driver.switchTo().window(session.pageWindow);
    const address = `${server.origin}/plain/made/${name}`;
    await driver.get(address);
    await openPopup(address);
    const { counts } = await popup();
    await driver.findElement(By.css('label:has(#mode-reader)')).click();
    const seen = await until('the reader stands', () => driver.executeAsyncScript(SEEN));
    await inPopup();
    await driver.findElement(By.css('label:has(#mode-off)')).click();
    await until('the reader is gone', async () => !(await driver.executeAsyncScript(SEEN)));
    return { counts, ...seen };
  }

  for (const [name, how] of Object.entries(TAMPERED)) {
    test(name, async () => {
      const untouched = await read('untouched.html', page(how, true));
      assert.deepEqual(untouched.story, [...WORDS, WORDS[0]].map((words) => `P ${words}`));
      assert.deepEqual(await read('tampered.html', page(how, false)), untouched);
    });
  }
});
