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

/// Elements into a figure among which the author is named.
const WITHIN: usize = 60;

impl Trim<'_, '_> {
    /// Words of a figure, or named as a picture's: its caption, unless they lead elsewhere.
    pub(super) fn picture_words(&self, line: &Line, around: Hints, text: &str) -> Option<Verdict> {
        let block = self.ground.document.node(line.block);
        let mut above = block.ancestors().take_while(|above| above.id() != self.root);
        let in_figure = block.tag() == Tag::Figure || above.any(|above| above.tag() == Tag::Figure);
        if !in_figure && (!around.any(Hints::CAPTION) || around.any(ELSEWHERE)) {
            return None;
        }
        Some(
            if line.link_density() > LINKED || player_label::is_label(&text.to_lowercase()) || in_figure && names_author(line, block) {
                Verdict::LeftOut
            } else {
                Verdict::Caption
            },
        )
    }
}

/// Whether a line stands in a figure that names the story's author as HTML does: a link to the author, an address.
fn names_author(line: &Line, block: NodeRef<'_>) -> bool {
    let is_author = |node: NodeRef<'_>| {
        let rel = || {
            node.attribute("rel")
                .is_some_and(|rel| rel.split_ascii_whitespace().any(|rel| rel == "author"))
        };
        node.tag() == Tag::Address || node.tag() == Tag::A && rel()
    };
    let figure = std::iter::once(block).chain(block.ancestors()).find(|node| node.tag() == Tag::Figure);
    figure.is_some_and(|figure| figure.contains(line.first) && figure.descendants().take(WITHIN).any(is_author))
}
