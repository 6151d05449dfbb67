// What the stores are told agrees with what ships: the short description, and a reason for every permission.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const read = (/** @type {string} */ path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const LISTING = read('docs/store/listing.md');
const MANIFEST = JSON.parse(read('manifest.json'));

/** @param {string} heading */
const part = (heading) => (LISTING.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? '').trim();

test('the short description is the one that ships', () => {
  assert.equal(part('Short description'), JSON.parse(read('extension/_locales/en/messages.json')).extension_description.message);
});

test('every permission has its reason, and nothing else is asked for', () => {
  const named = [...part('Why it asks for what').matchAll(/^\| `(.+?)` \|/gm)].map(([, permission]) => permission);
  assert.deepEqual(named, [...MANIFEST.permissions, ...MANIFEST.optional_host_permissions]);
  assert.deepEqual(MANIFEST.permissions, ['activeTab', 'scripting', 'storage', 'contextMenus']);
  for (const name of ['host_permissions', 'optional_permissions', 'content_scripts', 'web_accessible_resources', 'externally_connectable']) assert.equal(MANIFEST[name], undefined, name);
});

test('the menu’s entries are named as they are', () => {
  const texts = JSON.parse(read('extension/_locales/en/messages.json'));
  for (const name of ['menu_reader', 'menu_tidy', 'menu_selection', 'menu_link', 'menu_leave']) assert.ok(LISTING.includes(`"${texts[name].message}"`), texts[name].message);
});
