//! The way through a page on which is noted what may say who wrote its article, and when.

use super::claims::{Claims, Field};
use super::said::Said;
use super::visible::{BEFORE, BEHIND, Candidate, SIGNED};
use super::{byline, people, person, signature, times};
use crate::article::is_post;
use crate::dom::attribute::NameSet;
use crate::dom::{Document, NodeId, NodeRef, Tag};
use crate::search::Search;

/// Longest byline or date in bytes of text, white space of the markup included.
const LONGEST: usize = 600;
/// Longest line that is taken for a byline or a date by its words alone, in bytes.
const LONGEST_LINE: usize = 200;
/// Shortest story that is signed at its end, in visible characters.
const UNSIGNED: i64 = 150;
/// Longest line without an element of its own that is taken for one, in visible characters.
const LONGEST_BARE: i64 = 80;
/// Shortest line that tells of itself that it was published, in bytes.
const OWN: usize = 16;
/// Longest label that stands before a name, in visible characters.
const LONGEST_LABEL: i64 = 24;
/// Most elements of one sort that are looked at.
const MOST: usize = 60;
/// How many nodes into what stands aside its heading is.
const NEAR: usize = 40;
/// Shortest text that is a paragraph's, in visible characters, and how many of them are a story: a standfirst and a caption are none.
const PROSE: i64 = 80;
/// The same in scripts without spaces, whose characters say more.
const DENSE_PROSE: i64 = 32;
const STORY: usize = 3;
/// Share of a page's text from which on an element frames the page, whatever it is called.
const FRAME: f32 = 0.4;

/// The way through a page, with what was met on it that may say who or when.
pub(super) struct Walk<'a> {
    document: &'a Document,
    heading: Option<NodeId>,
    pub tongue: Option<&'a str>,
    /// The attributes whose words name things.
    naming: NameSet,
    /// What each of the shared values says, once somebody asked.
    names: Vec<Option<Said>>,
    buffer: String,
    /// Whether machines are told no author: "【北京＝山田太郎】" has the look of a name alone, and yields to whatever they are told.
    unnamed: bool,
    /// Bytes of the page's text.
    whole: f32,
    pub authors: Vec<Candidate<'a>>,
    pub dates: Vec<Candidate<'a>>,
    /// Visible characters so far, and up to the headline.
    pub seen: i64,
    pub at_heading: i64,
    /// The ends of what is no part of the article, and of what another day is told in.
    pub furniture: u32,
    quoted: u32,
    /// Whether the text before is a label as "Article by", and whether it may be another one: "By" alone says of pictures, too, who made them, and
    /// "created by" within a sentence of anything.
    labelled: bool,
    is_weak: bool,
    /// The text before, if it is short.
    before: &'a str,
    /// Paragraphs behind the headline so far.
    pub prose: usize,
}

impl<'a> Walk<'a> {
    pub fn new(document: &'a Document, heading: Option<NodeId>, lang: Option<&'a str>, claims: &Claims) -> Walk<'a> {
        Walk {
            document,
            heading,
            tongue: lang.and_then(|lang| lang.split('-').next()),
            naming: NameSet::of(&["class", "id", "data-testid", "data-qa", "data-component"]),
            names: vec![None; document.shared().len()],
            buffer: String::new(),
            unnamed: claims.about(Field::Byline).next().is_none(),
            whole: document.root().raw_text().len().max(1) as f32,
            authors: Vec::new(),
            dates: Vec::new(),
            seen: 0,
            at_heading: 0,
            furniture: 0,
            quoted: 0,
            labelled: false,
            is_weak: false,
            before: "",
            prose: 0,
        }
    }

    /// Something at this place of the way.
    fn candidate(&self, node: NodeRef<'a>, rank: u8) -> Candidate<'a> {
        Candidate {
            node,
            rank,
            place: self.seen,
            before: "",
            changed: false,
            below: self.prose >= STORY,
        }
    }

    /// Visible characters behind the headline.
    fn behind(&self) -> i64 {
        self.seen - self.at_heading
    }

    fn is_behind_heading(&self, node: NodeRef<'_>) -> bool {
        self.heading.is_some_and(|heading| node.id() > heading)
    }

    /// A line without an element of its own: a label, a signature, a byline or a day between two `<br>`.
    pub fn text(&mut self, node: NodeRef<'a>) {
        let characters = i64::from(node.counts().characters);
        if characters > 0 {
            let tongue = self.tongue;
            let around = node.parent();
            let length = around.map_or(0, |around| around.raw_text().len());
            // "Article by" may stand in an element of its own, before the one with the name.
            if self.labelled
                && let Some(around) = around.filter(|_| length <= LONGEST_LINE && self.authors.len() < MOST)
            {
                let rank = if self.behind() > BEHIND && !self.is_weak { SIGNED } else { 2 };
                self.authors.push(self.candidate(around, rank));
            }
            if self.behind() >= UNSIGNED && characters <= LONGEST_BARE && self.authors.len() < MOST && signature::is_signed(node, tongue) {
                self.authors.push(self.candidate(node, SIGNED));
                // "Posted by Ann Lee on 14 May 2024" says both.
                self.dates.push(self.candidate(node, 0));
            }
            let is_short = !node.raw_text().trim().holds_any(" :");
            // In a list above the headline stand choices: what a search looks through.
            let chosen = || is_short && self.at_heading == 0 && around.is_some_and(|around| around.tag() == Tag::Li);
            self.labelled = characters <= LONGEST_LABEL && byline::is_label(node.raw_text(), tongue) && is_own_line(node) && !chosen();
            let goes_on = |around: NodeRef<'_>| around.children().find(|child| !child.raw_text().trim().is_empty()) != Some(node);
            self.is_weak = self.labelled && (is_short || around.is_some_and(goes_on));
            let (bare, long) = (characters <= LONGEST_BARE, length > LONGEST_LINE);
            let own = || bare && byline::is_bare(node.raw_text(), tongue) && (long || signature::is_broken(node));
            if self.authors.len() < MOST && self.behind() <= BEHIND && (tongue != Some("ja") || self.unnamed) && signature::is_reported(node, tongue)
            {
                self.authors.push(self.candidate(node, SIGNED));
            } else if bare && long && self.dates.len() < MOST * 4 && node.id().0 >= self.quoted && node.counts().figures {
                self.dates.push(self.candidate(node, 2));
            } else if self.authors.len() < MOST && own() {
                self.authors.push(self.candidate(node, 2));
            }
            self.before = if characters <= LONGEST_LABEL { node.raw_text() } else { "" };
        }
        let paragraph = characters >= PROSE || characters >= DENSE_PROSE && crate::findings::is_dense(node.raw_text());
        self.prose += usize::from(paragraph);
        self.seen += characters;
    }

    /// Whether an element is by its kind no part of the article, or not to be seen.
    pub fn is_furniture(&self, node: NodeRef<'_>) -> bool {
        let (tag, heading) = (node.tag(), self.heading);
        // A header before the headline is the page's and has today's day; an article behind the story is the next one.
        let outside = match tag {
            Tag::Footer => !in_article(node),
            Tag::Header => heading.is_some_and(|heading| heading.0 >= node.span().end) && !in_article(node),
            Tag::Article => self.prose >= STORY && heading.is_some_and(|heading| heading < node.id() && in_article(self.document.node(heading))),
            _ => matches!(tag, Tag::Nav | Tag::Dialog | Tag::Svg | Tag::Button),
        };
        outside || tag.is_unseen() || !node.is_shown() || is_post(node)
    }

    /// What the names of an element say.
    fn said(&mut self, node: NodeRef<'_>) -> Said {
        let mut said = Said::default();
        for number in node.shared(self.naming) {
            if let Some(known) = self.names.get_mut(number) {
                said.add(*known.get_or_insert_with(|| Said::of(self.document.shared_value(number), &mut self.buffer)));
            }
        }
        said
    }

    /// Whether an element is of something beside the article, by its names or by its heading.
    fn is_apart(&self, node: NodeRef<'_>, said: Said) -> bool {
        let tag = node.tag();
        let frames = || {
            node.raw_text().len() as f32 > self.whole * FRAME
                || self.heading.is_some_and(|heading| node.contains(heading))
                || matches!(tag, Tag::Body | Tag::Main | Tag::Html)
        };
        // What stands aside with a linked heading is of other articles, unless it is called the author's.
        let aside = || {
            tag == Tag::Aside
                && !said.any(Said::AUTHOR | Said::BYLINE)
                && node
                    .descendants()
                    .take(NEAR)
                    .any(|node| node.tag().heading_level().is_some() && people::is_linked(node))
        };
        // "bylineComments" holds both. What is called a footer right under the headline is the headline's.
        // So is the day that a comment by the paper carries there.
        let apart = said.any(Said::FURNITURE) && !(said.any(Said::DATE) && self.is_under(node)) || said.any(Said::FOOTER) && !self.is_under(node);
        (apart && !said.any(Said::BYLINE) || aside()) && !frames()
    }

    /// Whether it stands right under the headline.
    fn is_under(&self, node: NodeRef<'_>) -> bool {
        self.is_behind_heading(node) && self.behind() <= BEFORE
    }

    /// How sure an element is to say who wrote the article, if it does; `far` behind the headline only what is called a byline is believed.
    fn rank(&self, node: NodeRef<'_>, said: Said, far: bool) -> Option<u8> {
        let (tag, tongue, length) = (node.tag(), self.tongue, node.raw_text().len());
        let is_author = |rel: &str| rel.split_ascii_whitespace().any(|rel| rel.eq_ignore_ascii_case("author"));
        let linked = node.attribute("rel").is_some_and(is_author);
        if linked || said.any(Said::BYLINE) && !said.any(Said::ABOUT) {
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
            || self.is_under(node)
                && length <= LONGEST_LINE
                && self.heading != Some(node.id())
                && !matches!(tag, Tag::A | Tag::Header | Tag::Section | Tag::Form)
                && node.raw_text().holds_one(char::is_numeric)
                && signature::is_behind_day(&people::parted(node), tongue)
        {
            Some(2)
        } else {
            None
        }
    }

    /// An element: a byline, a day, both, or neither.
    pub fn element(&mut self, node: NodeRef<'a>) {
        let (tag, length) = (node.tag(), node.raw_text().len());
        let mut said = self.said(node);
        if self.is_apart(node, said) {
            self.furniture = node.span().end;
            return;
        }
        if length > LONGEST {
            return;
        }
        let far = self.is_behind_heading(node) && self.behind() > BEHIND;
        let rank = self.rank(node, said, far);
        let changed = said.any(Said::UPDATED);
        if let Some(rank) = rank.filter(|_| self.authors.len() < MOST) {
            self.authors.push(Candidate {
                changed,
                ..self.candidate(node, rank)
            });
            // "Ann Lee on 1 June 2019" says both.
            said.set(Said::DATE);
        }
        // When a picture was taken and a message sent is another day. A picture may carry the headline or the byline, and old pages are laid out with blockquotes.
        let message = tag == Tag::Blockquote && node.attribute("class").is_some();
        let of_page = |node: NodeRef<'_>| node.tag().heading_level().is_some() || matches!(node.tag(), Tag::Time | Tag::Address);
        if message || tag == Tag::Figcaption && !node.descendants().take(NEAR).any(of_page) {
            self.quoted = node.span().end;
        }
        let timed = tag == Tag::Time || node.attribute("datetime").is_some();
        // "This entry was posted on …" tells it wherever it stands; "Posted on …" below the story, if no day stands above.
        let figures = !timed && has_figures(node);
        let first = || far && length <= LONGEST_LINE && self.dates.iter().all(|day| day.place < self.at_heading);
        let own = figures && (length > OWN && times::is_own(node.raw_text(), first()) || far && rank.is_some_and(|rank| rank < 2));
        let dated = timed || own || !far && (said.any(Said::DATE) || length <= LONGEST_LINE && length > 5 && figures);
        if dated && node.id().0 >= self.quoted && self.dates.len() < MOST * 4 {
            let rank = if timed || own {
                0
            } else if said.any(Said::DATE) {
                1
            } else {
                2
            };
            self.dates.push(Candidate {
                before: self.before,
                changed,
                ..self.candidate(node, rank)
            });
        }
    }
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
