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

test('e6 inner scroller (body 100vh, main scrolls), tidy/off and reader/off', async () => {
  await S.policy('ask');
  for (const [at, smooth] of [[900, ''], [900, 'html,main,.sc{scroll-behavior:smooth}'], [99999, '']]) {
    await S.open('inner.html', page({ css: `html,body{height:100%;overflow:hidden}.sc{height:calc(100vh - 60px);overflow-y:auto}${smooth}`, body: `${HEAD}<div class="sc" id="sc"><main>${articleHtml('inner')}</main>${FOOT}</div>` }));
    await S.run(`sc.scrollTo({top: ${at}, behavior: 'instant'})`); await sleep(300);
    const top = () => S.run('return sc.scrollTop'); const para5 = () => S.run('const p = [...document.querySelectorAll(".article-body p")].find((p) => p.getBoundingClientRect().top > 60); return [p.textContent.slice(-40), Math.round(p.getBoundingClientRect().top)]');
    const a = await S.state(), t0 = await top(), p0 = await para5();
    await S.mode('tidy'); await sleep(900); say('tidy', at, 'scrollTop', t0, '->', await top(), JSON.stringify(p0), JSON.stringify(await para5()), 'overflow', await S.run('return [getComputedStyle(document.documentElement).overflowY, getComputedStyle(document.body).overflowY]'));
    await S.mode('off'); await sleep(900); say('off scrollTop', await top()); const d = diffState(a, await S.state()); if (d) say('DIFF tidy/off', d);
    await S.mode('reader'); await sleep(600); await S.mode('off'); await sleep(900); say('reader/off scrollTop', await top()); const d2 = diffState(a, await S.state()); if (d2) say('DIFF reader/off', d2);
  }
  await errs();
});
test('e25 window scroll: place kept by tidy, exact after off (smooth too, snap)', async () => {
  for (const css of ['', 'html{scroll-behavior:smooth}', 'html{scroll-snap-type:y proximity}p{scroll-snap-align:start}', 'html{overflow-anchor:none}']) for (const at of [1400, 99999]) {
    await S.open('scroll.html', news({ key: 'scroll', css }));
    await S.run(`window.scrollTo({top: ${at}, behavior: 'instant'})`); await sleep(300);
    const para5 = () => S.run('const p = [...document.querySelectorAll(".article-body p")].find((p) => p.getBoundingClientRect().top > 0); return p ? [p.textContent.slice(-60, -30), Math.round(p.getBoundingClientRect().top)] : null');
    const a = await S.state(), p0 = await para5();
    await S.mode('tidy'); await sleep(1200); say('css', css, at, 'scroll', JSON.stringify(a.probe.scroll), '->', await S.run('return scrollY'), JSON.stringify(p0), JSON.stringify(await para5()));
    await S.mode('off'); await sleep(1200); const d = diffState(a, await S.state()); if (d) say('DIFF tidy/off', d);
    await S.mode('reader'); await sleep(600); await S.mode('off'); await sleep(1200); const d2 = diffState(a, await S.state()); if (d2) say('DIFF reader/off', d2);
  }
  await errs();
});
test('e8 focus & form values: autofocused newsletter input, half-filled, selection in textarea, focus in shadow', async () => {
  await S.open('form.html', news({ key: 'form', before: '<form class="search"><input id="q" name="q"></form>', after: `<section class="comments" id="comments"><h3>Comments</h3><form><textarea id="ta"></textarea><button>Send</button></form></section><x-in></x-in><script>customElements.define('x-in', class extends HTMLElement { connectedCallback() { this.attachShadow({mode:'open'}).innerHTML = '<input id="si">'; } })</script>` }));
  // 1 newsletter input focused and filled
  await S.session.inPage(); const mail = await S.driver.findElement(Q.By.css('.newsletter-signup input')); await mail.sendKeys('anna@exam');
  let a = await S.state(); let v0 = await S.run('return document.activeElement.type');
  say('newsletter focused', v0, JSON.stringify(await S.mode('tidy')).slice(0, 200)); await sleep(800); say('letter visible', JSON.stringify(await S.vis('.newsletter-signup')), 'active', await S.run('return document.activeElement.localName'));
  await S.mode('off'); await sleep(400); let d = diffState(a, await S.state()); if (d) say('DIFF', d); say('value', await S.run('return document.querySelector(".newsletter-signup input").value'));
  // 2 comment textarea half-filled with focus
  await S.session.inPage(); const ta = await S.driver.findElement(Q.By.id('ta')); await ta.sendKeys('I think that this'); await S.run('ta.setSelectionRange(2, 7)');
  a = await S.state(); await S.mode('tidy'); await sleep(800); say('comment textarea visible while focused', JSON.stringify(await S.vis('#ta')), await S.run('return document.activeElement.id')); await S.mode('off'); await sleep(400); d = diffState(a, await S.state()); if (d) say('DIFF', d);
  await S.mode('reader'); await sleep(500); await S.mode('off'); await sleep(500); d = diffState(a, await S.state()); if (d) say('DIFF reader', d); say('sel', JSON.stringify(await S.run('return [ta.selectionStart, ta.selectionEnd, ta.value]')));
  // 3 half-filled but not focused
  await S.run('document.activeElement.blur()'); await S.mode('tidy'); await sleep(800); say('half-filled, not focused, comments visible', JSON.stringify(await S.vis('#ta, #comments'))); await S.mode('off'); say('value', await S.run('return ta.value'));
  // 4 focus inside shadow
  await S.run('document.querySelector("x-in").shadowRoot.getElementById("si").focus()'); await S.mode('reader'); await sleep(500); await S.mode('off'); await sleep(500); say('shadow focus', await S.run('return [document.activeElement.localName, document.querySelector("x-in").shadowRoot.activeElement?.id]'));
  await errs();
});
test('e7 media: playing video/audio in page and in shadow root, reader open/close', async () => {
  await S.open('media.html', news({ key: 'media', before: '<video id="v" muted width=300></video><x-p></x-p>', after: `<script>const c = document.createElement('canvas'); const x = c.getContext('2d'); setInterval(() => x.fillRect(0,0,Math.random()*100,10), 50); const st = c.captureStream(20); v.srcObject = st; v.play(); customElements.define('x-p', class extends HTMLElement { connectedCallback() { const r = this.attachShadow({mode:'open'}); r.innerHTML = '<video muted width=300></video>'; r.firstChild.srcObject = st; r.firstChild.play(); window.sv = r.firstChild; } }); window.ev = []; for (const t of ['pause','play']) v.addEventListener(t, () => ev.push(t)); document.addEventListener('visibilitychange', () => ev.push('vis'));</script>` }));
  await sleep(800); say('playing', await S.run('return [!v.paused, !sv.paused]'));
  await S.mode('reader'); await sleep(1000); say('in reader', await S.run('return [!v.paused, !sv.paused]')); await S.mode('off'); await sleep(800); say('after', await S.run('return [!v.paused, !sv.paused, ev.join()]'));
  await S.mode('tidy'); await sleep(800); say('tidy', await S.run('return [!v.paused, v.checkVisibility()]')); await S.mode('off'); await errs();
});
test('e11 infinite scroll / observers while reader is open', async () => {
  await S.open('inf.html', news({ key: 'inf', after: `<div id="feed"></div><div id="sent" style="height:10px"></div><script>window.loads = 0; window.ro = []; window.res = 0; addEventListener('resize', () => res++); new IntersectionObserver((es) => { if (es.some((e) => e.isIntersecting) && loads < 100) { loads++; const d = document.createElement('div'); d.style.height = '300px'; d.textContent = 'Item ' + loads; feed.append(d); } }, { rootMargin: '200px' }).observe(sent); new ResizeObserver((es) => ro.push(es.map((e) => Math.round(e.contentRect.width) + 'x' + Math.round(e.contentRect.height)).join())).observe(document.body); window.mq = 0; matchMedia('(min-width: 1270px)').addEventListener('change', () => mq++);</script>` }));
  await sleep(800); const w = () => S.run('return JSON.stringify({loads, ro, res, mq, iw: innerWidth, cw: document.documentElement.clientWidth, bh: document.body.offsetHeight, sh: document.documentElement.scrollHeight})');
  say(await w()); await S.mode('reader'); await sleep(3000); say('reader', await w()); await S.mode('off'); await sleep(800); say('off', await w()); await errs();
});
test('e19 the page takes our style away / rewrites style', async () => {
  await S.open('fight.html', news({ key: 'fight', after: `<script>window.n = 0; const o = new MutationObserver((rs) => { for (const r of rs) if (r.target.style.display === 'none' && n < 500) { n++; r.target.removeAttribute('style'); } }); for (const e of document.querySelectorAll('.ad-slot, aside')) o.observe(e, { attributes: true, attributeFilter: ['style'] });</script>` }));
  const a = await S.state(); await S.mode('tidy'); await sleep(3000); say('n', await S.run('return n'), JSON.stringify(await S.vis('.ad-slot, aside'))); await S.mode('off'); await sleep(500); const d = diffState(a, await S.state()); if (d) say('DIFF', d); await errs();
});
test('e26 late taboola, outbrain, anchor ad with body padding, top banner pushes', async () => {
  await S.open('tab.html', news({ key: 'late', css: '.anchor{position:fixed;bottom:0;left:0;right:0;height:90px;background:#fea;z-index:50}body.has-anchor{padding-bottom:90px}.topad{position:sticky;top:0;height:250px;background:#eee}', before: '<div class="topad leaderboard-ad" id="google_ads_iframe_top_0__container__"><div style="width:970px;height:250px"></div></div>', after: `<script>setTimeout(() => { document.querySelector('article').insertAdjacentHTML('afterend', '<div id="taboola-below-article-thumbnails"><div class="trc_rbox"><div class="trc_header">You may like</div>' + Array.from({length:8},(_, i)=>'<div class="videoCube trc_spotlight_item"><a href="https://clickbait.example/'+i+'"><img width=200 height=100 src="data:image/svg+xml,<svg xmlns=%22http://www.w3.org/2000/svg%22/>"><span class="video-title">Doctors stunned by this trick number '+i+'</span><span class="branding">Sponsor '+i+'</span></a></div>').join('') + '</div></div>'); }, 2500); setTimeout(() => { document.body.classList.add('has-anchor'); document.body.insertAdjacentHTML('beforeend', '<ins class="adsbygoogle adsbygoogle-noablate anchor" data-anchor-status="displayed"><div><iframe width=728 height=90></iframe></div></ins>'); }, 3500);</script>` }));
  const a = await S.mode('tidy'); await sleep(8000); say(JSON.stringify(await S.vis('.topad, #taboola-below-article-thumbnails, .anchor')), await S.run('return getComputedStyle(document.body).paddingBottom'), 'missing', missing(await S.visible(), 'late', 10)); await S.mode('off'); await errs();
});
test('e30 narrow 360 px, app banner, sticky', async () => {
  await S.session.inPage(); const r = await S.driver.manage().window().getRect(); await S.driver.manage().window().setRect({ width: 500, height: 760 });
  await S.open('narrow.html', news({ key: 'narrow', css: '.smart{position:fixed;top:0;left:0;right:0;height:70px;background:#eee;z-index:10}.tabbar{position:fixed;bottom:0;left:0;right:0;height:56px;background:#fff;z-index:10;display:flex;gap:30px}', after: '<div class="smart smartbanner"><button class="close">×</button> The Daily Example – Get the app <a href="https://play.google.com/store/apps/x">Open</a></div><div class="tabbar"><a href="/">Home</a><a href="/latest">Latest</a><a href="/saved">Saved</a><a href="/me">Me</a></div>' }));
  await sleep(200); const { t, r: rd } = await round('narrow'); await S.mode('tidy'); await sleep(800); say('smart,tabbar', JSON.stringify(await S.vis('.smart, .tabbar')), 'iw', await S.run('return innerWidth')); await S.mode('off');
  await S.session.inPage(); await S.driver.manage().window().setRect(r); await errs();
});
test('e34 page with its own open modal dialog / popover, then reader', async () => {
  await S.open('dlg.html', news({ key: 'dlg', before: '<button id="o">Log in</button><dialog id="d"><form method="dialog"><h2>Log in</h2><input type="email"><input type="password"><button>OK</button></form></dialog><div popover id="pp">Menu <a href="/">Home</a></div>', after: '<script>o.onclick = () => d.showModal(); window.ev = []; d.addEventListener("close", () => ev.push("close"));</script>' }));
  await S.session.inPage(); await S.driver.findElement(Q.By.id('o')).click(); await sleep(300); let a = await S.state();
  await S.mode('reader'); await sleep(500); say('reader', missing(await S.shown(), 'dlg', 10)); await S.mode('off'); await sleep(500); let d = diffState(a, await S.state()); if (d) say('DIFF', d); say('modal', await S.run('return [d.matches(":modal"), ev.join()]'));
  await S.mode('tidy'); await sleep(800); say('tidy modal', await S.run('return [d.matches(":modal"), d.checkVisibility()]')); await S.mode('off'); await sleep(300); d = diffState(a, await S.state()); if (d) say('DIFF tidy', d);
  await S.run('d.close(); pp.showPopover()'); await sleep(200); a = await S.state(); await S.mode('reader'); await sleep(400); await S.mode('off'); await sleep(400); say('popover open after', await S.run('return pp.matches(":popover-open")')); d = diffState(a, await S.state()); if (d) say('DIFF', d);
  await errs();
});
