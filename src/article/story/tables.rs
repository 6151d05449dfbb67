//! A table of data is the story's as a whole: its cells are too short, and too often links, to be told from clutter one by one.

use super::ground::AGAINST;
use super::trim::{Trim, Verdict};
use crate::dom::{Line, NodeRef, Tag};
use std::ops::Range;

/// Elements between a table and a line in it: a group of rows, a row, a cell, and two in that.
const DEPTH: usize = 6;
/// Fewest headings of a table of data, in its own words: a single one heads a box.
const HEADINGS: usize = 2;

impl Trim<'_, '_> {
    /// Keeps all cells of tables whose headings are kept, or stand among the paragraphs.
    pub(super) fn tables(&self, verdicts: &mut [Verdict]) {
        let is_kept = |verdict: &Verdict| *verdict == Verdict::Kept;
        let (Some(first), Some(last)) = (verdicts.iter().position(is_kept), verdicts.iter().rposition(is_kept)) else {
            return;
        };
        let named = |line: &Line| self.ground.says(line.first, AGAINST);
        let mut place = 0;
        while let Some(line) = self.all().get(place) {
            let cells = self.table_around(line).filter(|cells| cells.contains(&place)).unwrap_or(place..place + 1);
            let within = first < place && place < last;
            place = cells.end;
            let lines = self.all().get(cells.clone()).unwrap_or_default();
            let Some(verdicts) = verdicts.get_mut(cells) else { continue };
            let stays =
                |line: &Line, verdict: &Verdict| is_kept(verdict) || within && !named(line) && self.shapes.among(self.ground, self.root, line);
            let headings = lines.iter().zip(verdicts.iter());
            let headings = headings.filter(|(line, verdict)| self.is_heading_of_cells(line) && stays(line, verdict));
            if headings.take(HEADINGS).count() < HEADINGS {
                continue;
            }
            for (line, verdict) in lines.iter().zip(verdicts) {
                if *verdict == Verdict::Doubtful || *verdict == Verdict::LeftOut && !named(line) && self.is_a_cell(line) {
                    *verdict = Verdict::Kept;
                }
            }
        }
    }

    /// A line's block and what stands around it, as far as a table's cells reach.
    fn outward(&self, line: &Line) -> impl Iterator<Item = NodeRef<'_>> {
        let block = self.ground.document.node(line.block);
        std::iter::once(block).chain(block.ancestors()).take(DEPTH)
    }

    /// The lines of the table that a line stands in.
    fn table_around(&self, line: &Line) -> Option<Range<usize>> {
        let around = self.outward(line).take_while(|node| node.id() != self.root);
        let table = around.filter(|node| node.tag() == Tag::Table).last()?;
        let lines = self.ground.lines_of(table.span());
        Some(lines.start.checked_sub(self.lines.start)?..lines.end - self.lines.start)
    }

    /// Whether a line is all that its cell says: a shop's link below a price leads elsewhere.
    fn is_a_cell(&self, line: &Line) -> bool {
        let cell = self.outward(line).find(|node| matches!(node.tag(), Tag::Td | Tag::Th));
        cell.is_some_and(|cell| self.ground.lines_of(cell.span()).len() == 1)
    }

    fn is_heading_of_cells(&self, line: &Line) -> bool {
        line.linked == 0 && self.outward(line).take(2).any(|node| node.tag() == Tag::Th)
    }
}
