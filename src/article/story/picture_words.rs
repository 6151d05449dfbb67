//! The words of a picture are its caption. A figure holds others, too: the labels of a player, and the byline beside a portrait of who wrote the story.

use super::names::Hints;
use super::trim::{LABEL, LINKED, Trim, Verdict};
use super::{lead_figure, phrases, player_label};
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

/// Names of a page's facts, by which a portrait of its author may stand.
const FACTS: Hints = Hints::BYLINE.or(Hints::DATE).or(Hints::META);

/// Nodes into a figure among which its picture's link stands, or its author's.
const WITHIN: usize = 60;

impl Trim<'_, '_> {
    /// Words of a figure, or named as a picture's: its caption, unless they lead elsewhere.
    pub(super) fn picture_words(&self, line: &Line, around: Hints, text: &str) -> Option<Verdict> {
        let block = self.ground.document.node(line.block);
        // Whose the picture is may stand before its caption, in one line with it: as a line of its own it would be the page's.
        let own = |node: NodeRef<'_>| self.ground.own.get(node.id().index()).is_some_and(|own| own.any(Hints::CAPTION));
        let is_of_page = text.starts_with('©') || around.any(Hints::FOOTER);
        let around = match is_of_page && self.ground.features.get(line.block).media > 0 && self.ground.document.range(line.first.0..line.end).any(own)
        {
            true => self.ground.around.get(line.block.index()).copied().unwrap_or_default().or(Hints::CAPTION),
            false => around,
        };
        let above = block.ancestors().take_while(|above| above.id() != self.root);
        let figure = std::iter::once(block).chain(above).find(|node| node.tag() == Tag::Figure);
        // A figure of words alone is a frame.
        let figure = figure.filter(|figure| !around.any(ELSEWHERE) || self.ground.features.get(figure.id()).media > 0);
        // What stands aside and is called a picture shows one with its caption; other boxes called so are for machines.
        let pictured = |node: &NodeRef<'_>| node.tag() == Tag::Aside && node.attribute("itemtype").is_some_and(|kind| kind.ends_with("/ImageObject"));
        if block.parent().as_ref().is_some_and(pictured) {
            return Some(Verdict::Boxed);
        }
        // Who wrote a page, and when, may be called its attribution.
        let attributes = || phrases::says_when_or_by(text) && (around.any(FACTS) || !self.stands_at_picture(line));
        if figure.is_none() && (!around.any(Hints::CAPTION) || around.any(ELSEWHERE) || attributes()) {
            return None;
        }
        let label = || player_label::is_label(&crate::lower::text(text)) || player_label::is_running_time(text);
        Some(
            if line.link_density() > LINKED && !(around.any(Hints::CAPTION) && figure.is_some_and(|figure| self.shows_picture(figure)))
                || figure.is_some_and(names_author)
            {
                Verdict::LeftOut
            } else if label() {
                // The picture beside it stays.
                Verdict::CaptionAgain
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
/// Letters of the longest that ends as a sentence does, over a credit.
const LONGEST: u32 = 400;
/// Narrowest picture, in CSS pixels, that has a caption without a name.
const NARROWEST: u32 = 100;
/// Most lines of a box that is a picture with its caption and its credit; one more element may stand between such a line and the box.
const BOXED: usize = 2;
/// Most lines between the headline and such a box above the paragraphs: standfirst, byline, date, what it is filed under.
const OPENING: usize = 6;

impl Trim<'_, '_> {
    /// Whether a line stands under a picture in a box among the paragraphs with nothing else in it but a credit, and nothing to press or to follow: its caption.
    /// Above them the box has to say whose the picture is, or the picture to be large.
    pub(super) fn is_boxed(&self, place: usize, line: &Line, text: &str) -> bool {
        let ground = self.ground;
        let block = ground.document.node(line.block);
        let mut around = std::iter::once(block)
            .chain(block.ancestors())
            .take(BOXED + 2)
            .take_while(|node| node.id() != self.root);
        let headline = ground.anchors.headline.filter(|headline| *headline < line.first);
        let below_headline = || headline.map(|headline| ground.lines_of(ground.document.node(headline).span().end..line.first.0).len());
        let opens = || !self.is_prose_before(place) || below_headline().is_some_and(|lines| lines <= OPENING);
        // Paragraphs end as sentences do, captions need not; what stands right over a credit is one all the same.
        let paragraph = (self.is_prose(place) || line.length > LABEL)
            && match self.is_prose_before(place) {
                true => phrases::ends_sentence(text),
                false => line.length > LABEL,
            };
        let below = self.all().get(place + 1);
        let over_credit = || below.is_some_and(|below| below.length <= LABEL && has_credit(ground.text(below)));
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
                && (!paragraph || below.is_some_and(|below| node.contains(below.first)))
                && (self.is_prose_before(place) && self.shapes.stands_apart(ground, node)
                    || opens()
                        && (has_credit(node.raw_text()) || feature.links == 0 && ground.document.range(node.span()).any(lead_figure::is_large)))
                && ground.document.range(node.span().start..line.first.0).any(is_picture)
        };
        (line.length >= SHORTEST || text.holds(" "))
            && (!paragraph || line.length <= LONGEST && over_credit())
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
