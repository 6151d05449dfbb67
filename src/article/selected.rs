//! A selected part is what the reader of news marked in the page to read it alone: the story's blocks that it touches or, where it lies outside of the story, what stands there.

use super::{Block, Selection, blocks};
use crate::dom::{Document, NodeId};

/// The blocks of a selection, from the node where it begins to the node where it ends. `taken_away` says what a personal rule takes.
///
/// What a finding took is read where the selection holds nothing else: whoever marked it wants it.
pub(crate) fn selected(
    document: &Document,
    mut story: Vec<Block>,
    (first, last): (NodeId, NodeId),
    taken_away: &dyn Fn(NodeId) -> bool,
) -> Vec<Block> {
    let (first, last) = (first.min(last), first.max(last));
    if last.index() >= document.len() {
        return story;
    }
    let is_touched = |node: NodeId| {
        let node = document.node(node);
        // A block without an element of its own is named by its first text; its other texts stand beside that one.
        let span = if node.is_text() {
            let ends = node.parent().map_or(node.span().end, |parent| parent.span().end);
            let next = story.iter().map(|block| block.node.0).find(|next| *next > node.id().0);
            node.id().0..next.map_or(ends, |next| next.min(ends))
        } else {
            node.span()
        };
        span.start <= last.0 && first.0 < span.end
    };
    let touched: Vec<NodeId> = story.iter().map(|block| block.node).filter(|node| is_touched(*node)).collect();
    if !touched.is_empty() {
        story.retain(|block| touched.contains(&block.node));
        return story;
    }
    let Some(root) = around(document, first, last) else { return story };
    let selection = Selection {
        roots: vec![root],
        ..Selection::default()
    };
    blocks(document, &selection, &|node| {
        let span = document.node(node).span();
        span.end <= first.0 || span.start > last.0 || taken_away(node)
    })
}

/// The nearest element that holds both and is more than a part of a line.
fn around(document: &Document, first: NodeId, last: NodeId) -> Option<NodeId> {
    let node = document.node(first);
    std::iter::once(node)
        .chain(node.ancestors())
        .find(|node| !node.is_text() && !node.tag().is_inline() && node.contains(last))
        .map(|node| node.id())
}

#[cfg(test)]
mod tests {
    use crate::article::{Content, plain};
    use crate::dom::{Document, NodeId, from_html};
    use crate::{Options, read};

    const STORY: &str = "<p>The first ship came late, said the master of the harbour, and nobody on the quay had been told of it in time.</p>\
        <p>The second ship came later still, with <b>all its lamps</b> out, and with a captain who wanted to speak to no one there.</p>\
        <p>The third ship did not come at all that night, and those who had waited for it went home before the rain began to fall.</p>";

    fn page() -> Document {
        from_html(
            &format!(
                "<html lang=en><body><nav><a href=/a>Sport</a></nav><article><h1>Ships</h1>{STORY}</article><footer>Write <i>to us</i> at once<br>or never</footer>"
            ),
            crate::Address::parse("https://example.com/ships"),
        )
    }

    /// The text node that begins so.
    fn text(document: &Document, begin: &str) -> NodeId {
        document
            .iter()
            .find(|node| node.is_text() && node.raw_text().starts_with(begin))
            .map(|node| node.id())
            .unwrap()
    }

    fn words(document: &Document, ends: (NodeId, NodeId)) -> (Vec<String>, u32) {
        let options = Options {
            selected: Some(ends),
            ..Options::default()
        };
        let reading = read(document, &options);
        let said = |block: &crate::article::Block| match &block.content {
            Content::Paragraph { text } | Content::Heading { text, .. } => plain(text),
            other => format!("{other:?}"),
        };
        (reading.blocks.iter().map(said).collect(), reading.reading_time.words)
    }

    #[test]
    fn of_the_story_whole_blocks_are_read() {
        let document = page();
        let (said, counted) = words(&document, (text(&document, "all its lamps"), text(&document, "The third")));
        assert_eq!(said.len(), 2);
        assert!(said[0].starts_with("The second ship") && said[1].starts_with("The third ship"));
        assert_eq!(counted as usize, said.join(" ").split(' ').count());
    }

    #[test]
    fn outside_of_the_story_what_is_marked_is_read_alone() {
        let document = page();
        let (said, _) = words(&document, (text(&document, "to us"), text(&document, "or never")));
        assert_eq!(said, ["to us at once\nor never"]);
    }

    #[test]
    fn numbers_that_name_no_node_change_nothing() {
        let document = page();
        let (said, _) = words(&document, (NodeId(9), NodeId(90_000)));
        assert_eq!(said.len(), 3);
    }
}
