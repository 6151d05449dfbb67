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

const teaser = (i, n = 1) => `<article class="teaser"><a href="/n/${i}"><h2>A headline of the day with number ${i} in it</h2></a><p>${Array.from({ length: n }, (_, k) => para('teaser', i * 3 + k)).join(' ')}</p></article>`;
const opens = async (name, html, variant, ms = 3500, path) => { S.make(name, html); await S.session.open((path ?? S.url(name, variant)));
  const t = await S.waitShown(ms); await S.session.inPage(); return t; };
const no = async (label, name, html, variant, path) => { const t = await opens(name, html, variant, 3500, path); say(t ? 'OPENED (wrong!)' : 'stayed', label, t ? JSON.stringify(t.slice(0, 160)) : ''); await errs(); };
const yes = async (label, name, html, key, count, variant, ms = 7000) => { const t = await opens(name, html, variant, ms); say(t ? 'opened' : 'DID NOT OPEN (wrong!)', label, 'missing', missing(t, key, count)); await errs(); return t; };

test('c0 setup', async () => { await S.policy('read'); });
test('c1 home pages', async () => {
  await no('home with path', 'home-news.html', page({ title: 'Example news', body: `${HEAD}<main>${Array.from({ length: 25 }, (_, i) => teaser(i)).join('')}</main>${FOOT}` }));
  await no('home lead story long', 'de.html', page({ title: 'The Daily Example – news', body: `${HEAD}<main><section class="lead"><h1><a href="/n/1">Bridge closed after the flood</a></h1>${P('lead', 4)}<a href="/n/1">Read on</a></section>${Array.from({ length: 12 }, (_, i) => teaser(i, 2)).join('')}</main>${FOOT}` }));
  await no('blog index with full posts', 'blog.html', page({ title: 'A blog', body: `${HEAD}<main>${Array.from({ length: 5 }, (_, i) => `<article class="post hentry"><h2 class="entry-title"><a href="/2026/post-${i}">Post ${i} about things</a></h2><div class="entry-content">${P('post' + i, 5)}</div><a href="/2026/post-${i}#comments">3 comments</a></article>`).join('')}<a href="/page/2">Older posts</a></main>${FOOT}` }));
  await no('section page with intro', 'politics.html', page({ title: 'Politics | Example', body: `${HEAD}<main><h1>Politics</h1><p>All news from parliament, the parties and the ministries.</p>${Array.from({ length: 20 }, (_, i) => teaser(i, 1)).join('')}</main>${FOOT}` }));
  await no('tag page w/ long description', 'tag-climate.html', page({ title: 'Climate | Example', body: `${HEAD}<main><h1>Climate</h1><div class="topic-description">${P('climate', 3)}</div>${Array.from({ length: 20 }, (_, i) => teaser(i, 1)).join('')}</main>${FOOT}` }));
});
test('c2 search, shop, login, video, job', async () => {
  await no('search results', 'search-results.html', page({ title: 'bridge - Search', body: `<form role="search"><input name="q" value="bridge"></form><div id="search">${Array.from({ length: 10 }, (_, i) => `<div class="g"><a href="https://example.org/${i}"><h3>Result ${i} about the bridge</h3><cite>example.org › news</cite></a><div class="snippet">20 Nov 2026 — ${para('search', i)}</div></div>`).join('')}</div>` }));
  await no('shop product', 'product-kettle.html', page({ title: 'Kettle, 1.7 l – Shop', head: '<meta property="og:type" content="product">', body: `${HEAD}<main><h1>Kettle 1.7 litres</h1><img src="x.png" width=400 height=400><div class="price">€ 39.90</div><button>Add to basket</button><section class="description"><h2>Description</h2>${P('kettle', 5)}</section><section><h2>Reviews</h2>${Array.from({ length: 6 }, (_, i) => `<div class="review"><b>★★★★☆</b><p>${para('review', i)}</p></div>`).join('')}</section></main>${FOOT}` }));
  await no('shop without markup', 'p-kettle.html', page({ title: 'Kettle, 1.7 l', body: `${HEAD}<main><h1>Kettle 1.7 litres</h1><img src="x.png" width=400 height=400><span>€ 39.90 incl. VAT</span><select><option>1</option></select><button class="add-to-cart">Add to cart</button><p>In stock. Delivery in 2 days. Free returns.</p><div class="tab">${P('kettle', 4)}</div></main>${FOOT}` }));
  await no('login', 'signin.html', page({ title: 'Log in', body: `${HEAD}<main><form><h1>Log in</h1><label>E-mail <input type=email></label><label>Password <input type=password></label><button>Log in</button></form><div class="why"><h2>Why an account?</h2><p>With an account you can save stories, follow authors, comment on what you read, and get our newsletters. It takes a minute.</p><p>Your data are safe with us: we pass nothing on to anybody, and you can delete your account at any time in the settings.</p></div></main>${FOOT}` }));
  await no('video portal', 'watch.html', page({ title: 'The bridge, a film - Tube', body: `<header><a href="/">Tube</a><input type="search"></header><main><video controls width=800 height=450></video><h1>The bridge, a film</h1><div>120,345 views · 3 days ago</div><button>Like</button><button>Share</button><div id="description">${para('film', 1)} ${para('film', 2)} ${para('film', 3)}</div><section id="comments">${Array.from({ length: 15 }, (_, i) => `<div class="comment"><a href="/u/${i}">User ${i}</a><p>${para('remark', i)}</p><button>Reply</button></div>`).join('')}</section></main><aside>${Array.from({ length: 15 }, (_, i) => `<a href="/watch?v=${i}"><img width=160 height=90 src="x.png">Another film ${i}</a>`).join('')}</aside>` }));
  await no('job ad', 'job-4711.html', page({ title: 'Engineer (m/f/d) – Jobs', body: `${HEAD}<main><h1>Engineer (m/f/d)</h1><p>Full time · Hamburg · Apply by 30 November</p><h2>Your tasks</h2><ul>${paras('task', 5).map((x) => `<li>${x}</li>`).join('')}</ul><h2>Your profile</h2><ul>${paras('profile', 5).map((x) => `<li>${x}</li>`).join('')}</ul><button>Apply now</button></main>${FOOT}` }));
});
test('c3 apps: mail, docs, editor, cms preview, chat, forum, designMode', async () => {
  await no('mail', 'mail.html', page({ title: 'Inbox (3) – Mail', body: `<div class="app" role="application"><nav><a href="#inbox">Inbox</a><a href="#sent">Sent</a></nav><div class="list" role="list">${Array.from({ length: 12 }, (_, i) => `<div role="listitem" tabindex=0><b>Anna ${i}</b> Meeting ${i} <span>10:${i + 10}</span></div>`).join('')}</div><div class="message" role="main"><h2>Minutes of the meeting</h2><div>From: Anna &lt;anna@example.org&gt; to me</div><div class="body">${P('meeting', 7)}</div><button>Reply</button><button>Forward</button></div></div>` }));
  await no('docs canvas-less editor', 'doc-edit.html', page({ title: 'Untitled document', body: `<div role="toolbar"><button>B</button><button>I</button></div><div class="ProseMirror" contenteditable="true"><h1>My draft</h1>${P('draft', 8)}</div>` }));
  await no('designMode', 'design.html', page({ title: 'Write', body: `<h1>My draft</h1>${P('draft', 8)}<script>document.designMode='on'</script>` }));
  await no('iframe editor (TinyMCE) with preview beside', 'cms.html', page({ title: 'Edit post', body: `<div id="wpadminbar"><a href="/wp-admin">Dashboard</a></div><form><input name=title value="My post"><textarea style="width:600px;height:300px">${paras('draft', 4).join('\n\n')}</textarea><button>Publish</button></form><div class="preview"><h1>My post</h1>${P('draft', 8)}</div>` }));
  await no('chat', 'chat.html', page({ title: 'Chat', body: `<main><div class="messages">${Array.from({ length: 20 }, (_, i) => `<div class="msg ${i % 2 ? 'user' : 'assistant'}"><p>${para('chat', i)}</p>${i % 2 ? '' : `<p>${para('chat', i + 40)}</p>`}<button>Copy</button></div>`).join('')}</div><form><textarea placeholder="Ask anything"></textarea><button>Send</button></form></main>` }));
  await no('forum thread no markup', 'viewtopic.html', page({ title: 'Which bike? - Forum', body: `<div class="forum"><h1>Which bike?</h1>${Array.from({ length: 10 }, (_, i) => `<div class="post"><div class="author"><a href="/u/${i}">user${i}</a> Posts: 12${i}</div><div class="content">${P('bike' + i, 2)}</div><a href="#">Quote</a></div>`).join('')}<form><textarea></textarea><button>Post reply</button></form></div>` }));
  await no('social timeline', 'timeline.html', page({ title: 'Home / Y', body: `<main role=main>${Array.from({ length: 20 }, (_, i) => `<article role="article"><a href="/u${i}">User ${i}</a> · <a href="/s/${i}">3h</a><div lang="en">${para('post', i)}</div><button>Reply</button><button>Repost</button><button>Like</button></article>`).join('')}</main>` }));
  await no('code repo README', 'repo.html', page({ title: 'a/b: a tool', body: `${HEAD}<main><div class="repo"><nav><a href="x">Code</a><a href="x">Issues 12</a></nav><table>${Array.from({ length: 10 }, (_, i) => `<tr><td><a href="f${i}">file${i}.js</a></td><td>Fix things</td><td>3 days ago</td></tr>`).join('')}</table></div><article class="markdown-body"><h1>A tool</h1>${P('tool', 5)}</article></main>` }));
});
test('c4 must open: short news, live blog, list-like story, gallery, rtl, dark, xhtml, csp, trusted types', async () => {
  await yes('short news (2 paragraphs)', 'fire-in-the-old-town.html', page({ title: 'Fire in the old town', head: '<meta property="og:type" content="article"><script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Fire in the old town","datePublished":"2026-11-20"}</script>', body: `${HEAD}<main><article><h1>Fire in the old town</h1><time>20 November 2026</time>${P('the fire', 2)}</article></main>${FOOT}` }), 'the fire', 2);
  await yes('short news no ld (3 par.)', 'fire2.html', page({ title: 'Fire in the old town', body: `${HEAD}<main><article><h1>Fire in the old town</h1><time>20 November 2026</time>${P('the fire', 3)}</article></main>${FOOT}` }), 'the fire', 3);
  await yes('csp none', 'csp.html', news({ key: 'csp' }), 'csp', 10, 'csp-none');
  await yes('sandbox', 'sandbox.html', news({ key: 'sandbox' }), 'sandbox', 10, 'sandbox');
  await yes('trusted types', 'tt.html', news({ key: 'tt' }), 'tt', 10, 'trusted-types');
  await yes('xhtml', 'x.xhtml', { type: 'application/xhtml+xml', body: news({ key: 'xht' }).replace('<html', '<html xmlns="http://www.w3.org/1999/xhtml"').replace(/<(meta|input|link)\b([^>]*?)>/g, '<$1$2/>').replace('<!doctype html>', '<!DOCTYPE html>') }, 'xht', 10);
  await yes('rtl', 'rtl.html', news({ key: 'rtl', htmlAttrs: 'lang="ar" dir="rtl"' }), 'rtl', 10);
  await yes('dark, body hidden until script', 'dark.html', news({ key: 'dark', css: 'html{background:#000;color:#eee}body{opacity:0}body.ready{opacity:1}', after: '<script>setTimeout(() => document.body.classList.add("ready"), 1500)</script>' }), 'dark', 10);
  await yes('body display none until fonts', 'hiddenbody.html', news({ key: 'hidden', css: 'body{display:none}body.ready{display:block}', after: '<script>setTimeout(() => document.body.classList.add("ready"), 2500)</script>' }), 'hidden', 10);
  await yes('story by fetch after 3 s with skeleton', 'fetch.html', page({ css: '.sk{height:16px;background:#ddd;margin:8px}', body: `${HEAD}<main id=m><article><h1>Loading</h1>${'<div class="sk"></div>'.repeat(20)}</article></main>${FOOT}<script>setTimeout(() => fetch('story.txt').then((r) => r.text()).then((t) => { m.innerHTML = t; }), 3000)</script>` }), 'x', 0);
  S.make('story.txt', { type: 'text/plain', body: articleHtml('fetched') });
  await yes('story by fetch after 3 s with skeleton 2', 'fetch2.html', page({ css: '.sk{height:16px;background:#ddd;margin:8px}', body: `${HEAD}<main id=m><article><h1>Loading</h1>${'<div class="sk"></div>'.repeat(20)}</article></main>${FOOT}<script>setTimeout(() => fetch('story.txt').then((r) => r.text()).then((t) => { m.innerHTML = t; }), 3000)</script>` }), 'fetched', 10, 'plain', 12000);
  await yes('document.write', 'dw.html', page({ body: `${HEAD}<main><script>document.write(${JSON.stringify(articleHtml('written'))})</script></main>${FOOT}` }), 'written', 10);
  await yes('closed shadow root custom element', 'shadow.html', page({ body: `${HEAD}<main><x-article></x-article></main>${FOOT}<script>customElements.define('x-article', class extends HTMLElement { connectedCallback() { setTimeout(() => { this.attachShadow({mode:'closed'}).innerHTML = ${JSON.stringify(articleHtml('closed'))}; }, 800); } })</script>` }), 'closed', 10);
  await yes('declarative shadow root', 'dsd.html', page({ body: `${HEAD}<main><x-art><template shadowrootmode="open">${articleHtml('declared')}</template></x-art></main>${FOOT}` }), 'declared', 10);
  S.make('inner.html', page({ body: `<main>${articleHtml('framed')}</main>` }));
  await yes('story in same-origin iframe', 'iframe.html', page({ body: `${HEAD}<iframe src="inner.html" style="width:800px;height:3000px;border:0"></iframe>${FOOT}` }), 'framed', 10);
  await yes('big page 30000', 'big.html', news({ key: 'big', after: '<section>' + Array.from({ length: 15000 }, (_, i) => `<div><span>${i}</span></div>`).join('') + '</section>' }), 'big', 10, 'plain', 15000);
});
test('c5 json, text, xml, svg, image, pdf, frameset', async () => {
  S.make('d.json', { type: 'application/json', body: JSON.stringify({ a: paras('json', 20) }) }); S.make('t.txt', { type: 'text/plain; charset=utf-8', body: paras('plain', 20).join('\n\n') }); S.make('f.xml', { type: 'application/xml', body: `<?xml version="1.0"?><rss><channel>${paras('xml', 20).map((x) => `<item><title>A</title><description>${x}</description></item>`).join('')}</channel></rss>` });
  S.make('p.png', { type: 'image/png', body: Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64') });
  S.make('v.svg', { type: 'image/svg+xml', body: `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400"><text x="10" y="20">hello</text><rect x="10" y="40" width="100" height="100" fill="red"/></svg>` });
  S.make('a.pdf', { type: 'application/pdf', body: '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj 3 0 obj<</Type/Page/MediaBox[0 0 300 300]/Parent 2 0 R>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF' });
  S.make('fs.html', `<!doctype html><html><head><title>Frames</title></head><frameset cols="20%,80%"><frame src="inner.html"><frame src="inner.html"></frameset></html>`);
  for (const f of ['t.txt', 'd.json', 'f.xml', 'p.png', 'v.svg', 'fs.html', 'a.pdf']) {
    try { await S.session.inPage(); await S.driver.get(S.session.server.origin + S.url(f)); const t = await S.waitShown(2500); await S.session.inPage(); say(f, t ? 'OPENED ' + t.slice(0, 80) : 'stayed');
      await S.policy('ask'); await S.session.inPage(); await S.driver.get(S.session.server.origin + S.url(f)); await sleep(400);
      const p = await S.tryMode('reader'); say(f, 'by hand', JSON.stringify(p), (await S.shown())?.slice(0, 60)); const q = await S.tryMode('tidy'); say('tidy', JSON.stringify(q)); await S.tryMode('off'); await S.policy('read');
    } catch (e) { say(f, 'EXC', String(e).slice(0, 200)); await S.policy('read'); }
    await errs();
  }
});
