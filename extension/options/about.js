// Shortcuts as the browser has them now, and which Broadsheet this is.

import { browser, text } from '../shared/browser.js';
import { ask } from '../shared/messages.js';
import { el, fill } from '../reader/element.js';
import { say } from './say.js';

/** Where Chrome and its kin let people change shortcuts; Firefox has a call for it. */
const SHORTCUTS_PAGE = 'chrome://extensions/shortcuts';

/** @param {HTMLElement} section */
export function startKeys(section) {
  const list = el('dl', { class: 'keys' });
  const change = el('button', { type: 'button' }, text('keys_change'));
  section.append(el('p', { class: 'lead' }, text('keys_lead')), list, change);

  const show = async () => {
    const commands = await browser.commands.getAll();
    fill(
      list,
      commands
        .filter(({ name }) => name && !name.startsWith('_'))
        .map(({ name, description, shortcut }) =>
          el('div', {}, el('dt', {}, text(`command_${name}`) || description || ''), el('dd', {}, shortcut ? el('code', { dir: 'ltr' }, shortcut) : el('span', { class: 'soft' }, text('keys_none')))),
        ),
    );
  };
  change.addEventListener('click', async () => {
    try {
      const settings = Reflect.get(browser.commands, 'openShortcutSettings');
      if (settings) await settings.call(browser.commands);
      else await browser.tabs.create({ url: SHORTCUTS_PAGE });
    } catch {
      say(text('keys_elsewhere'));
    }
  });
  // They are changed on a page of the browser; coming back from it is when to look again.
  window.addEventListener('focus', () => void show());
  void show();
}

/** @param {HTMLElement} section */
export async function startAbout(section) {
  const { version } = browser.runtime.getManifest();
  const core = el('dd', {}, '…');
  section.append(
    el(
      'dl',
      { class: 'keys' },
      el('div', {}, el('dt', {}, text('about_version')), el('dd', {}, el('code', {}, version))),
      el('div', {}, el('dt', {}, text('about_core')), core),
      el('div', {}, el('dt', {}, text('about_licence')), el('dd', {}, 'MIT')),
    ),
  );
  const answer = await ask({ verb: 'core/version' }).catch(() => undefined);
  fill(core, answer?.ok ? el('code', {}, String(answer.version)) : text('error_core'));
}
