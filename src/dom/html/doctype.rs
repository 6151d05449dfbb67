//! A doctype says how old a page's markup is; in pages of the last century a table may stand inside a paragraph.

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::Doctype;

/// Reads a doctype whose keyword ends at the start of the text, and gives its length with the `>` that ends it.
pub(super) fn read(text: &str) -> (Doctype, usize) {
    let mut reader = Reader { text, at: 0 };
    let mut doctype = Doctype::default();
    doctype.force_quirks = !reader.parts(&mut doctype);
    // What is wrong is skipped up to the end of the tag.
    let rest = reader.rest().find('>').map_or(text.len(), |at| reader.at + at + 1);
    (doctype, rest)
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    /// Reads name and identifiers; false where they are not as they should be.
    fn parts(&mut self, doctype: &mut Doctype) -> bool {
        self.space();
        let length = self.rest().find(|c: char| is_space(c) || c == '>').unwrap_or(self.rest().len());
        if length == 0 {
            return false;
        }
        let name = self.take(length).to_ascii_lowercase().replace('\0', "\u{fffd}");
        doctype.name = Some(StrTendril::from_slice(&name));
        self.space();
        let keyword = self.rest().get(..6).unwrap_or_default();
        let public = keyword.eq_ignore_ascii_case("public");
        if !public && !keyword.eq_ignore_ascii_case("system") {
            return self.rest().starts_with('>');
        }
        self.at += keyword.len();
        self.space();
        if public {
            let (id, closed) = self.quoted();
            doctype.public_id = id;
            if !closed {
                return false;
            }
            self.space();
            if self.rest().starts_with('>') {
                return true;
            }
        }
        let (id, closed) = self.quoted();
        doctype.system_id = id;
        // What follows an identifier makes no difference, but the page may not end there.
        self.space();
        closed && !self.rest().is_empty() && (self.rest().starts_with('>') || self.rest().contains('>'))
    }

    /// An identifier in quotes, and whether its closing quote is there.
    fn quoted(&mut self) -> (Option<StrTendril>, bool) {
        let Some(quote) = self.rest().chars().next().filter(|c| matches!(c, '"' | '\'')) else {
            return (None, false);
        };
        self.at += 1;
        let length = self.rest().find([quote, '>']).unwrap_or(self.rest().len());
        let id = self.take(length).replace('\0', "\u{fffd}");
        let closed = self.rest().starts_with(quote);
        self.at += usize::from(closed);
        (Some(StrTendril::from_slice(&id)), closed)
    }

    #[inline(never)]
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn take(&mut self, length: usize) -> &'a str {
        let taken = self.rest().get(..length).unwrap_or_default();
        self.at += taken.len();
        taken
    }

    #[inline(never)]
    fn space(&mut self) {
        self.at += self.rest().find(|c| !is_space(c)).unwrap_or(self.rest().len());
    }
}

fn is_space(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\u{c}' | ' ')
}
