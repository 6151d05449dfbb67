//! Selecting finds the elements of a page that hold the story.

use crate::dom::{Document, Features, NodeId, Tag};

/// Where the story stands: roots in document order, none inside another.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Selection {
    /// Empty where the page has no article.
    pub roots: Vec<NodeId>,
}

/// Finds the story's roots.
pub fn select(document: &Document, features: &Features) -> Selection {
    let mut scores = vec![0.0f32; document.len()];
    for node in document.iter() {
        if node.tag() == Tag::P && node.is_shown() {
            let feature = features.get(node.id());
            if feature.characters < 25 {
                continue;
            }
            let score = 1.0 + feature.marks as f32 + (feature.characters as f32 / 100.0).min(3.0);
            for (distance, ancestor) in node.ancestors().take(3).enumerate() {
                scores[ancestor.id().index()] += score / (distance + 1) as f32;
            }
        }
    }
    let best = (0..scores.len()).max_by(|a, b| {
        let score = |i: usize| scores[i] * (1.0 - features.get(NodeId(i as u32)).link_density());
        score(*a).total_cmp(&score(*b)).then(b.cmp(a))
    });
    match best {
        Some(best) if scores[best] > 0.0 => Selection {
            roots: vec![NodeId(best as u32)],
        },
        _ => Selection::default(),
    }
}
