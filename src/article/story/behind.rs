//! What stands behind a story's last paragraph, or above its first one, is mostly not the story; a box of sentences there may be its end, which an ad or a box of links parts
//! from the rest, or what it comes to.

use super::ground::Ground;
use super::phrases;
use crate::dom::{Line, NodeRef, Tag, letters};
use crate::search::{Search, any_of};

/// How deep in its box, and in the element around both, a paragraph stands at most.
const DEPTH: usize = 3;
/// Most lines of such a box; a longer one is a second story.
const MOST_LINES: usize = 12;
/// What papers call the sentence behind a story that says what was wrong in it, in letters alone: as their pages of corrections and the press councils do.
const CORRECTIONS: &str = "correction|clarification|editorsnote|korrektur|berichtigung|richtigstellung|rectificatif|corrección|aclaración|\
    rettifica|errata|correção|rectificatie|rättelse|rettelse|sprostowanie|исправление|訂正|更正";
/// Letters of the longest label over one: a word and a day.
const LABEL: u32 = 40;
/// Letters of prose that make it the story's: one sentence.
const SENTENCE: f32 = 60.0;

/// Whether a line ends as a sentence does in a box of nothing but paragraphs, marked up as the story's last one is, beside it or beside what holds it.
pub(super) fn goes_on_in_a_box(ground: &Ground<'_>, last: Option<&Line>, line: &Line) -> bool {
    let block = ground.document.node(line.block);
    let Some(last) = last.filter(|last| {
        let other = ground.document.node(last.block);
        other.tag() == block.tag() && other.class_number() == block.class_number()
    }) else {
        return false;
    };
    let mut around = block.ancestors().take(DEPTH);
    let near = |outer: &NodeRef<'_>| {
        ground
            .document
            .node(last.block)
            .ancestors()
            .take(DEPTH)
            .any(|above| above.id() == outer.id())
    };
    let outermost = |node: &NodeRef<'_>| node.parent().is_some_and(|parent| parent.contains(last.first));
    block.tag() == Tag::P
        && line.linked == 0
        && around
            .find(outermost)
            .is_some_and(|node| node.parent().is_some_and(|outer| near(&outer)) && is_told(ground, node))
}

/// Whether a line stands in a box above the story's first paragraph, with nothing in it but headings, sentences and lists, and nothing to press, to follow
/// or to look at: what the story comes to, before it is told, or its first paragraph in a box with a name of its own.
pub(super) fn is_told_above(ground: &Ground<'_>, first: Option<&Line>, line: &Line) -> bool {
    let mut around = ground.document.node(line.block).ancestors().take(DEPTH);
    let outermost = |node: &NodeRef<'_>| first.is_some_and(|first| node.parent().is_some_and(|parent| parent.contains(first.first)));
    let says = |line: &Line| {
        let block = ground.document.node(line.block);
        let is_right_above = || first.is_some_and(|first| ground.lines_of(line.end..first.first.0).is_empty());
        let paragraph = block.tag() == Tag::P || block.tag() == Tag::Div && is_right_above();
        block.tag() == Tag::Li || block.tag().heading_level().is_some() || paragraph && phrases::ends_sentence(ground.text(line))
    };
    around.find(outermost).is_some_and(|node| {
        let places = ground.lines_of(node.span());
        ground.prose_of(places) > 0.0 && holds_only(ground, node, says)
    })
}

/// Whether the line at a place says that something in the story was wrong: it stands right under such a heading, or under or behind a label with the day,
/// which may lead to a list of them.
pub(super) fn is_correction(ground: &Ground<'_>, place: usize) -> bool {
    let all = ground.lines.all();
    let labels = |line: &Line| {
        let said = letters(ground.text(line).split(any_of(":,")).next().unwrap_or_default());
        CORRECTIONS.split('|').any(|word| said == word)
    };
    let above = place.checked_sub(1).and_then(|above| all.get(above));
    let labelled = || above.is_some_and(|above| above.length <= LABEL && labels(above));
    all.get(place)
        .is_some_and(|line| line.linked == 0 && labelled() || line.linked <= LABEL && labels(line))
}

/// Whether a line is an item of a list that was written by hand.
pub(super) fn is_item(text: &str) -> bool {
    text.starts_with_any("-–—•·*●■▪・")
}

/// Whether nothing in a line's box is there to press or to follow.
pub(super) fn is_quiet(ground: &Ground<'_>, line: &Line) -> bool {
    let around = ground.document.node(line.block).parent().map(|around| ground.features.get(around.id()));
    around.is_some_and(|feature| feature.links + feature.controls == 0)
}

/// Whether a box holds sentences and nothing else.
fn is_told(ground: &Ground<'_>, node: NodeRef<'_>) -> bool {
    let closed = |line: &Line| phrases::ends_sentence(ground.text(line)) && ground.document.node(line.block).tag() == Tag::P;
    ground.prose_of(ground.lines_of(node.span())) >= SENTENCE && holds_only(ground, node, closed)
}

/// Whether a box holds a few lines of one kind, and nothing to press, to follow or to look at.
fn holds_only(ground: &Ground<'_>, node: NodeRef<'_>, kind: impl Fn(&Line) -> bool) -> bool {
    let feature = ground.features.get(node.id());
    let places = ground.lines_of(node.span());
    feature.links + feature.controls + feature.media == 0
        && places.len() <= MOST_LINES
        && ground.lines.all().get(places).unwrap_or_default().iter().all(kind)
}
