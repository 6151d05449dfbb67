//! Unfolding shows what a page folds away until its reader presses "read more", or the question above an answer: words of the story that are in the page,
//! but hidden. They are found first, and then read like all others, so that markers and teasers among them go as elsewhere.

use super::blocks::NameWords;
use super::select::{Selection, select};
use super::story::NameHints;
use crate::dom::{Document, Features, NodeRef, Origin, Tag, is_repeated, key, prose, shown_prose};
use crate::metadata::{self, Structured};
use crate::quick::HashSet;
use std::ops::Range;

/// Shortest paragraph that is prose, in bytes.
const SHORTEST: usize = 80;
/// Fewest paragraphs of prose: what pops up over a page says what it wants in one or two.
const FEWEST: usize = 3;
/// Share of the part's text that is prose.
const MOSTLY: f32 = 0.7;
/// Share that may stand in links.
const FEW_LINKS: f32 = 0.2;
/// What publishers name parts that wait for something else than "read more".
const OTHER_PARTS: &[&str] = &[
    "modal",
    "popup",
    "pop up",
    "overlay",
    "dialog",
    "tooltip",
    "newsletter",
    "cookie",
    "consent",
    "comment",
    "comments",
    "related",
    "recommended",
    "menu",
    "nav",
    "login",
    "paywall",
    "subscribe",
    "template",
];

/// The document with the folded parts of its story shown, where it has any.
pub(crate) fn unfolded(document: &Document) -> Option<Document> {
    let mut parts = document.hidden_prose.clone();
    if parts.is_empty() {
        return None;
    }
    let controls = document.iter().filter_map(|node| node.attribute("aria-controls"));
    let controlled: HashSet<u64> = controls.flat_map(str::split_ascii_whitespace).map(key).collect();
    parts.retain(|part| {
        let node = document.node(*part);
        let answers = node.attribute("id").is_some_and(|id| controlled.contains(&key(id)));
        is_prose(node, answers)
    });
    if parts.is_empty() {
        return None;
    }
    let structured = Structured::of(document);
    // What a live page hides from who has not paid stays hidden.
    if document.origin() == Origin::Live && metadata::metadata(document, &structured).paywalled {
        return None;
    }
    let selection = select(document, &Features::of(document), &NameHints::of(document), &structured);
    let begun = begun(document, &selection);
    parts.retain(|part| {
        let root = begun.partition_point(|root| root.start <= part.0).checked_sub(1);
        root.and_then(|root| begun.get(root)).is_some_and(|root| part.0 < root.end)
    });
    if parts.is_empty() {
        return None;
    }
    let shown = shown_prose(document);
    parts.retain(|part| !is_repeated(document.node(*part), &shown));
    let mut document = (!parts.is_empty()).then(|| document.clone())?;
    document.show(&parts);
    Some(document)
}

/// Whether a hidden element holds prose, and little else: paragraphs of it, or what a button or heading beside it opens.
fn is_prose(node: NodeRef<'_>, controlled: bool) -> bool {
    if !matches!(
        node.tag(),
        Tag::Div | Tag::Section | Tag::Span | Tag::Article | Tag::Main | Tag::Dd | Tag::Other
    ) || node.attribute("role").is_some_and(|role| role == "dialog")
        || NameWords::of(node).has_any(OTHER_PARTS)
    {
        return false;
    }
    let (mut told, mut links, mut paragraphs) = (0usize, 0usize, 0usize);
    for inner in node.descendants() {
        match inner.tag() {
            Tag::P => {
                let length = inner.raw_text().trim().len();
                if length >= SHORTEST {
                    paragraphs += 1;
                    told += length;
                }
            }
            Tag::A => links += inner.raw_text().len(),
            Tag::Input | Tag::Select | Tag::Textarea | Tag::Form => return false,
            _ => {}
        }
    }
    let all = node.raw_text().trim().len() as f32;
    let mostly = paragraphs >= FEWEST && told as f32 >= MOSTLY * all;
    (mostly || controlled) && links as f32 <= FEW_LINKS * all
}

/// The story's roots from their first line of prose on: what is hidden before it is no continuation.
fn begun(document: &Document, selection: &Selection) -> Vec<Range<u32>> {
    let roots = selection.roots.iter().map(|root| document.node(*root));
    let begun = roots.filter_map(|root| {
        let first = root.descendants().find(|node| node.is_shown() && prose(*node).is_some())?;
        Some(first.id().0..root.span().end)
    });
    begun.collect()
}

#[cfg(test)]
mod tests {
    use crate::article::Content;
    use crate::dom::{Document, Origin, from_html};
    use crate::{Options, read};

    /// How many paragraphs the story has; with the page open in a browser, or not.
    fn count(body: &str, origin: Origin, head: &str) -> usize {
        let mut document: Document = from_html(&format!("<head>{head}<body><article><h1>The storm</h1>{body}</article>"), None);
        document.origin = origin;
        let reading = read(&document, &Options::default());
        reading
            .blocks
            .iter()
            .filter(|block| matches!(block.content, Content::Paragraph { .. }))
            .count()
    }

    fn both(body: &str) -> [usize; 2] {
        [Origin::Html, Origin::Live].map(|origin| count(body, origin, ""))
    }

    fn prose(word: &str) -> String {
        let day = |number| format!("<p>The {word} went on for the whole of day {number}, as everybody in the town had said it would.</p>");
        (0..4).map(day).collect()
    }

    #[test]
    fn a_part_behind_read_more_is_read_and_its_markers_are_not() {
        let (first, rest) = (prose("long and steady rain"), prose("storm"));
        assert_eq!(both(&format!("{first}<div style='display:none' class=rest>{rest}</div>")), [8, 8]);
        assert_eq!(both(&format!("{first}<div hidden>{rest}<p style='display:none'>x</p></div>")), [8, 8]);
        let marker = "</p><p>Advertisement</p>";
        assert_eq!(both(&format!("{first}<div hidden>{}</div>", rest.replace("</p>", marker))), [8, 8]);
    }

    #[test]
    fn an_answer_is_read_below_its_question() {
        let first = prose("long and steady rain");
        let answer = "<p>It will end on Sunday, as far as anybody can say who has looked at the maps of this week.</p>";
        let question = "<h3><button aria-controls=a>When does it end?</button></h3>";
        assert_eq!(both(&format!("{first}{question}<div id=a hidden>{answer}</div>")), [5, 5]);
        assert_eq!(both(&format!("{first}{question}<div id=b hidden>{answer}</div>")), [4, 4]);
    }

    #[test]
    fn copies_boxes_forms_and_what_stands_before_the_story_stay_hidden() {
        let (first, rest) = (prose("long and steady rain"), prose("storm"));
        for hidden in [
            format!("<div hidden>{first}</div>"),
            format!("<div hidden class=newsletter-modal>{rest}</div>"),
            format!("<div hidden>{rest}<form><input></form></div>"),
            "<p hidden>Not seen.</p>".to_owned(),
        ] {
            assert_eq!(both(&format!("{first}{hidden}")), [4, 4], "{hidden}");
        }
        assert_eq!(
            both(&format!("<div hidden>{rest}</div>{first}<p>The end of it came at last.</p>")),
            [5, 5]
        );
    }

    #[test]
    fn what_a_live_page_keeps_from_who_has_not_paid_stays_hidden() {
        let body = format!("{}<div hidden>{}</div>", prose("long and steady rain"), prose("storm"));
        let paid = r#"<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false}</script>"#;
        assert_eq!(count(&body, Origin::Live, paid), 4);
        assert_eq!(count(&body, Origin::Live, ""), 8);
    }
}
