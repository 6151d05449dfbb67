// The look is the reader's style sheet: colours, the article, the frame, the aids, and paper, in the order in which later rules win.

import aids from './aids.css';
import article from './article.css';
import paper from './paper.css';
import frame from './reader.css';
import themes from './themes.css';

export const look = [themes, article, frame, aids, paper].join('\n');
