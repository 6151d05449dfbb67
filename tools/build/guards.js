// A guard is a rule of ours that a script can see broken. Each gives its complaints; one is enough to fail the check.

import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { dist, inRoot } from './layout.js';
import { run } from './run.js';
import { WASM, kilobytes, sizes } from './wasm.js';
import { bodies, sectionsOf } from './wasm_sections.js';

/** @typedef {() => string[]} Guard */

const tracked = run('git', ['ls-files', '--cached', '--others', '--exclude-standard']).split('\n').filter(Boolean).filter((path) => existsSync(inRoot(path)));
const text = (/** @type {string} */ path) => readFileSync(inRoot(path), 'utf8');
const under = (/** @type {string} */ folder, /** @type {RegExp} */ name) => tracked.filter((path) => path.startsWith(folder) && name.test(path));

/** Lines of a file that match, as `path:line`. @param {string} path @param {RegExp} pattern */
function lines(path, pattern) {
  return text(path)
    .split('\n')
    .flatMap((line, at) => (pattern.test(line) ? [`${path}:${at + 1}: ${line.trim()}`] : []));
}

/** No page is ever made out of a string. The linter sees properties; this sees names that are put together or stand in HTML. @type {Guard} */
function noHtmlFromStrings() {
  const pattern = /innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment|setHTMLUnsafe|parseHTMLUnsafe|\bjavascript:|\son[a-z]+="/;
  return under('extension/', /\.(js|html)$/).flatMap((path) => lines(path, pattern));
}

/** What a page could use to find out that Broadsheet is there, and what would ask for more than a click gives. @type {Guard} */
function manifestsAskForLittle() {
  const complaints = [];
  for (const path of ['manifest.json', 'dist/chrome/manifest.json', 'dist/firefox/manifest.json']) {
    const manifest = JSON.parse(text(path));
    for (const key of ['web_accessible_resources', 'content_scripts', 'host_permissions', 'externally_connectable']) {
      if (key in manifest) complaints.push(`${path} has ${key}.`);
    }
  }
  return complaints;
}

/** What a reader downloads, and what every page pays for that Broadsheet is used on, in kilobytes of 1,000 bytes. */
const BUDGETS = { wasm: 840, wasmGzipped: 370, content: 40, zip: 1333 };

/** @type {Guard} */
function sizesStayInBudget() {
  const version = JSON.parse(text('manifest.json')).version;
  const wasm = sizes(readFileSync(join(dist, 'chrome', WASM)));
  const measured = {
    wasm: wasm.raw,
    wasmGzipped: wasm.gzip,
    content: statSync(join(dist, 'chrome', 'content.js')).size,
    zip: Math.max(...['chrome', 'firefox'].map((browser) => statSync(join(dist, `broadsheet-${browser}-${version}.zip`)).size)),
  };
  return Object.entries(measured).flatMap(([name, size]) => {
    const budget = BUDGETS[/** @type {keyof typeof BUDGETS} */ (name)];
    console.log(`  ${name}: ${kilobytes(size)} of ${budget} KB`);
    return kilobytes(size) > budget ? [`${name} takes ${kilobytes(size)} KB; the budget is ${budget} KB.`] : [];
  });
}

/**
 * Bytes of a function: browsers optimise a function whole, in far more than twice the time where it is twice as long, while the page that needs it waits. html5ever's step from token to token is longer,
 * and no page in a browser comes by it.
 */
const LONGEST_FUNCTION = 8000;

/** @type {Guard} */
function functionsAreQuickToCompile() {
  const [, longest = 0] = bodies(sectionsOf(readFileSync(join(dist, 'chrome', WASM))))
    .map(({ length }) => length)
    .sort((a, b) => b - a);
  console.log(`  longest function of the core: ${longest} of ${LONGEST_FUNCTION} bytes`);
  return longest > LONGEST_FUNCTION ? [`A function of the core takes ${longest} bytes: what may go into its caller is said in tools/build/wasm.js.`] : [];
}

/** Past this many lines there is a second idea in a file, or a line `Long because: …` near its top says why not. */
const LONGEST_FILE = 400;

/** @type {Guard} */
function filesHoldOneIdea() {
  return ['src/', 'extension/', 'tools/', 'tests/', 'examples/', 'benches/', 'bench/']
    .flatMap((folder) => under(folder, /\.(rs|js|css|sh|py|html)$/))
    .filter((path) => !path.startsWith('tests/pages/') && !path.startsWith('extension/generated/'))
    .flatMap((path) => {
      const all = text(path).split('\n');
      const reason = all.slice(0, 12).some((line) => /Long because: ./.test(line));
      return all.length - 1 > LONGEST_FILE && !reason ? [`${path} has ${all.length - 1} lines.`] : [];
    });
}

/** A file is named for what it decides. @type {Guard} */
function filesAreNamedForWhatTheyDecide() {
  return tracked.filter((path) => /(^|\/)(helpers?|utils?|common|misc|lib\.js|stuff)([./_-]|$)/.test(path) && path !== 'src/lib.rs');
}

/** Files that list hosts, each with the kind of thing they are; an ad server, a player or a network is a kind, a publisher is not. */
const HOST_LISTS = {
  'src/findings/app_banner.rs': 'stores of apps',
  'src/findings/share_address.rs': "networks' addresses for sharing",
  'src/article/blocks/embed.rs': 'players and networks that AMP elements stand for',
  'src/article/blocks/embed_address.rs': 'players, networks, charts and maps that stories embed',
};

/** A rule names a kind of thing, never a site. @type {Guard} */
function rulesNameNoSite() {
  const host = /"[^"\s]*\b[a-z0-9-]+\.(com|org|net|io|co|tv|news|info|de|fr|es|it|uk|in|jp|cn|ru|br|us|eu|nl|se|no|dk|fi|pl|cz|gr|tr)\b[^"\s]*"/;
  return ['src/findings/', 'src/article/', 'src/metadata/']
    .flatMap((folder) => under(folder, /\.rs$/))
    .filter((path) => !(path in HOST_LISTS))
    .flatMap((path) => {
      const [code] = text(path).split('#[cfg(test)]');
      return code.split('\n').flatMap((line, at) => (host.test(line) && !/^\s*\/\//.test(line) ? [`${path}:${at + 1}: ${line.trim()}`] : []));
    });
}

/** A second parser in the core would have no guard in front of it, and takes 140 KB of the WASM. @type {Guard} */
function oneParser() {
  return under('src/', /\.rs$/)
    .filter((path) => !path.startsWith('src/dom/html/'))
    .flatMap((path) => {
      const [code] = text(path).split('#[cfg(test)]');
      return /Html::parse_(fragment|document)/.test(code) ? [`${path} parses HTML; dom::from_html is the one way in.`] : [];
    });
}

/** Every text that the extension asks for is there, in English and in every other language that has it. @type {Guard} */
function textsAreThere() {
  const english = JSON.parse(text('extension/_locales/en/messages.json'));
  const asked = new Map();
  const ask = (/** @type {string} */ name, /** @type {string} */ path) => asked.set(name, path);
  for (const [, name] of text('manifest.json').matchAll(/__MSG_(\w+)__/g)) ask(name, 'manifest.json');
  for (const path of under('extension/', /\.(js|html)$/)) {
    for (const [, name] of text(path).matchAll(/\b(?:text|say|plainText)\('(\w+)'/g)) ask(name, path);
    for (const [, name] of text(path).matchAll(/\bcounted\('(\w+)'/g)) ask(`${name}_other`, path);
    for (const [, name] of text(path).matchAll(/data-text="(\w+)"/g)) ask(name, path);
  }
  const missing = [...asked].filter(([name]) => !(name in english)).map(([name, path]) => `${path} asks for the text ${name}, which is not in _locales/en.`);
  const others = under('extension/_locales/', /messages\.json$/).filter((path) => !path.includes('/en/'));
  for (const path of others) {
    const there = JSON.parse(text(path));
    // Plural forms differ by language; every other name has to be there.
    const plain = (/** @type {string} */ name) => !/_(zero|one|two|few|many|other)$/.test(name);
    for (const name of Object.keys(english).filter(plain)) if (!(name in there)) missing.push(`${path} lacks ${name}.`);
  }
  return missing;
}

/** What is built from is locked to bytes: every crate and package has a checksum and comes from the public registry of its kind. @type {Guard} */
function everythingIsLocked() {
  const crates = tracked.filter((path) => /(^|\/)Cargo\.lock$/.test(path)).flatMap((path) =>
    text(path)
      .split('[[package]]')
      .slice(1)
      .filter((entry) => /^source = /m.test(entry) && !(/^source = "registry\+https:\/\/github\.com\/rust-lang\/crates\.io-index"$/m.test(entry) && /^checksum = "[0-9a-f]{64}"$/m.test(entry)))
      .map((entry) => `${path}: ${/^name = "(.*)"$/m.exec(entry)?.[1]} comes from elsewhere, or has no checksum.`),
  );
  const { packages } = JSON.parse(text('package-lock.json'));
  const modules = Object.entries(/** @type {Record<string, { resolved?: string, integrity?: string, link?: boolean }>} */ (packages))
    .filter(([name, { resolved, integrity }]) => name !== '' && !(integrity?.startsWith('sha512-') && (resolved ?? 'https://registry.npmjs.org/').startsWith('https://registry.npmjs.org/')))
    .map(([name]) => `package-lock.json: ${name} comes from elsewhere, or has no checksum.`);
  return [...crates, ...modules];
}

/** The crates beside the core lock what the core needs now: `--locked` fails there only when somebody measures. @type {Guard} */
function everyLockKnowsTheCore() {
  const [, ...tables] = text('Cargo.toml').split(/^(?=\[)/m);
  const needed = tables
    .filter((table) => /^\[(target\..*\.)?dependencies\]/.test(table))
    .flatMap((table) => table.split('\n').filter((line) => /^[\w-]+ = /.test(line) && !line.includes('optional = true')))
    .map((line) => line.split(' ')[0]);
  return tracked
    .filter((path) => /\/Cargo\.lock$/.test(path) && text(path).includes('name = "broadsheet"\n'))
    .flatMap((path) => {
      const core = /^name = "broadsheet"$[^[]*dependencies = \[([^\]]*)\]/m.exec(text(path))?.[1] ?? '';
      return needed.filter((name) => !new RegExp(`"${name}[" ]`).test(core)).map((name) => `${path} is older than Cargo.toml: the core needs ${name}.`);
    });
}

const GUARDS = [
  noHtmlFromStrings,
  manifestsAskForLittle,
  sizesStayInBudget,
  functionsAreQuickToCompile,
  filesHoldOneIdea,
  filesAreNamedForWhatTheyDecide,
  rulesNameNoSite,
  oneParser,
  textsAreThere,
  everythingIsLocked,
  everyLockKnowsTheCore,
];

for (const guard of GUARDS) {
  for (const complaint of guard()) {
    console.error(`${guard.name}: ${complaint}`);
    process.exitCode = 1;
  }
}
