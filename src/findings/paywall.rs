//! A paywall is the box that stands where the rest of the story would be for readers who pay. It is reported and never removed from the page; of the story it is no part
//! where that is sure.
//!
//! ## What it finds
//! - `paywall_name`: a box whose class or id says so and which holds words.
//! - `paywall_words`: a line that says that the story goes on for subscribers alone.
//! - `paywall_sure`: such a line on a page that says itself that it is paid for, or the box that it begins, with something to press in it.
//!
//! ## What it leaves alone
//! The story around it, and offers to subscribe that do not stand in the story's way.

use super::lines::Line;
use super::phrases::{Phrases, phrases};
use super::{Finding, Kind, Page, Said, why};
use crate::dom::NodeId;
use std::sync::LazyLock;

/// What a wall says, `true`, and what stands at one and elsewhere, too.
static WORDS: LazyLock<Phrases<bool>> = LazyLock::new(|| phrases!("words/paywall.txt", "wall" => true, "beside" => false));

/// Most lines of a paywall's box.
const MOST_LINES: usize = 60;
/// Longest line that can say it.
const LONGEST_LINE: u32 = 200;
/// Most characters of the box that such a line begins: what is to be paid, a button, what becomes of a trial.
const LONGEST_BOX: u32 = 300;
/// Most lines between the end of the story and the wall at which it ends: buttons, labels.
const MOST_BETWEEN: usize = 12;
/// The rule of what is no sentence of the story's: « Il vous reste » begins many.
pub(super) const SURE: &str = "paywall_sure";
const WORDS_ALONE: &str = "paywall_words";

pub(super) fn detect(page: &Page<'_>, out: &mut Vec<Finding>) {
    let mut boxes: Vec<std::ops::Range<u32>> = Vec::new();
    let mut number = 0;
    while let Some(node) = page.telling(number) {
        number = node.id().0 + 1;
        let lines = page.lines.within(node).len();
        if !page.names.get(node.id()).any(Said::PAYWALL) || lines == 0 || lines > MOST_LINES || !page.may_be_box(node) {
            continue;
        }
        let name = page.names.first_name(node, Said::PAYWALL);
        out.push(page.finding(Kind::Paywall, node.id(), "paywall_name", vec![why::about("name", name)]));
        number = node.span().end;
        boxes.push(node.span());
    }
    // Where the box ends that was last found by its words.
    let mut until = 0;
    for (at, line) in page.lines.iter() {
        let in_box = || {
            let at = boxes.partition_point(|found| found.end <= line.first.0);
            boxes.get(at).is_some_and(|found| found.contains(&line.first.0))
        };
        if line.characters > LONGEST_LINE
            || line.first.0 < until
            || in_box()
            || !page.near_story(line.first)
            || WORDS.at_start(page.lines.key(line)).is_none()
        {
            continue;
        }
        let around = begun_by(page, at, line);
        until = around.map_or(0, |around| page.document.node(around).span().end);
        let nodes = around.map_or_else(|| page.lines.pieces(page.document, page.features, at), |around| vec![around]);
        let rule = if around.is_some() || page.metadata.paywalled {
            SURE
        } else {
            WORDS_ALONE
        };
        for node in nodes {
            out.push(page.finding(Kind::Paywall, node, rule, vec![why::plain("pay_line")]));
        }
    }
}

/// Whether what is left of the story ends at a box that says that it does: the last of its blocks stands there, and nothing of it behind. A line alone
/// stands below stories that are whole, too.
pub(crate) fn ends_at(page: &Page<'_>, found: &[Finding], last: NodeId) -> bool {
    let until = page.lines.from(last) + MOST_BETWEEN;
    let says_so = |at: usize| page.lines.get(at).is_some_and(|line| WORDS.stand_in(page.lines.key(line), true));
    found.iter().any(|wall| {
        let mut lines = page.lines.within(page.document.node(wall.node));
        wall.kind == Kind::Paywall && wall.rule != WORDS_ALONE && wall.node >= last && lines.start <= until && lines.any(says_so)
    })
}

/// The largest small box of several lines that a line begins and that holds something to press below it, and no picture.
fn begun_by(page: &Page<'_>, at: usize, line: &Line) -> Option<NodeId> {
    let feature = |node: NodeId| page.features.get(node);
    if line.linked > 0 {
        return None;
    }
    page.document
        .node(line.first)
        .ancestors()
        .take_while(|node| page.may_be_box(*node) && page.lines.from(node.id()) == at && feature(node.id()).characters <= LONGEST_BOX)
        .filter(|node| {
            feature(node.id()).links + feature(node.id()).controls > 0 && feature(node.id()).media == 0 && page.lines.within(*node).len() > 1
        })
        .last()
        .map(|node| node.id())
}

#[cfg(test)]
mod tests {
    use super::super::sentences::found;
    use super::*;

    #[test]
    fn walls_are_reported_and_offers_are_not() {
        let page = |html: &str| found(Kind::Paywall, &format!("<p>A paragraph of the story.</p>{html}"));
        assert_eq!(page("<div id=x class=paywall><p>Members read on.</p></div>").len(), 1);
        assert_eq!(page("<p>Subscribe to continue reading</p>").len(), 1);
        assert_eq!(page("<h2>This post is for paying subscribers only</h2>").len(), 1);
        assert_eq!(page("<p>This content is only available to members.</p>").len(), 1);
        for wall in [
            "Treść dostępna tylko dla prenumeratorów.",
            "Tento článek je pouze pro předplatitele.",
            "Материал доступен только подписчикам.",
        ] {
            assert_eq!(page(&format!("<p>{wall}</p>")).len(), 1, "{wall}");
        }
        assert_eq!(page("<p>This post is for everybody who was there.</p>").len(), 0);
        assert_eq!(page("<p>Subscribe to our newsletter</p>").len(), 0);
        let wall = "<div id=x><p>Subscribe to continue reading</p><p>You can cancel at any time.</p><a href=/in>Log in</a></div>";
        assert_eq!(page(wall), ["#x Subscribe to continue reading You can cancel at any time. Log in"]);
    }
    #[test]
    fn a_story_that_ends_at_a_wall_is_paid_for() {
        let paragraph =
            |word: &str| format!("<p>The {word} was empty, said the master, and nobody knew why it had been so full, loud and bright.</p>");
        let story: String = ["harbour", "market", "station", "library"].map(paragraph).concat();
        let paid = |head: &str, wall: &str, behind: &str| {
            let html = format!("<html><head>{head}</head><article><h1>Places</h1>{story}{wall}{behind}</article>");
            crate::read(&crate::dom::from_html(&html, None), &crate::Options::default())
                .metadata
                .paywalled
        };
        for wall in [
            "<div class=paywall><h3>A longer read</h3><p>This article is for subscribers.</p></div>",
            "<div class=paywall><p>Il vous reste 70 % de cet article à lire.</p></div>",
            "<div><p>Subscribe to continue reading</p><a href=/in>Log in</a></div>",
        ] {
            assert!(paid("", wall, ""), "{wall}");
            assert!(!paid("", wall, &story.replace("empty", "crowded")), "{wall}");
            assert!(!paid("<meta property=og:article:content_tier content=free>", wall, ""), "{wall}");
        }
        for offer in [
            "<div class=paywall><p>Read all we write for $1 a week.</p></div>",
            "<div><p>Already a subscriber?</p><a href=/in>Log in</a></div>",
            "<p>Subscribe to continue reading</p>",
        ] {
            assert!(!paid("", offer, ""), "{offer}");
        }
    }
}
