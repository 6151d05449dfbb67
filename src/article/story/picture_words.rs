//! The words of a picture are its caption. A figure holds others, too: the labels of a player, and the byline beside a portrait of who wrote the story.

use super::names::Hints;
use super::player_label;
use super::trim::{LINKED, Trim, Verdict};
use crate::article::blocks::has_credit;
use crate::decimal::pixels;
use crate::dom::{Line, NodeRef, Tag};
use crate::search::Search;

/// Names that are never a caption's, whatever else says caption: `text-caption` is a size of letters too.
const ELSEWHERE: Hints = Hints::NAV
    .or(Hints::RELATED)
    .or(Hints::FOOTER)
    .or(Hints::SHARE)
    .or(Hints::COMMENTS)
    .or(Hints::SIGNUP)
    .or(Hints::ASIDE);

/// Nodes into a figure among which its picture's link stands, or its author's.
const WITHIN: usize = 60;

impl Trim<'_, '_> {
    /// Words of a figure, or named as a picture's: its caption, unless they lead elsewhere.
    pub(super) fn picture_words(&self, line: &Line, around: Hints, text: &str) -> Option<Verdict> {
        let block = self.ground.document.node(line.block);
        let above = block.ancestors().take_while(|above| above.id() != self.root);
        let figure = std::iter::once(block).chain(above).find(|node| node.tag() == Tag::Figure);
        // A figure of words alone is a frame.
        let figure = figure.filter(|figure| !around.any(ELSEWHERE) || self.ground.features.get(figure.id()).media > 0);
        if figure.is_none() && (!around.any(Hints::CAPTION) || around.any(ELSEWHERE)) {
            return None;
        }
        Some(
            if line.link_density() > LINKED && !(around.any(Hints::CAPTION) && figure.is_some_and(|figure| self.shows_picture(figure)))
                || player_label::is_label(&crate::lower::text(text))
                || figure.is_some_and(names_author)
            {
                Verdict::LeftOut
            } else {
                Verdict::Caption
            },
        )
    }

    /// Whether a figure has a picture, and none that leads anywhere: links below it say whose it is.
    fn shows_picture(&self, figure: NodeRef<'_>) -> bool {
        let holds_picture = |node: NodeRef<'_>| self.ground.features.get(node.id()).media > 0;
        holds_picture(figure) && !figure.descendants().take(WITHIN).any(|node| node.tag() == Tag::A && holds_picture(node))
    }
}

/// Letters of the shortest single word that is such a caption; shorter ones are labels.
const SHORTEST: u32 = 14;
/// Narrowest picture, in CSS pixels, that has a caption without a name.
const NARROWEST: u32 = 100;
/// Most lines of a box that is a picture with its caption and its credit; one more element may stand between such a line and the box.
const BOXED: usize = 2;

impl Trim<'_, '_> {
    /// Whether a line stands under a picture in a box among the paragraphs with nothing else in it but a credit, and nothing to press or to follow: its caption.
    /// Before the first paragraph the box has to say whose the picture is.
    pub(super) fn is_boxed(&self, place: usize, line: &Line, text: &str) -> bool {
        let ground = self.ground;
        let block = ground.document.node(line.block);
        let mut around = std::iter::once(block)
            .chain(block.ancestors())
            .take(BOXED + 2)
            .take_while(|node| node.id() != self.root);
        let is_of_picture = |node: NodeRef<'_>| {
            let feature = ground.features.get(node.id());
            // An emblem over a label is no picture with its caption.
            let is_picture = |node: NodeRef<'_>| {
                matches!(node.tag(), Tag::Img | Tag::Amp) && pixels(node.attribute("width")).is_none_or(|width| width >= NARROWEST)
            };
            feature.media == 1
                && feature.controls == 0
                && feature.link_characters == 0
                && ground.lines_of(node.span()).len() <= BOXED
                && match self.is_prose_before(place) {
                    true => self.shapes.stands_apart(ground, node),
                    false => has_credit(node.raw_text()),
                }
                && ground.document.range(node.span().start..line.first.0).any(is_picture)
        };
        (line.length >= SHORTEST || text.holds(" "))
            && ground.prose_of(self.lines.start + place..self.lines.end) > 0.0
            && around.find(|node| ground.features.get(node.id()).media > 0).is_some_and(is_of_picture)
    }
}

/// Whether a figure names the story's author as HTML does: a link to the author, an address.
fn names_author(figure: NodeRef<'_>) -> bool {
    let is_author = |node: NodeRef<'_>| {
        let rel = || {
            node.attribute("rel")
                .is_some_and(|rel| rel.split_ascii_whitespace().any(|rel| rel == "author"))
        };
        node.tag() == Tag::Address || node.tag() == Tag::A && rel()
    };
    figure.descendants().take(WITHIN).any(is_author)
}
