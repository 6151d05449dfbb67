// The toolbar button opens the popup, or goes straight to the reader, as was chosen.

import { browser } from '../shared/browser.js';
import { loadSettings } from '../shared/settings_sites.js';
import { onItems } from '../shared/settings_store.js';
import { toggle } from './tab_modes.js';

const POPUP = 'popup/popup.html';

async function apply() {
  const { click } = await loadSettings();
  await browser.action.setPopup({ popup: click === 'reader' ? '' : POPUP });
}

/** Makes the button do what was chosen, now and after every change of that choice. */
export function watchButton() {
  void apply().catch(() => {});
  onItems((names) => {
    if (names.includes('click')) void apply().catch(() => {});
  });
  // This comes only where there is no popup to open.
  browser.action.onClicked.addListener((tab) => {
    if (tab.id !== undefined) void toggle(tab.id, 'reader');
  });
}
