// The watchman is a proxy that lets nothing through and remembers who asked: whatever leaves the machine passes him.

import { createServer } from 'node:http';

/** Services of their makers that browsers ask by themselves, whatever extensions do; each by its full name. That no extension asks them is seen by `leaks.test.js`, which looks at who asked. */
const BROWSERS_OWN = new Set(
  (
    'accounts.google.com android.clients.google.com clients2.google.com clients2.googleusercontent.com content-autofill.googleapis.com dl.google.com edgedl.me.gvt1.com optimizationguide-pa.googleapis.com ' +
    'redirector.gvt1.com safebrowsing.googleapis.com safebrowsingohttpgateway.googleapis.com update.googleapis.com www.google.com www.googleapis.com ' +
    'ads.mozilla.org aus5.mozilla.org classify-client.services.mozilla.com content-signature-2.cdn.mozilla.net contile.services.mozilla.com detectportal.firefox.com ' +
    'firefox-settings-attachments.cdn.mozilla.net firefox.settings.services.mozilla.com incoming.telemetry.mozilla.org location.services.mozilla.com merino.services.mozilla.com normandy.cdn.mozilla.net ' +
    'ocsp.digicert.com push.services.mozilla.com services.addons.mozilla.org shavar.services.mozilla.com tracking-protection.cdn.mozilla.net versioncheck-bg.addons.mozilla.org versioncheck.addons.mozilla.org'
  ).split(' '),
);

export async function startWatchman() {
  /** @type {string[]} */
  const asked = [];
  /** A page that every site of the world shows, for tests about sites; without one nobody is let through. @type {string | undefined} */
  let shown;
  const proxy = createServer((request, response) => {
    const { hostname } = new URL(request.url ?? '', 'http://unknown');
    if (shown !== undefined && !BROWSERS_OWN.has(hostname)) {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }).end(shown);
      return;
    }
    asked.push(hostname);
    response.writeHead(502).end();
  });
  proxy.on('connect', (request, socket) => {
    asked.push((request.url ?? '').replace(/:\d+$/, ''));
    socket.on('error', () => {});
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await new Promise((resolve) => void proxy.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = proxy.address();
  if (address === null || typeof address === 'string') throw new Error('The watchman has no port.');
  return {
    port: address.port,
    /** @param {string} html */
    showEverywhere(html) {
      shown = html;
    },
    /** Hosts that somebody asked for, other than the browser's makers. */
    strangers: () => [...new Set(asked)].filter((host) => !BROWSERS_OWN.has(host)),
    stop() {
      proxy.closeAllConnections();
      proxy.close();
    },
  };
}
