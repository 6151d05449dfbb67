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
}

/// Bytes that are counted in one go: no more than a byte can count.
const AT_ONCE: usize = 128;
/// First bytes of characters from À to the end of Cyrillic: no white space, no mark and nothing invisible among them.
const LETTERS: (u8, u8) = (0xc3, 0xd4);

impl Counts {
    /// Counts a text.
    pub fn of(text: &str) -> Counts {
        let mut counts = Counts::default();
        let mut rest = text;
        while !rest.is_empty() {
            let (piece, behind) = rest.split_at_checked(rest.floor_char_boundary(AT_ONCE)).unwrap_or((rest, ""));
            rest = behind;
            // In bytes, so that many are counted with one instruction.
            let (mut characters, mut marks, mut others) = (0u8, 0u8, 0u8);
            for byte in piece.bytes() {
                let plain = u8::from(byte.wrapping_sub(b'!') <= b'~' - b'!');
                let lettered = u8::from(byte.wrapping_sub(LETTERS.0) <= LETTERS.1 - LETTERS.0);
                characters += plain | lettered;
                others |= u8::from(byte >= 0xc0) ^ lettered;
                marks += u8::from(matches!(byte, b',' | b'.' | b';' | b'!' | b'?'));
            }
            if others == 0 {
                counts.characters += u32::from(characters);
                counts.marks += u32::from(marks);
            } else {
                piece.chars().for_each(|c| counts.add(c));
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
            // The same of Arabic and Devanagari.
            '\u{c0}'..='\u{53f}' | '\u{620}'..='\u{669}' | '\u{900}'..='\u{963}' => self.characters += 1,
            _ if c.is_whitespace() || is_invisible(c) => {}
            _ => {
                self.characters += 1;
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
