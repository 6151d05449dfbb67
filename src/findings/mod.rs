//! A finding is one thing on the page that is clutter: what kind, which node, and why, in words a reader understands.

mod ad_marker;

use crate::article::Selection;
use crate::dom::{Document, Features, NodeId};
use crate::metadata::Metadata;
use serde::{Deserialize, Serialize};

/// One thing found.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Finding {
    /// Its kind.
    pub kind: Kind,
    /// The node to hide: an element, or a text node that stands between line breaks.
    pub node: NodeId,
    /// The rule that found it, a stable name such as `marker_words`.
    pub rule: &'static str,
    /// Why, in a sentence: "the whole line is the ad label 'Advertisment', 3rd of 5 on this page".
    pub evidence: String,
    /// The first words of what it takes away; empty for a box without words.
    pub excerpt: String,
}

/// The kinds of clutter; the registry below says how each is treated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A box that holds or awaits an ad.
    AdSlot,
    /// A label that announces an ad.
    AdMarker,
}

/// A row of the registry.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct KindInfo {
    /// The kind.
    pub kind: Kind,
    /// Its name in the singular, in English.
    pub name: &'static str,
    /// Its name in the plural, in English.
    pub plural: &'static str,
    /// Whether it is taken away; otherwise it is only reported.
    pub removed: bool,
    /// What finds it.
    #[serde(skip)]
    detect: fn(&Page<'_>, &mut Vec<Finding>),
}

/// Everything a detector may look at. Nothing of it changes while detectors run, so their order does not matter.
pub struct Page<'a> {
    /// The page.
    pub document: &'a Document,
    /// Figures of its subtrees.
    pub features: &'a Features,
    /// What it says about its article.
    pub metadata: &'a Metadata,
    /// Where the story stands.
    pub selection: &'a Selection,
}

/// The registry: a kind is one line here and one file beside this one.
pub const KINDS: &[KindInfo] = &[KindInfo {
    kind: Kind::AdMarker,
    name: "ad marker",
    plural: "ad markers",
    removed: true,
    detect: ad_marker::detect,
}];

/// Runs every detector.
pub fn findings(page: &Page<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for kind in KINDS {
        (kind.detect)(page, &mut found);
    }
    found.sort_by_key(|finding| (finding.node, finding.kind));
    found.dedup_by_key(|finding| finding.node);
    found
}
