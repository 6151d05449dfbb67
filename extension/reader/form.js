// A form is what a page wants filled in: an order, an application, an answer to a letter. The prose around it is its terms, so the reader opens there by hand alone.

import * as native from '../content/native.js';
import { document } from '../content/own_document.js';
import { saysArticle } from './talk.js';

// No story asks for these. A password does to log in, which stands anywhere; with so many fields beside it, it is for an account or an order.
const SURE = '[autocomplete*="cc-" i], input[type=password i]';
const LOGIN_FIELDS = 2;
const FIELDS = 'input:not([type=hidden i], [type=submit i], [type=button i], [type=checkbox i], [type=radio i], [type=search i]), select, textarea';
// Some stories ask for pictures or for an answer: where the page says that it is an article, these are its own.
const LIKELY = 'input[type=file i], [contenteditable]:read-write';
// What stands beside a story, whatever the page is.
const ASIDE =
  'header, footer, aside, nav, dialog, ' +
  ['banner', 'contentinfo', 'complementary', 'search', 'dialog'].map((role) => `[role=${role}]`).join() +
  ['comment', 'respond', 'discuss', 'newsletter', 'search', 'login', 'signin'].map((part) => `, [class*=${part} i], [id*=${part} i]`).join('');

/**
 * Whether a page that was read wants to be filled in.
 * @param {import('../content/page.js').Page} page
 */
export function isForm({ reading, nodes, shadows }) {
  const story = nodes[reading?.blocks[0]?.node ?? -1];
  /** Whether it is seen, and neither lies over the page nor stands beside the story: what both stand in is the page itself. @param {Element} field */
  const isMain = (field) => {
    const form = native.attribute(field, 'type') === 'file' ? native.closest(field, 'form') : null;
    // The field for a file is often hidden behind a button.
    const seen = form ?? field;
    if (!native.checkVisibility(seen) || native.computedStyle(seen).visibility !== 'visible') return false;
    for (const one of native.outwards(field)) {
      if (!native.isElement(one)) continue;
      if (story && native.contains(one, story)) return true;
      if (native.matches(one, ASIDE) || native.computedStyle(one).position === 'fixed') return false;
    }
    return true;
  };
  /** Whether it is one that logs in. @param {Element} field */
  const isLogin = (field) => {
    if (!native.matches(field, 'input[type=password i]')) return false;
    const form = native.closest(field, 'form');
    return !form || [...native.findAll(form, FIELDS)].filter(native.checkVisibility).length <= LOGIN_FIELDS;
  };
  const wanted = saysArticle() ? SURE : `${SURE}, ${LIKELY}`;
  return [document, ...shadows].some((root) => [...root.querySelectorAll(wanted)].some((field) => !isLogin(field) && isMain(field)));
}
