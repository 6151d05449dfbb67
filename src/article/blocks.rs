//! Blocks are made of the selected elements in document order, clutter left out.

use super::{Block, Content, Selection, Span};
use crate::dom::{Document, NodeId, Tag};

/// The blocks of the selected part of a page. `removed` says for each node whether a finding took it.
pub fn blocks(document: &Document, selection: &Selection, removed: &dyn Fn(NodeId) -> bool) -> Vec<Block> {
    let mut out = Vec::new();
    for root in &selection.roots {
        let span = document.node(*root).span();
        let mut number = span.start;
        while number < span.end {
            let node = document.node(NodeId(number));
            number += 1;
            if removed(node.id()) || !node.is_shown() {
                number = node.span().end;
                continue;
            }
            let content = match node.tag() {
                Tag::P => Content::Paragraph { text: spans(&node.text()) },
                tag => match tag.heading_level() {
                    Some(level @ 2..) => Content::Heading {
                        level,
                        text: spans(&node.text()),
                    },
                    _ => continue,
                },
            };
            number = node.span().end;
            if !node.text().is_empty() {
                out.push(Block {
                    node: node.id(),
                    content,
                    lang: None,
                    dir: None,
                });
            }
        }
    }
    out
}

fn spans(text: &str) -> Vec<Span> {
    vec![Span {
        text: text.to_owned(),
        ..Span::default()
    }]
}
