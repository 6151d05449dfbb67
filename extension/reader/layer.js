// A layer is something of ours over the page: a host element beside <body>, in old versions of Firefox inside it, with a closed shadow root that no script of the page can enter.

import { document, theDocument } from '../content/own_document.js';
import { rememberGone } from '../shared/messages.js';
import { el } from './element.js';

// A page that keeps taking the layer away gets its way after this many times.
const MOST_RETURNS = 3;

// Firefox up to some version searches the body only: 140 does, 153 searches all. A reader in which Ctrl+F finds nothing is none, so there it stands in the body.
const SEARCHES_ALL = 153;
// eslint-disable-next-line no-restricted-properties -- no interface says what the browser's own search reaches
const standsInBody = Number(/Firefox\/(\d+)/.exec(navigator.userAgent)?.[1] ?? SEARCHES_ALL) < SEARCHES_ALL;

// The page's own rules must not reach the host: what a shadow tree says of its host with `!important` stands above everything that the page can say.
const HOST = `
:host { all: initial !important; display: block !important; position: fixed !important; inset: 0 auto auto 0 !important; width: 0 !important; height: 0 !important; z-index: 2147483647 !important; visibility: visible !important; }
@media print { :host { position: static !important; width: auto !important; height: auto !important; } }
`;

/** Takes back what a page makes of all in it: one that is drawn at half its size would have halved our words, too. @param {Element} parent */
function unzoomed(parent) {
  const zoom = Number(Reflect.get(parent, 'currentCSSZoom')) || 1;
  return zoom === 1 ? '' : `@media screen { :host { zoom: ${1 / zoom} !important; } }`;
}

// Events of keys, pointers and text that would leave the shadow tree; the page gets none of them.
const KEPT_IN = (
  'click dblclick auxclick contextmenu mousedown mouseup mousemove mouseover mouseout pointerdown pointerup pointermove pointerover pointerout pointercancel ' +
  'touchstart touchmove touchend touchcancel wheel input beforeinput compositionstart compositionupdate compositionend copy cut paste dragstart drag drop dragover ' +
  'focusin focusout focus blur select change'
).split(' ');
const KEYS = ['keydown', 'keypress', 'keyup'];

/**
 * @typedef {object} Layer
 * @property {HTMLElement} host
 * @property {ShadowRoot} root
 * @property {boolean} inBody
 * @property {(beside?: boolean) => void} stand has it stand where it belongs, or beside the body, whichever browser this is
 * @property {() => void} remove
 */

/**
 * Makes a layer; it stands over the page when it is told to.
 * @param {object} options
 * @param {string} options.css
 * @param {(host: HTMLElement) => void} options.announce is told of the host before it stands in the page
 * @param {boolean} options.takesAllKeys whether keys never reach the page; otherwise only those pressed inside the layer
 * @param {(event: KeyboardEvent) => void} options.onKey
 * @param {() => void} options.returned the page took the layer away and it was put back
 * @param {() => void} options.lost the page took the layer away for good
 * @param {boolean} options.searched whether the browser's own search has to find its words
 * @returns {Layer}
 */
export function openLayer({ css, announce, takesAllKeys, onKey, returned, lost, searched }) {
  const host = el('div');
  const root = host.attachShadow({ mode: 'closed' });
  const page = document.documentElement;
  const inBody = searched && standsInBody && document.body?.localName === 'body';
  addStyle(root, HOST + unzoomed(inBody ? document.body : page) + css);

  const keepIn = (/** @type {Event} */ event) => event.stopPropagation();
  for (const type of KEPT_IN) host.addEventListener(type, keepIn);

  // Keys are caught at the window, before the page's own listeners further down.
  const onWindowKey = (/** @type {Event} */ event) => {
    const inside = event.target === host;
    if (!inside && !takesAllKeys) return;
    event.stopImmediatePropagation();
    if (event.type === 'keydown') onKey(/** @type {KeyboardEvent} */ (event));
  };
  let returns = 0;
  const observer = new MutationObserver(() => {
    if (host.isConnected) return;
    returns += 1;
    // A page that opened its document anew is another page under the same address.
    if (returns > MOST_RETURNS || document.documentElement !== page) {
      remove();
      lost();
    } else {
      stand();
      returned();
    }
  });

  function stand(beside = false) {
    for (const type of KEYS) window.addEventListener(type, onWindowKey, { capture: true });
    const parent = inBody && !beside ? (document.body ?? page) : page;
    if (host.parentNode !== parent) parent.appendChild(host);
    for (const watched of [theDocument, page, parent]) observer.observe(watched, { childList: true });
  }
  announce(host);
  rememberGone();

  function remove() {
    observer.disconnect();
    for (const type of KEYS) window.removeEventListener(type, onWindowKey, { capture: true });
    host.remove();
  }
  return { host, root, inBody, stand, remove };
}

/**
 * Gives a shadow root its style sheet: a constructed one, which no content security policy of the page forbids.
 * @param {ShadowRoot} root
 * @param {string} css
 */
function addStyle(root, css) {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
    if (root.adoptedStyleSheets.length === 1) return;
  } catch {
    // Some versions of Firefox refuse constructed sheets from content scripts.
  }
  const style = document.createElementNS('http://www.w3.org/1999/xhtml', 'style');
  style.textContent = css;
  root.appendChild(style);
}
