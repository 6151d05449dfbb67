//! A run is a row of short lines marked up alike with no link in them: the lines of a poem, of a recipe's ingredients, of the facts under a
//! match report. None of them ends as a sentence does, and together they are no label.

use super::endnote::is_endnote;
use super::ground::{AGAINST, Ground};
use super::phrases;
use super::shape;
use crate::dom::Line;
use std::ops::Range;

/// Fewest lines of a run: a byline with its date and its reading time has three.
const FEWEST: usize = 4;
/// Letters of a run's lines on average, at least: names of buttons are shorter.
const MEAN: u32 = 8;
/// The share of a run's lines that has to have two words: buttons and languages are single ones.
const WORDS: f32 = 0.7;

/// Letters of the longest line of a run; longer ones are paragraphs.
const LONGEST: u32 = 80;

/// Which of a range of lines stand in a run.
#[derive(Debug, Default)]
pub(in crate::article) struct Runs(Vec<bool>);

impl Runs {
    pub fn of(ground: &Ground<'_>, lines: Range<usize>) -> Runs {
        let all = ground.lines.all().get(lines).unwrap_or_default();
        let mut long = vec![false; all.len()];
        let (mut start, mut row_end) = (0, 0);
        while start < all.len() {
            // Once for all runs in a row: a page may be one long row of which no line may stand in a run.
            if start >= row_end {
                row_end = start + row(ground, all.get(start..).unwrap_or_default());
            }
            // Nearly all rows are too short for a run, whatever their lines say.
            if row_end < start + FEWEST {
                start = row_end.max(start + 1);
                continue;
            }
            let mut end = start;
            let (mut letters, mut phrases) = (0, 0);
            while end < row_end
                && let Some(line) = all.get(end)
                && let Some(words) = words(ground, line)
            {
                letters += line.length;
                phrases += usize::from(words > 1);
                end += 1;
            }
            let count = end - start;
            if count >= FEWEST && letters >= MEAN * count as u32 && phrases as f32 >= WORDS * count as f32 {
                long.get_mut(start..end).unwrap_or_default().fill(true);
            }
            start = end.max(start + 1);
        }
        Runs(long)
    }

    /// Whether the line at a place of the range stands in a run.
    pub fn is_long(&self, place: usize) -> bool {
        self.0.get(place).copied().unwrap_or_default()
    }
}

/// How many lines from the first on are short, without a link and alike.
fn row(ground: &Ground<'_>, lines: &[Line]) -> usize {
    let is_short = |line: &Line| {
        line.linked == 0
            && line.length <= LONGEST
            && !ground.says(line.first, AGAINST)
            && ground.document.node(line.block).tag().heading_level().is_none()
    };
    if !lines.first().is_some_and(is_short) {
        return 0;
    }
    1 + lines
        .windows(2)
        .take_while(|pair| matches!(pair, [before, line] if is_short(line) && are_alike(ground, before, line)))
        .count()
}

/// How many words a line has that may stand in a run; `None` for one that may not.
fn words(ground: &Ground<'_>, line: &Line) -> Option<usize> {
    let text = ground.text(line);
    let furniture = phrases::is_date_line(text) || phrases::is_byline(text) || phrases::is_furniture(text, false) || is_endnote(text);
    (!furniture).then(|| text.split_whitespace().count())
}

/// Whether two lines stand in one block, or in blocks alike beside each other.
fn are_alike(ground: &Ground<'_>, one: &Line, other: &Line) -> bool {
    let parent = |line: &Line| ground.document.node(line.block).parent().map(|parent| parent.id());
    one.block == other.block || parent(one) == parent(other) && shape::key(ground, one) == shape::key(ground, other)
}
