//! Brackets in a byline hold what is no name: a job, an address, or what somebody did who wrote nothing.

use super::byline::key;
use super::byline_words::PICTURES;
use crate::dom::is_invisible;

/// Stands for brackets that say of the name before them that it is a photographer's.
pub(super) const PICTURED: char = '¦';

/// The text without what stands in brackets, without addresses of mail and of social networks.
pub(super) fn without_brackets(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut inner = String::new();
    let mut depth = 0usize;
    for c in text.chars() {
        match c {
            '(' | '[' | '（' | '【' | '<' => {
                depth += 1;
                inner.clear();
            }
            ')' | ']' | '）' | '】' | '>' => {
                depth = depth.saturating_sub(1);
                out.push(' ');
                out.extend(PICTURES.has(&key(&inner)).then_some(PICTURED));
            }
            _ if depth > 0 => inner.push(c),
            // Lines that end with an address keep what stands before it: "Ann Lee|ann@example.com".
            '|' => out.push_str(" | "),
            _ if !is_invisible(c) => out.push(c),
            _ => {}
        }
    }
    // A bracket that never closes took the rest with it; the name stands before it.
    let words: Vec<&str> = out.split_whitespace().filter(|word| !word.contains('@')).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_brackets_goes_and_photographers_are_marked() {
        for (text, want) in [
            ("Ann Lee (ann@example.com), Bo Ek", "Ann Lee , Bo Ek"),
            ("Jörg Müller (Text) und Anna Groß (Fotos)", "Jörg Müller und Anna Groß ¦"),
            ("Ann Lee (left", "Ann Lee"),
            ("Ann Lee @annlee", "Ann Lee"),
            ("By Ann Lee|ann@example.com", "By Ann Lee |"),
        ] {
            assert_eq!(without_brackets(text), want, "{text}");
        }
    }
}
