// An update of the extension waits while Broadsheet is at work on a page: Firefox ends every script of the old version at once, and nobody could close its reader any more.

import { browser } from '../shared/browser.js';
import { askTab } from './tab.js';

/** Whether some page is tidied or read now. */
async function isAtWork() {
  const tabs = await browser.tabs.query({ discarded: false });
  const answers = await Promise.all(tabs.map(({ id }) => (id === undefined ? undefined : askTab(id, { verb: 'page/state' }).catch(() => undefined))));
  return answers.some((answer) => answer?.ok && answer.state.mode !== 'off');
}

/** Takes an update at once where nothing would be disturbed; otherwise the browser takes it when it starts the next time. */
export function watchUpdates() {
  browser.runtime.onUpdateAvailable?.addListener(async () => {
    if (!(await isAtWork().catch(() => true))) browser.runtime.reload();
  });
}
