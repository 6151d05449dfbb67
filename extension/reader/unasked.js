// Unasked is how the reader opens where a site's policy says so: never while somebody writes, as it would take the keyboard away, and never over what somebody writes, or several people say.

import * as native from '../content/native.js';
import { focusedElement } from '../content/focused.js';
import { isTalk } from './talk.js';

// Whoever presses no key for so long has stopped to write.
const KEYS_MS = 2000;

/**
 * @param {import('../content/page.js').Page} page
 * @param {number} pressed when a key was pressed last
 */
export function mayOpen(page, pressed) {
  if (performance.now() - pressed < KEYS_MS) return false;
  const element = focusedElement();
  // What has the focus within a frame is not ours to see.
  if (element && (native.localName(element) === 'iframe' || native.matches(element, ':read-write'))) return false;
  return !isTalk(page) && !(page.reading?.blocks ?? []).some(({ node }) => page.nodes[node] && native.isBeingWritten(page.nodes[node]));
}
