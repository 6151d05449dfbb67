// The icon on the toolbar button says what a tab's page is: nothing known, an article, tidied, in the reader, left alone, or out of reach.

import { browser } from '../shared/browser.js';

/** @typedef {import('../shared/messages.js').PageState} PageState */
/** @typedef {import('../shared/policies.js').Policy} Policy */
/** @typedef {'broadsheet' | 'article' | 'tidied' | 'reading' | 'left_alone' | 'cannot'} Icon the name of its files */

/**
 * @param {PageState} state
 * @param {Policy} policy of the page's site
 * @returns {Icon}
 */
export function iconOf(state, policy) {
  if (state.mode === 'reader') return 'reading';
  if (state.mode === 'tidy') return 'tidied';
  if (policy === 'leave') return 'left_alone';
  return state.readerable ? 'article' : 'broadsheet';
}

/**
 * Shows an icon in one tab; the browser takes it back when the tab goes to another page.
 * @param {number} tab
 * @param {Icon} icon
 */
export async function showIcon(tab, icon) {
  const path = { 16: `icons/${icon}-16.png`, 32: `icons/${icon}-32.png` };
  // Firefox for Android has no button that could show it.
  await browser.action.setIcon?.({ tabId: tab, path });
}
