//! A word filter says of most words that they are not in a list, by three of their features, before the list is searched.

use crate::words::Words;
use std::sync::OnceLock;

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

    /// One more word.
    pub fn add(&mut self, word: &str) {
        let place = place(word.as_bytes());
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
    pub fn add(&mut self, bytes: &[u8], at: usize) {
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
        let (first, second, third) = match bytes {
            [first, second, third, ..] => (*first, *second, *third),
            // Only behind a text as short as this anything was put.
            [first, second] => (*first, *second, 0),
            _ => return true,
        };
        let place = three(first, second, third);
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
    /// Filled when it is first asked: what follows from the list need not be in every download.
    firsts: OnceLock<Firsts>,
}

/// How the texts of a list begin.
#[derive(Debug)]
struct Firsts {
    list: &'static [&'static str],
    /// For the last five bits of a text's first byte, the number of the last one that begins so, and for each text the number of the one before it that
    /// does. Numbers begin with 1.
    last: [u16; 32],
    before: Vec<u16>,
    threes: Threes,
    /// A bit for the last five bits of each text that is one letter.
    letters: u32,
}

impl Firsts {
    fn of(list: &'static [&'static str]) -> Firsts {
        let (mut threes, mut letters) = (Threes::new(), 0);
        let (mut last, mut before) = ([0; 32], Vec::new());
        for (text, number) in list.iter().zip(1..) {
            let bytes = text.as_bytes();
            before.push(std::mem::replace(&mut last[place_of(bytes)], number));
            match bytes {
                [_] => letters |= 1 << place_of(bytes),
                _ => threes.add(bytes, 0),
            }
        }
        Firsts {
            list,
            last,
            before,
            threes,
            letters,
        }
    }
}

impl Beginnings {
    /// Of a list of texts.
    pub const fn of(list: Words) -> Beginnings {
        Beginnings {
            list,
            firsts: OnceLock::new(),
        }
    }

    fn firsts(&self) -> &Firsts {
        self.firsts.get_or_init(|| Firsts::of(self.list.all()))
    }

    /// Whether the text begins with one of them.
    pub fn begin(&self, text: &str) -> bool {
        if !self.may_begin(text.as_bytes()) {
            return false;
        }
        let known = self.firsts();
        let mut number = usize::from(known.last[place_of(text.as_bytes())]);
        while let Some(beginning) = number.checked_sub(1).and_then(|at| known.list.get(at)) {
            if text.starts_with(beginning) {
                return true;
            }
            number = known.before.get(number - 1).copied().map_or(0, usize::from);
        }
        false
    }

    /// Whether one of them may begin where these bytes do.
    #[cfg_attr(not(target_arch = "wasm32"), inline)]
    pub fn may_begin(&self, bytes: &[u8]) -> bool {
        let (known, place) = (self.firsts(), place_of(bytes));
        match bytes.len() {
            0 => false,
            // A page has hundreds of signs and numbers of one or two bytes.
            1 | 2 => known.last[place] != 0,
            _ => known.letters >> place & 1 != 0 || known.threes.may_begin(bytes),
        }
    }
}

/// The place of a text among those that begin alike.
fn place_of(text: &[u8]) -> usize {
    text.first().map_or(0, |first| usize::from(first & 31))
}

/// Whether bytes begin with a text of a list. Most of a list begins with another letter: that is seen before the texts are compared.
fn begins_with(bytes: &[u8], list: &[&str]) -> bool {
    let begins = |text: &&str| text.as_bytes().first() == bytes.first() && bytes.starts_with(text.as_bytes());
    list.iter().any(begins)
}

/// Places that all texts of a list have together, at most, wherever more steps than one are taken: each is met in other texts, too, and has to be
/// looked at.
const MOST_PLACES: usize = 64;

/// A list of texts of three bytes or more, to be asked whether one of them stands anywhere in another text: one way through that for the whole
/// list, in steps as long as the shortest of them allows.
#[derive(Debug)]
pub(crate) struct Inside {
    list: Words,
    steps: OnceLock<Steps>,
}

/// How a text is gone through.
#[derive(Debug)]
struct Steps {
    list: &'static [&'static str],
    /// The first places of each text of the list, as many as a step is long.
    threes: Threes,
    length: usize,
}

impl Steps {
    fn of(list: &'static [&'static str]) -> Steps {
        let shortest = list.iter().map(|text| text.len()).min().unwrap_or_default();
        debug_assert!(shortest > 2, "a text is too short to be looked for in steps");
        let most = (MOST_PLACES / list.len().max(1)).max(1);
        let length = shortest.saturating_sub(2).clamp(1, most);
        let mut threes = Threes::new();
        for text in list {
            (0..length).for_each(|at| threes.add(text.as_bytes(), at));
        }
        Steps { list, threes, length }
    }
}

impl Inside {
    /// Of a list of texts.
    pub const fn of(list: Words) -> Inside {
        Inside {
            list,
            steps: OnceLock::new(),
        }
    }

    /// Whether one of them stands in the text.
    pub fn stand_in(&self, text: &str) -> bool {
        let (bytes, mut at) = (text.as_bytes(), 0);
        let steps = self.steps.get_or_init(|| Steps::of(self.list.all()));
        while let Some(rest) = bytes.get(at..).filter(|rest| rest.len() > 2) {
            if steps.threes.may_begin(rest)
                && (at.saturating_sub(steps.length - 1)..=at).any(|start| begins_with(bytes.get(start..).unwrap_or_default(), steps.list))
            {
                return true;
            }
            at += steps.length;
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
        let mut filter = WordFilter::new();
        LIST.iter().for_each(|word| filter.add(word));
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
