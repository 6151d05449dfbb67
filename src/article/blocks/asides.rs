//! Asides as blocks: the boxes within the story that the selection names, each without what a finding took of it.

use super::blocks;
use crate::article::readerable::story;
use crate::article::{Block, Selection};
use crate::dom::{Document, NodeId};

/// What a box has to say after that, in characters of an alphabet: one fact.
const LEAST: f32 = 20.0;
/// Boxes that are drawn; a page that has more is made of them.
const MOST: usize = 20;

/// The blocks of each aside. `removed` says for each node whether a finding took it.
pub(crate) fn asides(document: &Document, selection: &Selection, removed: &dyn Fn(NodeId) -> bool) -> Vec<Vec<Block>> {
    let mut asides = Vec::new();
    for root in selection.asides.iter().take(MOST) {
        let alone = Selection {
            roots: vec![*root],
            ..Selection::default()
        };
        let aside = blocks(document, &alone, removed);
        if story(&aside) >= LEAST && !document.node(*root).ancestors().any(|around| removed(around.id())) {
            asides.push(aside);
        }
    }
    asides
}
