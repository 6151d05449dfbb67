// Every icon of the toolbar is there as its script draws it, stands out on light and on dark toolbars, and is told from the others by its shape.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { PNG } from 'pngjs';
import { ICONS, draw } from '../../tools/build/icons.js';
import { extension } from '../../tools/build/layout.js';

/** Toolbars of Chromium and Firefox, light and dark. @type {[string, number[]][]} */
const TOOLBARS = [['white', [255, 255, 255]], ['light grey', [240, 240, 244]], ['Firefox, dark', [43, 42, 51]], ['Chromium, dark', [53, 54, 58]]];
/** What WCAG 2.2 asks of a sign that has to be recognised (1.4.11). */
const CONTRAST = 3;
/** An icon is seen by this share of its square at least: a slashed outline takes so much. */
const SEEN = 0.15;
/** Two icons differ in this share of their squares at least: a dot takes so much. */
const DIFFERENT = 0.1;

/** @param {string} name @param {number} size */
const read = (name, size) => PNG.sync.read(readFileSync(join(extension, 'icons', `${name}-${size}.png`))).data;

/** @param {number[]} colour */
const luminance = (colour) => colour.map((value) => value / 255).map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)).reduce((sum, value, at) => sum + value * /** @type {number} */ ([0.2126, 0.7152, 0.0722][at]), 0);
/** @param {number} one @param {number} other */
const contrast = (one, other) => (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);

/** The brightness of each pixel on a toolbar. @param {Buffer} data @param {number[]} toolbar */
const pixels = (data, toolbar) =>
  Array.from({ length: data.length / 4 }, (_, at) => {
    const opacity = (data[at * 4 + 3] ?? 0) / 255;
    return luminance(toolbar.map((below, part) => below * (1 - opacity) + (data[at * 4 + part] ?? 0) * opacity));
  });

for (const name of Object.keys(ICONS)) {
  test(`${name} is as it is drawn`, () => {
    for (const size of [16, 32]) assert.deepEqual(read(name, size), PNG.sync.read(draw(/** @type {any} */ (ICONS[name]), size)).data);
  });

  for (const [toolbar, colour] of TOOLBARS) {
    test(`${name} is seen on a toolbar: ${toolbar}`, () => {
      for (const size of [16, 32]) {
        const all = pixels(read(name, size), colour);
        const seen = all.filter((pixel) => contrast(pixel, luminance(colour)) >= CONTRAST).length / all.length;
        assert.ok(seen >= SEEN, `${Math.round(seen * 100)} % at ${size} pixels`);
      }
    });
  }
}

test('no two icons look alike, not even without colours', () => {
  for (const [, colour] of TOOLBARS) {
    const all = Object.keys(ICONS).map((name) => ({ name, grey: pixels(read(name, 16), colour) }));
    for (const [at, one] of all.entries()) {
      for (const other of all.slice(at + 1)) {
        const different = one.grey.filter((pixel, number) => contrast(pixel, other.grey[number] ?? 0) >= 1.5).length / one.grey.length;
        assert.ok(different >= DIFFERENT, `${one.name} and ${other.name} differ by ${Math.round(different * 100)} %`);
      }
    }
  }
});
