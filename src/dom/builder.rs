//! The builder takes elements and text in document order and makes a [`Document`] of them; all three ways in end here.

use super::attribute::{self, Attribute, NAMING, NOT_SHARED, Name, NameSet};
use super::counts::Counts;
use super::new_tab;
use super::shared::Shared;
use super::{Box, Document, Live, Node, NodeId, Origin, Place, Tag};
use crate::search::Search;

/// Elements above a text among which the link is that it stands in.
const LINK_WITHIN: usize = 3;

/// How large a document may grow. What goes beyond is left out and [`Document::truncated`] says so.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Nodes; the largest news pages have 50,000.
    pub nodes: usize,
    /// Bytes of text and attribute values together.
    pub bytes: usize,
    /// Open elements; deeper ones are joined to the deepest allowed. Browsers stop at 512.
    pub depth: usize,
}

impl Limits {
    pub(super) const TOO_MANY_NODES: &str = "the page has more elements than Broadsheet reads";
    const TOO_MUCH_TEXT: &str = "the page has more text than Broadsheet reads";
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            nodes: 2_000_000,
            bytes: 64 << 20,
            depth: 512,
        }
    }
}

/// Builds a document, call by call.
pub struct Builder {
    document: Document,
    /// Numbers of the open elements, outermost first.
    open: Vec<u32>,
    /// Opened elements that were left out because of the depth limit and still have to be closed.
    overflow: usize,
    limits: Limits,
    /// The attributes whose values are shared.
    naming: NameSet,
    /// Those that may hide an element.
    hiding: NameSet,
}

impl Builder {
    /// An empty document of the given origin at the given address.
    pub fn new(origin: Origin, url: Option<crate::Address>) -> Builder {
        Builder::with_limits(origin, url, Limits::default())
    }

    /// The same with limits of the caller's.
    pub fn with_limits(origin: Origin, url: Option<crate::Address>, limits: Limits) -> Builder {
        Builder {
            document: Document {
                nodes: Vec::new(),
                text: String::new(),
                attributes: Vec::new(),
                counts: Vec::new(),
                values: String::new(),
                shared: Shared::default(),
                present: NameSet::default(),
                other_names: Vec::new(),
                boxes: Vec::new(),
                places: Vec::new(),
                window: None,
                drawn: Vec::new(),
                hidden: Vec::new(),
                origin,
                url,
                base: None,
                truncated: None,
            },
            open: Vec::new(),
            overflow: 0,
            limits,
            naming: NameSet::of(NAMING),
            hiding: NameSet::of(&["hidden", "style"]),
        }
    }

    /// Makes room for what is known to come, so that nothing grows by doubling.
    pub(super) fn reserve(&mut self, nodes: usize, attributes: usize, text: usize) {
        let most = self.limits.nodes;
        self.document.nodes.reserve_exact(nodes.min(most));
        self.document.attributes.reserve_exact(attributes.min(most));
        self.document.text.reserve_exact(text.min(self.limits.bytes));
    }

    /// Sets what relative addresses are resolved against.
    pub fn base(&mut self, base: Option<crate::Address>) {
        self.document.base = base;
    }

    /// Says how large the window is that the page is open in.
    pub fn window(&mut self, window: Option<Box>) {
        self.document.window = window;
    }

    /// How many nodes there are so far.
    pub fn len(&self) -> usize {
        self.document.nodes.len()
    }

    /// Whether nothing has been opened yet.
    pub fn is_empty(&self) -> bool {
        self.document.nodes.is_empty()
    }

    /// Says that the page was cut before it came here.
    pub(super) fn truncate(&mut self, why: &'static str) {
        self.document.truncated = Some(why);
    }

    fn full(&mut self) -> bool {
        let document = &mut self.document;
        if document.nodes.len() >= self.limits.nodes {
            document.truncated = Some(Limits::TOO_MANY_NODES);
        } else if document.text.len() + document.values.len() >= self.limits.bytes {
            document.truncated = Some(Limits::TOO_MUCH_TEXT);
        }
        // A page that the parser cut is cut already; only what is over the limits here is left out.
        document.nodes.len() >= self.limits.nodes || document.text.len() + document.values.len() >= self.limits.bytes
    }

    fn push(&mut self, tag: Tag) -> u32 {
        let document = &mut self.document;
        let number = document.nodes.len() as u32;
        let text = document.text.len() as u32;
        let parent = self.open.last().copied().unwrap_or(0);
        let shown = number == 0 || document.nodes[parent as usize].shown;
        document.nodes.push(Node {
            id: NodeId(number),
            parent,
            end: number + 1,
            text_start: text,
            text_end: text,
            attributes_start: document.attributes.len() as u32,
            attributes_len: 0,
            tag,
            live: Live::default(),
            shown,
            depth: self.open.len() as u16,
        });
        number
    }

    /// Opens an element. A document has one root: what is opened beside it is put inside it.
    pub fn open(&mut self, name: &str) {
        if self.overflow > 0 || self.open.len() >= self.limits.depth || self.full() {
            self.overflow += 1;
            return;
        }
        let tag = Tag::from_name(name);
        let number = self.push(tag);
        if tag == Tag::Other {
            self.document.other_names.push((number, name.to_owned()));
        }
        self.open.push(number);
    }

    /// Adds an attribute to the element opened last, before it gets children. Names that no rule reads are dropped.
    pub fn attribute(&mut self, name: &str, value: &str) {
        if self.overflow > 0 || value.len() > attribute::LONGEST_VALUE && name != "src" {
            return;
        }
        let Some(number) = self.open.last().copied() else { return };
        let Some(kept) = Name::of(name) else { return };
        let document = &mut self.document;
        let value = if value.len() > attribute::LONGEST_VALUE { "" } else { value };
        let node = &mut document.nodes[number as usize];
        if node.attributes_len == u16::MAX {
            return;
        }
        node.attributes_len += 1;
        document.present = document.present.with(kept.bit());
        let (shared, range) = if self.naming.has(kept) {
            document.shared.number(value, &mut document.values)
        } else {
            let start = document.values.len() as u32;
            document.values.push_str(value);
            (NOT_SHARED, start..document.values.len() as u32)
        };
        document.attributes.push(Attribute {
            start: range.start,
            end: range.end,
            shared,
            name: kept,
        });
        if self.hiding.has(kept) && is_hiding(name, value) {
            node.shown = false;
        }
        let around = self.document.nodes[self.document.nodes[number as usize].parent as usize].tag;
        let node = &mut self.document.nodes[number as usize];
        node.tag = node.tag.told(name, value, around);
    }

    /// Says what the live page knows of the element opened last.
    pub fn live(&mut self, live: Live) {
        if self.overflow > 0 {
            return;
        }
        let folded = live.hidden && self.waits_for_a_click();
        if let Some(node) = self.open.last().and_then(|number| self.document.nodes.get_mut(*number as usize)) {
            node.live = live;
            node.shown &= !live.hidden || folded;
        }
    }

    /// Whether the element opened last is not drawn because it is folded away by means of HTML's own, which a click opens and a search on the page finds:
    /// a closed `<details>`, or `hidden=until-found`. No browser that runs scripts draws a `<noscript>`, and pages keep the only copy of a picture in one.
    fn waits_for_a_click(&self) -> bool {
        let [.., above, own] = self.open.as_slice() else { return false };
        let above = self.document.node(NodeId(*above));
        self.document.node(NodeId(*own)).tag() == Tag::Noscript
            || above.tag() == Tag::Details && above.attribute("open").is_none()
            || above.attribute("hidden") == Some("until-found")
    }

    /// Says how large the element opened last is.
    pub fn live_box(&mut self, size: Box) {
        if self.overflow == 0
            && let Some(number) = self.open.last()
        {
            self.document.boxes.push((*number, size));
        }
    }

    /// Says where in the window the element opened last is pinned.
    pub fn live_place(&mut self, place: Place) {
        if self.overflow == 0
            && let Some(number) = self.open.last()
        {
            self.document.places.push((*number, place));
        }
    }

    /// Says what text a style sheet draws into the element opened last.
    pub fn drawn(&mut self, text: &str) {
        if self.overflow == 0
            && let Some(number) = self.open.last()
        {
            self.document.drawn.push((*number, text.to_owned()));
        }
    }

    /// Adds text where the last opened element is. Text outside the root is dropped.
    pub fn text(&mut self, text: &str) {
        if text.is_empty() || self.open.is_empty() || self.full() {
            return;
        }
        let in_link = |number: &u32| self.document.nodes[*number as usize].tag == Tag::A;
        let text = match self.open.iter().rev().take(LINK_WITHIN).any(in_link) {
            true => new_tab::without(text),
            false => text,
        };
        let number = self.push(Tag::Text);
        let document = &mut self.document;
        document.text.push_str(text);
        let node = &mut document.nodes[number as usize];
        node.text_end = document.text.len() as u32;
        node.attributes_start = document.counts.len() as u32;
        document.counts.push(Counts::of(text));
    }

    /// Closes the element opened last. The root stays open until [`finish`](Builder::finish).
    pub fn close(&mut self) {
        if self.overflow > 0 {
            self.overflow -= 1;
        } else if self.open.len() > 1 {
            self.close_last();
        }
    }

    fn close_last(&mut self) {
        if let Some(number) = self.open.pop() {
            let end = self.document.nodes.len() as u32;
            let text_end = self.document.text.len() as u32;
            let node = &mut self.document.nodes[number as usize];
            node.end = end;
            node.text_end = text_end;
        }
    }

    /// The finished document; whatever is still open is closed. An empty one gets an empty root.
    pub fn finish(mut self) -> Document {
        if self.document.nodes.is_empty() {
            self.overflow = 0;
            let number = self.push(Tag::Html);
            self.open.push(number);
        }
        while !self.open.is_empty() {
            self.close_last();
        }
        self.document
    }
}

/// Whether an attribute hides its element.
pub(super) fn is_hiding(name: &str, value: &str) -> bool {
    name == "hidden" && value != "until-found" || name == "style" && hides(value)
}

/// Whether an inline style takes the element off the page.
fn hides(style: &str) -> bool {
    // Nearly all styles are told by it not to; a search for so short a word in so short a text takes longer to prepare.
    let bytes = style.as_bytes();
    if !bytes.windows(4).any(|four| matches!(four, b"none" | b"hidd" | b"clip" | b"-999")) {
        return false;
    }
    style.split(';').any(|declaration| {
        let Some((name, value)) = declaration.split_once(':') else {
            return false;
        };
        let value = value.trim();
        let value = value.strip_suffix("!important").unwrap_or(value).trim_end();
        match name.trim() {
            "display" => value.eq_ignore_ascii_case("none"),
            "visibility" => value.eq_ignore_ascii_case("hidden"),
            // What only those hear who have the page read to them: ", opens new tab".
            "clip" => value.starts_with("rect(0") || value.starts_with("rect(1px"),
            "left" => value.starts_with("-999") && style.holds("absolute"),
            _ => false,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::NodeId;

    #[test]
    fn a_subtree_is_a_range_and_its_text_a_slice() {
        let mut builder = Builder::new(Origin::Html, None);
        builder.open("html");
        builder.open("p");
        builder.text("one ");
        builder.open("b");
        builder.text("two");
        builder.close();
        builder.close();
        builder.open("p");
        builder.text("three");
        let document = builder.finish();
        let first = document.node(NodeId(1));
        assert_eq!(first.span(), 1..5);
        assert_eq!(first.raw_text(), "one two");
        assert_eq!(document.root().raw_text(), "one twothree");
        assert_eq!(document.root().text(), "one two three");
        assert_eq!(document.root().children().count(), 2);
    }

    #[test]
    fn hidden_by_style_is_not_shown_and_neither_are_its_children() {
        let mut builder = Builder::new(Origin::Html, None);
        builder.open("html");
        builder.open("div");
        builder.attribute("style", "color: red; display : none !important");
        builder.text("x");
        let document = builder.finish();
        assert!(!document.node(NodeId(1)).is_shown());
        assert!(!document.node(NodeId(2)).is_shown());
    }

    #[test]
    fn elements_beyond_the_depth_limit_keep_their_text() {
        let limits = Limits {
            depth: 3,
            ..Limits::default()
        };
        let mut builder = Builder::with_limits(Origin::Html, None, limits);
        for _ in 0..10 {
            builder.open("div");
        }
        builder.text("deep");
        for _ in 0..10 {
            builder.close();
        }
        builder.open("p");
        builder.text("after");
        let document = builder.finish();
        assert_eq!(document.root().raw_text(), "deepafter");
        assert_eq!(document.len(), 6);
    }
}
