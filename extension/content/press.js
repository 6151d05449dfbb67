// A press is a click or a key by which the reader asks the page for something; what the page does soon after is its answer.

import * as native from './native.js';

// A page answers whatever was pressed within so many milliseconds; what comes later comes by itself …
const ANSWER_MS = 2000;
// … but the answer to a button may have to come from elsewhere first, as a way to sign in does. Whoever waits for it leaves the page as it is; what comes by itself hardly ever falls into just these seconds.
const AWAITED_MS = 6000;

const CONTROLS = 'a, button, input, select, summary, label, [role=button], [role=link], [role=menuitem], [role=tab]';

export class Press {
  #at = -Infinity;
  /** The control that was pressed. @type {Element | undefined} */
  #control;
  #isOver = false;

  /** @param {Event} event */
  #press = (event) => {
    if (!event.isTrusted || (event instanceof KeyboardEvent && event.key !== 'Enter' && event.key !== ' ')) return;
    this.#at = performance.now();
    this.#isOver = false;
    // At its end is the window, which is no node.
    const path = /** @type {Node[]} */ (event.composedPath().slice(0, -1)).filter(native.isElement);
    const [target] = path;
    const isControl = target && (native.computedStyle(target).cursor === 'pointer' || path.some((one) => native.matches(one, CONTROLS)));
    this.#control = isControl ? target : undefined;
  };

  /** Whoever scrolls on, or has the answer, waits for nothing more. */
  end = () => {
    this.#isOver = true;
  };

  /** Notices clicks and keys. @param {AbortSignal} signal ends it */
  listen(signal) {
    for (const type of ['pointerdown', 'pointerup', 'keydown']) window.addEventListener(type, this.#press, { capture: true, passive: true, signal });
    for (const type of ['wheel', 'touchmove']) window.addEventListener(type, this.end, { capture: true, passive: true, signal });
  }

  /** Whether what the page does now answers a press. */
  get isAnswered() {
    return performance.now() - this.#at < ANSWER_MS || this.isAwaited;
  }

  /** Whether it answers the press of a control. Later on, one that is gone asked for nothing: it closed what it stood in. */
  get isAwaited() {
    const since = performance.now() - this.#at;
    return this.#control !== undefined && (since < ANSWER_MS || (since < AWAITED_MS && !this.#isOver && native.checkVisibility(this.#control)));
  }
}
