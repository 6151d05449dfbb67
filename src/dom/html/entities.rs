//! An entity is a name that HTML has for a character: `eacute;`, and without its semicolon, where old pages may leave it out, `eacute`.
//!
//! The list is read once into places, and a name is found letter by letter in an ever smaller part of it.

use std::sync::LazyLock;

const LIST: &str = include_str!("entities.txt");

/// What ends a name in the list.
const NEEDS_SEMICOLON: u8 = b' ';
/// The same, of a name that old pages may write without its semicolon.
const DOES_WITHOUT: u8 = b'!';

/// Where the lines of the list begin, comments left out.
static LINES: LazyLock<Vec<u32>> = LazyLock::new(|| {
    let mut at = 0u32;
    LIST.split_inclusive('\n')
        .map(|line| {
            at += line.len() as u32;
            (line, at - line.len() as u32)
        })
        .filter(|(line, _)| !line.starts_with('#'))
        .map(|(_, start)| start)
        .collect()
});

/// The longest name that a text begins with: its length, and what it means.
pub(super) fn longest(text: &str) -> Option<(usize, impl Iterator<Item = char> + use<>)> {
    let (mut from, mut to) = (0, LINES.len());
    let mut longest = None;
    for (at, letter) in text.bytes().enumerate() {
        let part = LINES.get(from..to).unwrap_or_default();
        // What ends a name in the list is below every letter.
        let before = part.partition_point(|line| letter_at(*line, at) < letter);
        let after = part.partition_point(|line| letter_at(*line, at) <= letter);
        if matches!(letter, NEEDS_SEMICOLON | DOES_WITHOUT) || before == after {
            break;
        }
        (from, to) = (from + before, from + after);
        let first = LINES.get(from).copied().unwrap_or_default();
        let length = at + 1;
        let has_semicolon = text.as_bytes().get(length) == Some(&b';');
        match letter_at(first, length) {
            NEEDS_SEMICOLON | DOES_WITHOUT if has_semicolon => longest = Some((length + 1, first as usize + length)),
            DOES_WITHOUT => longest = Some((length, first as usize + length)),
            _ => {}
        }
    }
    longest.map(|(length, end)| (length, characters(end + 1)))
}

fn letter_at(line: u32, at: usize) -> u8 {
    LIST.as_bytes().get(line as usize + at).copied().unwrap_or_default()
}

/// The characters that stand in the list from a place to the end of the line.
fn characters(from: usize) -> impl Iterator<Item = char> {
    let numbers = LIST.get(from..).and_then(|rest| rest.lines().next()).unwrap_or_default();
    let number = |digits| u32::from_str_radix(digits, 16).ok().and_then(char::from_u32);
    numbers.split_ascii_whitespace().filter_map(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_html5ever_s() {
        let theirs = html5ever::data::NAMED_ENTITIES.entries().filter(|(_, meaning)| meaning.0 != 0);
        assert_eq!(theirs.clone().filter(|(name, _)| name.ends_with(';')).count(), LINES.len());
        for (name, (first, second)) in theirs {
            let want: String = [*first, *second].into_iter().filter(|c| *c != 0).filter_map(char::from_u32).collect();
            let (length, found) = longest(name).unwrap();
            assert_eq!((length, found.collect::<String>()), (name.len(), want), "{name}");
        }
        assert!(longest("nosuch").is_none());
        assert_eq!(longest("notit;").map(|(length, _)| length), Some(3));
    }
}
