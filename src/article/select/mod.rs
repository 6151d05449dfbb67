//! Selecting finds the elements of a page that hold the story.

mod beside;
mod roots;

use super::story::{self, Ground, NameHints};
use crate::dom::{Document, Features, NodeId, Origin};
use crate::metadata::Structured;

/// Where the story stands: roots in document order, none inside another.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Selection {
    /// Empty where the page has no article.
    pub roots: Vec<NodeId>,
    /// Nodes inside the roots that are not the story (a byline row, tags, a list of links), in document order: elements, and text nodes that are a line of their own.
    pub left_out: Vec<NodeId>,
    /// Those of them that were left out by their place and markup alone: what is a picture's caption among them stays with its picture.
    pub doubtful: Vec<NodeId>,
    /// Those of them that are boxes of sentences within the story, which somebody may miss.
    pub asides: Vec<NodeId>,
    /// Boxes of a picture and its caption that nothing names so, in document order.
    pub figures: Vec<NodeId>,
    /// The summary that stands before the story: elements inside the roots.
    pub standfirst: Vec<NodeId>,
    /// The standfirst inside the roots, where none stands outside.
    pub summary: Option<NodeId>,
    /// Most of it stands in cards, each with a linked title over little text: a list of places, or of articles.
    pub of_cards: bool,
    /// The story as the page tells it to machines only, one paragraph an item, where no element shows it; the node is the script's.
    pub machine_text: Option<(NodeId, Vec<String>)>,
}

impl Selection {
    /// Whether trimming left the node out.
    pub fn leaves_out(&self, node: NodeId) -> bool {
        self.left_out.binary_search(&node).is_ok()
    }

    /// Whether nothing but its place and markup speaks against it.
    pub fn doubts(&self, node: NodeId) -> bool {
        self.doubtful.binary_search(&node).is_ok()
    }
}

/// Finds the story's roots, and what inside them is not the story.
pub fn select(document: &Document, features: &Features, names: &NameHints, structured: &Structured) -> Selection {
    // A pasted text was chosen by a reader: all of it is the story, but for what the way in has named.
    if document.origin() == Origin::Plain {
        let named = document
            .iter()
            .filter(|node| node.attribute("class") == Some("byline"))
            .map(|node| node.id());
        return Selection {
            roots: vec![NodeId::ROOT],
            left_out: named.collect(),
            ..Selection::default()
        };
    }
    let ground = Ground::of(document, features, names, structured);
    let roots = roots::roots(&ground);
    let mut selection = story::trim(&ground, roots);
    selection.of_cards = ground.is_of_cards(&selection.roots);
    selection.machine_text = story::machine_text::find(&ground, &selection);
    selection
}
