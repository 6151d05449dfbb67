//! Flattening hands a tree to the builder, node by node in document order.

use super::kind::Kind;
use super::tree::{DOCUMENT, Element, NONE, Node, Tree, Value};
use crate::dom::Builder;

/// Makes room for what a tree holds.
pub(super) fn reserve(tree: &Tree, builder: &mut Builder) {
    let (mut nodes, mut attributes, mut text) = (0, 0, 0);
    for node in &tree.nodes {
        match node.value {
            Value::Element(element) => attributes += (element.attributes.end - element.attributes.start) as usize,
            Value::Text(first, _) => text += tree.parts(first).map(str::len).sum::<usize>(),
            Value::Document | Value::Comment => continue,
        }
        nodes += 1;
    }
    builder.reserve(nodes, attributes, text);
}

/// The first base that a page names.
pub(super) fn base<'a>(tree: &'a Tree) -> Option<&'a str> {
    let named = |node: &Node| match node.value {
        Value::Element(element) if element.name.kind == Kind::Base => attribute(tree, &element, "href"),
        _ => None,
    };
    tree.nodes.iter().find_map(named)
}

/// The value of an attribute that a rule reads.
fn attribute<'a>(tree: &'a Tree, element: &Element, name: &str) -> Option<&'a str> {
    let found = tree
        .attributes(element.attributes)
        .iter()
        .find(|attribute| attribute.kept.is_some_and(|kept| kept.is(name)))?;
    Some(tree.text(found.value))
}

/// Walks the tree by its links, without recursion, and hands it to the builder.
pub(super) fn flatten(tree: &Tree, builder: &mut Builder) {
    let is_element = |at: u32| matches!(tree.node(at).map(|node| node.value), Some(Value::Element(_)));
    let next = |at: u32| tree.node(at).map_or(NONE, |node| node.next);
    let mut root = tree.node(DOCUMENT).map_or(NONE, |document| document.first);
    while root != NONE && !is_element(root) {
        root = next(root);
    }
    let mut at = root;
    let mut joined = String::new();
    while let Some(node) = tree.node(at) {
        match node.value {
            Value::Element(element) => {
                open(tree, &element, builder);
                if node.first != NONE && is_sent(tree, &element) {
                    at = node.first;
                    continue;
                }
                builder.close();
            }
            Value::Text(first, _) => {
                let mut parts = tree.parts(first);
                let text = parts.next().unwrap_or_default();
                joined.clear();
                joined.extend(parts);
                if joined.is_empty() {
                    builder.text(text);
                } else {
                    joined.insert_str(0, text);
                    builder.text(&joined);
                }
            }
            Value::Document | Value::Comment => {}
        }
        while at != root && next(at) == NONE {
            at = tree.node(at).map_or(NONE, |node| node.parent);
            builder.close();
        }
        if at == root {
            return;
        }
        at = next(at);
    }
}

fn open(tree: &Tree, element: &Element, builder: &mut Builder) {
    builder.open(tree.text(element.name.text));
    for attribute in tree.attributes(element.attributes) {
        if let Some(kept) = attribute.kept {
            builder.kept_attribute(kept, tree.text(attribute.value));
        }
    }
}

/// Whether what an element holds is read: programs, style sheets and template contents are not, structured data is.
fn is_sent(tree: &Tree, element: &Element) -> bool {
    match tree.text(element.name.text) {
        "script" => attribute(tree, element, "type").is_some_and(super::is_structured_data),
        "style" | "template" => false,
        _ => true,
    }
}
