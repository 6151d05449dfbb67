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

    /// Whether the word may be one of those that were put in. In the WASM never copied to where it is asked: the copies would take kilobytes.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    #[cfg_attr(not(target_arch = "wasm32"), inline)]
    pub fn may_have(&self, word: &str) -> bool {
        let place = place(word.as_bytes());
        self.0.get(place >> 6).is_some_and(|bits| bits >> (place & 63) & 1 != 0)
    }
}

/// A bit for each three bytes that a text of a list has in a row: most other texts have none of them there.
#[derive(Debug)]
pub(crate) struct Threes([u64; 64]);

impl Threes {
    /// Holding nothing.
    pub const fn new() -> Threes {
        Threes([0; 64])
    }

    /// The bytes of a text from a place on; behind its end anything may stand.
    pub const fn add(&mut self, bytes: &[u8], at: usize) {
        let (mut third, last) = if at + 2 < bytes.len() {
            (bytes[at + 2], bytes[at + 2])
        } else {
            (0, u8::MAX)
        };
        loop {
            let place = three(bytes[at], bytes[at + 1], third);
            self.0[place >> 6] |= 1 << (place & 63);
            if third == last {
                return;
            }
            third += 1;
        }
    }

    /// Whether a text may begin with some of them.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    #[cfg_attr(not(target_arch = "wasm32"), inline)]
    pub fn may_begin(&self, bytes: &[u8]) -> bool {
        let [first, second, third, ..] = bytes else { return true };
        let place = three(*first, *second, *third);
        self.0.get(place >> 6).is_some_and(|bits| bits >> (place & 63) & 1 != 0)
    }
}

/// Three bytes as a number below 4096.
const fn three(first: u8, second: u8, third: u8) -> usize {
    (first as usize ^ (second as usize) << 3 ^ (third as usize) << 6) & 0xfff
}

/// A list of beginnings, to be asked whether a text has one of them; of most texts the first three bytes say that it has none.
#[derive(Debug)]
pub(crate) struct Beginnings {
    list: Words,
    threes: Threes,
    /// A bit for each ASCII letter that is one of them.
    letters: u128,
    /// A bit for each ASCII letter that one of them begins with: a text too short for three bytes is told by it.
    firsts: u128,
}

impl Beginnings {
    /// Of a list of texts.
    pub const fn of(list: Words) -> Beginnings {
        let (mut threes, mut letters, mut firsts) = (Threes::new(), 0, 0);
        let mut rest = list.packed();
        while let Some((bytes, behind)) = first(rest) {
            rest = behind;
            if bytes[0].is_ascii() {
                firsts |= 1 << bytes[0];
            }
            match bytes {
                [letter] => letters |= 1 << (*letter & 127),
                _ => threes.add(bytes, 0),
            }
        }
        Beginnings {
            list,
            threes,
            letters,
            firsts,
        }
    }

    /// Whether the text begins with one of them.
    pub fn begin(&self, text: &str) -> bool {
        self.may_begin(text.as_bytes()) && begins_with(text.as_bytes(), self.list)
    }

    /// Whether the text is one of them.
    pub fn has(&self, text: &str) -> bool {
        self.may_begin(text.as_bytes()) && self.list.has(text)
    }

    /// Whether one of them may begin where these bytes do.
    #[inline]
    pub fn may_begin(&self, bytes: &[u8]) -> bool {
        let Some(first) = bytes.first() else { return false };
        match bytes.len() {
            // A page has hundreds of signs and numbers of one or two bytes.
            1 | 2 => !first.is_ascii() || self.firsts >> first & 1 != 0,
            _ => first.is_ascii() && self.letters >> first & 1 != 0 || self.threes.may_begin(bytes),
        }
    }
}

/// Whether bytes begin with a text of a list. Most of a list begins with another letter: that is seen before the texts are compared.
fn begins_with(bytes: &[u8], list: Words) -> bool {
    let mut rest = list.packed();
    while let [length, texts @ ..] = rest {
        if texts.first() == bytes.first() && texts.get(..*length as usize).is_some_and(|text| bytes.starts_with(text)) {
            return true;
        }
        rest = texts.get(*length as usize..).unwrap_or_default();
    }
    false
}

/// Places that all texts of a list have together, at most, wherever more steps than one are taken: each is met in other texts, too, and has to be
/// looked at.
const MOST_PLACES: usize = 64;

/// A list of texts of three bytes or more, to be asked whether one of them stands anywhere in another text: one way through that for the whole
/// list, in steps as long as the shortest of them allows.
#[derive(Debug)]
pub(crate) struct Inside {
    list: Words,
    /// The first places of each, as many as a step is long.
    threes: Threes,
    step: usize,
}

impl Inside {
    /// Of a list of texts.
    pub const fn of(list: Words) -> Inside {
        let (mut shortest, mut texts) = (usize::MAX, 0);
        let mut rest = list.packed();
        while let Some((bytes, behind)) = first(rest) {
            rest = behind;
            assert!(bytes.len() > 2, "a text is too short to be looked for in steps");
            shortest = if bytes.len() < shortest { bytes.len() } else { shortest };
            texts += 1;
        }
        let most = if texts < MOST_PLACES { MOST_PLACES / texts } else { 1 };
        let step = if shortest - 2 < most { shortest - 2 } else { most };
        let mut threes = Threes::new();
        let mut rest = list.packed();
        while let Some((bytes, behind)) = first(rest) {
            rest = behind;
            let mut at = 0;
            while at < step {
                threes.add(bytes, at);
                at += 1;
            }
        }
        Inside { list, threes, step }
    }

    /// Whether one of them stands in the text.
    pub fn stand_in(&self, text: &str) -> bool {
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(rest) = bytes.get(at..).filter(|rest| rest.len() > 2) {
            if self.threes.may_begin(rest)
                && (at.saturating_sub(self.step - 1)..=at).any(|start| begins_with(bytes.get(start..).unwrap_or_default(), self.list))
            {
                return true;
            }
            at += self.step;
        }
        false
    }
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
            assert!(!BEGINNINGS.begin(text), "{text}");
        }
    }

    #[test]
    fn what_stands_in_a_text_is_found_wherever_it_stands() {
        static WORDS: [Inside; 2] = [
            Inside::of(words!["ads", "también", "続き"]),
            Inside::of(words!["cookies", "también", "これからも"]),
        ];
        for inside in &WORDS {
            for word in inside.list.iter() {
                for before in 0..8 {
                    let text = "x".repeat(before) + word;
                    assert!(inside.stand_in(&text) && inside.stand_in(&format!("{text}yz")), "{text}");
                    assert!(
                        !inside.stand_in(&text[..text.len() - word.chars().next_back().map_or(0, char::len_utf8)]),
                        "{text}"
                    );
                }
            }
        }
    }
}
