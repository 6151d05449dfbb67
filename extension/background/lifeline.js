// A lifeline is a style sheet that stands in a page for as long as the extension lives. Firefox ends all scripts of an extension that is switched off or replaced, and nobody is left to bring the page
// back; but it takes away the extension's style sheets, too. What the reader does to the page hangs on this one (reader/page_below.js), and so do the words that say that the reader has ended.

import { browser } from '../shared/browser.js';

// Nothing in the page is meant by it until the reader marks root and body, and each rule begins with a name: Firefox styles and lays out a page anew for a sheet that says something of the root, or
// something of elements without a name.
const SHEET = `
body[style*="--page-hidden:"] { visibility: hidden !important; }
body[style*="--page-skipped:"] { content-visibility: hidden !important; }
html[style*="--page-bare:"] { scrollbar-width: none !important; --lasting-ended: none !important; }
html[style*="--page-height:"], body[style*="--page-height:"] { min-height: var(--page-height) !important; }
html[style*="--page-width:"] { min-width: var(--page-width) !important; }
`;

/**
 * Puts the lifeline into a tab's page, and says whether it stands there. Where it cannot be had, the page hangs on the scripts alone.
 * @param {number} tab
 */
export async function holdLifeline(tab) {
  // Elsewhere a script outlives its extension long enough to bring the page back (content/orphan.js), and the sheet would stay.
  if (!browser.runtime.getURL('').startsWith('moz-extension:')) return false;
  try {
    await browser.scripting.insertCSS({ target: { tabId: tab }, css: SHEET, origin: 'USER' });
    return true;
  } catch (error) {
    console.info('Broadsheet: no style sheet may stand in this tab.', error);
    return false;
  }
}
