//! The headline is the heading that says what the page's title says.

use crate::dom::{Document, NodeId, Tag, collapse, letters};
use crate::search::Search;

/// The heading that shows the title: the longest shown `<h1>` (else the first other heading) that stands in one of the page's titles or has one in it. Where
/// the `<h1>` has the site's name, with which a title ends, the other heading has what it begins with. Without an `<h1>`, a line before that heading is the
/// headline if it says most of a title: what a chapter is called stands in titles, too.
pub(super) fn find(document: &Document, titles: &[String]) -> Option<NodeId> {
    let mut best: Option<(NodeId, usize)> = None;
    let mut first_h1 = None;
    let mut second: Option<(NodeId, String)> = None;
    for node in document.iter() {
        let level = node.tag().heading_level();
        if !node.is_shown() || level.is_none() || !node.is_at_most(LONGEST_HEADLINE) {
            continue;
        }
        let text = letters(&collapse(node.raw_text()));
        // A short one is the headline only where it is the title itself.
        if text.len() < SHORTEST_HEADLINE && !(level == Some(1) && titles.contains(&text)) {
            continue;
        }
        // "Home" may stand in what a heading says, and an answer's question may say all that the headline does.
        let named = titles
            .iter()
            .any(|title| title.holds(&text) || text.len() < title.len() * 2 && text.holds(title.as_str()));
        if level == Some(1) {
            // The site's name stands in titles, too, and is the shorter part of them.
            if named && best.is_none_or(|(_, most)| text.len() > most) {
                best = Some((node.id(), text.len()));
            }
            first_h1.get_or_insert(node.id());
        } else if named {
            second.get_or_insert((node.id(), text));
        }
    }
    let is_longer_part = |(_, text): &(NodeId, String), best: NodeId| {
        let other = letters(&collapse(document.node(best).raw_text()));
        text.len() > other.len()
            && !text.holds_text(&other)
            && titles
                .iter()
                .any(|title| title.starts_with(text.as_str()) && title.ends_with(other.as_str()))
    };
    match (best, second) {
        (Some((heading, _)), second) => Some(
            second
                .filter(|second| is_longer_part(second, heading))
                .map_or(heading, |(second, _)| second),
        ),
        (None, Some((heading, _))) if first_h1.is_none() => line_before(document, heading, titles).or(Some(heading)),
        (None, second) => second.map(|(heading, _)| heading).or(first_h1),
    }
}

/// What holds the first line before a heading that says most of a title, and nothing else.
fn line_before(document: &Document, heading: NodeId, titles: &[String]) -> Option<NodeId> {
    document.iter().take_while(|node| node.id() != heading).find_map(|node| {
        let said = node.raw_text();
        if !node.is_text() || !node.is_shown() || !(SHORTEST_LINE..LONGEST_LINE).contains(&said.len()) {
            return None;
        }
        let text = letters(&collapse(said));
        let most = |title: &String| title.starts_with(&text) && title.len() < text.len() * 2;
        if text.len() < SHORTEST_HEADLINE || !titles.iter().any(most) {
            return None;
        }
        let block = node.ancestors().find(|around| !around.tag().is_inline() || around.tag() == Tag::A)?;
        let is_alone = !matches!(block.tag(), Tag::A | Tag::Title) && block.raw_text().trim() == said.trim();
        is_alone.then(|| block.id())
    })
}

/// Bytes of a heading beyond which it is no headline.
const LONGEST_HEADLINE: usize = 1200;
/// Bytes of a line that may be the headline where no heading is.
const SHORTEST_LINE: usize = 15;
const LONGEST_LINE: usize = 300;
/// Bytes of letters from which on a heading can be told from a section's name.
const SHORTEST_HEADLINE: usize = 8;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::from_html;

    #[test]
    fn it_is_the_heading_that_the_title_names() {
        let title = "Bridge to close for good | The Example Post";
        for name in ["h1", "h2"] {
            let html = format!("<h1>The Example Post</h1><{name}>Bridge to close for good</{name}>");
            let document = from_html(&html, None);
            let found = find(&document, &[letters(title)]);
            assert_eq!(
                found.map(|id| document.node(id).text()),
                Some("Bridge to close for good".to_owned()),
                "{name}"
            );
        }
        // The site's name in a heading of its own, behind the headline.
        let document = from_html("<h1>Bridge to close</h1><h2>The Example Post</h2>", None);
        let found = find(&document, &[letters("Bridge to close | The Example Post")]);
        assert_eq!(found.map(|id| document.node(id).text()), Some("Bridge to close".to_owned()));
    }
}
