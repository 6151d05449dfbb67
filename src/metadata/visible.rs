//! What a reader sees says more than what machines are told, where it can be told what it is: the headline, the byline and the date near it.

use super::claims::{Claims, Field, Source};
use super::said::Said;
use super::{beside_day, byline, people, person, signature, times};
use crate::article::is_post;
use crate::dom::attribute::NameSet;
use crate::dom::{Document, NodeId, NodeRef, Tag};
use crate::order;

/// The longest way between two places of a page that still counts, in characters: as many as fit between the other parts of a key.
const FARTHEST: u64 = (1 << 28) - 1;
/// How far behind the headline byline and date stand, in visible characters: a standfirst and a caption fit between.
const BEHIND: i64 = 1_500;
/// How far before it.
const BEFORE: i64 = 400;
/// Longest byline or date in bytes of text, white space of the markup included.
const LONGEST: usize = 600;
/// Longest line that is taken for a byline or a date by its words alone, in bytes.
const LONGEST_LINE: usize = 200;
/// Shortest story that is signed at its end, in visible characters.
const UNSIGNED: i64 = 150;
/// Longest line without an element of its own that is taken for one, in visible characters.
const LONGEST_BARE: i64 = 80;
/// Shortest line that tells of itself that it was published, in bytes.
const OWN: usize = 24;
/// Longest label that stands before a name, in visible characters.
const LONGEST_LABEL: i64 = 24;
/// How far above what a cell says its row is, in elements.
const CELL: usize = 4;
/// How far above the headline the element is that holds what stands over it, in elements.
const OVER: usize = 3;
/// Most elements of one sort that are looked at.
const MOST: usize = 60;
/// How many nodes into what stands aside its heading is.
const NEAR: usize = 40;
/// Shortest text that is a paragraph's, in visible characters, and how many of them are a story: a standfirst and a caption are none.
const PROSE: i64 = 80;
const STORY: usize = 3;
/// Share of a page's text from which on an element frames the page, whatever it is called.
const FRAME: f32 = 0.4;

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
    let naming = NameSet::of(&["class", "id", "data-testid", "data-qa", "data-component"]);
    let tongue = lang.and_then(|lang| lang.split('-').next());
    // What each of the shared values says, once somebody asked.
    let mut names: Vec<Option<Said>> = vec![None; document.shared().len()];
    let mut buffer = String::new();
    // "【北京＝山田太郎】" has the look of a name alone; it yields to whatever machines are told.
    let unnamed = claims.about(Field::Byline).next().is_none();
    let whole = document.root().raw_text().len().max(1) as f32;
    let mut authors: Vec<Candidate<'_>> = Vec::new();
    let mut dates: Vec<Candidate<'_>> = Vec::new();
    let (mut seen, mut at_heading, mut furniture, mut quoted) = (0i64, 0i64, 0u32, 0u32);
    // "By" alone says of pictures, too, who made them, and "created by" within a sentence of anything.
    let (mut labelled, mut is_weak) = (false, false);
    let (mut before, mut prose) = ("", 0);
    for node in document.iter() {
        if node.id().0 < furniture {
            continue;
        }
        if Some(node.id()) == heading {
            (at_heading, prose) = (seen, 0);
        }
        if node.is_text() {
            let characters = i64::from(node.counts().characters);
            if characters > 0 {
                // "Article by" may stand in an element of its own, before the one with the name.
                let candidate = |node| Candidate {
                    node,
                    rank: 2,
                    place: seen,
                    before: "",
                    changed: false,
                    below: prose >= STORY,
                };
                let around = node.parent();
                let length = around.map_or(0, |around| around.raw_text().len());
                if labelled && let Some(around) = around.filter(|_| length <= LONGEST_LINE && authors.len() < MOST) {
                    let rank = if seen - at_heading > BEHIND && !is_weak { SIGNED } else { 2 };
                    authors.push(Candidate { rank, ..candidate(around) });
                }
                if seen - at_heading >= UNSIGNED && characters <= LONGEST_BARE && authors.len() < MOST && signature::is_signed(node, tongue) {
                    authors.push(Candidate {
                        rank: SIGNED,
                        ..candidate(node)
                    });
                    // "Posted by Ann Lee on 14 May 2024" says both.
                    dates.push(Candidate { rank: 0, ..candidate(node) });
                }
                let is_short = !node.raw_text().trim().contains([' ', ':']);
                // In a list above the headline stand choices: what a search looks through.
                let chosen = || is_short && at_heading == 0 && around.is_some_and(|around| around.tag() == Tag::Li);
                labelled = characters <= LONGEST_LABEL && byline::is_label(node.raw_text(), tongue) && is_own_line(node) && !chosen();
                let goes_on = |around: NodeRef<'_>| around.children().find(|child| !child.raw_text().trim().is_empty()) != Some(node);
                is_weak = labelled && (is_short || around.is_some_and(goes_on));
                // A line between two <br> has no element of its own.
                let (bare, long) = (characters <= LONGEST_BARE, length > LONGEST_LINE);
                let own = || bare && byline::is_bare(node.raw_text(), tongue) && (long || signature::is_broken(node));
                if authors.len() < MOST && seen - at_heading <= BEHIND && (tongue != Some("ja") || unnamed) && signature::is_reported(node, tongue) {
                    authors.push(Candidate {
                        rank: SIGNED,
                        ..candidate(node)
                    });
                } else if bare && long && dates.len() < MOST * 4 && node.id().0 >= quoted && node.counts().figures {
                    dates.push(candidate(node));
                } else if authors.len() < MOST && own() {
                    authors.push(candidate(node));
                }
            }
            if characters > 0 {
                before = if characters <= LONGEST_LABEL { node.raw_text() } else { "" };
            }
            prose += usize::from(characters >= PROSE);
            seen += characters;
            continue;
        }
        let tag = node.tag();
        // A header before the headline is the page's and has today's day; an article behind the story is the next one.
        let outside = match tag {
            Tag::Footer => !in_article(node),
            Tag::Header => heading.is_some_and(|heading| heading.0 >= node.span().end) && !in_article(node),
            Tag::Article => prose >= STORY && heading.is_some_and(|heading| heading < node.id() && in_article(document.node(heading))),
            _ => matches!(tag, Tag::Nav | Tag::Dialog | Tag::Svg | Tag::Button),
        };
        if outside || tag.is_unseen() || !node.is_shown() || is_post(node) {
            furniture = node.span().end;
            continue;
        }
        let mut said = Said::default();
        for number in node.shared(naming) {
            if let Some(known) = names.get_mut(number) {
                said.add(*known.get_or_insert_with(|| Said::of(document.shared_value(number), &mut buffer)));
            }
        }
        let timed = tag == Tag::Time || node.attribute("datetime").is_some();
        let is_author = |rel: &str| rel.split_ascii_whitespace().any(|rel| rel.eq_ignore_ascii_case("author"));
        let linked = node.attribute("rel").is_some_and(is_author);
        let length = node.raw_text().len();
        let frames = || {
            length as f32 > whole * FRAME || heading.is_some_and(|heading| node.contains(heading)) || matches!(tag, Tag::Body | Tag::Main | Tag::Html)
        };
        // What stands aside with a linked heading is of other articles, unless it is called the author's.
        let aside = tag == Tag::Aside
            && !said.any(Said::AUTHOR | Said::BYLINE)
            && node
                .descendants()
                .take(NEAR)
                .any(|node| node.tag().heading_level().is_some() && people::is_linked(node));
        // What is called a footer right under the headline is the headline's.
        let under = heading.is_some_and(|heading| node.id() > heading) && seen - at_heading <= BEFORE;
        // "bylineComments" holds both.
        let apart = said.any(Said::FURNITURE) || said.any(Said::FOOTER) && !under;
        if (apart && !said.any(Said::BYLINE) || aside) && !frames() {
            furniture = node.span().end;
            continue;
        }
        if length > LONGEST {
            continue;
        }
        let place = seen;
        // Far behind the headline only what is called a byline or a time is believed.
        let far = heading.is_some_and(|heading| node.id() > heading) && seen - at_heading > BEHIND;
        let rank = if linked || said.any(Said::BYLINE) && !said.any(Said::ABOUT) {
            Some(0)
        } else if said.any(Said::AUTHOR) && !said.any(Said::ABOUT) {
            Some(1)
        } else if far {
            None
        } else if tag == Tag::Address {
            Some(3)
        } else if tag.heading_level().is_some() {
            // "By the river": headlines begin so, too.
            None
        } else if tag == Tag::A && people::to_person(&node) && !said.any(Said::ABOUT) && is_own_line(node)
            || length <= LONGEST_LINE
                && !matches!(
                    tag,
                    Tag::A | Tag::Button | Tag::Table | Tag::Header | Tag::Ul | Tag::Ol | Tag::Section | Tag::Form
                )
                // "Photo by" stands under a picture, and "By" alone too.
                && !said.any(Said::ABOUT)
                && byline::begins(node.raw_text(), tongue)
                && byline::is_headed(&people::parted(node), tongue)
                // What lists say after "By" is more often what they are sorted by.
                && (tag != Tag::Li || byline::names(&people::parted(node), tongue).iter().any(|name| person::is_person(name)))
            || under
                && length <= LONGEST_LINE
                && heading != Some(node.id())
                && !matches!(tag, Tag::A | Tag::Header | Tag::Section | Tag::Form)
                && node.raw_text().chars().any(char::is_numeric)
                && signature::is_behind_day(&people::parted(node), tongue)
        {
            Some(2)
        } else {
            None
        };
        let changed = said.any(Said::UPDATED);
        if let Some(rank) = rank.filter(|_| authors.len() < MOST) {
            authors.push(Candidate {
                node,
                rank,
                place,
                before: "",
                changed,
                below: prose >= STORY,
            });
            // "Ann Lee on 1 June 2019" says both.
            said.set(Said::DATE);
        }
        // When a picture was taken and a message sent is another day. A picture may carry the headline or the byline, and old pages are laid out with blockquotes.
        let message = tag == Tag::Blockquote && node.attribute("class").is_some();
        let of_page = |node: NodeRef<'_>| node.tag().heading_level().is_some() || matches!(node.tag(), Tag::Time | Tag::Address);
        if message || tag == Tag::Figcaption && !node.descendants().take(NEAR).any(of_page) {
            quoted = node.span().end;
        }
        // "This entry was posted on …" tells it wherever it stands.
        let own = !timed && has_figures(node) && (length > OWN && times::is_own(node.raw_text()) || far && rank.is_some_and(|rank| rank < 2));
        let dated = timed || own || !far && (said.any(Said::DATE) || length <= LONGEST_LINE && length > 5 && has_figures(node));
        if dated && node.id().0 >= quoted && dates.len() < MOST * 4 {
            let rank = if timed || own {
                0
            } else if said.any(Said::DATE) {
                1
            } else {
                2
            };
            dates.push(Candidate {
                node,
                rank,
                place,
                before,
                changed,
                below: prose >= STORY,
            });
        }
    }
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

/// Whether a link stands in a short line, not among the words of the story.
fn is_own_line(link: NodeRef<'_>) -> bool {
    let mut around = link.ancestors().skip_while(|around| around.tag().is_inline());
    around
        .next()
        .is_none_or(|line| !matches!(line.tag(), Tag::P | Tag::Li | Tag::Dd) || line.raw_text().len() <= LONGEST_LINE)
}

/// Whether an element has a figure of its own, not of an element in it.
fn has_figures(node: NodeRef<'_>) -> bool {
    node.children().any(|child| child.counts().figures)
}

/// Whether an element stands inside an article or its header: such a footer holds byline and date.
fn in_article(node: NodeRef<'_>) -> bool {
    node.ancestors().any(|ancestor| matches!(ancestor.tag(), Tag::Article | Tag::Header))
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
