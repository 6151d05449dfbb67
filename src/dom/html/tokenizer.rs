//! The tokenizer cuts HTML text into tags and texts by the rules of the HTML standard, for the construction of the tree.
//!
//! Most of a page's bytes need no look: scripts and styles are skipped to their end tag, comments to their end, and attributes that nobody reads
//! are not kept.

use super::construction::Construction;
use super::guard::Guard;
use super::kind::Kind;
use super::references::{self, Place};
use super::token::{Raw, Step, Tag, Token};
use super::tree::{Attribute, Attributes, Piece, TagName, Tree};
use super::{doctype, raw};
use crate::dom::attribute::Name;
use memchr::{memchr, memchr2, memmem};
use std::ops::Range;

/// Attributes of one tag that are kept; pages have been seen with some dozens. Each is compared with all before it.
const MOST_ATTRIBUTES: usize = 256;
/// Tags between two looks at how large the tree has become.
const LOOK: usize = 1024;

/// A parsed tree, and whether the page was larger than what is read.
pub(super) struct Parsed<'a> {
    pub tree: Tree<'a>,
    pub cut: bool,
}

/// Makes a tree of a page whose lines end with U+000A. Stops where the tree has more nodes than allowed.
pub(super) fn run(html: &str, most_nodes: usize) -> Parsed<'_> {
    let mut tokenizer = Tokenizer {
        html,
        at: 0,
        construction: Construction::new(html),
        guard: Guard::default(),
        last: Piece::default(),
        reads_raw: true,
    };
    let cut = tokenizer.run(most_nodes);
    tokenizer.construction.token(Token::PageEnd);
    Parsed {
        tree: tokenizer.construction.tree,
        cut,
    }
}

struct Tokenizer<'a> {
    html: &'a str,
    at: usize,
    construction: Construction<'a>,
    guard: Guard,
    /// The name of the start tag that came last: only its end tag ends raw text.
    last: Piece,
    /// Whether the raw text of the element that was opened last is read.
    reads_raw: bool,
}

impl<'a> Tokenizer<'a> {
    fn run(&mut self, most_nodes: usize) -> bool {
        let mut until_look = LOOK;
        while self.at < self.html.len() {
            let text = memchr(b'<', self.rest().as_bytes()).unwrap_or(self.rest().len());
            self.text(self.at + text);
            if self.at >= self.html.len() {
                break;
            }
            match self.markup() {
                Step::Raw(kind) => self.raw(kind),
                Step::Plaintext => self.unresolved(self.html.len()),
                _ => {}
            }
            until_look -= 1;
            if until_look == 0 {
                until_look = LOOK;
                if self.construction.tree.nodes.len() > most_nodes {
                    return true;
                }
            }
        }
        false
    }

    fn rest(&self) -> &'a str {
        self.html.get(self.at..).unwrap_or_default()
    }

    fn byte(&self) -> Option<u8> {
        self.html.as_bytes().get(self.at).copied()
    }

    /// Sends a piece of the page as it stands.
    fn piece(&mut self, place: Range<usize>) {
        if !place.is_empty() {
            self.construction.text(piece(place));
        }
    }

    /// Sends the text up to a place, references resolved.
    fn text(&mut self, end: usize) {
        // The rules want to see each U+0000 by itself.
        let mut nulls = false;
        while self.at < end || nulls {
            let text = self.html.get(self.at..end).unwrap_or_default();
            if nulls {
                self.construction.token(Token::Null);
            }
            let length = memchr(0, text.as_bytes());
            nulls = length.is_some();
            let until = self.at + length.unwrap_or(text.len());
            self.resolved(self.at..until, Place::Text);
            self.at = until + usize::from(nulls);
        }
    }

    /// Sends a text with its references resolved.
    fn resolved(&mut self, place: Range<usize>, kind: Place) {
        let text = self.html.get(place.clone()).unwrap_or_default();
        let text = if memchr2(b'&', 0, text.as_bytes()).is_none() {
            piece(place)
        } else {
            self.resolve(text, kind)
        };
        if text.start < text.end {
            self.construction.text(text);
        }
    }

    /// Keeps a text with its references resolved.
    fn resolve(&mut self, text: &str, kind: Place) -> Piece {
        let tree = &mut self.construction.tree;
        let start = tree.own_end();
        references::resolve_into(text, kind, &mut tree.own);
        Piece { start, end: tree.own_end() }
    }

    /// Sends the text up to a place as it stands, but for U+0000.
    fn unresolved(&mut self, end: usize) {
        let start = std::mem::replace(&mut self.at, end);
        let text = self.html.get(start..end).unwrap_or_default();
        if memchr(0, text.as_bytes()).is_none() {
            self.piece(start..end);
        } else {
            let text = self.construction.tree.keep(&text.replace('\0', "\u{fffd}"));
            self.construction.text(text);
        }
    }

    /// Reads what begins with `<`.
    fn markup(&mut self) -> Step {
        let rest = self.rest();
        let after = rest.get(2..).unwrap_or_default();
        match rest.as_bytes() {
            [b'<', first, ..] if first.is_ascii_alphabetic() => {
                self.at += 1;
                return self.tag(true);
            }
            [b'<', b'/', first, ..] if first.is_ascii_alphabetic() => {
                self.at += 2;
                return self.tag(false);
            }
            [b'<', b'!', ..] => self.declaration(after),
            [b'<', b'/', b'>', ..] => self.at += 3,
            [b'<', b'/'] => {
                self.piece(self.at..self.at + 2);
                self.at += 2;
            }
            [b'<', b'/' | b'?', ..] => self.bogus_comment(),
            _ => {
                self.piece(self.at..self.at + 1);
                self.at += 1;
            }
        }
        Step::Done
    }

    /// Reads what begins with `<!`.
    fn declaration(&mut self, after: &str) {
        if after.starts_with("--") {
            self.at += 4;
            self.at += raw::comment_length(self.rest());
            self.comment();
        } else if after.get(..7).is_some_and(|word| word.eq_ignore_ascii_case("doctype")) {
            self.at += 9;
            let (quirks, length) = doctype::read(self.rest());
            self.at += length;
            self.construction.doctype(quirks);
        } else if after.starts_with("[CDATA[") && self.construction.is_in_foreign() {
            self.at += 9;
            let length = memmem::find(self.rest().as_bytes(), b"]]>");
            let end = length.map_or(self.html.len(), |length| self.at + length);
            let text = self.html.get(self.at..end).unwrap_or_default();
            let mut start = self.at;
            for (number, part) in text.split('\0').enumerate() {
                if number > 0 {
                    self.construction.token(Token::Null);
                }
                self.piece(start..start + part.len());
                start += part.len() + 1;
            }
            self.at = length.map_or(end, |_| end + 3);
        } else {
            self.bogus_comment();
        }
    }

    /// Skips what is read as a comment because it is nothing else.
    fn bogus_comment(&mut self) {
        self.at += memchr(b'>', self.rest().as_bytes()).map_or(self.rest().len(), |end| end + 1);
        self.comment();
    }

    fn comment(&mut self) {
        self.construction.token(Token::Comment);
    }

    /// Sends the contents of an element of raw text; its end tag is read like any other.
    fn raw(&mut self, kind: Raw) {
        let html = self.html.as_bytes();
        let end = match kind {
            Raw::Script => raw::script_end(html, self.at),
            Raw::References | Raw::AsItIs => raw::end(html, self.at, self.construction.tree.text(self.last).as_bytes()),
        };
        if !self.reads_raw {
            self.at = end;
        } else if kind == Raw::References {
            self.resolved(self.at..end, Place::Text);
            self.at = end;
        } else {
            self.unresolved(end);
        }
    }

    /// Reads a tag from its name on. One that the page ends inside of is none.
    fn tag(&mut self, starts: bool) -> Step {
        let length = self
            .rest()
            .bytes()
            .take_while(|byte| !is_space(*byte) && !matches!(byte, b'/' | b'>'))
            .count();
        let name = self.name(self.at..self.at + length);
        self.at += length;
        let start = self.construction.tree.attributes.len() as u32;
        let mut closes_itself = false;
        if !self.attributes(starts, &mut closes_itself, name.kind.is_formatting()) {
            return Step::Done;
        }
        let end = self.construction.tree.attributes.len() as u32;
        let tag = Tag {
            name,
            attributes: Attributes { start, end },
            closes_itself,
        };
        self.construction.tree.sort(tag.attributes);
        let dropped = if starts {
            self.last = name.text;
            self.guard.drops_start(tag, &self.construction)
        } else {
            self.guard.drops_end(name, &self.construction)
        };
        if dropped {
            return Step::Done;
        }
        self.reads_raw = !self.is_unread(tag);
        self.construction.token(if starts { Token::Start(tag) } else { Token::End(name) })
    }

    /// A tag's name in lower case, U+FFFD for U+0000.
    fn name(&mut self, place: Range<usize>) -> TagName {
        let text = self.html.get(place.clone()).unwrap_or_default();
        let is_meant = !text.bytes().any(|byte| byte.is_ascii_uppercase() || byte == 0);
        let tree = &mut self.construction.tree;
        let text = if is_meant {
            piece(place)
        } else {
            tree.keep(&text.to_ascii_lowercase().replace('\0', "\u{fffd}"))
        };
        let kind = Kind::of(tree.text(text));
        TagName { kind, text }
    }

    /// Whether a tag opens an element whose raw text is not read: a style, or a script that is no structured data.
    fn is_unread(&self, tag: Tag) -> bool {
        match tag.name.kind {
            Kind::Script => !self
                .construction
                .tree
                .value(tag.attributes, "type")
                .is_some_and(super::is_structured_data),
            kind => kind == Kind::Style,
        }
    }

    /// Reads a tag's attributes and its end; false where the page ends before.
    fn attributes(&mut self, starts: bool, closes_itself: &mut bool, all: bool) -> bool {
        let first = self.construction.tree.attributes.len();
        loop {
            self.space();
            match self.byte() {
                None => return false,
                Some(b'>') => {
                    self.at += 1;
                    return true;
                }
                Some(b'/') => {
                    self.at += 1;
                    *closes_itself = self.byte() == Some(b'>');
                    continue;
                }
                Some(_) => {}
            }
            // A name may begin with `=`, and ends before the next.
            let bytes = self.rest().bytes();
            let length = 1 + bytes
                .skip(1)
                .take_while(|byte| !is_space(*byte) && !matches!(byte, b'/' | b'>' | b'='))
                .count();
            let name = self.at..self.at + length;
            self.at += length;
            self.space();
            let mut value = 0..0;
            if self.byte() == Some(b'=') {
                self.at += 1;
                self.space();
                value = match self.byte() {
                    Some(quote @ (b'"' | b'\'')) => {
                        self.at += 1;
                        let Some(length) = memchr(quote, self.rest().as_bytes()) else {
                            self.at = self.html.len();
                            return false;
                        };
                        let value = self.at..self.at + length;
                        self.at += length + 1;
                        value
                    }
                    _ => {
                        let length = self.rest().bytes().take_while(|byte| !is_space(*byte) && *byte != b'>').count();
                        let value = self.at..self.at + length;
                        self.at += length;
                        value
                    }
                };
            }
            if starts && self.construction.tree.attributes.len() - first < MOST_ATTRIBUTES {
                self.attribute(name, value, all, first);
            }
        }
    }

    /// Keeps an attribute that is read by a rule, or by the rules of parsing; `first` is the tag's first one.
    fn attribute(&mut self, name: Range<usize>, value: Range<usize>, all: bool, first: usize) {
        let written = self.html.get(name.clone()).unwrap_or_default();
        let lower = written
            .bytes()
            .any(|byte| byte.is_ascii_uppercase())
            .then(|| written.to_ascii_lowercase());
        let text = lower.as_deref().unwrap_or(written);
        let kept = Name::of(text);
        if !all && kept.is_none() && !PREFIXED.contains(&text) {
            return;
        }
        let tree = &self.construction.tree;
        if tree.attributes.iter().skip(first).any(|known| tree.text(known.name) == text) {
            return;
        }
        let name = lower.map_or_else(|| piece(name), |lower| self.construction.tree.keep(&lower));
        let text = self.html.get(value.clone()).unwrap_or_default();
        let value = if memchr2(b'&', 0, text.as_bytes()).is_none() {
            piece(value)
        } else {
            self.resolve(text, Place::Attribute)
        };
        self.construction.tree.attributes.push(Attribute {
            name,
            kept,
            prefixed: false,
            value,
        });
    }

    fn space(&mut self) {
        self.at += self.rest().bytes().take_while(|byte| is_space(*byte)).count();
    }
}

/// Names that links in drawings have, and that are read without their prefix.
const PREFIXED: &[&str] = &["xlink:href", "xlink:role", "xlink:title", "xlink:type"];

fn piece(place: Range<usize>) -> Piece {
    Piece {
        start: place.start as u32,
        end: place.end as u32,
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b'\t' | b'\n' | 0xc | b' ')
}
