//! Broadsheet takes the clutter out of news pages.
//!
//! A page comes in by one of three ways ([`dom::from_html`], [`dom::from_snapshot`], [`dom::from_plain_text`]) and becomes a flat
//! [`dom::Document`]. [`read`] is the one pipeline: metadata, where the story stands, findings, blocks. The [`Reading`] it gives
//! drives everything: the tidied page, the reader view, the exports and the terminal.

#![warn(missing_docs)]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

pub mod address;
pub mod article;
mod decimal;
pub mod dom;
pub mod error;
pub mod export;
pub mod findings;
#[cfg(any(test, target_arch = "wasm32"))]
mod given;
mod host;
mod json;
mod lower;
pub mod metadata;
mod note;
mod order;
mod quick;
mod quick_hash;
mod search;
mod short;
pub mod url;
#[cfg(target_arch = "wasm32")]
mod wasm;
mod words;

pub use address::Address;
use article::Block;
use dom::{Document, Features, NodeId};
use findings::{Finding, Kind, Page};
use metadata::Metadata;
pub use note::Note;
use quick::HashSet;
use serde::{Deserialize, Serialize};

/// What the caller chooses. Every field has a default.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
#[serde(default, rename_all = "snake_case")]
pub struct Options {
    /// Kinds that are left alone: reported in no finding and kept in the article.
    pub keep: Vec<Kind>,
    /// Kinds that are reported as always, but kept in the article.
    pub report: Vec<Kind>,
    /// Nodes of findings that the reader of news put back: the findings stay in the list, their words come back into the story.
    pub put_back: Vec<NodeId>,
    /// Nodes that a personal rule takes away, whatever they are.
    pub take_away: Vec<NodeId>,
    /// Nodes of blocks that the reader of news took out of the story before keeping it.
    pub leave_out: Vec<NodeId>,
    /// The first and the last node of what is to be read alone, where only a part is.
    pub selected: Option<(NodeId, NodeId)>,
    /// The further pages of the article in order, for [`article::read_all`].
    pub further: Vec<article::FurtherPage>,
}

/// The answer about a page.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Reading {
    /// Version of the core that gave it.
    pub version: &'static str,
    /// Whether the page holds an article worth a reader view.
    pub readerable: bool,
    /// Whether the page calls itself something other than an article (a thread of a forum, a question with its answers, a product, a job), and nothing on it
    /// one: the reader does not open there by itself.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub other_kind: bool,
    /// Why there is no article, or what limits the answer; empty where nothing is to be said.
    pub notes: Vec<Note>,
    /// What the page says about its article.
    pub metadata: Metadata,
    /// The page's own address, where it is known.
    pub address: Option<url::SafeUrl>,
    /// The picture that leads the story, where the story does not show it itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lead: Option<Block>,
    /// The story; empty where there is none.
    pub blocks: Vec<Block>,
    /// Boxes of sentences that stand within the story and are no part of it, each as its blocks: facts, a profile, how somebody worked.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub asides: Vec<Vec<Block>>,
    /// What is clutter, in document order.
    pub findings: Vec<Finding>,
    /// Findings that the loss guard refused: they would have taken the story with them.
    pub refused: Vec<Finding>,
    /// How many of the story's paragraphs were kept.
    pub paragraphs: Kept,
    /// How long the story is, and how long it takes to read.
    pub reading_time: article::ReadingTime,
    /// The further pages of the article that were joined to it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub joined: Vec<article::JoinedPage>,
}

impl Reading {
    /// Where the article is from: the address that the page calls its own, else the one it was read at.
    pub fn source(&self) -> Option<&url::SafeUrl> {
        self.metadata.canonical_url.as_ref().or(self.address.as_ref())
    }
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
    let unfolded = article::unfolded(document);
    let document = unfolded.as_ref().unwrap_or(document);
    let features = Features::of(document);
    let tokens = dom::Tokens::of(document);
    let names = article::NameHints::read(document, &tokens);
    let structured = metadata::Structured::of(document);
    let mut metadata = metadata::metadata(document, &structured);
    let mut selection = article::select(document, &features, &names, &structured);
    if options.selected.is_some() {
        selection.asides.clear();
    }
    let page = Page::new(document, &features, &tokens, &metadata, &selection);
    let found = findings::findings(&page, &options.keep, &options.report);
    let put_back: HashSet<NodeId> = options.put_back.iter().copied().collect();
    // A rule that names what is around the story on this page was made for something else.
    let take_away: HashSet<NodeId> = options
        .take_away
        .iter()
        .copied()
        .filter(|node| !findings::holds_story(&page, *node))
        .collect();
    let taken = |node| take_away.contains(&node) || !put_back.contains(&node) && found.removes(node);
    let removed = |node| taken(node) || !put_back.contains(&node) && selection.leaves_out(node);
    let blocks = article::blocks(document, &selection, &removed);
    let mut glance = article::Glance::at(document, &features, &names);
    let verdict = glance.settled(document, &features, &names, &metadata, selection.of_cards, &blocks);
    let paragraphs = findings::kept(&page, &found, &blocks);
    let walled = blocks
        .last()
        .is_some_and(|last| !metadata.free && findings::ends_at_paywall(&page, &found.findings, last.node));
    metadata.paywalled |= walled;
    // What stands in the story's place where it wants to be paid for.
    let withheld = metadata.paywalled || found.findings.iter().any(|finding| finding.kind == Kind::Paywall);
    let mut reading = Reading {
        version: env!("CARGO_PKG_VERSION"),
        reading_time: article::ReadingTime::default(),
        readerable: !blocks.is_empty() && verdict == article::Verdict::Article && !(withheld && article::says_little(&blocks)),
        other_kind: glance.is_other_kind(),
        notes: notes(document, verdict, &metadata, &blocks),
        paragraphs,
        address: document.url().and_then(|url| url::SafeUrl::link(url.as_str(), None)),
        lead: article::lead(document, &metadata, &blocks).filter(|lead| !options.leave_out.contains(&lead.node)),
        metadata,
        asides: article::asides(document, &selection, &taken),
        blocks,
        findings: found.findings,
        refused: found.refused,
        joined: Vec::new(),
    };
    article::name_lead(&mut reading.metadata, &reading.blocks);
    if let Some(ends) = options.selected {
        reading.blocks = article::selected(document, reading.blocks, ends, &|node| take_away.contains(&node));
        // Of a part that somebody marked, nothing leads, follows or is missing.
        (reading.lead, reading.metadata.next_page, reading.paragraphs) = (None, None, Kept::default());
    }
    reading.blocks = edited(reading.blocks, &options.leave_out);
    reading.reading_time = article::reading_time(&reading.blocks, reading.metadata.lang.as_deref());
    reading
}

/// The story without the blocks that were taken out by hand.
pub(crate) fn edited(mut blocks: Vec<Block>, leave_out: &[NodeId]) -> Vec<Block> {
    if !leave_out.is_empty() {
        let out: HashSet<NodeId> = leave_out.iter().copied().collect();
        blocks.retain(|block| !out.contains(&block.node));
    }
    blocks
}

/// What limits the answer.
fn notes(document: &Document, verdict: article::Verdict, metadata: &Metadata, blocks: &[Block]) -> Vec<Note> {
    let empty = (blocks.is_empty() && verdict == article::Verdict::Article).then_some(Note::NoStory);
    let paid = metadata.paywalled.then_some(Note::Paid);
    let cut = document.truncated().map(|_| Note::Cut);
    // Who sees a page of many paragraphs is not told that it holds too little text.
    let why = verdict.note().filter(|note| *note != Note::Short || article::says_little(blocks));
    [why, empty, paid, cut].into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_that_was_taken_out_is_gone_and_no_other() {
        let story = |word: &str| format!("<p>The {word} was empty, said the master, and nobody knew why it had been so full, loud and bright.</p>");
        let html: String = ["harbour", "market", "station", "library"].map(story).concat();
        let document = dom::from_html(&format!("<article><h1>Places</h1>{html}</article>"), None);
        let all = read(&document, &Options::default());
        let second = all.blocks.get(1).map(|block| block.node).unwrap();
        let options = Options {
            leave_out: vec![second],
            ..Options::default()
        };
        let fewer = read(&document, &options);
        assert_eq!(fewer.blocks.len() + 1, all.blocks.len());
        assert!(fewer.blocks.iter().all(|block| block.node != second));
        assert_eq!(fewer.paragraphs, all.paragraphs);
    }

    #[test]
    fn a_kind_that_is_only_listed_and_a_rule_of_ones_own_hold() {
        let story = "<p>The harbour was empty, said the master, and nobody knew why it had been so full, loud and bright before.</p>";
        let html = format!(
            "<article><h1>Harbour</h1>{story}<p>Advertisment</p>{story}<p id=mine>Words of no use, said nobody in particular, and went on for a while.</p>{story}</article>"
        );
        let document = dom::from_html(&html, None);
        let words = |options: &Options| {
            let reading = read(&document, options);
            let blocks: Vec<String> = reading
                .blocks
                .iter()
                .filter_map(|block| match &block.content {
                    article::Content::Paragraph { text } => Some(article::plain(text)),
                    _ => None,
                })
                .collect();
            (blocks, reading.findings.len())
        };
        let (usual, found) = words(&Options::default());
        assert!(found > 0 && !usual.iter().any(|text| text == "Advertisment"));
        let (listed, still_found) = words(&Options {
            report: vec![Kind::AdMarker],
            ..Options::default()
        });
        assert!(listed.iter().any(|text| text == "Advertisment"));
        assert_eq!(still_found, found);
        let mine = document
            .iter()
            .find(|node| node.attribute("id") == Some("mine"))
            .map(|node| node.id())
            .unwrap();
        let (without, _) = words(&Options {
            take_away: vec![mine],
            ..Options::default()
        });
        assert_eq!(without.len() + 1, usual.len());
        let article = document
            .iter()
            .find(|node| node.tag() == dom::Tag::Article)
            .map(|node| node.id())
            .unwrap();
        let (whole, _) = words(&Options {
            take_away: vec![article],
            ..Options::default()
        });
        assert_eq!(whole, usual, "a rule took the story");
    }

    #[test]
    fn what_was_put_back_stands_in_the_story_again_and_stays_in_the_list() {
        let story = "<p>The harbour was empty, said the master, and nobody knew why it had been so full, loud and bright before.</p>";
        let document = dom::from_html(
            &format!("<article><h1>Harbour</h1>{story}<p>Advertisment</p>{story}{story}</article>"),
            None,
        );
        let says_so = |reading: &Reading| {
            let paragraphs = reading.blocks.iter().filter_map(|block| match &block.content {
                article::Content::Paragraph { text } => Some(article::plain(text)),
                _ => None,
            });
            paragraphs.filter(|text| text == "Advertisment").count()
        };
        let before = read(&document, &Options::default());
        let marker = before.findings.iter().find(|finding| finding.excerpt == "Advertisment").unwrap().node;
        assert_eq!(says_so(&before), 0);
        let options = Options {
            put_back: vec![marker],
            ..Options::default()
        };
        let after = read(&document, &options);
        assert_eq!(says_so(&after), 1);
        assert_eq!(after.findings, before.findings);

        let options = Options {
            report: vec![Kind::AdMarker],
            ..Options::default()
        };
        let reported = read(&document, &options);
        assert_eq!(says_so(&reported), 1);
        assert_eq!(reported.findings, before.findings);
    }

    #[test]
    fn what_was_put_back_stands_in_a_box_that_is_left_out_again() {
        let story = "<p>The harbour was empty, said the master, and nobody knew why it had been so full, loud and bright before.</p>";
        let boxed = "<aside><h4>What a harbour is</h4><p>A harbour is a place where ships lie safe from wind and waves of every kind.</p><p>Advertisment</p></aside>";
        let document = dom::from_html(
            &format!("<article><h1>Harbour</h1>{story}{story}{boxed}{story}{story}{story}</article>"),
            None,
        );
        let before = read(&document, &Options::default());
        let marker = before.findings.iter().find(|finding| finding.excerpt == "Advertisment").unwrap().node;
        let stands = |reading: &Reading| reading.asides.iter().flatten().any(|block| block.node == marker);
        assert_eq!(before.asides.len(), 1);
        assert!(!stands(&before));
        assert!(stands(&read(
            &document,
            &Options {
                put_back: vec![marker],
                ..Options::default()
            }
        )));
    }
}
