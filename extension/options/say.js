// What was done is said in one place at the foot of the page, to eyes and to screen readers, with a way back where there is one.

// Long enough to read a sentence and to reach the button; it stays as long as the button has the focus or the pointer.
const SHOWN_MS = 8000;

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/**
 * @param {string} sentence
 * @param {() => unknown} [undo]
 */
export function say(sentence, undo) {
  const toast = /** @type {HTMLElement} */ (document.getElementById('toast'));
  const said = /** @type {HTMLElement} */ (document.getElementById('said'));
  const button = /** @type {HTMLButtonElement} */ (document.getElementById('undo'));
  clearTimeout(timer);
  said.textContent = sentence;
  toast.hidden = false;
  button.hidden = undo === undefined;
  button.onclick = () => {
    toast.hidden = true;
    undo?.();
  };
  const close = () => {
    if (toast.matches(':hover, :focus-within')) timer = setTimeout(close, SHOWN_MS);
    else toast.hidden = true;
  };
  timer = setTimeout(close, SHOWN_MS);
}
