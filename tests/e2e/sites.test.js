// Which policy holds where, in the real browsers: thirty sites with their subdomains, ports and names in other scripts, opened through a proxy that shows one story everywhere.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { READERS, browserName, openSession } from './harness/session.js';

/** What became of the page, once something did. */
const OUTCOME = `
  const readers = (() => {${READERS}})();
  const labels = [...document.querySelectorAll('article p')].filter((p) => p.textContent === 'Advertisment' && p.checkVisibility()).length;
  return readers === 1 ? 'read' : labels === 0 ? 'tidied' : undefined;`;

/**
 * A site whose pages are always tidied → hosts where that holds, and hosts where it does not. Everywhere else every article opens in the reader, so that each page does something that can be waited for.
 * @type {[string, string[], string[]][]}
 */
const SITES = [
  ['northern-herald.com', ['northern-herald.com', 'www.northern-herald.com', 'a.b.c.northern-herald.com', 'northern-herald.com:8443'], ['not-northern-herald.com', 'northern-herald.com.other.net', 'northern-herald.org']],
  ['news.southern-post.com', ['news.southern-post.com', 'live.news.southern-post.com'], ['southern-post.com', 'sport.southern-post.com', 'xnews.southern-post.com']],
  ['harbour-times.co.uk', ['www.harbour-times.co.uk', 'harbour-times.co.uk'], ['market-times.co.uk']],
  ['harbour-times.com.au', ['www.harbour-times.com.au'], ['market-times.com.au']],
  ['somebody.github.io', ['somebody.github.io', 'sub.somebody.github.io'], ['anybody.github.io']],
  ['somebody.blogspot.com', ['somebody.blogspot.com'], ['anybody.blogspot.com']],
  ['bücher-zeitung.de', ['bücher-zeitung.de', 'BÜCHER-Zeitung.de', 'neue.bücher-zeitung.de', 'xn--bcher-zeitung-wob.de'], ['bucher-zeitung.de', 'buecher-zeitung.de']],
  ['日本新聞.jp', ['日本新聞.jp', 'www.日本新聞.jp'], ['日本.jp']],
  ['中文网.com', ['中文网.com', 'm.中文网.com'], ['中文.com']],
  ['한국신문.com', ['한국신문.com', 'm.한국신문.com'], ['한국.com']],
  ['газета.испытание', ['газета.испытание', 'новости.газета.испытание'], ['журнал.испытание']],
  ['جريدة.example', ['جريدة.example', 'www.جريدة.example'], ['مجلة.example']],
  ['אתר.example', ['אתר.example'], ['עיתון.example']],
  ['port-journal.com:8080', ['port-journal.com:8080', 'www.port-journal.com:8080'], ['port-journal.com', 'port-journal.com:8081']],
  ['192.0.2.17', ['192.0.2.17', '192.0.2.17:8080'], ['192.0.2.18']],
  ['192.0.2.20:8080', ['192.0.2.20:8080'], ['192.0.2.20']],
  ['intranet-paper', ['intranet-paper', 'wiki.intranet-paper'], ['intranet-paper.example.com']],
  ['evening-courier.fr', ['www.evening-courier.fr'], ['evening-courier.com']],
  ['morning-courier.it', ['www.morning-courier.it', 'sport.morning-courier.it'], ['morningcourier.it']],
  ['daily-globe.co.jp', ['www.daily-globe.co.jp', 'digital.daily-globe.co.jp'], ['weekly-globe.co.jp']],
  ['a.b.c.deep-paper.org', ['x.a.b.c.deep-paper.org'], ['b.c.deep-paper.org']],
  ['under_score.example.org', ['under_score.example.org'], ['score.example.org']],
  ['village-voice.com.br', ['www1.village-voice.com.br'], ['city-voice.com.br']],
  ['mountain-news.co.in', ['www.mountain-news.co.in'], ['valley-news.co.in']],
  ['river-news.org.uk', ['river-news.org.uk'], ['lake-news.org.uk']],
  ['island-mail.co.nz', ['m.island-mail.co.nz'], ['mainland-mail.co.nz']],
  ['coast-mail.com.tr', ['coast-mail.com.tr'], ['inland-mail.com.tr']],
  ['east-news.pl', ['www.east-news.pl'], ['west-news.pl']],
  ['metro-1.id', ['metro-1.id', 'amp.metro-1.id'], ['metro-2.id']],
  ['someone.pages.example', ['someone.pages.example'], ['anyone.pages.example']],
  ['the-last-paper.net', ['the-last-paper.net', 'WWW.The-Last-Paper.NET'], ['the-last-papers.net']],
];

describe(`sites in ${browserName}`, () => {
  /** @type {import('./harness/session.js').Session} */
  let session;
  before(async () => {
    session = await openSession({ hosts: true });
    session.watchman.showEverywhere(readFileSync(new URL('fixtures/living.html', import.meta.url), 'utf8'));
    await session.inPopup();
    await session.driver.get(`${session.home}options/options.html`);
    const problem = await session.driver.executeAsyncScript(
      `const [sites, done] = arguments;
       const { storage, runtime } = globalThis.browser ?? chrome;
       (async () => {
         for (const site of sites) {
           const answer = await runtime.sendMessage({ verb: 'site/set-policy', site, policy: 'tidy' });
           if (!answer.ok) throw new Error(site + ': ' + answer.sentence);
         }
         await storage.sync.set({ everywhere: 'read' });
       })().then(() => done(''), (error) => done(String(error)));`,
      SITES.map(([site]) => new URL(`http://${site}`).host),
    );
    assert.equal(problem, '');
  });
  after(() => session?.close());

  /** @param {string} host */
  async function open(host) {
    await session.inPage();
    await session.driver.get(`http://${host}/2026/11/the-harbour.html`);
    return session.until(`something happens on ${host}`, () => session.run(OUTCOME));
  }

  for (const [site, inside, outside] of SITES) {
    test(`${site}: at ${inside.length} addresses, and not at ${outside.length} others`, async () => {
      for (const host of inside) assert.equal(await open(host), 'tidied', host);
      for (const host of outside) assert.equal(await open(host), 'read', host);
    });
  }
});
