// Obsidian's clipper, as extensions run it.

import Defuddle from 'defuddle';
import { draw } from './draw.js';

const article = new Defuddle(document, { url: document.URL }).parse();
draw(article.title ?? '', article.content ?? '');
