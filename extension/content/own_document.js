// The own document is the page's document as the browser made it: a page's `<img name="body">` hides `document.body` even from a content script, and this is read past it.
//
// Every script that goes into a page imports `document` from here. Where the browser wants the node itself, as a MutationObserver does, there is `theDocument`.

const node = globalThis.document;

/** @type {Map<string | symbol, PropertyDescriptor>} */
const known = new Map();

/** A property as the document's prototypes have it, never as a name in the page. @param {string | symbol} name */
function find(name) {
  const found = known.get(name);
  if (found) return found;
  for (let holder = Object.getPrototypeOf(node); holder; holder = Object.getPrototypeOf(holder)) {
    const property = Object.getOwnPropertyDescriptor(holder, name);
    if (!property) continue;
    const own = typeof property.value === 'function' ? { value: property.value.bind(node) } : property;
    known.set(name, own);
    return own;
  }
  return undefined;
}

/** @type {Document} */
export const document = /** @type {any} */ (
  new Proxy(Object.create(null), {
    get(_, name) {
      const property = find(name);
      return property?.get ? property.get.call(node) : property?.value;
    },
    set(_, name, value) {
      find(name)?.set?.call(node, value);
      return true;
    },
  })
);

export const theDocument = node;
