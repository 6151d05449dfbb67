// Late stories are what pages draw after they have loaded: the whole of it, its rest, or the next one in its place. The reader opens for the right one, and holds all of it.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { By } from 'selenium-webdriver';
import { setGrant } from './harness/grants.js';
import { browserName, openSession } from './harness/session.js';

const ID = 'broadsheet@broadsheet.example';

/** @param {string} word @param {number} count @param {number} [first] */
const paragraphs = (word, count, first = 0) =>
  Array.from({ length: count }, (_, at) => `<p>The ${word} was talked about for the whole of evening ${at + first}, said the council, as everybody in the town had known that it would be before long.</p>`).join('');
/** @param {string} word @param {number} [count] */
const story = (word, count = 8) => `<article><h1>A long day for the ${word}</h1>${paragraphs(word, count)}</article>`;
const list = `<ul>${Array.from({ length: 30 }, (_, at) => `<li><a href="/${at}">Headline ${at} of the day that leads to a story elsewhere</a></li>`).join('')}</ul>`;
/** A page that draws what a script says into its one box. @param {string} first @param {string} script */
const page = (first, script) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A long day</title></head><body><div id="box">${first}</div><script>
  const box = document.getElementById('box');
  const later = (ms, html) => setTimeout(() => (box.innerHTML = html), ms);
  ${script}</script></body></html>`;

describe(`late stories in ${browserName}`, () => {
  /** @type {import('./harness/session.js').Session} */
  let session;
  before(async () => {
    session = await openSession({ hosts: browserName === 'chrome' });
    await session.open('/plain/fixtures/no_article.html');
    await setGrant(session, ID, true);
    await inExtension("await api.runtime.sendMessage({ verb: 'site/set-policy', site: '127.0.0.1', policy: 'read' });");
    await session.until('the site is registered', () => inExtension('return (await api.scripting.getRegisteredContentScripts()).length === 1;'));
  });
  after(() => session?.close());

  /** Runs in a page of the extension. @param {string} body */
  async function inExtension(body) {
    await session.inPopup();
    await session.driver.get(`${session.home}options/options.html`);
    await session.until('the options page stands', () => session.driver.executeScript("return document.documentElement.dataset.ready === 'true'"));
    return /** @type {any} */ (await session.driver.executeAsyncScript(`const done = arguments[0]; const api = globalThis.browser ?? chrome; (async () => { ${body} })().then(done, (error) => done('ERROR ' + error));`));
  }

  /** @param {string} name @param {string} html */
  async function open(name, html) {
    session.server.made.set(name, html);
    await session.open(`/plain/made/${name}`);
  }

  /** What the reader shows, or nothing where it is closed. */
  async function shown() {
    const [host] = await session.hosts();
    if (!host) return undefined;
    const [text] = await (await host.getShadowRoot()).findElements(By.css('dialog.reader[open] .story'));
    return text && String(await session.run('return arguments[0].textContent', text));
  }

  /** @param {string} word @param {number} count */
  const holds = (word, count) =>
    session.until(`the reader holds ${count} paragraphs about the ${word}`, async () => {
      const text = await shown();
      const wanted = Array.from({ length: count }, (_, at) => `The ${word} was talked about for the whole of evening ${at},`);
      return text !== undefined && wanted.every((words) => text.includes(words)) ? text : undefined;
    });

  test('a story that comes some seconds after its page is opened', async () => {
    await open('late.html', page('<p>Loading …</p>', `later(2500, ${JSON.stringify(story('harbour'))});`));
    await holds('harbour', 8);
  });

  test('the rest of a story that is open comes into the reader, and the page is as it made itself', async () => {
    await open('rest.html', page(story('market', 8), `window.more = () => box.firstChild.insertAdjacentHTML('beforeend', ${JSON.stringify(paragraphs('market', 5, 8))});`));
    await holds('market', 8);
    await session.run('window.more()');
    await holds('market', 13);
    const root = await session.readerRoot();
    await session.click(await root.findElement(By.css('.toolbar button')));
    await session.readerGone();
    assert.deepEqual(await session.run('return [document.body.getAttribute("style"), document.documentElement.getAttribute("style"), document.querySelectorAll("p").length]'), [null, null, 13]);
  });

  test('a story that is drawn anew with more in it is shown whole, and one that is cut short stays', async () => {
    await open('anew.html', page(story('theatre', 8), `window.draw = (html) => (box.innerHTML = html); window.whole = ${JSON.stringify(story('theatre', 12))}; window.short = ${JSON.stringify(story('theatre', 2))};`));
    await holds('theatre', 8);
    await session.run('window.draw(window.whole)');
    await holds('theatre', 12);
    await session.run('window.draw(window.short)');
    await new Promise((resolve) => setTimeout(resolve, 2500));
    await holds('theatre', 12);
  });

  test('at the next address the next story is waited for, and the one before is not opened again', async () => {
    await open('first.html', page(story('railway'), `window.go = () => { history.pushState({}, '', 'second.html'); later(2000, ${JSON.stringify(story('library'))}); };`));
    await holds('railway', 8);
    await session.run('window.go()');
    await session.readerGone();
    const text = await holds('library', 8);
    assert.doesNotMatch(text, /railway/);
  });

  test('a list at the next address stays as it is', async () => {
    await open('leads.html', page(story('hospital'), `window.go = () => { history.pushState({}, '', './'); later(1500, ${JSON.stringify(list)}); };`));
    await holds('hospital', 8);
    await session.run('window.go()');
    await session.readerGone();
    await session.until('the list stands', () => session.run('return document.querySelector("li") !== null'));
    await new Promise((resolve) => setTimeout(resolve, 2500));
    assert.equal(await shown(), undefined);
  });

  test('an address behind a number sign is another page, a place in the page is not', async () => {
    await open('routes.html', page(story('museum'), `window.go = () => { location.hash = '#/next'; box.innerHTML = ${JSON.stringify(story('orchard'))}; };`));
    await holds('museum', 8);
    await session.run("location.hash = '#third'");
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await holds('museum', 8);
    await session.run('window.go()');
    await holds('orchard', 8);
  });

  test('a page that only tidies up its own address keeps the reader', async () => {
    await open('long-address.html', page(story('quarry'), "window.go = () => history.replaceState({}, '', 'address.html');"));
    await holds('quarry', 8);
    const [host] = await session.hosts();
    await session.run('window.go()');
    await new Promise((resolve) => setTimeout(resolve, 1500));
    const [now] = await session.hosts();
    // Only browsers that tell of changed addresses say which kind of change it was.
    if (await session.run("return 'navigation' in window")) assert.equal(await now?.getId(), await host?.getId());
  });

  test('words that a story gets in its own paragraphs, or in a shadow tree, come into the reader', async () => {
    const [start, rest] = ['The cellar was talked about for the whole of ', 'evening 8, said the council, as everybody in the town had known that it would be before long.'];
    await open('letters.html', page(story('cellar').replace('</article>', `<p id="last">${start}</p></article>`), `window.more = () => (document.getElementById('last').firstChild.data += ${JSON.stringify(rest)});`));
    await holds('cellar', 8);
    await session.run('window.more()');
    await holds('cellar', 9);
    await open('shadow.html', page('<x-story></x-story>', `customElements.define('x-story', class extends HTMLElement { connectedCallback() { window.tree = this.attachShadow({ mode: 'open' }); window.tree.innerHTML = ${JSON.stringify(story('garden'))}; } });`));
    await holds('garden', 8);
    await session.run(`window.tree.firstChild.insertAdjacentHTML('beforeend', ${JSON.stringify(paragraphs('garden', 4, 8))});`);
    await holds('garden', 12);
  });

  for (const [how, html] of Object.entries({
    'an app behind a cloak': page(`<style>[v-cloak] { display: none }</style><main v-cloak>${story('bakery')}</main>`, "setTimeout(() => document.querySelector('main').removeAttribute('v-cloak'), 1500);"),
    'a body that waits': page(`<style>body { display: none } body.ready { display: block }</style>${story('bakery')}`, "setTimeout(() => (document.body.className = 'ready'), 1500);"),
    'a page below its preloader': page(`<style>.loading main { display: none }</style><main>${story('bakery')}</main>`, "document.body.className = 'loading'; setTimeout(() => (document.body.className = ''), 1500);"),
    'a shadow tree that is there later': page('<x-late></x-late>', `setTimeout(() => (document.querySelector('x-late').attachShadow({ mode: 'open' }).innerHTML = ${JSON.stringify(story('bakery'))}), 1500);`),
    'a closed shadow tree of a plain box': page('<section></section>', `setTimeout(() => (document.querySelector('section').attachShadow({ mode: 'closed' }).innerHTML = ${JSON.stringify(story('bakery'))}), 1500);`),
    'a shadow tree that is filled later': page('<x-late></x-late>', `const root = document.querySelector('x-late').attachShadow({ mode: 'closed' }); root.innerHTML = '<p>Loading …</p>'; setTimeout(() => (root.innerHTML = ${JSON.stringify(story('bakery'))}), 1500);`),
  })) {
    test(`a story that its page held all along, or that no text tells of: ${how}`, async () => {
      await open(`${how.replaceAll(' ', '-')}.html`, html);
      await holds('bakery', 8);
    });
  }

  test('at an address that differs by its query the next story is shown, forth and back, though its title comes late', async () => {
    const drawn = `const texts = ${JSON.stringify([story('viaduct'), story('reservoir')])};
      const draw = () => { const at = location.search === '?id=2' ? 1 : 0; box.innerHTML = texts[at]; setTimeout(() => (document.title = ['viaduct', 'reservoir'][at]), 50); };
      document.title = 'viaduct'; draw(); window.go = () => (history.pushState({}, '', '?id=2'), draw()); addEventListener('popstate', () => setTimeout(draw, 30));`;
    await open('query.html', page('', drawn));
    await holds('viaduct', 8);
    await session.run('window.go()');
    await holds('reservoir', 8);
    await session.run('history.back()');
    const text = await holds('viaduct', 8);
    assert.doesNotMatch(text, /reservoir/);
  });

  test('a number of news before the title, and an address that is tidied up, keep the reader', async () => {
    await open('news.html', page(story('chapel'), "window.count = () => (document.title = '(3) ' + document.title); window.clean = () => history.replaceState({}, '', '?clean=1');"));
    await holds('chapel', 8);
    const [host] = await session.hosts();
    await session.run('window.count(); window.clean()');
    await new Promise((resolve) => setTimeout(resolve, 2500));
    const [now] = await session.hosts();
    assert.equal(await now?.getId(), await host?.getId());
  });

  test('whoever writes keeps the keyboard, and gets the story once that is done', async () => {
    await open('search.html', page('<p>Loading …</p>', `document.body.insertAdjacentHTML('afterbegin', '<input id=search>'); document.getElementById('search').focus(); later(500, ${JSON.stringify(story('granary'))});`));
    await session.driver.findElement(By.id('search')).sendKeys('grain');
    await new Promise((resolve) => setTimeout(resolve, 3500));
    assert.equal(await shown(), undefined);
    await session.run("document.getElementById('search').blur()");
    await holds('granary', 8);
  });

  test('a draft in an editor is never opened', async () => {
    await open('draft.html', page(`<div contenteditable="true">${story('windmill')}</div>`, ''));
    await new Promise((resolve) => setTimeout(resolve, 2500));
    assert.equal(await shown(), undefined);
  });

  test('the terms of the house and a thread of a forum stay as they are, however much prose they hold', async () => {
    await open('thread.html', page(story('fountain', 12), '').replace('</head>', '<script type="application/ld+json">{"@context":"https://schema.org","@type":"DiscussionForumPosting"}</script></head>'));
    await new Promise((resolve) => setTimeout(resolve, 2000));
    assert.equal(await shown(), undefined);
    await open('terms-of-use.html', page(story('fountain', 12), ''));
    await new Promise((resolve) => setTimeout(resolve, 2000));
    assert.equal(await shown(), undefined);
    await open('terms-of-the-truce.html', page(story('fountain', 12), ''));
    await holds('fountain', 12);
  });

  test('what several people say, each with something to press, stays as it is, and a story in parts is opened', async () => {
    const said = (/** @type {number} */ at, count = 1) => paragraphs('ferry', count, at * 9);
    const turns = (/** @type {(at: number) => string} */ turn) => Array.from({ length: 12 }, (_, at) => turn(at)).join('');
    const talks = {
      'chat.html': turns((at) => `<article data-turn="${at % 2}"><h6>${at % 2 ? 'It' : 'You'} said:</h6><div class="prose">${said(at, at % 2 ? 9 : 1)}</div><button>Copy</button></article>`),
      'line.html': `<main>${turns((at) => `<article role="article"><a href="/s/${at}">${at} h</a><div lang="en">${said(at, 2).replaceAll(/<.?p>/g, ' ')}</div><button>Reply</button><button>Like</button></article>`)}</main>`,
      'mill.html': `<h1>A long day for the ferry</h1>${turns((at) => `<div class="post"><a href="/u/${at}">somebody${at}</a><div>${said(at, 2)}</div></div>`)}`,
    };
    for (const [name, html] of Object.entries(talks)) {
      await open(name, page(html, ''));
      await new Promise((resolve) => setTimeout(resolve, 2500));
      assert.equal(await shown(), undefined, name);
    }
    const parts = Array.from({ length: 4 }, (_, at) => `<section><figure><button>Larger</button></figure>${paragraphs('ferry', 3, at * 3)}</section>`).join('');
    await open('parts.html', page(`<article><h1>A long day for the ferry</h1>${parts}</article>`, '').replace('<title>A long day', '<meta property="og:type" content="article"><title>A long day for the ferry'));
    await holds('ferry', 12);
    await open('answered.html', page(`${story('ferry')}<section class="comments"><h2>Comments</h2>${turns((at) => `<div class="comment"><b>reader${at}</b><p>It was late on day ${at}, too.</p><button>Reply</button></div>`)}</section>`, ''));
    await holds('ferry', 8);
  });

  test('what is no page stays as it is, however much prose it holds', async () => {
    const words = Array.from({ length: 30 }, (_, at) => `The mill was talked about for the whole of evening ${at}, said the council, as everybody in the town had known that it would be before long.`);
    const items = words.map((text) => `<item><title>A long day</title><description>${text}</description></item>`).join('');
    /** @type {Record<string, [string, string]>} */
    const files = {
      'feed.xml': ['text/xml', `<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>${items}</channel></rss>`],
      'data.json': ['application/json', JSON.stringify(words, null, 2)],
      'program.js': ['text/javascript', words.map((text, at) => `// ${text}\nexport const day${at} = ${at};\n`).join('\n')],
      'table.csv.txt': ['text/plain', words.map((text, at) => `${at},2026-11-10,"${text}"`).join('\n')],
    };
    for (const [name, [type, body]] of Object.entries(files)) {
      session.server.made.set(name, { type, body });
      await session.inPage();
      await session.driver.get(`${session.server.origin}/plain/made/${name}`);
      await new Promise((resolve) => setTimeout(resolve, 2500));
      // What the browser itself shows data in has elements like our host, without a shadow tree.
      assert.equal(await shown().catch(() => undefined), undefined, name);
    }
  });

  test('a page that draws itself again and again is tidied each time', async () => {
    await inExtension("await api.runtime.sendMessage({ verb: 'site/set-policy', site: '127.0.0.1', policy: 'tidy' });");
    const label = '<p class="label">Advertisement</p>';
    await open('again.html', page('', `window.draw = () => (box.innerHTML = ${JSON.stringify(story('lighthouse').replaceAll('</p><p>', `</p>${label}<p>`))}); window.draw();`));
    const seen = 'return [...document.querySelectorAll(".label")].filter((label) => label.checkVisibility()).length';
    // Did the pause double after each look, it would be longer by the end than anything is waited for.
    for (let time = 0; time < 8; time += 1) {
      await session.until(`the labels are gone for the ${time + 1}. time`, async () => (await session.run(seen)) === 0);
      await session.run('window.draw()');
    }
  });
});
