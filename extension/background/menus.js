// The menus are the entries that Broadsheet adds to a page's context menu.

import { browser, text } from '../shared/browser.js';

const ENTRIES = /** @type {const} */ ([
  { id: 'reader', title: 'menu_reader' },
  { id: 'tidy', title: 'menu_tidy' },
]);

/** Makes the entries anew; browsers keep them until the extension changes. */
export async function makeMenus() {
  await browser.contextMenus.removeAll();
  for (const { id, title } of ENTRIES) {
    browser.contextMenus.create({ id, title: text(title), contexts: ['page', 'image', 'video', 'audio'] });
  }
}

/**
 * Calls back with the entry that was chosen and the tab it was chosen in.
 * @param {(entry: string, tab: chrome.tabs.Tab) => void} chosen
 */
export function onMenu(chosen) {
  browser.contextMenus.onClicked.addListener((info, tab) => {
    if (tab?.id !== undefined) chosen(String(info.menuItemId), tab);
  });
}
