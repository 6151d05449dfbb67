//! Phrases are lists of words in the languages of the press, kept as data files and packed (`packed.rs`): a class and its phrases with bars between them on each line.

use super::keys;
use crate::dom::word_filter::WordFilter;
use crate::order;
use crate::quick::HashMap;

/// The phrases of a list of `words/`: which of its classes are read, each with the value that stands for it.
macro_rules! phrases {
    ($file:literal, $($name:literal => $class:expr),+ $(,)?) => {
        $crate::findings::phrases::Phrases::of(&$crate::findings::packed::packed!($file, &[$($name),+], b'|'), &[$($class),+])
    };
}
pub(super) use phrases;

/// A list of phrases by their first word: most lines of a page begin with a word that no phrase begins with, and are done with one look-up.
pub(crate) struct Phrases<C: 'static> {
    classes: &'static [C],
    table: Table,
}

/// The phrases with the number of their class; the same for every list, so that its code is there once.
#[derive(Default)]
struct Table {
    /// Longest phrases first.
    by_first_word: HashMap<Box<str>, Vec<(Box<str>, u8)>>,
    first_words: WordFilter,
}

impl<C: Copy + 'static> Phrases<C> {
    /// Reads a packed list: each of its lines has the phrases of one class, in the order of these.
    pub fn of(data: &str, classes: &'static [C]) -> Phrases<C> {
        Phrases {
            classes,
            table: Table::read(data),
        }
    }

    /// The class of folded words that are a phrase as a whole.
    pub fn get(&self, folded: &str) -> Option<C> {
        self.classes.get(usize::from(self.table.get(folded)?)).copied()
    }

    /// The longest phrase that folded words begin with: its class, and how many bytes of the words it takes.
    pub fn at_start(&self, folded: &str) -> Option<(C, usize)> {
        let (class, end) = self.table.at_start(folded)?;
        Some((*self.classes.get(usize::from(class))?, end))
    }

    /// Whether a phrase of a class stands in folded words: the longest one, where several begin with the same word.
    pub fn stand_in(&self, folded: &str, class: C) -> bool
    where
        C: PartialEq,
    {
        word_starts(folded).any(|at| {
            folded
                .get(at..)
                .and_then(|rest| self.at_start(rest))
                .is_some_and(|(said, _)| said == class)
        })
    }

    /// Calls with each phrase and its class, in no order.
    pub fn each(&self, call: &mut dyn FnMut(&str, C)) {
        self.table.each(&mut |phrase, class| {
            if let Some(class) = self.classes.get(usize::from(class)) {
                call(phrase, *class);
            }
        });
    }
}

impl Table {
    fn read(data: &str) -> Table {
        let mut table = Table::default();
        for (line, class) in data.lines().zip(0..) {
            let Some((_, phrases)) = line.split_once('\t') else { continue };
            for phrase in phrases.split('|') {
                let folded = keys::folded(phrase);
                if folded.is_empty() {
                    continue;
                }
                table.first_words.add(first_word(&folded));
                let phrases = table.by_first_word.entry(first_word(&folded).into()).or_default();
                // The first entry of a phrase decides.
                if phrases.iter().all(|(other, _)| **other != *folded) {
                    phrases.push((folded.into_boxed_str(), class));
                }
            }
        }
        for phrases in table.by_first_word.values_mut() {
            order::by_number(phrases, |(phrase, _)| u64::MAX - phrase.len() as u64);
        }
        table
    }

    fn each(&self, call: &mut dyn FnMut(&str, u8)) {
        for phrases in self.by_first_word.values() {
            for (phrase, class) in phrases {
                call(phrase, *class);
            }
        }
    }

    /// The phrases that begin with the same word.
    fn beginning_as(&self, folded: &str) -> Option<&Vec<(Box<str>, u8)>> {
        let word = first_word(folded);
        if !self.first_words.may_have(word) {
            return None;
        }
        self.by_first_word.get(word)
    }

    fn get(&self, folded: &str) -> Option<u8> {
        let phrases = self.beginning_as(folded)?;
        phrases.iter().find(|(phrase, _)| **phrase == *folded).map(|(_, class)| *class)
    }

    fn at_start(&self, folded: &str) -> Option<(u8, usize)> {
        let phrases = self.beginning_as(folded)?;
        phrases
            .iter()
            .find(|(phrase, _)| {
                folded
                    .strip_prefix(&**phrase)
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
            })
            .map(|(phrase, class)| (*class, phrase.len()))
    }
}

/// Where the words of folded words begin.
pub(crate) fn word_starts(folded: &str) -> impl Iterator<Item = usize> {
    let spaces = folded.bytes().enumerate().filter(|(_, byte)| *byte == b' ');
    std::iter::once(0).chain(spaces.map(|(at, _)| at + 1))
}

/// The first of folded words.
pub(crate) fn first_word(folded: &str) -> &str {
    let end = folded.bytes().position(|byte| byte == b' ');
    end.and_then(|end| folded.get(..end)).unwrap_or(folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_at_the_start_is_taken() {
        let phrases = Phrases::of("a\tread|write\nb\tread more\nc\t\nbroken\n", &['a', 'b', 'c']);
        assert_eq!(phrases.get("read more"), Some('b'));
        assert_eq!(phrases.get("write"), Some('a'));
        assert_eq!(phrases.at_start("read more here"), Some(('b', 9)));
        assert_eq!(phrases.at_start("read less"), Some(('a', 4)));
        assert_eq!(phrases.at_start("reader"), None);
    }
}
