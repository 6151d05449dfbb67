// Unasked: where the reader opens by itself, it opens over stories, whatever forms stand beside them, and never over what a page wants filled in or what somebody came to see below the story.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { By } from 'selenium-webdriver';
import { setGrant } from './harness/grants.js';
import { browserName, openSession } from './harness/session.js';

const PROSE = Array.from({ length: 10 }, (_, at) => `<p>The harbour was talked about for the whole of evening ${at}, said the council, as everybody in the town had known that it would be before long.</p>`).join('');
const STORY = `<article><h1>A long day for the harbour</h1>${PROSE}</article>`;
const PASSWORD = '<input type="password" placeholder="Password">';
const LOGIN = `<form><input name="user" placeholder="Name">${PASSWORD}<button>Log in</button></form>`;
const REGISTER = `<form><input name="first"><input name="mail" type="email">${PASSWORD}<button>Register</button></form>`;
const COMMENTS = `<section id="comments"><h2>Comments</h2><div id="comment-12"><b>reader</b><p>It was late here, too.</p></div></section>`;
const ANSWER = '<form id="respond"><input name="name"><input name="mail"><textarea></textarea><input type="file"><button>Send</button></form>';
const WRITES = '<div role="textbox" contenteditable aria-label="Reply"></div>';

/** What a page's body holds, its head, and what the address names. @typedef {{ body: string, head?: string, fragment?: string }} Made */
/** @param {string} body */
const main = (body) => `<main>${body}</main>`;

/** @type {Record<string, Made>} */
const CLOSED = {
  'an order with its terms': { body: main(`<h1>Your order</h1><form><input name="name"><input name="street">${PASSWORD}<div>${PROSE}</div><button>Buy</button></form>`) },
  'a card to pay with': { body: main(`<h1>Your order</h1><div>${PROSE}</div><form><input autocomplete="billing cc-number"><button>Pay</button></form>`) },
  'an application with a file': { body: main(`<h1>An engineer for harbours</h1>${PROSE}<form><input name="name"><input type="file" style="display: none"><label>Your file</label><button>Apply</button></form>`) },
  'a letter with its answer': { body: main(`<h1>About the harbour</h1><div>${PROSE}</div>${WRITES}`) },
  'the link to a comment': { body: main(STORY + COMMENTS), fragment: '#comment-12' },
  'the link to the comments': { body: main(STORY + COMMENTS), fragment: '#comments' },
};
/** @type {Record<string, Made>} */
const OPENED = {
  'a story with an account in the head and beside it': { body: `<header>${LOGIN}${REGISTER}</header><main>${STORY}<aside>${REGISTER}</aside></main><footer>${REGISTER}</footer>` },
  'a story in whose page one logs in': { body: main(`<div>${LOGIN}</div>${STORY}<div>${LOGIN}</div>`) },
  'a story under which letters are offered and one comments': { body: main(`${STORY}<form class="newsletter"><input type="email"></form><form role="search"><input></form>${COMMENTS}${ANSWER}<div class="comments">${WRITES}</div>`) },
  'a story with a hidden account and one over it': { body: main(`<div hidden>${REGISTER}</div><div style="visibility: hidden">${REGISTER}</div>${STORY}<div style="position: fixed; bottom: 0; right: 0">${REGISTER}</div>`) },
  'an article that asks for pictures': { body: main(`${STORY}<form><input type="file"><button>Send us yours</button></form>${WRITES}`), head: '<meta property="og:type" content="article">' },
  'a place within the story': { body: main(STORY.replace('<p>', '<p id="first">') + COMMENTS), fragment: '#first' },
  'a place around the story': { body: `<main id="main">${STORY}</main>`, fragment: '#main' },
  'a place that is none': { body: main(STORY + COMMENTS), fragment: '#comment-99' },
  'words of the story': { body: main(STORY + COMMENTS), fragment: '#:~:text=evening' },
};

describe(`unasked in ${browserName}`, () => {
  /** @type {import('./harness/session.js').Session} */
  let session;
  before(async () => {
    session = await openSession({ hosts: browserName === 'chrome' });
    await session.open('/plain/fixtures/no_article.html');
    await setGrant(session, 'broadsheet@broadsheet.example', true);
    await session.inPopup();
    await session.driver.get(`${session.home}options/options.html`);
    await session.driver.executeScript("return (globalThis.browser ?? chrome).runtime.sendMessage({ verb: 'site/set-policy', site: '127.0.0.1', policy: 'read' })");
    await session.until('the site is registered', () => session.driver.executeScript('return (globalThis.browser ?? chrome).scripting.getRegisteredContentScripts().then(({ length }) => length === 1)'));
  });
  after(() => session?.close());

  /** @param {string} name @param {Made} made */
  async function open(name, { body, head = '', fragment = '' }) {
    const file = `${name.replaceAll(' ', '-')}.html`;
    session.server.made.set(file, `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A long day</title>${head}</head><body>${body}</body></html>`);
    await session.open(`/plain/made/${file}${fragment}`);
  }

  const isShown = async () => {
    const [host] = await session.hosts();
    return host !== undefined && (await (await host.getShadowRoot()).findElements(By.css('dialog.reader[open] .story'))).length > 0;
  };

  for (const [name, made] of Object.entries(OPENED)) {
    test(`opened: ${name}`, async () => {
      await open(name, made);
      await session.until('the reader is open', isShown);
    });
  }

  for (const [name, made] of Object.entries(CLOSED)) {
    test(`left as it is: ${name}`, async () => {
      await open(name, made);
      await setTimeout(2500);
      assert.equal(await isShown(), false);
    });
  }
});
