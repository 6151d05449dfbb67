// The pages are saved ones of the press, from 500 to 20,000 elements; where no corpus is there, the project's own sample, repeated.

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { inRoot } from '../../../tools/build/layout.js';

/** Elements of the pages that are sought. */
const SIZES = [500, 1000, 2000, 5000, 10_000, 20_000];
/** A page that is farther from a size than this share of it does not stand for it. */
const NEAR = 0.3;

const elements = (/** @type {string} */ html) => html.replace(/<(script|style)\b[\s\S]*?<\/\1/gi, '').match(/<[a-z]/gi)?.length ?? 0;

/** @returns {{ size: number, html: string }[]} */
export function loadPages() {
  const corpus = process.env.BROADSHEET_CORPUS ?? inRoot('..', 'shared', 'corpus');
  const folders = ['world', 'english', 'mixed', 'snippets'].map((name) => join(corpus, name, 'html')).filter((folder) => existsSync(folder));
  /** @type {Map<number, { size: number, html: string, away: number }>} */
  const best = new Map();
  for (const folder of folders) {
    for (const file of readdirSync(folder).sort()) {
      const html = gunzipSync(readFileSync(join(folder, file))).toString('utf8');
      const size = elements(html);
      for (const wanted of SIZES) {
        const away = Math.abs(size - wanted) / wanted;
        if (away < (best.get(wanted)?.away ?? NEAR)) best.set(wanted, { size, html, away });
      }
    }
  }
  const sample = readFileSync(inRoot('tests', 'e2e', 'fixtures', 'story.html'), 'utf8');
  const story = /<article[\s\S]*<\/article>/.exec(sample)?.[0] ?? '';
  return SIZES.map((wanted) => best.get(wanted) ?? { size: wanted, html: sample.replace(story, story.repeat(Math.ceil(wanted / elements(story)))) });
}
