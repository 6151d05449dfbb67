//! Phrases are lists of words in the languages of the press, kept as data files: language, class and phrase on each line.

use super::keys;
use crate::quick::HashMap;

/// A list of phrases by their first word: most lines of a page begin with a word that no phrase begins with, and are done with one look-up.
pub(crate) struct Phrases<C> {
    /// Longest phrases first.
    by_first_word: HashMap<Box<str>, Vec<(Box<str>, C)>>,
}

impl<C: Copy> Phrases<C> {
    /// Reads a data file. `class` turns its second column into a value; lines whose class it does not know are left out.
    pub fn read(data: &str, class: impl Fn(&str) -> Option<C>) -> Phrases<C> {
        let mut by_first_word: HashMap<Box<str>, Vec<(Box<str>, C)>> = HashMap::default();
        for line in data.lines().filter(|line| !line.starts_with('#')) {
            let mut fields = line.split('\t');
            let (Some(_), Some(name), Some(phrase)) = (fields.next(), fields.next(), fields.next()) else {
                continue;
            };
            let folded = keys::folded(phrase);
            if let (false, Some(class)) = (folded.is_empty(), class(name)) {
                let phrases = by_first_word.entry(first_word(&folded).into()).or_default();
                // The first entry of a phrase decides.
                if phrases.iter().all(|(other, _)| **other != *folded) {
                    phrases.push((folded.into_boxed_str(), class));
                }
            }
        }
        for phrases in by_first_word.values_mut() {
            phrases.sort_by_key(|(phrase, _)| std::cmp::Reverse(phrase.len()));
        }
        Phrases { by_first_word }
    }

    /// The class of folded words that are a phrase as a whole.
    pub fn get(&self, folded: &str) -> Option<C> {
        let phrases = self.by_first_word.get(first_word(folded))?;
        phrases.iter().find(|(phrase, _)| **phrase == *folded).map(|(_, class)| *class)
    }

    /// The longest phrase that folded words begin with: its class, and how many bytes of the words it takes.
    pub fn at_start(&self, folded: &str) -> Option<(C, usize)> {
        let phrases = self.by_first_word.get(first_word(folded))?;
        phrases
            .iter()
            .find(|(phrase, _)| {
                folded
                    .strip_prefix(&**phrase)
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
            })
            .map(|(phrase, class)| (*class, phrase.len()))
    }

    /// All phrases with their classes, in no order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, C)> {
        self.by_first_word.values().flatten().map(|(phrase, class)| (&**phrase, *class))
    }
}

fn first_word(folded: &str) -> &str {
    folded.split_once(' ').map_or(folded, |(word, _)| word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_at_the_start_is_taken() {
        let phrases = Phrases::read("# x\nen\ta\tread\nen\tb\tread more\nen\tc\t\nbroken\n", |class| class.chars().next());
        assert_eq!(phrases.get("read more"), Some('b'));
        assert_eq!(phrases.at_start("read more here"), Some(('b', 9)));
        assert_eq!(phrases.at_start("read less"), Some(('a', 4)));
        assert_eq!(phrases.at_start("reader"), None);
    }
}
