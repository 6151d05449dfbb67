// The badge is the number on the toolbar button: how many things were taken away. Its tooltip says them by kind.

import { browser, text } from '../shared/browser.js';
import { countsInWords, total } from '../shared/counts.js';
import { loadSettings } from '../shared/settings_sites.js';

/** @typedef {import('../shared/messages.js').PageState} PageState */

/**
 * Shows a page's state on its tab's button.
 * @param {number} tab
 * @param {PageState} state
 */
export async function showState(tab, state) {
  const active = state.mode !== 'off';
  const { badge } = await loadSettings();
  const number = active && badge ? total(state.counts) : 0;
  const words = active ? countsInWords(state) : '';
  const title = [text(`mode_${state.mode}_title`), words || state.sentence].filter(Boolean).join(' — ');
  await Promise.all([
    browser.action.setBadgeText({ tabId: tab, text: number > 0 ? (number > 999 ? '999+' : String(number)) : '' }),
    browser.action.setBadgeBackgroundColor({ tabId: tab, color: state.mode === 'reader' ? '#7a1f2b' : '#3d4852' }),
    browser.action.setBadgeTextColor?.({ tabId: tab, color: '#ffffff' }),
    browser.action.setTitle({ tabId: tab, title }),
  ]).catch(() => {}); // The tab may be gone by now.
}
