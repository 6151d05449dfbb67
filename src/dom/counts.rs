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

impl Counts {
    /// Counts a text.
    pub fn of(text: &str) -> Counts {
        let mut counts = Counts::default();
        if text.is_ascii() {
            counts.add_ascii(text.as_bytes());
        } else {
            text.chars().for_each(|c| counts.add(c));
        }
        counts
    }

    fn add_ascii(&mut self, bytes: &[u8]) {
        // In bytes, so that many are counted with one instruction.
        for piece in bytes.chunks(AT_ONCE) {
            let (mut characters, mut marks) = (0u8, 0u8);
            for byte in piece {
                characters += u8::from(byte.wrapping_sub(b'!') <= b'~' - b'!');
                marks += u8::from(matches!(byte, b',' | b'.' | b';' | b'!' | b'?'));
            }
            self.characters += u32::from(characters);
            self.marks += u32::from(marks);
        }
    }

    fn add(&mut self, c: char) {
        match c {
            '\0'..='\u{7f}' => {
                self.characters += u32::from(c > ' ' && c != '\u{7f}');
                self.marks += u32::from(matches!(c, ',' | '.' | ';' | '!' | '?'));
            }
            // Latin, Greek, Cyrillic, Arabic, Devanagari: no white space, no mark and nothing invisible among them.
            '\u{c0}'..='\u{558}' | '\u{620}'..='\u{669}' | '\u{900}'..='\u{963}' => self.characters += 1,
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
