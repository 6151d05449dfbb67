//! Blocks are the story as the reader gets it: the selected elements in document order, clutter left out, each as what it is.
//!
//! The way: [`walk`] goes over the nodes and gives pieces (a line of words with its place, a picture, an embed), [`assemble`] joins
//! neighbouring pieces into blocks, and small passes over the blocks settle what only the whole story can tell.

mod alternative;
mod announcement;
mod asides;
mod assemble;
mod caption;
mod code;
mod copy;
mod counts;
mod credit;
mod credit_words;
mod direction;
mod drop_cap;
mod embed;
mod embed_address;
mod enter;
mod figure;
mod footnote;
mod formula;
mod image;
mod image_identity;
mod image_source;
mod lead;
mod line;
mod list;
mod name_words;
mod piece;
mod quote;
mod row;
mod separator;
mod standfirst;
mod state;
mod style;
mod table;
mod walk;

pub(crate) use asides::asides;
pub(super) use credit::has_credit;
pub(crate) use embed::{is_known as is_known_embed, is_post};
pub(super) use image::picture_around;
pub(crate) use image_identity::without_size;
pub use lead::{lead, name_lead};
pub(super) use name_words::NameWords;

use super::story::machine_text;
use super::{Block, Selection};
use crate::dom::{Document, NodeId};

/// The blocks of the selected part of a page. `removed` says for each node whether a finding took it.
pub fn blocks(document: &Document, selection: &Selection, removed: &dyn Fn(NodeId) -> bool) -> Vec<Block> {
    if let Some((script, paragraphs)) = &selection.machine_text {
        return machine_text::blocks(*script, paragraphs);
    }
    let language = direction::PageLanguage::of(document);
    let pieces = walk::pieces(document, selection, removed, &language);
    let mut blocks = assemble::assemble(pieces);
    image_identity::show_each_picture_once(&mut blocks);
    alternative::drop_repeated(&mut blocks);
    quote::mark_pull_quotes(&mut blocks);
    footnote::drop_idle_names(&mut blocks);
    direction::mark_directions(&mut blocks, language.dir);
    announcement::drop_last(&mut blocks);
    separator::tidy(&mut blocks);
    blocks
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::dom::from_html;

    /// The blocks of a whole body, nothing removed.
    pub(crate) fn blocks_of(body: &str) -> Vec<Block> {
        let url = crate::Address::parse("https://example.com/news/a.html").unwrap();
        let document = from_html(&format!("<html lang=en><body>{body}"), Some(url));
        let roots = document
            .iter()
            .filter(|node| node.tag() == crate::dom::Tag::Body)
            .map(|node| node.id())
            .collect();
        let selection = Selection {
            roots,
            ..Selection::default()
        };
        blocks(&document, &selection, &|_| false)
    }

    /// The same as JSON without node numbers, for comparing.
    pub(crate) fn json_of(body: &str) -> serde_json::Value {
        let mut value = serde_json::to_value(blocks_of(body)).unwrap();
        for block in value.as_array_mut().unwrap() {
            block.as_object_mut().unwrap().remove("node");
        }
        value
    }

    /// The types of the blocks of a whole body, in order.
    pub(crate) fn types_of(body: &str) -> Vec<String> {
        let name = |block: &serde_json::Value| block["type"].as_str().unwrap().to_owned();
        json_of(body).as_array().unwrap().iter().map(name).collect()
    }
}
