// `node tools/build/icons.js` draws the toolbar's icons, one for each state of a page, and the store's. A state is told by shape, not by colour alone; every icon stands out on light and on dark toolbars.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PNG } from 'pngjs';
import { extension } from './layout.js';

/** @typedef {[number, number, number, number]} Colour red, green, blue, opacity */
/** @typedef {{ covers: (x: number, y: number) => boolean, colour: Colour }} Shape on a sheet of 128 by 128 */

const SHEET = 128;
/** Samples a pixel and a direction. */
const SAMPLES = 6;
const PAPER = rgb('#fcfbf8');
const EDGE = rgb('#8c1d2f');
const INK = rgb('#4a453e');
// Red and grey that differ three to one from white toolbars and from black ones.
const RED = rgb('#e0566b');
const GREY = rgb('#858585');
const GREEN = rgb('#1a7f4b');

/** @param {string} hex @returns {Colour} */
function rgb(hex) {
  const number = Number.parseInt(hex.slice(1), 16);
  return [number >> 16, (number >> 8) & 255, number & 255, 255];
}

/** @param {number} left @param {number} top @param {number} width @param {number} height @param {number} radius @param {Colour} colour @returns {Shape} */
const box = (left, top, width, height, radius, colour) => ({
  colour,
  covers(x, y) {
    const dx = Math.max(left + radius - x, x - (left + width - radius), 0);
    const dy = Math.max(top + radius - y, y - (top + height - radius), 0);
    return Math.hypot(dx, dy) <= radius;
  },
});

/** @param {number} cx @param {number} cy @param {number} radius @param {Colour} colour @returns {Shape} */
const disc = (cx, cy, radius, colour) => ({ colour, covers: (x, y) => Math.hypot(x - cx, y - cy) <= radius });

/** A thick line from point to point. @param {[number, number][]} points @param {number} width @param {Colour} colour @returns {Shape} */
const line = (points, width, colour) => ({
  colour,
  covers: (x, y) =>
    points.slice(1).some(([bx, by], at) => {
      const [ax, ay] = /** @type {[number, number]} */ (points[at]);
      const along = Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2)));
      return Math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay)) <= width / 2;
    }),
});

/** @param {Colour} edge @param {Colour} paper @param {number} [width] of the edge */
const sheet = (edge, paper, width = 10) => [box(10, 6, 108, 116, 16, edge), box(10 + width, 6 + width, 108 - 2 * width, 116 - 2 * width, 7, paper)];
/** @param {Colour} headline @param {Colour} words */
const print = (headline, words) => [box(30, 28, 68, 15, 3, headline), box(30, 55, 68, 9, 3, words), box(30, 73, 68, 9, 3, words), box(30, 91, 42, 9, 3, words)];

const TICK = /** @type {[number, number][]} */ ([[56, 88], [78, 110], [118, 58]]);

/** The states, by the name of their file. @type {Record<string, Shape[]>} */
export const ICONS = {
  broadsheet: [...sheet(EDGE, PAPER), ...print(EDGE, INK)],
  article: [...sheet(EDGE, PAPER), ...print(EDGE, INK), disc(96, 96, 32, PAPER), disc(96, 96, 25, RED)],
  tidied: [...sheet(EDGE, PAPER), ...print(EDGE, INK), line(TICK, 36, PAPER), line(TICK, 20, GREEN)],
  reading: [...sheet(RED, RED), ...print(PAPER, PAPER)],
  left_alone: [...sheet(GREY, PAPER, 16), box(36, 56, 56, 16, 4, GREY)],
  cannot: [...sheet(GREY, [0, 0, 0, 0], 16), line([[20, 112], [108, 16]], 34, [0, 0, 0, 0]), line([[14, 118], [114, 10]], 17, GREY)],
};

/** @param {Shape[]} shapes @param {number} size */
export function draw(shapes, size) {
  const png = new PNG({ width: size, height: size });
  const step = SHEET / size;
  for (let pixel = 0; pixel < size * size; pixel += 1) {
    const sums = [0, 0, 0, 0];
    for (let sample = 0; sample < SAMPLES * SAMPLES; sample += 1) {
      const x = ((pixel % size) + ((sample % SAMPLES) + 0.5) / SAMPLES) * step;
      const y = (Math.floor(pixel / size) + (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES) * step;
      const [red, green, blue, opacity] = shapes.findLast((shape) => shape.covers(x, y))?.colour ?? [0, 0, 0, 0];
      for (const [at, value] of [red, green, blue, 255].entries()) sums[at] = /** @type {number} */ (sums[at]) + (value * opacity) / 255;
    }
    const [red = 0, green = 0, blue = 0, opacity = 0] = sums;
    const colour = [red, green, blue].map((sum) => (opacity === 0 ? 0 : Math.round((sum / opacity) * 255)));
    png.data.set([...colour, Math.round(opacity / SAMPLES ** 2)], pixel * 4);
  }
  return PNG.sync.write(png);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const [name, shapes] of Object.entries(ICONS)) {
    // The toolbar takes two sizes; the store and the list of extensions want more of the first one.
    for (const size of name === 'broadsheet' ? [16, 32, 48, 128] : [16, 32]) writeFileSync(join(extension, 'icons', `${name}-${size}.png`), draw(shapes, size));
  }
}
