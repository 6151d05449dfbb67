// `./build.sh licences`: THIRD-PARTY.md, the list of other people's work that ships and its terms; `--check` only compares.

import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SOURCES } from './fonts.js';
import { inRoot } from './layout.js';
import { run } from './run.js';

/**
 * Terms under which the store zips may be given away as they are. MPL-2.0 asks for the source of the files it covers, which
 * crates.io holds unchanged.
 */
const ALLOWED = new Set(['MIT', 'Apache-2.0', 'Apache-2.0 WITH LLVM-exception', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'Zlib', 'Unicode-3.0', 'MPL-2.0', 'CC0-1.0', 'Unlicense', '0BSD', 'BSL-1.0']);

/** @typedef {{ name: string, version: string, license: string, repository: string | null, source: string | null, manifest_path: string }} Crate */

/** Whether a licence expression can be met: one side of every `OR`, both of every `AND`. @param {string} expression */
function isAllowed(expression) {
  return expression
    .replaceAll(/[()]/g, ' ')
    .split(/\s+AND\s+/)
    .every((part) => part.split(/\s+OR\s+|\//).some((name) => ALLOWED.has(name.trim())));
}

/** Other people's crates that are compiled into the WASM: ours have no source but this folder. */
function crates() {
  const target = ['--locked', '--no-default-features'];
  const shipped = run('cargo', ['tree', ...target, '--target', 'wasm32-unknown-unknown', '--edges', 'normal,no-proc-macro', '--prefix', 'none', '--format', '{p}'])
    .split('\n')
    .flatMap((line) => /^(\S+) v(\S+)/.exec(line)?.slice(1, 3).join(' ') ?? []);
  /** @type {{ packages: Crate[] }} */
  const metadata = JSON.parse(run('cargo', ['metadata', '--format-version', '1', ...target, '--filter-platform', 'wasm32-unknown-unknown']));
  return metadata.packages
    .filter((crate) => crate.source !== null && shipped.includes(`${crate.name} ${crate.version}`))
    .sort((a, b) => a.name.localeCompare(b.name, 'en') || a.version.localeCompare(b.version, 'en'));
}

/** The npm packages that are bundled into scripts: `dependencies` of package.json, and theirs. @returns {{ name: string, version: string, license: string, folder: string }[]} */
function packages() {
  /** @type {Map<string, { name: string, version: string, license: string, folder: string }>} */
  const found = new Map();
  const open = Object.keys(JSON.parse(readFileSync(inRoot('package.json'), 'utf8')).dependencies ?? {});
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (found.has(name)) continue;
    const folder = inRoot('node_modules', name);
    const { version, license, dependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    found.set(name, { name, version, license, folder });
    open.push(...Object.keys(dependencies ?? {}));
  }
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

/** The fonts, each with the package that it is cut from; their licence files stand in `extension/fonts/`. */
function fonts() {
  return Object.entries(SOURCES).map(([family, { made, package: name }]) => {
    const { version, license } = JSON.parse(readFileSync(inRoot('node_modules', ...name.split('/'), 'package.json'), 'utf8'));
    return `| ${family} | ${made} | [${name}](https://www.npmjs.com/package/${name}) | ${version} | ${license} |`;
  });
}

/** @param {Crate[]} all */
function table(all) {
  const rows = all.map(({ name, version, license, repository }) => `| [${name}](${repository ?? `https://crates.io/crates/${name}`}) | ${version} | ${license} |`);
  return `# Other people's work in Broadsheet

Written by \`./build.sh licences\` from what ships; do not edit. The zips carry the full terms in \`THIRD-PARTY.txt\`.

## In the WASM

| crate | version | licence |
|---|---|---|
${rows.join('\n')}

The Rust standard library is part of the WASM too, under MIT or Apache-2.0.

## Fonts

| family | made from | package | version | licence |
|---|---|---|---|---|
${fonts().join('\n')}

Each is cut down to the letters and features that the reader draws with, by \`tools/build/fonts.js\`; their terms stand in \`extension/fonts/\`. "Source" and "OpenDyslexic" are reserved
names, which a changed font may not bear: those families have names of ours.

## JavaScript

| package | version | licence |
|---|---|---|
${packages().map(({ name, version, license }) => `| [${name}](https://www.npmjs.com/package/${name}) | ${version} | ${license} |`).join('\n')}

Every other script in the zips is Broadsheet's own, or glue that wasm-bindgen wrote for it.
`;
}

/** The terms of everything that ships, each text once under the names it covers; for the zips. */
export function terms() {
  /** @type {Map<string, string[]>} */
  const texts = new Map();
  const shipped = [
    ...crates().map((crate) => ({ ...crate, folder: dirname(crate.manifest_path) })),
    ...packages().map((one) => ({ ...one, repository: `https://www.npmjs.com/package/${one.name}` })),
  ];
  for (const { folder, repository, ...one } of shipped) {
    const name = `${one.name} ${one.version} (${one.license})`;
    const files = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice|copyright)/i.test(file)).sort();
    // MIT where there is a choice: it is the shorter text, and carries the names of those who hold the rights.
    const mit = files.filter((file) => /mit/i.test(file));
    for (const file of mit.length > 0 ? mit : files) {
      const words = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim();
      texts.set(words, [...(texts.get(words) ?? []), name]);
    }
    if (files.length === 0) texts.set(`See ${repository}`, [...(texts.get(`See ${repository}`) ?? []), name]);
  }
  return [...texts].map(([words, names]) => `${names.join('\n')}\n${'-'.repeat(72)}\n${words}\n`).join('\n\n');
}

if (basename(process.argv[1] ?? '') === basename(fileURLToPath(import.meta.url))) {
  const all = crates();
  for (const crate of [...all, ...packages()].filter(({ license }) => !isAllowed(license ?? ''))) {
    console.error(`${crate.name} ${crate.version} is under ${crate.license}, which tools/build/licences.js does not allow.`);
    process.exitCode = 1;
  }
  const path = inRoot('THIRD-PARTY.md');
  if (!process.argv.includes('--check')) writeFileSync(path, table(all));
  else if (!existsSync(path) || readFileSync(path, 'utf8') !== table(all)) {
    console.error('THIRD-PARTY.md is stale: run ./build.sh licences and commit what it writes.');
    process.exitCode = 1;
  }
}
