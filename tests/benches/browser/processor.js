// Processor time is what a page's main thread really worked, by the system's own count: other programs on the machine do not lengthen it.

import { readFileSync, readdirSync } from 'node:fs';

/** What a file of a process says; empty where the process has ended. @param {string} path */
function said(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** The processes that this one started, and those that they started. */
function descendants() {
  /** @type {Map<number, number[]>} */
  const children = new Map();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const status = said(`/proc/${name}/stat`);
    const parent = Number(status.slice(status.lastIndexOf(')') + 2).split(' ')[1]);
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const found = [process.pid];
  for (let at = 0; at < found.length; at += 1) found.push(...(children.get(/** @type {number} */ (found[at])) ?? []));
  return found.slice(1);
}

/** Of each process that shows pages: the milliseconds that its main thread worked so far, and the megabytes that it holds. @returns {Map<number, { worked: number, megabytes: number }>} */
export function pageProcesses() {
  const found = new Map();
  for (const id of descendants()) {
    if (!/--type=renderer|-contentproc/.test(said(`/proc/${id}/cmdline`))) continue;
    found.set(id, {
      worked: Number(said(`/proc/${id}/task/${id}/schedstat`).split(' ')[0]) / 1e6,
      megabytes: Number(/^RssAnon:\s+(\d+)/m.exec(said(`/proc/${id}/status`))?.[1] ?? 0) / 1000,
    });
  }
  return found;
}

/**
 * The process of the page in a session's first window, where the browser tells; in Firefox the background is a page in a process, too, and may be the busier one.
 * @param {import('../../e2e/harness/session.js').Session} session
 * @returns {Promise<number | undefined>}
 */
export async function processOf(session) {
  if (!('inBrowser' in session)) return undefined;
  await session.inPage();
  return session.inBrowser(() => session.driver.executeScript('return gBrowser.selectedBrowser.browsingContext.currentWindowGlobal.osPid'));
}

/**
 * What a page did meanwhile: the one that a process is told of, else the busiest.
 * @param {() => Promise<void>} work
 * @param {number} [wanted]
 * @returns {Promise<{ worked: number, id: number }>} milliseconds of processor time, and its process
 */
export async function workedDuring(work, wanted) {
  const before = pageProcesses();
  await work();
  const all = [...pageProcesses()].map(([id, { worked }]) => ({ id, worked: worked - (before.get(id)?.worked ?? 0) }));
  return all.filter(({ id }) => wanted === undefined || id === wanted).sort((a, b) => b.worked - a.worked)[0] ?? { id: 0, worked: Number.NaN };
}
