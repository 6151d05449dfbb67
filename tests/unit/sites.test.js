// Which policy holds where: data first, one row a case.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mayBeArticle } from '../../extension/shared/policies.js';
import { rulingFor } from '../../extension/shared/ruling.js';
import { inOwnScript } from '../../extension/shared/idn.js';
import { isSiteKey, keysOf, originOf, siteFromText, siteOf } from '../../extension/shared/sites.js';

/** What somebody types → the key it is kept under, or the problem with it. */
const TYPED = {
  'example.com': 'example.com',
  'Example.COM': 'example.com',
  '  example.com  ': 'example.com',
  'example.com.': 'example.com',
  'www.example.com': 'example.com',
  'WWW.Example.com.': 'example.com',
  '*.example.com': 'example.com',
  '*://*.example.com/*': 'example.com',
  'https://www.example.com/2024/story?x=1#top': 'example.com',
  'http://news.example.com/': 'news.example.com',
  'example.com:443': 'example.com',
  'example.com:80': 'example.com',
  'https://example.com:8443/': 'example.com:8443',
  'example.com/path': 'example.com',
  'bücher.example': 'xn--bcher-kva.example',
  'BÜCHER.example': 'xn--bcher-kva.example',
  'xn--bcher-kva.example': 'xn--bcher-kva.example',
  'президент.рф': 'xn--d1abbgf6aiiy.xn--p1ai',
  '例え.テスト': 'xn--r8jz45g.xn--zckzah',
  'faß.de': 'xn--fa-hia.de',
  'bbc.co.uk': 'bbc.co.uk',
  'www.bbc.co.uk': 'bbc.co.uk',
  'someone.github.io': 'someone.github.io',
  'www.ck': 'www.ck',
  'localhost': 'localhost',
  'localhost:3000': 'localhost:3000',
  'intranet': 'intranet',
  'printer.local': 'printer.local',
  '192.168.0.1': '192.168.0.1',
  '192.168.0.1:8080': '192.168.0.1:8080',
  '0x7f.1': '127.0.0.1',
  '[::1]': '[::1]',
  '[0:0:0:0:0:0:0:1]:8080': '[::1]:8080',
  'under_score.example.com': 'under_score.example.com',
  '': { problem: 'empty' },
  '   ': { problem: 'empty' },
  'com': { problem: 'public_suffix' },
  'co.uk': { problem: 'public_suffix' },
  'https://github.io/': { problem: 'public_suffix' },
  'blogspot.com': { problem: 'public_suffix' },
  '公司.cn': { problem: 'public_suffix' },
  'ایران.ir': { problem: 'public_suffix' },
  'xn--55qx5d.cn': { problem: 'public_suffix' },
  'chrome://settings': { problem: 'not_a_site' },
  'file:///etc/passwd': { problem: 'not_a_site' },
  'about:blank': { problem: 'not_a_site' },
  'two words': { problem: 'not_a_site' },
  'user:secret@example.com': { problem: 'not_a_site' },
  'exa<mple.com': { problem: 'not_a_site' },
  'a..b.com': { problem: 'not_a_site' },
  'example.com:99999': { problem: 'not_a_site' },
};

for (const [typed, expected] of Object.entries(TYPED)) {
  test(`"${typed}" is ${typeof expected === 'string' ? expected : expected.problem}`, () => {
    const made = siteFromText(typed);
    assert.deepEqual(made, typeof expected === 'string' ? { key: expected } : expected);
    if (typeof expected === 'string') assert.ok(isSiteKey(expected), 'a key is its own key');
  });
}

/** A domain that has a policy → addresses where it holds and addresses where it does not. */
const HOLDS = [
  ['example.com', ['https://example.com/', 'http://example.com/a', 'https://www.example.com/', 'https://a.b.c.example.com/', 'https://example.com./', 'https://EXAMPLE.com/', 'https://example.com:8443/'], ['https://notexample.com/', 'https://example.com.evil.net/', 'https://example.org/', 'file:///example.com', 'chrome://example.com/']],
  ['news.example.com', ['https://news.example.com/', 'https://live.news.example.com/'], ['https://example.com/', 'https://sport.example.com/', 'https://xnews.example.com/']],
  ['bbc.co.uk', ['https://www.bbc.co.uk/news', 'https://bbc.co.uk/'], ['https://itv.co.uk/', 'https://co.uk/']],
  ['guardian.com.au', ['https://www.guardian.com.au/'], ['https://other.com.au/']],
  ['someone.github.io', ['https://someone.github.io/', 'https://sub.someone.github.io/'], ['https://other.github.io/', 'https://github.io/']],
  ['a.blogspot.com', ['https://a.blogspot.com/2024'], ['https://b.blogspot.com/']],
  ['xn--bcher-kva.example', ['https://bücher.example/', 'https://BÜCHER.example/', 'https://xn--bcher-kva.example/', 'https://neue.bücher.example/'], ['https://bucher.example/', 'https://buecher.example/']],
  ['xn--d1abbgf6aiiy.xn--p1ai', ['https://президент.рф/', 'https://www.президент.рф/a'], ['https://рф/', 'https://другой.рф/']],
  ['xn--wgv71a119e.jp', ['https://日本語.jp/'], ['https://日本.jp/']],
  ['xn--mgbh0fb.xn--mgberp4a5d4ar', ['https://مثال.السعودية/x', 'https://www.مثال.السعودية/'], ['https://السعودية/']],
  ['xn--9n2bp8q.com', ['https://xn--9n2bp8q.com/', 'https://m.xn--9n2bp8q.com/'], ['https://xn--9n2bp8qx.com/']],
  ['localhost', ['http://localhost/', 'http://localhost:3000/', 'http://app.localhost:8080/'], ['http://localhost.example.com/', 'http://127.0.0.1/']],
  ['localhost:3000', ['http://localhost:3000/x', 'http://app.localhost:3000/'], ['http://localhost/', 'http://localhost:3001/']],
  ['example.com:8443', ['https://example.com:8443/', 'https://www.example.com:8443/'], ['https://example.com/', 'https://example.com:8444/']],
  ['192.168.0.1', ['http://192.168.0.1/', 'http://192.168.0.1:8080/', 'http://3232235521/'], ['http://1.192.168.0.1.example/', 'http://192.168.0.2/', 'http://0.1/']],
  ['168.0.1', [], ['http://192.168.0.1/']],
  ['[::1]', ['http://[::1]/', 'http://[0:0::1]:9/'], ['http://[::2]/']],
  ['[::1]:8080', ['http://[::1]:8080/'], ['http://[::1]/']],
  ['intranet', ['http://intranet/', 'http://wiki.intranet/'], ['http://intranet.example.com/']],
  ['nytimes.com', ['https://www.nytimes.com/2024/', 'https://cooking.nytimes.com/'], ['https://nytimes.com.co/', 'https://mynytimes.com/']],
  ['spiegel.de', ['https://www.spiegel.de/'], ['https://spiegel.at/']],
  ['lemonde.fr', ['https://www.lemonde.fr/'], ['https://lemonde.com/']],
  ['asahi.com', ['https://digital.asahi.com/'], ['https://asahi.co.jp/']],
  ['city.kawasaki.jp', ['https://www.city.kawasaki.jp/'], ['https://kawasaki.jp/', 'https://a.kawasaki.jp/']],
  ['www.ck', ['https://www.ck/'], ['https://other.ck/']],
  ['folha.uol.com.br', ['https://www1.folha.uol.com.br/'], ['https://uol.com.br/']],
  ['hindustantimes.com', ['https://www.hindustantimes.com/india'], ['https://hindustantimes.in/']],
  ['a.b.c.d.e.example.org', ['https://x.a.b.c.d.e.example.org/'], ['https://b.c.d.e.example.org/']],
  ['printer.local', ['http://printer.local:631/'], ['http://other.local/']],
  ['pages.dev', [], ['https://anyone.pages.dev/', 'https://pages.dev/']],
  ['com', [], ['https://example.com/']],
  ['co.uk', [], ['https://bbc.co.uk/']],
  ['xn--55qx5d.cn', [], ['https://某.公司.cn/']],
];

for (const [key, inside, outside] of /** @type {[string, string[], string[]][]} */ (HOLDS)) {
  const policies = new Map([[key, /** @type {const} */ ('read')]]);
  for (const address of inside) {
    test(`${key} holds at ${address}`, () => assert.deepEqual(rulingFor(address, policies, 'ask'), { policy: 'read', site: key }));
  }
  for (const address of outside) {
    test(`${key} does not hold at ${address}`, () => assert.equal(rulingFor(address, policies, 'ask').policy, 'ask'));
  }
}

test('the most specific policy wins', () => {
  /** @type {Map<string, import('../../extension/shared/policies.js').Policy>} */
  const policies = new Map([
    ['example.com', 'leave'],
    ['news.example.com', 'read'],
    ['news.example.com:8080', 'ask'],
    ['example.com:9000', 'tidy'],
  ]);
  /** @param {string} address */
  const site = (address) => rulingFor(address, policies, 'tidy').site;
  assert.equal(site('https://example.com/'), 'example.com');
  assert.equal(site('https://sport.example.com/'), 'example.com');
  assert.equal(site('https://a.news.example.com/'), 'news.example.com');
  assert.equal(site('http://a.news.example.com:8080/'), 'news.example.com:8080');
  assert.equal(site('http://news.example.com:9000/'), 'news.example.com', 'a longer domain beats a port');
  assert.equal(site('http://example.com:9000/'), 'example.com:9000');
  assert.deepEqual(rulingFor('https://other.org/', policies, 'tidy'), { policy: 'tidy', site: '' });
  assert.deepEqual(rulingFor('about:blank', policies, 'tidy'), { policy: 'ask', site: '' }, 'what is no site is left to itself');
});

test('a site is as wide as one owner', () => {
  assert.equal(siteOf('https://www.bbc.co.uk/news'), 'bbc.co.uk');
  assert.equal(siteOf('https://a.b.someone.github.io/'), 'someone.github.io');
  assert.equal(siteOf('https://github.io/'), undefined);
  assert.equal(siteOf('http://localhost:3000/'), 'localhost');
  assert.equal(siteOf('http://[::1]:3000/'), '[::1]');
  assert.equal(siteOf('https://www.bücher.example/'), 'xn--bcher-kva.example');
  assert.equal(siteOf('file:///tmp/a.html'), undefined);
});

test('only what a site needs is asked for', () => {
  assert.equal(originOf('example.com'), '*://*.example.com/*');
  assert.equal(originOf('example.com:8443'), '*://*.example.com/*');
  assert.equal(originOf('localhost:3000'), '*://localhost/*');
  assert.equal(originOf('192.168.0.1'), '*://192.168.0.1/*');
  assert.equal(originOf('[::1]:8080'), '*://[::1]/*');
});

test('names of other scripts are shown in them', () => {
  assert.equal(inOwnScript('xn--bcher-kva.example'), 'bücher.example');
  assert.equal(inOwnScript('xn--d1abbgf6aiiy.xn--p1ai'), 'президент.рф');
  assert.equal(inOwnScript('xn--wgv71a119e.jp'), '日本語.jp');
  assert.equal(inOwnScript('xn--fa-hia.de:8443'), 'faß.de:8443');
  assert.equal(inOwnScript('example.com'), 'example.com');
  assert.equal(inOwnScript('xn--99999999999999.com'), 'xn--99999999999999.com', 'a broken name stays as it is');
  assert.equal(inOwnScript('xn--.com'), 'xn--.com');
});

test('a front page is never an article', () => {
  for (const address of ['https://example.com/', 'https://example.com', 'https://example.com/?ref=x', 'https://example.com/#top', 'https://example.com//', 'https://example.com/index.html']) assert.equal(mayBeArticle(address), false, address);
  for (const address of ['https://example.com/story', 'https://example.com/?p=123', 'https://example.com/2024/11/a.html']) assert.equal(mayBeArticle(address), true, address);
});

test('a long or hostile address costs nothing', () => {
  const begun = performance.now();
  keysOf(`https://${'a.'.repeat(100_000)}example.com/`);
  for (let n = 0; n < 10_000; n += 1) keysOf(`https://a${n}.b.c.news.example.co.uk/`);
  assert.ok(performance.now() - begun < 2000);
});
