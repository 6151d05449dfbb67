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

static WORDS: LazyLock<Phrases<()>> = LazyLock::new(|| phrases!("words/paywall.txt", "wall" => ()));

/// Most lines of a paywall's box.
const MOST_LINES: usize = 60;
/// Longest line that can say it.
const LONGEST_LINE: u32 = 200;
/// Most characters of the box that such a line begins: what is to be paid, a button, what becomes of a trial.
const LONGEST_BOX: u32 = 300;
/// The rule of what is no sentence of the story's: « Il vous reste » begins many.
pub(super) const SURE: &str = "paywall_sure";

pub(super) fn detect(page: &Page<'_>, out: &mut Vec<Finding>) {
    let mut boxes: Vec<std::ops::Range<u32>> = Vec::new();
    let mut number = 0;
    while let Some(node) = page.at(number) {
        number += 1;
        let lines = page.lines.within(node).len();
        if node.is_text() || !page.names.get(node.id()).any(Said::PAYWALL) || lines == 0 || lines > MOST_LINES || !page.may_be_box(node) {
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
            "paywall_words"
        };
        for node in nodes {
            out.push(page.finding(Kind::Paywall, node, rule, vec![why::plain("pay_line")]));
        }
    }
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
        assert_eq!(page("<p>Subscribe to our newsletter</p>").len(), 0);
        let wall = "<div id=x><p>Subscribe to continue reading</p><p>You can cancel at any time.</p><a href=/in>Log in</a></div>";
        assert_eq!(page(wall), ["#x Subscribe to continue reading You can cancel at any time. Log in"]);
    }
}
