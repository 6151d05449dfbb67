//! HTML text comes in through `scraper`'s parser and is flattened into a [`Document`].

mod giant_tag;
mod guard;
mod raw;

use super::{Builder, Document, Limits, Origin};
use scraper::{Html, Node};

/// Parses HTML text as browsers do (parsing does not fail) and flattens the tree.
pub fn from_html(html: &str, url: Option<url::Url>) -> Document {
    let limits = Limits::default();
    let guard::Parsed { tree, cut } = guard::parse(html, limits.nodes);
    let mut builder = Builder::with_limits(Origin::Html, url.clone(), limits);
    if cut {
        builder.truncate(Limits::TOO_MANY_NODES);
    }
    flatten(&tree, &mut builder);
    let base = tree
        .tree
        .values()
        .filter_map(Node::as_element)
        .find(|element| element.name() == "base" && element.attr("href").is_some())
        .and_then(|element| element.attr("href"))
        .and_then(|href| crate::url::base(href, url.as_ref()));
    builder.base(base);
    let mut document = builder.finish();
    super::reveal::reveal(&mut document);
    document
}

/// Walks the tree by its links, without recursion, and hands it to the builder.
fn flatten(tree: &Html, builder: &mut Builder) {
    let root = tree.root_element();
    let mut at = *root;
    'walk: loop {
        let descend = match at.value() {
            Node::Element(element) => {
                builder.open(element.name());
                for (name, value) in element.attrs() {
                    builder.attribute(name, value);
                }
                is_sent(element)
            }
            Node::Text(text) => {
                builder.text(text);
                false
            }
            _ => false,
        };
        if descend && let Some(child) = at.first_child() {
            at = child;
            continue;
        }
        loop {
            if at.value().is_element() {
                builder.close();
            }
            if at.id() == root.id() {
                break 'walk;
            }
            if let Some(next) = at.next_sibling() {
                at = next;
                break;
            }
            match at.parent() {
                Some(parent) => at = parent,
                None => break 'walk,
            }
        }
    }
}

/// Whether what an element holds is read: programs, style sheets and template contents are not, structured data is.
fn is_sent(element: &scraper::node::Element) -> bool {
    match element.name() {
        "script" => element.attr("type").is_some_and(is_structured_data),
        "style" | "template" => false,
        _ => true,
    }
}

/// Whether a script's type says that it holds structured data.
fn is_structured_data(kind: &str) -> bool {
    kind.trim().eq_ignore_ascii_case("application/ld+json")
}
