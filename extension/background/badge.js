// The badge is the number on the toolbar button: how many things were taken away. Its tooltip says them by kind; the icon below says what the page is.

import { browser, text } from '../shared/browser.js';
import { countsInWords, total } from '../shared/counts.js';
import { loadRuling, loadSettings } from '../shared/settings_sites.js';
import { iconOf, showIcon } from './icon.js';

/** @typedef {import('../shared/messages.js').PageState} PageState */

/** What each tab told last, while its settings are read. @type {Map<number, PageState>} */
const newest = new Map();

/**
 * Shows a page's state on its tab's button.
 * @param {number} tab
 * @param {PageState} state
 */
export async function showState(tab, state) {
  const active = state.mode !== 'off';
  newest.set(tab, state);
  const [{ badge }, { policy }] = await Promise.all([loadSettings(), loadRuling(state.url)]);
  // What the tab told in the meantime is newer than this.
  if (newest.get(tab) !== state) return;
  newest.delete(tab);
  const icon = iconOf(state, policy);
  const number = active && badge ? total(state.counts) : 0;
  const words = active ? countsInWords(state) : '';
  const title = [text(`mode_${state.mode}_title`), words || state.sentence || (icon === 'left_alone' ? text('icon_left_alone') : icon === 'article' ? text('state_article_found') : '')].filter(Boolean).join(' — ');
  await Promise.all([
    browser.action.setBadgeText({ tabId: tab, text: number > 0 ? (number > 999 ? '999+' : String(number)) : '' }),
    browser.action.setBadgeBackgroundColor({ tabId: tab, color: state.mode === 'reader' ? '#7a1f2b' : '#3d4852' }),
    browser.action.setBadgeTextColor?.({ tabId: tab, color: '#ffffff' }),
    browser.action.setTitle({ tabId: tab, title }),
    showIcon(tab, icon),
  ]).catch(() => {}); // The tab may be gone by now.
}
