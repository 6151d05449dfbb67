// The table of sites shows one page of them at a time, however many there are. A row is kept as long as its site is on the page, so that focus stays where it is.

import { text } from '../shared/browser.js';
import { inOwnScript } from '../shared/idn.js';
import { POLICIES, startsAlone } from '../shared/policies.js';
import { el, fill } from '../reader/element.js';
import { select } from './choices.js';

/** @typedef {import('../shared/policies.js').Policy} Policy */

// More rows than anybody reads at once, and few enough to be drawn within a frame.
const PAGE = 50;

/**
 * @typedef {object} SiteRow
 * @property {string} site
 * @property {Policy} policy
 * @property {boolean} locked an employer has decided it
 * @property {boolean} granted
 */

/**
 * @typedef {object} Actions
 * @property {(site: string, policy: Policy) => void} change
 * @property {(site: string) => void} remove
 * @property {(site: string) => void} grant
 */

/** @param {Actions} actions @param {string} site */
function makeRow(actions, site) {
  const shown = inOwnScript(site);
  const policy = select({ 'aria-label': text('site_policy_of', shown) }, POLICIES.map((value) => ({ value, label: text(`policy_${value}`) })));
  const state = el('span', { class: 'state' });
  const grant = el('button', { type: 'button', class: 'small', 'aria-label': text('site_grant_named', shown) }, text('allow'));
  const remove = el('button', { type: 'button', class: 'small quiet', 'aria-label': text('site_remove_named', shown) }, text('site_remove'));
  policy.addEventListener('change', () => actions.change(site, /** @type {Policy} */ (policy.value)));
  grant.addEventListener('click', () => actions.grant(site));
  remove.addEventListener('click', () => actions.remove(site));
  const element = el(
    'tr',
    { 'data-site': site },
    el('th', { scope: 'row' }, el('bdi', {}, shown), shown === site ? null : el('small', { dir: 'ltr' }, site)),
    el('td', { class: 'policy' }, policy),
    el('td', { class: 'permission' }, state, grant),
    el('td', { class: 'end' }, remove),
  );
  return {
    element,
    remove,
    /** @param {SiteRow} row */
    show(row) {
      policy.value = row.policy;
      policy.disabled = remove.disabled = row.locked;
      const waits = startsAlone(row.policy) && !row.granted;
      element.classList.toggle('waits', waits);
      state.textContent = !startsAlone(row.policy) ? text('permission_needless') : row.granted ? text('permission_granted') : text('permission_missing');
      grant.hidden = !waits;
    },
  };
}

/**
 * @param {Actions} actions
 */
export function sitesTable(actions) {
  /** @type {Map<string, ReturnType<typeof makeRow>>} */
  let rows = new Map();
  /** @type {SiteRow[]} */
  let all = [];
  let first = 0;

  const body = el('tbody');
  const empty = el('p', { class: 'empty', hidden: true });
  const table = el(
    'table',
    {},
    el('caption', { class: 'unseen' }, text('options_sites')),
    el('thead', {}, el('tr', {}, ['site_head', 'policy_head', 'permission_head'].map((name) => el('th', { scope: 'col' }, text(name))), el('th', { scope: 'col' }, el('span', { class: 'unseen' }, text('site_remove'))))),
    body,
  );
  const where = el('span', { role: 'status' });
  const back = el('button', { type: 'button', class: 'small' }, text('page_back'));
  const on = el('button', { type: 'button', class: 'small' }, text('page_on'));
  const pager = el('div', { class: 'pager' }, back, where, on);
  back.addEventListener('click', () => turn(-PAGE));
  on.addEventListener('click', () => turn(PAGE));

  /** @param {number} by */
  const turn = (by) => {
    first += by;
    draw();
    table.scrollIntoView({ block: 'nearest' });
  };

  const draw = () => {
    first = Math.max(0, Math.min(first, Math.floor((all.length - 1) / PAGE) * PAGE));
    const page = all.slice(first, first + PAGE);
    const kept = new Map(page.map(({ site }) => [site, rows.get(site) ?? makeRow(actions, site)]));
    rows = kept;
    for (const row of page) kept.get(row.site)?.show(row);
    const wanted = [...kept.values()].map(({ element }) => element);
    // Rows that stay where they are are not touched: an element that is moved loses the focus.
    for (const child of [...body.children]) if (!wanted.includes(/** @type {any} */ (child))) child.remove();
    for (const [at, element] of wanted.entries()) if (body.children[at] !== element) body.insertBefore(element, body.children[at] ?? null);
    const number = new Intl.NumberFormat(text('language_tag') || 'en');
    where.textContent = all.length > 0 ? text('page_where', number.format(first + 1), number.format(first + page.length), number.format(all.length)) : '';
    back.disabled = first === 0;
    on.disabled = first + PAGE >= all.length;
    pager.hidden = all.length <= PAGE;
    table.hidden = all.length === 0;
  };

  return {
    element: el('div', { class: 'sites' }, table, empty, pager),
    /** @param {SiteRow[]} next @param {string} whenEmpty */
    show(next, whenEmpty) {
      all = next;
      draw();
      fill(empty, whenEmpty);
      empty.hidden = all.length > 0;
    },
    /** Shows the page that a site stands on. @param {string} site */
    turnTo(site) {
      const at = all.findIndex((row) => row.site === site);
      if (at >= 0) first = Math.floor(at / PAGE) * PAGE;
      draw();
    },
    /** Where the focus goes when a row is about to go: the button of the next one. @param {string} site */
    neighbour(site) {
      const at = [...rows.keys()].indexOf(site);
      const names = [...rows.keys()];
      return rows.get(names[at + 1] ?? names[at - 1] ?? '')?.remove;
    },
  };
}
