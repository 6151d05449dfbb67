// The script that follows a page is put into it when it is first tidied: a page that is only read, or asked whether it holds a story, goes without.

import { ask } from '../shared/messages.js';
import { FOLLOW } from './reader_symbol.js';

/** @returns {Promise<typeof import('./follow.js').follow | undefined>} nothing where it could not come: the page is tidied all the same */
export async function followScript() {
  if (!Object.hasOwn(globalThis, FOLLOW)) await ask({ verb: 'tab/follow' });
  return Object.hasOwn(globalThis, FOLLOW) ? Reflect.get(globalThis, FOLLOW) : undefined;
}
