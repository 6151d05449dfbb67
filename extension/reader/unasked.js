// Unasked is how the reader opens where a site's policy says so: never while somebody writes, as it would take the keyboard away, and never over what somebody writes, several people say, a page wants
// filled in, or somebody came to see below the story.

import * as native from '../content/native.js';
import { focusedElement } from '../content/focused.js';
import { document } from '../content/own_document.js';
import { isForm } from './form.js';
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
  if ((page.reading?.blocks ?? []).some(({ node }) => page.nodes[node] && native.isBeingWritten(page.nodes[node]))) return false;
  return !namesBelow(page) && !isForm(page) && !isTalk(page);
}

/** Whether the address names a place below the story, as the link to a comment does. Of a place that is named by its words it tells nothing. @param {import('../content/page.js').Page} page */
function namesBelow({ reading, nodes }) {
  const { hash } = location;
  const last = nodes[reading?.blocks.at(-1)?.node ?? -1];
  const place = hash && last && (document.getElementById(hash.slice(1)) ?? document.querySelector(':target'));
  // Alone: neither around the story's end nor within it.
  return !!place && native.position(last, place) === Node.DOCUMENT_POSITION_FOLLOWING;
}
