//! An entry's lines are what stands over its text: a time, a number, a title. They look like date lines and like teasers, and are the story's.

use super::entries;
use super::ground::AGAINST;
use super::names::Hints;
use super::phrases;
use super::runs::Runs;
use super::shape;
use super::trim::{LABEL, LINKED, Trim, Verdict};
use crate::dom::{Line, NodeRef, Tag, asks, letters};
use crate::search::Search;

/// What stands over the entries of a live blog or of a numbered list, where these have no element of their own: how often.
#[derive(Debug, Default)]
pub(super) struct Titles {
    times: u32,
    numbered: u32,
}

/// Fewest entries that make a list.
const ENTRIES: u32 = 3;
/// Elements between a list and a line in it: an item, and a paragraph in it.
const ITEM_DEPTH: usize = 4;

impl Trim<'_, '_> {
    /// Whether a line is a question, with its answer right below it: of an interview, of a list of questions.
    pub(super) fn is_answered(&self, place: usize, line: &Line, text: &str) -> bool {
        let answer = self
            .all()
            .get(place + 1)
            .filter(|answer| self.is_sentence(place + 1, answer, self.ground.text(answer)));
        line.linked == 0 && asks(text) && self.is_prose_before(place) && answer.is_some()
    }

    /// Whether a line is one of a recipe's ingredients: structured data or names say so.
    pub(super) fn is_fact(&self, line: &Line, text: &str) -> bool {
        let anchors = &self.ground.anchors;
        let around = self.ground.around.get(line.first.index()).copied().unwrap_or_default();
        around.any(Hints::FACTS) && !phrases::is_furniture(text, line.linked > 0)
            || !anchors.ingredients.is_empty() && anchors.ingredients.contains(&letters(text))
    }

    /// What stands over the text in an entry of a live blog or of a list of places: its time and its title are the story's, whatever names say of
    /// them and wherever they lead. `None` where other rules know better: the entry's author, its number, a label.
    pub(super) fn entry_head(&self, is_heading: bool, line: &Line, text: &str) -> Option<Verdict> {
        if is_heading {
            return (!phrases::is_foreign_heading(text)).then_some(Verdict::Heading);
        }
        let around = self.ground.around.get(line.first.index()).copied().unwrap_or_default();
        let titled = line.link_density() > LINKED && entries::leading_number(text).is_some();
        let label = line.linked == 0 && !around.any(AGAINST) && !phrases::is_furniture(text, false) && !phrases::is_byline(text);
        let label = label && text.holds_one(char::is_alphabetic) && !phrases::is_date_line(text);
        let is_year = |word: &str| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
        let month = || text.rsplit(' ').next().is_some_and(is_year);
        let time = around.any(Hints::ENTRY_TIME) && (phrases::names_a_time(text) && phrases::is_date_line(text) || month());
        (time || titled || label || is_year(text)).then_some(Verdict::Kept)
    }

    /// Whether a line is the time of day over an entry of a live blog, alone or with its title, or the year over one of a chronicle, in bold: it stands among the paragraphs, right over a sentence or a heading.
    pub(super) fn is_entry_time(&self, place: usize, line: &Line, text: &str) -> bool {
        let below = self.all().get(place + 1);
        let is_heading = |below: &Line| self.ground.document.node(below.block).tag().heading_level().is_some();
        // What stands in one element with the headline is the story's own day.
        let block = self.ground.document.node(line.block);
        let own = self.ground.anchors.headline.is_some_and(|headline| block.contains(headline));
        let is_bold = || text.starts_as(char::is_alphanumeric) && shape::bold_until(self.ground, line).is_some_and(|end| end >= line.end);
        line.linked == 0
            && !own
            && ((phrases::is_time(text) || is_bold()) && self.is_prose_before(place)
                || phrases::begins_with_time(text) && self.titles().times >= ENTRIES)
            && self.shapes.in_stream(self.ground, line)
            && below.is_some_and(|below| {
                self.shapes.in_stream(self.ground, below) && (is_heading(below) || self.is_sentence(place + 1, below, self.ground.text(below)))
            })
    }

    /// Whether a linked line is the title over an entry of a numbered list whose entries stand right among the paragraphs.
    pub(super) fn is_entry_title(&self, place: usize, line: &Line, text: &str) -> bool {
        self.titles().numbered >= ENTRIES && self.is_numbered_title(place, line, text)
    }

    pub(super) fn is_numbered_title(&self, place: usize, line: &Line, text: &str) -> bool {
        let block = self.ground.document.node(line.block);
        // A list of a single item, as editors write "3." over a picture and a paragraph.
        let single = |list: NodeRef<'_>| list.tag() == Tag::Ol && self.ground.lines_of(list.span()).len() == 1;
        let list = std::iter::once(block)
            .chain(block.ancestors())
            .take(ITEM_DEPTH)
            .find(|above| single(*above));
        let outer = list.unwrap_or(block).parent();
        let stream = self.shapes.is_stream_parent(self.ground, outer);
        let over_text = self
            .all()
            .get(place + 1)
            .is_some_and(|below| self.is_prose(place + 1) && outer.is_some_and(|outer| outer.contains(below.first)));
        stream && over_text && (list.is_some() || entries::leading_number(text).is_some())
    }

    /// How many lines of the story look like times of entries, and like titles of a numbered list.
    pub(super) fn titles(&self) -> &Titles {
        self.titles.get_or_init(|| {
            let mut titles = Titles::default();
            for (place, line) in self.all().iter().enumerate().filter(|(_, line)| line.length <= LABEL) {
                let text = self.ground.text(line);
                titles.times += u32::from(line.linked == 0 && phrases::begins_with_time(text) && self.shapes.in_stream(self.ground, line));
                titles.numbered += u32::from(line.link_density() > LINKED && self.is_numbered_title(place, line, text));
            }
            titles
        })
    }

    /// The rows of short lines marked up alike.
    pub(super) fn runs(&self) -> &Runs {
        self.runs.get_or_init(|| Runs::of(self.ground, self.lines.clone()))
    }
}
