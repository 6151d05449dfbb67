// A browser's storage without the browser: the same calls, the same quotas, the same refusals.

/** @typedef {Record<string, { oldValue?: unknown, newValue?: unknown }>} Changes */

const bytes = (/** @type {string} */ text) => Buffer.byteLength(text);
const copy = (/** @type {unknown} */ value) => JSON.parse(JSON.stringify(value));

/**
 * @param {string} area
 * @param {(changes: Changes, area: string) => void} tell
 * @param {{ total?: number, item?: number, items?: number }} [quota]
 */
function fakeArea(area, tell, quota = {}) {
  /** @type {Record<string, any>} */
  let stored = {};
  const state = { refuses: false, writes: 0 };
  const size = (/** @type {Record<string, unknown>} */ all) => Object.entries(all).reduce((sum, [name, value]) => sum + bytes(name) + bytes(JSON.stringify(value)), 0);
  /** @param {Record<string, any>} next */
  const become = (next) => {
    /** @type {Changes} */
    const changes = {};
    for (const name of new Set([...Object.keys(stored), ...Object.keys(next)])) {
      if (JSON.stringify(stored[name]) === JSON.stringify(next[name])) continue;
      changes[name] = { ...(name in stored ? { oldValue: stored[name] } : {}), ...(name in next ? { newValue: next[name] } : {}) };
    }
    stored = next;
    if (Object.keys(changes).length > 0) tell(changes, area);
  };
  return {
    state,
    size: () => size(stored),
    all: () => copy(stored),
    /** @param {string | string[] | null} names */
    async get(names) {
      const wanted = names === null ? Object.keys(stored) : [names].flat();
      return copy(Object.fromEntries(wanted.filter((name) => name in stored).map((name) => [name, stored[name]])));
    },
    /** @param {Record<string, unknown>} items */
    async set(items) {
      state.writes += 1;
      if (state.refuses) throw new Error('MAX_WRITE_OPERATIONS_PER_MINUTE');
      const next = { ...stored, ...copy(items) };
      for (const [name, value] of Object.entries(items)) if (bytes(name) + bytes(JSON.stringify(value)) > (quota.item ?? Infinity)) throw new Error('QUOTA_BYTES_PER_ITEM');
      if (size(next) > (quota.total ?? Infinity)) throw new Error('QUOTA_BYTES');
      if (Object.keys(next).length > (quota.items ?? Infinity)) throw new Error('MAX_ITEMS');
      become(next);
    },
    /** @param {string | string[]} names */
    async remove(names) {
      state.writes += 1;
      if (state.refuses) throw new Error('MAX_WRITE_OPERATIONS_PER_MINUTE');
      become(Object.fromEntries(Object.entries(stored).filter(([name]) => ![names].flat().includes(name))));
    },
  };
}

/** Puts a fresh browser storage where the extension looks for it. */
export function fakeBrowser() {
  /** @type {Set<(changes: any, area: string) => void>} */
  const listeners = new Set();
  const tell = (/** @type {Changes} */ changes, /** @type {string} */ area) => {
    for (const listener of listeners) listener(changes, area);
  };
  const storage = {
    sync: fakeArea('sync', tell, { total: 102_400, item: 8192, items: 512 }),
    local: fakeArea('local', tell),
    managed: fakeArea('managed', tell),
    onChanged: {
      addListener: (/** @type {any} */ listener) => listeners.add(listener),
      removeListener: (/** @type {any} */ listener) => listeners.delete(listener),
    },
  };
  /** @type {any} */
  const place = globalThis;
  place.chrome ??= { runtime: { getURL: () => 'chrome-extension://test/' } };
  place.chrome.storage = storage;
  return storage;
}
