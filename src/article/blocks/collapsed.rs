//! A collapsed part is a piece of the story that a page folds away until "read more" is pressed. In saved HTML it is only hidden, so its words are taken.

use super::counts::{Counted, Counts};
use super::name_words::NameWords;
use crate::dom::{Document, NodeRef, Origin, Tag, collapse};
use crate::quick::HashSet;
use std::cell::OnceCell;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

/// Shortest paragraph that is prose, in bytes.
const PROSE: usize = 80;
/// Fewest such paragraphs: what pops up over a page says what it wants in one or two.
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

/// The paragraphs of a page that can be seen, for telling copies.
#[derive(Default)]
pub(super) struct SeenParagraphs(OnceCell<HashSet<u64>>);

impl SeenParagraphs {
    fn holds(&self, document: &Document, paragraph: NodeRef<'_>) -> bool {
        let seen = self.0.get_or_init(|| {
            let shown = document.iter().filter(|node| node.tag() == Tag::P && node.is_shown());
            shown.map(key).collect()
        });
        seen.contains(&key(paragraph))
    }
}

fn key(node: NodeRef<'_>) -> u64 {
    let mut hasher = DefaultHasher::new();
    collapse(node.raw_text()).hash(&mut hasher);
    hasher.finish()
}

/// Whether a hidden element is a collapsed part of the story: prose, and no copy of what can be seen.
pub(super) fn is_story(node: NodeRef<'_>, counts: &Counts, seen: &SeenParagraphs) -> bool {
    let document = node.document();
    // A live page says what it shows; there, what is hidden stays so until the reader of the page opens it.
    if document.origin() != Origin::Html
        || !matches!(node.tag(), Tag::Div | Tag::Section | Tag::Span | Tag::Article | Tag::Main | Tag::Other)
        || (counts.within(node, Counted::Paragraphs) as usize) < FEWEST
        || NameWords::of(node).has_any(OTHER_PARTS)
        || node.attribute("role").is_some_and(|role| role == "dialog")
    {
        return false;
    }
    let (mut prose, mut links, mut paragraphs, mut copies) = (0usize, 0usize, 0usize, 0usize);
    for inner in node.descendants() {
        match inner.tag() {
            Tag::P => {
                let length = inner.raw_text().trim().len();
                if length >= PROSE {
                    paragraphs += 1;
                    prose += length;
                    copies += usize::from(seen.holds(document, inner));
                }
            }
            Tag::A => links += inner.raw_text().len(),
            Tag::Input | Tag::Select | Tag::Textarea | Tag::Form => return false,
            _ => {}
        }
    }
    let all = node.raw_text().trim().len() as f32;
    paragraphs >= FEWEST && copies * 2 < paragraphs && prose as f32 >= MOSTLY * all && links as f32 <= FEW_LINKS * all
}

#[cfg(test)]
mod tests {
    use crate::article::blocks::tests::json_of;

    fn count(body: &str) -> usize {
        json_of(body).as_array().unwrap().len()
    }

    fn prose(word: &str) -> String {
        (0..3)
            .map(|number| format!("<p>The {word} went on for the whole of day {number}, as everybody in the town had said it would.</p>"))
            .collect()
    }

    #[test]
    fn a_part_behind_read_more_is_kept() {
        let first = prose("long and steady rain");
        assert_eq!(count(&format!("{first}<div style='display:none' class=rest>{}</div>", prose("storm"))), 6);
        assert_eq!(
            count(&format!("{first}<div hidden>{}<p style='display:none'>x</p></div>", prose("storm"))),
            6
        );
    }

    #[test]
    fn copies_boxes_and_forms_stay_hidden() {
        let first = prose("long and steady rain");
        assert_eq!(count(&format!("{first}<div hidden>{first}</div>")), 3);
        assert_eq!(count(&format!("{first}<div hidden class=newsletter-modal>{}</div>", prose("storm"))), 3);
        assert_eq!(count(&format!("{first}<div hidden>{}<form><input></form></div>", prose("storm"))), 3);
        assert_eq!(count(&format!("{first}<p hidden>Not seen.</p>")), 3);
    }
}
