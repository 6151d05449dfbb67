//! A row is the words between two line breaks. Pages that know no paragraphs part theirs by single breaks: rows of whole sentences are paragraphs.

use super::line::Line;
use crate::dom::{NodeRef, Tag, is_blank};

/// Shortest row that is a paragraph, in bytes: lines of verse and of addresses are shorter.
const SHORTEST: usize = 70;
/// Shortest text behind the break that goes on as one, in bytes.
const SHORTEST_NEXT: usize = 50;
/// Marks that end a sentence, with the quotation marks and brackets that may follow one.
const ENDS: &[char] = &[
    '.', '!', '?', '…', '。', '！', '？', '।', '॥', '۔', '؟', '።', '։', '"', '”', '“', '’', '»', '«', '」', '』', ')', '）',
];

/// Whether a line break stands between two paragraphs.
pub(super) fn parts_paragraphs(line: &Line, br: NodeRef<'_>) -> bool {
    if line.row_bytes() < SHORTEST || !line.last_visible().is_some_and(|c| ENDS.contains(&c)) {
        return false;
    }
    let next = std::iter::successors(br.next_sibling(), |next| next.next_sibling()).find(|next| !(next.is_text() && is_blank(next.raw_text())));
    next.is_some_and(|next| next.tag() != Tag::Br && next.tag().is_inline() && next.raw_text().trim().len() >= SHORTEST_NEXT)
}

#[cfg(test)]
mod tests {
    use crate::article::blocks::tests::json_of;

    #[test]
    fn rows_of_sentences_are_paragraphs_and_verses_stay_together() {
        let sentence = "The council met on Monday evening to talk about the bridge that fell in the storm.";
        let blocks = json_of(&format!("<div>{sentence}<br>{sentence}<br><b>{sentence}</b></div>"));
        assert_eq!(blocks.as_array().map(Vec::len), Some(3));
        let blocks = json_of("<p>Shall I compare thee to a summer's day?<br>Thou art more lovely and more temperate.</p>");
        assert_eq!(blocks.as_array().map(Vec::len), Some(1));
    }
}
