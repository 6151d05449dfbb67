//! Counts are the figures of one text, taken once while the document is built: nearly every pass over a page asks for them.

use super::{is_invisible, is_wide};

/// The figures of one text node.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Counts {
    /// Visible characters, white space left out.
    pub characters: u32,
    /// Those of them that belong to a script that is written without spaces between words.
    pub wide: u32,
    /// Sentence and clause marks of any script: commas, stops and their kin.
    pub marks: u32,
    /// Whether it has a figure, in any script.
    pub figures: bool,
}

/// Bytes that are counted in one go: no more than a byte can count.
const AT_ONCE: usize = 128;
/// First bytes of characters from À to the end of Cyrillic: no white space, no mark, no figure and nothing invisible among them.
const LETTERS: (u8, u8) = (0xc3, 0xd4);

/// A piece of a text.
pub(crate) struct Piece<'a> {
    pub text: &'a str,
    /// Its visible characters, where all of them are of ASCII or letters from À to Cyrillic; else they have to be looked at one by one.
    pub characters: Option<u32>,
    /// The marks of ASCII in it, and whether it has a figure.
    marks: u32,
    figures: bool,
}

/// The pieces of a text, counted.
pub(crate) fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (text, behind) = rest.split_at_checked(rest.floor_char_boundary(AT_ONCE)).unwrap_or((rest, ""));
        rest = behind;
        // In bytes, so that many are counted with one instruction.
        let (mut characters, mut marks, mut others, mut figures) = (0u8, 0u8, 0u8, 0u8);
        for byte in text.bytes() {
            let plain = u8::from(byte.wrapping_sub(b'!') <= b'~' - b'!');
            let lettered = u8::from(byte.wrapping_sub(LETTERS.0) <= LETTERS.1 - LETTERS.0);
            characters += plain | lettered;
            others |= u8::from(byte >= 0xc0) ^ lettered;
            marks += u8::from(matches!(byte, b',' | b'.' | b';' | b'!' | b'?'));
            figures |= u8::from(byte.is_ascii_digit());
        }
        (!text.is_empty()).then_some(Piece {
            text,
            characters: (others == 0).then_some(u32::from(characters)),
            marks: u32::from(marks),
            figures: figures != 0,
        })
    })
}

impl Counts {
    /// Counts a text.
    pub fn of(text: &str) -> Counts {
        let mut counts = Counts::default();
        // Half of the texts of a page are white space of its source.
        if text.bytes().all(|byte| byte <= b' ') {
            return counts;
        }
        for piece in pieces(text) {
            counts.figures |= piece.figures;
            match piece.characters {
                Some(characters) => {
                    counts.characters += characters;
                    counts.marks += piece.marks;
                }
                None => piece.text.chars().for_each(|c| counts.add(c)),
            }
        }
        counts
    }

    fn add(&mut self, c: char) {
        match c {
            '\0'..='\u{7f}' => {
                self.characters += u32::from(c > ' ' && c != '\u{7f}');
                self.marks += u32::from(matches!(c, ',' | '.' | ';' | '!' | '?'));
            }
            // The same of Arabic and Devanagari; of Arabic the figures are among them.
            '\u{c0}'..='\u{53f}' | '\u{620}'..='\u{669}' | '\u{900}'..='\u{963}' => {
                self.characters += 1;
                self.figures |= ('\u{660}'..='\u{669}').contains(&c);
            }
            _ if c.is_whitespace() || is_invisible(c) => {}
            _ => {
                self.characters += 1;
                // Han, kana and Hangul have none.
                let lettered = matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}');
                self.figures |= !lettered && c.is_numeric();
                self.wide += u32::from(is_wide(c));
                self.marks += u32::from(is_mark(c));
            }
        }
    }
}

/// Whether a character ends a sentence or a clause, in any script.
fn is_mark(c: char) -> bool {
    matches!(
        c,
        ',' | '.'
            | ';'
            | '!'
            | '?'
            | '،'
            | '؛'
            | '؟'
            | '۔'
            | '।'
            | '॥'
            | '、'
            | '。'
            | '，'
            | '；'
            | '！'
            | '？'
            | '･'
            | '՝'
            | '։'
            | '፣'
            | '።'
            | '᠂'
            | '᠃'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Character by character, as the words above have it.
    fn by_the_book(text: &str) -> Counts {
        let visible = || text.chars().filter(|c| !c.is_whitespace() && !is_invisible(*c));
        Counts {
            characters: visible().count() as u32,
            wide: visible().filter(|c| is_wide(*c)).count() as u32,
            marks: visible().filter(|c| is_mark(*c)).count() as u32,
            figures: text.contains(char::is_numeric),
        }
    }

    #[test]
    fn every_character_is_counted_as_what_it_is() {
        for c in '\0'..=char::MAX {
            let text = c.to_string();
            assert_eq!(Counts::of(&text), by_the_book(&text), "U+{:04X}", u32::from(c));
        }
        let long = "A line, of some length; of which every piece is counted! ".repeat(20);
        assert_eq!(Counts::of(&long), by_the_book(&long));
    }
}
