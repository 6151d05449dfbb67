//! A dated fact is a short line of the story with a date in it: when the fair is, until when an offer holds, who was born and died when.

use super::trim::Trim;
use crate::dom::Line;
use crate::metadata::tells_with_date;

/// Letters of prose behind which a story has begun: more than a standfirst.
const BEGUN: f32 = 300.0;

impl Trim<'_, '_> {
    /// Whether a line with a date among the story's paragraphs, or behind them, tells something: "The fair runs until May 3, 2024".
    pub(super) fn is_dated_fact(&self, place: usize, line: &Line, text: &str) -> bool {
        let ground = self.ground;
        let around = ground.document.node(line.block).parent().map_or(line.end, |parent| parent.span().end);
        line.linked == 0
            && ground.prose_of(self.lines.start..self.lines.start + place) >= BEGUN
            && self.shapes.in_stream(ground, line)
            && tells_with_date(text, ground.prose_of(ground.lines_of(line.end..around.max(line.end))) > 0.0)
    }
}
