//! A doctype says how old a page's markup is; in pages of the last century a table may stand inside a paragraph.

use crate::words::{Words, words};

/// Reads a doctype whose keyword ends at the start of the text: whether the page is as old as that, and the length with the `>` that ends it.
pub(super) fn read(text: &str) -> (bool, usize) {
    let mut reader = Reader { text, at: 0 };
    let mut doctype = Doctype::default();
    let quirks = !reader.parts(&mut doctype) || doctype.is_old();
    // What is wrong is skipped up to the end of the tag.
    let rest = reader.rest().find('>').map_or(text.len(), |at| reader.at + at + 1);
    (quirks, rest)
}

/// A doctype's parts, in lower case.
#[derive(Default)]
struct Doctype {
    name: String,
    public: Option<String>,
    system: Option<String>,
}

impl Doctype {
    fn is_old(&self) -> bool {
        let public = self.public.as_deref();
        let begins = |with: Words, public: &str| {
            public
                .strip_prefix("-//")
                .is_some_and(|rest| with.iter().any(|old| rest.starts_with(old)))
        };
        let is_old = public.is_some_and(|public| OLD.has(public) || begins(OLD_BEGINNINGS, public));
        let is_old_alone = public.is_some_and(|public| self.system.is_none() && begins(OLD_ALONE, public));
        self.name != "html" || is_old || is_old_alone || self.system.as_deref() == Some(OLD_SYSTEM)
    }
}

/// Public identifiers of old pages.
const OLD: Words = words!["-//w3o//dtd w3 html strict 3.0//en//", "-/w3c/dtd html 4.0 transitional/en", "html"];
const OLD_SYSTEM: &str = "http://www.ibm.com/data/dtd/v11/ibmxhtml1-transitional.dtd";
/// The same without a system identifier, behind `-//`.
const OLD_ALONE: Words = words!["w3c//dtd html 4.01 frameset//", "w3c//dtd html 4.01 transitional//"];
/// What they begin with, behind `-//`.
const OLD_BEGINNINGS: Words = words![
    "advasoft ltd//dtd html 3.0 aswedit + extensions//",
    "as//dtd html 3.0 aswedit + extensions//",
    "ietf//dtd html 2.0 level 1//",
    "ietf//dtd html 2.0 level 2//",
    "ietf//dtd html 2.0 strict level 1//",
    "ietf//dtd html 2.0 strict level 2//",
    "ietf//dtd html 2.0 strict//",
    "ietf//dtd html 2.0//",
    "ietf//dtd html 2.1e//",
    "ietf//dtd html 3.0//",
    "ietf//dtd html 3.2 final//",
    "ietf//dtd html 3.2//",
    "ietf//dtd html 3//",
    "ietf//dtd html level 0//",
    "ietf//dtd html level 1//",
    "ietf//dtd html level 2//",
    "ietf//dtd html level 3//",
    "ietf//dtd html strict level 0//",
    "ietf//dtd html strict level 1//",
    "ietf//dtd html strict level 2//",
    "ietf//dtd html strict level 3//",
    "ietf//dtd html strict//",
    "ietf//dtd html//",
    "metrius//dtd metrius presentational//",
    "microsoft//dtd internet explorer 2.0 html strict//",
    "microsoft//dtd internet explorer 2.0 html//",
    "microsoft//dtd internet explorer 2.0 tables//",
    "microsoft//dtd internet explorer 3.0 html strict//",
    "microsoft//dtd internet explorer 3.0 html//",
    "microsoft//dtd internet explorer 3.0 tables//",
    "netscape comm. corp.//dtd html//",
    "netscape comm. corp.//dtd strict html//",
    "o'reilly and associates//dtd html 2.0//",
    "o'reilly and associates//dtd html extended 1.0//",
    "o'reilly and associates//dtd html extended relaxed 1.0//",
    "softquad software//dtd hotmetal pro 6.0::19990601::extensions to html 4.0//",
    "softquad//dtd hotmetal pro 4.0::19971010::extensions to html 4.0//",
    "spyglass//dtd html 2.0 extended//",
    "sq//dtd html 2.0 hotmetal + extensions//",
    "sun microsystems corp.//dtd hotjava html//",
    "sun microsystems corp.//dtd hotjava strict html//",
    "w3c//dtd html 3 1995-03-24//",
    "w3c//dtd html 3.2 draft//",
    "w3c//dtd html 3.2 final//",
    "w3c//dtd html 3.2//",
    "w3c//dtd html 3.2s draft//",
    "w3c//dtd html 4.0 frameset//",
    "w3c//dtd html 4.0 transitional//",
    "w3c//dtd html experimental 19960712//",
    "w3c//dtd html experimental 970421//",
    "w3c//dtd w3 html//",
    "w3o//dtd w3 html 3.0//",
    "webtechs//dtd mozilla html 2.0//",
    "webtechs//dtd mozilla html//",
];

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
        doctype.name = self.take(length).to_ascii_lowercase();
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
            doctype.public = id;
            if !closed {
                return false;
            }
            self.space();
            if self.rest().starts_with('>') {
                return true;
            }
        }
        let (id, closed) = self.quoted();
        doctype.system = id;
        // What follows an identifier makes no difference, but the page may not end there.
        self.space();
        closed && !self.rest().is_empty() && (self.rest().starts_with('>') || self.rest().contains('>'))
    }

    /// An identifier in quotes, and whether its closing quote is there.
    fn quoted(&mut self) -> (Option<String>, bool) {
        let Some(quote) = self.rest().chars().next().filter(|c| matches!(c, '"' | '\'')) else {
            return (None, false);
        };
        self.at += 1;
        let length = self.rest().find([quote, '>']).unwrap_or(self.rest().len());
        let id = self.take(length).to_ascii_lowercase();
        let closed = self.rest().starts_with(quote);
        self.at += usize::from(closed);
        (Some(id), closed)
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
