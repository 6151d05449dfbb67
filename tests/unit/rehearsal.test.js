// The rehearsal is a page of the snapshot's grammar with a story in it, or the core would learn nothing from it.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { REHEARSAL } from '../../extension/background/rehearsal.js';
import start, * as core from '../../extension/generated/core/broadsheet.js';

test('the core finds a story, a picture and clutter in the rehearsal', async () => {
  await start({ module_or_path: readFileSync(new URL('../../extension/generated/core/broadsheet_bg.wasm', import.meta.url)) });
  const { blocks, findings, metadata } = JSON.parse(core.read_snapshot(REHEARSAL, {}));
  assert.equal(metadata.title, 'The ferry came late');
  assert.deepEqual(metadata.byline, ['Ann Lee']);
  const types = new Set(blocks.map((/** @type {{ type: string }} */ { type }) => type));
  for (const type of ['paragraph', 'heading', 'quote']) assert.ok(types.has(type), `no ${type} in ${[...types]}`);
  assert.ok(findings.length >= 2, JSON.stringify(findings));
});
