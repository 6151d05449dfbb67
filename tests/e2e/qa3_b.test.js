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

const ARTIFRAME = 'x';
const CONSENT_ONLY = page({ title: 'Yahoo is part of the Yahoo family of brands', body: `<div class="consent-page"><header><a class="logo" href="/">Yahoo</a></header><div class="consent-wizard" id="consent-page"><form method="post" class="consent-form" action="/consent"><h1>We, Yahoo, are part of the Yahoo family of brands</h1><p>When you use our sites and apps, we use cookies to provide our sites and apps to you, authenticate users, apply security measures, and prevent spam and abuse, and measure your use of our sites and apps.</p><p>If you click 'Accept all', we and our partners, including 239 who are part of the IAB Transparency &amp; Consent Framework, will also store and access information on a device (in other words, use cookies) and use precise geolocation data and other personal data such as IP address and browsing and search data, for personalised advertising and content, advertising and content measurement, and audience research and services development.</p><p>You can withdraw your consent or change your choices at any time by clicking on the 'Privacy &amp; cookie settings' or 'Privacy dashboard' links on our sites and apps.</p><div class="actions"><button type="submit" name="agree" value="agree">Accept all</button><button type="submit" name="reject">Reject all</button><button>Manage privacy settings</button></div></form></div></div>` });
test('b1 consent-only page (consent.yahoo.com)', async () => {
  await S.policy('ask');
  await S.open('b1.html', CONSENT_ONLY); 
  say('hand', JSON.stringify(await S.mode('tidy'))); await sleep(500);
  say('buttons', JSON.stringify(await S.vis('button, h1')), (await S.visible()).slice(0, 100));
  await S.mode('off');
  await S.policy('tidy');
  await S.open('b1.html'); await sleep(2500);
  say('auto tidy buttons', JSON.stringify(await S.vis('button, h1')), (await S.visible()).slice(0, 100));
  // a gate in the middle, fixed
  await S.open('b1b.html', page({ title: 'Privacy gate', css: '.gate{position:fixed;inset:0;background:#fff;padding:60px}', body: `<div class="gate privacy-gate" id="pg-host" role="dialog"><h2>The Daily Example uses cookies</h2><p>We and our partners use cookies to make our sites work, to personalise content and advertisements and to analyse traffic. By clicking on agree you give your consent.</p><button>Agree and continue</button><button>Settings</button></div>` })); await sleep(2500);
  say('auto tidy gate buttons', JSON.stringify(await S.vis('button')), (await S.visible()).slice(0, 100));
  await S.policy('read');
  await S.open('b1.html'); await sleep(2500); say('read: ', (await S.shown())?.slice(0, 100));
  await errs(); await S.policy('ask');
});
test('b1c yellow: SPA shell whose content waits for consent, under tidy policy', async () => {
  await S.policy('tidy');
  await S.open('b1c.html', page({ title: 'The Daily Example', css: '#cmp{position:fixed;left:0;right:0;bottom:0;background:#fff;border-top:1px solid;padding:20px;z-index:10}#cmpbg{position:fixed;inset:0;background:rgba(0,0,0,.5);z-index:9}', body: `${HEAD}<main id="app"></main>${FOOT}<div id="cmpbg"></div><div id="cmp" class="cookie-consent-banner" role="dialog" aria-modal="true"><p>We use cookies and similar technologies to show you personalised advertising. You can accept or refuse.</p><button id="acc">Accept all</button><button>Reject</button></div><script>acc.onclick = () => { cmp.remove(); cmpbg.remove(); app.innerHTML = ${JSON.stringify(articleHtml('the port'))}; };</script>` }));
  await sleep(2500);
  say('banner', JSON.stringify(await S.vis('#cmp,#cmpbg')), JSON.stringify(await S.visible()));
  await S.policy('ask'); await errs();
});
test('b2 sourcepoint iframe, home page, policy tidy', async () => {
  await S.policy('tidy');
  S.make('sp.html', '<!doctype html><html><body><h2>Your privacy</h2><button id=a>Accept</button></body></html>');
  const list = Array.from({ length: 20 }, (_, i) => `<article class="teaser"><h2><a href="/n/${i}">A headline of the day with number ${i} in it</a></h2><p>${para('teaser', i)}</p></article>`).join('');
  await S.open('b2.html', page({ css: 'html.sp-message-open{overflow:hidden;position:fixed;width:100%} .spc{position:fixed;inset:0;z-index:999;background:rgba(0,0,0,.5)} .spc iframe{position:absolute;left:20%;top:10%;width:60%;height:80%;background:#fff;border:0}', htmlAttrs: 'lang="en" class="sp-message-open"', body: `${HEAD}<main>${list}</main>${FOOT}<div id="sp_message_container_123" class="spc" role="dialog"><iframe id="sp_message_iframe_123" title="SP Consent Message" src="sp.html"></iframe></div>` }));
  await sleep(2500);
  say('container', JSON.stringify(await S.vis('.spc')), await S.run('return [getComputedStyle(document.documentElement).overflowY, getComputedStyle(document.documentElement).position]'), 'teasers', (await S.vis('.teaser')).filter(Boolean).length);
  await S.policy('ask'); await errs();
});
test('b3 usercentrics shadow root, article, main inert', async () => {
  await S.open('b3.html', news({ key: 'the vote', css: 'body.uc-lock{overflow:hidden}', bodyAttrs: 'class="uc-lock"', after: `<div id="usercentrics-root"></div><script>const r = document.getElementById('usercentrics-root').attachShadow({mode:'open'}); r.innerHTML = '<style>.ov{position:fixed;inset:0;background:rgba(0,0,0,.6);z-index:99}.bx{position:fixed;left:20%;top:20%;width:60%;background:#fff;padding:30px;z-index:100}</style><div class="ov"></div><div class="bx" role="dialog"><h2>Privacy settings</h2><p>This site uses third-party website tracking technologies to provide and continually improve our services, and to display advertisements.</p><button>Deny</button><button>Accept all</button></div>'; document.querySelector('main').inert = true;</script>` }));
  await sleep(300); const a = await S.state();
  say(JSON.stringify(await S.mode('tidy'))); await sleep(1500);
  say(await S.run('return [getComputedStyle(document.body).overflowY, document.querySelector("main").inert, document.getElementById("usercentrics-root").checkVisibility(), document.elementFromPoint(600,400).outerHTML.slice(0,80)]'));
  await S.mode('off'); const d = diffState(a, await S.state()); if (d) say('DIFF', d); await errs();
});
test('b4 cookie settings link in the foot after tidied (OneTrust)', async () => {
  await S.open('b4.html', news({ key: 'the vote', css: '#onetrust-banner-sdk{position:fixed;bottom:0;left:0;right:0;background:#fff;z-index:1001;padding:20px}.onetrust-pc-dark-filter{position:fixed;inset:0;background:rgba(0,0,0,.5);z-index:1000}#onetrust-pc-sdk{position:fixed;left:25%;top:10%;width:50%;height:80%;background:#fff;z-index:1002;padding:20px}.hide{display:none}', after: `<p style="text-align:center"><button id="ot-sdk-btn" class="ot-sdk-show-settings">Cookie settings</button></p><div id="onetrust-consent-sdk"><div class="onetrust-pc-dark-filter hide"></div><div id="onetrust-banner-sdk" role="dialog" aria-label="Privacy"><h2>We value your privacy</h2><p>We and our 842 partners store and access information on a device, such as cookies, and process personal data.</p><button id="onetrust-accept-btn-handler">Accept all</button><button id="onetrust-pc-btn-handler">Manage choices</button></div><div id="onetrust-pc-sdk" class="hide" role="dialog"><h2>Privacy preference centre</h2><p>When you visit any website, it may store or retrieve information on your browser, mostly in the form of cookies.</p><button class="save">Confirm my choices</button></div></div><script>const q = (s) => document.querySelector(s); const open = () => { q('#onetrust-banner-sdk').classList.add('hide'); q('#onetrust-pc-sdk').classList.remove('hide'); q('.onetrust-pc-dark-filter').classList.remove('hide'); document.body.style.overflow = 'hidden'; }; q('#ot-sdk-btn').onclick = open; q('#onetrust-pc-btn-handler').onclick = open; q('.save').onclick = () => { q('#onetrust-consent-sdk').querySelectorAll('div').forEach((d) => d.classList.add('hide')); document.body.style.overflow = ''; };</script>` }));
  say(JSON.stringify(await S.mode('tidy'))); await sleep(800);
  say('hidden by us', JSON.stringify(await S.run('return [...document.querySelectorAll("[style*=none]")].map((e) => e.localName + "#" + e.id + "." + e.className)')));
  await S.session.inPage(); await S.driver.executeScript('document.querySelector("#ot-sdk-btn").scrollIntoView({block:"center"})'); await S.driver.findElement(Q.By.id('ot-sdk-btn')).click();
  for (const ms of [200, 1500, 2500]) { await sleep(ms); say('after', ms, 'pc', JSON.stringify(await S.vis('#onetrust-pc-sdk, .onetrust-pc-dark-filter, #onetrust-banner-sdk')), 'body', await S.run('return document.body.style.cssText + "|" + getComputedStyle(document.body).overflowY')); }
  await S.mode('off'); await errs();
});
test('b5 one modal element: newsletter first, then login by click', async () => {
  await S.open('b5.html', news({ key: 'the vote', css: '.modal{position:fixed;inset:0;background:rgba(0,0,0,.5);z-index:50;display:none}.modal.open{display:block}.modal .box{background:#fff;width:420px;margin:120px auto;padding:30px}', before: '<button id="login">Log in</button>', after: `<div class="modal" id="modal"><div class="box"></div></div><script>const m = document.getElementById('modal'); const show = (h) => { m.querySelector('.box').innerHTML = h; m.classList.add('open'); document.body.style.overflow = 'hidden'; }; const hide = () => { m.classList.remove('open'); document.body.style.overflow = ''; }; m.addEventListener('click', (e) => { if (e.target.matches('.x')) hide(); });
   setTimeout(() => show('<button class="x">×</button><h2>Do not miss a story</h2><p>Get our morning newsletter, free of charge.</p><input type="email" placeholder="E-mail"><button>Subscribe</button>'), 1500);
   document.getElementById('login').onclick = () => show('<button class="x">×</button><h2>Log in</h2><label>E-mail <input type="email" id="lm"></label><label>Password <input type="password" id="lp"></label><button>Log in</button>');</script>` }));
  say(JSON.stringify(await S.mode('tidy'))); await sleep(3500);
  say('newsletter modal', JSON.stringify(await S.vis('.modal')), await S.run('return document.body.style.cssText'));
  await S.session.inPage(); await S.driver.findElement(Q.By.id('login')).click();
  for (const ms of [200, 1000, 2000, 3000]) { await sleep(ms); say('login after', ms, JSON.stringify(await S.vis('.modal, #lp')), await S.run('return document.body.style.cssText + "|" + document.querySelector("#modal").style.cssText')); }
  await S.mode('off'); await errs();
});
test('b5b same with the image lightbox / menu and login without password (mail link)', async () => {
  await S.open('b5b.html', news({ key: 'the vote', css: '.modal{position:fixed;inset:0;background:rgba(0,0,0,.5);z-index:50;display:none}.modal.open{display:block}.modal .box{background:#fff;width:420px;margin:120px auto;padding:30px}', before: '<button id="login">Log in</button>', after: `<div class="modal" id="modal"><div class="box"></div></div><script>const m = document.getElementById('modal'); const show = (h) => { m.querySelector('.box').innerHTML = h; m.classList.add('open'); document.body.style.overflow = 'hidden'; }; const hide = () => { m.classList.remove('open'); document.body.style.overflow = ''; };
   setTimeout(() => show('<button class="x">×</button><h2>Do not miss a story</h2><p>Get our morning newsletter, free of charge.</p><input type="email" placeholder="E-mail"><button>Subscribe</button>'), 1500);
   document.getElementById('login').onclick = () => show('<button class="x">×</button><h2>Log in or create an account</h2><p>We send you a link by e-mail.</p><input type="email" id="lp"><button>Continue</button><button>Continue with Google</button>');</script>` }));
  say(JSON.stringify(await S.mode('tidy'))); await sleep(3500);
  say('newsletter modal', JSON.stringify(await S.vis('.modal')));
  await S.session.inPage(); await S.driver.findElement(Q.By.id('login')).click();
  for (const ms of [200, 1000, 2000, 3000]) { await sleep(ms); say('login after', ms, JSON.stringify(await S.vis('.modal, #lp')), await S.run('return document.body.style.cssText + "|" + document.querySelector("#modal").style.cssText')); }
  await S.mode('off'); await errs();
});
test('b6 lead video floats when scrolled', async () => {
  await S.open('b6.html', page({ css: '.vwrap{height:400px;background:#000;margin:10px 0}.vplayer{height:400px;background:#333;color:#fff}.vplayer.floating{position:fixed;right:20px;bottom:20px;width:320px;height:180px;z-index:40}', body: `${HEAD}<main><article><h1>What is known about the vote</h1><div class="vwrap"><div class="vplayer" id="v"><video controls style="width:100%;height:90%"></video><button class="close">×</button></div></div>${P('the vote', 14)}</article></main>${FOOT}<script>new IntersectionObserver(([e]) => document.getElementById('v').classList.toggle('floating', !e.isIntersecting)).observe(document.querySelector('.vwrap'));</script>` }));
  say(JSON.stringify(await S.mode('tidy'))); await sleep(800);
  say('top', JSON.stringify(await S.vis('#v')));
  await S.run('window.scrollTo({top: 900, behavior: "instant"})');
  for (const ms of [500, 2500]) { await sleep(ms); say('scrolled', ms, JSON.stringify(await S.vis('#v')), await S.run('return document.getElementById("v").className + "|" + document.getElementById("v").style.cssText')); }
  await S.run('window.scrollTo({top: 0, behavior: "instant"})');
  for (const ms of [500, 2500, 3000]) { await sleep(ms); say('back at top', ms, JSON.stringify(await S.vis('#v')), await S.run('return document.getElementById("v").className + "|" + document.getElementById("v").style.cssText')); }
  await S.mode('off'); await errs();
});
test('b7 table of contents / aside sticky with story, sticky ticker, audio bar', async () => {
  await S.open('b7.html', page({ css: '.hd{position:fixed;top:0;left:0;right:0;background:#fff;height:50px;z-index:5}.audio{position:fixed;bottom:0;left:0;right:0;height:70px;background:#eee;z-index:6}.toc{position:fixed;left:10px;top:150px;width:220px;background:#fafafa;padding:10px}main{padding-top:60px}', body: `<div class="hd"><a href="/">Example</a> <button id="menu">Menu</button> <a href="/login">Log in</a> <a href="/sub">Subscribe</a></div><main><article><h1>What is known about the vote</h1>${P('the vote', 14)}<h2 id="s1">Background</h2>${P('more', 3)}<h2 id="s2">Outlook</h2>${P('less', 3)}</article></main><nav class="toc"><h4>In this article</h4><ul><li><a href="#s1">Background</a></li><li><a href="#s2">Outlook</a></li></ul></nav><div class="audio"><button>Play</button> Listen to this article · 6 min <audio></audio></div>${FOOT}` }));
  say(JSON.stringify(await S.mode('tidy'))); await sleep(1500);
  say('hd, toc, audio', JSON.stringify(await S.vis('.hd, .toc, .audio')));
  await S.mode('off'); await errs();
});
test('b8 read more button, tabs, accordion, carousel, comments by click', async () => {
  const ps = paras('the ferry', 12);
  await S.open('b8.html', page({ css: '.rest{max-height:0;overflow:hidden}.rest.open{max-height:none}.tabpanel[hidden]{display:none}.carousel{display:flex;overflow:hidden;width:600px}.slide{flex:0 0 600px}', body: `${HEAD}<main><article><h1>What is known about the ferry</h1>${ps.slice(0, 4).map((p) => `<p>${p}</p>`).join('')}<div class="rest" id="rest">${ps.slice(4).map((p) => `<p>${p}</p>`).join('')}</div><button id="more">Read more</button><div class="tabs"><div role="tablist"><button role="tab" id="t1">Timeline</button><button role="tab" id="t2">People</button></div><div class="tabpanel" role="tabpanel" id="p1"><p>In March the first plans were drawn by the ministry and shown to the residents of the old town.</p></div><div class="tabpanel" role="tabpanel" id="p2" hidden><p>The people behind the plan are an engineer from the coast and a lawyer who has never seen the sea.</p></div></div><details id="d"><summary>How did we research this?</summary><p>We spoke to forty people in six months, and read some three thousand pages of documents.</p></details><div class="carousel"><div class="slide"><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" width=600 height=300><p class="cap">The first ferry of the day in the fog, photographed in March.</p></div><div class="slide"><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" width=600 height=300><p class="cap">The last ferry of the day, photographed in April from the bridge.</p></div></div></article><section class="comments-section"><button id="cb" aria-expanded="false">Show 23 comments</button><div id="comments"></div></section></main>${FOOT}<script>more.onclick = () => { rest.classList.add('open'); more.remove(); }; t2.onclick = () => { p1.hidden = true; p2.hidden = false; }; cb.onclick = () => setTimeout(() => { comments.innerHTML = '<h3>23 comments</h3>' + Array.from({length: 8}, (_, i) => '<div class="comment"><span class="author">Reader' + i + '</span> <time>3 hours ago</time><p>I have lived there for ' + i + ' years and have never seen the ferry late, so I do not see why it should go.</p><button>Reply</button><button>Report</button></div>').join(''); cb.textContent = 'Hide comments'; }, 400);</script>` }));
  await sleep(300);
  const { t, r } = await round('b8');
  say('tidy vis: more button', JSON.stringify(await S.vis('#more')), 'reader missing', missing(r, 'the ferry', 12), 'tabs', r?.includes('In March the first'), r?.includes('The people behind'), 'details', r?.includes('forty people'), 'caps', r?.includes('first ferry of'), r?.includes('last ferry of'));
  say(JSON.stringify(await S.mode('tidy'))); await sleep(500);
  say('tidied: more, comments button, tabs', JSON.stringify(await S.vis('#more, #cb, #t2, #d')));
  await S.session.inPage();
  if ((await S.vis('#more'))[0]) await S.driver.findElement(Q.By.id('more')).click();
  await S.driver.findElement(Q.By.id('t2')).click();
  await sleep(2500);
  say('missing', missing(await S.visible(), 'the ferry', 12), 'people', (await S.visible()).includes('The people behind'));
  if ((await S.vis('#cb'))[0]) { await S.session.inPage(); await S.driver.findElement(Q.By.id('cb')).click(); for (const ms of [600, 1500, 3000]) { await sleep(ms); say('comments after click', JSON.stringify(await S.vis('.comment, #cb'))); } }
  await S.mode('off'); await errs();
});
