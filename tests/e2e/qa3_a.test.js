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

test('a1 plain sanity', async () => {
  await S.policy('ask');
  await S.open('a1.html', news({ key: 'the bridge' }));
  const { t, r } = await round('plain');
  say('missing tidy', missing(t.visible, 'the bridge', 10), 'reader', missing(r, 'the bridge', 10), 'ad', t.visible.includes('Advertisement'), 'letter', t.visible.includes('newsletter'));
  await errs();
});

test('a2 react: re-render after tidy, keyed list, unkeyed recycled', async () => {
  S.make('react.js', Q.lib('react/umd/react.production.min.js')); S.make('react-dom.js', Q.lib('react-dom/umd/react-dom.production.min.js'));
  await S.open('a2.html', page({ body: `${HEAD}<main id="root"></main>${FOOT}<script src="react.js"></script><script src="react-dom.js"></script><script>
    const e = React.createElement; window.errs = []; window.addEventListener('error', (x) => errs.push(x.message));
    const A = ${JSON.stringify(paras('harbour', 10))}, B = ${JSON.stringify(paras('railway', 12))};
    const Ad = () => e('div', { className: 'ad-slot' }, e('span', null, 'Advertisement'), e('div', { style: { height: 250, background: '#eee' } }));
    function App() { const [st, set] = React.useState({ key: 'harbour', ps: A, n: 0 }); window.setState = set;
      const kids = []; st.ps.forEach((p, i) => { kids.push({ t: p }); if (i % 3 === 2 && st.key === 'harbour') kids.push({ ad: 1 }); });
      return e('article', null, e('h1', null, 'What is known about the ' + st.key), e('div', { className: 'body' }, kids.map((k, i) => k.ad ? e('div', { key: i, className: 'ad-slot' }, 'Advertisement') : e('div', { key: i, className: 'text' }, k.t))), e('p', null, st.n), st.showRel ? e('aside', {className:'related'}, e('h3', null, 'Read also')) : null); }
    ReactDOM.createRoot(document.getElementById('root')).render(e(App));
    window.B = B;</script>` }));
  await sleep(500);
  const before = await S.state();
  say(JSON.stringify(await S.mode('tidy')));
  await sleep(600);
  say('ads', JSON.stringify(await S.vis('.ad-slot')), 'missing', missing(await S.visible(), 'harbour', 10));
  await S.run('setState((s) => ({ ...s, n: 5, showRel: true }))'); await sleep(1500);
  say('ads after rerender', JSON.stringify(await S.vis('.ad-slot')), 'errs', await S.run('return errs'));
  await S.run("setState({ key: 'railway', ps: B, n: 7 })");
  for (const ms of [0, 300, 500, 1000, 2000]) { await sleep(ms); say('after', ms, 'missing railway', missing(await S.visible(), 'railway', 12)); }
  await S.mode('off'); say('off: missing', missing(await S.visible(), 'railway', 12), 'styles', await S.run('return document.querySelectorAll("[style]").length'), await S.run('return errs'));
  await errs();
});

test('a3 vue in-place patch of text nodes that were emptied', async () => {
  S.make('vue.js', Q.lib('vue/dist/vue.global.prod.js'));
  await S.open('a3.html', page({ body: `${HEAD}<main id="root"></main>${FOOT}<script src="vue.js"></script><script>
    window.errs = []; addEventListener('error', (x) => errs.push(x.message));
    const A = ${JSON.stringify(paras('harbour', 10))}, B = ${JSON.stringify(paras('railway', 14))};
    A.splice(3, 0, 'Advertisement'); A.splice(7, 0, 'Advertisement');
    const app = Vue.createApp({ data: () => ({ title: 'harbour', lines: A }), template: '<article><h1>What is known about the {{title}}</h1><div class="story"><template v-for="l in lines">{{l}}<br><br></template></div></article>' });
    window.vm = app.mount('#root'); window.B = B;</script>` }));
  await sleep(500);
  const before = await S.state();
  say(JSON.stringify(await S.mode('tidy')));
  await sleep(600);
  say('adtext', (await S.visible()).includes('Advertisement'), 'missing', missing(await S.visible(), 'harbour', 10));
  await S.run("vm.title = 'railway'; vm.lines = B");
  for (const ms of [0, 300, 500, 1000, 2000]) { await sleep(ms); say('after', ms, 'missing railway', missing(await S.visible(), 'railway', 14)); }
  await S.mode('off'); say('off: missing', missing(await S.visible(), 'railway', 14), await S.run('return errs'));
  // and now exact
  await S.open('a3.html'); await sleep(500); const x = await S.state(); await S.mode('tidy'); await sleep(800); await S.mode('off'); const d = diffState(x, await S.state()); if (d) say('DIFF', d);
  await errs();
});

test('a4 anti-adblock: collapses noticed, article blurred, wall again and again', async () => {
  await S.open('a4.html', news({ key: 'the dam', css: '.blurred{filter:blur(8px)!important;pointer-events:none;user-select:none}.wall-bg{position:fixed;inset:0;background:rgba(0,0,0,.7);z-index:99}.wall{position:fixed;left:25%;top:25%;width:50%;background:#fff;padding:30px;z-index:100}', after: `<script>
    setInterval(() => { const slot = document.querySelector('.ad-slot'); if (slot.offsetHeight > 0) return;
      document.querySelector('article').classList.add('blurred'); document.body.style.overflow = 'hidden';
      if (!document.querySelector('.wall')) document.body.insertAdjacentHTML('beforeend', '<div class="wall-bg"></div><div class="wall"><h2>Ad blocker detected</h2><p>Please switch off your ad blocker to go on reading. Our journalism is paid for by advertising.</p><button>I have switched it off</button></div>');
    }, 1000);</script>` }));
  await sleep(1200);
  const a = await S.state();
  say(JSON.stringify(await S.mode('tidy')));
  for (let i = 0; i < 6; i++) { await sleep(1000); say(i, 'wall', JSON.stringify(await S.vis('.wall, .wall-bg')), 'filter', await S.run('return getComputedStyle(document.querySelector("article")).filter'), 'overflow', await S.run('return getComputedStyle(document.body).overflowY'), 'pe', await S.run('return getComputedStyle(document.querySelector("article")).pointerEvents')); }
  await S.mode('off');
  await errs();
});

test('a5 anti-adblock wall random tag, closed shadow root, removed nodes put back', async () => {
  await S.open('a5.html', news({ key: 'the dam', after: `<div id="w"></div><script>
    const make = () => { const h = document.createElement('div'); h.id = 'host' + Math.random().toString(36).slice(2); h.className = 'hh'; h.style.cssText = 'position:fixed;inset:0;z-index:2147483647;background:rgba(0,0,0,.8)'; const r = h.attachShadow({ mode: 'closed' }); r.innerHTML = '<div style="background:#fff;width:500px;margin:200px auto;padding:30px"><h2>We noticed you use an ad blocker</h2><p>Allow ads on our site, or subscribe.</p><button>Allow ads</button></div>'; document.body.append(h); document.documentElement.style.overflow = 'hidden'; return h; };
    window.made = 0; let h;
    setTimeout(() => { h = make(); made++; setInterval(() => { if (getComputedStyle(h).display === 'none' && made < 200) { h.remove(); h = make(); made++; } }, 500); }, 1000);</script>` }));
  await sleep(1500);
  say(JSON.stringify(await S.mode('tidy')));
  for (let i = 0; i < 8; i++) { await sleep(1500); say(i, 'made', await S.run('return made'), JSON.stringify(await S.vis('.hh')), await S.run('return getComputedStyle(document.documentElement).overflowY')); }
  await S.mode('off');
  await errs();
});

test('a6 consent hides main by CSS until answered', async () => {
  await S.open('a6.html', news({ key: 'the vote', css: 'body.consent-pending main{display:none} body.consent-pending{overflow:hidden;height:100vh}#onetrust-consent-sdk .onetrust-pc-dark-filter{position:fixed;inset:0;background:rgba(0,0,0,.5);z-index:1000}#onetrust-banner-sdk{position:fixed;bottom:0;left:0;right:0;background:#fff;z-index:1001;padding:20px}', bodyAttrs: 'class="consent-pending"', after: `<div id="onetrust-consent-sdk"><div class="onetrust-pc-dark-filter"></div><div id="onetrust-banner-sdk" role="dialog" aria-label="Privacy"><h2>We value your privacy</h2><p>We and our 842 partners store and access information on a device, such as cookies, and process personal data.</p><button id="onetrust-accept-btn-handler">Accept all</button><button id="onetrust-reject-all-handler">Reject all</button></div></div><script>document.getElementById('onetrust-accept-btn-handler').onclick = () => { document.body.className = ''; document.getElementById('onetrust-consent-sdk').remove(); };</script>` }));
  await sleep(500);
  say('by hand', JSON.stringify(await S.mode('tidy')));
  await sleep(1500);
  say('banner', JSON.stringify(await S.vis('#onetrust-banner-sdk, .onetrust-pc-dark-filter, main')));
  say('visible missing', missing(await S.visible(), 'the vote', 10));
  await S.mode('off');
  const p = await S.mode('reader').catch((e) => String(e)); say('reader', JSON.stringify(p)); say('reader missing', missing(await S.shown(), 'the vote', 10));
  await S.mode('off');
  await errs();
});
