//! The edges of a story are what stands before its first and after its last paragraph inside the selected elements.

use super::ground::Ground;
use super::phrases;
use super::shape::Shapes;
use super::standfirst::is_standfirst;
use super::trim::Verdict;
use crate::dom::{Line, NodeId, NodeRef, Tag};
use std::ops::Range;

/// The edges may not take more than this share of the story's prose: then the paragraphs are marked up in too many ways to tell by shape.
const MOST: f32 = 0.3;
/// A quote or a list that ends a story stands among its paragraphs: so many elements up at most.
const QUOTE_DEPTH: usize = 3;

pub(super) fn trim(ground: &Ground<'_>, root: NodeId, lines: Range<usize>, shapes: &Shapes, verdicts: &mut [Verdict]) {
    let all = ground.lines.all().get(lines.clone()).unwrap_or_default();
    let is_prose = |place: usize| ground.prose.get(lines.start + place).is_some_and(|prose| *prose > 0.0);
    let is_stream = |place: &usize| {
        verdicts.get(*place) == Some(&Verdict::Kept)
            && is_prose(*place)
            && all
                .get(*place)
                .is_some_and(|line| shapes.in_stream(ground, line) && !phrases::is_endnote(&ground.text(line)))
    };
    let Some(first) = (0..all.len()).find(is_stream) else { return };
    let last = (0..all.len()).rev().find(is_stream).unwrap_or(first);
    let headline = ground.anchors.headline.map_or(0, |node| node.0);
    let mut leave: Vec<usize> = Vec::new();
    for (place, line) in all.iter().enumerate() {
        if !matches!(verdicts.get(place), Some(Verdict::Kept | Verdict::Heading)) || (first..=last).contains(&place) {
            continue;
        }
        let text = ground.text(line);
        let stays = if place < first {
            verdicts.get(place) == Some(&Verdict::Heading)
                || is_standfirst(ground, line, &text)
                || line.first.0 > headline && shapes.in_stream(ground, line) && phrases::ends_sentence(&text)
        } else {
            verdicts.get(place) == Some(&Verdict::Heading)
                || !phrases::is_endnote(&text)
                    && (shapes.in_stream(ground, line) && phrases::ends_sentence(&text) || in_quote(ground, root, shapes, line))
        };
        if !stays {
            leave.push(place);
        }
    }
    let prose: f32 = leave
        .iter()
        .map(|place| ground.prose.get(lines.start + place).copied().unwrap_or_default())
        .sum();
    let short_only = prose > shapes.prose * MOST;
    for place in leave {
        if !(short_only && is_prose(place))
            && let Some(verdict) = verdicts.get_mut(place)
        {
            *verdict = Verdict::LeftOut;
        }
    }
}

/// Whether a line stands in a quote or a list that stands among the paragraphs.
fn in_quote(ground: &Ground<'_>, root: NodeId, shapes: &Shapes, line: &Line) -> bool {
    let block = ground.document.node(line.block);
    std::iter::once(block)
        .chain(block.ancestors())
        .take_while(|node| node.id() != root)
        .take(QUOTE_DEPTH)
        .any(|node: NodeRef<'_>| matches!(node.tag(), Tag::Blockquote | Tag::Ul | Tag::Ol) && shapes.is_stream_parent(node.parent()))
}
