// An icon is a drawing of a few lines on a field of 24 by 24.

import { drawing } from './element.js';

/** @type {Record<string, string[]>} */
const LINES = {
  close: ['M6 6 18 18', 'M18 6 6 18'],
  text: ['M3 18 8 6 13 18', 'M4.8 14H11.2', 'M21 18V12.2', 'M21 15.2a2.9 2.9 0 1 1-5.8 0 2.9 2.9 0 0 1 5.8 0Z'],
  outline: ['M4 6h2', 'M9 6h11', 'M6 12h2', 'M11 12h9', 'M6 18h2', 'M11 18h9'],
  removed: ['M4 5h16', 'M4 10h10', 'M4 15h6', 'M4 20h6', 'M14 14l6 6', 'M20 14l-6 6'],
  keep: ['M12 4v11', 'M7 10.5 12 15.5 17 10.5', 'M5 20h14'],
  print: ['M7 9V4h10v5', 'M7 17H4V9.5h16V17h-3', 'M7 14h10v6H7Z'],
  listen: ['M5 9.5v5h3.2L13 18.5v-13L8.2 9.5Z', 'M16 9.2a4 4 0 0 1 0 5.6', 'M18.5 6.7a7.5 7.5 0 0 1 0 10.6'],
  notes: ['M5 19h14', 'M6 15l9.5-9.5a2 2 0 0 1 2.9 2.9L9 18H6Z'],
  keys: ['M3 7h18v10H3Z', 'M7 10.5h.01', 'M10.5 10.5h.01', 'M14 10.5h.01', 'M17 10.5h.01', 'M8 14h8'],
  previous: ['M15 5l-7 7 7 7'],
  next: ['M9 5l7 7-7 7'],
  in: ['M12 5v14', 'M5 12h14'],
  out: ['M5 12h14'],
  play: ['M7 4.5v15l12-7.5Z'],
  pause: ['M8 5v14', 'M16 5v14'],
  back_paragraph: ['M18 6l-6 6 6 6', 'M11 6l-6 6 6 6'],
  back_sentence: ['M15 6l-6 6 6 6'],
  on_sentence: ['M9 6l6 6-6 6'],
  on_paragraph: ['M6 6l6 6-6 6', 'M13 6l6 6-6 6'],
  show: ['M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12Z', 'M14.8 12a2.8 2.8 0 1 1-5.6 0 2.8 2.8 0 0 1 5.6 0Z'],
  back: ['M9 14 4 9l5-5', 'M4 9h10a6 6 0 0 1 0 12h-3'],
};

/** @param {string} name */
export const icon = (name) => drawing(...(LINES[name] ?? []));
