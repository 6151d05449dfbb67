// What a page's main thread did, by Chromium's own trace: every task with the processor time it took, which other programs on the machine do not lengthen.

/** @typedef {{ name: string, ph: string, pid: number, tid: number, tdur?: number, dur?: number, args?: any }} TraceEvent */

/**
 * Traces while something is done.
 * @param {import('selenium-webdriver/chrome.js').Driver} driver
 * @param {() => Promise<void>} work
 * @returns {Promise<number[]>} processor milliseconds of each task of the busiest page's main thread, the longest first
 */
export async function tasksDuring(driver, work) {
  const connection = /** @type {any} */ (await driver.createCDPConnection('page'));
  /** @type {TraceEvent[]} */
  const events = [];
  /** @type {() => void} */
  let complete = () => {};
  const done = new Promise((resolve) => void (complete = () => resolve(undefined)));
  connection._wsConnection.on('message', (/** @type {Buffer} */ raw) => {
    const { method, params } = JSON.parse(raw.toString());
    if (method === 'Tracing.dataCollected') events.push(...params.value);
    if (method === 'Tracing.tracingComplete') complete();
  });
  connection.execute('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { recordMode: 'recordAsMuchAsPossible', includedCategories: ['toplevel', 'disabled-by-default-devtools.timeline', 'devtools.timeline'] } }, () => {});
  await new Promise((resolve) => void setTimeout(resolve, 500));
  await work();
  connection.execute('Tracing.end', {}, () => {});
  await done;
  const mains = new Set(events.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain').map(({ pid, tid }) => `${pid}-${tid}`));
  /** @type {Map<string, number[]>} */
  const byThread = new Map();
  for (const { name, ph, pid, tid, tdur } of events) {
    const thread = `${pid}-${tid}`;
    if (ph !== 'X' || !/RunTask$/.test(name) || tdur === undefined || !mains.has(thread)) continue;
    byThread.set(thread, [...(byThread.get(thread) ?? []), tdur / 1000]);
  }
  const sum = (/** @type {number[]} */ times) => times.reduce((all, time) => all + time, 0);
  const busiest = [...byThread.values()].sort((a, b) => sum(b) - sum(a))[0] ?? [];
  return busiest.sort((a, b) => b - a);
}
