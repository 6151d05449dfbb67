// A rival is a program that reads pages as Broadsheet does: this one is Readability.js on jsdom, one page a line in, its metadata in our names out.

import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const load = createRequire(join(process.argv[2] ?? '.', 'x.js'));
const { Readability } = load('@mozilla/readability');
const { JSDOM, VirtualConsole } = load('jsdom');

for await (const line of createInterface({ input: process.stdin })) {
  /** @type {{ id: string, url?: string, html: string }} */
  const { id, url, html } = JSON.parse(line);
  /** @type {Record<string, unknown>} */
  let metadata = {};
  try {
    const page = new JSDOM(html, { ...(url?.startsWith('http') ? { url } : {}), virtualConsole: new VirtualConsole() });
    const article = new Readability(page.window.document).parse();
    metadata = { title: article?.title ?? null, byline: article?.byline ?? '', published: article?.publishedTime ?? null };
    page.window.close();
  } catch (error) {
    process.stderr.write(`${id}: ${String(error)}\n`);
  }
  process.stdout.write(`${JSON.stringify({ id, metadata })}\n`);
}
