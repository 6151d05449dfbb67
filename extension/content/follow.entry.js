// What follows a page is put into it when it is first tidied there.

import { follow } from './follow.js';
import { FOLLOW } from './reader_symbol.js';

Reflect.set(globalThis, FOLLOW, follow);
