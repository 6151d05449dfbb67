process.env.BROADSHEET_BROWSER = 'chrome';
const { openSession } = await import('../../e2e/harness/session.js');
const { loadPages } = await import('./pages.js');
const session = await openSession({ hosts: true });
const { driver, server } = session;
const ours = `${session.home}manifest.json`;
const pages = loadPages();
pages.forEach(({ html }, at) => server.made.set(`page-${at}`, html));
const pause = (ms) => new Promise((r) => setTimeout(r, ms));
async function inExtension(body, ...given) {
  await session.inPopup();
  if ((await driver.getCurrentUrl()) !== ours) await driver.get(ours);
  const script = `const [origin, given, done] = arguments; const api = globalThis.browser ?? chrome;
   (async () => { const tab = (await api.tabs.query({})).find(({ url }) => url?.startsWith(origin))?.id;
   const inTab = async (func, ...args) => (await api.scripting.executeScript({ target: { tabId: tab }, func, args }))[0].result;
   ${body} })().then((v) => done([v]), (e) => done([undefined, String(e)]));`;
  const [v, p] = await driver.executeAsyncScript(script, server.origin, given); if (p) throw new Error(p); return v;
}
for (let r = 0; r < 3; r++) {
  await session.open(`/csp-none/made/page-3`);
  await session.inPopup(); await driver.get(ours); await pause(2000);
  await session.run("performance.mark('bs-start')");
  await session.inPopup(); await pause(200);
  await inExtension(`await api.runtime.sendMessage({ verb: 'tab/set-mode', tab, mode: 'tidy' })`);
  await pause(2000);
  await session.run("performance.mark('bs-end')");
}
await session.close();
