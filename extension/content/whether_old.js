// Whether a snapshot is old is asked where the text of the page is the same as then: that tells neither of what was hidden and is shown, nor of what stands in shadow trees.

import * as native from './native.js';

/**
 * @param {ShadowRoot[]} shadows the shadow trees in it
 * @param {{ hosts: Element[], hidden: Element[] }} late what had no shadow tree, and what was not rendered
 * @returns {() => boolean}
 */
export function whetherOld(shadows, { hosts, hidden }) {
  const inside = () => shadows.map(native.textContent).join();
  const said = inside();
  return () => hidden.some(native.checkVisibility) || inside() !== said || hosts.some(native.shadowRootOf);
}
