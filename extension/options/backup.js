// A backup is everything that was chosen, as one JSON text; a list is domains, one a line. Both are read forgivingly: what can be understood is taken, the rest is named.

import { isPolicy } from '../shared/policies.js';
import { repairRules } from '../shared/rules.js';
import { FIELD_NAMES, isRecord, repairSettings } from '../shared/settings_fields.js';
import { siteFromText } from '../shared/sites.js';

/** @typedef {import('../shared/policies.js').Policy} Policy */
/** @typedef {import('../shared/rules.js').Rule} Rule */

/**
 * @typedef {object} Backup
 * @property {Map<string, Policy>} sites
 * @property {Map<string, Rule[]>} rules
 * @property {Partial<import('../shared/settings_fields.js').Settings>} settings only what was in it
 * @property {Record<string, unknown> | undefined} appearance
 * @property {string[]} problems lines and names that could not be understood
 */

// The format of the file; a newer one is read as far as it is understood.
const FORMAT = 1;

/**
 * @param {Omit<Backup, 'problems'>} all
 * @param {string} version of Broadsheet
 */
export function backupText({ sites, rules, settings, appearance }, version) {
  const sorted = (/** @type {Map<string, unknown>} */ map) => Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify({ broadsheet: FORMAT, version, settings, appearance, sites: sorted(sites), rules: sorted(rules) }, null, 2)}\n`;
}

/** @param {Iterable<string>} sites */
export const listText = (sites) => [...sites].sort().map((site) => `${site}\n`).join('');

/**
 * @param {string} content of a file, in either format
 * @param {Policy} policy for a list, which names none
 * @returns {Backup}
 */
export function readBackup(content, policy) {
  const words = content.replace(/^\uFEFF/, '').trim();
  if (words.startsWith('{') || words.startsWith('[')) {
    try {
      return fromJson(JSON.parse(words), policy);
    } catch {
      // Not JSON after all: an IPv6 address starts with a bracket, too.
    }
  }
  return fromList(words.split(/\r\n|\r|\n/), policy);
}

/** @returns {Backup} */
const nothing = () => ({ sites: new Map(), rules: new Map(), settings: {}, appearance: undefined, problems: [] });

/** @param {string[]} lines @param {Policy} policy */
function fromList(lines, policy) {
  const found = nothing();
  for (const line of lines) {
    const typed = line.replace(/^\s*[#!].*$|\s#.*$/, '').trim();
    if (typed === '') continue;
    const made = siteFromText(typed);
    if ('key' in made) found.sites.set(made.key, policy);
    else found.problems.push(typed);
  }
  return found;
}

/** @param {unknown} json @param {Policy} policy */
function fromJson(json, policy) {
  if (Array.isArray(json)) return fromList(json.map(String), policy);
  const found = nothing();
  if (!isRecord(json)) return found;
  for (const [typed, theirs] of entries(json.sites)) {
    const made = siteFromText(typed);
    if ('key' in made && isPolicy(theirs)) found.sites.set(made.key, theirs);
    else found.problems.push(typed);
  }
  for (const [typed, theirs] of entries(json.rules)) {
    const made = siteFromText(typed);
    const rules = repairRules(theirs);
    if ('key' in made && rules.length > 0) found.rules.set(made.key, rules);
    else found.problems.push(typed);
  }
  const { settings, appearance } = json;
  if (isRecord(settings)) {
    const repaired = repairSettings(settings);
    found.settings = Object.fromEntries(FIELD_NAMES.filter((name) => Object.hasOwn(settings, name)).map((name) => [name, repaired[name]]));
  }
  if (isRecord(appearance)) found.appearance = appearance;
  return found;
}

/** @param {unknown} value */
const entries = (value) => (isRecord(value) ? Object.entries(value) : []);
