//! Trimming decides for each line of the selected elements whether it is the story.

use super::ground::{AGAINST, Ground};
use super::names::Hints;
use crate::article::Selection;
use crate::dom::{NodeId, Tag};

/// What becomes of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Kept,
    /// A picture's caption, which goes with its picture.
    Caption,
    LeftOut,
}

/// A line with more than this share of its letters in links leads elsewhere.
const LINKED: f32 = 0.7;

pub(in crate::article) fn trim(ground: &Ground<'_>, roots: Vec<NodeId>) -> Selection {
    let mut selection = Selection {
        roots,
        ..Selection::default()
    };
    for root in selection.roots.clone() {
        let span = ground.document.node(root).span();
        let lines = ground.lines_of(span);
        let mut verdicts: Vec<Verdict> = Vec::with_capacity(lines.len());
        for line in &ground.lines.all()[lines.clone()] {
            let around = ground.around.get(line.first.index()).copied().unwrap_or_default();
            let block = ground.document.node(line.block);
            let heading = block.tag().heading_level().is_some();
            verdicts.push(if around.any(Hints::CAPTION) {
                Verdict::Caption
            } else if around.any(AGAINST) || line.link_density() > LINKED && !heading || block.tag() == Tag::H1 {
                Verdict::LeftOut
            } else {
                Verdict::Kept
            });
        }
        leave_out(ground, root, lines.start, &verdicts, &mut selection.left_out);
    }
    selection
}

/// Names the outermost nodes that hold nothing but lines left out.
fn leave_out(ground: &Ground<'_>, root: NodeId, first_line: usize, verdicts: &[Verdict], out: &mut Vec<NodeId>) {
    let span = ground.document.node(root).span();
    let mut number = span.start + 1;
    while number < span.end {
        let node = ground.document.node(NodeId(number));
        let lines = ground.lines_of(node.span());
        let (start, end) = (lines.start.saturating_sub(first_line), lines.end.saturating_sub(first_line));
        let of_node = verdicts.get(start..end).unwrap_or_default();
        if !of_node.is_empty() && of_node.iter().all(|verdict| *verdict == Verdict::LeftOut) {
            out.push(node.id());
            number = node.span().end;
        } else {
            number += 1;
        }
    }
}
