//! A page, to a detector, is all that it may look at: the document, its story, its lines and names, and what follows from them.

use super::lines::Lines;
use super::names::{Names, Said};
use super::{Finding, Kind, Why, ad_slot, captions, keys};
use crate::article::Selection;
use crate::dom::attribute::NameSet;
use crate::dom::{Document, Features, NodeId, NodeRef, Tag, Tokens};
use crate::metadata::Metadata;
use crate::search::Search;

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
    pub(crate) lines: Lines,
    pub(crate) names: Names,
    /// For each line, the prose characters of the story before it; one more entry than there are lines.
    story_before: Vec<u32>,
    /// For each node, the pictures, players and forms before it; one more entry than there are nodes.
    media_before: Vec<u32>,
    headline: Option<NodeId>,
    /// For each line, how surely it is a caption.
    places: Vec<captions::Place>,
    /// For each node, whether it stands in the site's furniture.
    furniture: Vec<bool>,
    /// For each node up to the last one of them, the next element that may be clutter by what it says of itself.
    telling: Vec<u32>,
}

impl<'a> Page<'a> {
    /// Gathers what detectors look at.
    pub(crate) fn new(
        document: &'a Document,
        features: &'a Features,
        tokens: &Tokens<'_>,
        metadata: &'a Metadata,
        selection: &'a Selection,
    ) -> Page<'a> {
        let lines = Lines::of(document);
        let names = Names::of(document, tokens);
        let headline = headline(document, metadata);
        let mut page = Page {
            document,
            features,
            metadata,
            selection,
            story_before: Vec::with_capacity(lines.len() + 1),
            media_before: media_before(document),
            headline,
            places: captions::places(document, features, &names, &lines),
            furniture: furniture(document, &names, headline),
            telling: telling(document, &names),
            names,
            lines,
        };
        let mut sum = 0;
        let mut roots = selection.roots.iter().map(|root| document.node(*root).span()).peekable();
        for (_, line) in page.lines.iter() {
            page.story_before.push(sum);
            while roots.next_if(|root| root.end <= line.first.0).is_some() {}
            if page.lines.is_prose(line) && roots.peek().is_some_and(|root| root.contains(&line.first.0)) {
                sum += line.characters;
            }
        }
        page.story_before.push(sum);
        page
    }

    /// Characters of the story's prose inside a node.
    pub(crate) fn story_in(&self, node: NodeRef<'_>) -> u32 {
        let lines = self.lines.within(node);
        let at = |line: usize| self.story_before.get(line).copied().unwrap_or_default();
        at(lines.end).saturating_sub(at(lines.start))
    }

    /// Characters of the story's prose.
    pub(crate) fn story(&self) -> u32 {
        self.story_before.last().copied().unwrap_or_default()
    }

    /// The place of the line behind the last one of the story's prose.
    pub(crate) fn story_end(&self) -> usize {
        let all = self.story();
        self.story_before.partition_point(|before| *before < all)
    }

    /// Whether a node stands inside the story's roots.
    pub(crate) fn in_story(&self, node: NodeId) -> bool {
        let at = self.selection.roots.partition_point(|root| *root <= node);
        at.checked_sub(1)
            .and_then(|at| self.selection.roots.get(at))
            .is_some_and(|root| self.document.node(*root).contains(node))
    }

    /// How surely a line is a caption.
    pub(crate) fn place(&self, line: usize) -> captions::Place {
        self.places.get(line).copied().unwrap_or(captions::Place::Paragraph)
    }

    /// The heading that is the story's headline.
    pub(crate) fn headline(&self) -> Option<NodeId> {
        self.headline
    }

    /// Whether a node stands from the headline on to the end of the story, or anywhere on a page of which the story is not known.
    pub(crate) fn near_story(&self, node: NodeId) -> bool {
        let (Some(first), Some(last)) = (self.selection.roots.first(), self.selection.roots.last()) else {
            return true;
        };
        let from = self.headline.map_or(*first, |headline| headline.min(*first));
        node >= from && node.0 < self.document.node(*last).span().end
    }

    /// Whether a node stands in the site's furniture: its head, its foot, a menu. What leads readers round the site is no clutter there.
    pub(crate) fn is_furniture(&self, node: NodeId) -> bool {
        self.furniture.get(node.index()).copied().unwrap_or_default()
    }

    /// Whether an element could be a box of clutter at all: it frames neither the page nor the story nor its headline.
    pub(crate) fn may_be_box(&self, node: NodeRef<'_>) -> bool {
        !node.is_text()
            && !matches!(node.tag(), Tag::Html | Tag::Body | Tag::Head | Tag::Main)
            && !self.headline.is_some_and(|headline| node.contains(headline))
            && !self.holds_root(node)
    }

    fn holds_root(&self, node: NodeRef<'_>) -> bool {
        let at = self.selection.roots.partition_point(|root| *root < node.id());
        self.selection.roots.get(at).is_some_and(|root| node.contains(*root))
    }

    /// How many pictures, players and forms a node holds: things that a story is illustrated with, and no ad frame among them.
    pub(crate) fn story_media_in(&self, node: NodeRef<'_>) -> u32 {
        let span = node.span();
        self.story_media_between(span.start, span.end)
    }

    /// How many of them begin from one number on and before another.
    pub(crate) fn story_media_between(&self, from: u32, to: u32) -> u32 {
        let at = |number: u32| self.media_before.get(number as usize).copied().unwrap_or_default();
        at(to).saturating_sub(at(from))
    }

    /// The next shown element, from a number on, whose names, attributes or kind may make it clutter: a dozen detectors ask for these, and most nodes are none.
    pub(crate) fn telling(&self, from: u32) -> Option<NodeRef<'a>> {
        let number = self.telling.get(from as usize)?;
        Some(self.document.node(NodeId(*number)))
    }

    /// Whether a box says nothing but sentences of the story, and has nothing to press: whatever it is called, it is a part of the text.
    pub(crate) fn only_tells(&self, node: NodeRef<'_>) -> bool {
        let feature = self.features.get(node.id());
        let lines = self.lines.within(node);
        feature.links == 0
            && feature.controls == 0
            && !lines.is_empty()
            && self.in_story(node.id())
            && lines.into_iter().all(|at| {
                self.lines
                    .get(at)
                    .is_some_and(|line| self.lines.is_prose(line) && self.lines.text(line).trim_end().ends_with_any(".!?”»…。।؟"))
            })
    }

    /// Whether a line is a heading right over a sentence of the story without a link in it.
    pub(crate) fn heads_a_sentence(&self, at: usize) -> bool {
        let (Some(line), Some(below)) = (self.lines.get(at), self.lines.get(at + 1)) else {
            return false;
        };
        let block = |node: NodeId| self.document.node(node).ancestors().find(|above| !above.tag().is_inline());
        let (Some(heading), Some(paragraph)) = (block(line.first), block(below.first)) else {
            return false;
        };
        heading.tag().heading_level().is_some()
            && line.linked + below.linked == 0
            && heading.parent() == paragraph.parent()
            && self.in_story(line.first)
            && self.lines.is_prose(below)
            && self.place(at + 1) == captions::Place::Paragraph
    }

    /// Characters outside links that a node holds of the story's roots.
    pub(crate) fn unlinked_story_in(&self, node: NodeRef<'_>) -> u32 {
        if !self.in_story(node.id()) {
            return 0;
        }
        let feature = self.features.get(node.id());
        feature.characters.saturating_sub(feature.link_characters)
    }

    /// The outermost box that holds a node and nothing else, so that no empty place is left.
    pub(crate) fn widened(&self, node: NodeRef<'a>) -> NodeRef<'a> {
        let mut widest = node;
        while let Some(parent) = widest.parent()
            && self.may_be_box(parent)
            && !matches!(parent.tag(), Tag::Article | Tag::Td | Tag::Th | Tag::Tr)
            && self.lines.within(parent) == self.lines.within(widest)
            && self.story_media_in(parent) == self.story_media_in(widest)
            && self.features.get(parent.id()).controls == self.features.get(widest.id()).controls
            && is_only_child(parent, widest.id())
        {
            widest = parent;
        }
        widest
    }

    /// A finding about a node.
    pub(crate) fn finding(&self, kind: Kind, node: NodeId, rule: &'static str, why: Vec<Why>) -> Finding {
        let mut finding = Finding {
            kind,
            node,
            rule,
            why: Vec::new(),
            #[cfg(feature = "cli")]
            evidence: String::new(),
            excerpt: self.excerpt(node),
        };
        why.into_iter().for_each(|clause| finding.because(clause));
        finding
    }

    /// The first words of a node.
    fn excerpt(&self, node: NodeId) -> String {
        let node = self.document.node(node);
        let mut out = String::new();
        let lines = self.lines.within(node);
        let part = node.tag().is_inline() && lines.len() == 1 || node.is_text();
        if part || lines.is_empty() {
            // A part of a line: its own characters, which are no more than a line's.
            out = node.text();
        }
        for at in lines {
            if out.chars().count() >= EXCERPT || part {
                break;
            }
            if let Some(line) = self.lines.get(at) {
                if !out.is_empty() {
                    out.push(' ');
                }
                out.extend(self.lines.text(line).chars().take(EXCERPT));
            }
        }
        if let Some((cut, _)) = out.char_indices().nth(EXCERPT) {
            out.truncate(cut);
        }
        out.truncate(out.trim_end().len());
        out
    }
}

/// Most children of a box that holds one thing: scripts, white space and hidden ones beside it.
const MOST_CHILDREN: usize = 24;

/// Whether a parent has no other child that is drawn.
fn is_only_child(parent: NodeRef<'_>, child: NodeId) -> bool {
    let drawn =
        |other: &NodeRef<'_>| other.id() != child && !other.tag().is_unseen() && other.is_shown() && !other.is_text() && other.tag() != Tag::Br;
    parent.children().take(MOST_CHILDREN).all(|other| !drawn(&other)) && parent.children().nth(MOST_CHILDREN).is_none()
}

/// Characters of an excerpt: one line of the review panel.
const EXCERPT: usize = 80;

/// The heading that is the headline: the `<h1>` that says what the metadata's title says, else the first one shown.
fn headline(document: &Document, metadata: &Metadata) -> Option<NodeId> {
    let headings = || document.iter().filter(|node| node.tag() == Tag::H1 && node.is_shown());
    let title = metadata.title.as_deref().map(keys::folded);
    title
        .and_then(|title| headings().find(|node| keys::folded(&node.text()) == title))
        .or_else(|| headings().next())
        .map(|node| node.id())
}

/// For each node, whether it stands in a menu, or in a head or foot that is not the story's.
fn furniture(document: &Document, names: &Names, headline: Option<NodeId>) -> Vec<bool> {
    let mut until = 0;
    let mut article_until = 0;
    document
        .iter()
        .map(|node| {
            let end = node.span().end;
            match node.tag() {
                Tag::Article | Tag::Main => article_until = article_until.max(end),
                Tag::Nav | Tag::Menu => until = until.max(end),
                Tag::Header | Tag::Footer if node.id().0 >= article_until && !headline.is_some_and(|headline| node.contains(headline)) => {
                    until = until.max(end)
                }
                Tag::Html | Tag::Body | Tag::Text => {}
                // A menu's names on a box that holds half the page are a state of the page.
                _ if names.get(node.id()).any(Said::FURNITURE) && (end - node.id().0) as usize <= document.len() / LARGEST_MENU => {
                    until = until.max(end)
                }
                _ => {}
            }
            node.id().0 < until
        })
        .collect()
}

/// For each node up to the last one of them, the next element that [`Page::telling`] gives.
fn telling(document: &Document, names: &Names) -> Vec<u32> {
    let attributes = NameSet::of(&["role", "aria-modal"]).with(ad_slot::telling());
    let mut next = Vec::with_capacity(document.len());
    for node in document.iter().filter(NodeRef::is_shown) {
        let live = node.live();
        let kind = || {
            use Tag::*;
            matches!(
                node.tag(),
                A | Amp | AmpAd | AmpEmbed | AmpIframe | Dialog | Embed | Iframe | Img | Input | Object | Video
            )
        };
        let tells = || {
            names.get(node.id()) != Said::default() || kind() || live.fixed || live.sticky || node.has_any(attributes) || node.drawn_text().is_some()
        };
        if !node.is_text() && tells() {
            next.resize(node.id().index() + 1, node.id().0);
        }
    }
    next
}

/// The part of a page that a menu can be at most, as a divisor.
const LARGEST_MENU: usize = 3;

/// For each node, how many shown pictures, players and forms stand before it.
fn media_before(document: &Document) -> Vec<u32> {
    let mut sum = 0;
    let mut before = Vec::with_capacity(document.len() + 1);
    for node in document.iter() {
        before.push(sum);
        let media = matches!(
            node.tag(),
            Tag::Img | Tag::Amp | Tag::Video | Tag::Audio | Tag::Object | Tag::Embed | Tag::Input | Tag::Textarea | Tag::Select
        );
        sum += u32::from(media && node.is_shown());
    }
    before.push(sum);
    before
}
