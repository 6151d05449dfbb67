//! Broadsheet takes the clutter out of news pages.
//!
//! A page comes in by one of three ways ([`dom::from_html`], [`dom::from_snapshot`], [`dom::from_plain_text`]) and becomes a flat
//! [`dom::Document`]. [`read`] is the one pipeline: metadata, where the story stands, findings, blocks. The [`Reading`] it gives
//! drives everything: the tidied page, the reader view, the exports and the terminal.

#![warn(missing_docs)]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

pub mod article;
pub mod dom;
pub mod error;
pub mod export;
pub mod findings;
pub mod metadata;
pub mod url;
#[cfg(target_arch = "wasm32")]
mod wasm;

use article::Block;
use dom::{Document, Features};
use findings::{Finding, Kind, Page};
use metadata::Metadata;
use serde::{Deserialize, Serialize};

/// What the caller chooses. Every field has a default.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
#[serde(default, rename_all = "snake_case")]
pub struct Options {
    /// Kinds that are left alone: reported in no finding and kept in the article.
    pub keep: Vec<Kind>,
}

/// The answer about a page.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Reading {
    /// Version of the core that gave it.
    pub version: &'static str,
    /// Whether the page holds an article worth a reader view.
    pub readerable: bool,
    /// In words, why there is no article, or what limits the answer; empty where nothing is to be said.
    pub notes: Vec<String>,
    /// What the page says about its article.
    pub metadata: Metadata,
    /// The story; empty where there is none.
    pub blocks: Vec<Block>,
    /// What is clutter, in document order.
    pub findings: Vec<Finding>,
    /// Findings that the loss guard refused: they would have taken the story with them.
    pub refused: Vec<Finding>,
    /// How many of the story's paragraphs were kept.
    pub paragraphs: Kept,
}

/// Kept of found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Kept {
    /// How many are shown.
    pub kept: u32,
    /// How many there are.
    pub found: u32,
}

/// The one pipeline: what the page says of itself, where the story stands, what is clutter, and the story's blocks.
pub fn read(document: &Document, options: &Options) -> Reading {
    let features = Features::of(document);
    let metadata = metadata::metadata(document);
    let selection = article::select(document, &features);
    let page = Page::new(document, &features, &metadata, &selection);
    let found = findings::findings(&page, &options.keep);
    let removed = |node| selection.leaves_out(node) || found.removes(node);
    let blocks = article::blocks(document, &selection, &removed);
    Reading {
        version: env!("CARGO_PKG_VERSION"),
        readerable: !blocks.is_empty(),
        notes: Vec::new(),
        paragraphs: Kept {
            kept: blocks.len() as u32,
            found: blocks.len() as u32,
        },
        metadata,
        blocks,
        findings: found.findings,
        refused: found.refused,
    }
}
