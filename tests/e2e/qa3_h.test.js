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

test('h1 scrollytelling inside the article, figure and video backgrounds (Shorthand-like)', async () => {
  await S.policy('ask');
  for (const [label, open, close, inner] of [['figure+svg', 'figure', 'figure', '<svg width="100%" height="100%" viewBox="0 0 100 100"><path d="M0 90 L100 10" stroke="red"/></svg><figcaption>Water level at the bridge</figcaption>'], ['div+img', 'div', 'div', '<img src="data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 width=%22900%22 height=%22600%22/%3E" style="width:100%;height:100%" alt="The river in flood">'], ['div+video', 'div', 'div', '<video muted loop style="width:100%;height:100%"></video>'], ['div+map canvas', 'div', 'div', '<canvas width=900 height=600></canvas>']]) {
    await S.open('h1.html', page({ css: 'main{max-width:none}p{max-width:700px;margin:16px auto}.scrolly{position:relative}.graphic{position:absolute;margin:0;top:0;left:0;width:100%;height:100vh}.graphic.is-fixed{position:fixed}.step{position:relative;z-index:2;margin:0 auto 70vh;width:420px;background:rgba(255,255,255,.9);padding:16px}', body: `${HEAD}<main><article><h1>How the river rose</h1>${P('intro', 6)}<section class="scrolly" id="sc"><${open} class="graphic" id="g">${inner}</${close}>${paras('step', 5).map((p) => `<div class="step"><p>${p}</p></div>`).join('')}</section>${P('outro', 6)}</article></main>${FOOT}<script>addEventListener('scroll', () => { const r = sc.getBoundingClientRect(); g.classList.toggle('is-fixed', r.top <= 0 && r.bottom >= innerHeight); });</script>` }));
    await S.mode('tidy'); await sleep(400);
    const y = await S.run('return sc.getBoundingClientRect().top + scrollY'); const out = [];
    for (const dy of [200, 700, 1200, 1700]) { await S.run(`window.scrollTo({top: ${y + dy}, behavior: 'instant'})`); await sleep(1300); out.push((await S.vis('#g'))[0]); }
    await S.run(`window.scrollTo({top: ${y - 300}, behavior: 'instant'})`); await sleep(1500); out.push('back', (await S.vis('#g'))[0], await S.run('return g.className')); say(label, JSON.stringify(out)); await S.mode('off');
  }
  await errs();
});
test('h2 control: the wheel scrolls', async () => {
  await S.open('h2.html', news({ key: 'wheel' })); await S.mode('tidy'); await sleep(800); await S.session.inPage(); await S.driver.actions().scroll(600, 500, 0, 300).perform(); await sleep(600); say('wheel', await S.run('return scrollY'));
});
test('h3 restless page: late ad while the reader scrolls', async () => {
  await S.open('h3.html', news({ key: 'the tide', before: '<div id="tick"></div>', after: '<script>setInterval(() => { const s = document.createElement("span"); s.textContent = new Date().toLocaleTimeString() + " DAX " + Math.random(); tick.replaceChildren(s); }, 1000); window.lateAd = () => document.querySelectorAll(".article-body p")[5].insertAdjacentHTML("beforebegin", \'<div class="ad-slot late"><span>Advertisement</span><div style="height:250px;background:red"></div></div>\');</script>' }));
  await S.mode('tidy'); await sleep(50000);
  await S.run('lateAd(); scrollBy(0, 50)'); const t0 = Date.now(); let k = 0; while ((await S.vis('.late')).some(Boolean) && Date.now() - t0 < 40000) { if (k++ % 4 === 0) await S.run('scrollBy(0, 5)'); await sleep(250); } say('late ad, though scrolled all the time, gone after', Date.now() - t0); await S.mode('off');
});
test('h4 json / rss / csv / source text under always read', async () => {
  await S.policy('read');
  S.make('api-list.json', { type: 'application/json', body: JSON.stringify({ items: paras('json', 12).map((t, i) => ({ id: i, title: 'Item ' + i, text: t })) }, null, 2) });
  S.make('feed.xml', { type: 'application/rss+xml', body: `<?xml version="1.0"?><rss version="2.0"><channel><title>The Daily Example</title>${paras('xml', 20).map((x, i) => `<item><title>Headline ${i}</title><link>https://example.org/${i}</link><description>${x}</description></item>`).join('')}</channel></rss>` });
  S.make('feed2.xml', { type: 'text/xml', body: `<?xml version="1.0"?><rss version="2.0"><channel><title>The Daily Example</title>${paras('xml', 20).map((x, i) => `<item><title>Headline ${i}</title><link>https://example.org/${i}</link><description>${x}</description></item>`).join('')}</channel></rss>` });
  S.make('app.js', { type: 'text/javascript', body: Array.from({ length: 60 }, (_, i) => `// ${para('code', i)}\nexport function f${i}(a, b) { return a + b * ${i}; }\n`).join('\n') });
  S.make('robots.txt', { type: 'text/plain', body: Array.from({ length: 60 }, (_, i) => `User-agent: bot${i}\nDisallow: /private/${i}/\n`).join('\n') });
  S.make('data.csv.txt', { type: 'text/plain', body: Array.from({ length: 100 }, (_, i) => `${i},Hamburg,2026-11-${i % 30},${i * 3.2},"a note about it"`).join('\n') });
  S.make('sitemap.xml', { type: 'text/xml', body: `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${Array.from({ length: 60 }, (_, i) => `<url><loc>https://example.org/news/a-long-story-of-the-day-${i}</loc></url>`).join('')}</urlset>` });
  for (const f of ['api-list.json', ...(Q.browserName === 'chrome' ? ['feed.xml'] : []), 'feed2.xml', 'app.js', 'robots.txt', 'data.csv.txt', 'sitemap.xml']) { try { await S.session.inPage(); await S.driver.get(S.session.server.origin + S.url(f)); const t = await S.waitShown(3000); await S.session.inPage(); say(f, t ? 'OPENED ' + JSON.stringify(t.slice(0, 120)) : 'stayed'); } catch (e) { say(f, String(e).slice(0, 120)); } }
  await S.policy('ask');
});
test('h5 reveal.js-like: v-cloak / preloader under always read with a text change after', async () => {
  await S.policy('read');
  for (const [n, after] of [['vc1.html', ''], ['vc2.html', 'document.title += " ";document.body.append("x")']]) { S.make(n, page({ css: '[v-cloak]{display:none}', body: `<div id="app" v-cloak>${HEAD}<main>${articleHtml('cloaked')}</main>${FOOT}</div><script>setTimeout(() => { app.removeAttribute('v-cloak'); ${after} }, 1200)</script>` })); await S.session.open(S.url(n)); const t = await S.waitShown(9000); say(n, t ? 'opened' : 'did not open', 'visible', missing(await S.visible(), 'cloaked', 10)); await S.session.inPage(); }
  await S.policy('ask');
});
test('h6 consent via footer link with cookiebot renew (element re-created) and Didomi', async () => {
  await S.open('h6.html', news({ key: 'vote', css: '#didomi-popup{position:fixed;inset:0;background:rgba(0,0,0,.5);z-index:99}#didomi-popup .b{background:#fff;margin:150px auto;width:500px;padding:30px}', before: '', after: `<p><a href="#" id="renew">Cookie settings</a></p><script>const make = () => { let h = document.getElementById('didomi-host'); if (!h) { h = document.createElement('div'); h.id = 'didomi-host'; document.body.append(h); } h.innerHTML = '<div id="didomi-popup" class="didomi-popup-backdrop"><div class="b" role="dialog" aria-modal="true"><h2>Welcome</h2><p>With your agreement, we and our partners use cookies to store and access personal data.</p><button id="didomi-notice-agree-button">Agree and close</button></div></div>'; document.body.style.overflow = 'hidden'; document.getElementById('didomi-notice-agree-button').onclick = () => { h.innerHTML = ''; document.body.style.overflow = ''; window.agreed = true; }; }; setTimeout(make, 500); renew.onclick = (e) => { e.preventDefault(); make(); };</script>` }));
  await sleep(800); say(JSON.stringify(await S.mode('tidy'))); await sleep(800); await S.session.inPage(); await S.run('renew.scrollIntoView({block:"center"})'); await S.driver.findElement(Q.By.id('renew')).click();
  for (const ms of [300, 1500, 2500]) { await sleep(ms); say(ms, JSON.stringify(await S.vis('#didomi-popup, #didomi-host')), await S.run('return getComputedStyle(document.body).overflowY')); } await S.mode('off'); await errs();
});
