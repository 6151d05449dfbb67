//! The tokenizer cuts HTML text into tags and texts by the rules of the HTML standard, for `html5ever`'s tree builder.
//!
//! It is ours because most of a page's bytes need no look: scripts and styles are skipped to their end tag, comments to their end, and
//! attributes that nobody reads are not kept. What the tree builder gets is otherwise the same, and a test says so.

use super::guard::Guard;
use super::recent_names::RecentNames;
use super::references::{self, Place};
use super::window::Window;
use super::{doctype, raw};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult};
use html5ever::{Attribute, LocalName, QualName, ns};
use memchr::{memchr, memchr_iter, memchr2};
use std::ops::Range;

/// Attributes of one tag that are kept; pages have been seen with some dozens. Each is compared with all before it.
const MOST_ATTRIBUTES: usize = 256;
/// Tags between two looks at how large the tree has become.
const LOOK: usize = 1024;

/// Cuts a page into tokens for the tree builder. Stops where the tree has more nodes than allowed, and says whether it did.
pub(super) fn run(html: &str, guard: &Guard, most_nodes: usize) -> bool {
    let mut tokenizer = Tokenizer {
        html,
        at: 0,
        guard,
        buffer: String::new(),
        window: Window::default(),
        attributes: Vec::new(),
        names: RecentNames::default(),
        last: LocalName::default(),
    };
    let cut = tokenizer.run(most_nodes);
    let _ = guard.process_token(Token::EOFToken, 1);
    guard.end();
    cut
}

/// How the tokenizer reads on after a tag.
enum Mode {
    Data,
    Raw(RawKind),
    Plaintext,
}

struct Tokenizer<'a> {
    html: &'a str,
    at: usize,
    guard: &'a Guard,
    /// Where texts and names are put together that do not stand in the page as they are meant.
    buffer: String,
    /// Of what is meant as it stands, the tree gets slices.
    window: Window,
    /// The attributes of the tag that is read.
    attributes: Vec<Attribute>,
    names: RecentNames,
    /// The start tag that came last: only its end tag ends raw text.
    last: LocalName,
}

impl<'a> Tokenizer<'a> {
    fn run(&mut self, most_nodes: usize) -> bool {
        let mut until_look = LOOK;
        while self.at < self.html.len() {
            let text = memchr(b'<', self.rest().as_bytes()).unwrap_or(self.rest().len());
            self.text(self.at + text, Place::Text);
            if self.at >= self.html.len() {
                break;
            }
            match self.markup() {
                Mode::Data => {}
                Mode::Raw(kind) => self.raw(kind),
                Mode::Plaintext => self.unresolved(self.html.len()),
            }
            until_look -= 1;
            if until_look == 0 {
                until_look = LOOK;
                if self.guard.nodes() > most_nodes {
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

    fn send(&self, token: Token) -> TokenSinkResult<<Guard as TokenSink>::Handle> {
        self.guard.process_token(token, 1)
    }

    fn characters(&self, text: &str) {
        if !text.is_empty() {
            let _ = self.send(Token::CharacterTokens(StrTendril::from_slice(text)));
        }
    }

    /// Sends a piece of the page as it stands.
    fn piece(&mut self, start: usize, end: usize) {
        if start < end {
            let text = self.window.slice(self.html, start..end);
            let _ = self.send(Token::CharacterTokens(text));
        }
    }

    /// Sends the text up to a place, references resolved.
    fn text(&mut self, end: usize, place: Place) {
        let start = self.at;
        let text = self.html.get(start..end).unwrap_or_default();
        self.at = end;
        if memchr2(b'&', 0, text.as_bytes()).is_none() {
            return self.piece(start, end);
        }
        if memchr(0, text.as_bytes()).is_none() {
            self.buffer.clear();
            references::resolve_into(text, place, &mut self.buffer);
            return self.characters(&self.buffer);
        }
        // The tree builder wants to see each U+0000 by itself.
        for (number, piece) in text.split('\0').enumerate() {
            if number > 0 {
                let _ = self.send(Token::NullCharacterToken);
            }
            if memchr(b'&', piece.as_bytes()).is_none() {
                self.characters(piece);
                continue;
            }
            self.buffer.clear();
            references::resolve_into(piece, place, &mut self.buffer);
            self.characters(&self.buffer);
        }
    }

    /// Sends the text up to a place as it stands, but for U+0000.
    fn unresolved(&mut self, end: usize) {
        let start = self.at;
        let text = self.html.get(start..end).unwrap_or_default();
        self.at = end;
        if memchr(0, text.as_bytes()).is_none() {
            self.piece(start, end);
        } else {
            self.characters(&text.replace('\0', "\u{fffd}"));
        }
    }

    /// Reads what begins with `<`.
    fn markup(&mut self) -> Mode {
        let rest = self.rest();
        let after = rest.get(2..).unwrap_or_default();
        match rest.as_bytes() {
            [b'<', first, ..] if first.is_ascii_alphabetic() => {
                self.at += 1;
                return self.tag(TagKind::StartTag);
            }
            [b'<', b'/', first, ..] if first.is_ascii_alphabetic() => {
                self.at += 2;
                return self.tag(TagKind::EndTag);
            }
            [b'<', b'!', ..] => self.declaration(after),
            [b'<', b'/', b'>', ..] => self.at += 3,
            [b'<', b'/'] => {
                self.characters("</");
                self.at += 2;
            }
            [b'<', b'/' | b'?', ..] => self.bogus_comment(),
            _ => {
                self.characters("<");
                self.at += 1;
            }
        }
        Mode::Data
    }

    /// Reads what begins with `<!`.
    fn declaration(&mut self, after: &str) {
        if after.starts_with("--") {
            self.at += 4;
            self.at += comment_length(self.rest());
            self.comment();
        } else if after.get(..7).is_some_and(|word| word.eq_ignore_ascii_case("doctype")) {
            self.at += 9;
            let (is_old, length) = doctype::read(self.rest());
            self.at += length;
            self.guard.doctype(is_old);
        } else if after.starts_with("[CDATA[") && self.guard.adjusted_current_node_present_but_not_in_html_namespace() {
            self.at += 9;
            let length = self.rest().as_bytes().windows(3).position(|marks| marks == b"]]>");
            let end = length.map_or(self.html.len(), |length| self.at + length);
            let text = self.html.get(self.at..end).unwrap_or_default();
            for (number, piece) in text.split('\0').enumerate() {
                if number > 0 {
                    let _ = self.send(Token::NullCharacterToken);
                }
                self.characters(piece);
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

    /// A comment stands between two texts, so that they stay two; what it says is never read.
    fn comment(&self) {
        let _ = self.send(Token::CommentToken(StrTendril::new()));
    }

    /// Sends the contents of an element of raw text; its end tag is read like any other.
    fn raw(&mut self, kind: RawKind) {
        let html = self.html.as_bytes();
        let end = match kind {
            RawKind::ScriptData | RawKind::ScriptDataEscaped(_) => raw::script_end(html, self.at),
            RawKind::Rcdata | RawKind::Rawtext => raw::end(html, self.at, self.last.as_bytes()),
        };
        if !self.guard.reads_raw() {
            self.at = end;
        } else if kind == RawKind::Rcdata {
            let text = self.html.get(self.at..end).unwrap_or_default();
            self.at = end;
            self.buffer.clear();
            references::resolve_into(text, Place::Text, &mut self.buffer);
            self.characters(&self.buffer);
        } else {
            self.unresolved(end);
        }
    }

    /// Reads a tag from its name on. One that the page ends inside of is none.
    fn tag(&mut self, kind: TagKind) -> Mode {
        let length = self
            .rest()
            .bytes()
            .take_while(|byte| !is_space(*byte) && !matches!(byte, b'/' | b'>'))
            .count();
        let written = self.html.get(self.at..self.at + length).unwrap_or_default();
        let name = self.names.get(written).local.clone();
        self.at += length;
        let all = kind == TagKind::StartTag && is_formatting(&name);
        let mut tag = Tag {
            kind,
            name,
            self_closing: false,
            attrs: Vec::new(),
            had_duplicate_attributes: false,
        };
        self.attributes.clear();
        if !self.attributes(kind, &mut tag.self_closing, all) {
            return Mode::Data;
        }
        // No more room than they take: the tree keeps them until the page is read.
        tag.attrs = Vec::from_iter(self.attributes.drain(..));
        if kind == TagKind::StartTag {
            self.last = tag.name.clone();
        }
        match self.send(Token::TagToken(tag)) {
            TokenSinkResult::RawData(kind) => Mode::Raw(kind),
            TokenSinkResult::Plaintext => Mode::Plaintext,
            _ => Mode::Data,
        }
    }

    /// Reads a tag's attributes and its end; false where the page ends before.
    fn attributes(&mut self, kind: TagKind, self_closing: &mut bool, all: bool) -> bool {
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
                    *self_closing = self.byte() == Some(b'>');
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
            let name = self.rest().get(..length).unwrap_or_default();
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
            if kind == TagKind::StartTag && self.attributes.len() < MOST_ATTRIBUTES {
                self.attribute(name, value, all);
            }
        }
    }

    /// Keeps an attribute that is read by a rule, or by the tree builder.
    fn attribute(&mut self, name: &str, place: Range<usize>, all: bool) {
        let known = self.names.get(name);
        if !all && !known.is_read {
            return;
        }
        let local = known.local.clone();
        if self.attributes.iter().any(|known| known.name.local == local) {
            return;
        }
        let value = self.html.get(place.clone()).unwrap_or_default();
        let value = if memchr2(b'&', 0, value.as_bytes()).is_none() {
            self.window.slice(self.html, place)
        } else {
            self.buffer.clear();
            references::resolve_into(value, Place::Attribute, &mut self.buffer);
            StrTendril::from_slice(&self.buffer)
        };
        self.attributes.push(Attribute {
            name: QualName::new(None, ns!(), local),
            value,
        });
    }

    fn space(&mut self) {
        self.at += self.rest().bytes().take_while(|byte| is_space(*byte)).count();
    }
}

/// Whether an element opens again by itself where its parent closed too early. Of equal ones only three do, so all of their attributes count. Those of
/// links do not: of these only one is open at a time.
fn is_formatting(name: &LocalName) -> bool {
    matches!(
        name.as_bytes(),
        b"b" | b"big" | b"code" | b"em" | b"font" | b"i" | b"nobr" | b"s" | b"small" | b"strike" | b"strong" | b"tt" | b"u"
    )
}

/// The length of a comment after its `<!--`, its end included.
fn comment_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    if bytes.starts_with(b">") {
        return 1;
    }
    if bytes.starts_with(b"->") {
        return 2;
    }
    let ends = memchr_iter(b'-', bytes).find_map(|at| match bytes.get(at + 1..).unwrap_or_default() {
        [b'-', b'>', ..] => Some(at + 3),
        [b'-', b'!', b'>', ..] => Some(at + 4),
        _ => None,
    });
    ends.unwrap_or(bytes.len())
}

pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b'\t' | b'\n' | 0xc | b' ')
}
