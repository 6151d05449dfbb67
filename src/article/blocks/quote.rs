//! A quote is words of somebody set apart; one that prints words of the story again is a pull quote, a repetition.

use super::counts::{Counted, Counts};
use super::line::Line;
use super::name_words::NameWords;
use crate::article::story::{Shingles, WINDOW, each_window};
use crate::article::{Block, Content, Span};
use crate::dom::{NodeRef, Tag, is_blank, opens_quote};
use crate::quick::HashSet;
use crate::words::{Words, words};

/// What publishers call the box of a quotation that is no `<blockquote>`.
const BOXES: Words = words![
    "pullquote",
    "pull quote",
    "blockquote",
    "block quote",
    "quotebox",
    "quote box",
    "zitat",
    "citation box",
];
/// What they call it and other things too: the box of a quotation where its words begin with a quotation mark.
const QUOTED_BOXES: Words = words!["quote", "quotation", "cita", "citation", "citazione", "citaat", "citat", "sitat"];
/// Longest text that is pulled out of a story, in bytes; a longer quotation is one of a document.
const LONGEST: usize = 2_000;
/// What they call the name under a quotation.
const CITES: Words = words![
    "cite",
    "attribution",
    "author",
    "source",
    "credit",
    "byline",
    "quotee",
    "person",
    "caption",
];
/// Longest name under a quotation, in bytes.
const LONGEST_CITE: usize = 240;
/// Share of a quote's windows that stand in the story from which it repeats it; editors trim and join the words they pull.
const REPEATED: f32 = 0.85;
/// Shortest quotation, in letters, that can be told to be a repetition: two words of the story may be quoted twice.
const SHORTEST: usize = 24;

/// Whether an element in a quotation names who said it: marked so, at the start of a row, nothing after it on its row.
pub(super) fn is_cite(node: NodeRef<'_>, words: &NameWords, quote: NodeRef<'_>, line: &Line) -> bool {
    // Drupal writes what a field is called behind "name": `field--name-field-quote`.
    let named = words.has_any(CITES) || words.has("name") && !words.has("field name");
    let marked = matches!(node.tag(), Tag::Cite | Tag::Footer | Tag::Figcaption) || named;
    if !marked
        || !line.at_row_start() && node.tag().is_inline()
        || !node.is_at_most(LONGEST_CITE)
        || node.span().start == quote.span().start + 1 && node.span().end == quote.span().end
    {
        return false;
    }
    let mut next = node.next_sibling();
    while let Some(after) = next {
        if after.is_text() && is_blank(after.raw_text()) {
            next = after.next_sibling();
        } else {
            return !(after.is_text() || after.tag().is_inline()) || after.tag() == Tag::Br;
        }
    }
    true
}

/// Whether an element is the box of a quotation by its name.
pub(super) fn is_pull_quote_box(node: NodeRef<'_>, words: &NameWords, counts: &Counts) -> bool {
    matches!(
        node.tag(),
        Tag::Div | Tag::Aside | Tag::P | Tag::Section | Tag::Figure | Tag::Span | Tag::Other
    ) && (words.has_any(BOXES) || words.has_any(QUOTED_BOXES) && opens_quote(node.raw_text()))
        && node.is_at_most(LONGEST)
        && counts.within(node, Counted::Structures) == 0
}

/// Marks the quotations whose words stand in the story too.
pub(super) fn mark_pull_quotes(blocks: &mut [Block]) {
    let mut quoted = Shingles::default();
    for block in blocks.iter() {
        if let Content::Quote { paragraphs, .. } = &block.content
            && let Some(texts) = short(paragraphs)
        {
            quoted.add(&texts);
        }
    }
    if quoted.len() == 0 {
        return;
    }
    // The windows of quotations that the story has, too.
    let mut told: HashSet<u64> = HashSet::default();
    let mut tell = |text: &Vec<Span>| {
        each_window(&texts(std::iter::once(text)), &mut |window| {
            if quoted.has(window) {
                told.insert(window);
            }
            true
        });
    };
    for block in blocks.iter() {
        match &block.content {
            Content::Paragraph { text } | Content::Standfirst { text } => tell(text),
            Content::List { items, .. } => items.iter().for_each(|item| tell(&item.text)),
            _ => {}
        }
    }
    for block in blocks.iter_mut() {
        if let Content::Quote { pull, paragraphs, .. } = &mut block.content
            && let Some(texts) = short(paragraphs)
        {
            let mut windows = Vec::new();
            each_window(&texts, &mut |window| {
                windows.push(window);
                true
            });
            let shared = windows.iter().filter(|window| told.contains(*window)).count();
            *pull = windows.len() + WINDOW > SHORTEST && shared as f32 / windows.len() as f32 >= REPEATED;
            told.extend(windows);
        }
    }
}

/// The texts of a quotation that is short enough to be a pull quote.
fn short(paragraphs: &[Vec<Span>]) -> Option<Vec<&str>> {
    let texts = texts(paragraphs.iter());
    (texts.iter().map(|text| text.len()).sum::<usize>() <= LONGEST).then_some(texts)
}

fn texts<'a>(texts: impl Iterator<Item = &'a Vec<Span>>) -> Vec<&'a str> {
    texts.flatten().map(|span| span.text.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use crate::article::blocks::tests::json_of;
    use serde_json::json;

    #[test]
    fn a_quote_keeps_its_paragraphs_and_who_said_it() {
        assert_eq!(
            json_of("<blockquote><p>One.</p><p>Two, as <cite>The Times</cite> said.</p><footer>— Jane Roe, <cite>mayor</cite></footer></blockquote>"),
            json!([{"type": "quote", "pull": false,
                "paragraphs": [[{"text": "One."}], [{"text": "Two, as "}, {"text": "The Times", "emphasis": true}, {"text": " said."}]],
                "cite": [{"text": "— Jane Roe, "}, {"text": "mayor", "emphasis": true}]}])
        );
    }

    #[test]
    fn a_quote_that_repeats_the_story_is_a_pull_quote() {
        let body = "<p>She said: “We will build the bridge again, whatever it costs,” and left.</p><aside class=pullquote>We will build the bridge again, whatever it costs</aside><blockquote>Words that stand nowhere else in it.</blockquote>";
        let blocks = json_of(body);
        assert_eq!(blocks[1]["pull"], true);
        assert_eq!(blocks[2]["pull"], false);
    }

    #[test]
    fn a_long_quotation_is_one_of_a_document() {
        for (sentences, pull) in [(6, true), (60, false)] {
            let words: String = (0..sentences)
                .map(|number| format!("Article {number} of the treaty says whose the river is. "))
                .collect();
            let blocks = json_of(&format!("<p>{words}</p><blockquote>{words}</blockquote>"));
            assert_eq!(blocks[1]["pull"], pull, "{sentences}");
        }
    }

    #[test]
    fn a_field_that_is_called_name_by_its_system_names_nobody() {
        let blocks = json_of("<blockquote><div class='field field--name-field-quote'>Nobody told us that it was so old.</div></blockquote>");
        assert_eq!(blocks[0]["cite"], json!(null));
        assert_eq!(blocks[0]["type"], "quote");
        assert!(blocks.to_string().contains("Nobody told us"), "{blocks}");
        let blocks = json_of("<blockquote><p>Nobody told us that it was so old.</p><div class=name>Ann Lee</div></blockquote>");
        assert!(blocks[0]["cite"].to_string().contains("Ann Lee"), "{blocks}");
    }

    #[test]
    fn quotations_in_a_line_have_the_marks_that_browsers_draw() {
        let said = |paragraph: &str| -> String {
            let blocks = json_of(paragraph);
            let spans = blocks[0]["text"].as_array().cloned().unwrap_or_default();
            spans.iter().filter_map(|span| span["text"].as_str()).collect()
        };
        assert_eq!(
            said("<p>she said <q>nobody told us</q> and <q><i>left</i></q></p>"),
            "she said “nobody told us” and “left”"
        );
        assert_eq!(
            said("<p>she said <q>“we heard” it</q>, «<q>all</q>», <q> </q>b</p>"),
            "she said “we heard” it, «all», b"
        );
        assert_eq!(said("<p>a <q>b <q>c</q> d</q></p>"), "a “b “c” d”");
        assert_eq!(said("<q><p>a whole paragraph</p></q>"), "a whole paragraph");
        let german = crate::dom::from_html("<html lang=de-AT><body>", None);
        assert_eq!(super::super::direction::PageLanguage::of(&german).quotes(), ["„", "“"]);
    }
}
