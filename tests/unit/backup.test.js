// A backup comes back the same, and a file from anywhere is read as far as it is understood. What the browser granted is looked up by site.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import './fake_storage.js';
import { backupText, listText, readBackup } from '../../extension/options/backup.js';
import { grantsOf } from '../../extension/shared/grants.js';

test('a backup comes back the same', () => {
  const all = {
    sites: new Map(/** @type {[string, any][]} */ ([['b.com', 'leave'], ['a.com', 'read'], ['[::1]:8080', 'ask'], ['xn--bcher-kva.example', 'tidy']])),
    rules: new Map([['a.com', [{ does: /** @type {const} */ ('never'), selector: '.x' }]]]),
    settings: /** @type {any} */ ({ badge: false, click: 'reader', strictness: 'light', everywhere: 'ask', kinds: { ad_slot: 'keep' } }),
    appearance: { theme: 'sepia' },
  };
  const back = readBackup(backupText(all, '1.0'), 'leave');
  assert.deepEqual(back, { ...all, problems: [] });
  assert.deepEqual([...readBackup(listText(all.sites.keys()), 'tidy').sites].sort(), [...all.sites.keys()].map((site) => [site, 'tidy']).sort());
});

test('any file at all is read without an error, and gives only what is valid', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json(), fc.array(fc.oneof(fc.domain(), fc.string(), fc.webUrl())).map((lines) => lines.join('\n')), fc.record({ sites: fc.anything(), rules: fc.anything(), settings: fc.anything() }).map((value) => JSON.stringify(value) ?? '')), (content) => {
      for (const [site, policy] of readBackup(content, 'leave').sites) assert.ok(/^[a-z0-9_.:[\]-]+$/.test(site) && ['ask', 'tidy', 'read', 'leave'].includes(policy));
    }),
    { numRuns: 1000 },
  );
});

test('a grant covers a site with everything under it, and no other', () => {
  const grants = grantsOf(['*://*.example.com/*', 'https://news.other.org/*', '*://localhost/*', 'http://127.0.0.1/*']);
  for (const site of ['example.com', 'a.example.com', 'example.com:8443', 'localhost:3000', '127.0.0.1']) assert.equal(grants.covers(site), true, site);
  for (const site of ['example.org', 'notexample.com', 'com', 'news.other.org', 'other.org', '127.0.0.2']) assert.equal(grants.covers(site), false, site);
  assert.equal(grants.everywhere, false);
  assert.equal(grantsOf(['*://*/*']).covers('any.where'), true);
  assert.equal(grantsOf(['https://*/*']).everywhere, true);
  assert.equal(grantsOf([]).covers('a.b'), false);
});
