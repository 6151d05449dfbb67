//! The loss guard is the gate that no finding passes which would take the story with it: one that holds too much of the story's prose, or its headline.

use super::{Finding, Page, Why, why};
use crate::dom::{NodeId, Tag};
use crate::order;

/// Largest share of the story's prose that one finding may hold. Measured over the saved pages of real sites, clutter inside a story's roots holds
/// less than a tenth of its prose; a finding that holds a fifth is a mistake about what the story is.
const SHARE: f64 = 0.2;
/// A story of a few sentences is not much longer than the boxes around it, so this many characters are always allowed.
const ALWAYS: u32 = 160;

/// A thing that holds more than this share of the story's prose is the story, whatever somebody's rule says of its name.
const MOST: f64 = 0.5;

/// Whether a node holds the headline, or most of the story.
pub(crate) fn holds_story(page: &Page<'_>, node: NodeId) -> bool {
    let inside = (node.index() < page.document.len()).then(|| page.document.node(node));
    inside.is_some_and(|node| {
        page.headline().is_some_and(|headline| node.contains(headline)) || f64::from(page.story_in(node)) > MOST * f64::from(page.story())
    })
}

/// Parts what was found into what may go and what is refused, with the reason added to the refused ones' evidence.
pub(super) fn guard(page: &Page<'_>, found: Vec<Finding>) -> (Vec<Finding>, Vec<Finding>) {
    let mut kept = Vec::with_capacity(found.len());
    let mut refused = Vec::new();
    for mut finding in found {
        match refusal(page, &finding) {
            None => kept.push(finding),
            Some(reason) => {
                finding.because(reason);
                refused.push(finding);
            }
        }
    }
    order::by_number(&mut refused, |finding| u64::from(finding.node.0) << 8 | finding.kind as u64);
    refused.dedup_by_key(|finding| finding.node);
    (kept, refused)
}

fn refusal(page: &Page<'_>, finding: &Finding) -> Option<Why> {
    let node = page.document.node(finding.node);
    if matches!(node.tag(), Tag::Html | Tag::Body | Tag::Main) {
        return Some(why::plain("holds_page"));
    }
    if page.headline().is_some_and(|headline| node.contains(headline)) {
        return Some(why::plain("holds_headline"));
    }
    let (story, inside) = (page.story(), page.story_in(node));
    if inside > ALWAYS && f64::from(inside) > SHARE * f64::from(story) {
        let share = (100 * u64::from(inside) / u64::from(story.max(1))) as u32;
        return Some(why::about("holds_story", &share.to_string()));
    }
    None
}
