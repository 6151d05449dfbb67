//! Name words are the words that a publisher names an element with: its class and id, cut at hyphens, underscores and capitals.

use crate::dom::NodeRef;
use crate::words::Words;

/// Longest class and id that is cut into words, in bytes; a longer one is a program's output, not a name.
const LONGEST: usize = 1_024;

/// The words of an element's class and id, in lower case.
#[derive(Default)]
pub(in crate::article) struct NameWords {
    /// The words, each between two spaces.
    words: String,
    /// A bit for the first two letters of each word.
    first: u64,
}

impl NameWords {
    /// Cuts an element's names into words.
    pub fn of(node: NodeRef<'_>) -> NameWords {
        NameWords::default().read_again(node)
    }

    /// The words of another element, in the room of these.
    pub fn read_again(self, node: NodeRef<'_>) -> NameWords {
        let names = [node.attribute("class"), node.attribute("id")];
        let mut out = self.words;
        out.clear();
        for name in names.into_iter().flatten().filter(|name| name.len() <= LONGEST) {
            let mut after_small = false;
            for c in name.bytes() {
                if !c.is_ascii_alphanumeric() {
                    push_space(&mut out);
                    after_small = false;
                    continue;
                }
                if c.is_ascii_uppercase() && after_small {
                    push_space(&mut out);
                }
                after_small = c.is_ascii_lowercase();
                if out.is_empty() {
                    out.push(' ');
                }
                out.push(char::from(c.to_ascii_lowercase()));
            }
            push_space(&mut out);
        }
        let starts = out.as_bytes().windows(3).filter(|letters| letters.first() == Some(&b' '));
        let first = starts.fold(0, |bits, letters| bits | letters.get(1..).map_or(0, bit));
        NameWords { words: out, first }
    }

    /// Whether one of the words is there; a phrase such as `drop cap` has to stand in a row.
    pub fn has(&self, phrase: &str) -> bool {
        if self.first & bit(phrase.as_bytes()) == 0 {
            return false;
        }
        let words = self.words.as_bytes();
        memchr::memchr_iter(b' ', words).any(|space| {
            let rest = words.get(space + 1..).unwrap_or_default();
            rest.first() == phrase.as_bytes().first() && rest.starts_with(phrase.as_bytes()) && rest.get(phrase.len()) == Some(&b' ')
        })
    }

    /// Whether one of several is there.
    pub fn has_any(&self, phrases: Words) -> bool {
        self.first != 0 && phrases.iter().any(|phrase| self.has(phrase))
    }
}

/// The bit of the first two letters.
fn bit(letters: &[u8]) -> u64 {
    match letters {
        [first, second, ..] => 1 << (first.wrapping_mul(31).wrapping_add(*second) & 63),
        _ => 0,
    }
}

fn push_space(out: &mut String) {
    if !out.ends_with(' ') {
        out.push(' ');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::{NodeId, from_html};

    #[test]
    fn names_are_cut_into_whole_words() {
        let document = from_html("<html class='wp-caption dropCap Image__credit-text' id=a1>", None);
        let words = NameWords::of(document.node(NodeId::ROOT));
        for there in ["caption", "drop cap", "credit", "image", "a1"] {
            assert!(words.has(there), "{there}");
        }
        for missing in ["cap text", "capt", "edit", "wp text"] {
            assert!(!words.has(missing), "{missing}");
        }
    }
}
