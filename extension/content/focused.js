// The focused element is where keys go: a document names only the host of the shadow tree that it stands in.

import * as native from './native.js';
import { document } from './own_document.js';

/** The element that has the focus, in whatever shadow trees. */
export function focusedElement() {
  let element = document.activeElement;
  for (let root = element && native.shadowRootOf(element); root?.activeElement; root = native.shadowRootOf(element)) element = root.activeElement;
  return element;
}
