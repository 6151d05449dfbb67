//! A listed time is one that stands in a teaser, in a row of them or over a reader's comment: it is another text's.

use super::people::{self, LONGEST_CARD};
use super::title::{LONE_CHARACTERS, keys};
use super::visible::Candidate;
use super::{date, times};
use crate::dom::{Document, NodeId, NodeRef, Tag};
use crate::search::Search;

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
/// Longest line that a label and a time stand in, with the white space of the markup, in bytes.
const START: usize = 400;

/// Whether a time is listed. `heading` is the headline.
pub(super) fn is_listed(document: &Document, time: &Candidate<'_>, heading: Option<NodeRef<'_>>, lang: Option<&str>) -> bool {
    let own = time.node.raw_text().trim().len();
    // Right under the headline stand times beside links to anything, and so do those that are said to be the page's.
    let mut elsewhere = time.below || time.place < 0;
    let mut around = Some(time.node);
    for _ in 0..=LEVELS {
        let Some(above) = around else { break };
        around = above.parent();
        if heading.is_some_and(|heading| above.contains(heading.id())) || matches!(above.tag(), Tag::Main | Tag::Body | Tag::Html) {
            break;
        }
        let text = above.raw_text();
        if elsewhere && text.len() <= START && above.text().len() <= own + LABEL && times::is_said(text) {
            elsewhere = false;
        }
        let holds_more = text.trim().len() > own + BEYOND;
        if elsewhere && (holds_more || time.below) && text.len() <= LONGEST_CARD && leads_on(above)
            || holds_more && (above.tag() == Tag::A || time.below && time.is_near() && is_repeated(document, above, lang))
        {
            return true;
        }
    }
    false
}

/// Whether an element has a link as long as a headline that leads to no person's page.
fn leads_on(above: NodeRef<'_>) -> bool {
    let mut nodes = above.descendants().take(NODES);
    nodes.any(|node| node.tag() == Tag::A && teases(node.raw_text()) && !people::to_person(&node))
}

/// Whether a link's words are a headline, and no button: "Print/save as PDF" has four words. Nor are they two days in a row, when it was published and
/// when changed.
fn teases(link: &str) -> bool {
    let worded = keys(link).iter().filter(|key| !key.starts_as(char::is_numeric)).count() >= HEADLINE;
    worded || crate::findings::is_dense(link) && link.chars().filter(|c| c.is_alphabetic()).count() >= LONE_CHARACTERS
}

/// Whether the element before or behind is of the same sort and has a time, too.
fn is_repeated(document: &Document, above: NodeRef<'_>, lang: Option<&str>) -> bool {
    let (mut before, mut behind) = (Some(above), Some(above));
    // White space stands between.
    for _ in 0..BESIDE {
        before = before.and_then(|node| previous(document, node));
        behind = behind.and_then(|node| node.next_sibling());
        for node in [before, behind].into_iter().flatten() {
            // To look for a day in the text of a whole page's half takes long, and that is no teaser.
            let short = node.raw_text().len() <= LONGEST_CARD;
            if short
                && node.tag() == above.tag()
                && node.attribute("class") == above.attribute("class")
                && date::date(node.raw_text(), lang).is_some()
            {
                return true;
            }
        }
    }
    false
}

/// The node right before one under the same parent.
fn previous<'a>(document: &'a Document, node: NodeRef<'a>) -> Option<NodeRef<'a>> {
    let parent = node.parent()?;
    let mut last = document.node(NodeId(node.id().0.checked_sub(1)?));
    if last == parent {
        return None;
    }
    while last.parent()? != parent {
        last = last.parent()?;
    }
    Some(last)
}
