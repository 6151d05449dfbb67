// Settings are repaired, never lost: property tests over the pure parts, and the store against a storage with a browser's quotas.

import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import fc from 'fast-check';
import { fakeBrowser } from './fake_storage.js';

let storage = fakeBrowser();
const { FIELDS, FIELD_NAMES, repairSettings } = await import('../../extension/shared/settings_fields.js');
const { APPEARANCE, repairAppearance } = await import('../../extension/shared/settings.js');
const { POLICIES } = await import('../../extension/shared/policies.js');
const { merged, policiesIn, policyShard, recordsIn, withPolicies } = await import('../../extension/shared/settings_shards.js');
const { loadItems, managedItems, onItems, settleShadows, takeInChanges, unsyncedItems } = await import('../../extension/shared/settings_store.js');
const sites = await import('../../extension/shared/settings_sites.js');
const { repairRules } = await import('../../extension/shared/rules.js');
const { treatmentOf } = await import('../../extension/shared/treatment.js');
const { migrate } = await import('../../extension/shared/settings_version.js');

beforeEach(() => {
  storage = fakeBrowser();
});

const domain = fc.tuple(fc.stringMatching(/^[a-z][a-z0-9-]{0,20}[a-z0-9]$/), fc.constantFrom('com', 'de', 'co.uk', 'org')).map((parts) => parts.join('.'));
const policy = fc.constantFrom(...POLICIES);

/** Settings as a careless hand, an older or a newer version might have left them. */
const spoiled = (/** @type {string[]} */ names) =>
  fc.oneof(
    fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.string()), fc.oneof(fc.anything(), fc.constantFrom('tidy', 'full', 'reader', 'dark', true, 20, Number.NaN, -1, 1e9, '#fff', null)), { maxKeys: 30 }),
    fc.anything(),
  );

test('1,000 random settings are repaired, field by field', () => {
  fc.assert(
    fc.property(spoiled(FIELD_NAMES), (stored) => {
      const settings = repairSettings(stored);
      assert.deepEqual(Object.keys(settings), FIELD_NAMES);
      assert.deepEqual(repairSettings(settings), settings, 'repairing twice changes nothing');
      assert.ok(['ask', 'tidy', 'read'].includes(settings.everywhere) && ['light', 'medium', 'full'].includes(settings.strictness));
      assert.equal(typeof settings.badge, 'boolean');
      for (const value of Object.values(settings.kinds)) assert.ok(['remove', 'report', 'keep'].includes(value));
      for (const name of FIELD_NAMES) {
        // A field that was right stays, whatever its neighbours are.
        const alone = repairSettings({ [name]: /** @type {any} */ (stored)?.[name] });
        if (typeof stored === 'object' && stored !== null && Object.hasOwn(stored, name)) assert.deepEqual(settings[name], alone[name]);
      }
    }),
    { numRuns: 1000 },
  );
});

test('1,000 random appearances are repaired, field by field', () => {
  const names = Object.keys(APPEARANCE);
  fc.assert(
    fc.property(spoiled(names), (stored) => {
      const appearance = repairAppearance(stored);
      assert.deepEqual(Object.keys(appearance), names);
      assert.deepEqual(repairAppearance(appearance), appearance);
      for (const [name, value] of Object.entries(appearance)) if (typeof value === 'number') assert.ok(Number.isFinite(value), name);
    }),
    { numRuns: 1000 },
  );
});

test('a strictness decides where nothing was said about the kind, and a paywall is only ever reported', () => {
  const ad = { kind: 'ad_slot', removed: true };
  const share = { kind: 'share_bar', removed: true };
  const paywall = { kind: 'paywall', removed: false };
  const by = (/** @type {any} */ kind, /** @type {any} */ strictness, kinds = {}) => treatmentOf(kind, { strictness, kinds });
  assert.deepEqual(['light', 'medium', 'full'].map((one) => by(ad, one)), ['remove', 'remove', 'remove']);
  assert.deepEqual(['light', 'medium', 'full'].map((one) => by(share, one)), ['report', 'report', 'remove']);
  assert.equal(by({ kind: 'newsletter', removed: true }, 'medium'), 'remove');
  assert.equal(by(ad, 'full', { ad_slot: 'keep' }), 'keep');
  assert.equal(by(share, 'light', { share_bar: 'remove' }), 'remove');
  assert.equal(by(paywall, 'full', { paywall: 'remove' }), 'report');
});

test('the defaults are what a new reader gets', () => {
  assert.deepEqual(repairSettings(undefined), { everywhere: 'ask', strictness: 'full', kinds: {}, click: 'menu', badge: true });
  assert.equal(Object.keys(FIELDS).length, 5);
});

test('random shards give only sites and policies, and come back the same', () => {
  fc.assert(
    fc.property(fc.oneof(fc.anything(), fc.dictionary(fc.constantFrom(...POLICIES, 'newer'), fc.oneof(fc.anything(), fc.array(domain).map((list) => list.join(' '))))), (stored) => {
      const policies = policiesIn(stored);
      for (const [site, theirs] of policies) assert.ok(/^[a-z0-9_.:[\]-]+$/.test(site) && POLICIES.includes(theirs));
      assert.deepEqual(policiesIn(withPolicies(stored, [])), policies);
      recordsIn(stored);
    }),
    { numRuns: 1000 },
  );
});

test('a policy of a newer version is carried along', () => {
  assert.deepEqual(withPolicies({ nap: 'z.com', read: 'a.com' }, [['b.com', 'tidy'], ['a.com', undefined]]), { nap: 'z.com', tidy: 'b.com' });
});

test('where a site stands twice the more careful policy holds', () => {
  assert.equal(policiesIn({ leave: 'a.com', read: 'a.com' }).get('a.com'), 'leave');
});

test('what two computers changed in one shard is joined', () => {
  fc.assert(
    fc.property(fc.dictionary(domain, policy), fc.dictionary(domain, policy), fc.dictionary(domain, policy), (base, ours, theirs) => {
      const shard = (/** @type {Record<string, any>} */ all) => withPolicies(undefined, Object.entries(all));
      const mine = policiesIn(shard({ ...base, ...ours }));
      const joined = policiesIn(merged('sites.1', shard({ ...base, ...ours }), shard(base), shard({ ...base, ...theirs })));
      for (const site of Object.keys(theirs)) if (theirs[site] !== base[site]) assert.equal(joined.get(site), theirs[site]);
      for (const site of Object.keys(ours)) if (!(site in theirs)) assert.equal(joined.get(site), mine.get(site));
    }),
  );
});

const many = (/** @type {number} */ count, length = 12) =>
  new Map(Array.from({ length: count }, (_, at) => [`${'newspaper'.padEnd(length - 4, 'x')}${String(at).padStart(4, '0')}.com`, /** @type {const} */ (['tidy', 'read', 'leave', 'ask'])[at % 4]]));

test('5,000 sites fit into synced storage, in one write, and are read back', async () => {
  const all = many(5000, 10);
  await sites.savePolicies(all);
  assert.equal(storage.sync.state.writes, 1);
  assert.deepEqual(await unsyncedItems(), []);
  assert.ok(storage.sync.size() < 102_400, `${storage.sync.size()} bytes`);
  const { policies } = await sites.loadPolicies();
  assert.equal(policies.size, 5000);
  for (const [site, one] of all) assert.equal(policies.get(site), one);
  for (const item of Object.values(storage.sync.all())) assert.ok(JSON.stringify(item).length < 8192 - 10);
});

test('storage full: nothing is lost, and what is kept here only is known', async () => {
  const all = many(9000, 24);
  await sites.savePolicies(all);
  assert.ok((await unsyncedItems()).length > 0);
  assert.ok(storage.sync.size() <= 102_400);
  const { policies } = await sites.loadPolicies();
  assert.equal(policies.size, 9000);
  // Each single one can still be changed and taken away.
  const [site] = [...all.keys()].filter((key) => storage.local.all()[`shadow.${policyShard(key)}`]);
  await sites.savePolicy(site, 'leave');
  assert.equal((await sites.loadRuling(`https://www.${site}/`)).policy, 'leave');
  await sites.savePolicy(site, undefined);
  assert.equal((await sites.loadRuling(`https://www.${site}/`)).policy, 'ask');
  // With room again everything goes back.
  await sites.savePolicies(new Map([...all.keys()].slice(0, 6000).map((key) => [key, undefined])));
  await settleShadows();
  assert.deepEqual(await unsyncedItems(), []);
  assert.equal((await sites.loadPolicies()).policies.size, [...all.keys()].slice(6000).filter((key) => key !== site).length);
});

test('a browser that refuses every write loses nothing', async () => {
  await sites.savePolicy('a.com', 'read');
  storage.sync.state.refuses = true;
  await sites.savePolicy('b.com', 'tidy');
  await sites.savePolicy('a.com', undefined);
  await sites.saveSetting('badge', false);
  assert.deepEqual([...(await sites.loadPolicies()).policies], [['b.com', 'tidy']]);
  assert.equal((await sites.loadSettings()).badge, false);
  storage.sync.state.refuses = false;
  await settleShadows();
  assert.deepEqual(await unsyncedItems(), []);
  assert.deepEqual([...(await sites.loadPolicies()).policies], [['b.com', 'tidy']]);
  assert.equal((await storage.sync.get('badge')).badge, false);
});

test('another computer changes a shard that is shadowed here', async () => {
  const shard = policyShard('a.com');
  await sites.savePolicy('a.com', 'read');
  storage.sync.state.refuses = true;
  await sites.savePolicy('a.com', 'leave');
  storage.sync.state.refuses = false;
  const theirs = { oldValue: { read: 'a.com' }, newValue: { read: 'a.com', tidy: 'other.com' } };
  await storage.sync.set({ [shard]: theirs.newValue });
  await takeInChanges({ [shard]: theirs });
  assert.deepEqual((await loadItems([shard]))[shard], { leave: 'a.com', tidy: 'other.com' });
  assert.deepEqual(await unsyncedItems(), []);
});

test('100 changes at once are all kept', async () => {
  const all = [...many(100)];
  await Promise.all([...all.map(([site, one]) => sites.savePolicy(site, one)), ...all.map(([site]) => sites.changeRules(site, (rules) => [...rules, { does: 'never', selector: '.a' }]))]);
  await Promise.all(all.map(([site]) => sites.changeRules(site, (rules) => [...rules, { does: 'always', selector: '.b' }])));
  assert.equal((await sites.loadPolicies()).policies.size, 100);
  for (const [site] of all) assert.equal((await sites.loadRules(site)).length, 2);
});

test('what an employer decides holds', async () => {
  await sites.savePolicy('a.com', 'read');
  await storage.managed.set({ everywhere: 'tidy', badge: 'broken', sites: { 'a.com': 'leave', 'co.uk': 'read', 'b.com': 'nonsense' }, unknown: 1 });
  assert.equal((await sites.loadSettings()).everywhere, 'tidy');
  assert.deepEqual((await sites.lockedFields()).sort(), ['badge', 'everywhere']);
  const { policies, locked } = await sites.loadPolicies();
  assert.deepEqual([...policies], [['a.com', 'leave']]);
  assert.deepEqual([...locked], ['a.com']);
  assert.deepEqual(await sites.loadRuling('https://a.com/x'), { policy: 'leave', site: 'a.com' });
  assert.deepEqual(await sites.loadRuling('https://c.com/x'), { policy: 'tidy', site: '' });
  /** @type {any} */ (storage).managed = undefined;
  assert.deepEqual(await managedItems(), {});
});

test('changes are told, from synced storage and from shadows', async () => {
  /** @type {string[]} */
  const told = [];
  const stop = onItems((names) => told.push(...names));
  await sites.saveSetting('badge', false);
  storage.sync.state.refuses = true;
  await sites.saveSetting('click', 'reader');
  stop();
  storage.sync.state.refuses = false;
  await sites.saveSetting('badge', true);
  assert.deepEqual(told, ['badge', 'click']);
});

test('migrations run once, in order, and a newer version is left alone', async () => {
  const steps = [
    (/** @type {any} */ items) => ({ badge: items.count === 'on', count: undefined }),
    (/** @type {any} */ items) => ({ click: items.badge ? 'reader' : 'menu' }),
  ];
  await storage.sync.set({ count: 'on', 'sites.3': { read: 'a.com' }, future: { a: 1 } });
  await migrate(steps);
  assert.deepEqual(storage.sync.all(), { badge: true, click: 'reader', version: 3, 'sites.3': { read: 'a.com' }, future: { a: 1 } });
  await storage.sync.set({ click: 'menu' });
  await migrate(steps);
  assert.equal(storage.sync.all().click, 'menu');
  await storage.sync.set({ version: 99, click: 'gesture' });
  await migrate(steps);
  assert.equal(storage.sync.all().version, 99);
  assert.equal((await sites.loadSettings()).click, 'menu', 'a value of a newer version is read as the default');
  await sites.saveSetting('badge', false);
  assert.equal(storage.sync.all().click, 'gesture', 'and stays stored');
});

test('personal rules are repaired, one per selector', () => {
  fc.assert(
    fc.property(fc.oneof(fc.anything(), fc.array(fc.record({ does: fc.constantFrom('always', 'never', 'maybe'), selector: fc.oneof(fc.string(), fc.constant('.box')), kind: fc.anything(), words: fc.anything() }, { requiredKeys: [] }))), (stored) => {
      const rules = repairRules(stored);
      assert.equal(new Set(rules.map(({ selector }) => selector)).size, rules.length);
      assert.deepEqual(repairRules(rules), rules);
    }),
    { numRuns: 1000 },
  );
  assert.deepEqual(repairRules([{ does: 'never', selector: ' .a ' }, { does: 'always', selector: '.a', words: ' x ' }]), [{ does: 'always', selector: '.a', words: 'x' }]);
});
