// Contrast as WCAG measures it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contrast } from '../../extension/reader/contrast.js';

test('contrast of known pairs', () => {
  assert.equal(contrast('#000000', '#ffffff'), 21);
  assert.equal(contrast('#ffffff', '#ffffff'), 1);
  assert.equal(contrast('#767676', '#ffffff').toFixed(2), '4.54');
  assert.equal(contrast('#ffffff', '#767676').toFixed(2), '4.54');
});
