//! A word list is one text, a mark behind each word: as strings of their own, every word would take eight bytes more, for where it stands and how long it is. Lengths
//! in place of the marks would be as short, and make the whole core two kilobytes larger where it is packed, as they follow from nothing.

use crate::dom::word_filter::WordFilter;
use crate::quick::{HashMap, HashSet};
use std::cell::Cell;

/// The words of a list, as a short text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Words(&'static [u8]);

/// A list of words, packed while the core is compiled.
macro_rules! words {
    ($($word:literal),* $(,)?) => {{
        const LIST: &[&str] = &[$($word),*];
        const PACKED: [u8; $crate::words::length(LIST)] = $crate::words::pack(LIST);
        const SHORT: [u8; $crate::short::shorten::<0>(&PACKED).1] = $crate::short::shorten(&PACKED).0;
        $crate::words::Words::of(&SHORT)
    }};
}
pub(crate) use words;

/// Stands behind each word, and in none.
const END: u8 = 0;

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
        Words(packed)
    }

    /// The words as they are packed, for those that are all of ASCII.
    pub const fn packed(self) -> &'static [u8] {
        self.0
    }

    /// Every word.
    pub fn all(self) -> &'static [&'static str] {
        &self.list().words
    }

    /// Every word, one after the other.
    pub fn iter(self) -> impl Iterator<Item = &'static str> + Clone {
        self.all().iter().copied()
    }

    /// Whether a word is one of them. Never inlined: a copy wherever something is asked would take more room than the lists.
    #[inline(never)]
    pub fn has(self, word: &str) -> bool {
        let list = self.list();
        list.filter.may_have(word) && list.known.contains(word)
    }

    /// Puts each of the words into a table, with a number.
    pub fn number(self, number: u32, table: &mut HashMap<&'static str, u32>) {
        self.iter().for_each(|word| {
            table.insert(word, number);
        });
    }

    /// The list as it is asked, made when it is first asked, once a thread.
    fn list(self) -> &'static List {
        let mut at = self.0.as_ptr() as usize / 8 + self.0.len();
        LISTS.with(|lists| {
            loop {
                let place = &lists[at % MOST_LISTS];
                match place.get() {
                    Some(list) if std::ptr::eq(list.packed, self.0) => return list,
                    Some(_) => at += 1,
                    None => place.set(Some(List::of(self.0))),
                }
            }
        })
    }
}

/// The words of a list, in order and to be looked up.
#[derive(Debug)]
struct List {
    packed: &'static [u8],
    words: Vec<&'static str>,
    /// Most words that are asked for are in no list.
    filter: WordFilter,
    known: HashSet<&'static str>,
}

impl List {
    /// Kept as long as the program runs.
    fn of(packed: &'static [u8]) -> &'static List {
        let text: &str = Box::leak(crate::short::long(packed).into_boxed_str());
        let words: Vec<&str> = text.split_terminator('\0').collect();
        let mut filter = WordFilter::new();
        words.iter().for_each(|word| filter.add(word));
        let known = words.iter().copied().collect();
        Box::leak(Box::new(List {
            packed,
            words,
            filter,
            known,
        }))
    }
}

/// More than the program has lists, as a test counts.
const MOST_LISTS: usize = 512;

thread_local! {
    /// The lists that were asked, each where its address says, or at the next free place. A map of them takes longer to ask than the list itself.
    static LISTS: [Cell<Option<&'static List>>; MOST_LISTS] = const { [const { Cell::new(None) }; MOST_LISTS] };
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

    /// How many lists the files of a folder hold.
    fn lists_in(folder: &std::path::Path) -> usize {
        let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let count = |path: std::path::PathBuf| match path.is_dir() {
            true => lists_in(&path),
            false => std::fs::read_to_string(path).unwrap_or_default().matches("words![").count(),
        };
        entries.map(count).sum()
    }

    #[test]
    fn there_is_room_for_every_list() {
        let lists = lists_in(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
        // The search for one that finds no free place would not end.
        assert!((100..MOST_LISTS).contains(&lists), "{lists}");
    }
}
