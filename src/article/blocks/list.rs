//! A list is numbered or marked items; nested lists stand flat, each item with its depth. A list that only lays out a page is none.

use super::counts::{Counted, Counts};
use super::piece::{ItemPlace, Place};
use crate::decimal::whole;
use crate::dom::{NodeId, NodeRef, Tag};

/// Paragraphs an item has at most, on average; where there are more, the list is the page's layout (a live blog, a list of stories).
const PARAGRAPHS_AN_ITEM: u32 = 2;
/// Elements between a label and its item, and nodes of an item that are looked at for its box.
const ITEM_DEPTH: usize = 3;
const ITEM_NODES: usize = 12;
/// Deepest level that is told apart; deeper items stand at this one.
const DEEPEST: u8 = 8;

/// Whether a label is the whole text of a list's item that a reader ticks off: an ingredient, a thing to pack. A poll's items are pressed, not ticked.
pub(super) fn is_ticked_off(label: NodeRef<'_>) -> bool {
    let item = label.ancestors().take(ITEM_DEPTH).find(|above| above.tag() == Tag::Li);
    item.is_some_and(|item| {
        let mut boxes = item.descendants().take(ITEM_NODES);
        item.raw_text().trim() == label.raw_text().trim()
            && boxes.any(|node| node.tag() == Tag::Input && node.attribute("type").is_some_and(|kind| kind.eq_ignore_ascii_case("checkbox")))
    })
}

/// The lists that are open at a point of the walk.
#[derive(Default)]
pub(super) struct Lists(Vec<Open>);

struct Open {
    /// The outermost list; `None` for one that only lays out.
    outermost: Option<NodeId>,
    depth: u8,
    ordered: bool,
    next: i32,
}

impl Lists {
    /// A list begins.
    pub fn open(&mut self, node: NodeRef<'_>, counts: &Counts, place: Place) {
        let ordered = node.tag() == Tag::Ol;
        let start = node.attribute("start").and_then(|value| whole(value.trim())).unwrap_or(1);
        let (outermost, depth) = match place {
            Place::Item(item) => (item.list, item.depth.saturating_add(1).min(DEEPEST)),
            _ => (node.id(), 0),
        };
        self.0.push(Open {
            outermost: (!lays_out(node, counts)).then_some(outermost),
            depth,
            ordered,
            next: start,
        });
    }

    /// The innermost list ends.
    pub fn close(&mut self) {
        self.0.pop();
    }

    /// The place of an item's words; `None` where its list only lays out.
    pub fn item(&mut self, node: NodeRef<'_>) -> Option<ItemPlace> {
        let Some(list) = self.0.last_mut() else {
            // An item without a list: its parent is the list.
            return Some(ItemPlace {
                list: node.parent().map_or(node.id(), |parent| parent.id()),
                item: node.id(),
                depth: 0,
                ordered: false,
                number: 1,
            });
        };
        let outermost = list.outermost?;
        let number = node.attribute("value").and_then(|value| whole(value.trim())).unwrap_or(list.next);
        if node.tag() != Tag::Dt {
            list.next = number.saturating_add(1);
        }
        Some(ItemPlace {
            list: outermost,
            item: node.id(),
            depth: list.depth + u8::from(node.tag() == Tag::Dd),
            ordered: list.ordered,
            number,
        })
    }
}

/// Whether a list holds parts of a page and not items: headings in it, or several paragraphs in an item.
fn lays_out(node: NodeRef<'_>, counts: &Counts) -> bool {
    let items = counts.within(node, Counted::Items).max(1);
    counts.within(node, Counted::Headings) > 0 || counts.within(node, Counted::Paragraphs) > items * PARAGRAPHS_AN_ITEM
}

#[cfg(test)]
mod tests {
    use crate::article::blocks::tests::json_of;
    use serde_json::json;

    #[test]
    fn nested_lists_stand_flat_with_their_depth() {
        assert_eq!(
            json_of("<ol start=3><li>a<ul><li>b</ul><li><p>c</p><p>d</p></ol>"),
            json!([{"type": "list", "ordered": true, "start": 3, "items": [
                {"depth": 0, "ordered": true, "text": [{"text": "a"}]},
                {"depth": 1, "ordered": false, "text": [{"text": "b"}]},
                {"depth": 0, "ordered": true, "text": [{"text": "c"}, {"text": "\n"}, {"text": "d"}]}
            ]}])
        );
    }

    #[test]
    fn a_picture_between_items_does_not_lose_the_numbers() {
        assert_eq!(
            json_of("<ol><li>a<li><img src=/x.jpg><li>b</ol>"),
            json!([
                {"type": "list", "ordered": true, "start": 1, "items": [{"depth": 0, "ordered": true, "text": [{"text": "a"}]}]},
                {"type": "figure", "images": [{"node": 7, "url": "https://example.com/x.jpg"}]},
                {"type": "list", "ordered": true, "start": 3, "items": [{"depth": 0, "ordered": true, "text": [{"text": "b"}]}]}
            ])
        );
    }

    #[test]
    fn a_list_that_lays_out_a_page_is_unfolded() {
        assert_eq!(
            json_of("<ul><li><h3>a</h3><p>b</p></ul>"),
            json!([{"type": "heading", "level": 3, "text": [{"text": "a"}]}, {"type": "paragraph", "text": [{"text": "b"}]}])
        );
    }
}
