//! Line words are what the words of a line leave open: whether any of them can begin a phrase of a list. All lists are asked at once, as nearly every
//! line has no such word.

use super::{blocker_notice, newsletter, promotion};
use std::sync::LazyLock;

/// A bit for each list of which the line may have a phrase.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct LineWords(u8);

impl LineWords {
    /// Channels of a publisher, and what is surely a call to one.
    pub const CHANNEL: LineWords = LineWords(1);
    /// Ad blockers.
    pub const BLOCKER: LineWords = LineWords(1 << 1);
    /// What a newsletter is called.
    pub const NEWSLETTER: LineWords = LineWords(1 << 2);
    /// Of what was not looked through: anything.
    pub const ANY: LineWords = LineWords(u8::MAX);

    /// Looks through folded words.
    pub fn of(key: &str) -> LineWords {
        let table = &*TABLE;
        let mut said = 0;
        for word in key.as_bytes().split(|byte| *byte == b' ') {
            said |= table.get(place(word)).copied().unwrap_or_default();
            said |= u8::from(promotion::may_be_declined(word)) * LineWords::CHANNEL.0;
        }
        LineWords(said)
    }

    /// Whether the line may have a phrase of any of some lists.
    pub fn may(self, lists: LineWords) -> bool {
        self.0 & lists.0 != 0
    }
}

/// For each place, the lists that have a phrase whose first word has it.
static TABLE: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let mut table = vec![0; PLACES];
    let mut add = |phrase: &str, list: LineWords| {
        let first = phrase.split(' ').next().unwrap_or_default();
        table[place(first.as_bytes())] |= list.0;
    };
    promotion::each_channel(&mut |phrase| add(phrase, LineWords::CHANNEL));
    blocker_notice::each_thing(&mut |phrase| add(phrase, LineWords::BLOCKER));
    newsletter::each_thing(&mut |phrase| add(phrase, LineWords::NEWSLETTER));
    table
});

/// Places of words: some times as many as there are phrases.
const PLACES: usize = 4_096;

/// Where a word has its place: its ends and its length tell most words apart.
fn place(word: &[u8]) -> usize {
    match word {
        [first, second, .., last] => ((*first as usize * 5) ^ ((*second as usize) << 4) ^ ((*last as usize) << 7) ^ (word.len() << 2)) % PLACES,
        _ => word.first().map_or(0, |first| *first as usize),
    }
}
