//! The words of a picture are its caption. A figure holds others, too: the labels of a player, and the byline beside a portrait of who wrote the story.

use super::names::Hints;
use super::player_label;
use super::trim::{LINKED, Trim, Verdict};
use crate::dom::{Line, NodeRef, Tag};

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
