//! The standfirst is the summary between headline and story, set apart by its name or by being a heading as long as a sentence.

use super::name_words::NameWords;
use crate::dom::{NodeRef, collapse};
use crate::words::{Words, words};

/// What publishers call it, in class, id or `itemprop`.
const NAMES: Words = words![
    "standfirst",
    "subheadline",
    "sub headline",
    "subhead",
    "subheading",
    "subtitle",
    "sub title",
    "dek",
    "deck",
    "chapo",
    "chapeau",
    "sapo",
    "lede",
    "lead",
    "intro",
    "introduction",
    "ingress",
    "abstract",
    "excerpt",
    "entradilla",
    "bajada",
    "sottotitolo",
    "occhiello",
    "vorspann",
    "anreisser",
    "summary",
    "teaser",
    "anons",
    "perex",
    "manchet",
];
/// Shortest heading that is a sentence and no heading, in characters; headlines of sections are shorter.
const SENTENCE: usize = 140;
/// Longest text of an element that is named so; a longer one is a part of the story ("lead" names the first section of a page too).
const LONGEST: usize = 1_200;

/// Whether an element is named as the summary before the story.
pub(super) fn is_named(node: NodeRef<'_>, words: &NameWords) -> bool {
    let property = node.attribute("itemprop").unwrap_or_default();
    let role = node.attribute("role").unwrap_or_default();
    // A field that may have a summary is the story.
    let named = words.has_any(NAMES) && !words.has("with summary");
    (named || property == "description" || role == "doc-subtitle") && node.raw_text().len() <= LONGEST * 4 && {
        let length = node.text().chars().count();
        (20..=LONGEST).contains(&length)
    }
}

/// Whether a heading's text is as long as a sentence.
pub(super) fn is_long_heading(node: NodeRef<'_>) -> bool {
    node.raw_text().len() >= SENTENCE / 2 && collapse(node.raw_text()).chars().count() >= SENTENCE
}

#[cfg(test)]
mod tests {
    use crate::article::blocks::tests::types_of;

    #[test]
    fn the_summary_is_told_by_its_name_or_by_its_length() {
        assert_eq!(
            types_of("<div class=article__standfirst>What happened, in a sentence.</div><p>a"),
            ["standfirst", "paragraph"]
        );
        assert_eq!(
            types_of("<p>a<p class=lead>A sentence that is named but stands later."),
            ["paragraph", "paragraph"]
        );
        assert_eq!(
            types_of("<div class=field--type-text-with-summary><p>What happened, in a sentence.</p></div>"),
            ["paragraph"]
        );
        let long = "Word and word again. ".repeat(8);
        assert_eq!(
            types_of(&format!("<h2>{long}</h2><p>a</p><h2>{long}</h2>")),
            ["standfirst", "paragraph", "paragraph"]
        );
    }
}
