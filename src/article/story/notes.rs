//! A note is a line that a small mark in the story leads to: a footnote, which is the story's wherever it stands and however it is marked up.

use super::ground::Ground;
use crate::dom::{NodeId, NodeRef, Tag, is_blank};
use crate::quick::HashSet;
use crate::search::Search;

/// Characters of the longest mark of a note: "[12]".
const MARK: usize = 4;
/// Bytes of the same, in any script, white space around it included.
const MARK_BYTES: usize = 24;
/// Elements around a note's line in which its name is looked for: the line's own block, its item.
const DEPTH: usize = 3;

/// The names of the places that marks in a root lead to.
pub(super) struct Notes<'a>(HashSet<&'a str>);

impl<'a> Notes<'a> {
    pub fn of(ground: &Ground<'a>, root: NodeId) -> Notes<'a> {
        let called = |node: NodeRef<'a>| {
            let name = node.attribute("href").filter(|_| node.tag() == Tag::A)?.strip_prefix('#')?;
            let text = node.raw_text();
            (!is_blank(text) && is_mark(text) && !name.is_empty()).then_some(name)
        };
        Notes(ground.document.node(root).descendants().filter_map(called).collect())
    }

    /// Whether a mark leads to a block inside the root, or to the item around it.
    pub fn call(&self, root: NodeId, block: NodeRef<'_>) -> bool {
        let around = || {
            std::iter::once(block)
                .chain(block.ancestors())
                .take(DEPTH)
                .take_while(|node| node.id() != root)
        };
        let is_item = |node: &NodeRef<'_>| matches!(node.tag(), Tag::Li | Tag::P | Tag::Dd | Tag::Td) || node.id() == block.id();
        let is_called = |node: NodeRef<'_>| {
            [node.attribute("id"), node.attribute("name")]
                .into_iter()
                .flatten()
                .any(|id| self.0.contains(id))
        };
        // The number before the note is what the mark leads to.
        let numbered = |node: NodeRef<'_>| {
            let beside = node.parent().into_iter().flat_map(|parent| parent.children().take(2));
            let number = beside.take_while(|beside| beside.id() < node.id()).find(|beside| beside.tag() == Tag::A);
            let first = node.descendants().take(4).find(|first| first.tag() == Tag::A);
            number
                .into_iter()
                .chain(first)
                .any(|number| is_mark(number.raw_text()) && (is_called(number) || leads_back(number)))
        };
        !self.0.is_empty() && (around().filter(is_item).any(is_called) || around().any(numbered))
    }
}

/// Whether a note's number leads back to its mark, by the name that word processors give that: "#_ftnref1".
fn leads_back(number: NodeRef<'_>) -> bool {
    number.attribute("href").is_some_and(|href| href.starts_with('#') && href.holds("ref"))
}

/// Whether a text is a mark of a note, or nothing.
fn is_mark(text: &str) -> bool {
    let in_mark = |c: char| c.is_numeric() || matches!(c, '*' | '†' | '‡' | '§' | '[' | ']' | '(' | ')' | '.');
    text.len() <= MARK_BYTES && text.trim().chars().count() <= MARK && text.trim().chars().all(in_mark)
}
