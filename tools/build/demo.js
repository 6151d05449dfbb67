// `./build.sh demo`: the sample page in Chromium with Broadsheet in the reader; without a display, three pictures of it.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDemo } from './demo_browser.js';
import { dist, inRoot } from './layout.js';
import { startServer } from '../../tests/e2e/harness/server.js';

const PAGE = '/plain/pages/newsdrum--publisher/page.html';
const display = Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
const profile = mkdtempSync(join(tmpdir(), 'broadsheet-demo-'));
const server = await startServer();
const demo = await openDemo({ profile, headless: !display, url: server.origin + PAGE });

try {
  if (display) {
    await demo.setMode('reader');
    console.log(`Chromium shows ${server.origin + PAGE} in the reader. Press Escape there to see the page as it is; close the window to end.`);
    await demo.closed();
  } else {
    const folder = join(dist, 'demo');
    mkdirSync(folder, { recursive: true });
    /** @type {['before' | 'tidy' | 'reader', 'off' | 'tidy' | 'reader'][]} */
    const pictures = [['before', 'off'], ['tidy', 'tidy'], ['reader', 'reader']];
    for (const [name, mode] of pictures) {
      await demo.setMode(mode);
      const path = join(folder, `${name}.png`);
      writeFileSync(path, await demo.picture());
      console.log(`Wrote ${path.slice(inRoot().length)}`);
    }
    console.log('There is no display here, so the demo ran without a window: the pictures show the sample page before, tidied and in the reader.');
  }
} finally {
  await demo.close();
  server.stop();
  rmSync(profile, { recursive: true, force: true });
}
