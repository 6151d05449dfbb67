// The options page is where settings are seen and changed. It has no Save button: every change is stored when it is made, and what changes elsewhere is shown here at once.

import { browser, text } from '../shared/browser.js';
import { onItems, settleShadows } from '../shared/settings_store.js';
import { startAbout, startKeys } from './about.js';
import { startButton } from './toolbar_button.js';
import { startKinds } from './kinds.js';
import { startLook } from './look.js';
import { startRules } from './rules_table.js';
import { startSites } from './sites.js';

/**
 * A section draws itself anew when one of its items changed.
 * @typedef {(names: string[] | null) => unknown} Refresh
 */

/** @param {string} id */
const section = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

function putTexts() {
  document.documentElement.lang = text('language_tag') || 'en';
  document.documentElement.dir = browser.i18n.getMessage('@@bidi_dir') || 'ltr';
  document.title = text('options_title');
  for (const element of document.querySelectorAll('[data-text]')) element.textContent = text(element.getAttribute('data-text') ?? '');
  for (const element of document.querySelectorAll('[data-label]')) element.setAttribute('aria-label', text(element.getAttribute('data-label') ?? ''));
}

/** Marks in the list of sections the one that is being read. */
function followReading() {
  const links = new Map([...document.querySelectorAll('nav a')].map((link) => [link.getAttribute('href')?.slice(1), link]));
  const seen = new Set();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) seen[isIntersecting ? 'add' : 'delete'](target.id);
      const first = [...links.keys()].find((id) => seen.has(id));
      for (const [id, link] of links) {
        if (id === first) link.setAttribute('aria-current', 'true');
        else link.removeAttribute('aria-current');
      }
    },
    { rootMargin: '-10% 0px -60% 0px' },
  );
  for (const part of document.querySelectorAll('main > section')) observer.observe(part);
}

async function begin() {
  putTexts();
  /** @type {Refresh[]} */
  const parts = [
    startSites(section('sites')),
    startKinds(section('kinds')),
    startRules(section('rules')),
    startLook(section('look')),
    startButton(section('button')),
  ];
  startKeys(section('keys'));
  startAbout(section('about'));

  const refresh = (/** @type {string[] | null} */ names) => Promise.all(parts.map((part) => part(names)));
  onItems((names) => void refresh(names));
  await refresh(null);
  document.documentElement.dataset.ready = 'true';
  // The sections had no height yet when the browser looked for the one that the address names.
  if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView({ behavior: 'instant' });
  followReading();
  await settleShadows().catch(() => {});
}

void begin();
