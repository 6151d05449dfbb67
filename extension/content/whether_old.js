// Whether a snapshot is old is asked where the text of the page is the same as then: that tells neither of what was hidden and is shown, nor of what stands in shadow trees.

import * as native from './native.js';

/** @typedef {{ hosts: Element[], bare: Element[], hidden: Element[] }} Late */

/**
 * @param {ShadowRoot[]} shadows the shadow trees in it
 * @param {Late} late what had no shadow tree, and what was not rendered
 * @returns {() => boolean}
 */
export function whetherOld(shadows, { hosts, bare, hidden }) {
  const inside = () => shadows.map(native.textContent).join();
  const said = inside();
  return () => hidden.some(native.checkVisibility) || inside() !== said || [hosts, bare].some((list) => list.some(native.shadowRootOf));
}
