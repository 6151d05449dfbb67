//! A packed list is a word list as it ships: one line a class, without the languages that people read and edit the files by, and a letter in one byte where its script
//! is one of those that take two or three. It is packed while the core is compiled, as the columns would take a quarter of the lists' room in what every reader
//! downloads, and the letters' further bytes another kilobyte and a half.

use crate::short::put;

/// The text of a list of `words/`, out of how it is packed. `$classes` are those that are read, `$between` is what parts a line's phrases.
macro_rules! packed {
    ($file:literal, $classes:expr, $between:literal) => {{
        const LIST: &str = include_str!($file);
        const CLASSES: &[&str] = $classes;
        const LINES: [u8; $crate::findings::packed::length(LIST, CLASSES, $between)] = $crate::findings::packed::pack(LIST, CLASSES, $between).0;
        static PACKED: [u8; $crate::short::shorten::<0>(&LINES).1] = $crate::short::shorten(&LINES).0;
        $crate::short::long(&PACKED)
    }};
}
pub(super) use packed;

/// Room that a list takes: its text, and of what is written once a class no more than before.
pub(super) const fn length(text: &str, classes: &[&str], between: u8) -> usize {
    pack::<0>(text, classes, between).1
}

/// The lines of a list by class, in the order of `classes`; the last columns of a class's lines are joined by `between`. What is longer than `N` is counted, and not kept.
pub(super) const fn pack<const N: usize>(text: &str, classes: &[&str], between: u8) -> ([u8; N], usize) {
    let bytes = text.as_bytes();
    let (mut out, mut length) = ([0; N], 0);
    let mut class = 0;
    while class < classes.len() {
        let name = classes[class].as_bytes();
        let mut first = true;
        let mut at = 0;
        while at < bytes.len() {
            let end = end_of(bytes, at, b'\n');
            let language = end_of(bytes, at, b'\t');
            if bytes[at] != b'#' && language < end && is_named(bytes, language + 1, name) {
                let from = language + 1 + if first { 0 } else { name.len() + 1 };
                let mut here = from;
                if !first {
                    put(&mut out, &mut length, between);
                }
                while here < end {
                    put(&mut out, &mut length, bytes[here]);
                    here += 1;
                }
                first = false;
            }
            at = end + 1;
        }
        put(&mut out, &mut length, b'\n');
        class += 1;
    }
    (out, length)
}

/// Where a byte stands next, or the text ends.
const fn end_of(bytes: &[u8], mut at: usize, byte: u8) -> usize {
    while at < bytes.len() && bytes[at] != byte {
        at += 1;
    }
    at
}

/// Whether a column is this name.
const fn is_named(bytes: &[u8], from: usize, name: &[u8]) -> bool {
    let mut at = 0;
    while at < name.len() {
        if from + at >= bytes.len() || bytes[from + at] != name[at] {
            return false;
        }
        at += 1;
    }
    from + at < bytes.len() && bytes[from + at] == b'\t'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_and_comments_go_and_classes_are_written_once() {
        const LIST: &str = "# x\nen\ta\tone|two\nen\tb\tbee\nde\ta\teins\nfr\tc\tun\n";
        const CLASSES: &[&str] = &["a", "b"];
        let (packed, _) = pack::<{ length(LIST, CLASSES, b'|') }>(LIST, CLASSES, b'|');
        assert_eq!(std::str::from_utf8(&packed), Ok("a\tone|two|eins\nb\tbee\n"));
    }
}
