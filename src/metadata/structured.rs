//! Structured data is what a page prints for machines in `<script type="application/ld+json">`: read once, for the metadata and for the search for the story.

use super::json_text;
use crate::dom::{Document, NodeId, Tag};
use crate::json::Value;

/// The values of all scripts that hold structured data, each with its script, in document order.
#[derive(Debug, Default)]
pub struct Structured(Vec<(NodeId, Value)>);

impl Structured {
    /// Reads a page's structured data.
    pub fn of(document: &Document) -> Structured {
        let scripts = document.iter().filter(|node| node.tag() == Tag::Script && !node.raw_text().is_empty());
        Structured(
            scripts
                .flat_map(|node| json_text::values(node.raw_text()).into_iter().map(move |value| (node.id(), value)))
                .collect(),
        )
    }

    /// The values, each with the script that it stands in.
    pub(crate) fn values(&self) -> &[(NodeId, Value)] {
        &self.0
    }
}
