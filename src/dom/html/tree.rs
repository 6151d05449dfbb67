//! The tree is what a page is parsed into before it is flattened: nodes by number, each with its parent, its neighbours and its children, as the
//! rules of parsing move nodes about. Its texts, names and values are pieces of the page; what is not meant as it stands there stands behind it.

use super::kind::{Kind, Space};
use crate::dom::attribute::Name;

/// No node.
pub(super) const NONE: u32 = u32::MAX;
/// The document, which holds the root.
pub(super) const DOCUMENT: u32 = 0;

/// Where a text stands: in the page, or behind its end, in what the tree keeps itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Piece {
    pub start: u32,
    pub end: u32,
}

/// An element's name.
#[derive(Clone, Copy, Debug)]
pub(super) struct TagName {
    pub kind: Kind,
    pub text: Piece,
}

/// Attributes that stand one after the other.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Attributes {
    pub start: u32,
    pub end: u32,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Attribute {
    pub name: Piece,
    /// What a rule reads it by; `None` for one that only the rules of parsing read.
    pub kept: Option<Name>,
    /// Comes from a name with a prefix, and stands behind those without.
    pub prefixed: bool,
    pub value: Piece,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Element {
    pub name: TagName,
    pub space: Space,
    pub attributes: Attributes,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Value {
    Document,
    Element(Element),
    /// A text, as the numbers of its first and last part.
    Text(u32, u32),
    /// What it says is never read; it stands between two texts, so that they stay two.
    Comment,
}

#[derive(Debug)]
pub(super) struct Node {
    pub parent: u32,
    before: u32,
    pub next: u32,
    pub first: u32,
    last: u32,
    pub value: Value,
}

pub(super) struct Tree<'a> {
    page: &'a str,
    /// What is not in the page as it is meant: lower-case names, and texts with references in them.
    pub own: String,
    pub nodes: Vec<Node>,
    /// Parts of texts, each with the number of the next.
    parts: Vec<(Piece, u32)>,
    pub attributes: Vec<Attribute>,
}

impl<'a> Tree<'a> {
    pub fn new(page: &'a str) -> Tree<'a> {
        let mut tree = Tree {
            page,
            own: String::new(),
            nodes: Vec::new(),
            parts: Vec::new(),
            attributes: Vec::new(),
        };
        tree.add(Value::Document);
        tree
    }

    /// What a piece says.
    pub fn text(&self, piece: Piece) -> &str {
        let (start, end) = (piece.start as usize, piece.end as usize);
        let (from, shift) = if start < self.page.len() {
            (self.page, 0)
        } else {
            (self.own.as_str(), self.page.len())
        };
        from.get(start - shift..end.saturating_sub(shift)).unwrap_or_default()
    }

    /// Where what is kept next will stand.
    pub fn own_end(&self) -> u32 {
        (self.page.len() + self.own.len()) as u32
    }

    /// Keeps a text.
    pub fn keep(&mut self, text: &str) -> Piece {
        let start = self.own_end();
        self.own.push_str(text);
        Piece { start, end: self.own_end() }
    }

    pub fn is_same_name(&self, one: TagName, other: TagName) -> bool {
        one.kind == other.kind && (one.kind != Kind::Other || self.text(one.text) == self.text(other.text))
    }

    /// The attributes of an element, by name.
    pub fn attributes(&self, of: Attributes) -> &[Attribute] {
        self.attributes.get(of.start as usize..of.end as usize).unwrap_or_default()
    }

    /// The value of an attribute by its name in the markup.
    pub fn value(&self, of: Attributes, name: &str) -> Option<&str> {
        let found = self.attributes(of).iter().find(|attribute| self.text(attribute.name) == name)?;
        Some(self.text(found.value))
    }

    /// Sorts attributes by name.
    pub fn sort(&mut self, of: Attributes) {
        for at in of.start as usize + 1..of.end as usize {
            let mut here = at;
            while here > of.start as usize && self.goes_before(here, here - 1) {
                self.attributes.swap(here, here - 1);
                here -= 1;
            }
        }
    }

    fn goes_before(&self, one: usize, other: usize) -> bool {
        let (Some(one), Some(other)) = (self.attributes.get(one), self.attributes.get(other)) else {
            return false;
        };
        (one.prefixed, self.text(one.name)) < (other.prefixed, self.text(other.name))
    }

    /// Whether two elements have the same attributes.
    pub fn are_equal(&self, one: Attributes, other: Attributes) -> bool {
        let (one, other) = (self.attributes(one), self.attributes(other));
        let equal = |(a, b): (&Attribute, &Attribute)| self.text(a.name) == self.text(b.name) && self.text(a.value) == self.text(b.value);
        one.len() == other.len() && one.iter().zip(other).all(equal)
    }

    /// Gives an element those attributes that it does not have.
    pub fn add_missing(&mut self, node: u32, more: Attributes) {
        let Some(element) = self.element(node) else { return };
        let known = self.attributes(element.attributes);
        let is_missing = |new: &&Attribute| !known.iter().any(|known| self.text(known.name) == self.text(new.name));
        let missing: Vec<Attribute> = self.attributes(more).iter().filter(is_missing).copied().collect();
        if missing.is_empty() {
            return;
        }
        let start = self.attributes.len() as u32;
        self.attributes
            .extend_from_within(element.attributes.start as usize..element.attributes.end as usize);
        self.attributes.extend(missing);
        let all = Attributes {
            start,
            end: self.attributes.len() as u32,
        };
        self.sort(all);
        if let Some(Node {
            value: Value::Element(element),
            ..
        }) = self.nodes.get_mut(node as usize)
        {
            element.attributes = all;
        }
    }

    pub fn node(&self, node: u32) -> Option<&Node> {
        self.nodes.get(node as usize)
    }

    pub fn element(&self, node: u32) -> Option<Element> {
        match self.node(node)?.value {
            Value::Element(element) => Some(element),
            _ => None,
        }
    }

    /// A new node that stands nowhere yet.
    pub fn add(&mut self, value: Value) -> u32 {
        self.nodes.push(Node {
            parent: NONE,
            before: NONE,
            next: NONE,
            first: NONE,
            last: NONE,
            value,
        });
        self.nodes.len() as u32 - 1
    }

    /// Changes a node; does nothing where there is none.
    fn change(&mut self, node: u32, change: impl FnOnce(&mut Node)) {
        if let Some(node) = self.nodes.get_mut(node as usize) {
            change(node);
        }
    }

    fn parent(&self, node: u32) -> u32 {
        self.node(node).map_or(NONE, |node| node.parent)
    }

    /// Puts a node that stands nowhere under a parent, before one of its children or, with [`NONE`], behind all.
    fn put(&mut self, node: u32, parent: u32, next: u32) {
        let neighbour = if next == NONE { self.node(parent) } else { self.node(next) };
        let before = neighbour.map_or(NONE, |neighbour| if next == NONE { neighbour.last } else { neighbour.before });
        self.change(node, |node| (node.parent, node.before, node.next) = (parent, before, next));
        if before == NONE {
            self.change(parent, |parent| parent.first = node);
        } else {
            self.change(before, |before| before.next = node);
        }
        if next == NONE {
            self.change(parent, |parent| parent.last = node);
        } else {
            self.change(next, |next| next.before = node);
        }
    }

    /// Takes a node out from under its parent.
    pub fn detach(&mut self, node: u32) {
        let Some(Node { parent, before, next, .. }) = self.node(node) else {
            return;
        };
        let (parent, before, next) = (*parent, *before, *next);
        if parent == NONE {
            return;
        }
        if before == NONE {
            self.change(parent, |parent| parent.first = next);
        } else {
            self.change(before, |node| node.next = next);
        }
        if next == NONE {
            self.change(parent, |parent| parent.last = before);
        } else {
            self.change(next, |node| node.before = before);
        }
        self.change(node, |node| (node.parent, node.before, node.next) = (NONE, NONE, NONE));
    }

    /// Puts a node where a place says.
    pub fn insert(&mut self, node: u32, place: Place) {
        self.detach(node);
        let (parent, next) = self.spot(place);
        self.put(node, parent, next);
    }

    /// Puts a text where a place says; it joins a text that stands there.
    pub fn insert_text(&mut self, text: Piece, place: Place) {
        let (parent, next) = self.spot(place);
        let neighbour = if next == NONE {
            self.node(parent).map(|parent| parent.last)
        } else {
            self.node(next).map(|next| next.before)
        };
        let neighbour = neighbour.unwrap_or(NONE);
        let part = self.parts.len() as u32;
        match self.nodes.get_mut(neighbour as usize).map(|node| &mut node.value) {
            Some(Value::Text(_, last)) => {
                match self.parts.get_mut(*last as usize) {
                    Some((piece, _)) if piece.end == text.start && text.start as usize != self.page.len() => {
                        piece.end = text.end;
                        return;
                    }
                    Some((_, next)) => *next = part,
                    None => {}
                }
                *last = part;
                self.parts.push((text, NONE));
            }
            _ => {
                self.parts.push((text, NONE));
                let node = self.add(Value::Text(part, part));
                self.put(node, parent, next);
            }
        }
    }

    /// The parent and the next neighbour of what is put at a place.
    fn spot(&self, place: Place) -> (u32, u32) {
        match place {
            Place::In(parent) => (parent, NONE),
            Place::Before(table, otherwise) => match self.parent(table) {
                NONE => (otherwise, NONE),
                parent => (parent, table),
            },
        }
    }

    /// Gives all children of a node to another that has none.
    pub fn give_children(&mut self, from: u32, to: u32) {
        let mut child = self.node(from).map_or(NONE, |node| node.first);
        while child != NONE {
            let next = self.node(child).map_or(NONE, |child| child.next);
            self.detach(child);
            self.put(child, to, NONE);
            child = next;
        }
    }

    /// The parts of a text, from the number of the first.
    pub fn parts(&self, first: u32) -> impl Iterator<Item = &str> {
        let mut at = first;
        std::iter::from_fn(move || {
            let (piece, next) = self.parts.get(at as usize)?;
            at = *next;
            Some(self.text(*piece))
        })
    }
}

/// Where in the tree something is put.
#[derive(Clone, Copy, Debug)]
pub(super) enum Place {
    /// Behind all that is in a node.
    In(u32),
    /// Before a table; behind all in the other node where the table stands nowhere.
    Before(u32, u32),
}
