//! What a reader sees says more than what machines are told, where it can be told what it is: the headline, the byline and the date near it.

use super::claims::{Claims, Field, Source};
use super::walk::Walk;
use super::{beside_day, people, times};
use crate::dom::{Document, NodeId, NodeRef, Tag};
use crate::order;

/// The longest way between two places of a page that still counts, in characters: as many as fit between the other parts of a key.
const FARTHEST: u64 = (1 << 28) - 1;
/// How far behind the headline byline and date stand, in visible characters: a standfirst and a caption fit between.
pub(super) const BEHIND: i64 = 1_500;
/// How far before it.
pub(super) const BEFORE: i64 = 400;
/// How far above what a cell says its row is, in elements.
const CELL: usize = 4;
/// How far above the headline the element is that holds what stands over it, in elements.
const OVER: usize = 3;

/// The rank of what a text is signed with at its end.
pub(super) const SIGNED: u8 = 4;

/// An element that may say who or when.
pub(super) struct Candidate<'a> {
    pub node: NodeRef<'a>,
    /// How sure its names are, 0 surest.
    pub rank: u8,
    /// Visible characters behind the headline; negative before it.
    pub place: i64,
    /// The words right before it, if they are few.
    pub before: &'a str,
    /// Whether its names say that it tells of a change.
    pub changed: bool,
    /// Whether the story stands between it and the headline.
    pub below: bool,
}

impl Candidate<'_> {
    /// Whether it stands where bylines and dates do.
    pub fn is_near(&self) -> bool {
        (-BEFORE..=BEHIND).contains(&self.place)
    }

    /// Near ones before far ones, surer ones before less sure ones, then by their way from the headline, then in document order.
    fn key(&self) -> u64 {
        let way = if self.place < 0 { BEHIND - self.place } else { self.place };
        u64::from(!self.is_near()) << 63 | u64::from(self.rank) << 60 | (way as u64).min(FARTHEST) << 32 | u64::from(self.node.id().0)
    }
}

/// Notes who wrote the article and when, as a reader sees it. `heading` is where the headline stands.
pub(super) fn collect(document: &Document, heading: Option<NodeId>, lang: Option<&str>, claims: &mut Claims) {
    let mut walk = Walk::new(document, heading, lang, claims);
    for node in document.iter() {
        if node.id().0 < walk.furniture {
            continue;
        }
        if Some(node.id()) == heading {
            (walk.at_heading, walk.prose) = (walk.seen, 0);
        }
        if node.is_text() {
            walk.text(node);
        } else if walk.is_furniture(node) {
            walk.furniture = node.span().end;
        } else {
            walk.element(node);
        }
    }
    let Walk {
        mut authors,
        mut dates,
        at_heading,
        tongue,
        ..
    } = walk;
    for candidate in authors.iter_mut().chain(dates.iter_mut()) {
        candidate.place -= at_heading;
    }
    let beside = |candidate: &Candidate<'_>| {
        !in_facts(candidate.node)
            && (!candidate.node.is_text() || matches!(candidate.rank, 0 | SIGNED) || (-BEFORE..=BEFORE).contains(&candidate.place))
    };
    authors.retain(beside);
    dates.retain(beside);
    let heading = heading.map(|heading| document.node(heading));
    // A day over the page, not over the headline, is today's on many: it comes last.
    for day in dates.iter_mut().filter(|day| day.place < 0) {
        let apart = |heading: NodeRef<'_>| {
            heading
                .ancestors()
                .take(OVER)
                .all(|around| matches!(around.tag(), Tag::Body | Tag::Html) || !around.contains(day.node.id()))
        };
        day.rank = if heading.is_some_and(apart) { 3 } else { day.rank };
    }
    // Without a headline the page's beginning is as good a place as any.
    order::by_number(&mut authors, Candidate::key);
    people::note(document, &authors, heading, tongue, claims);
    order::by_number(&mut dates, Candidate::key);
    times::note(document, &dates, heading, lang, claims);
    if let Some(heading) = heading.filter(|_| claims.about(Field::Byline).all(|claim| claim.source == Source::Twitter)) {
        beside_day::note(document, &dates, heading, lang, claims);
    }
}

/// Whether something stands in a row with a heading, as facts do that tell of what the story is about.
fn in_facts(node: NodeRef<'_>) -> bool {
    let row = node.ancestors().take(CELL).find(|above| above.tag() == Tag::Tr);
    row.is_some_and(|row| row.children().any(|cell| cell.tag() == Tag::Th))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::from_html;

    fn values(html: &str, field: Field) -> Vec<String> {
        let document = from_html(html, None);
        let heading = document.iter().find(|node| node.tag() == Tag::H1).map(|node| node.id());
        let mut claims = Claims::default();
        collect(&document, heading, Some("en"), &mut claims);
        claims.about(field).map(|claim| claim.value.clone()).collect()
    }

    #[test]
    fn the_byline_near_the_headline_is_taken() {
        let html = "<div class=author-list><p class=author>Zoe Far</p></div><p>".to_owned()
            + &"words ".repeat(200)
            + "</p><h1>Bridge opens</h1><div class=article-byline><img class=author-image alt=x>\
            <span>By <a href=/authors/ann-lee>Ann Lee</a> and <a href=/authors/bo>Bo Ek</a>, staff</span></div><div class=comments><b class=author>Troll</b></div>";
        assert_eq!(values(&html, Field::Byline), ["Ann Lee", "Bo Ek"]);
        assert_eq!(
            values("<h1>Bridge opens</h1><p>By Ann Lee</p><p>By noon it was full.</p>", Field::Byline),
            ["Ann Lee"]
        );
    }

    #[test]
    fn updated_is_not_published() {
        let html = "<h1>Bridge opens</h1><p class=meta>Updated <time datetime=2024-05-04T10:00Z class=updated>4 May</time> <time datetime=2024-05-03>3 May</time></p>";
        assert_eq!(values(html, Field::Published)[0], "2024-05-03");
        assert_eq!(values(html, Field::Modified)[0], "2024-05-04T10:00Z");
        assert_eq!(
            values("<h1>Bridge opens</h1><p>9 December 2016</p>", Field::Published),
            ["9 December 2016"]
        );
    }
}
