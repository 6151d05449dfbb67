// An appearance is how the reader looks; here it is put on the reader, and kept for one site or for all.

import { ask } from '../shared/messages.js';
import { onAppearance, repairAppearance } from '../shared/settings.js';
import { luminance } from './contrast.js';
import { loadFont, unloadFonts } from './fonts.js';

/** @typedef {import('../shared/settings.js').Appearance} Appearance */

// Below this the paper counts as dark, and the browser's own parts (scroll bars, sliders) are drawn for the dark.
const DARK = 0.25;
// Sliders send many values a second; storage takes a few.
const QUIET_MS = 250;

/**
 * Puts an appearance on an element.
 * @param {HTMLElement} element
 * @param {Appearance} appearance
 */
export function applyAppearance(element, appearance) {
  const { theme, font, weight, align, hyphens, pictures, columns } = appearance;
  Object.assign(element.dataset, { theme, font, weight, align, hyphens: String(hyphens), pictures: String(pictures), columns: String(columns), dark: String(luminance(appearance.paper) < DARK) });
  const lengths = { size: `${appearance.size}px`, width: `${appearance.width}em`, leading: String(appearance.leading), letters: `${appearance.letters}em`, words: `${appearance.words}em`, paragraphs: `${appearance.paragraphs}em` };
  const colours = { 'own-paper': appearance.paper, 'own-ink': appearance.ink, 'own-link': appearance.link };
  for (const [name, value] of Object.entries({ ...lengths, ...colours })) element.style.setProperty(`--${name}`, value);
}

/**
 * The appearance that holds for the page, and what changes it.
 * @param {string} host
 * @param {import('../shared/messages.js').Answer} answer what is kept for it
 */
export function appearanceFor(host, answer) {
  let ofSite = answer.ok && answer.ofSite === true;
  let appearance = repairAppearance(answer.ok ? answer.appearance : undefined);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  /** What was saved from here and has not come back yet. @type {Set<string>} */
  const sent = new Set();
  const inLetters = (/** @type {Appearance} */ of) => JSON.stringify(repairAppearance(of));
  const save = () => {
    sent.add(inLetters(appearance));
    return ask({ verb: 'site/save-look', appearance, ofSite }).catch(() => {});
  };
  return {
    get now() {
      return appearance;
    },
    /** Shows it at once; keeps it when the hand rests. @param {Appearance} changed */
    set(changed) {
      appearance = changed;
      clearTimeout(timer);
      timer = setTimeout(save, QUIET_MS);
    },
    site: {
      host,
      isOn: () => ofSite,
      /** @param {boolean} on */
      set(on) {
        ofSite = on;
        void save();
      },
    },
    /** Calls back when it was changed in another tab or on the options page. @param {(appearance: Appearance) => void} changed */
    follow: (changed) =>
      onAppearance((value) => {
        // What was saved from here comes back from the storage, when it may be changed again already.
        if (sent.delete(inLetters(value)) || ofSite || inLetters(value) === inLetters(appearance)) return;
        appearance = value;
        changed(value);
      }),
  };
}

/**
 * Makes an appearance's font ready for a story.
 * @param {Appearance} appearance
 * @param {HTMLElement} article
 */
export const prepareFont = ({ font }, article) => loadFont(font, article.textContent ?? '');

export { unloadFonts };
