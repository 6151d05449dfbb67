// The menus are the entries that Broadsheet adds to the browser's context menus: on a page, a link, a selection, and on its own button.

import { browser, text } from '../shared/browser.js';

/** @type {(chrome.contextMenus.CreateProperties & { id: string, title: string })[]} */
const ENTRIES = [
  { id: 'reader', title: 'menu_reader', contexts: ['page', 'image', 'video', 'audio'] },
  { id: 'tidy', title: 'menu_tidy', contexts: ['page', 'image', 'video', 'audio'] },
  { id: 'selection', title: 'menu_selection', contexts: ['selection'] },
  { id: 'link', title: 'menu_link', contexts: ['link'], targetUrlPatterns: ['http://*/*', 'https://*/*'] },
  { id: 'leave', title: 'menu_leave', contexts: ['action'] },
];

/** Makes the entries anew; browsers keep them until the extension changes. */
export async function makeMenus() {
  await browser.contextMenus.removeAll();
  for (const entry of ENTRIES) {
    browser.contextMenus.create({ ...entry, title: text(entry.title) }, () => {
      // A browser without one of the contexts goes without that entry.
      if (browser.runtime.lastError) console.info('Broadsheet: no menu entry', entry.id, browser.runtime.lastError.message);
    });
  }
}

/**
 * Calls back with the entry that was chosen and where.
 * @param {(entry: string, info: chrome.contextMenus.OnClickData, tab: chrome.tabs.Tab | undefined) => void} chosen
 */
export function onMenu(chosen) {
  browser.contextMenus.onClicked.addListener((info, tab) => chosen(String(info.menuItemId), info, tab));
}
