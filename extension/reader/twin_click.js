// A twin is the second click of a double click: where the first one closed the reader, it would fall through to what lies there in the page, and follow a link.

// Longer than any system lets pass between the two.
const TWIN_MS = 500;
const TYPES = ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'touchstart', 'touchend', 'click', 'dblclick', 'auxclick', 'contextmenu'];

/** Keeps the page from clicks for as long as a twin may come. */
export function swallowTwin() {
  const done = new AbortController();
  for (const type of TYPES) {
    window.addEventListener(
      type,
      (event) => {
        event.stopImmediatePropagation();
        event.preventDefault();
      },
      { capture: true, passive: false, signal: done.signal },
    );
  }
  setTimeout(() => done.abort(), TWIN_MS);
}
