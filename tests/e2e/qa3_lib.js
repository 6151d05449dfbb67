import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { By } from 'selenium-webdriver';
import { setGrant } from './harness/grants.js';
import { browserName, openSession, text } from './harness/session.js';
export { By, browserName, sleep, text };

const SUBJECTS = ['The harbour master', 'The council', 'A spokeswoman of the ministry', 'The engineer who drew the plans', 'The union of dock workers', 'Her predecessor', 'The national weather service', 'The owner of the ferry', 'A teacher from the old town', 'The regional court', 'The fire brigade', 'The mayor'];
const VERBS = ['said on Tuesday that the bridge had been inspected twice since the spring', 'declined to answer questions about the cost of the repairs, which had doubled within a year', 'promised that nobody would have to leave their homes before the winter was over', 'told this newspaper that the reports had been on the desk for months before anybody read them', 'called for an inquiry into why the warnings of the year before had been ignored', 'pointed to a study according to which the river carries a third more water than in the nineties', 'recalled the flood of 1997, when the water stood two metres high in the streets of the lower town', 'expects the work to be finished by the end of next year, if the money is granted in time', 'insisted that the decision had been taken together with all of the neighbouring towns', 'warned that another summer like the last one would put an end to the ferry for good', 'had asked for more staff three times, most recently in a letter to the minister in March', 'wants to hear the residents once more before the plans go to parliament in autumn'];
const TAILS = ['and that the results would be published as soon as they were complete.', 'although the figures that were shown at the meeting told another story.', 'while people who live by the river remain unconvinced.', 'as documents seen by this newspaper show.', 'but the opposition has announced that it will vote against the proposal.', 'and added that there was no reason to worry for the time being.'];
/** count paragraphs, unique per key */
export const paras = (key, count, first = 0) => Array.from({ length: count }, (_, i) => para(key, i + first));
export const para = (key, i) => `${SUBJECTS[(i * 5 + key.length) % 12]} ${VERBS[(i * 7 + key.length) % 12]}, ${TAILS[(i + key.length) % 6]} The matter of ${key} number ${i} was discussed for another hour before the meeting was closed.`;
export const P = (key, count, first = 0) => paras(key, count, first).map((t) => `<p>${t}</p>`).join('\n');
export const AD = (id = 'x') => `<div class="ad-slot ad-container" id="div-gpt-ad-${id}"><span class="ad-label">Advertisement</span><div class="ad-inner" style="height:250px;width:300px;background:#eee"></div></div>`;
export const HEAD = `<header class="site-header"><a class="logo" href="/">The Daily Example</a><nav><a href="/world">World</a> <a href="/politics">Politics</a> <a href="/sport">Sport</a> <a href="/culture">Culture</a></nav></header>`;
export const FOOT = `<footer class="site-footer"><p>© 2026 The Daily Example</p><a href="/imprint">Imprint</a> <a href="/privacy">Privacy</a></footer>`;
export const LETTER = `<aside class="newsletter-signup"><h3>Sign up for our newsletter</h3><p>The day's most important stories in your inbox every morning.</p><form><input type="email" placeholder="Your e-mail address"><button type="submit">Sign up</button></form></aside>`;
export const SHARE = `<ul class="share-bar"><li><a href="https://www.facebook.com/sharer.php?u=x">Facebook</a></li><li><a href="https://twitter.com/intent/tweet?url=x">Twitter</a></li><li><a href="https://wa.me/?text=x">WhatsApp</a></li></ul>`;
export const RELATED = `<aside class="related"><h3>Read also</h3><ul>${Array.from({ length: 4 }, (_, i) => `<li><a href="/other-${i}">Another story of the day number ${i} with a long headline</a></li>`).join('')}</ul></aside>`;
export const BASE_CSS = `body{margin:0;font:16px/1.5 serif}main{max-width:720px;margin:0 auto}.site-header{padding:10px;border-bottom:1px solid #ccc}.ad-slot{min-height:250px;margin:16px 0}`;
export const page = ({ title = 'The bridge over the river', css = '', head = '', body = '', bodyAttrs = '', htmlAttrs = 'lang="en"' } = {}) => `<!doctype html><html ${htmlAttrs}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${BASE_CSS}${css}</style>${head}</head><body ${bodyAttrs}>${body}</body></html>`;
/** article body with clutter */
export const articleHtml = (key, { count = 10, title = `What is known about ${key}`, extra = '', ads = true } = {}) => {
  const ps = paras(key, count).map((t) => `<p>${t}</p>`);
  if (ads) for (const at of [6, 3]) ps.splice(at, 0, AD(`${key.replace(/\W/g, '')}-${at}`));
  return `<article class="article"><h1>${title}</h1><p class="byline">By Anna Smith</p><time datetime="2026-11-20">20 November 2026</time>${ads ? SHARE : ''}<div class="article-body">${ps.join('\n')}${extra}</div>${ads ? LETTER + RELATED : ''}</article>`;
};
export const news = ({ key = 'the bridge', before = '', after = '', ...rest } = {}) => page({ ...rest, body: `${HEAD}${before}<main>${articleHtml(key, rest)}</main>${FOOT}${after}` });

export const lib = (name) => ({ type: 'text/javascript', body: readFileSync(`/tmp/qa3_npm/node_modules/${name}`, 'utf8') });

/** each element: name, display, visibility, box; text nodes */
const FINGER = `
  const out = [];
  const walk = (root) => { for (const e of root.querySelectorAll('*')) { const s = getComputedStyle(e); const r = e.getBoundingClientRect(); out.push([e.localName, e.id, s.display, s.visibility, s.overflowY, s.position, s.filter, s.pointerEvents, Math.round(r.left + scrollX), Math.round(r.top + scrollY), Math.round(r.width), Math.round(r.height)].join(' ')); if (e.shadowRoot) walk(e.shadowRoot); } };
  walk(document); return out;`;

export async function start() {
  const session = await openSession({ hosts: true });
  const { driver } = session;
  await session.open('/plain/fixtures/no_article.html');
  if (browserName === 'firefox') await setGrant(session, 'broadsheet@broadsheet.example', true);
  const S = { session, driver, run: session.run, until: session.until };
  const logs = [];
  if (browserName === 'chrome') {
    const bidi = await driver.getBidi();
    await bidi.subscribe('log.entryAdded');
    const ws = await bidi.socket;
    ws.on('message', (data) => { try { const m = JSON.parse(data.toString()); if (m.method === 'log.entryAdded') logs.push(`${m.params.level} ${m.params.text} ${JSON.stringify(m.params.source?.realm ?? '')} ${(m.params.stackTrace?.callFrames ?? []).map((f) => f.url + ':' + f.lineNumber).slice(0, 2).join(' ')}`); } catch {} });
  } else {
    await session.inBrowser(() => driver.executeScript('Services.console.reset()'));
  }
  S.errors = async () => {
    if (browserName === 'chrome') return logs.splice(0).filter((l) => /error|warn/i.test(l));
    const all = await session.inBrowser(() => driver.executeScript(`const m = Services.console.getMessageArray().map((x) => (x instanceof Ci.nsIScriptError ? (x.flags + ' ' + x.category + ' ' + x.errorMessage + ' ' + x.sourceName + ':' + x.lineNumber) : String(x.message ?? x))); Services.console.reset(); return m;`));
    return all.filter((l) => /moz-extension|broadsheet|127\.0\.0\.1/i.test(l) && !/sendRemoveListener|CSPInlineStyle|CSPGeneric|Unknown localization|Layout was forced|Quirks|unreachable code|Content-Security-Policy warnings|SourceMap/i.test(l));
  };
  S.inExtension = async (body) => {
    await session.inPopup();
    await driver.get(`${session.home}options/options.html`);
    await session.until('the options page stands', () => driver.executeScript("return document.documentElement.dataset.ready === 'true'"));
    return driver.executeAsyncScript(`const done = arguments[0]; const api = globalThis.browser ?? chrome; (async () => { ${body} })().then(done, (error) => done('ERROR ' + error));`);
  };
  let current = 'ask';
  S.policy = async (policy) => {
    if (current === policy) return;
    await S.inExtension(`await api.runtime.sendMessage({ verb: 'site/set-policy', site: '127.0.0.1', policy: '${policy}' });`);
    const n = policy === 'read' || policy === 'tidy' ? 1 : 0;
    await session.until('registered', () => S.inExtension(`return (await api.scripting.getRegisteredContentScripts()).length === ${n};`));
    current = policy;
    await session.inPage();
    await driver.get('about:blank');
  };
  S.forgetClosed = () => S.inExtension('await api.storage.session.remove("closed")');
  S.make = (name, body) => session.server.made.set(name, body);
  S.url = (name, variant = 'plain') => `/${variant}/made/${name}`;
  S.open = async (name, body, variant = 'plain') => {
    if (body !== undefined) S.make(name, body);
    await session.open(S.url(name.replace('INDEX', ''), variant));
  };
  /** popup for this tab */
  S.mode = async (mode) => {
    await session.showPopup();
    const before = await session.popup();
    if (before.mode === mode) { await session.inPage(); return before; }
    await session.setMode(mode);
    const p = await session.popup();
    await session.inPage();
    return p;
  };
  S.popup = async () => { await session.showPopup(); const p = await session.popup(); await session.inPage(); return p; };
  /** tries a mode; returns popup's state after 3 s whatever happened */
  S.tryMode = async (mode) => {
    await session.showPopup();
    await session.inPopup();
    await driver.findElement(By.css(`label:has(#mode-${mode})`)).click();
    await sleep(2500);
    const p = await session.popup();
    await session.inPage();
    return p;
  };
  S.shown = async () => {
    const [host] = await session.hosts();
    if (!host) return undefined;
    try {
      const [t] = await (await host.getShadowRoot()).findElements(By.css('dialog.reader[open] .story'));
      return t && String(await session.run('return arguments[0].textContent', t));
    } catch { return undefined; }
  };
  S.waitShown = async (ms = 6000) => { for (const end = Date.now() + ms; Date.now() < end; await sleep(200)) { const t = await S.shown(); if (t) return t; } return undefined; };
  S.finger = () => session.run(FINGER);
  S.visible = () => session.run('return document.body ? document.body.innerText : ""');
  S.probe = () => session.probe();
  S.state = async () => ({ probe: await S.probe(), finger: await S.finger(), visible: await S.visible() });
  S.vis = (sel) => session.run(`return [...document.querySelectorAll(${JSON.stringify(sel)})].map((e) => e.checkVisibility() && e.getClientRects().length > 0)`);
  S.close = () => session.close();
  return S;
}
export function diffLines(a, b, max = 12) {
  const A = Array.isArray(a) ? a : a.split('\n');
  const B = Array.isArray(b) ? b : b.split('\n');
  const out = [];
  for (let i = 0; i < Math.max(A.length, B.length) && out.length < max; i += 1) if (A[i] !== B[i]) out.push(`- ${A[i]?.slice(0, 220)}\n+ ${B[i]?.slice(0, 220)}`);
  return out.join('\n');
}
export function diffState(a, b) {
  const out = [];
  if (a.probe.dom !== b.probe.dom) out.push('DOM ' + diffLines(a.probe.dom, b.probe.dom, 6));
  for (const k of ['url', 'history', 'scroll', 'focus', 'selection', 'title']) if (JSON.stringify(a.probe[k]) !== JSON.stringify(b.probe[k])) out.push(`${k}: ${JSON.stringify(a.probe[k])} -> ${JSON.stringify(b.probe[k])}`);
  if (a.finger.join('\n') !== b.finger.join('\n')) out.push('FINGER ' + diffLines(a.finger, b.finger, 6));
  if (a.visible !== b.visible) out.push('VISIBLE ' + diffLines(a.visible, b.visible, 6));
  return out.join('\n');
}
/** paragraphs missing from a text */
export const missing = (textOf, key, count, first = 0) => paras(key, count, first).filter((p) => !(textOf ?? '').includes(p)).length;
