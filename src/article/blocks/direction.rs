//! Language and direction of a block are told where they differ from the page's.

use crate::article::{Block, Content, Direction, Span};
use crate::dom::{Document, NodeId, NodeRef, Tag, is_latin, is_plain_letter};

/// Longest language tag that is believed; BCP 47 tags in use are shorter.
const LONGEST_TAG: usize = 35;
/// Share of a block's letters that have to run the other way: names in another script stand in many sentences.
const OTHER_WAY: f32 = 0.7;
/// Fewest letters that say a direction.
const FEWEST: u32 = 3;

/// What the page as a whole is written in.
pub(super) struct PageLanguage<'a> {
    document: &'a Document,
    primary: Option<String>,
    pub dir: Option<Direction>,
}

impl<'a> PageLanguage<'a> {
    /// Reads the root's and the body's attributes.
    pub fn of(document: &'a Document) -> PageLanguage<'a> {
        let root = document.root();
        let body = root.children().find(|node| node.tag() == Tag::Body);
        let nodes = || std::iter::once(root).chain(body);
        let dir = nodes().find_map(|node| dir_of(node).or(node.live().right_to_left.then_some(Direction::Rtl)));
        PageLanguage {
            document,
            primary: nodes().find_map(lang_of).map(primary),
            dir,
        }
    }

    /// How the page's language marks a quotation.
    pub fn quotes(&self) -> [&'static str; 2] {
        match self.primary.as_deref() {
            Some("de" | "cs") => ["„", "“"],
            Some("fr" | "es" | "it" | "ru") => ["«", "»"],
            Some("ja") => ["「", "」"],
            _ => ["“", "”"],
        }
    }

    /// The element around a root that gives it another language.
    pub fn around(&self, root: NodeRef<'a>) -> Option<NodeId> {
        root.ancestors().find_map(|node| self.differing(node)).flatten()
    }

    /// `None` where an element says nothing of its language; else whether it is another than the page's.
    pub fn differing(&self, node: NodeRef<'a>) -> Option<Option<NodeId>> {
        let lang = primary(lang_of(node)?);
        Some((self.primary.as_ref().is_some_and(|page| *page != lang)).then_some(node.id()))
    }

    /// The language that an element names.
    pub fn tag_of(&self, id: NodeId) -> Option<String> {
        lang_of(self.document.node(id)).map(str::to_owned)
    }
}

fn lang_of(node: NodeRef<'_>) -> Option<&str> {
    let tag = node.attribute("lang").or_else(|| node.attribute("xml:lang"))?.trim();
    let valid = (2..=LONGEST_TAG).contains(&tag.len()) && tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    valid.then_some(tag)
}

fn primary(tag: &str) -> String {
    tag.split('-').next().unwrap_or_default().to_ascii_lowercase()
}

fn dir_of(node: NodeRef<'_>) -> Option<Direction> {
    match node.attribute("dir")?.trim() {
        value if value.eq_ignore_ascii_case("rtl") => Some(Direction::Rtl),
        value if value.eq_ignore_ascii_case("ltr") => Some(Direction::Ltr),
        _ => None,
    }
}

/// Says of each block whose letters mostly run the other way than the page that they do.
pub(super) fn mark_directions(blocks: &mut [Block], page: Option<Direction>) {
    // On nearly every page all letters run one way, and none needs to be counted.
    if page != Some(Direction::Rtl) && !blocks.iter().any(may_run_left) {
        return;
    }
    let counts: Vec<Letters> = blocks.iter().map(Letters::of_block).collect();
    let page = page.unwrap_or_else(|| {
        let (left, right) = counts.iter().fold((0, 0), |(left, right), of| (left + of.left, right + of.right));
        if right > left { Direction::Rtl } else { Direction::Ltr }
    });
    for (block, letters) in blocks.iter_mut().zip(counts) {
        let (other, count) = match page {
            Direction::Ltr => (Direction::Rtl, letters.right),
            Direction::Rtl => (Direction::Ltr, letters.left),
        };
        let all = letters.left + letters.right;
        if all >= FEWEST && count as f32 >= OTHER_WAY * all as f32 {
            block.dir = Some(other);
        }
    }
}

/// Whether a block has a letter that may run from right to left: those begin with a few bytes that stand in no other place.
fn may_run_left(block: &Block) -> bool {
    let mut may = false;
    let begins = |byte: u8| matches!(byte, 0xd6..=0xe0 | 0xef | 0xf0);
    each_text(block, &mut |text| {
        may |= text.iter().any(|span| span.text.bytes().fold(false, |any, byte| any | begins(byte)));
    });
    may
}

/// Calls with each text of a block.
fn each_text(block: &Block, call: &mut dyn FnMut(&[Span])) {
    match &block.content {
        Content::Heading { text, .. } | Content::Standfirst { text } | Content::Paragraph { text } => call(text),
        Content::List { items, .. } => items.iter().for_each(|item| call(&item.text)),
        Content::Quote { paragraphs, .. } => paragraphs.iter().for_each(|text| call(text)),
        Content::Figure { caption, .. } => call(caption),
        Content::Table { rows, .. } => rows.iter().flat_map(|row| &row.cells).for_each(|cell| call(&cell.text)),
        Content::Code { .. } | Content::Embed { .. } | Content::Separator => {}
    }
}

/// Letters by the way they run.
#[derive(Default)]
struct Letters {
    left: u32,
    right: u32,
}

impl Letters {
    fn of_block(block: &Block) -> Letters {
        let mut letters = Letters::default();
        each_text(block, &mut |text| letters.count(text));
        letters
    }

    fn count(&mut self, spans: &[Span]) {
        for span in spans {
            // Nothing of ASCII runs from right to left.
            if span.text.is_ascii() {
                self.left += span.text.bytes().filter(u8::is_ascii_alphabetic).count() as u32;
                continue;
            }
            for c in span.text.chars() {
                if c.is_ascii() {
                    self.left += u32::from(c.is_ascii_alphabetic());
                } else if is_right_to_left(c) {
                    self.right += 1;
                } else if is_plain_letter(c) || is_latin(c) || c.is_alphabetic() {
                    self.left += 1;
                }
            }
        }
    }
}

/// Letters of Hebrew, Arabic, Syriac, Thaana, N'Ko and their kin, by the blocks of the Unicode bidirectional algorithm's defaults.
fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
        && c.is_alphabetic()
}

#[cfg(test)]
mod tests {
    use super::is_right_to_left;
    use crate::article::blocks::tests::json_of;

    #[test]
    fn a_block_in_another_language_says_so() {
        let blocks = json_of("<p lang=en-GB>The same.</p><div lang=fr><p>Autre chose.</p></div><p>שלום עולם, said he</p><p>مرحبا بالعالم</p>");
        assert_eq!(blocks[0].get("lang"), None);
        assert_eq!(blocks[1]["lang"], "fr");
        assert_eq!(blocks[2].get("dir"), None);
        assert_eq!(blocks[3]["dir"], "rtl");
    }

    #[test]
    fn letters_that_run_left_begin_with_bytes_that_are_looked_for() {
        for c in ('\0'..=char::MAX).filter(|c| is_right_to_left(*c)) {
            let first = c.encode_utf8(&mut [0; 4]).as_bytes()[0];
            assert!(matches!(first, 0xd6..=0xe0 | 0xef | 0xf0), "{c}");
        }
    }
}
