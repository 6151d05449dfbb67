//! Trimming decides for each line of the selected elements whether it is the story.

use super::anchors::letters;
use super::ground::{AGAINST, Ground};
use super::names::Hints;
use super::phrases;
use super::shape::Shapes;
use crate::article::Selection;
use crate::dom::{Line, NodeId, Tag};
use std::ops::Range;

/// What becomes of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It is the story.
    Kept,
    /// A heading, which stays if something stays under it.
    Heading,
    /// A picture's caption, which goes with its picture.
    Caption,
    /// It is not the story.
    LeftOut,
}

/// A line with more than this share of its letters in links leads elsewhere.
const LINKED: f32 = 0.7;
/// The same for all lines of a list together: a list of links may have a plain word in some items.
const LIST_LINKED: f32 = 0.5;
/// The share of a line that has to stand in a text for machines to be a part of it.
const MATCH: f32 = 0.8;
/// The share of a line that has to stand in a summary to be the standfirst.
const SUMMARY: f32 = 0.6;
/// Letters beyond which a line is no label.
const LABEL: u32 = 80;

pub(in crate::article) fn trim(ground: &Ground<'_>, roots: Vec<NodeId>) -> Selection {
    let mut selection = Selection {
        roots,
        ..Selection::default()
    };
    for root in selection.roots.clone() {
        let lines = ground.lines_of(ground.document.node(root).span());
        let shapes = Shapes::of(ground, lines.clone());
        let trim = Trim {
            ground,
            root,
            lines: lines.clone(),
            shapes,
        };
        let verdicts = trim.verdicts();
        leave_out(ground, root, lines.start, &verdicts, &mut selection.left_out);
    }
    selection
}

struct Trim<'a, 'b> {
    ground: &'a Ground<'b>,
    root: NodeId,
    lines: Range<usize>,
    shapes: Shapes,
}

impl Trim<'_, '_> {
    fn all(&self) -> &[Line] {
        self.ground.lines.all().get(self.lines.clone()).unwrap_or_default()
    }

    fn verdicts(&self) -> Vec<Verdict> {
        let mut verdicts: Vec<Verdict> = self.all().iter().enumerate().map(|(place, line)| self.alone(place, line)).collect();
        self.edges(&mut verdicts);
        self.headings(&mut verdicts);
        verdicts
    }

    fn is_prose(&self, place: usize) -> bool {
        self.ground.prose.get(self.lines.start + place).is_some_and(|prose| *prose > 0.0)
    }

    /// What a line's own text, names and markup say.
    fn alone(&self, place: usize, line: &Line) -> Verdict {
        let ground = self.ground;
        let around = ground.around.get(line.first.index()).copied().unwrap_or_default();
        let block = ground.document.node(line.block);
        let heading = block.tag().heading_level();
        let text = ground.text(line);
        if self.is_headline(line, &text) {
            return Verdict::LeftOut;
        }
        if around.any(Hints::CAPTION)
            || block
                .ancestors()
                .take_while(|above| above.id() != self.root)
                .any(|above| above.tag() == Tag::Figure)
        {
            return Verdict::Caption;
        }
        if ground.anchors.captions.contains(&letters(&text)) {
            return Verdict::LeftOut;
        }
        let in_body = ground.anchors.body.as_ref().is_some_and(|body| body.share(&text) >= MATCH);
        if in_body && line.link_density() <= LINKED {
            return if heading.is_some() { Verdict::Heading } else { Verdict::Kept };
        }
        if around.any(AGAINST) {
            return Verdict::LeftOut;
        }
        if line.link_density() > LINKED || self.in_linked_list(line) {
            return Verdict::LeftOut;
        }
        if heading.is_some() {
            return if phrases::is_foreign_heading(&text) {
                Verdict::LeftOut
            } else {
                Verdict::Heading
            };
        }
        if phrases::is_furniture(&text) {
            return Verdict::LeftOut;
        }
        if self.is_prose(place) || line.length > LABEL {
            return Verdict::Kept;
        }
        let in_stream = self.shapes.in_stream(ground, line);
        let closed = phrases::ends_sentence(&text);
        if in_stream && closed || self.shapes.is_stream_parent(block.parent()) || block.tag() == Tag::Li && closed {
            return Verdict::Kept;
        }
        if in_stream || block.tag() == Tag::Li {
            return Verdict::Kept;
        }
        Verdict::LeftOut
    }

    fn is_headline(&self, line: &Line, text: &str) -> bool {
        let anchors = &self.ground.anchors;
        if anchors
            .headline
            .is_some_and(|headline| self.ground.document.node(headline).contains(line.first))
        {
            return true;
        }
        let letters = letters(text);
        line.block != self.root && !letters.is_empty() && anchors.titles.contains(&letters) || self.ground.document.node(line.block).tag() == Tag::H1
    }

    /// Whether the line stands in a list most of which is links.
    fn in_linked_list(&self, line: &Line) -> bool {
        let block = self.ground.document.node(line.block);
        std::iter::once(block)
            .chain(block.ancestors())
            .take_while(|node| node.id() != self.root)
            .filter(|node| matches!(node.tag(), Tag::Ul | Tag::Ol | Tag::Dl | Tag::Table))
            .any(|list| self.ground.features.get(list.id()).link_density() > LIST_LINKED)
    }

    /// At both ends of the story: what stands before the first and after the last line of the stream of paragraphs.
    fn edges(&self, verdicts: &mut [Verdict]) {
        let ground = self.ground;
        let lines = self.all();
        let is_stream = |place: &usize| {
            verdicts.get(*place) == Some(&Verdict::Kept)
                && self.is_prose(*place)
                && lines.get(*place).is_some_and(|line| self.shapes.in_stream(ground, line))
        };
        let Some(first) = (0..lines.len()).find(is_stream) else { return };
        let last = (0..lines.len()).rev().find(is_stream).unwrap_or(first);
        let headline = ground.anchors.headline.map_or(0, |node| node.0);
        for (place, (line, verdict)) in lines.iter().zip(verdicts.iter_mut()).enumerate() {
            if *verdict != Verdict::Kept {
                continue;
            }
            if place < first {
                let around = ground.around.get(line.first.index()).copied().unwrap_or_default();
                let summary = self.is_prose(place) && line.first.0 > headline
                    || ground.anchors.summary.share(&ground.text(line)) >= SUMMARY
                    || around.any(Hints::STANDFIRST) && line.length > 20;
                if !summary {
                    *verdict = Verdict::LeftOut;
                }
            } else if place > last && !phrases::ends_sentence(&ground.text(line)) {
                *verdict = Verdict::LeftOut;
            }
        }
    }

    /// A heading stays if the next line that stays under it is no heading, and stands beside it.
    fn headings(&self, verdicts: &mut [Verdict]) {
        let mut under: Option<usize> = None;
        for place in (0..verdicts.len()).rev() {
            match verdicts.get(place) {
                Some(Verdict::Kept) => under = Some(place),
                Some(Verdict::Heading) => {
                    let kept = under.is_some_and(|below| self.stand_together(place, below));
                    if let Some(verdict) = verdicts.get_mut(place) {
                        *verdict = if kept { Verdict::Kept } else { Verdict::LeftOut };
                    }
                    under = None;
                }
                _ => {}
            }
        }
    }

    fn stand_together(&self, heading: usize, below: usize) -> bool {
        let lines = self.all();
        let (Some(heading), Some(below)) = (lines.get(heading), lines.get(below)) else {
            return false;
        };
        let block = self.ground.document.node(heading.block);
        block.ancestors().take(HEADING_REACH).any(|above| above.contains(below.first))
    }
}

/// A heading belongs to what stands in the same element or up to this many elements farther out.
const HEADING_REACH: usize = 3;

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
