//! Key facts are a list in front of the story that says in a few lines what it tells.

use super::ground::{AGAINST, Ground};
use super::phrases;
use crate::dom::{Line, NodeId, NodeRef, Tag};
use crate::search::Search;

/// Letters of the shortest fact in a list above the story; shorter items are names and places.
pub(super) const FACT: u32 = 25;

/// Letters and words of the shortest one without a stop: it tells what happened.
const SHORTEST: u32 = 15;
const WORDS: usize = 5;

/// Most key facts: a longer list is a story's, or the page's.
const MOST: usize = 12;

/// The lists of key facts between the headline and the first root, outside it.
pub(super) fn outside(ground: &Ground<'_>, roots: &[NodeId]) -> Vec<NodeId> {
    let Some((headline, root)) = ground.anchors.headline.zip(roots.first()) else {
        return Vec::new();
    };
    let start = ground.document.node(headline).span().end;
    let mut found: Vec<NodeId> = Vec::new();
    let mut until = 0;
    for node in ground.document.range(start..root.0.max(start)) {
        let list = matches!(node.tag(), Tag::Ul | Tag::Ol) && node.id().0 >= until && !node.contains(*root);
        if list && !ground.says(node.id(), AGAINST) && tells_facts(ground, node) {
            until = node.span().end;
            found.extend(heading_of(node).filter(|heading| heading.0 >= start));
            found.push(node.id());
        }
    }
    found
}

/// The heading that stands with a list in a box of their own: "Key points".
fn heading_of(list: NodeRef<'_>) -> Option<NodeId> {
    let mut beside = list.parent()?.children().filter(|node| !node.raw_text().trim().is_empty());
    let (first, second) = (beside.next()?, beside.next()?);
    (first.tag().heading_level().is_some() && second == list && beside.next().is_none()).then(|| first.id())
}

/// Whether a list is nothing but facts, two or more: what names, shares or leads elsewhere is shorter, linked, or the headings of other stories.
pub(super) fn tells_facts(ground: &Ground<'_>, list: NodeRef<'_>) -> bool {
    let lines = ground.lines.all().get(ground.lines_of(list.span())).unwrap_or_default();
    let tells = |line: &Line| {
        let text = ground.text(line);
        line.length >= SHORTEST && text.split(' ').nth(WORDS - 1).is_some() && !phrases::is_date_line(text) && !phrases::is_byline(text)
    };
    let says = |line: &Line| line.length >= FACT || ground.text(line).ends_with_any(".!?。।") || tells(line);
    let is_fact = |line: &Line| line.linked == 0 && says(line) && ground.document.node(line.block).tag().heading_level().is_none();
    (2..=MOST).contains(&lines.len()) && lines.iter().all(is_fact)
}
