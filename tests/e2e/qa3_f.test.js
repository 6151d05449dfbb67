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

const FLOAT_CSS = '.vwrap{height:400px;background:#000;margin:10px 0}.vplayer{height:400px;background:#333;color:#fff}.vplayer.floating{position:fixed;right:20px;bottom:20px;width:320px;height:180px;z-index:40}';
test('f1 lead video floats after the reader started it by a click', async () => {
  await S.policy('ask');
  for (const inFigure of [false, true]) {
    await S.open('f1.html', page({ css: FLOAT_CSS, body: `${HEAD}<main><article><h1>What is known about the vote</h1><${inFigure ? 'figure' : 'div'} class="vwrap"><div class="vplayer" id="v"><button id="play" style="width:200px;height:100px">Play</button><video id="vv" muted style="width:100%;height:60%"></video><button class="close" aria-label="Close">×</button></div></${inFigure ? 'figure' : 'div'}>${P('the vote', 14)}</article></main>${FOOT}<script>const c = document.createElement('canvas'); const x = c.getContext('2d'); setInterval(() => x.fillRect(0,0,Math.random()*100,10), 50); vv.srcObject = c.captureStream(20); document.getElementById('play').onclick = () => vv.play(); new IntersectionObserver(([e]) => v.classList.toggle('floating', !e.isIntersecting)).observe(document.querySelector('.vwrap'));</script>` }));
    say(JSON.stringify(await S.mode('tidy'))); await sleep(800);
    await S.session.inPage(); await S.driver.findElement(Q.By.id('play')).click(); await sleep(3500);
    say('playing', await S.run('return [!vv.paused, v.checkVisibility()]'));
    await S.run('window.scrollTo({top: 900, behavior: "instant"})'); await sleep(3500); say('scrolled', await S.run('return [!vv.paused, v.checkVisibility(), v.className, document.querySelector(".vwrap").style.cssText, v.style.cssText]'));
    await S.run('window.scrollTo({top: 0, behavior: "instant"})'); await sleep(3500); say('top again', await S.run('return [!vv.paused, v.checkVisibility(), v.className, document.querySelector(".vwrap").style.cssText]'));
    await S.mode('off'); await sleep(500); say('off', await S.run('return [v.checkVisibility(), v.className]'));
  }
  await errs();
});
test('f2 scrollytelling: the chart is fixed while steps scroll over it', async () => {
  await S.open('f2.html', page({ css: '.scrolly{position:relative}.graphic{position:absolute;top:0;left:0;width:100%;height:100vh}.graphic.is-fixed{position:fixed}.step{position:relative;z-index:2;margin:0 auto 70vh;width:420px;background:rgba(255,255,255,.9);padding:16px}', body: `${HEAD}<main><article><h1>How the river rose</h1>${P('intro', 6)}</article></main><section class="scrolly" id="sc"><div class="graphic" id="g"><svg width="100%" height="100%" viewBox="0 0 100 100"><path d="M0 90 L20 60 L50 70 L100 10" stroke="red" fill="none"/><text x="10" y="20">4.2 m</text></svg></div>${paras('step', 5).map((p) => `<div class="step"><p>${p}</p></div>`).join('')}</section><main>${P('outro', 6)}</main>${FOOT}<script>addEventListener('scroll', () => { const r = sc.getBoundingClientRect(); g.classList.toggle('is-fixed', r.top <= 0 && r.bottom >= innerHeight); });</script>` }));
  say(JSON.stringify(await S.mode('tidy'))); await sleep(500);
  const y = await S.run('return sc.getBoundingClientRect().top + scrollY');
  for (const dy of [200, 800, 1400]) { await S.run(`window.scrollTo({top: ${y + dy}, behavior: 'instant'})`); await sleep(1500); say('at', dy, JSON.stringify(await S.vis('#g')), await S.run('return g.className + "|" + g.style.cssText')); }
  await S.run('const s = document.createElement("span"); s.textContent = "x"; document.querySelector("footer").append(s)'); await sleep(3000); say('after a look while fixed', JSON.stringify(await S.vis('#g')), JSON.stringify(await S.popup()), 'missing steps', missing(await S.visible(), 'step', 5));
  await S.run(`window.scrollTo({top: 0, behavior: 'instant'})`); await sleep(2500); say('top', JSON.stringify(await S.vis('#g')), await S.run('return g.className + "|" + g.style.cssText'));
  await S.mode('off');
  await S.run(`window.scrollTo({top: ${y + 800}, behavior: 'instant'})`); await sleep(400); say('turned on while fixed', JSON.stringify(await S.mode('tidy'))); await sleep(800); say(JSON.stringify(await S.vis('#g'))); await S.mode('off'); await errs();
});
test('f3 login dialog that takes 2.5 s after the click (Piano-like iframe)', async () => {
  S.make('login.html', '<!doctype html><input type=email><input type=password>');
  for (const ms of [1000, 2500]) {
    await S.open('f3.html', news({ key: 'login', css: '.tp-modal{position:fixed;inset:0;z-index:300000;background:rgba(0,0,0,.5)}.tp-modal iframe{position:absolute;left:30%;top:15%;width:40%;height:60%;background:#fff}', before: '<button id="login">Log in</button>', after: `<script>login.onclick = () => setTimeout(() => { document.body.insertAdjacentHTML('beforeend', '<div class="tp-modal"><iframe src="login.html" title="Log in"></iframe></div>'); document.body.style.overflow = 'hidden'; }, ${ms});</script>` }));
    await S.mode('tidy'); await sleep(2500); await S.session.inPage(); await S.driver.findElement(Q.By.id('login')).click(); await sleep(ms + 300); say(ms, 'at once', JSON.stringify(await S.vis('.tp-modal'))); await sleep(3000); say(ms, 'later', JSON.stringify(await S.vis('.tp-modal')), await S.run('return getComputedStyle(document.body).overflowY'));
    await S.mode('off');
  }
  await errs();
});
test('f4 live blog, rows reused by index, beside a ticker', async () => {
  S.make('vue.js', Q.lib('vue/dist/vue.global.prod.js'));
  await S.open('f4.html', page({ body: `${HEAD}<main id="root"></main>${FOOT}<script src="vue.js"></script><script>
    const A = ${JSON.stringify(paras('harbour', 12))}, B = ${JSON.stringify(paras('update', 12))};
    const app = Vue.createApp({ data: () => ({ clock: 0, posts: A }), computed: { rows() { const r = []; this.posts.forEach((p, i) => { r.push({ t: p }); if (i % 3 === 2) r.push({ ad: true, t: 'Advertisement' }); }); return r; } }, template: '<article><h1>Live: the harbour</h1><p>Updated <b v-if="clock % 2">{{clock}} s ago</b><i v-else>{{clock}} s ago</i></p><div v-for="r in rows" :class="r.ad ? \\'ad-slot\\' : \\'entry-text\\'">{{r.t}}</div></article>' });
    window.vm = app.mount('#root'); window.B = B; setInterval(() => vm.clock++, 1000);</script>` }));
  await sleep(500); say(JSON.stringify(await S.mode('tidy'))); await sleep(25000);
  await S.run("vm.posts = [B[0], ...vm.posts]"); const t0 = Date.now(); let left;
  for (;;) { const v = await S.visible(); left = missing(v, 'harbour', 12) + missing(v, 'update', 1); if (!left || Date.now() - t0 > 45000) break; if (Date.now() - t0 < 3000) say('missing', left, 'after', Date.now() - t0, 'ads', (await S.visible()).split('Advertisement').length - 1); await sleep(1000); }
  say('story whole after', Date.now() - t0, 'ms; missing', left); await S.mode('off'); say('off missing', missing(await S.visible(), 'harbour', 12)); await errs();
});
test('f5 wheel locked by the popup, focus trap', async () => {
  await S.open('f5.html', news({ key: 'wheel', css: '.pop{position:fixed;left:25%;top:25%;width:50%;background:#fff;padding:40px;z-index:9}.bg{position:fixed;inset:0;background:rgba(0,0,0,.5);z-index:8}', after: `<script>const stop = (e) => e.preventDefault(); setTimeout(() => { document.body.insertAdjacentHTML('beforeend', '<div class=bg></div><div class=pop role=dialog aria-modal=true><button aria-label=Close>×</button><h2>Get our newsletter</h2><input type=email><button>Sign up</button></div>'); for (const t of ['wheel','touchmove']) addEventListener(t, stop, { passive: false }); addEventListener('keydown', (e) => { if (['ArrowDown','PageDown',' '].includes(e.key)) e.preventDefault(); }); document.addEventListener('focusin', (e) => { if (!e.target.closest('.pop')) document.querySelector('.pop input')?.focus(); }); document.querySelector('.pop input').focus(); }, 1000);</script>` }));
  await sleep(1500); await S.mode('tidy'); await sleep(1500); say(JSON.stringify(await S.vis('.pop, .bg')));
  await S.session.inPage(); const y0 = await S.run('return scrollY'); await S.driver.actions().scroll(600, 500, 0, 400).perform().catch((e) => say(String(e))); await sleep(600); say('wheel', y0, await S.run('return scrollY'), 'active', await S.run('return document.activeElement.localName'));
  await S.mode('off'); await errs();
});
test('f6 late open shadow with ads under always tidy', async () => {
  await S.policy('tidy');
  await S.open('f6.html', page({ body: `<entry-point></entry-point><script>setTimeout(() => { customElements.define('entry-point', class extends HTMLElement { connectedCallback() { this.attachShadow({mode:'open'}).innerHTML = ${JSON.stringify(`<main>${articleHtml('msn')}</main>`)}; } }); }, 2000)</script>` }));
  await sleep(6000); say('ads in shadow', await S.run('return JSON.stringify([...document.querySelector("entry-point").shadowRoot.querySelectorAll(".ad-slot, .newsletter-signup, .related")].map((e) => e.checkVisibility()))')); 
  await S.policy('ask'); await errs();
});
