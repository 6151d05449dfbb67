//! A row is the words between two line breaks. Pages that know no paragraphs part theirs by single breaks: rows of whole sentences are paragraphs.

use super::line::Line;
use crate::dom::{NodeRef, PROSE, Tag, is_blank};
use crate::search::{Search, any_of};

/// Shortest row that is a paragraph, in bytes: lines of verse and of addresses are shorter.
const SHORTEST: usize = 70;
/// Shortest text behind the break that goes on as one, in bytes.
const SHORTEST_NEXT: usize = 50;
/// Longest row of `<pre>` that ends where it does on purpose, in bytes: agencies set their prose in longer ones.
pub(super) const LONGEST_VERSE: usize = 50;
/// Marks that end a sentence, with the quotation marks and brackets that may follow one.
const ENDS: &str = ".!?…。！？।॥۔؟።։᠃\"”“’»«」』)）";

/// Whether a line break stands between two paragraphs.
pub(super) fn parts_paragraphs(line: &Line, br: NodeRef<'_>) -> bool {
    if !ends_sentence(line) {
        return false;
    }
    let next = std::iter::successors(br.next_sibling(), |next| next.next_sibling()).find(|next| !(next.is_text() && is_blank(next.raw_text())));
    // Chinese and Japanese set the first row of a paragraph in.
    let is_set_in = |text: &str| text.trim_start_matches(any_of(" \n\r\t")).starts_with('\u{3000}');
    next.is_some_and(|next| {
        let text = next.raw_text();
        let tells = line.row_bytes() >= SHORTEST && text.trim().len() >= SHORTEST_NEXT;
        next.tag() != Tag::Br && next.tag().is_inline() && (tells || is_set_in(text))
    })
}

/// Whether a line ends as a sentence does.
pub(super) fn ends_sentence(line: &Line) -> bool {
    line.last_visible().is_some_and(|c| ENDS.has(c))
}

/// Whether the sentence that an element's words stand in goes on right behind it: a button amid a paragraph is a name or a term that is explained when it is
/// pressed, and one for sharing has none around it.
pub(super) fn goes_on_behind(node: NodeRef<'_>) -> bool {
    let behind = node
        .next_sibling()
        .filter(NodeRef::is_text)
        .map_or("", |text| text.raw_text().trim_start());
    let goes_on = |c: char| c.is_alphabetic() && !c.is_uppercase() || matches!(c, ',' | '.' | ';' | ':' | '’' | '\'');
    behind.starts_with(goes_on)
        && node.raw_text().chars().filter(|c| c.is_alphabetic()).nth(1).is_some()
        && node
            .parent()
            .is_some_and(|line| matches!(line.tag(), Tag::P | Tag::Li) && line.raw_text().len() >= PROSE)
}

/// Whether empty rows part the paragraphs of a text: pages whose style shows the breaks of their source know no other mark. The source of other pages is set in, and
/// breaks within sentences.
pub(super) fn parts_by_empty_rows(text: &str) -> bool {
    let mut rows = text.split('\n');
    let (mut before, mut empty) = (rows.next().unwrap_or_default(), false);
    rows.any(|row| {
        let parts = empty
            && !row.starts_as(char::is_whitespace)
            && row.len() >= SHORTEST_NEXT
            && before.len() >= SHORTEST
            && before.trim_end().ends_with_any(ENDS);
        empty = is_blank(row);
        before = if empty { before } else { row };
        parts
    })
}

#[cfg(test)]
mod tests {
    use crate::article::blocks::tests::json_of;

    #[test]
    fn empty_rows_part_paragraphs_where_the_source_is_not_set_in() {
        let sentence = "The council met on Monday evening to talk about the bridge that fell in the storm.";
        let count = |html: &str| json_of(html).as_array().map(Vec::len);
        assert_eq!(count(&format!("<div>{sentence}\n\n{sentence}\n{sentence}\n\n{sentence}</div>")), Some(3));
        assert_eq!(count(&format!("<div>{sentence}\n\n    {sentence}\n{sentence}</div>")), Some(1));
        assert_eq!(
            count("<div>The council met on Monday evening to talk about\n\nthe bridge that fell in the storm, and about nothing else.</div>"),
            Some(1)
        );
    }

    #[test]
    fn rows_of_sentences_are_paragraphs_and_verses_stay_together() {
        let sentence = "The council met on Monday evening to talk about the bridge that fell in the storm.";
        let blocks = json_of(&format!("<div>{sentence}<br>{sentence}<br><b>{sentence}</b></div>"));
        assert_eq!(blocks.as_array().map(Vec::len), Some(3));
        let set_in = json_of("<div>　　大桥开放了。<br>　　市民很高兴。</div>");
        assert_eq!(set_in.as_array().map(Vec::len), Some(2));
        let blocks = json_of("<p>Shall I compare thee to a summer's day?<br>Thou art more lovely and more temperate.</p>");
        assert_eq!(blocks.as_array().map(Vec::len), Some(1));
    }
}
