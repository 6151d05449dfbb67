// The site section of the popup says what Broadsheet does by itself on the site of the tab, and changes that.

import { browser, text } from '../shared/browser.js';
import { ask } from '../shared/messages.js';
import { startsAlone } from '../shared/policies.js';

/** @typedef {import('../background/site_of_tab.js').SiteOfTab} SiteOfTab */
/** @typedef {import('../shared/policies.js').Policy} Policy */

/**
 * @param {string} address of the page
 */
export async function showSite(address) {
  const section = /** @type {HTMLElement} */ (document.getElementById('site'));
  const grant = /** @type {HTMLElement} */ (document.getElementById('grant'));
  const title = /** @type {HTMLElement} */ (document.getElementById('site-title'));
  const allow = /** @type {HTMLButtonElement} */ (document.getElementById('allow'));
  const choices = /** @type {HTMLInputElement[]} */ ([...section.querySelectorAll('input[name=policy]')]);
  /** @type {SiteOfTab | undefined} */
  let site;
  /** The policy that was chosen last; what is kept follows a moment later. @type {Policy | undefined} */
  let chosen;
  /** What was asked for last: an answer to anything before it tells what held then. */
  let last = 0;

  async function refresh() {
    const turn = (last += 1);
    const answer = await ask({ verb: 'site/of', address });
    if (turn !== last) return;
    chosen = undefined;
    site = answer.ok && answer.site !== '' ? /** @type {SiteOfTab} */ (/** @type {unknown} */ (answer)) : undefined;
    section.hidden = site === undefined;
    if (!site) return;
    title.textContent = text('site_title', site.shown);
    for (const choice of choices) {
      choice.checked = choice.value === site.policy;
      choice.disabled = site.locked;
    }
    const missing = startsAlone(site.policy) && !site.granted;
    grant.hidden = !missing && !site.locked;
    allow.hidden = !missing;
    const said = grant.querySelector('span');
    if (said) said.textContent = site.locked ? text('site_locked') : missing ? text('site_not_granted') : '';
  }

  /** Asks the browser; it has to be the first thing that a click does. @param {string} origin */
  const request = (origin) => browser.permissions.request({ origins: [origin] }).catch(() => false);

  for (const choice of choices) {
    choice.addEventListener('click', async () => {
      // Whoever changes his mind at once does so before the first choice is carried out.
      if (!site || choice.value === (chosen ?? site.policy)) return;
      const policy = (chosen = /** @type {Policy} */ (choice.value));
      const turn = (last += 1);
      const granted = startsAlone(policy) && !site.granted ? request(site.origin) : undefined;
      // The choice is kept at once: in some browsers the question closes the popup.
      await ask({ verb: 'site/set-policy', site: site.site, policy });
      await granted;
      if (turn === last) await refresh();
    });
  }
  allow.addEventListener('click', async () => {
    if (!site) return;
    await request(site.origin);
    await refresh();
  });
  await refresh();
}
