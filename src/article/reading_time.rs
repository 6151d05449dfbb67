//! Reading time is told by how long the story is: in words, and in characters where words are not written apart.

use super::{Block, Content, Span};
use crate::dom::{FOLDED, is_alphanumeric, is_unspaced_letter};
use serde::Serialize;

/// How long a story is and how long it takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct ReadingTime {
    /// Words; 0 in languages that do not write them apart.
    pub words: u32,
    /// Characters without white space.
    pub characters: u32,
    /// Minutes for an average reader, rounded, at least 1; 0 where there is nothing to read.
    pub minutes: u32,
}

/// Words a minute of adults who read aloud texts of everyday difficulty, by language: Trauzettel-Klosinski and Dietz, "Standardized Assessment of Reading Performance: The New
/// International Reading Speed Texts IReST", Investigative Ophthalmology & Visual Science 53 (2012), table 3. Who reads news in silence is hardly faster: 238 words a minute for
/// English (Brysbaert, "How many words do we read per minute?", Journal of Memory and Language 109, 2019). Firefox takes the same table's characters a minute, which leave out the
/// spaces, for a length that counts them, and so says about a third more.
const WORDS_A_MINUTE: &[(&str, u32)] = &[
    ("ar", 138),
    ("de", 179),
    ("en", 228),
    ("es", 218),
    ("fi", 161),
    ("fr", 195),
    ("he", 187),
    ("it", 188),
    ("nl", 202),
    ("pl", 166),
    ("pt", 181),
    ("ru", 184),
    ("sl", 180),
    ("sv", 199),
    ("tr", 166),
];
/// The mean over the seventeen languages of the same table, for all others.
const OTHERS: u32 = 184;
/// Chinese and Japanese characters a minute, of the same table.
const HAN_A_MINUTE: u32 = 255;
const JAPANESE_A_MINUTE: u32 = 357;
/// Thai, Lao, Khmer and Burmese stand in no such table; their letters are an alphabet's, of which the table's readers take 863 a minute on average.
const LETTERS_A_MINUTE: u32 = 863;
/// Of so many characters of Chinese and Japanese one is kana where the text is Japanese; Chinese texts quote a few.
const ONE_KANA_IN: u32 = 8;

/// What a story is written with.
#[derive(Default)]
struct Amount {
    /// Words between spaces.
    words: u32,
    /// Characters of scripts that write no spaces: Han, kana, and the alphabets of Southeast Asia.
    han: u32,
    kana: u32,
    letters: u32,
    /// All characters but white space.
    characters: u32,
}

impl Amount {
    /// Adds a text that stands in one or several spans.
    fn add(&mut self, text: &[Span]) {
        // Whether the word that is read has a letter or a digit in it.
        let mut spaced = false;
        for span in text {
            let mut rest = span.text.as_str();
            loop {
                // Most characters are of ASCII: their bytes are counted as they stand, without a branch.
                let ascii = match rest.is_ascii() {
                    true => rest.len(),
                    false => rest.bytes().position(|byte| !byte.is_ascii()).unwrap_or(rest.len()),
                };
                let (plain, others) = rest.split_at_checked(ascii).unwrap_or((rest, ""));
                let (mut words, mut spaces) = (0, 0);
                for byte in plain.bytes() {
                    let is_space = matches!(byte, b'\t'..=b'\r' | b' ');
                    words += u32::from(spaced & is_space);
                    spaces += u32::from(is_space);
                    spaced = !is_space & (spaced | (FOLDED[usize::from(byte & 127)] > b' '));
                }
                self.words += words;
                self.characters += plain.len() as u32 - spaces;
                let mut characters = others.chars();
                let Some(c) = characters.next() else { break };
                rest = characters.as_str();
                let is_space = c.is_whitespace();
                self.words += u32::from(spaced & is_space);
                self.characters += u32::from(!is_space);
                spaced = !is_space & (spaced | self.add_letter(c));
            }
        }
        self.words += u32::from(spaced);
    }

    /// Counts a character beyond ASCII; whether it is a letter or a digit of a script that writes words apart.
    fn add_letter(&mut self, c: char) -> bool {
        match c {
            '\u{3041}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' => self.kana += 1,
            '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' => self.han += 1,
            c if is_unspaced_letter(c) => self.letters += 1,
            c => return is_alphanumeric(c),
        }
        false
    }

    /// Adds what is read of a block.
    fn add_block(&mut self, block: &Block) {
        match &block.content {
            Content::Heading { text, .. } | Content::Standfirst { text } | Content::Paragraph { text } => self.add(text),
            Content::List { items, .. } => items.iter().for_each(|item| self.add(&item.text)),
            Content::Quote { pull: false, paragraphs, .. } => paragraphs.iter().for_each(|paragraph| self.add(paragraph)),
            Content::Table { rows, .. } => rows.iter().flat_map(|row| &row.cells).for_each(|cell| self.add(&cell.text)),
            // Pictures, pull quotes and programs are looked at, not read through.
            _ => {}
        }
    }
}

/// How long a story takes to read in a language. Which speed counts is told by what is written, not by what the page says of itself: pages name the wrong language.
pub fn reading_time(blocks: &[Block], lang: Option<&str>) -> ReadingTime {
    let mut amount = Amount::default();
    blocks.iter().for_each(|block| amount.add_block(block));
    let lang = lang.and_then(|lang| lang.split('-').next()).unwrap_or_default();
    let speed = WORDS_A_MINUTE.iter().find(|(code, _)| *code == lang).map_or(OTHERS, |(_, speed)| *speed);
    let dense = amount.han + amount.kana;
    let dense_speed = if amount.kana * ONE_KANA_IN > dense {
        JAPANESE_A_MINUTE
    } else {
        HAN_A_MINUTE
    };
    let minutes = [(amount.words, speed), (dense, dense_speed), (amount.letters, LETTERS_A_MINUTE)]
        .iter()
        .map(|(length, speed)| *length as f32 / *speed as f32)
        .sum::<f32>();
    ReadingTime {
        // A name in Latin letters makes no words of a Japanese story.
        words: if dense + amount.letters > amount.characters / 2 {
            0
        } else {
            amount.words
        },
        characters: amount.characters,
        minutes: if amount.characters == 0 { 0 } else { (minutes.round() as u32).max(1) },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::NodeId;

    fn story(text: &str) -> Vec<Block> {
        let text = vec![crate::article::Span {
            text: text.to_owned(),
            ..Default::default()
        }];
        vec![Block {
            node: NodeId::ROOT,
            content: Content::Paragraph { text },
            lang: None,
            dir: None,
        }]
    }

    #[test]
    fn words_are_counted_where_they_are_written_and_characters_elsewhere() {
        let english = reading_time(&story(&"word ".repeat(456)), Some("en-GB"));
        assert_eq!(
            english,
            ReadingTime {
                words: 456,
                characters: 1_824,
                minutes: 2
            }
        );
        let chinese = reading_time(&story(&"字".repeat(765)), Some("zh-Hans"));
        assert_eq!(
            chinese,
            ReadingTime {
                words: 0,
                characters: 765,
                minutes: 3
            }
        );
        // What the page says of its language does not make words of characters.
        assert_eq!(reading_time(&story(&"字".repeat(765)), Some("en")).minutes, 3);
        assert_eq!(reading_time(&story(&"はし字 ".repeat(357)), Some("ja")).minutes, 3);
        assert_eq!(reading_time(&story(&"ข่าว".repeat(863)), Some("th")).minutes, 4);
        assert_eq!(reading_time(&story(&"ord ".repeat(398)), Some("sv")).minutes, 2);
        assert_eq!(reading_time(&story("Yes – no."), None).words, 2);
        assert_eq!(reading_time(&[], Some("en")).minutes, 0);
    }
}
