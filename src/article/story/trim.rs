//! Trimming decides for each line of the selected elements whether it is the story.

use super::entry_lines::Titles;
use super::ground::{AGAINST, AGAINST_SENTENCES, Ground};
use super::headings::is_named_heading;
use super::led_link::is_led;
use super::names::Hints;
use super::notes::Notes;
use super::runs::Runs;
use super::shape::Shapes;
use super::standfirst::{self, is_standfirst};
use super::{edges, facts, foreign, lead_figure, left_out, phrases};
use crate::article::Selection;
use crate::article::blocks::has_credit;
use crate::dom::{Line, NodeId, Tag, letters, opens_quote};
use crate::order;
use crate::search::Search;
use std::cell::OnceCell;
use std::ops::Range;

/// What is known by more than names.
const SURE: Hints = Hints::CONSENT.or(Hints::TEASER);

/// What becomes of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It is the story.
    Kept,
    /// It is a footnote that the story calls, wherever it stands.
    Note,
    /// A heading, which stays if something stays under it.
    Heading,
    /// A picture's caption, which goes with its picture.
    Caption,
    /// The same where nothing but the box that it shares with the picture says so.
    Boxed,
    /// It is not the story.
    LeftOut,
    /// It is not the story by its place and markup alone; it may be a picture's caption.
    Doubtful,
    /// It says what a picture's caption says: it goes, and the picture beside it stays.
    CaptionAgain,
}

/// A line with more than this share of its letters in links leads elsewhere.
pub(super) const LINKED: f32 = 0.7;
/// The share of a line that has to stand in a text for machines to be a part of it.
const MATCH: f32 = 0.8;
/// Names that say of more than this share of the prose that it is not the story say something else, as every word has two meanings.
const NAMED_AT_MOST: f32 = 0.5;
/// Letters of prose that are a story beside what readers said about it.
const STORY: f32 = 400.0;
/// Bytes of letters from which on a part of a title is the title: shorter ones are words that both happen to have.
const LONG_TITLE: usize = 30;
/// Letters of the longest number of a note that may stand alone over it: "[12]".
const NUMBER: u32 = 4;
/// Letters beyond which a line is no label.
pub(super) const LABEL: u32 = 80;

pub(in crate::article) fn trim(ground: &Ground<'_>, roots: Vec<NodeId>) -> Selection {
    let standfirst = standfirst::outside(ground, &roots);
    let mut before = lead_figure::outside(ground, &roots, &standfirst);
    before.extend(&standfirst);
    before.extend(facts::outside(ground, &roots));
    order::by_number(&mut before, |node| u64::from(node.0));
    before.dedup_by(|node, above| ground.document.node(*above).contains(*node));
    let mut selection = Selection::default();
    for &root in &roots {
        let lines = ground.lines_of(ground.document.node(root).span());
        let trim = Trim {
            ground,
            root,
            shapes: Shapes::of(ground, lines.clone()),
            lines,
            notes: Notes::of(ground, root),
            before: OnceCell::new(),
            titles: OnceCell::new(),
            runs: OnceCell::new(),
        };
        let believed = [AGAINST, Hints::COMMENTS, Hints::NONE];
        let verdicts = believed.into_iter().find_map(|names| trim.verdicts(names)).unwrap_or_default();
        left_out::name(&trim, &verdicts, roots.last() == Some(&root), &mut selection);
        selection.summary = selection.summary.or_else(|| trim.summary(&verdicts));
    }
    before.extend(roots);
    selection.roots = before;
    selection.summary = selection.summary.filter(|_| standfirst.is_empty());
    selection.standfirst = standfirst;
    selection
}

pub(super) struct Trim<'a, 'b> {
    pub(super) ground: &'a Ground<'b>,
    pub(super) root: NodeId,
    pub(super) lines: Range<usize>,
    pub(super) shapes: Shapes,
    pub(super) notes: Notes<'b>,
    /// What [`something_before`](Trim::something_before) gives, where it was asked for.
    pub(super) before: OnceCell<Vec<NodeId>>,
    /// What [`titles`](Trim::titles) gives, where it was asked for.
    pub(super) titles: OnceCell<Titles>,
    /// What [`runs`](Trim::runs) gives, where it was asked for.
    pub(super) runs: OnceCell<Runs>,
}

impl Trim<'_, '_> {
    pub(super) fn all(&self) -> &[Line] {
        self.ground.lines.all().get(self.lines.clone()).unwrap_or_default()
    }

    /// What becomes of each line; `None` where names, if these are believed, would take too much of the prose. Readers often say more than the story
    /// that they talk about; so much is not asked of what is named for them, as long as a story is left.
    fn verdicts(&self, names: Hints) -> Option<Vec<Verdict>> {
        let mut named = 0.0;
        let mut verdicts = Vec::with_capacity(self.lines.len());
        let (start, mut until) = (self.lines.start, 0);
        for (place, line) in self.all().iter().enumerate() {
            if start + place >= until {
                until = foreign::end_of_box(self.ground, self.root, start..start + place, &self.shapes, line);
            }
            let verdict = match start + place < until {
                true => Verdict::LeftOut,
                false => self.alone(place, line, names),
            };
            let sure = self.ground.around.get(line.first.index()).is_some_and(|around| around.any(SURE));
            if matches!(verdict, Verdict::LeftOut | Verdict::Note) && !sure && self.is_named(place, line, self.ground.text(line), names) {
                named += self.ground.prose.get(self.lines.start + place).copied().unwrap_or_default();
            }
            verdicts.push(verdict);
        }
        let of_readers = names == Hints::COMMENTS && self.shapes.prose - named >= STORY;
        if named > self.shapes.prose * NAMED_AT_MOST && !of_readers {
            return None;
        }
        edges::trim(self.ground, self.root, self.lines.clone(), &self.shapes, self.runs(), &mut verdicts);
        self.tables(&mut verdicts);
        self.headings(&mut verdicts);
        Some(verdicts)
    }

    /// Whether names say that the line is not the story. The paragraph's own name does not count where it is one of many paragraphs. Boxes between these that
    /// hold no sentence are none: how often a post was read, in a box that is named for it.
    fn is_named(&self, place: usize, line: &Line, text: &str, names: Hints) -> bool {
        let block = self.ground.document.node(line.block);
        let among = (self.is_prose(place) || block.tag() != Tag::Div) && self.shapes.in_stream(self.ground, line);
        let at = if among { block.parent().unwrap_or(block).id() } else { line.first };
        let around = self.ground.around.get(at.index()).copied().unwrap_or_default();
        around.any(AGAINST_SENTENCES.only(names)) || around.any(AGAINST.only(names)) && !self.is_sentence(place, line, text)
    }

    /// Whether a line is prose that ends as a sentence does, with no link in it.
    pub(super) fn is_sentence(&self, place: usize, line: &Line, text: &str) -> bool {
        self.is_prose(place) && line.linked == 0 && phrases::ends_sentence(text)
    }

    /// Whether prose stands between a line and each picture that has its words for a caption: there it is a sentence that quotes the caption.
    fn is_parted(&self, line: &Line, captions: &[NodeId]) -> bool {
        let after = captions.partition_point(|node| *node < line.first);
        let before = after
            .checked_sub(1)
            .and_then(|at| captions.get(at))
            .map(|node| self.ground.document.node(*node));
        let after = captions.get(after).map(|node| self.ground.document.node(*node));
        let parted = |from: u32, to: u32| self.ground.prose_of(self.ground.lines_of(from..to.max(from))) > 0.0;
        before.is_none_or(|node| parted(node.span().end, line.first.0)) && after.is_none_or(|node| parted(line.end, node.id().0))
    }

    pub(super) fn is_prose(&self, place: usize) -> bool {
        self.ground.prose.get(self.lines.start + place).is_some_and(|prose| *prose > 0.0)
    }

    /// Whether prose stands before a line in the same root: then it cannot be the standfirst.
    pub(super) fn is_prose_before(&self, place: usize) -> bool {
        self.ground.prose_of(self.lines.start..self.lines.start + place) > 0.0
    }

    /// What a line's own text, names and markup say.
    fn alone(&self, place: usize, line: &Line, names: Hints) -> Verdict {
        let ground = self.ground;
        let around = ground.around.get(line.first.index()).copied().unwrap_or_default();
        let block = ground.document.node(line.block);
        let heading = block.tag().heading_level();
        let text = ground.text(line);
        let said = OnceCell::new();
        let said = || said.get_or_init(|| letters(text)).as_str();
        if self.is_headline(place, line, text, &said) {
            // Editors put the headline under the picture, too: the picture stays.
            let caption = heading.is_none() && line.linked == 0 && self.stands_at_picture(line);
            let words = || self.picture_words(line, around, text).unwrap_or(Verdict::CaptionAgain);
            return if caption { words() } else { Verdict::LeftOut };
        }
        if let Some(verdict) = self.picture_words(line, around, text) {
            return verdict;
        }
        if around.any(Hints::ENTRY_HEAD)
            && let Some(verdict) = self.entry_head(heading.is_some(), line, text)
        {
            return verdict;
        }
        // A heading that says what a picture's `alt` says is no caption: editors describe a picture by what it stands under. A link is another story's title.
        if heading.is_none()
            && line.link_density() <= LINKED
            && ground.anchors.may_be_caption(text)
            && let Some(captions) = ground.anchors.captions.get(said())
        {
            if place == 0 && self.shapes.in_stream(ground, line) || self.stands_at_picture(line) {
                return Verdict::Caption;
            } else if !self.shapes.in_stream(ground, line) || !self.is_parted(line, captions) {
                return Verdict::CaptionAgain;
            }
        }
        if is_led(ground, self.lines.start + place, line, text) {
            return Verdict::LeftOut;
        }
        let in_body = ground.stands_in_body(self.lines.start + place, MATCH);
        if in_body && line.link_density() <= LINKED {
            return if heading.is_some() { Verdict::Heading } else { Verdict::Kept };
        }
        let named = self.is_named(place, line, text, names) && !standfirst::is_below_headline(ground, self.lines.start + place, line, text);
        if named || around.any(SURE) {
            return Verdict::LeftOut;
        }
        // Among the paragraphs only what would go as it leads elsewhere: sources.
        let is_source = || line.link_density() > LINKED && line.length > NUMBER;
        if heading.is_none() && (is_source() || !self.shapes.in_stream(ground, line)) && self.notes.call(self.root, block) {
            return Verdict::Note;
        }
        if heading.is_none() && self.is_fact(line, text) {
            return Verdict::Kept;
        }
        // A heading that is a link heads what stands below it only where that stands beside it; elsewhere it is a teaser's title.
        let linked_heading = heading.is_some() && block.parent().is_some_and(|parent| self.shapes.holds_stream(ground, parent));
        if line.link_density() > LINKED && !linked_heading || self.in_linked_list(line) {
            return if self.is_entry_title(place, line, text) || self.stays_though_linked(line, text) {
                Verdict::Kept
            } else {
                Verdict::LeftOut
            };
        }
        if heading.is_some() && is_standfirst(ground, line, text) && !self.is_prose_before(place) {
            return Verdict::Kept;
        }
        if heading.is_some() {
            return if phrases::is_foreign_heading(text) && !self.heads_a_sentence(place, line) {
                Verdict::LeftOut
            } else {
                Verdict::Heading
            };
        }
        if line.length <= LABEL && has_credit(text) && self.is_boxed(place, line, text) {
            return Verdict::Boxed;
        }
        let among = self.shapes.among(ground, self.root, line);
        let of_a_row = among && line.linked == 0 && matches!(block.tag(), Tag::Dt | Tag::Dd | Tag::Td | Tag::Th);
        let time = self.is_entry_time(place, line, text);
        if phrases::is_furniture(text, line.linked > 0) && !of_a_row
            || !among && !time && block.tag() != Tag::Summary && phrases::is_date_line(text) && !self.is_dated_fact(place, line, text)
            || phrases::is_byline(text)
        {
            return Verdict::LeftOut;
        }
        // What a program left in the page for its scripts.
        if text.starts_with('{') && text.ends_with('}') && text.holds("\":") && block.tag() != Tag::Pre {
            return Verdict::LeftOut;
        }
        // Prose needs not be searched for in the summary.
        if self.is_prose(place) || line.length > LABEL || is_standfirst(ground, line, text) {
            return if self.is_boxed(place, line, text) {
                Verdict::Boxed
            } else {
                Verdict::Kept
            };
        }
        // What opens a part of the story when it is pressed is that part's heading.
        if block.tag() == Tag::Summary {
            return Verdict::Heading;
        }
        let in_stream = self.shapes.in_stream(ground, line);
        let verse = line.linked == 0 && self.runs().is_long(place);
        // A box for numbers of the stock exchange may be called a quote, too.
        let said = line.linked == 0 && around.any(Hints::QUOTE) && (opens_quote(text) || self.shapes.is_said_apart(ground, block, text));
        if in_stream
            || block.tag() == Tag::Li
            || among
            || time
            || verse
            || said
            || self.shapes.is_told_in_a_box(ground, line, text)
            || line.linked == 0 && is_named_heading(block) && self.shapes.stands_apart(ground, block)
            || self.is_answered(place, line, text)
            || edges::is_first_letter(ground, line, self.all().get(place + 1))
        {
            Verdict::Kept
        } else if self.is_boxed(place, line, text) {
            Verdict::Boxed
        } else if self.heads_a_box(place, line) {
            Verdict::Heading
        } else {
            Verdict::Doubtful
        }
    }

    /// Whether an unlinked heading stands among the paragraphs, right over a sentence: what is announced elsewhere is links.
    fn heads_a_sentence(&self, place: usize, line: &Line) -> bool {
        let block = self.ground.document.node(line.block);
        let below = self.all().get(place + 1);
        line.linked == 0
            && self.shapes.is_stream_parent(self.ground, block.parent())
            && self.is_prose_before(place)
            && below.is_some_and(|below| {
                self.ground.document.node(below.block).parent() == block.parent() && self.is_sentence(place + 1, below, self.ground.text(below))
            })
    }

    /// Whether a picture stands right before or right after the line's block.
    pub(super) fn stands_at_picture(&self, line: &Line) -> bool {
        let block = self.ground.document.node(line.block);
        let has_picture = |id: NodeId| self.ground.features.get(id).media > 0;
        let before = self.before.get_or_init(|| self.something_before()).get(line.block.index()).copied();
        let after = || std::iter::successors(block.next_sibling(), |node| node.next_sibling()).find(|node| self.is_something(node.id()));
        has_picture(line.block)
            || before.is_some_and(|before| before != NodeId::ROOT && has_picture(before))
            || after().is_some_and(|node| has_picture(node.id()))
    }

    /// For each node, the last one before it under the same parent that shows anything; the root where there is none. One pass for all, as
    /// thousands of captions may stand in one element.
    fn something_before(&self) -> Vec<NodeId> {
        let document = self.ground.document;
        let mut last = vec![NodeId::ROOT; document.len()];
        let mut before = Vec::with_capacity(document.len());
        for node in document.iter() {
            let parent = node.parent().map_or(0, |parent| parent.id().index());
            let last = last.get_mut(parent);
            before.push(last.as_deref().copied().unwrap_or(NodeId::ROOT));
            if let Some(last) = last.filter(|_| self.is_something(node.id())) {
                *last = node.id();
            }
        }
        before
    }

    /// Whether a node shows anything.
    fn is_something(&self, id: NodeId) -> bool {
        let feature = self.ground.features.get(id);
        feature.characters > 0 || feature.media > 0
    }

    fn is_headline<'s>(&self, place: usize, line: &Line, text: &str, letters: &dyn Fn() -> &'s str) -> bool {
        let anchors = &self.ground.anchors;
        // Some editors give every part of a story a heading of the first level; a sentence in one is a picture's words.
        let is_h1 = self.ground.document.node(line.block).tag() == Tag::H1 && (!self.is_prose_before(place) || line.length > LABEL);
        if is_h1
            || anchors
                .headline
                .is_some_and(|headline| self.ground.document.node(headline).contains(line.first))
        {
            return true;
        }
        // A line after the story's first paragraph that says what the title says is a refrain, or heads the part that gives the story its title.
        let level = self.ground.document.node(line.block).tag().heading_level();
        if line.linked == 0 && self.is_prose_before(place) && self.shapes.in_stream(self.ground, line) {
            return false;
        }
        if !anchors.may_be_title(text, LONG_TITLE, level.is_some()) {
            return false;
        }
        let letters = letters();
        let says = |title: &String| {
            title == letters
                || letters.len() >= LONG_TITLE && title.holds(letters)
                || title.len() >= LONG_TITLE && letters.len() < 2 * title.len() && letters.holds(title.as_str()) && !phrases::ends_sentence(text)
        };
        // A heading may hold the line above the headline, too.
        let ends_so = |title: &String| level.is_some() && title.len() >= LONG_TITLE && letters.ends_with(title.as_str());
        line.block != self.root && !letters.is_empty() && anchors.titles.iter().any(|title| says(title) || ends_so(title))
    }
}
