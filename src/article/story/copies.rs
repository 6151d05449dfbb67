//! A copy is a run of lines that says word for word what the story has said before: pages print it once more for narrow screens, or for paper.

use super::ground::Ground;
use super::trim::Verdict;
use crate::dom::Line;
use crate::quick::{HashMap, Quick};
use std::hash::Hasher;

/// Letters of the shortest copy; refrains, questions to several people and what goes for several things alike are shorter.
const SHORTEST: u32 = 1_000;

/// What the story has said so far.
#[derive(Default)]
pub(super) struct Copies {
    /// The number of the first line with these words, among those that are kept.
    told: HashMap<u64, u32>,
    number: u32,
}

impl Copies {
    /// Leaves copies out of the lines of a root.
    pub fn leave_out(&mut self, ground: &Ground<'_>, lines: &[Line], verdicts: &mut [Verdict]) {
        // The line that goes on with the run, where the run begins, and its letters.
        let (mut next, mut start, mut letters) = (0, 0, 0);
        for (place, line) in lines.iter().enumerate() {
            if verdicts.get(place) != Some(&Verdict::Kept) {
                continue;
            }
            let mut words = Quick::default();
            words.write(ground.text(line).as_bytes());
            self.number += 1;
            let first = *self.told.entry(words.finish()).or_insert(self.number);
            if first != next {
                (start, letters) = (place, 0);
            }
            next = if first == self.number { 0 } else { first + 1 };
            letters += line.length;
            if next > 0 && letters >= SHORTEST {
                for verdict in verdicts.get_mut(start..=place).unwrap_or_default() {
                    *verdict = Verdict::LeftOut;
                }
                start = place + 1;
            }
        }
    }
}
