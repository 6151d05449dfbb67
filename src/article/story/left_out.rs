//! What is left out of the story is named by its outermost nodes: elements, and text nodes that are a line of their own.

use super::asides;
use super::ground::{AGAINST, Ground};
use super::home_link::is_home_link;
use super::lead_figure::{NARROWEST, is_wide_by};
use super::phrases::begins_with_time;
use super::shape::Shapes;
use super::trim::{LABEL, Trim, Verdict};
use crate::article::{Selection, is_post};
use crate::dom::{NodeId, NodeRef, Tag};
use crate::search::Search;

/// Names the outermost nodes that hold nothing but lines left out, and which of them are asides.
/// `ends` says whether the story ends in this root.
pub(super) fn name(trim: &Trim<'_, '_>, verdicts: &[Verdict], ends: bool, selection: &mut Selection) {
    let (ground, shapes, first_line) = (trim.ground, &trim.shapes, trim.lines.start);
    let span = ground.document.node(trim.root).span();
    let before = selection.left_out.len();
    let mut number = span.start + 1;
    let kept = |verdict: &Verdict| matches!(verdict, Verdict::Kept | Verdict::Caption | Verdict::Boxed);
    let within = verdicts.iter().position(kept).unwrap_or(0)..verdicts.iter().rposition(kept).map_or(0, |last| last + 1);
    // Where the last line that was left out ends, and whether that is sure: it may go on in elements beside the one that it begins in.
    let (mut until, mut unsure) = (0, false);
    while number < span.end {
        let node = ground.document.node(NodeId(number));
        let lines = ground.lines_of(node.span());
        let (start, end) = (lines.start.saturating_sub(first_line), lines.end.saturating_sub(first_line));
        let of_node = verdicts.get(start..end).unwrap_or_default();
        let all = |wanted: &[Verdict]| of_node.iter().all(|verdict| wanted.contains(verdict));
        let doubtful = all(&[Verdict::Doubtful, Verdict::CaptionAgain]);
        let again = all(&[Verdict::CaptionAgain]) && ground.features.get(node.id()).media > 0;
        let out = all(&[Verdict::LeftOut, Verdict::Doubtful, Verdict::CaptionAgain]);
        let spared = |node| again || within.contains(&start) && holds_a_post(node) || start < within.end && is_picture(ground, shapes, node);
        let begins = !of_node.is_empty() && out && !spared(node);
        let goes_on = of_node.is_empty() && node.span().end <= until && (1..=LABEL).contains(&ground.features.get(node.id()).characters);
        if begins || goes_on {
            selection.left_out.push(node.id());
            if begins {
                let last = lines.end.checked_sub(1).and_then(|last| Some((last, ground.lines.all().get(last)?)));
                // Among the paragraphs only what leads elsewhere: a fact that was taken for a credit loses its label alone.
                let last = last.filter(|(last, line)| line.linked > 0 && !doubtful || !within.contains(&(last - first_line)));
                let last = last.map(|(_, line)| line);
                (until, unsure) = (last.map_or(0, |line| line.end), doubtful);
            }
            if unsure {
                selection.doubtful.push(node.id());
            }
            number = node.span().end;
        } else if is_home_link(ground, node)
            || of_node.is_empty() && (ends && start >= within.end || start <= within.start) && is_button(ground, node)
        {
            selection.left_out.push(node.id());
            number = node.span().end;
        } else if out && is_post(node) {
            number = node.span().end;
        } else if of_node.contains(&Verdict::Boxed) && all(&[Verdict::Boxed, Verdict::Caption]) && ground.features.get(node.id()).media == 1 {
            selection.figures.push(node.id());
            number = node.span().end;
        } else {
            number += 1;
        }
    }
    asides::name(ground, first_line, verdicts, within, before, selection);
}

/// Highest button, badge or sign, in CSS pixels, and how many times as wide as high a banner is at least.
const LOW: u32 = 40;
const BROAD: u32 = 4;

/// Whether a node is a picture that leads to a page, and was paid for or has the shape of a button or a banner: above a story and behind its last words stand such ones. A gallery
/// stands there, too, and each of its pictures leads to a page of its own.
fn is_button(ground: &Ground<'_>, node: NodeRef<'_>) -> bool {
    let feature = ground.features.get(node.id());
    node.tag() == Tag::A && feature.media > 0 && feature.characters == 0 && (is_paid(node) || node.descendants().any(is_low))
}

/// Whether a link says that it was paid for, as Google asks of ads. "nofollow" says less: houses where readers write put it on every link.
fn is_paid(node: NodeRef<'_>) -> bool {
    node.attribute("rel").is_some_and(|rel| rel.holds("sponsored"))
}

/// Whether a picture is known to be as low as a button, or far wider than high.
fn is_low(node: NodeRef<'_>) -> bool {
    let size = node.known_width().zip(node.known_height());
    node.tag() == Tag::Img && size.is_some_and(|(width, height)| height <= LOW || width >= height * BROAD)
}

/// Whether an element among the paragraphs or above them is a wide picture that leads nowhere, with no more words than a label beside it: where these say whose it is, or that it can be
/// opened, they go alone. Beside a running time it is a video's still.
fn is_picture(ground: &Ground<'_>, shapes: &Shapes, node: NodeRef<'_>) -> bool {
    let feature = ground.features.get(node.id());
    let first = ground.lines.all().get(ground.lines_of(node.span()).start);
    if feature.media != 1
        || feature.controls > 0
        || feature.characters > LABEL
        || ground.says(node.id(), AGAINST)
        || !shapes.stands_apart(ground, node)
        || first.is_some_and(|first| begins_with_time(ground.text(first)))
    {
        return false;
    }
    let mut wide = false;
    for inner in ground.document.range(node.span()) {
        let leads = inner.attribute("href").is_some_and(|href| !href.starts_with('#'));
        if leads && ground.features.get(inner.id()).media > 0 {
            return false;
        }
        wide |= is_wide_by(inner, NARROWEST);
    }
    wide
}

/// Whether a post of another site stands in an element: its words may be links alone, and the story shows it all the same.
fn holds_a_post(node: NodeRef<'_>) -> bool {
    is_post(node) || node.descendants().any(is_post)
}
