// A lifeline is a style sheet that stands in a page for as long as the extension lives. Firefox ends all scripts of an extension that is switched off or replaced, and nobody is left to bring the page
// back; but it takes away the extension's style sheets, too. What the reader does to the page hangs on this one (reader/page_below.js), and so do the words that say that the reader has ended.

import { browser } from '../shared/browser.js';

const SHEET = `
@property --lasting-hidden { syntax: "*"; inherits: false; }
@property --lasting-none { syntax: "*"; inherits: false; }
@property --lasting-height { syntax: "*"; inherits: false; }
@property --lasting-width { syntax: "*"; inherits: false; }
:root, body { --lasting-hidden: hidden !important; --lasting-none: none !important; }
:root { --lasting-height: var(--page-height) !important; --lasting-width: var(--page-width) !important; }
:is(:root, body) > div:not([id], [class]) { --lasting-ended: none !important; }
`;

/**
 * Puts the lifeline into a tab's page. Where it cannot be had, the page hangs on the scripts alone.
 * @param {number} tab
 */
export async function holdLifeline(tab) {
  // Elsewhere a script outlives its extension long enough to bring the page back (content/orphan.js), and the sheet would stay.
  if (!browser.runtime.getURL('').startsWith('moz-extension:')) return;
  try {
    await browser.scripting.insertCSS({ target: { tabId: tab }, css: SHEET, origin: 'USER' });
  } catch (error) {
    console.info('Broadsheet: no style sheet may stand in this tab.', error);
  }
}
