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

const list = `<h1>News</h1>${Array.from({ length: 20 }, (_, i) => `<div class="teaser"><a href="/n/${i}"><h2>Headline ${i} of the day</h2></a><p>${para('list', i)}</p></div>`).join('')}`;
test('i22 story in a fixed overlay over the list (modal route)', async () => {
  for (const policy of ['tidy', 'read']) {
    await S.policy(policy);
    await S.open('modal-list.html', page({ css: '.route{position:fixed;inset:0;z-index:20;background:rgba(0,0,0,.6);overflow:auto}.route .sheet{background:#fff;width:800px;margin:40px auto;padding:30px}', body: `${HEAD}<main>${list}</main>${FOOT}<script>window.go = () => { history.pushState({}, '', 'modal-story-of-the-day.html'); document.title = 'Story'; document.body.style.overflow = 'hidden'; setTimeout(() => document.body.insertAdjacentHTML('beforeend', ${JSON.stringify(`<div class="route" role="dialog" aria-modal="true"><div class="sheet"><button class="close" aria-label="Close">×</button>${articleHtml('modal')}</div></div>`)}), 600); }; window.back = () => { document.querySelector('.route').remove(); document.body.style.overflow = ''; };</script>` }));
    await sleep(2000); await S.run('go()'); await sleep(5000);
    say(policy, 'overlay', JSON.stringify(await S.vis('.route, .ad-slot')), 'missing', missing(await S.visible(), 'modal', 10), 'body overflow', await S.run('return getComputedStyle(document.body).overflowY'), 'reader missing', missing(await S.shown(), 'modal', 10));
    await errs();
  }
  await S.policy('ask');
});
test('i33 Turbo: whole body replaced, pushState', async () => {
  for (const policy of ['tidy', 'read']) {
    await S.policy(policy);
    await S.open('turbo-1.html', page({ body: `${HEAD}<main>${articleHtml('one')}</main>${FOOT}`, head: `<script>const B = ${JSON.stringify({ two: `${HEAD}<main>${articleHtml('two')}</main>${FOOT}`, list: `${HEAD}<main>${list}</main>${FOOT}` }).replace(/</g, '\\u003c')}; window.visit = (k) => { history.pushState({}, '', 'turbo-' + k + '.html'); setTimeout(() => { const b = document.createElement('body'); b.innerHTML = B[k]; document.documentElement.replaceChild(b, document.body); document.title = k; scrollTo(0, 0); }, 300); };</script>` }));
    await sleep(3000); const look = async (k) => say(policy, k, 'page missing', missing(await S.visible(), k, 10), 'ads', JSON.stringify(await S.vis('.ad-slot')), 'reader', (await S.shown()) ? missing(await S.shown(), k, 10) : 'closed', await S.run('return [document.body.getAttribute("style"), document.documentElement.getAttribute("style"), getComputedStyle(document.body).visibility, innerWidth - document.documentElement.clientWidth]'));
    await look('one'); await S.run("visit('two')"); await sleep(4000); await look('two'); await S.run("visit('list')"); await sleep(4000); await look('list'); say('teasers', (await S.vis('.teaser')).filter(Boolean).length, (await S.visible()).length); await S.run("visit('two')"); await sleep(4000); await look('two');
    await errs();
  }
  await S.policy('ask');
});
test('i5 always read: late story while somebody has selected text / plays a video', async () => {
  await S.policy('read');
  await S.open('i5.html', page({ body: `${HEAD}<video id="vv" muted controls width=400></video><main id="m"><p>Loading the story, please wait a moment.</p></main>${FOOT}<script>const c = document.createElement('canvas'); const x = c.getContext('2d'); setInterval(() => x.fillRect(0,0,Math.random()*100,10), 50); vv.srcObject = c.captureStream(20); setTimeout(() => { m.innerHTML = ${JSON.stringify(articleHtml('late'))}; }, 2500);</script>` }));
  await S.session.inPage(); await S.run('vv.play()'); await sleep(6000); say('opened', !!(await S.shown()), 'playing', await S.run('return !vv.paused')); await S.policy('ask'); await errs();
});
test('i6 document.open + write replaces the page while tidied / read', async () => {
  await S.open('i6.html', news({ key: 'first', after: `<script>window.rewrite = () => { document.open(); document.write(${JSON.stringify(news({ key: 'second' })).replace(/<\/script/g, '<\\/script')}); document.close(); };</script>` }));
  await S.mode('tidy'); await sleep(500); await S.run('rewrite()'); await sleep(3000); say('tidy: missing', missing(await S.visible(), 'second', 10), JSON.stringify(await S.vis('.ad-slot')), JSON.stringify(await S.popup()));
  await S.mode('off').catch((e) => say(String(e).slice(0, 100))); await S.open('i6.html'); await S.mode('reader'); await sleep(500); await S.run('rewrite()'); await sleep(3000); say('reader: shown', missing(await S.shown(), 'second', 10), 'page missing', missing(await S.visible(), 'second', 10), JSON.stringify(await S.popup()), await S.run('return [document.body.getAttribute("style"), document.documentElement.getAttribute("style")]')); await errs();
});
test('i7 print: tidied page and reader over page (chrome)', async () => {
  await S.open('i7.html', news({ key: 'print', css: '@media print{.ad-slot{display:none}nav{display:none}}' })); const a = await S.state(); await S.mode('tidy'); await sleep(500); await S.session.inPage(); const pdf = await S.driver.printPage({}).catch((e) => say(String(e).slice(0, 100))); say('pdf', pdf?.length); const t = await S.state(); say('still tidied', JSON.stringify(await S.vis('.ad-slot'))); await S.mode('off'); const d = diffState(a, await S.state()); if (d) say('DIFF', d);
  await S.mode('reader'); await sleep(500); await S.session.inPage(); await S.driver.printPage({}).catch(() => {}); await sleep(300); await S.mode('off'); await sleep(500); const d2 = diffState(a, await S.state()); if (d2) say('DIFF', d2); await errs();
});
test('i8 ads that the reader of a consent-less site must click: captcha after 2.5 s', async () => {
  await S.open('i8.html', news({ key: 'captcha', after: `<section id="cm"><h3>Write to the author</h3><form id="f"><textarea id="t"></textarea><button id="send" type="button">Send</button></form></section><script>send.onclick = () => setTimeout(() => { document.body.insertAdjacentHTML('beforeend', '<div id="cap" style="position:fixed;left:30%;top:20%;width:400px;height:500px;background:#fff;z-index:2000000000;border:1px solid"><iframe title="recaptcha challenge expires in two minutes" src="about:blank" style="width:400px;height:500px"></iframe></div>'); }, 2500);</script>` }));
  await S.mode('tidy'); await sleep(2500); await S.session.inPage(); await S.run('send.scrollIntoView()'); await S.driver.findElement(Q.By.id('send')).click(); await sleep(2800); say('at once', JSON.stringify(await S.vis('#cap'))); await sleep(2500); say('later', JSON.stringify(await S.vis('#cap'))); await S.mode('off'); await errs();
});
