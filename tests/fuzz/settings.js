// Any text as a file of settings that somebody opens, and as what a browser's storage holds. What is read is valid, reads the same a second time, and what is saved beside it is there.
// `node tests/fuzz/settings.js SECONDS`; the fuzzers that follow a program's branches take no modules, so the kept files are changed at random instead, and made-up ones are tried.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { fakeBrowser } from '../unit/fake_storage.js';

// The extension's modules look for the browser when they are loaded.
fakeBrowser();
const { backupText, readBackup } = await import('../../extension/options/backup.js');
const { isPolicy } = await import('../../extension/shared/policies.js');
const { repairRules } = await import('../../extension/shared/rules.js');
const { repairAppearance } = await import('../../extension/shared/settings.js');
const { isRecord, repairSettings } = await import('../../extension/shared/settings_fields.js');
const { loadPolicies, loadRecords, loadSettings, savePolicy, saveSetting } = await import('../../extension/shared/settings_sites.js');
const { migrate } = await import('../../extension/shared/settings_version.js');
const { isSiteKey } = await import('../../extension/shared/sites.js');

/** @param {string} content of a file */
function opensAsFile(content) {
  const read = readBackup(content, 'leave');
  for (const [site, policy] of read.sites) assert.ok(isSiteKey(site) && isPolicy(policy), site);
  for (const [site, rules] of read.rules) {
    assert.ok(isSiteKey(site), site);
    assert.deepEqual(repairRules(rules), rules);
  }
  const again = readBackup(backupText(read, '1.0'), 'ask');
  assert.deepEqual([again.sites, again.rules, again.settings, again.problems], [read.sites, read.rules, read.settings, []]);
}

/** @param {unknown} items */
async function standsInStorage(items) {
  assert.deepEqual(repairSettings(repairSettings(items)), repairSettings(items));
  assert.deepEqual(repairAppearance(repairAppearance(items)), repairAppearance(items));
  if (!isRecord(items)) return;
  const storage = fakeBrowser();
  // What a browser would not have taken cannot stand there.
  if (!(await storage.sync.set(items).then(() => true, () => false))) return;
  await migrate();
  const [settings, policies] = [await loadSettings(), (await loadPolicies()).policies];
  await loadRecords();
  assert.deepEqual(repairSettings(settings), settings);
  await savePolicy('example.com', 'read');
  await saveSetting('badge', !settings.badge);
  assert.deepEqual((await loadPolicies()).policies, new Map([...policies, ['example.com', 'read']]));
  assert.deepEqual(await loadSettings(), { ...settings, badge: !settings.badge });
}

/** @param {string} content */
async function holds(content) {
  opensAsFile(content);
  let items;
  try {
    items = JSON.parse(content);
  } catch {
    return;
  }
  await standsInStorage(items);
}

const corpus = new URL('corpus/settings/', import.meta.url);
const kept = readdirSync(corpus).map((name) => readFileSync(new URL(name, corpus), 'utf8'));
// The words of the kept files, so that a change often hits something that is read.
const words = [...new Set(kept.join('\n').match(/[\w.:-]+|[{}[\]",#*]/g))];

const edit = fc.record({ at: fc.nat(), cut: fc.oneof({ weight: 4, arbitrary: fc.nat(6) }, fc.nat(400)), put: fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 5 }), fc.jsonValue().map((value) => JSON.stringify(value))) });
const changed = fc.tuple(fc.constantFrom(...kept), fc.array(edit, { maxLength: 8 })).map(([text, edits]) =>
  edits.reduce((now, { at, cut, put }) => {
    const from = at % (now.length + 1);
    return now.slice(0, from) + put + now.slice(from + cut);
  }, text),
);
const name = fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 8 }));
const { record: madeUp } = fc.letrec((/** @type {any} */ tie) => ({
  value: fc.oneof({ depthSize: 'small' }, fc.jsonValue({ maxDepth: 1 }), name, tie('record'), fc.array(tie('value'), { maxLength: 4 })),
  record: fc.dictionary(name, tie('value'), { maxKeys: 6 }),
}));

const seconds = Number(process.argv[2] ?? 60);
if (!(seconds > 0)) throw new Error(`${process.argv[2]} is no number of seconds.`);
for (const content of kept) await holds(content);
let tried = kept.length;
const property = fc.asyncProperty(fc.oneof(changed, madeUp.map((value) => JSON.stringify(value)), fc.string()), async (content) => {
  tried += 1;
  await holds(content);
});
await fc.assert(property, { numRuns: Number.MAX_SAFE_INTEGER, interruptAfterTimeLimit: seconds * 1000 });
console.log(`settings: ${tried} files tried in ${seconds} s, none broke.`);
