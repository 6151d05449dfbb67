// The browser bench measures a click on Broadsheet from the click to the drawn article, in real Chromium and Firefox, beside the rivals that work in the page.
//
// `node tests/benches/browser/run.js [chrome|firefox] [PAGES]` prints Markdown; PAGES like `0,3` measures clicks on those alone. The pages' scripts are blocked, so that all that runs in a page
// is what is measured.

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { buildRivals, RIVALS } from './rivals.js';
import { loadPages } from './pages.js';
import { processOf, workedDuring } from './processor.js';
import { atRest } from './rest.js';
import { untilReady } from './ready.js';

/** Loads of a page with the background running, and with the background ended before; the middle one counts. */
const WARM = 3;
const COLD = 3;

const [wanted, only] = process.argv.slice(2);
if (wanted === undefined) {
  for (const browser of ['chrome', 'firefox']) {
    const { status } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), browser], { env: { ...process.env, BROADSHEET_BROWSER: browser }, stdio: 'inherit' });
    process.exitCode ||= status ?? 1;
  }
} else {
  process.env.BROADSHEET_BROWSER = wanted;
  await bench(wanted);
}

/** @param {string} browserName */
async function bench(browserName) {
  const { openSession } = await import('../../e2e/harness/session.js');
  const rivals = await buildRivals();
  const session = await openSession({ hosts: true, others: [rivals] });
  const { driver, server } = session;
  // Firefox tells pages the time in whole milliseconds; a turn of the thread is shorter.
  if ('inBrowser' in session) await session.inBrowser(() => driver.executeScript("Services.prefs.setBoolPref('privacy.reduceTimerPrecision', false)"));
  // A page of the extension that asks nothing by itself, so that an ended background stays so until the click.
  const ours = `${session.home}manifest.json`;
  const theirs = `${await session.homeOf(rivals)}bench.html`;

  /** Runs in a page of an extension that may reach tabs; `api`, `tab`, `inTab` and `given` are there. @param {string} page @param {string} body @param {unknown[]} given */
  async function inExtension(page, body, ...given) {
    await session.inPopup();
    if ((await driver.getCurrentUrl()) !== page) await driver.get(page);
    const script = `const [origin, given, done] = arguments; const api = globalThis.browser ?? chrome;
      (async () => {
        const tab = (await api.tabs.query({})).find(({ url }) => url?.startsWith(origin))?.id;
        const inTab = async (func, ...args) => (await api.scripting.executeScript({ target: { tabId: tab }, func, args }))[0].result;
        const drawn = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
        ${body}
      })().then((value) => done([value]), (error) => done([undefined, String(error)]));`;
    const [value, problem] = /** @type {[any, string?]} */ (await driver.executeAsyncScript(script, server.origin, given));
    if (problem) throw new Error(problem);
    return value;
  }

  const measured = async () => inExtension(theirs, "await api.scripting.executeScript({ target: { tabId: tab }, files: ['measure.js'] });");
  const pause = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));
  const setMode = (/** @type {string} */ mode) =>
    inExtension(ours, `const from = performance.now(); await api.runtime.sendMessage({ verb: 'tab/set-mode', tab, mode: given[0] }); await inTab(drawn); return performance.now() - from;`, mode);
  const rival = (/** @type {string} */ name) =>
    inExtension(theirs, `const from = performance.now(); await api.runtime.sendMessage({ tab, name: given[0] }); await inTab(drawn); return performance.now() - from;`, name);

  /** One click on a page that was just loaded. @param {string} path @param {string} name @param {boolean} cold */
  async function click(path, name, cold) {
    await session.open(path);
    const process = await processOf(session);
    if (cold) await session.killBackground(...(name === 'Broadsheet' ? [] : [rivals]));
    // Going to the page of the extension is no part of the click.
    await session.inPopup();
    await driver.get(name === 'Broadsheet' ? ours : theirs);
    await pause(300);
    let total = Number.NaN;
    const { worked } = await workedDuring(async () => void (total = Number(name === 'Broadsheet' ? await setMode('reader') : await rival(name))), process);
    return { total, busy: worked };
  }

  const engines = ['Broadsheet', ...RIVALS];
  const ms = (/** @type {number} */ value) => value.toFixed(1);
  const middle = (/** @type {number[]} */ values) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
  /** @type {Record<string, { cold: number[], warm: number[], busy: number[] }>} */
  const sums = Object.fromEntries(engines.map((name) => [name, { cold: [], warm: [], busy: [] }]));
  try {
    const pages = loadPages();
    pages.forEach(({ html }, at) => server.made.set(`page-${at}`, html));
    const version = (await driver.getCapabilities()).getBrowserVersion();
    console.log(`\n### ${browserName === 'firefox' ? 'Firefox' : 'Chromium'} ${version}\n`);
    console.log('Milliseconds: processor time of the page’s main thread (warm) · click to drawn, warm · click to drawn, cold (the background, theirs as ours, was ended before).\n');
    console.log(`| elements | ${engines.join(' | ')} | snapshot / bare TreeWalker | a walk that only reads what is sent / bare |\n|---|${engines.map(() => '---|').join('')}---|---|`);
    // What a browser does once in its life for whoever comes first (reading its own files, making the first process of an extension) is no engine's doing: each clicks once before it counts.
    for (const name of engines) await click('/csp-none/made/page-0', name, true);
    for (const [at] of pages.entries()) {
      if (only && !only.split(',').includes(String(at))) continue;
      const path = `/csp-none/made/page-${at}`;
      /** @type {string[]} */
      const cells = [];
      for (const name of engines) {
        const cold = [];
        for (let round = 0; round < COLD; round += 1) cold.push(await click(path, name, true));
        const warm = [];
        for (let round = 0; round < WARM; round += 1) warm.push(await click(path, name, false));
        const figures = { cold: middle(cold.map(({ total }) => total)), warm: middle(warm.map(({ total }) => total)), busy: middle(warm.map((round) => round.busy)) };
        for (const [key, value] of Object.entries(figures)) sums[name]?.[/** @type {'cold'} */ (key)].push(value);
        cells.push(`${ms(figures.busy)} · ${ms(figures.warm)} · ${ms(figures.cold)}`);
      }
      await session.open(path);
      await measured();
      const walks = await inExtension(theirs, 'return await inTab(() => measure.walks());');
      // The clock of a page may be too coarse for a bare walk over a small one.
      const times = (/** @type {number} */ walk) => (walks.bare > 0 ? `${ms(walk / walks.bare)} ×` : '–');
      cells.push(`${ms(walks.snapshot)} / ${walks.bare.toFixed(2)} = ${times(walks.snapshot)}`, `${ms(walks.reads)} = ${times(walks.reads)}`);
      console.log(`| ${walks.elements} | ${cells.join(' | ')} |`);
    }
    const total = (/** @type {number[]} */ values) => values.reduce((sum, value) => sum + value, 0);
    console.log('\nBroadsheet against each, all pages together:\n\n| | main thread | click to drawn, warm | click to drawn, cold |\n|---|---|---|---|');
    const own = sums['Broadsheet'];
    for (const name of RIVALS) {
      const other = sums[name];
      if (!own || !other) continue;
      const ratio = (/** @type {'busy' | 'warm' | 'cold'} */ key) => `${(total(own[key]) / total(other[key])).toFixed(2)} ×`;
      console.log(`| ${name} | ${ratio('busy')} | ${ratio('warm')} | ${ratio('cold')} |`);
    }
    if (only) return;
    await atRest({
      session,
      path: '/csp-none/made/page-3',
      async ready() {
        await measured();
        await driver.get(ours);
      },
      setMode,
      measure: (verb, what) => inExtension(theirs, 'await inTab((verb, what) => measure[verb](what), ...given);', verb, what),
      waiting: await inExtension(ours, 'return (await api.scripting.getRegisteredContentScripts()).length;'),
    });
    await manyDomains();
  } finally {
    await session.close();
  }
  console.log(`\n${await untilReady(browserName)}`);

  /** The options page with 5,000 domains. */
  async function manyDomains() {
    const options = `${session.home}options/options.html`;
    await inExtension(options, `const shards = {};
      const hash = (text) => { let value = 0x811c9dc5; for (const letter of text) value = Math.imul(value ^ letter.charCodeAt(0), 0x01000193); return value >>> 0; };
      for (let at = 0; at < 5000; at += 1) { const site = 'paper' + at + '.com'; (shards['sites.' + (hash(site) % 32)] ??= []).push(site); }
      await api.storage.sync.set(Object.fromEntries(Object.entries(shards).map(([name, list]) => [name, { leave: list.join(' ') }])));`);
    await driver.get('about:blank');
    const begun = performance.now();
    await driver.get(options);
    await session.until('all rows of a page are there', () => driver.executeScript("return document.querySelectorAll('.sites tbody tr').length === 50"));
    const shown = performance.now() - begun;
    const timed = (/** @type {string} */ act) => inExtension(options, `const begun = performance.now(); ${act}; void document.body.offsetHeight; return performance.now() - begun;`);
    const search = await timed("const input = document.getElementById('site-search'); input.value = 'paper499'; input.dispatchEvent(new Event('input'))");
    const change = await timed("const select = document.querySelector('.sites tbody select'); select.value = 'ask'; select.dispatchEvent(new Event('change'))");
    console.log(`\nThe options page with 5,000 domains: shown after ${ms(shown)} ms, a search ${ms(search)} ms, a change ${ms(change)} ms.`);
  }
}
