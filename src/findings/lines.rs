//! A line is a run of visible words that no block and no line break interrupts: what a reader sees as a paragraph, a heading, a label.
//!
//! Lines are what most rules look at: a label split over `<b>` and `<span>` is one line, a text node between two `<br>` is one, and so is a paragraph.
//! The table is built once for the page, in one walk.

use super::keys;
use super::line_words::LineWords;
use crate::dom::{Document, Features, NodeId, NodeRef, Tag, collapse_into};
use crate::quick_hash::of_bytes;
use std::ops::Range;

/// One line.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    /// Its first text node.
    pub first: NodeId,
    /// Its last text node.
    pub last: NodeId,
    /// Its words in the table's text.
    text: Range<u32>,
    /// Its folded words in the table's keys.
    key: Range<u32>,
    /// Equal for lines of equal words, 0 where there are none.
    pub hash: u64,
    /// What its folded words leave open.
    pub words: LineWords,
    /// Visible characters, white space left out.
    pub characters: u32,
    /// Those of them that stand in links.
    pub linked: u32,
}

/// All lines of a page in document order.
#[derive(Debug, Default)]
pub(crate) struct Lines {
    lines: Vec<Line>,
    text: String,
    keys: String,
    /// For each node, how many lines begin before it; one more entry than there are nodes.
    begun: Vec<u32>,
}

/// Shortest and densest line that counts as prose: it has a sentence's length, and it is not a link.
const PROSE_CHARACTERS: u32 = 60;
/// Characters of writing without spaces carry about two and a half times as much.
const PROSE_CHARACTERS_DENSE: u32 = 24;

/// Longest line whose words are looked through, in visible characters: longer ones are paragraphs.
const LONGEST_READ: u32 = 240;

impl Lines {
    /// Reads the lines of a document.
    pub fn of(document: &Document) -> Lines {
        let most = document.root().raw_text().len();
        let mut lines = Lines {
            text: String::with_capacity(most),
            keys: String::with_capacity(most),
            begun: Vec::with_capacity(document.len() + 1),
            ..Lines::default()
        };
        let mut open: Option<Line> = None;
        let mut link_until = 0;
        let mut number = 0;
        let end = document.len() as u32;
        // Ends of the open blocks, innermost last: leaving one breaks the line.
        let mut blocks: Vec<u32> = Vec::new();
        while number < end {
            while blocks.last().is_some_and(|block| *block <= number) {
                blocks.pop();
                lines.close(&mut open);
            }
            let node = document.node(NodeId(number));
            let tag = node.tag();
            if tag == Tag::Text {
                lines.count(number, open.is_some());
                if node.is_shown() {
                    lines.append(&mut open, node, number < link_until);
                }
                number += 1;
                continue;
            }
            if tag == Tag::Br || !tag.is_inline() {
                lines.close(&mut open);
            }
            lines.count(number, open.is_some());
            if !holds_words(node) {
                // Skipped subtrees still need their entries.
                for skipped in number + 1..node.span().end {
                    lines.count(skipped, open.is_some());
                }
                number = node.span().end;
                continue;
            }
            if tag == Tag::A {
                link_until = link_until.max(node.span().end);
            }
            if !tag.is_inline() {
                blocks.push(node.span().end);
            }
            number += 1;
        }
        lines.close(&mut open);
        lines.begun.push(lines.lines.len() as u32);
        lines
    }

    fn count(&mut self, number: u32, open: bool) {
        debug_assert_eq!(self.begun.len(), number as usize);
        self.begun.push(self.lines.len() as u32 + u32::from(open));
    }

    fn append(&mut self, open: &mut Option<Line>, node: NodeRef<'_>, linked: bool) {
        let raw = node.raw_text();
        let characters = node.counts().characters;
        let blank = characters == 0;
        if open.is_none() && blank {
            return;
        }
        let line = open.get_or_insert_with(|| {
            // A line break keeps `collapse_into` from joining this line's first word to the one before.
            self.text.push('\n');
            let start = self.text.len() as u32;
            Line {
                first: node.id(),
                last: node.id(),
                text: start..start,
                key: 0..0,
                hash: 0,
                words: LineWords::ANY,
                characters: 0,
                linked: 0,
            }
        });
        collapse_into(raw, &mut self.text);
        if !blank {
            line.last = node.id();
            line.characters += characters;
            if linked {
                line.linked += characters;
            }
        }
    }

    fn close(&mut self, open: &mut Option<Line>) {
        let Some(mut line) = open.take() else { return };
        self.text.truncate(self.text.trim_end_matches(' ').len());
        line.text.end = self.text.len() as u32;
        // The table's keys stand one after the other; each is folded on its own.
        let start = self.keys.len();
        keys::fold_behind(&self.text[line.text.start as usize..line.text.end as usize], start, &mut self.keys);
        if let Some(own) = self.keys.get(start..).filter(|own| !own.is_empty()) {
            line.hash = of_bytes(own.as_bytes());
            if line.characters <= LONGEST_READ {
                line.words = LineWords::of(own);
            }
        }
        line.key = start as u32..self.keys.len() as u32;
        self.lines.push(line);
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// A line by its place.
    pub fn get(&self, at: usize) -> Option<&Line> {
        self.lines.get(at)
    }

    /// All lines with their places.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (usize, &Line)> {
        self.lines.iter().enumerate()
    }

    /// The words of a line as a reader sees them. In the WASM these are never copied to the many places that ask for them.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn text(&self, line: &Line) -> &str {
        &self.text[line.text.start as usize..line.text.end as usize]
    }

    /// The folded words of a line.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn key(&self, line: &Line) -> &str {
        &self.keys[line.key.start as usize..line.key.end as usize]
    }

    /// The places of the lines that begin inside a node.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn within(&self, node: NodeRef<'_>) -> Range<usize> {
        let span = node.span();
        let at = |number: u32| self.begun.get(number as usize).copied().unwrap_or_default() as usize;
        // `begun` counts a line at the node after its first text node, so the node's own entry is the count before it.
        at(span.start)..at(span.end)
    }

    /// The place of the first line that begins at or after a node.
    pub fn from(&self, node: NodeId) -> usize {
        self.begun.get(node.index()).copied().unwrap_or_default() as usize
    }

    /// Whether a node holds this line and no part of another.
    pub fn only(&self, at: usize, node: NodeRef<'_>) -> bool {
        let Some(line) = self.get(at) else { return false };
        self.within(node) == (at..at + 1)
            && node.contains(line.first)
            && node.contains(line.last)
            && (at == 0 || self.get(at - 1).is_none_or(|before| before.last < node.id()))
    }

    /// The nodes that make up a line and nothing else, no picture and no control either: one element wherever possible, else the pieces
    /// between two line breaks.
    pub fn pieces(&self, document: &Document, features: &Features, at: usize) -> Vec<NodeId> {
        let Some(line) = self.get(at) else { return Vec::new() };
        let first = document.node(line.first);
        let around = if first.contains(line.last) {
            Some(first)
        } else {
            first.ancestors().find(|node| node.contains(line.last))
        };
        let Some(mut around) = around else { return Vec::new() };
        let bare = |node: NodeRef<'_>| (features.get(node.id()).media, features.get(node.id()).controls);
        if self.only(at, around) {
            while let Some(parent) = around.parent()
                && self.only(at, parent)
                && !is_frame(parent.tag())
                && bare(parent) == bare(around)
            {
                around = parent;
            }
            return vec![around.id()];
        }
        self.parts(around, line)
            .filter(|child| child.tag() != Tag::Br)
            .map(|child| child.id())
            .collect()
    }

    /// The children of the element around a line among which it stands. The walk begins at the line, so that a thousand lines of one element take a
    /// thousand steps.
    pub fn parts<'a>(&self, around: NodeRef<'a>, line: &Line) -> impl Iterator<Item = NodeRef<'a>> + use<'a> {
        let (first, last) = (around.document().node(line.first), line.last);
        let start = std::iter::once(first).chain(first.ancestors()).find(|node| node.parent() == Some(around));
        std::iter::successors(start, |node| node.next_sibling()).take_while(move |node| node.id() <= last)
    }

    /// Whether a line is prose: as long as a sentence, and not a link.
    pub fn is_prose(&self, line: &Line) -> bool {
        line.linked * 2 < line.characters
            && (line.characters >= PROSE_CHARACTERS || line.characters >= PROSE_CHARACTERS_DENSE && is_dense(self.text(line)))
    }
}

/// Whether a text is written without spaces between its words (Han, kana, Thai, Lao, Khmer, Burmese), going by its first characters.
pub(crate) fn is_dense(text: &str) -> bool {
    if text.is_ascii() {
        return false;
    }
    let dense = |c: char| matches!(c as u32, 0xe00..=0xeff | 0x1000..=0x109f | 0x1780..=0x17ff | 0x3040..=0x30ff | 0x3400..=0x9fff | 0xf900..=0xfaff | 0x20000..=0x3ffff);
    let head = text.chars().take(40);
    let count = head.clone().filter(|c| dense(*c)).count();
    count * 2 > head.count()
}

/// Elements that frame the page or a part of it rather than hold one line.
fn is_frame(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Html | Tag::Body | Tag::Main | Tag::Article | Tag::Td | Tag::Th | Tag::Tr | Tag::Figure
    )
}

/// Whether an element's contents are words on the page: not programs, drawings, players' fallbacks or the choices of a menu.
fn holds_words(node: NodeRef<'_>) -> bool {
    let tag = node.tag();
    node.is_shown()
        && !tag.is_unseen()
        && !matches!(
            tag,
            Tag::Svg | Tag::Iframe | Tag::Video | Tag::Audio | Tag::Canvas | Tag::Object | Tag::Select | Tag::Textarea | Tag::Option
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::from_html;

    fn texts(html: &str) -> Vec<String> {
        let document = from_html(html, None);
        let lines = Lines::of(&document);
        lines.iter().map(|(_, line)| lines.text(line).to_owned()).collect()
    }

    #[test]
    fn blocks_and_breaks_end_a_line_and_inline_tags_do_not() {
        assert_eq!(
            texts("<div>One <b>t</b>wo<br>three<p>four</p> five <span>six</span></div><ul><li>seven<li>eight</ul>"),
            ["One two", "three", "four", "five six", "seven", "eight"]
        );
        assert_eq!(texts("<p>seen<script>x</script><span hidden>not</span></p><p hidden>no</p>"), ["seen"]);
    }

    #[test]
    fn a_line_knows_the_element_that_holds_it_alone() {
        let document = from_html(
            "<body><div id=a><div id=b><span>Adver</span><span>tisement</span></div></div><p>x<br>mid <b>dle</b><br>y</p>",
            None,
        );
        let lines = Lines::of(&document);
        let features = Features::of(&document);
        let node = document.node(lines.pieces(&document, &features, 0)[0]);
        assert_eq!(node.attribute("id"), Some("a"));
        let middle = lines.pieces(&document, &features, 2);
        assert_eq!(middle.len(), 2);
        assert_eq!(document.node(middle[0]).raw_text(), "mid ");
        assert_eq!(lines.within(document.root()), 0..lines.len());
        assert_eq!(lines.within(node), 0..1);
    }

    #[test]
    fn links_are_counted_apart() {
        let document = from_html("<p>ab <a href=/x>cde</a></p>", None);
        let lines = Lines::of(&document);
        let line = lines.get(0).unwrap();
        assert_eq!((line.characters, line.linked), (5, 3));
    }
}
