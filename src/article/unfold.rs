//! Unfolding shows what a page folds away until its reader presses "read more", or the question above an answer: words of the story that are in the page,
//! but hidden. They are found first, and then read like all others, so that markers and teasers among them go as elsewhere.

use super::blocks::NameWords;
use super::select::{Selection, select};
use super::story::NameHints;
use crate::dom::{self, Document, Features, NodeId, NodeRef, Origin, PROSE, Tag, is_repeated, shown_prose};
use crate::metadata::{self, Structured};
use crate::quick::{HashMap, HashSet};
use crate::quick_hash::of_bytes;
use crate::words::{Words, words};
use std::ops::Range;

/// Fewest paragraphs of prose: what pops up over a page says what it wants in one or two.
const FEWEST: usize = 3;
/// Share of the part's text that is prose.
const MOSTLY: f32 = 0.7;
/// Share that may stand in links.
const FEW_LINKS: f32 = 0.2;
/// Fewest hidden pictures or entries of a series beside one that is shown: a single one is a copy for another screen.
const FEWEST_SERIAL: usize = 2;
/// How many elements are looked at for one alike.
const MOST_BESIDE: usize = 40;
/// How many nodes above an element are looked at for a control: a heading, a button, its words, an icon, and what parts the lines of the source.
const CONTROL_WITHIN: u32 = 8;
/// What publishers name parts that wait for something else than "read more".
const OTHER_PARTS: Words = words![
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

/// A hidden element that may be a part of the story.
struct Part<'a> {
    node: NodeRef<'a>,
    /// Where it stands.
    parent: NodeId,
    /// Paragraphs of prose in it.
    paragraphs: usize,
    /// Whether it is one of a series of pictures or entries of which a page shows some.
    serial: bool,
    /// Whether a button or heading says that it opens it.
    controlled: bool,
}

/// The document with the folded parts of its story shown, where it has any.
pub(crate) fn unfolded(document: &Document) -> Option<Document> {
    if document.hidden.is_empty() {
        return None;
    }
    let controls = document.iter().filter_map(|node| node.attribute("aria-controls"));
    let controlled: HashSet<u64> = controls.flat_map(str::split_ascii_whitespace).map(|id| of_bytes(id.as_bytes())).collect();
    let hidden = document.hidden.iter().map(|top| document.node(*top));
    let mut parts: Vec<Part<'_>> = hidden.filter_map(|node| part(node, &controlled)).collect();
    // Paragraphs are hidden in a box or one by one.
    let mut together: HashMap<NodeId, (usize, usize)> = HashMap::default();
    for part in &parts {
        let (paragraphs, serial) = together.entry(part.parent).or_default();
        *paragraphs += usize::from(part.node.tag() == Tag::P);
        *serial += usize::from(part.serial);
    }
    parts.retain(|part| {
        let (paragraphs, serial) = together.get(&part.parent).copied().unwrap_or_default();
        let beside = if part.node.tag() == Tag::P { paragraphs } else { part.paragraphs };
        part.controlled || part.paragraphs > 0 && beside >= FEWEST || part.serial && serial >= FEWEST_SERIAL
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
    let roots = roots(document, &selection);
    let shown = shown_prose(document);
    parts.retain(|part| {
        let id = part.node.id().0;
        let root = roots
            .partition_point(|root| root.whole.start <= id)
            .checked_sub(1)
            .and_then(|root| roots.get(root));
        let continues = |root: &Root| root.begun <= id && !is_repeated(part.node, &shown);
        root.is_some_and(|root| id < root.whole.end && (part.paragraphs == 0 || continues(root)))
    });
    let parts: Vec<NodeId> = parts.iter().map(|part| part.node.id()).collect();
    let mut document = (!parts.is_empty()).then(|| document.clone())?;
    document.show(&parts);
    Some(document)
}

/// A hidden element as a part, where it holds prose and little else, or a picture.
fn part<'a>(node: NodeRef<'a>, controlled: &HashSet<u64>) -> Option<Part<'a>> {
    if !matches!(
        node.tag(),
        Tag::Div | Tag::Section | Tag::Span | Tag::Article | Tag::Main | Tag::Dd | Tag::P | Tag::Li | Tag::Figure | Tag::Other
    ) || node.attribute("role").is_some_and(|role| role == "dialog")
        || NameWords::of(node).has_any(OTHER_PARTS)
    {
        return None;
    }
    let (mut told, mut links, mut paragraphs, mut pictures) = (0usize, 0usize, 0usize, 0usize);
    for inner in std::iter::once(node).chain(node.descendants()) {
        match inner.tag() {
            Tag::P => {
                let length = inner.raw_text().trim().len();
                if length >= PROSE {
                    paragraphs += 1;
                    told += length;
                }
            }
            Tag::A => links += inner.raw_text().len(),
            Tag::Img => pictures += 1,
            Tag::Input | Tag::Select | Tag::Textarea | Tag::Form => return None,
            _ => {}
        }
    }
    let all = node.raw_text().trim().len() as f32;
    let prose = paragraphs > 0 && told as f32 >= MOSTLY * all;
    let parent = node.parent()?;
    let part = Part {
        node,
        parent: parent.id(),
        paragraphs: if prose { paragraphs } else { 0 },
        serial: (prose || pictures == 1 && paragraphs == 0) && is_beside_one_alike(node, parent, prose),
        controlled: node.attribute("id").is_some_and(|id| controlled.contains(&of_bytes(id.as_bytes()))) || is_below_a_question(node),
    };
    (links as f32 <= FEW_LINKS * all).then_some(part)
}

/// Whether a question stands right over an element that opens something when it is pressed.
fn is_below_a_question(node: NodeRef<'_>) -> bool {
    let first = node.id().0;
    let above = (first.saturating_sub(CONTROL_WITHIN)..first).map(|number| node.document().node(NodeId(number)));
    let beside = node.parent().map_or(0, |parent| parent.id().0);
    let is_question = |above: NodeRef<'_>| above.attribute("aria-expanded").is_some() && dom::asks(above.raw_text());
    above.skip_while(|above| above.id().0 <= beside).any(is_question)
}

/// Whether a shown element beside a hidden one is of the same kind and holds the same, prose or a picture.
fn is_beside_one_alike(node: NodeRef<'_>, parent: NodeRef<'_>, with_prose: bool) -> bool {
    let name = first_name(node);
    if name.is_none() && !matches!(node.tag(), Tag::Li | Tag::Figure | Tag::Article) {
        return false;
    }
    let holds = |inner: NodeRef<'_>| match with_prose {
        true => dom::prose(inner).is_some(),
        false => inner.tag() == Tag::Img,
    };
    parent
        .children()
        .take(MOST_BESIDE)
        .any(|other| other.is_shown() && other.tag() == node.tag() && first_name(other) == name && other.descendants().take(MOST_BESIDE).any(holds))
}

fn first_name(node: NodeRef<'_>) -> Option<&str> {
    node.names().next()
}

/// An element of the story's roots, and where its first line of prose stands: what is hidden before it is no continuation.
struct Root {
    whole: Range<u32>,
    begun: u32,
}

fn roots(document: &Document, selection: &Selection) -> Vec<Root> {
    let roots = selection.roots.iter().map(|root| document.node(*root));
    let root = |root: NodeRef<'_>| {
        let first = root.descendants().find(|node| node.is_shown() && dom::prose(*node).is_some());
        Root {
            whole: root.span(),
            begun: first.map_or(u32::MAX, |first| first.id().0),
        }
    };
    roots.map(root).collect()
}

#[cfg(test)]
mod tests {
    use crate::article::{Block, Content};
    use crate::dom::{Document, Origin, from_html};
    use crate::{Options, Reading, read};

    /// What is read; with the page open in a browser, or not.
    fn reading(body: &str, origin: Origin, head: &str) -> Reading {
        let mut document: Document = from_html(&format!("<head>{head}<body><article><h1>The storm</h1>{body}</article>"), None);
        document.origin = origin;
        read(&document, &Options::default())
    }

    /// How many pictures the story has, and how many things are taken out of the page.
    fn pictures(body: &str, origin: Origin) -> (usize, usize) {
        let of = |block: &Block| match &block.content {
            Content::Figure { images, .. } => images.len(),
            _ => 0,
        };
        let reading = reading(body, origin, "");
        (reading.blocks.iter().map(of).sum(), reading.findings.len())
    }

    /// How many paragraphs it has.
    fn count(body: &str, origin: Origin, head: &str) -> usize {
        let reading = reading(body, origin, head);
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
        let expanded = question.replace("controls=a", "expanded=false");
        assert_eq!(both(&format!("{first}{expanded}<div hidden>{answer}</div>")), [5, 5]);
    }

    #[test]
    fn paragraphs_that_are_hidden_one_by_one_are_read_and_so_are_the_pictures_of_a_series() {
        let (first, rest) = (prose("long and steady rain"), prose("storm"));
        assert_eq!(both(&format!("{first}{}", rest.replace("<p>", "<p style='display:none'>"))), [8, 8]);
        let entries = |class: &str| {
            rest.replace("<p>", &format!("<div class={class} hidden><p>"))
                .replace("</p>", "</p></div>")
        };
        let shown = |class: &str| format!("{first}<div class=entry>{}</div>{}", prose("wind"), entries(class));
        assert_eq!([both(&shown("entry")), both(&shown("tip"))], [[12, 12], [8, 8]]);
        let slides = |hidden: &[u8]| {
            let slide = |number: &u8| {
                format!(
                    "<div class='slide' hidden><figure><img src=https://a.example/{number}.jpg><figcaption>Street {number} under water</figcaption></figure></div>"
                )
            };
            let hidden: String = hidden.iter().map(slide).collect();
            let body = format!("{first}<div class=series>{}{hidden}</div>{rest}", slide(&0).replace("hidden", ""));
            [Origin::Html, Origin::Live].map(|origin| pictures(&body, origin))
        };
        assert_eq!(slides(&[1, 2, 3]), [(4, 0), (4, 0)]);
        // Once in the reader, and no empty place in the page.
        assert_eq!(slides(&[1, 2, 2]), [(3, 0), (3, 0)]);
        assert_eq!(slides(&[1]), [(1, 0), (1, 0)]);
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
