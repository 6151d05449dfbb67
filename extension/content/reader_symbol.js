// Where the scripts that come later leave themselves for the content script: symbols, as a page's element ids can be globals here, too.

export const READER = Symbol.for('broadsheet.reader');
export const FOLLOW = Symbol.for('broadsheet.follow');
