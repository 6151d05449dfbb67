//! A listed time is one that stands in a teaser, in a row of them or over a reader's comment: it is another text's.

use super::people::{self, LONGEST_CARD};
use super::title::{LONE_CHARACTERS, keys};
use super::visible::Candidate;
use super::{date, times};
use crate::dom::{Document, NodeId, NodeRef, Tag};

/// How far above a time the teaser or comment ends that it would belong to, in elements.
const LEVELS: usize = 6;
/// Most nodes of one element that are looked at.
const NODES: usize = 40;
/// What stands with a time in one teaser or comment is longer than the time by so much, in bytes.
const BEYOND: usize = 20;
/// Fewest words of a teaser's headline.
const HEADLINE: usize = 5;
/// Longest label that says of a time what it is, in bytes.
const LABEL: usize = 60;
/// How many nodes before and behind are its neighbours.
const BESIDE: usize = 3;
/// How much of a neighbour is searched for a time, and longest line that a label stands in with the white space of the markup, in bytes.
const START: usize = 400;

/// Whether a time is listed. `heading` is the headline.
pub(super) fn is_listed(document: &Document, time: &Candidate<'_>, heading: Option<NodeRef<'_>>, lang: Option<&str>) -> bool {
    let own = time.node.raw_text().trim().len();
    // Right under the headline stand times beside links to anything, and so do those that are said to be the page's.
    let line = || {
        time.node
            .ancestors()
            .take(LEVELS)
            .take_while(|line| line.raw_text().len() <= START && line.text().len() <= own + LABEL)
            .last()
    };
    let said = || line().is_some_and(|line| times::is_said(line.raw_text()));
    let elsewhere = (time.below || time.place < 0) && !said();
    let above = time.node.ancestors().take(LEVELS).take_while(|above| {
        let holds = heading.is_some_and(|heading| above.contains(heading.id()));
        !holds && !matches!(above.tag(), Tag::Main | Tag::Body | Tag::Html)
    });
    std::iter::once(time.node).chain(above).any(|above| {
        let more = above.raw_text().trim().len() > own + BEYOND;
        above.tag() == Tag::A && more
            || elsewhere && more && above.raw_text().len() <= LONGEST_CARD && leads_on(above)
            || time.below && time.is_near() && more && is_repeated(document, above, lang)
    })
}

/// Whether an element has a link as long as a headline that leads to no person's page.
fn leads_on(above: NodeRef<'_>) -> bool {
    above
        .descendants()
        .take(NODES)
        .any(|node| node.tag() == Tag::A && teases(node.raw_text()) && !people::to_person(&node))
}

/// Whether a link's words are a headline, and no button: "Print/save as PDF" has four words.
fn teases(link: &str) -> bool {
    keys(link).len() >= HEADLINE || crate::findings::is_dense(link) && link.trim().chars().count() >= LONE_CHARACTERS
}

/// Whether the element before or behind is of the same sort and has a time, too.
fn is_repeated(document: &Document, above: NodeRef<'_>, lang: Option<&str>) -> bool {
    let is_twin = |other: &NodeRef<'_>| {
        let start = other.raw_text().trim_start();
        let end = (0..=start.len().min(START)).rev().find(|at| start.is_char_boundary(*at));
        other.tag() == above.tag()
            && other.attribute("class") == above.attribute("class")
            && date::date(start.get(..end.unwrap_or_default()).unwrap_or_default(), lang).is_some()
    };
    let before = std::iter::successors(before(document, above), |node| before(document, *node));
    let behind = std::iter::successors(above.next_sibling(), NodeRef::next_sibling);
    // White space stands between.
    before.take(BESIDE).chain(behind.take(BESIDE)).any(|node| is_twin(&node))
}

/// The node right before one under the same parent.
fn before<'a>(document: &'a Document, node: NodeRef<'a>) -> Option<NodeRef<'a>> {
    let parent = node.parent()?;
    let last = document.node(NodeId(node.id().0.checked_sub(1)?));
    std::iter::once(last)
        .chain(last.ancestors())
        .take_while(|above| *above != parent)
        .find(|above| above.parent() == Some(parent))
}
