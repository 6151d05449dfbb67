// A date in words is written by the background, in the reader's language: a page's thread would stand still for eight milliseconds until it has the calendars.

import { text } from '../shared/browser.js';

/** Made once, as the first one takes a browser some milliseconds. @type {Map<boolean, Intl.DateTimeFormat>} */
const formats = new Map();

/** @param {boolean} hasTime */
function formatOf(hasTime) {
  const known = formats.get(hasTime);
  if (known) return known;
  const format = new Intl.DateTimeFormat(text('language_tag') || undefined, hasTime ? { dateStyle: 'long', timeStyle: 'short' } : { dateStyle: 'long' });
  formats.set(hasTime, format);
  return format;
}

/** Makes ready what most stories need, while there is nothing else to do: else the story would wait for the calendars. */
export const prepareDates = () => void formatOf(true).format(0);

/**
 * Gives nothing where there is no date.
 * @param {unknown} iso
 */
export function dateInWords(iso) {
  if (typeof iso !== 'string') return undefined;
  const hasTime = /T\d\d:\d\d/.test(iso);
  // A date without a time means that day everywhere.
  const date = new Date(/^\d{4}-\d\d-\d\d$/.test(iso) ? `${iso}T12:00:00` : iso);
  if (Number.isNaN(date.getTime())) return undefined;
  return formatOf(hasTime).format(date);
}
