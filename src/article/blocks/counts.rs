//! Counts tell in one step how many elements of a kind a subtree holds: running totals over a root's nodes.

use crate::dom::{Document, NodeId, NodeRef, Tag};
use std::ops::Range;

/// What is counted.
#[derive(Clone, Copy)]
pub(super) enum Counted {
    /// Elements that are set apart from the line of text.
    Blocks,
    /// `<p>` elements.
    Paragraphs,
    /// `<h1>` to `<h6>`.
    Headings,
    /// Pictures.
    Pictures,
    /// Lists, tables, figures, quotes, players: what has a shape of its own.
    Structures,
    /// Items of lists.
    Items,
}

const KINDS: usize = 6;

/// Running totals over the nodes of one root.
pub(super) struct Counts {
    start: u32,
    totals: Vec<[u32; KINDS]>,
}

impl Counts {
    /// Counts the nodes of a range of numbers, without what is left out there.
    pub fn of(document: &Document, span: Range<u32>, is_left_out: impl Fn(NodeId) -> bool) -> Counts {
        let mut totals = Vec::with_capacity(span.len() + 1);
        let mut total = [0; KINDS];
        totals.push(total);
        let mut left_out = 0;
        for node in document.range(span.clone()) {
            let tag = node.tag();
            if node.id().0 >= left_out && !node.is_text() && is_left_out(node.id()) {
                left_out = node.span().end;
            }
            let stays = node.id().0 >= left_out;
            let mut add = |kind: Counted| total[kind as usize] += 1;
            if stays && !tag.is_inline() && tag != Tag::Other && !tag.is_unseen() {
                add(Counted::Blocks);
            }
            match tag {
                // What stands under a picture is its caption, even where the picture is left out.
                Tag::Img | Tag::Amp => add(Counted::Pictures),
                _ if !stays => {}
                Tag::P => add(Counted::Paragraphs),
                Tag::Ul | Tag::Ol | Tag::Dl | Tag::Table | Tag::Figure | Tag::Blockquote | Tag::Pre | Tag::Video | Tag::Iframe => {
                    add(Counted::Structures);
                }
                Tag::Li | Tag::Dt | Tag::Dd => add(Counted::Items),
                tag if tag.heading_level().is_some() => add(Counted::Headings),
                _ => {}
            }
            totals.push(total);
        }
        Counts { start: span.start, totals }
    }

    /// How many the subtree holds, the node itself left out.
    pub fn within(&self, node: NodeRef<'_>, kind: Counted) -> u32 {
        let span = node.span();
        self.until(span.end, kind).saturating_sub(self.until(span.start + 1, kind))
    }

    fn until(&self, number: u32, kind: Counted) -> u32 {
        let at = number.saturating_sub(self.start) as usize;
        self.totals.get(at).or(self.totals.last()).map_or(0, |total| total[kind as usize])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::from_html;

    #[test]
    fn a_subtree_is_counted_without_itself() {
        let document = from_html("<div><p>a</p><p>b<img></p></div><p>c", None);
        let counts = Counts::of(&document, document.root().span(), |_| false);
        let div = document.iter().find(|node| node.tag() == Tag::Div).unwrap();
        assert_eq!(counts.within(div, Counted::Paragraphs), 2);
        assert_eq!(counts.within(div, Counted::Blocks), 2);
        assert_eq!(counts.within(div, Counted::Pictures), 1);
        assert_eq!(counts.within(document.node(NodeId::ROOT), Counted::Paragraphs), 3);
    }
}
