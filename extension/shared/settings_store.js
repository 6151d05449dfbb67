// The store is where settings are kept: in the browser's synced storage, item by item, and what does not fit there on this computer, as a shadow of the item. Nothing is ever lost for want of room.

import { browser } from './browser.js';
import { isRecord } from './settings_fields.js';
import { isShard, merged } from './settings_shards.js';

// A shadow holds `{ value }`, or `{}` for an item that was taken away while synced storage refused.
const SHADOW = 'shadow.';
const LOCK = 'broadsheet.settings';

/** @typedef {Record<string, unknown>} Items */

/** @type {Promise<unknown>} */
let lastTurn = Promise.resolve();

/**
 * One writer at a time, over all of the extension's pages and its background.
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
async function alone(work) {
  if (globalThis.navigator?.locks) return navigator.locks.request(LOCK, work);
  const turn = lastTurn.then(work, work);
  lastTurn = turn.catch(() => {});
  return turn;
}

/** @param {string[] | null} names @returns {Promise<Items>} */
const synced = (names) => browser.storage.sync.get(names).catch(() => ({}));

/** @param {string[] | null} names @returns {Promise<Map<string, Items>>} */
async function shadows(names) {
  /** @type {Items} */
  const stored = await browser.storage.local.get(names && names.map((name) => SHADOW + name)).catch(() => ({}));
  return new Map(Object.entries(stored).flatMap(([name, shadow]) => (name.startsWith(SHADOW) && isRecord(shadow) ? [[name.slice(SHADOW.length), shadow]] : [])));
}

/** What the person's employer has decided, where there is one. @returns {Promise<Items>} */
export async function managedItems() {
  // Firefox refuses where nothing is managed; some browsers have no such storage.
  return (await browser.storage.managed?.get(null).catch(() => undefined)) ?? {};
}

/**
 * Items as they are now; all of them for `null`.
 * @param {string[] | null} names
 * @returns {Promise<Items>}
 */
export async function loadItems(names) {
  const [items, ours] = await Promise.all([synced(names), shadows(names)]);
  for (const [name, shadow] of ours) {
    if (Object.hasOwn(shadow, 'value')) items[name] = shadow.value;
    else delete items[name];
  }
  return items;
}

/**
 * Tries to put items into synced storage; what it refuses becomes a shadow.
 * @param {Items} items `undefined` takes one away
 */
async function put(items) {
  const names = Object.keys(items);
  const gone = names.filter((name) => items[name] === undefined);
  const kept = Object.fromEntries(Object.entries(items).filter(([, value]) => value !== undefined));
  /** @type {Items} */
  const refused = {};
  /** @param {Promise<unknown>} attempt @param {Items} what */
  const attempted = (attempt, what) => attempt.catch(() => Object.assign(refused, what));
  // What goes makes room for what comes.
  if (gone.length > 0) await attempted(browser.storage.sync.remove(gone), Object.fromEntries(gone.map((name) => [name, undefined])));
  if (Object.keys(kept).length > 0) {
    // All or nothing is what browsers do with one call; so after a refusal each item is tried alone.
    await browser.storage.sync.set(kept).catch(async () => {
      for (const [name, value] of Object.entries(kept)) await attempted(browser.storage.sync.set({ [name]: value }), { [name]: value });
    });
  }
  const left = Object.keys(refused);
  if (left.length > 0) {
    await browser.storage.local.set(Object.fromEntries(left.map((name) => [SHADOW + name, refused[name] === undefined ? {} : { value: refused[name] }])));
  }
  const settled = names.filter((name) => !left.includes(name)).map((name) => SHADOW + name);
  if (settled.length > 0) await browser.storage.local.remove(settled);
}

/**
 * Changes items from what they are at that moment.
 * @param {string[] | null} names all of them for `null`
 * @param {(items: Items) => Items} change gives the items to write; `undefined` takes one away
 */
export function changeItems(names, change) {
  return alone(async () => {
    await put(change(await loadItems(names)));
  });
}

/** Moves shadows into synced storage where there is room by now. */
export function settleShadows() {
  return alone(async () => {
    const ours = await shadows(null);
    if (ours.size > 0) await put(Object.fromEntries([...ours].map(([name, shadow]) => [name, shadow.value])));
  });
}

/** Names of the items that are kept on this computer only. */
export async function unsyncedItems() {
  return [...(await shadows(null)).keys()];
}

/**
 * Takes in what another computer changed in an item that is shadowed here.
 * @param {Record<string, chrome.storage.StorageChange>} changes of synced storage
 */
export async function takeInChanges(changes) {
  const names = Object.keys(changes);
  if ((await shadows(names)).size === 0) return;
  await alone(async () => {
    /** @type {Items} */
    const mended = {};
    for (const [name, shadow] of await shadows(names)) {
      const change = changes[name];
      // A setting is one value: the newest one counts. A shard holds many: each keeps its own.
      mended[name] = isShard(name) ? merged(name, shadow.value, change?.oldValue, change?.newValue) : change?.newValue;
    }
    if (Object.keys(mended).length > 0) await put(mended);
  });
}

/**
 * Calls back with the names of items that changed, wherever that was done.
 * @param {(names: string[]) => void} changed
 * @returns {() => void} stops
 */
export function onItems(changed) {
  /** @type {(changes: Record<string, chrome.storage.StorageChange>, area: string) => void} */
  const listener = (changes, area) => {
    const names = Object.keys(changes);
    if (area === 'sync' || area === 'managed') changed(names);
    const ours = names.filter((name) => name.startsWith(SHADOW)).map((name) => name.slice(SHADOW.length));
    if (area === 'local' && ours.length > 0) changed(ours);
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}
