// Our suggested shortcuts take none that a browser has from the start, on any system. That the browsers here agree is tried in tests/e2e/shortcuts.test.js.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const MANIFEST = JSON.parse(readFileSync(new URL('../../manifest.json', import.meta.url), 'utf8'));

/** "browser system" → chords. @type {Map<string, Set<string>>} */
const taken = new Map();
for (const line of readFileSync(new URL('default_shortcuts.txt', import.meta.url), 'utf8').split('\n')) {
  const heading = /^\[(.+)\]$/.exec(line)?.[1];
  if (heading) taken.set(heading, new Set());
  else if (line !== '' && !line.startsWith('#')) for (const chord of line.split(' ')) [...taken.values()].at(-1)?.add(chord);
}

/** A chord of the manifest as that system has it, its modifiers in the list's order. @param {string} chord @param {string} system */
function onSystem(chord, system) {
  const keys = chord.split('+').map((key) => (system === 'mac' && key === 'Ctrl' ? 'Command' : key === 'MacCtrl' ? 'Ctrl' : key));
  const order = ['Command', 'Ctrl', 'Alt', 'Shift'];
  return [...order.filter((key) => keys.includes(key)), ...keys.filter((key) => !order.includes(key))].join('+');
}

test('the list holds every browser on every system', () => {
  assert.deepEqual([...taken.keys()], ['chromium windows', 'chromium linux', 'chromium mac', 'firefox windows', 'firefox linux', 'firefox mac']);
  for (const [where, chords] of taken) {
    assert.ok(chords.size > 60, where);
    for (const chord of chords) assert.equal(chord, onSystem(chord, ''), `${where} spells ${chord} in another order`);
  }
});

for (const [where, chords] of taken) {
  const system = String(where.split(' ')[1]);
  test(`no suggested shortcut is taken: ${where}`, () => {
    const ours = Object.entries(MANIFEST.commands).map(([command, { suggested_key: keys }]) => [command, onSystem(keys[system] ?? keys.default, system)]);
    assert.deepEqual(ours.filter(([, chord]) => chords.has(String(chord))), []);
    assert.equal(new Set(ours.map(([, chord]) => chord)).size, ours.length, 'two of ours are the same');
  });
}
