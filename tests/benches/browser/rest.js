// At rest is a page that nobody clicks on: one that Broadsheet was not called on, one that it tidied, and one that goes on changing while it is tidied.

import { pageProcesses, processOf, workedDuring } from './processor.js';

/** How long a page is watched for what follows later, in milliseconds. */
const WATCH_MS = 2500;
/** Rounds of each; the middle one counts. */
const ROUNDS = 5;
/** An hour of ten changes a second, in fast motion; the first tenth is not compared, as a browser takes its own memory then. */
const HOUR = 36_000;
const TENTH = HOUR / 10;

const pause = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));
const middle = (/** @type {number[]} */ values) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
const ms = (/** @type {number} */ value) => value.toFixed(1);

/**
 * @param {object} bench
 * @param {import('../../e2e/harness/session.js').Session} bench.session
 * @param {string} bench.path the page
 * @param {() => Promise<unknown>} bench.ready goes to where modes are set from, with the measure in the page
 * @param {(mode: string) => Promise<unknown>} bench.setMode
 * @param {(verb: 'mutate' | 'turnOver' | 'hide', what: number | number[]) => Promise<unknown>} bench.measure asks the measure to change the page
 * @param {number} bench.waiting content scripts that wait for pages
 */
export async function atRest({ session, path, ready, setMode, measure, waiting }) {
  const { driver } = session;
  const isChromium = 'tell' in session;

  /** Chromium's own account, in milliseconds: how much of the main thread's work was the browser's style and layout. */
  async function layoutSoFar() {
    if (!isChromium) return 0;
    await session.inPage();
    const account = /** @type {any} */ (await /** @type {any} */ (driver).sendAndGetDevToolsCommand('Performance.getMetrics', {}));
    const of = (/** @type {string} */ name) => Number(account.metrics.find((/** @type {{ name: string }} */ metric) => metric.name === name)?.value) * 1000;
    return of('LayoutDuration') + of('RecalcStyleDuration');
  }

  /** One page, from when it is there: what its main thread does in the time that it is watched. @param {{ before?: string, tidied?: boolean, hidden?: number[], mutations?: number }} how */
  async function watched({ before = 'off', tidied = false, hidden, mutations = 0 }) {
    const rounds = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      await session.open(path);
      if (isChromium) await /** @type {any} */ (driver).sendDevToolsCommand('Performance.enable', { timeDomain: 'threadTicks' });
      if (before !== 'off') await setMode(before);
      await ready();
      // Whoever measures goes to where it does so before: going there would count as the work of the busiest process.
      if (hidden) await measure('hide', []);
      await pause(WATCH_MS);
      const laidOut = await layoutSoFar();
      const process = await processOf(session);
      await session.inPopup();
      const { worked } = await workedDuring(async () => {
        if (tidied) await setMode('tidy');
        if (hidden) await measure('hide', hidden);
        if (mutations > 0) await measure('mutate', mutations);
        await pause(WATCH_MS);
      }, process);
      rounds.push({ worked, layout: (await layoutSoFar()) - laidOut });
    }
    return { worked: middle(rounds.map((round) => round.worked)), layout: middle(rounds.map((round) => round.layout)) };
  }

  const idle = await watched({});
  const tidied = await watched({ tidied: true });
  await session.open(path);
  await setMode('tidy');
  /** What was hidden, by number. @type {number[]} */
  const hidden = await session.run("return [...document.getElementsByTagName('*')].flatMap(({ style }, at) => (style?.getPropertyPriority('display') ? [at] : []))");
  const bare = await watched({ hidden });
  const plain = await watched({ mutations: 1000 });
  const observed = await watched({ before: 'tidy', mutations: 1000 });
  console.log(`\nAt rest, on the page of 5,000 elements, processor time of the main thread: content scripts that wait for pages: ${waiting}; not called ${ms(idle.worked)} ms in ${WATCH_MS} ms; tidied until idle ${ms(tidied.worked - idle.worked)} ms more (${isChromium ? `${ms(tidied.layout - idle.layout)} ms of it the browser’s own style and layout; ` : ''}hiding the same ${hidden.length} elements and nothing else takes ${ms(bare.worked - idle.worked)} ms); 1,000 mutations ${ms(plain.worked)} ms, with the observer ${ms(observed.worked)} ms.`);

  await session.open(path);
  await setMode('tidy');
  await ready();
  const process = await processOf(session);
  /** @type {number[]} */
  const held = [];
  for (const count of [TENTH, HOUR - TENTH]) {
    const { id } = await workedDuring(async () => void (await measure('turnOver', count)), process);
    await session.inPage();
    if (isChromium) {
      for (let again = 0; again < 2; again += 1) await /** @type {any} */ (driver).sendDevToolsCommand('HeapProfiler.collectGarbage', {});
      const usage = /** @type {any} */ (await /** @type {any} */ (driver).sendAndGetDevToolsCommand('Runtime.getHeapUsage', {}));
      held.push(usage.usedSize / 1e6);
    } else {
      await pause(WATCH_MS);
      held.push(pageProcesses().get(id)?.megabytes ?? Number.NaN);
    }
  }
  console.log(`\nAn hour of a tidied page that changes ten times a second, in fast motion (${HOUR} changes, looked at as often as while somebody scrolls): ${isChromium ? 'the heap after garbage collection' : 'the process holds'} ${held.map((size) => `${ms(size)} MB`).join(' after a tenth of it, ')} at the end.`);
}
