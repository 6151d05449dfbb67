// `./build.sh bench [native] [batch] [growth] [browser]` measures, and writes BENCHMARKS.md; a part that was not asked for stays as it was.

import { spawn, spawnSync } from 'node:child_process';
import { createReadStream, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { arch, cpus, loadavg, release, tmpdir, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { inRoot, root } from '../build/layout.js';

const program = inRoot('target', 'release', 'broadsheet');
const corpus = process.env.BROADSHEET_CORPUS ?? inRoot('..', 'shared', 'corpus');
/** Looks at a program's memory, in milliseconds. */
const LOOK_MS = 4;
/** Longest that one program may take, in milliseconds. */
const PATIENCE_MS = 120_000;
/** Runs of each stress document; the shortest counts, as whatever else the machine does can only lengthen one. */
const RUNS = 3;

/** Runs a program, and gives what it printed. @param {string} name @param {string[]} args */
function printed(name, args) {
  const { status, stdout } = spawnSync(name, args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 1 << 28, env: { ...process.env, BROADSHEET_CORPUS: corpus } });
  if (status !== 0) throw new Error(`${name} ${args.join(' ')} failed.`);
  return stdout;
}

/**
 * Runs the terminal program once: seconds, and the most memory it held in megabytes.
 * @param {string[]} args @param {{ input?: string, threads?: number }} [choices]
 * @returns {Promise<{ seconds: number, megabytes: number }>}
 */
function timed(args, { input, threads } = {}) {
  const begun = performance.now();
  const child = spawn(program, args, { stdio: [input === undefined ? 'ignore' : 'pipe', 'ignore', 'ignore'], timeout: PATIENCE_MS, env: { ...process.env, ...(threads ? { RAYON_NUM_THREADS: String(threads) } : {}) } });
  if (input !== undefined && child.stdin) createReadStream(input).pipe(child.stdin);
  let kilobytes = 0;
  const look = setInterval(() => {
    try {
      kilobytes = Math.max(kilobytes, Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0));
    } catch {
      // It has ended.
    }
  }, LOOK_MS);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => {
      clearInterval(look);
      resolve({ seconds: (performance.now() - begun) / 1000, megabytes: kilobytes / 1000 });
    });
  });
}

/** Pages of the corpus as lines for `broadsheet batch`. @param {string} file @param {number} times */
function writeLines(file, times) {
  const folders = ['world', 'english', 'mixed'].map((name) => join(corpus, name, 'html')).filter((folder) => existsSync(folder));
  const lines = folders.flatMap((folder) => readdirSync(folder).sort().filter((_, at) => at % 3 === 0).map((name) => JSON.stringify({ id: name, html: gunzipSync(readFileSync(join(folder, name))).toString('utf8') })));
  if (lines.length === 0) lines.push(JSON.stringify({ id: 'sample', html: readFileSync(inRoot('tests', 'e2e', 'fixtures', 'story.html'), 'utf8') }));
  writeFileSync(file, '');
  for (let time = 0; time < times; time += 1) writeFileSync(file, `${lines.join('\n')}\n`, { flag: 'a' });
  return lines.length * times;
}

/** @type {Record<string, () => string | Promise<string>>} */
const PARTS = {
  native: () => printed('cargo', ['run', '--quiet', '--release', '--locked', '--manifest-path', 'tests/benches/Cargo.toml']),

  async batch() {
    const folder = mkdtempSync(join(tmpdir(), 'broadsheet-batch-'));
    try {
      const rows = ['| pages | cores | pages a second | peak memory |', '|---|---|---|---|'];
      for (const [times, threads] of /** @type {[number, number][]} */ ([[2, 1], [2, 2], [8, 2]])) {
        const file = join(folder, 'pages.jsonl');
        const pages = writeLines(file, times);
        const { seconds, megabytes } = await timed(['batch', '--format', 'json'], { input: file, threads });
        rows.push(`| ${pages} | ${threads} | ${Math.round(pages / seconds)} | ${Math.round(megabytes)} MB |`);
      }
      return rows.join('\n');
    } finally {
      rmSync(folder, { recursive: true });
    }
  },

  async growth() {
    const maker = join(corpus, '..', 'hostile', 'make_stress.py');
    if (!existsSync(maker)) return 'The stress documents are not on this machine.';
    const folder = mkdtempSync(join(tmpdir(), 'broadsheet-stress-'));
    try {
      printed('python3', [maker, folder, '--scale', '1,4,16']);
      const files = readdirSync(folder);
      const names = [...new Set(files.map((name) => name.replace(/\.x\d+\..*$/, '')))].sort();
      const rows = ['| document | bytes at ×16 | ×1 | ×4 | ×16 | steps in time | ×16 memory | steps in memory |', '|---|---|---|---|---|---|---|---|'];
      for (const name of names) {
        const figures = [];
        for (const scale of [1, 4, 16]) {
          const file = files.find((candidate) => candidate.startsWith(`${name}.x${scale}.`));
          if (!file) continue;
          const runs = [];
          while (runs.length < RUNS) runs.push(await timed(['--format', 'json', join(folder, file)]));
          figures.push({ seconds: Math.min(...runs.map(({ seconds }) => seconds)), megabytes: Math.max(...runs.map(({ megabytes }) => megabytes)), bytes: statSync(join(folder, file)).size });
        }
        const [one, four, sixteen] = figures;
        if (!one || !four || !sixteen) continue;
        // A small document takes no memory that could be seen: then there is no step.
        const step = (/** @type {number} */ before, /** @type {number} */ after) => (before > 0 ? (after / before).toFixed(1) : '–');
        const steps = (/** @type {'seconds' | 'megabytes'} */ key) => `${step(one[key], four[key])} · ${step(four[key], sixteen[key])}`;
        const cells = [one, four, sixteen].map(({ seconds }) => `${Math.round(seconds * 1000)} ms`);
        rows.push(`| ${name} | ${(sixteen.bytes / 1e6).toFixed(1)} MB | ${cells.join(' | ')} | ${steps('seconds')} | ${Math.round(sixteen.megabytes)} MB | ${steps('megabytes')} |`);
      }
      return rows.join('\n');
    } finally {
      rmSync(folder, { recursive: true });
    }
  },

  browser: () => printed(process.execPath, ['tests/benches/browser/run.js']),
};

const TITLES = /** @type {Record<string, string>} */ ({
  native: 'Native, one thread, beside the bare parse and the Rust rivals',
  batch: 'Batch',
  growth: 'Growth: time of the whole program on the stress documents',
  browser: 'In the browser, beside Readability and defuddle',
});

const file = inRoot('BENCHMARKS.md');
const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
const kept = (/** @type {string} */ name) => new RegExp(`<!-- ${name} -->\\n([\\s\\S]*?)<!-- end ${name} -->`).exec(before)?.[1];
const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 1e9)} GB, ${type()} ${release()} ${arch()}`;
const asked = process.argv.slice(2);
const out = ['# Benchmarks\n', 'Written by `./build.sh bench`; run it on an idle machine. Ratios of one run say more than milliseconds.\n'];
for (const [name, measure] of Object.entries(PARTS)) {
  const part = asked.length === 0 || asked.includes(name) ? `\n${new Date().toISOString().slice(0, 10)}, ${machine}, load ${loadavg()[0]?.toFixed(1)} at the start\n\n${(await measure()).trim()}\n\n` : kept(name);
  if (part !== undefined) out.push(`## ${TITLES[name]}\n<!-- ${name} -->\n${part}<!-- end ${name} -->\n`);
}
writeFileSync(file, out.join('\n'));
console.log(readFileSync(file, 'utf8'));
