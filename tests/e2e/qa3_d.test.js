import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as Q from './qa3_lib.js';
const { sleep, news, page, P, para, AD, HEAD, FOOT, LETTER, RELATED, articleHtml, diffState, missing, paras } = Q;
let S;
before(async () => { S = await Q.start(); });
after(() => S?.close());
const say = (...x) => console.log('   ::', ...x);
const errs = async () => { const e = await S.errors(); if (e.length) say('ERRORS', e.slice(0, 5).join('\n      ')); };
const round = async (name) => { // tidy + off exact; reader + off exact
  await sleep(300);
  const a = await S.state();
  const p = await S.mode('tidy');
  say(name, 'tidy', JSON.stringify(p));
  await sleep(1200);
  const t = await S.state();
  await S.mode('off'); await sleep(400);
  const b = await S.state();
  const d = diffState(a, b); if (d) say('DIFF after tidy/off:\n' + d);
  await S.mode('reader'); await sleep(300);
  const r = await S.shown();
  await S.mode('off'); await sleep(500);
  const c = await S.state();
  const d2 = diffState(a, c); if (d2) say('DIFF after reader/off:\n' + d2);
  return { a, t, r };
};

const opens = async (name, html, variant, ms = 3500) => { S.make(name, html); await S.session.open(S.url(name, variant)); const t = await S.waitShown(ms); await S.session.inPage(); return t; };
const yes = async (label, name, html, key, count, ms = 9000) => { const t = await opens(name, html, 'plain', ms); say(t ? 'opened' : 'DID NOT OPEN (wrong!)', label, 'missing', missing(t, key, count)); await errs(); return t; };

test('d1 read: late shown / late shadow', async () => {
  await S.policy('read');
  await yes('v-cloak 1.5 s', 'vcloak.html', page({ css: '[v-cloak]{display:none}', body: `<div id="app" v-cloak>${HEAD}<main>${articleHtml('cloaked')}</main>${FOOT}</div><script>setTimeout(() => app.removeAttribute('v-cloak'), 1500)</script>` }), 'cloaked', 10);
  await yes('amp boilerplate', 'amp.html', page({ css: 'body{visibility:hidden}', body: `${HEAD}<main>${articleHtml('amp')}</main><script>setTimeout(() => document.body.style.visibility = 'visible', 2000)</script>` }), 'amp', 10);
  await yes('open shadow, rendered 1.5 s later (msn)', 'msn.html', page({ body: `<entry-point></entry-point><script>setTimeout(() => { customElements.define('entry-point', class extends HTMLElement { connectedCallback() { this.attachShadow({mode:'open'}).innerHTML = ${JSON.stringify(`<main>${articleHtml('msn')}</main>`)}; } }); }, 1500)</script>` }), 'msn', 10);
  await yes('preloader page: main hidden till load + 2 s', 'pre.html', page({ css: '.loading main{display:none}.spin{display:none}.loading .spin{display:block}', bodyAttrs: 'class="loading"', body: `${HEAD}<div class="spin">…</div><main>${articleHtml('pre')}</main><script>addEventListener('load', () => setTimeout(() => document.body.className = '', 1200))</script>` }), 'pre', 10);
});
test('d3 read: story → list → story → back → forward by pushState', async () => {
  const st = { s1: articleHtml('alpha'), s2: articleHtml('beta'), list: `<h1>News</h1>${Array.from({ length: 20 }, (_, i) => `<div class="teaser"><a href="/n/${i}"><h2>Headline ${i} of the day</h2></a><p>${para('list', i)}</p></div>`).join('')}` };
  S.make('spa-s1.html', page({ body: `${HEAD}<main id="m"></main>${FOOT}<script>const st = ${JSON.stringify(st).replace(/</g, '\\u003c')}; const draw = () => { const k = /spa-(\\w+)/.exec(location.pathname)[1]; m.innerHTML = '<div class="spinner"></div>'; setTimeout(() => { m.innerHTML = st[k]; document.title = k; scrollTo(0, 0); }, 400); }; window.go = (k) => { history.pushState({}, '', 'spa-' + k + '.html'); draw(); }; addEventListener('popstate', draw); draw();</script>` }));
  await S.session.open(S.url('spa-s1.html'));
  say('s1', missing(await S.waitShown(), 'alpha', 10));
  await S.run("go('list')"); await sleep(3500); say('list: reader', (await S.shown())?.slice(0, 60));
  await S.run("go('s2')"); await sleep(3500); say('s2 missing', missing(await S.shown(), 'beta', 10));
  await S.run('history.back()'); await sleep(3500); say('back to list: reader', (await S.shown())?.slice(0, 60));
  await S.run('history.back()'); await sleep(3500); say('back to s1 missing', missing(await S.shown(), 'alpha', 10));
  await S.run('history.go(2)'); await sleep(3500); say('forward to s2 missing', missing(await S.shown(), 'beta', 10));
  await errs();
});
test('d3b tidy: story → list → story by pushState', async () => {
  await S.policy('tidy');
  await S.session.open(S.url('spa-s1.html')); await sleep(2500);
  const look = async (k) => { say(k, 'missing', missing(await S.visible(), k, 10), 'ad', JSON.stringify(await S.vis('.ad-slot')), 'styles', await S.run('return document.querySelectorAll("[style*=none]").length')); };
  await look('alpha'); await S.run("go('list')"); await sleep(3000); say('list teasers', (await S.vis('.teaser')).filter(Boolean).length); await S.run("go('s2')"); await sleep(3500); await look('beta'); await S.run('history.go(-2)'); await sleep(3500); await look('alpha');
  await S.policy('ask'); await errs();
});
test('d4 tidy: next story appended, address replaced on scroll', async () => {
  await S.policy('tidy');
  await S.open('next-1.html', page({ body: `${HEAD}<main id="m"><section data-url="next-1.html">${articleHtml('alpha')}</section></main>${FOOT}<script>const next = ${JSON.stringify([articleHtml('beta'), articleHtml('gamma')]).replace(/</g, '\\u003c')}; let n = 0; addEventListener('scroll', () => { if (scrollY + innerHeight > document.documentElement.scrollHeight - 600 && n < 2) { const s = document.createElement('section'); s.dataset.url = 'next-' + (n + 2) + '.html'; s.innerHTML = next[n++]; m.append(s); } for (const s of document.querySelectorAll('section')) { const r = s.getBoundingClientRect(); if (r.top < 200 && r.bottom > 200 && !location.pathname.endsWith(s.dataset.url)) { history.replaceState({}, '', s.dataset.url); document.title = s.querySelector('h1').textContent; } } });</script>` }));
  await sleep(2500);
  for (let i = 0; i < 6; i++) { await S.run('window.scrollTo({top: document.documentElement.scrollHeight, behavior: "instant"})'); await sleep(2000); }
  say('url', await S.run('return location.pathname'), 'missing', ['alpha', 'beta', 'gamma'].map(async () => 0).length, missing(await S.visible(), 'alpha', 10), missing(await S.visible(), 'beta', 10), missing(await S.visible(), 'gamma', 10), 'sections', JSON.stringify(await S.vis('section')), 'ads', JSON.stringify(await S.vis('.ad-slot')), 'letters', JSON.stringify(await S.vis('.newsletter-signup')));
  const h1 = JSON.stringify(await S.vis('h1')); say('h1', h1);
  await S.policy('ask'); await errs();
});
test('d5 restless ticker, then overlay / late ad / recycled paragraph', async () => {
  await S.open('tick.html', news({ key: 'the tide', css: '.pop{position:fixed;left:25%;top:25%;width:50%;background:#fff;padding:40px;z-index:9}.bg{position:fixed;inset:0;background:rgba(0,0,0,.5);z-index:8}', before: '<div id="tick"></div>', after: '<script>setInterval(() => { const s = document.createElement("span"); s.textContent = new Date().toLocaleTimeString() + " DAX " + Math.random(); tick.replaceChildren(s); }, 1000); window.pop = () => { document.body.insertAdjacentHTML("beforeend", "<div class=bg></div><div class=pop><button aria-label=Close>×</button><h2>Wait! Before you go</h2><p>Get full access for one euro a month.</p><a href=/sub>Subscribe</a></div>"); document.body.style.overflow = "hidden"; }; window.lateAd = () => document.querySelectorAll(".article-body p")[5].insertAdjacentHTML("beforebegin", \'<div class="ad-slot late"><span>Advertisement</span></div>\');</script>' }));
  await S.mode('tidy'); await sleep(45000);
  const wait = async (label, sel) => { const t0 = Date.now(); for (;;) { if (!(await S.vis(sel)).some(Boolean)) break; if (Date.now() - t0 > 40000) break; await sleep(250); } say(label, 'gone after', Date.now() - t0, 'ms'); };
  await S.run('lateAd()'); await wait('late ad', '.late');
  await sleep(20000); await S.run('pop()'); await wait('popup', '.pop, .bg');
  await sleep(20000); await S.run('pop()'); await sleep(500); await S.run('window.scrollBy(0, 50)'); await wait('popup, then scrolled', '.pop, .bg');
  await S.mode('off'); await errs();
});
test('d22 hydration after tidied (React 18 SSR)', async () => {
  await S.policy('tidy');
  S.make('react.js', Q.lib('react/umd/react.production.min.js')); S.make('react-dom.js', Q.lib('react-dom/umd/react-dom.production.min.js'));
  const ps = paras('harbour', 9);
  const ssr = `<article><h1>What is known about the harbour</h1><div class="body">${ps.map((p, i) => `<p>${p}</p>${i % 3 === 2 ? 'Advertisement<div class="ad-slot"><span>Advertisement</span></div>' : ''}`).join('')}</div><button id="b">Likes 0</button></article>`;
  await S.open('hyd.html', page({ body: `${HEAD}<main id="root">${ssr}</main>${FOOT}<script src="react.js"></script><script src="react-dom.js"></script><script>window.rec = []; const e = React.createElement; const ps = ${JSON.stringify(ps)}; function App() { const [n, set] = React.useState(0); return e('article', null, e('h1', null, 'What is known about the harbour'), e('div', {className:'body'}, ps.map((p, i) => e(React.Fragment, {key:i}, e('p', null, p), i % 3 === 2 ? 'Advertisement' : null, i % 3 === 2 ? e('div', {className:'ad-slot'}, e('span', null, 'Advertisement')) : null))), e('button', {id:'b', onClick: () => set(n + 1)}, 'Likes ' + n)); } setTimeout(() => ReactDOM.hydrateRoot(document.getElementById('root'), e(App), { onRecoverableError: (x) => rec.push(x.message) }), 2500);</script>` }));
  await sleep(2000); say('before hydration ad text', (await S.visible()).includes('Advertisement'), JSON.stringify(await S.vis('.ad-slot')));
  await sleep(4000); say('after: missing', missing(await S.visible(), 'harbour', 9), 'ad', (await S.visible()).includes('Advertisement'), JSON.stringify(await S.vis('.ad-slot')), 'recoverable', await S.run('return rec'));
  await S.run('b.click()'); await sleep(200); say(await S.run('return b.textContent'));
  await S.policy('ask'); await errs();
});
