// A span is a run of characters in one style; here spans become elements.

import { text } from '../shared/browser.js';
import { el, safeLink, textNode } from './element.js';

/** @typedef {import('../generated/reading.js').Span} Span */

/**
 * @param {Span[] | undefined} spans
 * @returns {Node[]}
 */
export function drawSpans(spans = []) {
  /** @type {Node[]} */
  const drawn = [];
  /** @type {HTMLAnchorElement | undefined} */
  let link;
  for (const span of spans) {
    const node = drawSpan(span);
    const href = span.note ? undefined : safeLink(span.link);
    if (!href) {
      link = undefined;
      drawn.push(...node);
      continue;
    }
    // Spans of one link in several styles are one link.
    if (link?.href !== href) {
      link = el('a', { href, rel: 'noreferrer' });
      drawn.push(link);
    }
    link.append(...node);
  }
  return drawn;
}

/**
 * @param {Span} span
 * @returns {Node[]}
 */
function drawSpan(span) {
  /** @type {Node[]} */
  let nodes = [];
  span.text.split('\n').forEach((line, at) => {
    if (at > 0) nodes.push(el('br'));
    if (line) nodes.push(textNode(line));
  });
  if (span.code) nodes = [el('code', {}, nodes)];
  if (span.emphasis) nodes = [el('em', {}, nodes)];
  if (span.strong) nodes = [el('strong', {}, nodes)];
  if (span.strike) nodes = [el('del', {}, nodes)];
  if (span.mark) nodes = [el('mark', {}, nodes)];
  if (span.script === 'super') nodes = [el('sup', {}, nodes)];
  if (span.script === 'sub') nodes = [el('sub', {}, nodes)];
  if (span.note) nodes = [el('button', { type: 'button', class: 'call', 'data-call': span.note, 'aria-expanded': 'false', 'aria-controls': 'footnote', 'aria-label': text('footnote_call', span.text.trim()) }, nodes)];
  return nodes;
}

/**
 * The characters of spans in a row.
 * @param {Span[] | undefined} spans
 */
export const plain = (spans = []) => spans.map((span) => span.text).join('');
