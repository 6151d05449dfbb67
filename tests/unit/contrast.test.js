// Contrast as WCAG measures it, and fonts by the letters a story has.

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { contrast } from '../../extension/reader/contrast.js';
import { FONTS } from '../../extension/shared/fonts.js';

test('contrast of known pairs', () => {
  assert.equal(contrast('#000000', '#ffffff'), 21);
  assert.equal(contrast('#ffffff', '#ffffff'), 1);
  assert.equal(contrast('#767676', '#ffffff').toFixed(2), '4.54');
  assert.equal(contrast('#ffffff', '#767676').toFixed(2), '4.54');
});

test('every font file that a setting may ask for ships, with its licence', () => {
  const there = readdirSync(new URL('../../extension/fonts/', import.meta.url));
  const named = Object.values(FONTS).flatMap((files) => files.map(({ file }) => file));
  assert.deepEqual(there.filter((name) => name.endsWith('.woff2')).sort(), named.toSorted());
  for (const family of ['source-serif-4', 'source-sans-3', 'atkinson-hyperlegible', 'lexend', 'opendyslexic']) assert.ok(there.includes(`${family}.OFL.txt`));
});
