// A migration turns what an older Broadsheet stored into what this one reads; the version says which have been done. What a newer one stored is left alone.

import { changeItems } from './settings_store.js';

/** @typedef {(items: Record<string, unknown>) => Record<string, unknown>} Migration from all items to those that change */

/** One step per version, in order; a step never changes once it was shipped. @type {Migration[]} */
const MIGRATIONS = [];

/**
 * Brings the store to this version.
 * @param {Migration[]} migrations
 */
export function migrate(migrations = MIGRATIONS) {
  const current = migrations.length + 1;
  return changeItems(null, (items) => {
    const stored = items.version;
    if (Number.isInteger(stored) && /** @type {number} */ (stored) >= current) return {};
    const from = Number.isInteger(stored) && /** @type {number} */ (stored) > 0 ? /** @type {number} */ (stored) : 1;
    /** @type {Record<string, unknown>} */
    const changes = { version: current };
    for (const step of migrations.slice(from - 1)) Object.assign(changes, step({ ...items, ...changes }));
    return { ...changes, version: current };
  });
}
