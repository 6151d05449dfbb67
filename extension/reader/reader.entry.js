// The reader's script is put into a page when the reader or the review panel is first opened there.

import { READER } from '../content/reader_symbol.js';
import { selectedPart } from '../content/selected_part.js';
import { openReview } from './review_panel.js';
import { mayOpen } from './unasked.js';
import { openReader } from './view.js';

Reflect.set(globalThis, READER, { openReader, openReview, mayOpen, selectedPart });
