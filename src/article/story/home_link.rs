//! A home link is the link at the end of a paragraph, behind its last sentence, that leads to the front page of the site: "Back to the paper".

use super::entries::behind_host;
use super::ground::Ground;
use super::phrases;
use crate::dom::{NodeRef, Tag};

/// Most visible characters of one.
const LONGEST: u32 = 24;
/// Letters of the shortest paragraph that ends in one: "1." has the name of a site behind it.
const PARAGRAPH: u32 = 40;

/// Whether a node is one.
pub(super) fn is_home_link(ground: &Ground<'_>, node: NodeRef<'_>) -> bool {
    if node.tag() != Tag::A
        || ground.features.get(node.id()).characters > LONGEST
        || !node.attribute("href").is_some_and(|href| leads_home(ground, href))
    {
        return false;
    }
    let span = node.span();
    let place = ground.lines_of(0..span.start).end.checked_sub(1);
    let line = place.and_then(|place| ground.lines.all().get(place));
    // The words before it in the same line, and nothing behind it.
    let before = line
        .filter(|line| line.plain() >= PARAGRAPH && (span.start..=span.end).contains(&line.end))
        .and_then(|line| {
            let mut nodes = ground.document.range(line.first.0..span.start);
            let words = nodes.rfind(|node| node.is_text() && !crate::dom::is_blank(node.raw_text()));
            words.map(|node| node.raw_text())
        });
    before.is_some_and(phrases::ends_sentence)
}

/// Whether an address is the page's own site without anything behind its host.
fn leads_home(ground: &Ground<'_>, href: &str) -> bool {
    let path = behind_host(ground, href);
    path.is_some_and(|path| path == "/" || path.is_empty() && !href.is_empty() || path.starts_with("/?"))
}
