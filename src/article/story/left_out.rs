//! What is left out of the story is named by its outermost nodes: elements, and text nodes that are a line of their own.

use super::ground::Ground;
use super::trim::Verdict;
use crate::article::Selection;
use crate::dom::NodeId;

/// Names the outermost nodes that hold nothing but lines left out.
pub(super) fn name(ground: &Ground<'_>, root: NodeId, first_line: usize, verdicts: &[Verdict], selection: &mut Selection) {
    let span = ground.document.node(root).span();
    let mut number = span.start + 1;
    while number < span.end {
        let node = ground.document.node(NodeId(number));
        let lines = ground.lines_of(node.span());
        let (start, end) = (lines.start.saturating_sub(first_line), lines.end.saturating_sub(first_line));
        let of_node = verdicts.get(start..end).unwrap_or_default();
        let all = |wanted: &[Verdict]| of_node.iter().all(|verdict| wanted.contains(verdict));
        let doubtful = all(&[Verdict::Doubtful, Verdict::CaptionAgain]);
        let spared = all(&[Verdict::CaptionAgain]) && ground.features.get(node.id()).media > 0;
        let out = all(&[Verdict::LeftOut, Verdict::Doubtful, Verdict::CaptionAgain]);
        if !of_node.is_empty() && out && !spared {
            selection.left_out.push(node.id());
            if doubtful {
                selection.doubtful.push(node.id());
            }
            number = node.span().end;
        } else {
            number += 1;
        }
    }
}
