//! A heading of the story is one that heads something of it.

use super::trim::{LABEL, LINKED, Trim, Verdict};
use crate::dom::{Line, NodeRef, Tag};
use crate::search::Search;

/// The level of text: deeper than that of any heading.
const TEXT_LEVEL: u8 = 7;
/// A heading belongs to what stands in the same element or up to this many elements farther out.
const HEADING_REACH: usize = 3;

/// Longest text of an element that is a heading by its name alone, in bytes.
const LONGEST: usize = 200;

/// What a heading between paragraphs is called in the press, at the end of a name. Above the first of them the same words name the summary.
const HEADINGS: [&str; 4] = ["subtitle", "subheading", "subhead", "crosshead"];

/// Whether an element is no heading, but named as one: `h3`, `article__h2`, `body-subtitle`.
pub(in crate::article) fn is_named_heading(node: NodeRef<'_>) -> bool {
    let names = |class: &str| {
        let before = class.strip_suffix(['2', '3', '4']).and_then(|name| name.strip_suffix('h'));
        let lower = crate::lower::text(class);
        before.is_some_and(|before| !before.ends_as(char::is_alphanumeric)) || HEADINGS.iter().any(|word| lower.ends_with(word))
    };
    node.tag() == Tag::Div && node.is_at_most(LONGEST) && node.attribute("class").is_some_and(|class| class.split_ascii_whitespace().any(names))
}

impl Trim<'_, '_> {
    /// A heading stays if text or a deeper heading stays under it, and stands beside it.
    pub(super) fn headings(&self, verdicts: &mut [Verdict]) {
        let mut under: Option<(usize, u8)> = None;
        for place in (0..verdicts.len()).rev() {
            match verdicts.get(place) {
                Some(Verdict::Kept | Verdict::Note) => under = Some((place, TEXT_LEVEL)),
                Some(Verdict::Heading) => {
                    let level = self.level(place);
                    // Of two headings in a row the first heads the second, whatever their levels are: "Best of all" and the thing's name.
                    let kept = under.is_some_and(|(below, deeper)| match level {
                        TEXT_LEVEL => self.opens(place, below),
                        _ => {
                            (deeper > level || deeper == level && below == place + 1 && self.are_siblings(place, below))
                                && (self.stand_together(place, below) || self.follows_text(place, verdicts))
                                && !self.heads_links(place, below)
                        }
                    });
                    if let Some(verdict) = verdicts.get_mut(place) {
                        *verdict = if kept || self.is_told(place) { Verdict::Kept } else { Verdict::LeftOut };
                    }
                    // A part that opens when it is pressed may hold nothing of the story.
                    if kept || level < TEXT_LEVEL {
                        under = kept.then_some((place, level));
                    }
                }
                _ => {}
            }
        }
    }

    /// Whether a heading among the paragraphs is long and stops as a sentence does: what somebody said, set large. It need not head anything.
    fn is_told(&self, place: usize) -> bool {
        let told = |line: &Line| {
            let text = self.ground.text(line);
            line.length > LABEL && line.linked == 0 && text.ends_with_any(".”\"»。") && self.shapes.in_stream(self.ground, line)
        };
        self.is_prose_before(place) && self.all().get(place).is_some_and(told)
    }

    fn level(&self, place: usize) -> u8 {
        let line = self.all().get(place);
        line.and_then(|line| self.ground.document.node(line.block).tag().heading_level())
            .unwrap_or(TEXT_LEVEL)
    }

    /// Whether a line stands right over a list or a table in a box among the paragraphs, or over a box of sentences and nothing else: its title, whatever
    /// element it is in, that may open it when it is pressed. What is to be filled in is a poll.
    pub(super) fn heads_a_box(&self, place: usize, line: &Line) -> bool {
        let block = self.ground.document.node(line.block);
        let apart = |around: NodeRef<'_>| self.shapes.stands_apart(self.ground, around);
        let around = || block.parent().is_some_and(apart);
        line.linked == 0
            && self.opens(place, place + 1)
            && self.all().get(place + 1).is_some_and(|below| {
                let mut beside = std::iter::successors(block.next_sibling(), |node| node.next_sibling()).filter(|node| !node.is_text());
                let mut opened = || beside.next().is_some_and(|part| part.tag() == Tag::Div && part.contains(below.first)) && beside.next().is_none();
                self.shapes.among(self.ground, self.root, below) || self.is_sentence(place + 1, below, self.ground.text(below)) && opened()
            })
            && around()
    }

    fn parent(&self, place: usize) -> Option<NodeRef<'_>> {
        let line = self.all().get(place)?;
        self.ground.document.node(line.block).parent()
    }

    /// Whether what stays below stands in the part that a line opens when it is pressed.
    fn opens(&self, place: usize, below: usize) -> bool {
        self.parent(place)
            .zip(self.all().get(below))
            .is_some_and(|(part, below)| part.contains(below.first))
    }

    /// Whether two headings stand in one element, each alone in what wraps it: an item, a box.
    fn are_siblings(&self, one: usize, other: usize) -> bool {
        let parent = |place: usize| {
            let line = self.all().get(place)?;
            self.ground.around(self.ground.document.node(line.block), HEADING_REACH)
        };
        parent(one).is_some() && parent(one) == parent(other)
    }

    /// Whether a heading stands in a box with nothing but links, several of them, and what stays stands behind that box.
    fn heads_links(&self, heading: usize, below: usize) -> bool {
        let lines = self.all();
        let (Some(line), Some(kept)) = (lines.get(heading), lines.get(below)) else {
            return false;
        };
        let links = lines.get(heading + 1..below).unwrap_or_default();
        let leads = |line: &Line| line.link_density() > LINKED;
        let outer = |around: &NodeRef<'_>| links.first().is_some_and(|first| around.contains(first.first));
        let around = self.ground.document.node(line.block).ancestors().find(outer);
        line.linked == 0 && links.len() > 1 && links.iter().all(leads) && around.is_some_and(|around| !around.contains(kept.first))
    }

    /// Whether a heading ends a box of text that stays: what it heads stands in another box.
    fn follows_text(&self, place: usize, verdicts: &[Verdict]) -> bool {
        let Some(above) = place.checked_sub(1) else {
            return false;
        };
        verdicts.get(above) == Some(&Verdict::Kept) && self.parent(above) == self.parent(place)
    }

    fn stand_together(&self, heading: usize, below: usize) -> bool {
        let lines = self.all();
        let (Some(heading), Some(below)) = (lines.get(heading), lines.get(below)) else {
            return false;
        };
        let block = self.ground.document.node(heading.block);
        // What wraps nothing but the heading is not farther out.
        let wraps = |above: &NodeRef<'_>| self.ground.features.get(above.id()).characters == self.ground.features.get(heading.block).characters;
        block
            .ancestors()
            .skip_while(wraps)
            .take(HEADING_REACH)
            .any(|above| above.contains(below.first))
    }
}
