// A late root is a shadow tree that an element gets long after it came into the page: its program was loaded later. No observer is told of it, so it is asked for.

import * as native from './native.js';

const ASK_MS = 1000;
// What has no tree after so many seconds is an element without one.
const MOST_TIMES = 20;
const MOST_HOSTS = 300;

export class LateRoots {
  /** @type {WeakMap<Element, number>} */
  #times = new WeakMap();
  /** @type {Element[]} */
  #hosts = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #found;

  /** @param {() => void} found is told when there is one */
  constructor(found) {
    this.#found = found;
  }

  /** @param {Element[]} hosts the page's own elements without a shadow tree */
  watch(hosts) {
    this.#hosts = hosts.slice(0, MOST_HOSTS);
    this.#timer ??= setTimeout(this.#ask, ASK_MS);
  }

  #ask = () => {
    this.#timer = undefined;
    let found = false;
    this.#hosts = this.#hosts.filter((host) => {
      const times = this.#times.get(host) ?? 0;
      this.#times.set(host, times + 1);
      if (native.shadowRootOf(host)) found = true;
      else return times < MOST_TIMES && native.isConnected(host);
      return false;
    });
    if (found) this.#found();
    if (this.#hosts.length > 0) this.#timer = setTimeout(this.#ask, ASK_MS);
  };

  stop() {
    clearTimeout(this.#timer);
  }
}
