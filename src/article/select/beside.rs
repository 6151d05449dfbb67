//! What stands beside a root is a part of the story that the root's worth does not reach: behind a box of links that weighs more than the last two
//! paragraphs, or a recipe's ingredients in a column of their own.

use crate::article::story::{AGAINST, Ground, Hints, Runs, is_endnote, is_foreign_heading, same_shape};
use crate::dom::{Line, NodeId, NodeRef, Tag};
use crate::order;

/// Elements around the root in which is looked: a column, a row, a grid, and one to spare.
const REACH: usize = 4;
/// Elements beside each of them that are looked at, on either side.
const NEIGHBOURS: usize = 40;
/// A part with more than this share of its letters in links leads elsewhere.
const LINKED: f32 = 0.2;
/// Letters of prose that make a part of the story, where it is marked up as the root's paragraphs are: one sentence.
const SENTENCE: f32 = 60.0;
/// Lines of the shortest list under a heading that is a part of the story.
const LIST: usize = 3;

/// The root and the parts of the story beside it, in document order.
pub(super) fn with(ground: &Ground<'_>, root: NodeId) -> Vec<NodeId> {
    let mut roots = vec![root];
    let mut at = ground.document.node(root);
    for _ in 0..REACH {
        let Some(parent) = at.parent() else { break };
        if matches!(at.tag(), Tag::Body | Tag::Html | Tag::Article) || at.contains(ground.anchors.headline.unwrap_or(root)) && at.id() != root {
            break;
        }
        let mut before: Vec<NodeRef<'_>> = Vec::new();
        let start = ground.anchors.headline.map_or(0, |headline| ground.document.node(headline).span().end);
        for child in parent.children().take_while(|child| child.id() != at.id()) {
            before.push(child);
        }
        let after = std::iter::successors(at.next_sibling(), NodeRef::next_sibling).take(NEIGHBOURS);
        let before = before.into_iter().rev().take(NEIGHBOURS).filter(|node| node.id().0 >= start);
        roots.extend(before.chain(after).filter(|node| is_part(ground, root, node)).map(|node| node.id()));
        at = parent;
    }
    order::by_number(&mut roots, |node| u64::from(node.0));
    roots
}

fn is_part(ground: &Ground<'_>, root: NodeId, node: &NodeRef<'_>) -> bool {
    let feature = ground.features.get(node.id());
    let around = ground.around.get(node.id().index()).copied().unwrap_or_default();
    if node.is_text()
        || node.tag().is_inline()
        || !node.is_shown()
        || matches!(node.tag(), Tag::Figure | Tag::Header | Tag::Footer | Tag::Nav | Tag::Aside | Tag::Form)
        || feature.link_density() > LINKED
        || around.any(AGAINST.or(Hints::CAPTION))
    {
        return false;
    }
    let lines = ground.lines_of(node.span());
    ground.prose_of(lines.clone()) >= SENTENCE && has_alike(ground, root, node) && !speaks_of_others(ground, node) || is_headed_list(ground, lines)
}

/// Whether a name or a heading in the part says that others than the story speak there: readers, the author of himself, the paper of its letters.
fn speaks_of_others(ground: &Ground<'_>, node: &NodeRef<'_>) -> bool {
    let others = Hints::COMMENTS.or(Hints::BYLINE).or(Hints::SIGNUP).or(Hints::RELATED);
    let own = ground.own.get(node.span().start as usize..node.span().end as usize).unwrap_or_default();
    let lines = ground.lines.all().get(ground.lines_of(node.span())).unwrap_or_default();
    let is_foreign = |line: &Line| ground.document.node(line.block).tag().heading_level().is_some() && is_foreign_heading(ground.text(line));
    own.iter().any(|own| own.any(others)) || lines.iter().any(is_foreign)
}

/// Whether prose in the part is marked up like the root's first paragraph.
fn has_alike(ground: &Ground<'_>, root: NodeId, node: &NodeRef<'_>) -> bool {
    let prose = |node: NodeRef<'_>| {
        let lines = ground.lines_of(node.span());
        let all = ground.lines.all().get(lines.clone()).unwrap_or_default();
        let is_prose = move |place: usize| ground.prose.get(lines.start + place).is_some_and(|prose| *prose > 0.0);
        all.iter().enumerate().find(|(place, _)| is_prose(*place)).map(|(_, line)| line)
    };
    prose(ground.document.node(root)).zip(prose(*node)).is_some_and(|(one, other)| {
        let (block, paragraph) = (ground.document.node(one.block), ground.document.node(other.block));
        let paragraphs = block.tag() == Tag::P && paragraph.tag() == Tag::P && block.attribute("class") == paragraph.attribute("class");
        (paragraphs || same_shape(ground, one, other)) && !is_endnote(ground.text(other))
    })
}

/// Whether lines are a heading and a list under it, with no link in it.
fn is_headed_list(ground: &Ground<'_>, lines: std::ops::Range<usize>) -> bool {
    let all = ground.lines.all().get(lines.clone()).unwrap_or_default();
    let Some((first, rest)) = all.split_first() else { return false };
    let heading = ground.document.node(first.block).tag().heading_level().is_some_and(|level| level > 1);
    let runs = Runs::of(ground, lines);
    let is_item = |place: usize| {
        let line = rest.get(place);
        line.is_some_and(|line| {
            let block = ground.document.node(line.block);
            let listed = std::iter::once(block)
                .chain(block.ancestors())
                .take(LIST)
                .any(|node| matches!(node.tag(), Tag::Li | Tag::Td | Tag::Dd));
            line.linked == 0 && (listed || runs.is_long(place + 1))
        })
    };
    heading && first.linked == 0 && !is_foreign_heading(ground.text(first)) && rest.len() >= LIST && (0..rest.len()).all(is_item)
}
