//! A word list is one text, each word behind its length: as strings of their own, every word would take eight bytes more, for where it stands and how long it is.

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

/// A length has to be a character of one byte.
const LONGEST: usize = 127;

/// Room that a list takes.
pub(crate) const fn length(list: &[&str]) -> usize {
    let (mut length, mut at) = (0, 0);
    while at < list.len() {
        assert!(list[at].len() <= LONGEST, "a word is too long to be in a list");
        length += 1 + list[at].len();
        at += 1;
    }
    length
}

/// The words one after the other, each behind its length.
pub(crate) const fn pack<const N: usize>(list: &[&str]) -> [u8; N] {
    let mut out = [0; N];
    let (mut length, mut at) = (0, 0);
    while at < list.len() {
        let word = list[at].as_bytes();
        out[length] = word.len() as u8;
        let mut letter = 0;
        while letter < word.len() {
            out[length + 1 + letter] = word[letter];
            letter += 1;
        }
        length += 1 + word.len();
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
    pub fn iter(self) -> Each {
        Each { rest: self.0 }
    }

    /// Whether a word is one of them. Never inlined: a copy wherever something is asked would take more room than the lists.
    #[inline(never)]
    pub fn has(self, word: &str) -> bool {
        let (packed, word) = (self.packed(), word.as_bytes());
        let mut at = 0;
        while let Some(length) = packed.get(at) {
            let start = at + 1;
            at = start + usize::from(*length);
            // Most words of a list are told apart by it, without a call.
            if usize::from(*length) == word.len() && packed.get(start) == word.first() && packed.get(start..at) == Some(word) {
                return true;
            }
        }
        false
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
    match packed {
        [length, rest @ ..] => rest.split_at_checked(*length as usize),
        [] => None,
    }
}

/// The words of a list one after the other.
#[derive(Clone)]
pub(crate) struct Each {
    rest: &'static str,
}

impl Iterator for Each {
    type Item = &'static str;

    fn next(&mut self) -> Option<&'static str> {
        let end = 1 + usize::from(*self.rest.as_bytes().first()?);
        let (word, rest) = self.rest.split_at_checked(end)?;
        self.rest = rest;
        word.get(1..)
    }
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
