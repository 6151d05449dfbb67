//! A note is a line that a small mark in the story leads to: a footnote, which is the story's wherever it stands and however it is marked up.

use super::ground::Ground;
use crate::dom::{NodeId, NodeRef, Tag};
use std::collections::HashSet;

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
            let is_mark = |c: char| c.is_numeric() || matches!(c, '*' | '†' | '‡' | '§' | '[' | ']' | '(' | ')');
            let text = if text.len() <= MARK_BYTES { text.trim() } else { "" };
            ((1..=MARK).contains(&text.chars().count()) && text.chars().all(is_mark) && !name.is_empty()).then_some(name)
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
        !self.0.is_empty()
            && around()
                .filter(is_item)
                .any(|node| node.attribute("id").is_some_and(|id| self.0.contains(id)))
    }
}
