// A date in words is written by the background, in the reader's language: a page's thread would stand still for eight milliseconds until it has the calendars.

import { text } from '../shared/browser.js';

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
  const format = new Intl.DateTimeFormat(text('language_tag') || undefined, hasTime ? { dateStyle: 'long', timeStyle: 'short' } : { dateStyle: 'long' });
  return format.format(date);
}
