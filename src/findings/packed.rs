//! A packed list is a word list as it ships: one line a class, without the languages that people read and edit the files by, and a letter in one byte where its script
//! is one of those that take two or three. It is packed while the core is compiled, as the columns would take a quarter of the lists' room in what every reader
//! downloads, and the letters' further bytes another kilobyte and a half.

/// The text of a list of `words/`, out of how it is packed. `$classes` are those that are read, `$between` is what parts a line's phrases.
macro_rules! packed {
    ($file:literal, $classes:expr, $between:literal) => {{
        const LIST: &str = include_str!($file);
        const CLASSES: &[&str] = $classes;
        const LINES: [u8; $crate::findings::packed::length(LIST, CLASSES, $between)] = $crate::findings::packed::pack(LIST, CLASSES, $between).0;
        static PACKED: [u8; $crate::findings::packed::shorten::<0>(&LINES).1] = $crate::findings::packed::shorten(&LINES).0;
        $crate::findings::packed::unpacked(&PACKED)
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

/// Stands before the number of the page of letters that the following bytes above 127 are from: the letter's number without its last seven bits, or none, where they are
/// UTF-8 again.
const PAGE: u8 = 1;

/// The page of a letter that is written in one byte: from Greek on, up to where scripts have more letters than a page.
const fn page(letter: u32) -> u8 {
    if letter >= 0x370 && letter < 0x3000 { (letter >> 7) as u8 } else { 0 }
}

/// A text with its letters in one byte, as far as they have a page. What is longer than `N` is counted, and not kept.
pub(super) const fn shorten<const N: usize>(text: &[u8]) -> ([u8; N], usize) {
    let (mut out, mut length) = ([0; N], 0);
    let (mut at, mut current) = (0, 0);
    while at < text.len() {
        let (letter, bytes) = letter(text, at);
        let page = page(letter);
        if letter > 127 && page != current {
            put(&mut out, &mut length, PAGE);
            put(&mut out, &mut length, page);
            current = page;
        }
        if page != 0 {
            put(&mut out, &mut length, 0x80 | (letter & 0x7f) as u8);
        }
        let mut here = at;
        at += bytes;
        while page == 0 && here < at {
            put(&mut out, &mut length, text[here]);
            here += 1;
        }
    }
    (out, length)
}

/// A letter of UTF-8, and how many bytes it takes.
const fn letter(text: &[u8], at: usize) -> (u32, usize) {
    let first = text[at];
    let (mut letter, bytes) = match first {
        0..0xc0 => (first as u32, 1),
        0xc0..0xe0 => (first as u32 & 0x1f, 2),
        0xe0..0xf0 => (first as u32 & 0x0f, 3),
        _ => (first as u32 & 0x07, 4),
    };
    let mut here = at + 1;
    while here < at + bytes {
        letter = letter << 6 | (text[here] & 0x3f) as u32;
        here += 1;
    }
    (letter, bytes)
}

/// The text again.
pub(super) fn unpacked(packed: &[u8]) -> String {
    let (mut out, mut page) = (Vec::with_capacity(packed.len() * 2), 0);
    let mut bytes = packed.iter().copied();
    while let Some(byte) = bytes.next() {
        if byte == PAGE {
            page = u32::from(bytes.next().unwrap_or_default()) << 7;
        } else if byte < 0x80 || page == 0 {
            out.push(byte);
        } else if let Some(letter) = char::from_u32(page | u32::from(byte & 0x7f)) {
            out.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes());
        }
    }
    String::from_utf8(out).unwrap_or_default()
}

const fn put<const N: usize>(out: &mut [u8; N], length: &mut usize, byte: u8) {
    if *length < N {
        out[*length] = byte;
    }
    *length += 1;
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

    #[test]
    fn a_text_is_the_same_again() {
        const TEXT: &str = "größer|реклама|ads, реклама|विज्ञापन|続きを読む|광고|โฆษณา|über";
        let (packed, length) = shorten::<{ shorten::<0>(TEXT.as_bytes()).1 }>(TEXT.as_bytes());
        assert_eq!(unpacked(&packed), TEXT);
        assert!(length < TEXT.len() * 3 / 4);
    }
}
