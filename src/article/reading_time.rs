//! Reading time is told by how long the story is: in words, and in characters where words are not written apart.

use super::{Block, Content, plain};
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
/// International Reading Speed Texts IReST", Investigative Ophthalmology & Visual Science 53 (2012), table 3.
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
/// Characters a minute where words are not written apart, of the same table.
const CHARACTERS_A_MINUTE: &[(&str, u32)] = &[("ja", 357), ("zh", 255), ("yue", 255)];
/// Thai, Lao, Khmer and Burmese stand in no such table; their letters are an alphabet's, of which the table's readers take 863 a minute on average.
const LETTERS_A_MINUTE: &[(&str, u32)] = &[("th", 863), ("lo", 863), ("km", 863), ("my", 863)];

/// How long a story takes to read in a language.
pub fn reading_time(blocks: &[Block], lang: Option<&str>) -> ReadingTime {
    let mut time = ReadingTime::default();
    for text in blocks.iter().flat_map(texts) {
        time.words += text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count() as u32;
        time.characters += text.chars().filter(|c| !c.is_whitespace()).count() as u32;
    }
    let lang = lang.and_then(|lang| lang.split('-').next()).unwrap_or_default();
    let of = |table: &[(&str, u32)]| table.iter().find(|(code, _)| *code == lang).map(|(_, speed)| *speed);
    let (length, speed) = match of(CHARACTERS_A_MINUTE).or_else(|| of(LETTERS_A_MINUTE)) {
        Some(speed) => {
            time.words = 0;
            (time.characters, speed)
        }
        None => (time.words, of(WORDS_A_MINUTE).unwrap_or(OTHERS)),
    };
    time.minutes = if length == 0 { 0 } else { ((length + speed / 2) / speed).max(1) };
    time
}

/// What is read of a block.
fn texts(block: &Block) -> Vec<String> {
    match &block.content {
        Content::Heading { text, .. } | Content::Standfirst { text } | Content::Paragraph { text } => vec![plain(text)],
        Content::List { items, .. } => items.iter().map(|item| plain(&item.text)).collect(),
        Content::Quote { pull: false, paragraphs, .. } => paragraphs.iter().map(|paragraph| plain(paragraph)).collect(),
        Content::Table { rows, .. } => rows.iter().flat_map(|row| row.cells.iter().map(|cell| plain(&cell.text))).collect(),
        // Pictures, pull quotes and programs are looked at, not read through.
        _ => Vec::new(),
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
        assert_eq!(reading_time(&story("Yes – no."), None).words, 2);
        assert_eq!(reading_time(&[], Some("en")).minutes, 0);
    }
}
