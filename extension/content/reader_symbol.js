// Where the reader's script leaves itself for the content script: a symbol, as a page's element ids can be globals here, too.

export const READER = Symbol.for('broadsheet.reader');
