//! A line of links leads elsewhere, and so does a list of them; what a story links stays.

use super::trim::Trim;
use crate::dom::{Line, NodeRef, Tag};
use crate::search::Search;

/// A list with more than this share of its letters in links leads elsewhere: a list of links may have a plain word in some items.
const LIST_LINKED: f32 = 0.5;
/// Less than this share of a list in links, and those that begin an item are the story's.
const PLAIN: f32 = 0.3;
/// Fewest lines of a paragraph beside which a label with a link is one of its facts, and lines of the longest such paragraph.
const FACTS: usize = 2;
const MOST_FACTS: usize = 40;
/// How far into a quotation the line stands that says whose it is, in elements.
const CITED_WITHIN: usize = 3;

impl Trim<'_, '_> {
    /// Whether a line that is a link is the story's all the same.
    pub(super) fn stays_though_linked(&self, line: &Line, text: &str) -> bool {
        self.is_row_of_facts(line) || is_cited(self.ground.document.node(line.block), text) || self.begins_an_item(line)
    }

    /// Whether a line is a label and a link among others of the same paragraph that lead nowhere: "Last fight: …", "Next fight: …".
    fn is_row_of_facts(&self, line: &Line) -> bool {
        let block = self.ground.document.node(line.block);
        let among = || {
            let rows = self.ground.lines.all().get(self.ground.lines_of(block.span())).unwrap_or_default();
            let is_plain = |row: &&Line| row.block == line.block && row.linked == 0;
            let plain = rows.iter().take(MOST_FACTS).filter(is_plain).count();
            rows.len() <= MOST_FACTS && plain >= FACTS && plain * 2 > rows.len()
        };
        block.tag() == Tag::P && line.linked < line.length && among()
    }

    /// Whether a link begins an item of a list among the paragraphs that is mostly plain: what to pack, some of which a shop has.
    fn begins_an_item(&self, line: &Line) -> bool {
        let ground = self.ground;
        let block = ground.document.node(line.block);
        let item = std::iter::once(block).chain(block.parent()).find(|node| node.tag() == Tag::Li);
        item.is_some_and(|item| {
            let first = ground.lines.all().get(ground.lines_of(item.span()).start);
            let plain = |list: NodeRef<'_>| ground.features.get(list.id()).link_density() < PLAIN;
            first.is_some_and(|first| first.first == line.first) && item.parent().is_some_and(plain) && self.shapes.among(ground, self.root, line)
        })
    }

    /// Whether the line stands in a list most of which is links.
    pub(super) fn in_linked_list(&self, line: &Line) -> bool {
        let block = self.ground.document.node(line.block);
        std::iter::once(block)
            .chain(block.ancestors())
            .take_while(|node| node.id() != self.root)
            .filter(|node| matches!(node.tag(), Tag::Ul | Tag::Ol | Tag::Dl | Tag::Table))
            .any(|list| self.ground.features.get(list.id()).link_density() > LIST_LINKED)
    }
}

/// Whether a line says whose a quotation is, behind a dash in it.
fn is_cited(block: NodeRef<'_>, text: &str) -> bool {
    let mut around = std::iter::once(block).chain(block.ancestors()).take(CITED_WITHIN);
    text.starts_with_any("—–―") && around.any(|node| node.tag() == Tag::Blockquote)
}
