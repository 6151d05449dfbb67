//! A word filter says of most words that they are not in a list, by three of their features, before the list is searched.

use crate::words::{Words, first};

/// A bit for each combination of features; the lists of names fill about a tenth of them.
#[derive(Debug)]
pub(crate) struct WordFilter([u64; 64]);

impl Default for WordFilter {
    fn default() -> WordFilter {
        WordFilter::new()
    }
}

impl WordFilter {
    /// Holding nothing.
    pub const fn new() -> WordFilter {
        WordFilter([0; 64])
    }

    /// Holding a list.
    pub const fn of(list: Words) -> WordFilter {
        let mut filter = WordFilter::new();
        filter.add_all(list);
        filter
    }

    /// A list more.
    pub const fn add_all(&mut self, list: Words) {
        let mut rest = list.packed();
        while let Some((word, behind)) = first(rest) {
            self.mark(word);
            rest = behind;
        }
    }

    /// One more word.
    pub const fn add(&mut self, word: &str) {
        self.mark(word.as_bytes());
    }

    const fn mark(&mut self, word: &[u8]) {
        let place = place(word);
        self.0[place >> 6] |= 1 << (place & 63);
    }

    /// Whether the word may be one of those that were put in.
    #[inline]
    pub fn may_have(&self, word: &str) -> bool {
        let place = place(word.as_bytes());
        self.0.get(place >> 6).is_some_and(|bits| bits >> (place & 63) & 1 != 0)
    }
}

/// A list of beginnings, to be asked whether a text has one of them; of most texts the first three bytes say that it has none.
#[derive(Debug)]
pub(crate) struct Beginnings {
    list: Words,
    filter: [u64; 64],
    /// A bit for each ASCII letter that is one of them.
    letters: u128,
}

impl Beginnings {
    /// Of a list of texts.
    pub const fn of(list: Words) -> Beginnings {
        let (mut filter, mut letters) = ([0; 64], 0);
        let mut rest = list.packed();
        while let Some((bytes, behind)) = first(rest) {
            rest = behind;
            // A text of two bytes begins with any third one behind them.
            let (mut third, last) = match bytes {
                [_, _, third, ..] => (*third as usize, *third as usize),
                [_, _] => (0, 255),
                _ => {
                    letters |= 1 << (bytes[0] & 127);
                    (1, 0)
                }
            };
            while third <= last {
                let place = beginning(bytes[0], bytes[1], third as u8);
                filter[place >> 6] |= 1 << (place & 63);
                third += 1;
            }
        }
        Beginnings { list, filter, letters }
    }

    /// Whether the text begins with one of them.
    pub fn begin(&self, text: &str) -> bool {
        self.may_begin(text.as_bytes()) && self.list.iter().any(|start| text.starts_with(start))
    }

    /// Whether one of them, all of three bytes or more, stands anywhere in the text: one way through it for the whole list.
    pub fn stand_in(&self, text: &str) -> bool {
        let places = text.as_bytes().windows(3).enumerate();
        places
            .filter(|(_, bytes)| self.may_begin(bytes))
            .any(|(at, _)| text.get(at..).is_some_and(|rest| self.list.iter().any(|start| rest.starts_with(start))))
    }

    /// Whether one of them may begin where these bytes do.
    #[inline]
    fn may_begin(&self, bytes: &[u8]) -> bool {
        let place = match bytes {
            [first, second, third, ..] => beginning(*first, *second, *third),
            _ => return true,
        };
        if self.letters != 0 && bytes.first().is_some_and(|first| self.letters >> (first & 127) & 1 != 0) {
            return true;
        }
        self.filter.get(place >> 6).is_some_and(|bits| bits >> (place & 63) & 1 != 0)
    }
}

/// Three bytes as a number below 4096.
const fn beginning(first: u8, second: u8, third: u8) -> usize {
    (first as usize ^ (second as usize) << 3 ^ (third as usize) << 6) & 0xfff
}

/// First letter, last letter and length, as a number below 4096.
const fn place(word: &[u8]) -> usize {
    match word {
        [] => 0,
        [first, .., last] => (*first as usize & 31) << 7 | (*last as usize & 31) << 2 | word.len() & 3,
        [only] => (*only as usize & 31) << 7 | 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::words;

    #[test]
    fn what_is_in_a_list_passes_its_filter() {
        const LIST: Words = words!["read more", "también", "続き", "ads", "©", "x"];
        static BEGINNINGS: Beginnings = Beginnings::of(LIST);
        let filter = WordFilter::of(LIST);
        for text in LIST.iter() {
            assert!(
                filter.may_have(text) && BEGINNINGS.begin(text) && BEGINNINGS.begin(&format!("{text} and so on")),
                "{text}"
            );
        }
        for text in ["", "re", "readers", "tambien", "adz", "éa"] {
            assert!(!BEGINNINGS.begin(text) && !BEGINNINGS.stand_in(text), "{text}");
        }
        for text in ["the ads", "o también", "ads", "xx続き"] {
            assert!(BEGINNINGS.stand_in(text), "{text}");
        }
    }
}
