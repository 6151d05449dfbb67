// The keys panel lists every key of the reader, so that nobody has to find them by chance.

import { text } from '../shared/browser.js';
import { el } from './element.js';

/** Each key with the name of what it does. */
const KEYS = /** @type {const} */ ([
  ['Esc', 'key_escape'],
  ['T', 'tool_text'],
  ['O', 'tool_outline'],
  ['L', 'tool_listen'],
  ['Space', 'key_play'],
  ['← →', 'key_sentence'],
  ['⇧ ← →', 'key_paragraph'],
  ['< >', 'key_rate'],
  ['N', 'tool_notes'],
  ['H', 'key_highlight'],
  ['R', 'tool_removed'],
  ['S', 'tool_keep'],
  ['P', 'tool_print'],
  ['+ −', 'key_size'],
  ['I', 'key_pictures'],
  ['F', 'key_focus'],
  ['↑ ↓', 'key_lines'],
  ['Delete', 'key_delete'],
  ['Ctrl Z', 'key_undo'],
  ['?', 'tool_keys'],
]);

/** @param {HTMLElement} panel */
export function keysPanel(panel) {
  panel.append(
    el(
      'dl',
      { class: 'keys-list' },
      KEYS.map(([key, name]) => el('div', {}, el('dt', {}, key), el('dd', {}, text(name)))),
    ),
  );
}
