//! A word filter says of most words that they are not in a list, by three of their features, before the list is searched.

/// A bit for each combination of features; the lists of names fill about a tenth of them.
#[derive(Debug)]
pub(crate) struct WordFilter([u64; 64]);

impl WordFilter {
    /// Holding nothing.
    pub const fn new() -> WordFilter {
        WordFilter([0; 64])
    }

    /// With one more word.
    pub const fn with(mut self, word: &str) -> WordFilter {
        let place = place(word.as_bytes());
        self.0[place >> 6] |= 1 << (place & 63);
        self
    }

    /// Whether the word may be one of those that were put in.
    #[inline]
    pub fn may_have(&self, word: &str) -> bool {
        let place = place(word.as_bytes());
        self.0.get(place >> 6).is_some_and(|bits| bits >> (place & 63) & 1 != 0)
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
