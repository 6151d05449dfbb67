//! A finding is one thing on the page that is clutter: what kind, which node, and why, in words a reader understands.
//!
//! Each kind is one file beside this one, whose first comment is its manual, and one line in [`KINDS`]. A detector is a function from a
//! [`Page`] to findings; it changes nothing, so the order of detectors does not matter. What they find passes two gates: findings inside
//! findings are joined ([`overlaps`]), and the loss guard ([`loss_guard`]) refuses what would take the story with it.

mod ad_compound;
mod ad_marker;
mod ad_slot;
mod app_banner;
mod appeal;
mod autoplay;
mod blocker_notice;
mod caption_beside;
mod captions;
mod comments;
mod consent;
mod continuation;
mod kept;
mod keys;
mod line_words;
mod lines;
mod loss_guard;
mod marker_repeated;
mod marker_words;
mod name_table;
mod names;
mod newsletter;
mod overlaps;
mod overlay;
mod packed;
mod page;
mod paywall;
mod phrases;
mod promotion;
mod related;
mod repeated_caption;
mod repeated_headline;
mod repeated_picture;
#[cfg(test)]
mod sentences;
mod share_address;
mod share_bar;
mod share_words;
mod sponsored;
mod unfolding;
mod why;

use crate::article::{is_known_embed, is_post};
use crate::dom::{NodeId, NodeRef, Tag};
use crate::quick::HashSet;
pub(crate) use consent::speaks_of_data;
pub use kept::kept;
pub(crate) use keys::folded;
pub(crate) use lines::is_dense;
pub(crate) use loss_guard::holds_story;
pub(crate) use marker_words::is_label as is_ad_label;
use names::Said;
pub use page::Page;
pub(crate) use paywall::ends_at as ends_at_paywall;
pub(crate) use promotion::is_tool_of_picture;
use serde::{Deserialize, Serialize};
use std::ops::Range;
pub use why::{WHYS, Why};

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
    /// Why, clause by clause, to be said in any language.
    pub why: Vec<Why>,
    /// The same in English, for the terminal: "The whole line is the ad label “Advertisment”. Number 3 of 5 on this page." The extension has these
    /// sentences in every language, English among them: in the core that it loads they would be 1.7 KB, packed.
    #[cfg(feature = "cli")]
    #[cfg_attr(feature = "types", schemars(skip))]
    pub evidence: String,
    /// The first words of what it takes away; empty for a box without words.
    pub excerpt: String,
}

impl Finding {
    /// Adds a clause to the reason.
    pub(crate) fn because(&mut self, clause: Why) {
        #[cfg(feature = "cli")]
        {
            if !self.evidence.is_empty() {
                self.evidence.push(' ');
            }
            self.evidence.push_str(&clause.sentence());
        }
        self.why.push(clause);
    }
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
    /// A caption that is printed once more.
    RepeatedCaption,
    /// The headline or the standfirst printed once more.
    RepeatedHeadline,
    /// A box that asks for an e-mail address.
    Newsletter,
    /// Links to other stories.
    Related,
    /// Buttons that send the story elsewhere.
    ShareBar,
    /// The publisher's word for itself.
    Promotion,
    /// A picture that is shown once more.
    RepeatedPicture,
    /// A list of paid links from a network.
    Sponsored,
    /// What readers wrote under the story.
    Comments,
    /// A request to agree to cookies.
    Consent,
    /// A player that starts by itself.
    Autoplay,
    /// A bar that offers the publisher's app.
    AppBanner,
    /// A box pinned over the page.
    Overlay,
    /// A box that stands where the rest of the story would be.
    Paywall,
}

/// A row of the registry.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct KindInfo {
    /// The kind.
    pub kind: Kind,
    /// Whether it is taken away; otherwise it is only reported.
    pub removed: bool,
    /// What finds it.
    #[serde(skip)]
    detect: fn(&Page<'_>, &mut Vec<Finding>),
}

/// The registry: a kind is one line here, one file beside this one, and its names in `_locales` (`kind_<kind>_name`, `_one`, `_other`).
pub const KINDS: &[KindInfo] = &[
    row(Kind::AdSlot, ad_slot::detect),
    row(Kind::AdMarker, ad_marker::detect),
    row(Kind::RepeatedCaption, repeated_caption::detect),
    row(Kind::RepeatedHeadline, repeated_headline::detect),
    row(Kind::Newsletter, newsletter::detect),
    row(Kind::Related, related::detect),
    row(Kind::ShareBar, share_bar::detect),
    row(Kind::Promotion, promotion::detect),
    row(Kind::RepeatedPicture, repeated_picture::detect),
    row(Kind::Sponsored, sponsored::detect),
    row(Kind::Comments, comments::detect),
    row(Kind::Consent, consent::detect),
    row(Kind::Autoplay, autoplay::detect),
    row(Kind::AppBanner, app_banner::detect),
    row(Kind::Overlay, overlay::detect),
    KindInfo {
        // A paywall is where the publisher's story ends for this reader; taking the box away would hide that.
        removed: false,
        ..row(Kind::Paywall, paywall::detect)
    },
];

/// A kind that is taken away.
const fn row(kind: Kind, detect: fn(&Page<'_>, &mut Vec<Finding>)) -> KindInfo {
    KindInfo { kind, removed: true, detect }
}

/// What was found on a page.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// What is clutter, in document order, none inside another of the removed ones.
    pub findings: Vec<Finding>,
    /// What the loss guard refused.
    pub refused: Vec<Finding>,
    /// Controls that unfold the story: they stay on the page, and are no part of what is read.
    controls: HashSet<NodeId>,
    /// Kinds that are only listed, because somebody wants to see them where they are.
    pub listed: Vec<Kind>,
}

impl Found {
    /// Whether findings of a kind are taken away here.
    pub fn takes(&self, kind: Kind) -> bool {
        takes(kind, &self.listed)
    }

    /// Whether a finding takes this very node out of the story: it takes it away, or knows it for a paywall.
    pub fn removes(&self, node: NodeId) -> bool {
        let at = self.findings.binary_search_by_key(&node, |finding| finding.node);
        let finding = at.ok().and_then(|at| self.findings.get(at));
        finding.is_some_and(|finding| self.takes(finding.kind) || finding.rule == paywall::SURE) || self.controls.contains(&node)
    }
}

/// Runs every detector but those of the kinds to keep; kinds that are only listed take nothing away.
pub fn findings(page: &Page<'_>, keep: &[Kind], listed: &[Kind]) -> Found {
    let mut found = Vec::new();
    // What is left alone is looked for all the same: an overlay around it has to stay, too.
    for row in KINDS {
        (row.detect)(page, &mut found);
    }
    overlay::settle(page, &mut found, &|kind| keep.contains(&kind) || !takes(kind, listed));
    let opened: Vec<NodeId> = page.document.iter().filter(|node| node.live().opened).map(|node| node.id()).collect();
    let posts = posts(page);
    found.retain(|finding| !keep.contains(&finding.kind) && !touches(page, finding.node, &opened) && !is_quoted(&posts, finding.node));
    let controls = unfolding::take(page, &mut found);
    let (found, refused) = loss_guard::guard(page, found);
    Found {
        controls,
        findings: overlaps::joined(page, found, &|kind| takes(kind, listed)),
        refused,
        listed: listed.to_vec(),
    }
}

/// Whether a node holds, or stands in, something that the reader of the page opened: nobody opens what he does not want to see.
fn touches(page: &Page<'_>, node: NodeId, opened: &[NodeId]) -> bool {
    let node = page.document.node(node);
    opened
        .iter()
        .any(|opened| node.contains(*opened) || page.document.node(*opened).contains(node.id()))
}

/// Whether a box holds what somebody said or shows elsewhere: `social-embed` is named like a bar, and is a part of the story.
fn holds_a_post(node: NodeRef<'_>) -> bool {
    node.descendants().any(|inside| inside.tag() == Tag::Blockquote || is_known_embed(inside))
}

/// The outermost posts of other sites that the page quotes, found once: a page may put thousands of findings into one.
fn posts(page: &Page<'_>) -> Vec<Range<u32>> {
    let mut posts: Vec<Range<u32>> = Vec::new();
    for node in page.document.iter().filter(|node| node.tag() == Tag::Blockquote) {
        if posts.last().is_none_or(|post| post.end <= node.id().0) && is_post(node) {
            posts.push(node.span());
        }
    }
    posts
}

/// Whether a node is a part of somebody's post: what is said there nobody repeats, promotes or sells.
fn is_quoted(posts: &[Range<u32>], node: NodeId) -> bool {
    let before = posts.partition_point(|post| post.start < node.0);
    before
        .checked_sub(1)
        .and_then(|at| posts.get(at))
        .is_some_and(|post| post.contains(&node.0))
}

fn takes(kind: Kind, listed: &[Kind]) -> bool {
    is_removed(kind) && !listed.contains(&kind)
}

/// Whether findings of a kind are taken away, unless somebody wants it otherwise.
pub fn is_removed(kind: Kind) -> bool {
    KINDS.iter().any(|row| row.kind == kind && row.removed)
}
