//! Phrases are lists of words in the languages of the press, kept as data files: language, class and phrase on each line.

use super::keys;
use std::collections::HashMap;

/// A list of phrases by their folded words.
pub(crate) struct Phrases<C> {
    known: HashMap<Box<str>, C>,
    longest: usize,
}

impl<C: Copy> Phrases<C> {
    /// Reads a data file. `class` turns its second column into a value; lines whose class it does not know are left out.
    pub fn read(data: &str, class: impl Fn(&str) -> Option<C>) -> Phrases<C> {
        let mut phrases = Phrases {
            known: HashMap::new(),
            longest: 0,
        };
        for line in data.lines().filter(|line| !line.starts_with('#')) {
            let mut fields = line.split('\t');
            let (Some(_), Some(name), Some(phrase)) = (fields.next(), fields.next(), fields.next()) else {
                continue;
            };
            let folded = keys::folded(phrase);
            if let (false, Some(class)) = (folded.is_empty(), class(name)) {
                phrases.longest = phrases.longest.max(folded.split(' ').count());
                // The first entry of a phrase decides.
                phrases.known.entry(folded.into_boxed_str()).or_insert(class);
            }
        }
        phrases
    }

    /// The class of folded words that are a phrase as a whole.
    pub fn get(&self, folded: &str) -> Option<C> {
        self.known.get(folded).copied()
    }

    /// The longest phrase that folded words begin with: its class, and how many bytes of the words it takes.
    pub fn at_start(&self, folded: &str) -> Option<(C, usize)> {
        let mut ends: Vec<usize> = folded.match_indices(' ').map(|(at, _)| at).take(self.longest).collect();
        if ends.len() < self.longest {
            ends.push(folded.len());
        }
        ends.into_iter()
            .rev()
            .find_map(|end| folded.get(..end).and_then(|head| self.get(head)).map(|class| (class, end)))
    }

    /// All phrases with their classes, in no order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, C)> {
        self.known.iter().map(|(phrase, class)| (&**phrase, *class))
    }
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
