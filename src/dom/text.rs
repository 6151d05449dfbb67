//! Text is what a reader sees of a page's characters: white space collapsed, invisible characters gone, unseen elements left out.

use super::{NodeRef, Tag};
use crate::search::Search;

/// Characters that take no room and carry no meaning for a reader: soft hyphen, zero-width space, byte-order mark, word joiner and the like.
///
/// Zero-width joiner and non-joiner stay: Persian, Indic scripts and emoji are written with them. Direction marks stay too.
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{0}'..='\u{8}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{84}' | '\u{86}'..='\u{9f}')
}

/// Appends text with white space collapsed to single spaces and invisible characters dropped; a space is not doubled across calls.
pub fn collapse_into(text: &str, out: &mut String) {
    // Most texts are words of ASCII with single spaces between, set in from the source's margin.
    let words = text.trim_ascii_start();
    let indented = words.len() < text.len();
    let words = words.trim_ascii_end();
    if is_even(words.as_bytes()) {
        if indented {
            collapse_each(" ", out);
        }
        out.push_str(words);
        if !words.is_empty() && !text.ends_with(words) {
            out.push(' ');
        }
        return;
    }
    let mut rest = text;
    loop {
        // Words of plain characters go over as they are, one single space after another with them.
        let plain = plain_length(rest.as_bytes());
        let (words, after) = rest.split_at_checked(plain).unwrap_or((rest, ""));
        out.push_str(words);
        // Up to where the next plain run begins, character by character.
        let other = after.bytes().take_while(|byte| !is_plain(*byte)).count();
        let (odd, next) = after.split_at_checked(other).unwrap_or((after, ""));
        if after.is_empty() {
            return;
        }
        collapse_each(odd, out);
        rest = next;
    }
}

/// Whether bytes are words of ASCII with single spaces between; without an early end, as many bytes are looked at at once.
fn is_even(bytes: &[u8]) -> bool {
    let others = bytes
        .iter()
        .fold(0, |others, byte| others | u8::from(byte.wrapping_sub(b' ') > b'~' - b' '));
    // Of two bytes that are no less than a space, no other pair has its bits.
    let next = bytes.get(1..).unwrap_or_default();
    let doubled = bytes
        .iter()
        .zip(next)
        .fold(0, |doubled, (byte, next)| doubled | u8::from(byte | next == b' '));
    others | doubled == 0
}

/// Whether a byte begins a character that is copied as it is: one of ASCII, or of the blocks in which nothing is white space or invisible: from À to the
/// scripts of India, Thai and Tibetan, Han and Hangul.
fn is_plain(byte: u8) -> bool {
    matches!(byte, b'!'..=b'~' | 0xc3..=0xe0 | 0xe4..=0xed)
}

/// Whether a byte goes on with a character.
fn goes_on(byte: u8) -> bool {
    matches!(byte, 0x80..=0xbf)
}

/// The length of the run of words at the start that are parted by single spaces; a space is only taken where a word follows.
pub(crate) fn plain_length(bytes: &[u8]) -> usize {
    let mut length = even_length(bytes);
    while let Some(byte) = bytes.get(length) {
        if is_plain(*byte) || length > 0 && goes_on(*byte) {
            length += 1;
        } else if *byte == b' ' && length > 0 && bytes.get(length + 1).is_some_and(|next| is_plain(*next)) {
            length += 2;
        } else {
            break;
        }
    }
    length
}

/// Bytes that are looked at at once.
const BLOCK: usize = 16;

/// How many bytes at the start are plain, whole characters or not, and have no two spaces in a row, told block by block: what is behind the last whole
/// block has to be looked at one by one. The last one is no space.
fn even_length(bytes: &[u8]) -> usize {
    if bytes.first().is_none_or(|first| *first == b' ' || goes_on(*first)) {
        return 0;
    }
    let mut length = 0;
    while let Some(block) = bytes.get(length..).and_then(|rest| rest.first_chunk::<{ BLOCK + 1 }>()) {
        let (mut others, mut before) = (0, 0);
        for byte in block {
            others |= u8::from(!matches!(byte, b' '..=b'~' | 0x80..=0xbf | 0xc3..=0xe0 | 0xe4..=0xed));
            let space = u8::from(*byte == b' ');
            others |= space & before;
            before = space;
        }
        if others != 0 {
            break;
        }
        length += BLOCK;
    }
    match bytes.get(length.wrapping_sub(1)) {
        Some(b' ') => length - 1,
        _ => length,
    }
}

fn collapse_each(text: &str, out: &mut String) {
    let mut characters = text.chars();
    while let Some(c) = characters.next() {
        if c.is_whitespace() {
            if !out.is_empty() && !out.ends_with(' ') && !out.ends_with('\n') {
                out.push(' ');
            }
        } else if !is_invisible(c) || parts_words(c, out.chars().next_back(), characters.as_str()) {
            out.push(c);
        }
    }
}

/// Text with white space collapsed, invisible characters dropped and both ends trimmed.
pub fn collapse(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    collapse_into(text, &mut out);
    out.truncate(out.trim_end().len());
    out
}

/// Whether there is nothing for a reader in it.
pub fn is_blank(text: &str) -> bool {
    // The first character of a text that says something is nearly always one of these.
    !text
        .bytes()
        .find(|byte| !matches!(byte, b' ' | b'\n' | b'\t' | b'\r'))
        .is_some_and(is_plain)
        && text.chars().all(|c| c.is_whitespace() || is_invisible(c))
}

/// Whether a character is a letter that folding leaves as it is, told without a table: most letters of the scripts without capitals, and small Cyrillic ones.
pub(crate) fn is_plain_letter(c: char) -> bool {
    matches!(c, 'а'..='я' | 'א'..='ת' | 'ا'..='غ' | 'ف'..='و' | '\u{904}'..='\u{939}' | '\u{985}'..='\u{98c}' | '\u{e01}'..='\u{e30}')
        || matches!(c, '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
}

/// Whether a character is of a script that is written without spaces and without capitals, and has more letters to a word than Han: Thai, Lao, Burmese or Khmer.
pub(crate) fn is_unspaced_letter(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}')
}

/// Whether a character parts two words of such a script: a space without width between letters.
pub fn parts_words(c: char, before: Option<char>, after: &str) -> bool {
    c == '\u{200b}' && before.is_some_and(is_unspaced_letter) && after.starts_with(is_unspaced_letter)
}

/// Whether a text ends as a question does, in any script.
pub(crate) fn asks(text: &str) -> bool {
    text.trim_end().ends_with_any("?？؟")
}

/// Whether a text opens with a quotation and ends in a stop outside of it: somebody says so.
pub fn is_quoted(text: &str) -> bool {
    opens_quote(text) && text.ends_with('.')
}

/// Whether a text begins with a quotation mark, in any script.
pub(crate) fn opens_quote(text: &str) -> bool {
    text.trim_start().starts_with_any("\"“”„«»‹‘「『《")
}

/// What each byte of ASCII folds to: its letter or digit, a space where words end, nothing for what is not seen.
pub(crate) static FOLDED: [u8; 128] = {
    let mut folded = [0; 128];
    let mut byte = 0u8;
    while byte < 128 {
        folded[byte as usize] = match byte {
            b'a'..=b'z' | b'0'..=b'9' => byte,
            b'A'..=b'Z' => byte.to_ascii_lowercase(),
            b'\t' | b'\n' | 0xc | b'\r' | b' '..=127 => b' ',
            _ => 0,
        };
        byte += 1;
    }
    folded
};

/// Bytes whose letters are put together at once.
const AT_ONCE: usize = 64;

/// Letters and digits alone, in lower case: what is the same words whatever stands between them.
pub fn letters(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    loop {
        rest = rest.get(ascii_letters(rest.as_bytes(), &mut out)..).unwrap_or_default();
        let mut characters = rest.chars();
        let Some(c) = characters.next() else { return out };
        rest = characters.as_str();
        if is_plain_letter(c) {
            out.push(c);
        } else if is_alphanumeric(c) {
            out.extend(crate::lower::letter(c));
        }
    }
}

/// Appends the letters and digits of the ASCII at the start, and tells how many bytes that were. Each byte is written, and only a letter goes on to the
/// next place: which bytes are letters cannot be foreseen, and half of the time went into guessing it.
fn ascii_letters(bytes: &[u8], out: &mut String) -> usize {
    let mut taken = 0;
    for piece in bytes.chunks(AT_ONCE) {
        let mut letters = [0; AT_ONCE + 1];
        let (mut length, mut read) = (0, 0);
        for byte in piece {
            let Some(letter) = FOLDED.get(*byte as usize) else { break };
            read += 1;
            letters[length] = *letter;
            length += usize::from(*letter > b' ');
        }
        taken += read;
        out.push_str(std::str::from_utf8(&letters[..length]).unwrap_or_default());
        if read < piece.len() {
            break;
        }
    }
    taken
}

/// Where a few letters stand last in a text. The library's search from the end is made for long ones, and takes a KB.
pub(crate) fn last_place(text: &str, letters: &str) -> Option<usize> {
    let letters = letters.as_bytes();
    // Nearly every place is told by its first letter, without a call.
    text.as_bytes()
        .windows(letters.len())
        .rposition(|window| window.first() == letters.first() && window == letters)
}

impl NodeRef<'_> {
    /// Whether its text has at most so many bytes, without the white space that indents the page's source. No more of it is read than eight times as many.
    pub(crate) fn is_at_most(&self, bytes: usize) -> bool {
        let text = self.raw_text();
        let words = || text.split_ascii_whitespace().map(|word| word.len() + 1).sum::<usize>();
        text.len() <= bytes || text.len() <= bytes * 8 && words() <= bytes + 1
    }
}

/// Texts in a row. The library's own has the code for each length of what stands between them.
pub(crate) fn joined<T: AsRef<str>>(texts: &[T], between: &str) -> String {
    let mut out = String::new();
    for (at, text) in texts.iter().enumerate() {
        out.push_str(if at > 0 { between } else { "" });
        out.push_str(text.as_ref());
    }
    out
}

/// Whether a character is one of the Latin letters that Unicode adds to those of ASCII, up to those of African languages.
pub(crate) fn is_latin(c: char) -> bool {
    matches!(c, 'À'..='\u{24f}') && !matches!(c, '×' | '÷')
}

/// Whether a character is a letter or a digit; of those that the press writes most it is told without a table.
pub(crate) fn is_alphanumeric(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => c.is_ascii_alphanumeric(),
        'À'..='\u{24f}' => is_latin(c),
        // Dashes and quotation marks.
        '\u{2010}'..='\u{2027}' => false,
        _ => is_plain_letter(c) || c.is_alphanumeric(),
    }
}

/// The words of a text: maximal runs of letters, digits and marks.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’')
        .filter(|word| !word.is_empty())
}

/// The visible text of a subtree on one line.
pub(super) fn visible_text(node: NodeRef<'_>, out: &mut String) {
    let document = node.document();
    let span = node.span();
    let mut number = span.start;
    while number < span.end {
        let here = document.node(super::NodeId(number));
        let tag = here.tag();
        if tag == Tag::Text {
            collapse_into(here.raw_text(), out);
        } else if number != span.start && (tag.is_unseen() || tag == Tag::Svg) {
            number = here.span().end;
            continue;
        } else if (tag == Tag::Br || !tag.is_inline()) && !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
        number += 1;
        // A block that ends here separates what follows from what it holds.
        if number < span.end && !tag.is_inline() && here.span().end == number && !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out.truncate(out.trim_end().len());
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Pieces of which long texts are made: what is looked at in blocks, and what ends a block.
    const PIECES: &[&str] = &[
        " ",
        "  ",
        "a",
        "word",
        "Größe",
        "\u{a0}",
        "日本",
        "続\u{3000}",
        "\u{ad}",
        "\n",
        "twelve words",
        "Жизнь",
        "หน้า",
        ".",
    ];

    proptest! {
        #[test]
        fn blocks_are_read_as_characters_are(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..30), before in "[a ]{0,2}") {
            let text = pieces.concat();
            let (mut out, mut by_the_book) = (before.clone(), before);
            collapse_into(&text, &mut out);
            collapse_each(&text, &mut by_the_book);
            prop_assert_eq!(out, by_the_book);
            let one_by_one: String = text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
            prop_assert_eq!(letters(&text), one_by_one);
        }
    }

    #[test]
    fn white_space_collapses_and_soft_hyphens_go() {
        assert_eq!(collapse("\u{200b}គ្រូ\u{200b}បង្រៀន\u{200b} \u{200b}នៅ\u{ad}ភូមិ"), "គ្រូ\u{200b}បង្រៀន នៅភូមិ");
        assert_eq!(collapse("  Wort\u{ad}tren\u{200b}nung \n\t hier\u{a0} "), "Worttrennung hier");
    }

    #[test]
    fn plain_letters_are_letters_that_stay() {
        for c in ('\0'..=char::MAX).filter(|c| is_plain_letter(*c)) {
            assert!(
                c.is_alphabetic() && c.to_lowercase().eq([c]) && !c.is_whitespace() && !is_invisible(c),
                "{c}"
            );
        }
    }

    #[test]
    fn what_is_copied_as_it_is_is_seen() {
        for c in ('\0'..=char::MAX).filter(|c| is_plain(c.to_string().as_bytes()[0])) {
            assert!(!c.is_whitespace() && !is_invisible(c), "{c:?}");
        }
        assert_eq!(
            collapse(" Größe\u{a0} über  Жизнь\u{200b}\u{3000}한국\n  続き "),
            "Größe über Жизнь 한국 続き"
        );
    }

    #[test]
    fn joiners_that_writing_needs_stay() {
        assert_eq!(collapse("می\u{200c}خواهم"), "می\u{200c}خواهم");
    }
}
