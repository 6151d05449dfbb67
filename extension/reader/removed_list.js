// The removed list says what was found on the page, by kind, each thing with its first words, the reason and the evidence, and puts things back.

import { text } from '../shared/browser.js';
import { kindInWords, kindName } from '../shared/counts.js';
import { ask } from '../shared/messages.js';
import { reasonOf } from '../shared/reasons.js';
import { el, fill } from './element.js';
import { ruleOf } from './rule_of.js';

/** @typedef {import('../content/page.js').Page} Page */
/** @typedef {import('../generated/reading.js').Finding} Finding */

// A list of thousands helps nobody and takes seconds to draw; the rest is counted.
const MOST_SHOWN = 200;

/**
 * @param {Page} page
 * @param {((finding: Finding) => void) | undefined} show outlines a finding in the page, where that can be seen
 * @returns {Node[]}
 */
export function drawRemoved(page, show) {
  const findings = page.reading?.findings ?? [];
  const { kept, found } = page.state.paragraphs;
  const groups = page.kinds
    .map((kind) => ({ kind, findings: findings.filter((finding) => finding.kind === kind.kind) }))
    .filter((group) => group.findings.length > 0);

  const removable = groups.filter(({ kind }) => kind.removed).flatMap((group) => group.findings);
  const away = removable.filter((finding) => !page.isPutBack(finding));
  /** @type {Node[]} */
  const drawn = [];
  drawn.push(el('p', { class: 'summary' }, findings.length > 0 ? text('removed_summary', away.length, removable.length) : text('removed_none')));
  if (found > 0) drawn.push(el('p', { class: 'summary' }, text('paragraphs_kept', kept, found)));
  if (removable.length > 0) drawn.push(el('p', { class: 'actions' }, backButton(page, removable, text('put_all_back'), text('take_all_away'), 'all')));

  for (const { kind, findings: ofKind } of groups) {
    const heading = el('h3', {}, kindInWords(kind, ofKind.length));
    drawn.push(
      el(
        'section',
        { class: 'group', 'data-kind': kind.kind, 'aria-label': kindName(kind) },
        el('div', { class: 'group-head' }, heading, kind.removed ? backButton(page, ofKind, text('put_back'), text('take_away'), `kind-${kind.kind}`, kindName(kind)) : el('small', {}, text('only_reported'))),
        el(
          'ul',
          {},
          ofKind.slice(0, MOST_SHOWN).map((finding) => drawFinding(page, finding, kind.removed, show)),
        ),
        ofKind.length > MOST_SHOWN ? el('p', {}, text('and_more', ofKind.length - MOST_SHOWN)) : null,
      ),
    );
  }
  const refused = page.reading?.refused ?? [];
  if (refused.length > 0) {
    drawn.push(
      el(
        'section',
        { class: 'group refused', 'aria-label': text('refused_name') },
        el('h3', {}, text('refused_name')),
        el('p', {}, text('refused_why')),
        el(
          'ul',
          {},
          refused.slice(0, MOST_SHOWN).map((finding) => drawFinding(page, finding, false, show)),
        ),
      ),
    );
  }
  return drawn;
}

/**
 * @param {Page} page
 * @param {Finding} finding
 * @param {boolean} removed
 * @param {((finding: Finding) => void) | undefined} show
 */
function drawFinding(page, finding, removed, show) {
  const back = page.isPutBack(finding);
  const excerpt = finding.excerpt || text('without_words');
  const item = el(
    'li',
    { class: back && 'back', 'data-node': finding.node, id: `finding-${finding.node}`, tabindex: -1 },
    el('p', { class: finding.excerpt ? 'excerpt' : 'excerpt wordless', dir: 'auto' }, excerpt),
    el('p', { class: 'evidence' }, reasonOf(finding)),
  );
  const actions = el('p', { class: 'actions' });
  if (show) {
    const button = el('button', { type: 'button', id: `show-${finding.node}`, 'aria-label': `${text('show')}: ${excerpt}` }, text('show'));
    button.addEventListener('click', () => show(finding));
    actions.append(button);
  }
  if (removed) actions.append(backButton(page, [finding], text('put_back'), text('take_away'), String(finding.node), excerpt));
  actions.append(...ruleButton(page, finding, removed ? 'never' : 'always', excerpt));
  item.append(actions);
  return item;
}

/**
 * A button that makes a personal rule of a finding; none where it cannot be told from other things.
 * @param {Page} page
 * @param {Finding} finding
 * @param {'always' | 'never'} does
 * @param {string} what
 */
function ruleButton(page, finding, does, what) {
  const rule = ruleOf(page, finding, does);
  if (!rule) return [];
  const label = text(`rule_make_${does}`);
  const button = el('button', { type: 'button', class: 'quiet', id: `rule-${finding.node}`, 'aria-label': `${label}: ${what}` }, label);
  button.addEventListener('click', () => void addRule(page, finding, rule));
  return [button];
}

/** Keeps a rule that was made of a finding: the thing always or never goes on this site. @param {Page} page @param {Finding} finding @param {import('../shared/rules.js').Rule} rule */
async function addRule(page, finding, rule) {
  const node = page.nodes[finding.node];
  if (node) page.choices.renew(node, rule.does);
  await ask({ verb: 'site/add-rule', rule });
  await page.again();
}

/**
 * A button that puts back what is away, or takes away what was put back.
 * @param {Page} page
 * @param {Finding[]} findings
 * @param {string} putBack
 * @param {string} takeAway
 * @param {string} id
 * @param {string} [what]
 */
function backButton(page, findings, putBack, takeAway, id, what) {
  const back = findings.every((finding) => page.isPutBack(finding));
  const label = back ? takeAway : putBack;
  const button = el('button', { type: 'button', id: `back-${id}`, 'aria-label': what ? `${label}: ${what}` : null }, label);
  button.addEventListener('click', () => void page.putBack(findings, !back));
  return button;
}

/**
 * Draws the list into an element, anew where it is drawn already; the focus stays where it was.
 * @param {HTMLElement} element
 * @param {Page} page
 * @param {ShadowRoot} root
 * @param {((finding: Finding) => void) | undefined} show
 */
export function fillRemoved(element, page, root, show) {
  const focused = element.contains(root.activeElement) ? root.activeElement?.id : undefined;
  fill(element, ...drawRemoved(page, show));
  if (focused) root.getElementById(focused)?.focus({ preventScroll: true });
}
