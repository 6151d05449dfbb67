//! A paywall is the box that stands where the rest of the story would be for readers who pay. It is reported and never removed.
//!
//! ## What it finds
//! - `paywall_name`: a box whose class or id says so and which holds words.
//! - `paywall_words`: a line that says that the story goes on for subscribers alone.
//!
//! ## What it leaves alone
//! The story around it, and offers to subscribe that do not stand in the story's way.

use super::phrases::{Phrases, phrases};
use super::{Finding, Kind, Page, Said, why};
use std::sync::LazyLock;

static WORDS: LazyLock<Phrases<()>> = LazyLock::new(|| phrases!("words/paywall.txt", "wall" => ()));

/// Most lines of a paywall's box.
const MOST_LINES: usize = 60;
/// Longest line that can say it.
const LONGEST_LINE: u32 = 200;

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
    for (at, line) in page.lines.iter() {
        let in_box = || {
            let at = boxes.partition_point(|found| found.end <= line.first.0);
            boxes.get(at).is_some_and(|found| found.contains(&line.first.0))
        };
        if line.characters <= LONGEST_LINE && !in_box() && page.near_story(line.first) && WORDS.at_start(page.lines.key(line)).is_some() {
            for node in page.lines.pieces(page.document, page.features, at) {
                out.push(page.finding(Kind::Paywall, node, "paywall_words", vec![why::plain("pay_line")]));
            }
        }
    }
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
    }
}
