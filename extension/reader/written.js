// What is written is the article as the core exports it, or as a book.

import { ask } from '../shared/messages.js';

/**
 * @param {import('../content/page.js').Page} page
 * @param {'core/export' | 'core/book'} verb
 * @param {object} wanted what the verb takes besides
 * @param {object} more options beside the page's own
 */
export async function written(page, verb, wanted, more) {
  const answer = await ask({ verb, snapshot: page.snapshot, ...wanted, options: { ...page.options, ...more } });
  if (!answer.ok) throw new Error(answer.sentence);
  return answer;
}
