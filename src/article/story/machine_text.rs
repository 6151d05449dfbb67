//! The machine text is the article as JSON-LD's `articleBody` tells it, for pages that show readers less of it: shells that a script fills, and stubs.

use super::ground::Ground;
use crate::article::{Block, Content, Selection, Span};
use crate::dom::{NodeId, collapse};

/// The page shows less than this share of the text.
const SHOWN: f32 = 0.3;
/// What was selected has less than this share of the text's letters; more, and the page has a story of its own.
const SELECTED: f32 = 0.5;

/// The paragraphs of the machine text, with the script's node, where the page shows too little of it.
pub(in crate::article) fn find(ground: &Ground<'_>, selection: &Selection) -> Option<(NodeId, Vec<String>)> {
    let (script, text) = ground.anchors.body_text.as_ref()?;
    let body = ground.anchors.body.as_ref()?;
    let letters = body.len() as f32;
    let selected: f32 = selection.roots.iter().map(|root| ground.prose_in(*root)).sum();
    if selected >= letters * SELECTED {
        return None;
    }
    let shares = ground.body_shares()?;
    let shown: f32 = ground
        .lines
        .all()
        .iter()
        .zip(shares)
        .map(|(line, share)| share * line.length as f32)
        .sum();
    if shown >= letters * SHOWN {
        return None;
    }
    let paragraphs: Vec<String> = text.lines().map(collapse).filter(|line| !line.is_empty()).collect();
    (!paragraphs.is_empty()).then_some((*script, paragraphs))
}

/// The machine text as blocks.
pub(in crate::article) fn blocks(script: NodeId, paragraphs: &[String]) -> Vec<Block> {
    let block = |text: &String| Block {
        node: script,
        content: Content::Paragraph {
            text: vec![Span {
                text: text.clone(),
                ..Span::default()
            }],
        },
        lang: None,
        dir: None,
    };
    paragraphs.iter().map(block).collect()
}
