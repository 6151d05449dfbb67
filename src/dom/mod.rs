//! A document is a page as the core sees it: elements and text in document order, flat, and never changed after it was built.
//!
//! A subtree is a range of numbers, so every walk is a loop and a hostile page cannot choose our stack depth. All text of the
//! page stands in one string in the same order, so the text of a subtree is one slice of it.

pub mod attribute;
mod builder;
pub(crate) mod counts;
mod features;
pub mod grammar;
mod html;
mod lines;
mod live;
mod names;
mod new_tab;
mod plain;
mod reveal;
mod shared;
mod snapshot;
mod tag;
mod text;
pub(crate) mod word_filter;

pub use builder::{Builder, Limits};
pub use features::Features;
pub use html::from_html;
pub use lines::{Line, Lines, is_picture_file, is_wide, opens_own_picture};
pub use live::{Box, Live, Place};
pub(crate) use names::{each_name_word, modifier_at, number_at};
pub use plain::from_plain_text;
pub(crate) use reveal::{PROSE, is_repeated, prose, shown_prose};
pub(crate) use shared::Tokens;
pub use snapshot::from_snapshot;
pub use tag::Tag;
pub(crate) use text::{FOLDED, asks, is_alphanumeric, is_latin, is_plain_letter, is_unspaced_letter, joined, last_place, opens_quote, plain_length};
pub use text::{collapse, collapse_into, is_blank, is_invisible, is_quoted, letters, parts_words, words};

use serde::{Deserialize, Serialize};
use std::ops::Range;

/// The number of a node: its place in document order, 0 for the root element. It is the place in the content script's array too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct NodeId(pub u32);

impl NodeId {
    /// The root element of every document.
    pub const ROOT: NodeId = NodeId(0);

    /// The number as an index into a table beside the document.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Which of the three ways a document came in by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// HTML text, through the parser.
    Html,
    /// A snapshot of a live page: knows what is rendered and how large.
    Live,
    /// Plain text, one block a line.
    Plain,
}

#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub id: NodeId,
    pub parent: u32,
    /// First number after the subtree.
    pub end: u32,
    pub text_start: u32,
    pub text_end: u32,
    /// Where its attributes begin; of a text, the place of its figures among the document's.
    pub attributes_start: u32,
    pub attributes_len: u16,
    pub tag: Tag,
    pub live: Live,
    /// Neither `hidden` in the markup nor without a rendering on the live page, and no ancestor is either.
    pub shown: bool,
    pub depth: u16,
}

/// A page: a flat arena in document order.
#[derive(Clone, Debug)]
pub struct Document {
    pub(crate) nodes: Vec<Node>,
    pub(crate) text: String,
    pub(crate) attributes: Vec<attribute::Attribute>,
    pub(crate) counts: Vec<counts::Counts>,
    pub(crate) values: String,
    pub(crate) shared: shared::Shared,
    /// The names of all attributes of the page.
    pub(crate) present: attribute::NameSet,
    pub(crate) other_names: Vec<(u32, String)>,
    pub(crate) boxes: Vec<(u32, Box)>,
    pub(crate) places: Vec<(u32, Place)>,
    /// Width and height of the window that the page is open in.
    pub(crate) window: Option<Box>,
    pub(crate) drawn: Vec<(u32, String)>,
    /// The outermost hidden elements that hold prose or pictures.
    pub(crate) hidden: Vec<NodeId>,
    pub(crate) origin: Origin,
    pub(crate) url: Option<crate::Address>,
    pub(crate) base: Option<crate::Address>,
    pub(crate) truncated: Option<&'static str>,
}

impl Document {
    /// A node's attributes as they are kept.
    fn kept(&self, node: &Node) -> &[attribute::Attribute] {
        let start = node.attributes_start as usize;
        self.attributes.get(start..start + node.attributes_len as usize).unwrap_or_default()
    }

    /// The figures of a text node.
    fn counts(&self, node: &Node) -> counts::Counts {
        let found = self.counts.get(node.attributes_start as usize).filter(|_| node.tag == Tag::Text);
        found.copied().unwrap_or_default()
    }

    /// Whether an element's own markup hides it: the attribute, or an inline style.
    fn hides_itself(&self, number: usize) -> bool {
        self.kept(&self.nodes[number]).iter().any(|attribute| {
            let value = &self.values[attribute.start as usize..attribute.end as usize];
            builder::is_hiding(attribute.name.text(), value)
        })
    }

    /// The distinct values of naming attributes, in the order of the numbers that [`NodeRef::shared`] gives.
    pub(crate) fn shared(&self) -> impl ExactSizeIterator<Item = &str> {
        let values = self.shared.ranges().iter();
        values.map(|value| self.values.get(value.start as usize..value.end as usize).unwrap_or_default())
    }

    /// The shared value of a number.
    pub(crate) fn shared_value(&self, number: usize) -> &str {
        let range = self.shared.range(number as u32);
        self.values.get(range.start as usize..range.end as usize).unwrap_or_default()
    }

    /// How many nodes there are; numbers run from 0 to this, exclusively.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// A document always has its root.
    pub fn is_empty(&self) -> bool {
        false
    }

    /// The window that the page is open in, where there is one.
    pub fn window(&self) -> Option<Box> {
        self.window
    }

    /// Which way it came in by.
    pub fn origin(&self) -> Origin {
        self.origin
    }

    /// The page's address, where it is known.
    pub fn url(&self) -> Option<&crate::Address> {
        self.url.as_ref()
    }

    /// What relative addresses are resolved against: `<base href>`, else the page's address.
    pub fn base(&self) -> Option<&crate::Address> {
        self.base.as_ref().or(self.url.as_ref())
    }

    /// The limit that cut the document short, in words, if one did.
    pub fn truncated(&self) -> Option<&'static str> {
        self.truncated
    }

    /// A node by number.
    pub fn node(&self, id: NodeId) -> NodeRef<'_> {
        NodeRef {
            document: self,
            node: &self.nodes[id.index()],
        }
    }

    /// The root element.
    pub fn root(&self) -> NodeRef<'_> {
        self.node(NodeId::ROOT)
    }

    /// Every node in document order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = NodeRef<'_>> {
        self.nodes.iter().map(|node| NodeRef { document: self, node })
    }

    /// The nodes of a range of numbers, in document order.
    pub fn range(&self, range: Range<u32>) -> impl DoubleEndedIterator<Item = NodeRef<'_>> {
        let nodes = self.nodes.get(range.start as usize..range.end as usize).unwrap_or_default();
        nodes.iter().map(|node| NodeRef { document: self, node })
    }
}

/// A node of a document, and the document. Cheap to copy; what it is asked for is looked up once, when it is made.
#[derive(Clone, Copy)]
pub struct NodeRef<'a> {
    document: &'a Document,
    node: &'a Node,
}

impl PartialEq for NodeRef<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.id() == other.id()
    }
}

impl std::fmt::Debug for NodeRef<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "#{} <{}>", self.id().0, self.name())
    }
}

impl<'a> NodeRef<'a> {
    /// Its number.
    pub fn id(&self) -> NodeId {
        self.node.id
    }

    /// The document it belongs to.
    pub fn document(&self) -> &'a Document {
        self.document
    }

    /// Its kind.
    pub fn tag(&self) -> Tag {
        self.node.tag
    }

    /// Its element name; `#text` for text.
    #[inline(never)]
    pub fn name(&self) -> &'a str {
        match self.tag() {
            Tag::Text => "#text",
            Tag::Other => {
                let names = &self.document.other_names;
                match names.binary_search_by_key(&self.id().0, |(number, _)| *number) {
                    Ok(at) => &names[at].1,
                    Err(_) => "unknown",
                }
            }
            tag => tag.name().unwrap_or("unknown"),
        }
    }

    /// Whether it is a text node.
    pub fn is_text(&self) -> bool {
        self.tag() == Tag::Text
    }

    /// Numbers of its subtree, itself included.
    pub fn span(&self) -> Range<u32> {
        self.id().0..self.node.end
    }

    /// Whether the other node is this one or stands inside it.
    pub fn contains(&self, other: NodeId) -> bool {
        self.span().contains(&other.0)
    }

    /// How many elements stand above it.
    pub fn depth(&self) -> usize {
        self.node.depth as usize
    }

    /// The element around it. In the WASM never copied to where it is asked: there are hundreds of places.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn parent(&self) -> Option<NodeRef<'a>> {
        (self.id() != NodeId::ROOT).then(|| self.document.node(NodeId(self.node.parent)))
    }

    /// Its ancestors, nearest first.
    pub fn ancestors(&self) -> impl Iterator<Item = NodeRef<'a>> + use<'a> {
        std::iter::successors(self.parent(), |node| node.parent())
    }

    /// Its children in order.
    pub fn children(&self) -> impl Iterator<Item = NodeRef<'a>> + use<'a> {
        let (document, end) = (self.document, self.node.end);
        let first = self.id().0 + 1;
        std::iter::successors((first < end).then(|| document.node(NodeId(first))), move |node| {
            let next = node.node.end;
            (next < end).then(|| document.node(NodeId(next)))
        })
    }

    /// Its subtree in document order, itself left out.
    pub fn descendants(&self) -> impl DoubleEndedIterator<Item = NodeRef<'a>> + use<'a> {
        self.document.range(self.id().0 + 1..self.node.end)
    }

    /// The node right after it under the same parent.
    pub fn next_sibling(&self) -> Option<NodeRef<'a>> {
        let parent = self.parent()?;
        let next = self.node.end;
        (next < parent.node.end).then(|| self.document.node(NodeId(next)))
    }

    /// The figures of a text node; none of an element's.
    pub(crate) fn counts(&self) -> counts::Counts {
        self.document.counts(self.node)
    }

    /// All text of its subtree as one slice, words of neighbouring blocks not separated.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn raw_text(&self) -> &'a str {
        &self.document.text[self.node.text_start as usize..self.node.text_end as usize]
    }

    /// Its text as a reader would see it on one line: white space collapsed, blocks and line breaks separated by a space, unseen parts left out.
    pub fn text(&self) -> String {
        let mut out = String::new();
        text::visible_text(*self, &mut out);
        out
    }

    /// An attribute's value.
    #[inline]
    pub fn attribute(&self, name: &str) -> Option<&'a str> {
        let found = self.kept().iter().find(|attribute| attribute.name.is(name))?;
        self.document.values.get(found.start as usize..found.end as usize)
    }

    /// Its attributes as they are kept.
    fn kept(&self) -> &'a [attribute::Attribute] {
        self.document.kept(self.node)
    }

    /// Whether it has any attribute of the set.
    pub(crate) fn has_any(&self, names: attribute::NameSet) -> bool {
        self.kept().iter().any(|attribute| names.has(attribute.name))
    }

    /// The numbers, among [`Document::shared`], of the values of those of its attributes that are in the set.
    pub(crate) fn shared(&self, names: attribute::NameSet) -> impl Iterator<Item = usize> + use<'a> {
        self.kept()
            .iter()
            .filter(move |attribute| names.has(attribute.name) && attribute.shared != attribute::NOT_SHARED)
            .map(|attribute| attribute.shared as usize)
    }

    /// Its kept attributes.
    pub fn attributes(&self) -> impl Iterator<Item = (&'a str, &'a str)> + use<'a> {
        let document = self.document;
        self.kept().iter().map(move |attribute| {
            let value = &document.values[attribute.start as usize..attribute.end as usize];
            (attribute.name.text(), value)
        })
    }

    /// Class and id as one list of names, as they were written.
    pub fn names(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let class = self.attribute("class").unwrap_or_default();
        let id = self.attribute("id").unwrap_or_default();
        class.split_ascii_whitespace().chain(id.split_ascii_whitespace())
    }

    /// Whether a reader can see it: not `hidden` in the markup, rendered on the live page, and so are its ancestors.
    pub fn is_shown(&self) -> bool {
        self.node.shown
    }

    /// What only a live page knows of it.
    pub fn live(&self) -> Live {
        self.node.live
    }

    /// Its box on the live page, where the snapshot measured one.
    pub fn live_box(&self) -> Option<Box> {
        let boxes = &self.document.boxes;
        boxes.binary_search_by_key(&self.id().0, |(number, _)| *number).ok().map(|at| boxes[at].1)
    }

    /// Where its box begins in the window, where it is pinned to it.
    pub fn live_place(&self) -> Option<Place> {
        let places = &self.document.places;
        places
            .binary_search_by_key(&self.id().0, |(number, _)| *number)
            .ok()
            .map(|at| places[at].1)
    }

    /// Text that a style sheet draws into it (`::before`, `::after`), where the snapshot saw any.
    pub fn drawn_text(&self) -> Option<&'a str> {
        let drawn = &self.document.drawn;
        drawn
            .binary_search_by_key(&self.id().0, |(number, _)| *number)
            .ok()
            .map(|at| drawn[at].1.as_str())
    }
}
