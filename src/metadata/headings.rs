//! Headings that may be the headline.

use super::claims::{Claims, Field, Source};
use super::title::squeezed;
use crate::dom::{Document, NodeId, NodeRef, Tag, joined};

/// Most headings that are taken for headlines; pages with more print a list.
const HEADINGS: usize = 12;
/// Longest heading below the first level in bytes of text, white space of the markup included; one of the first level may have four times as many.
const LONGEST: usize = 600;
/// Most pieces of a heading that are looked at.
const PIECES: usize = 60;

/// Notes the headings that may be the headline: those of the first level, or the lower ones, for pages whose first-level heading is the site's name.
pub(super) fn note(document: &Document, source: Source, claims: &mut Claims) {
    let lower = source == Source::Subheading;
    let longest = if lower { LONGEST } else { LONGEST * 4 };
    let mut count = 0;
    let mut furniture = 0;
    for node in document.iter() {
        let tag = node.tag();
        if node.id().0 < furniture {
            continue;
        }
        let is_wanted = match tag {
            Tag::H1 => !lower && count < HEADINGS,
            Tag::H2 | Tag::H3 => lower,
            _ => false,
        };
        if matches!(tag, Tag::Nav | Tag::Footer | Tag::Noscript) || lower && tag == Tag::Aside {
            furniture = node.span().end;
        } else if is_wanted && node.is_shown() && node.raw_text().len() <= longest {
            count += 1;
            let text = node.text();
            // A subtitle inside the heading stands on a line of its own: "<h1>Headline<small>What it is about</small></h1>".
            let small = node.children().find(|child| child.tag() == Tag::Small).map(|small| small.text());
            let apart = small.and_then(|small| Some(joined(&[text.strip_suffix(&small)?, &small], " ")));
            claims.add(Field::Title, source, &apart.unwrap_or(text), node.id());
        }
    }
}

/// The element of the line on the page that says a title and nothing else, whatever element that is.
pub(super) fn line(document: &Document, title: &str) -> Option<NodeId> {
    let says = |node: &NodeRef<'_>| node.is_text() && node.is_shown() && node.raw_text().trim() == title;
    let mut lines = document.iter().filter(says).filter_map(|node| node.parent());
    lines.find(|line| line.tag() != Tag::Title).map(|line| line.id())
}

/// Whether a heading's last or first words stand in elements of their own, beside a kicker or a link.
pub(super) fn stands_apart(heading: NodeRef<'_>, headline: &str) -> bool {
    let texts: Vec<&str> = heading
        .descendants()
        .filter(|node| node.is_text() && !node.raw_text().trim().is_empty())
        .map(|node| node.raw_text())
        .collect();
    let wanted = squeezed(headline);
    let is_wanted = |range: std::ops::Range<usize>| squeezed(&joined(texts.get(range).unwrap_or_default(), "")) == wanted;
    (1..texts.len().min(PIECES)).any(|at| is_wanted(at..texts.len()) || is_wanted(0..at))
}
