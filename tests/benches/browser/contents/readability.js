// Firefox's reader, as extensions run it: a copy of the document, parsed in the page's own thread.

import { Readability } from '@mozilla/readability';
import { draw } from './draw.js';

const article = new Readability(document.cloneNode(true)).parse();
draw(article?.title ?? '', article?.content ?? '');
