// The watchman is a proxy that lets nothing through and remembers who asked: whatever leaves the machine passes him.

import { createServer } from 'node:http';

/** Hosts that browsers ask for by themselves, whatever extensions do. */
const BROWSERS_OWN = /(^|\.)(google|googleapis|gstatic|googleusercontent|gvt1|mozilla|firefox|mozaws|mozgcp|digicert)\.(com|net|org)$/;

export async function startWatchman() {
  /** @type {string[]} */
  const asked = [];
  const proxy = createServer((request, response) => {
    asked.push(new URL(request.url ?? '', 'http://unknown').hostname);
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
    /** Hosts that somebody asked for, other than the browser's makers. */
    strangers: () => [...new Set(asked)].filter((host) => !BROWSERS_OWN.test(host)),
    stop() {
      proxy.closeAllConnections();
      proxy.close();
    },
  };
}
