//! What stands behind a story's last paragraph is mostly not the story; a box of paragraphs there may be its end, which an ad or a box of links parts from the rest.

use super::ground::Ground;
use super::phrases;
use super::shape::Shapes;
use crate::dom::{Line, NodeRef, Tag};

/// How deep in its box a paragraph stands at most.
const DEPTH: usize = 4;
/// Most lines of such a box; a longer one is a second story.
const MOST_LINES: usize = 12;
/// Letters of prose that make it the story's: one sentence.
const SENTENCE: f32 = 60.0;

/// Whether a line ends as a sentence does in a box of nothing but paragraphs, marked up as the story's last one is, right in the element of the story's.
pub(super) fn goes_on_in_a_box(ground: &Ground<'_>, shapes: &Shapes, last: Option<&Line>, line: &Line) -> bool {
    let block = ground.document.node(line.block);
    let alike = |other: &Line| {
        let other = ground.document.node(other.block);
        other.tag() == block.tag() && other.class_number() == block.class_number()
    };
    let mut around = block.ancestors().take(DEPTH);
    let in_story = |node: &NodeRef<'_>| shapes.is_stream_parent(node.parent());
    block.tag() == Tag::P && line.linked == 0 && last.is_some_and(alike) && around.find(in_story).is_some_and(|node| is_told(ground, node))
}

/// Whether a line is an item of a list that was written by hand.
pub(super) fn is_item(text: &str) -> bool {
    text.starts_with(['-', '–', '—', '•', '·', '*', '●', '■', '▪', '・'])
}

/// Whether a box holds sentences and nothing else, to press, to follow or to look at.
fn is_told(ground: &Ground<'_>, node: NodeRef<'_>) -> bool {
    let feature = ground.features.get(node.id());
    let places = ground.lines_of(node.span());
    let lines = || ground.lines.all().get(places.clone()).unwrap_or_default();
    let closed = |line: &Line| phrases::ends_sentence(ground.text(line)) && ground.document.node(line.block).tag() == Tag::P;
    feature.links + feature.controls + feature.media == 0
        && places.len() <= MOST_LINES
        && ground.prose_of(places.clone()) >= SENTENCE
        && lines().iter().all(closed)
}
