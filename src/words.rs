//! A word list is one text, a mark behind each word: as strings of their own, every word would take eight bytes more, for where it stands and how long it is. Lengths
//! in place of the marks would be as short, and make the whole core two kilobytes larger where it is packed, as they follow from nothing.

/// The words of a list.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Words(&'static str);

/// A list of words, packed while the core is compiled.
macro_rules! words {
    ($($word:literal),* $(,)?) => {{
        const LIST: &[&str] = &[$($word),*];
        const PACKED: [u8; $crate::words::length(LIST)] = $crate::words::pack(LIST);
        $crate::words::Words::of(&PACKED)
    }};
}
pub(crate) use words;

/// Stands behind each word, and in none.
pub(crate) const END: u8 = 0;

/// Room that a list takes.
pub(crate) const fn length(list: &[&str]) -> usize {
    let (mut length, mut at) = (0, 0);
    while at < list.len() {
        length += 1 + list[at].len();
        at += 1;
    }
    length
}

/// The words one after the other, each with the mark behind it.
pub(crate) const fn pack<const N: usize>(list: &[&str]) -> [u8; N] {
    let mut out = [0; N];
    let (mut length, mut at) = (0, 0);
    while at < list.len() {
        let word = list[at].as_bytes();
        let mut letter = 0;
        while letter < word.len() {
            assert!(word[letter] != END, "a word of a list holds the mark that ends it");
            out[length + letter] = word[letter];
            letter += 1;
        }
        length += word.len() + 1;
        at += 1;
    }
    out
}

impl Words {
    /// Of packed words.
    pub const fn of(packed: &'static [u8]) -> Words {
        Words(text(packed))
    }

    /// The words as they are packed.
    pub const fn packed(self) -> &'static [u8] {
        self.0.as_bytes()
    }

    /// Every word.
    pub fn iter(self) -> impl Iterator<Item = &'static str> + Clone {
        self.0.split_terminator('\0')
    }

    /// Whether a word is one of them. Never inlined: a copy wherever something is asked would take more room than the lists.
    #[inline(never)]
    pub fn has(self, word: &str) -> bool {
        let (packed, word, mut start) = (self.packed(), word.as_bytes(), 0);
        memchr::memchr_iter(END, packed).any(|end| {
            let listed = packed.get(std::mem::replace(&mut start, end + 1)..end);
            // Most words of a list are told apart by their length.
            listed.is_some_and(|listed| listed.len() == word.len() && listed == word)
        })
    }
}

/// What is packed, as text.
pub(crate) const fn text(packed: &'static [u8]) -> &'static str {
    match std::str::from_utf8(packed) {
        Ok(text) => text,
        Err(_) => "",
    }
}

/// The first of packed words, and the others.
pub(crate) const fn first(packed: &[u8]) -> Option<(&[u8], &[u8])> {
    let mut end = 0;
    while end < packed.len() {
        if packed[end] == END {
            let (word, rest) = packed.split_at(end);
            return match rest {
                [_, behind @ ..] => Some((word, behind)),
                [] => None,
            };
        }
        end += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_holds_its_words_and_no_other() {
        const LIST: Words = words!["read more", "续", "a"];
        assert_eq!(LIST.iter().collect::<Vec<_>>(), ["read more", "续", "a"]);
        assert!(LIST.has("续") && LIST.has("a") && !LIST.has("read") && !LIST.has("") && !LIST.has("\u{1}a"));
        assert_eq!(words![].iter().next(), None);
    }
}
