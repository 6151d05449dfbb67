//! A shape is how a line is marked up: the tags and classes of its block and of the block around it. Lines of one shape share a purpose:
//! one shape carries the paragraphs, another the teasers, another the bylines.

use super::ground::Ground;
use super::names::Hints;
use super::phrases;
use crate::dom::{Line, NodeId, NodeRef, Tag};
use crate::quick::{HashMap, Quick};
use std::hash::Hasher;
use std::ops::Range;

/// Figures of all lines of one shape.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Shape {
    pub letters: f32,
    pub prose: f32,
    pub linked: f32,
    pub lines: u32,
}

/// The shapes of a range of lines, and how much prose stands right inside each element.
#[derive(Debug, Default)]
pub(super) struct Shapes {
    shapes: HashMap<u64, Shape>,
    parents: HashMap<NodeId, f32>,
    /// How much prose stands in each element without a paragraph's element around it, beside other lines.
    bare: HashMap<NodeId, f32>,
    /// How many boxes of one name stand in an element, each with nothing but a paragraph in it.
    boxes: HashMap<u64, u32>,
    /// How much prose stands in each element in boxes of one name, the first of them aside: builders of pages wrap each part of a story, often more than once.
    wrapped: HashMap<NodeId, f32>,
    pub prose: f32,
}

/// A shape, or a parent, that carries at least this share of the story's prose is the stream of its paragraphs. A quote or a list among
/// ten paragraphs is no stream of its own; a story of five paragraphs marked up in two ways has two.
const STREAM: f32 = 0.15;

/// Fewest boxes alike, each with a paragraph in it, that make the element around them the stream: content systems wrap each block of a story.
const BOXES: u32 = 3;

/// Letters of the shortest text that is a paragraph wherever it stands: in an element of its own, or without its tags.
pub(super) const PARAGRAPH: u32 = 80;

/// Letters of the shortest line that introduces a paragraph; shorter ones with a colon are labels.
const INTRODUCES: u32 = 30;

/// How far above a line the list, quote or table may begin that it stands in: a paragraph in a cell in a row in a body in a table, and one to spare.
const SET_APART_DEPTH: usize = 6;
/// How far above its words the box of a quotation may stand: a paragraph in a field, and the field beside who said it.
const QUOTE_DEPTH: usize = 3;
/// How many wrappers may stand between such an element and the element of the paragraphs.
const WRAPPERS: usize = 6;

/// A part of a story is a box of paragraphs, or one around it and its heading.
const LEVELS: usize = 2;

impl Shapes {
    pub fn of(ground: &Ground<'_>, lines: Range<usize>) -> Shapes {
        let mut shapes = Shapes::default();
        // The first box of each name in an element.
        let mut firsts: HashMap<u64, NodeId> = HashMap::default();
        for place in lines {
            let Some(line) = ground.lines.all().get(place) else { break };
            if ground.says(line.first, Hints::TEASER) {
                continue;
            }
            let prose = ground.prose.get(place).copied().unwrap_or_default();
            let shape = shapes.shapes.entry(key(ground, line)).or_default();
            shape.letters += line.length as f32;
            shape.linked += line.linked as f32;
            shape.prose += prose;
            shape.lines += 1;
            shapes.prose += prose;
            let block = ground.document.node(line.block);
            if prose > 0.0 && matches!(block.tag(), Tag::Div | Tag::Section | Tag::Article) && ground.lines_of(block.span()).len() > 1 {
                *shapes.bare.entry(line.block).or_default() += prose;
            }
            let Some(parent) = block.parent() else {
                continue;
            };
            *shapes.parents.entry(parent.id()).or_default() += prose;
            let mut inner = parent;
            for _ in 0..LEVELS {
                let around = ground.around(inner, WRAPPERS);
                let Some(outer) = around else { break };
                if let Some(alike) = box_key(inner, around) {
                    if prose > 0.0 && ground.lines_of(inner.span()).len() == 1 {
                        *shapes.boxes.entry(alike).or_default() += 1;
                    }
                    if *firsts.entry(alike).or_insert(inner.id()) != inner.id() {
                        *shapes.wrapped.entry(outer.id()).or_default() += prose;
                    }
                }
                inner = outer;
            }
        }
        shapes
    }

    pub fn get(&self, ground: &Ground<'_>, line: &Line) -> Shape {
        self.shapes.get(&key(ground, line)).copied().unwrap_or_default()
    }

    /// Whether the line is marked up like the paragraphs, or stands right among them.
    pub fn in_stream(&self, ground: &Ground<'_>, line: &Line) -> bool {
        let least = self.prose * STREAM;
        let block = ground.document.node(line.block);
        // Text of some length straight in the paragraphs' own container: its tags were lost, or an ad was put between them.
        // So is what introduces the next paragraph there: "This is what the mayor wrote to the council:".
        let bare = || {
            let tells = line.linked == 0 && line.length >= PARAGRAPH || line.length >= INTRODUCES && ground.text(line).ends_with(':');
            tells && self.is_stream_parent(ground, Some(block))
        };
        // A box for a block may hold a widget as well.
        let heading = block.tag().heading_level().is_some();
        let parent = block
            .parent()
            .filter(|parent| block.tag() == Tag::P || heading || !self.is_a_box(ground, *parent));
        // A sentence in an element of its own below text without one; "The story was published on 5 November." is the page's.
        let sentence = || Some(ground.text(line)).is_some_and(|text| phrases::ends_sentence(text) && !crate::metadata::is_said(text));
        let below_bare = |parent: NodeRef<'_>| self.bare.get(&parent.id()).copied().unwrap_or_default() > least && sentence();
        parent.is_some_and(|parent| {
            if heading {
                self.holds_stream(ground, parent)
            } else {
                self.is_stream_parent(ground, Some(parent))
            }
        }) || self.get(ground, line).prose > least
            || bare()
            || line.linked == 0 && parent.is_some_and(below_bare)
    }

    /// Whether a line stands in a list, a quote, a table, a program text or something folded away that stands among the paragraphs.
    pub fn among(&self, ground: &Ground<'_>, root: NodeId, line: &Line) -> bool {
        let block = ground.document.node(line.block);
        let set_apart = |node: &NodeRef<'_>| {
            matches!(
                node.tag(),
                Tag::Blockquote | Tag::Ul | Tag::Ol | Tag::Dl | Tag::Table | Tag::Pre | Tag::Details
            )
        };
        std::iter::once(block)
            .chain(block.ancestors())
            .take_while(|node| node.id() != root)
            .take(SET_APART_DEPTH)
            .filter(set_apart)
            .any(|node| node.ancestors().take(WRAPPERS).any(|above| self.holds_stream(ground, above)))
    }

    /// Whether the paragraphs stand right inside this element.
    pub fn is_stream_parent(&self, ground: &Ground<'_>, parent: Option<NodeRef<'_>>) -> bool {
        parent
            .is_some_and(|parent| self.parents.get(&parent.id()).copied().unwrap_or_default() > self.prose * STREAM || self.is_a_box(ground, parent))
    }

    /// Whether the paragraphs stand right inside this element, or in boxes alike.
    pub fn holds_stream(&self, ground: &Ground<'_>, node: NodeRef<'_>) -> bool {
        self.is_stream_parent(ground, Some(node)) || self.wrapped.get(&node.id()).is_some_and(|prose| *prose > self.prose * STREAM)
    }

    /// Whether an element stands among the paragraphs, by itself or in what wraps nothing else, or is one of the boxes that hold them, or stands before one.
    pub fn stands_apart(&self, ground: &Ground<'_>, node: NodeRef<'_>) -> bool {
        let next = || std::iter::successors(node.next_sibling(), NodeRef::next_sibling).find(|next| !next.is_text());
        self.is_a_box(ground, node)
            || next().is_some_and(|next| self.is_a_box(ground, next))
            || ground.around(node, WRAPPERS).is_some_and(|around| self.holds_stream(ground, around))
    }

    /// Whether words in a box that is called a quotation stand among the paragraphs, not the figures of the stock exchange.
    pub fn is_said_apart(&self, ground: &Ground<'_>, block: NodeRef<'_>, text: &str) -> bool {
        !text.bytes().any(|byte| byte.is_ascii_digit()) && block.ancestors().take(QUOTE_DEPTH).any(|around| self.stands_apart(ground, around))
    }

    /// Whether an element is one of many alike that hold the story's blocks.
    fn is_a_box(&self, ground: &Ground<'_>, node: NodeRef<'_>) -> bool {
        box_key(node, ground.around(node, WRAPPERS))
            .and_then(|key| self.boxes.get(&key))
            .is_some_and(|boxes| *boxes >= BOXES)
    }

    /// Whether a line ends as sentences do, or as what introduces a list does, in a box with nothing to press or to look at: short paragraphs that an editor has set apart, or
    /// a single one in a box right among the paragraphs.
    pub fn is_told_in_a_box(&self, ground: &Ground<'_>, line: &Line, text: &str) -> bool {
        let block = ground.document.node(line.block);
        let closed = phrases::ends_sentence(text);
        let quiet = |around: NodeRef<'_>| {
            let feature = ground.features.get(around.id());
            feature.links + feature.controls + feature.media == 0
                && (ground.lines_of(around.span()).len() > 1 || closed && self.stands_apart(ground, around))
        };
        let stops = || closed || text.ends_with(':') || is_labelled(ground, line);
        line.linked == 0 && block.tag() == Tag::P && stops() && block.parent().is_some_and(quiet)
    }
}

/// Whether the first words of a line are bold, and others go on behind them: "Verdict: false".
pub(super) fn is_labelled(ground: &Ground<'_>, line: &Line) -> bool {
    bold_until(ground, line).is_some_and(|end| end < line.end)
}

/// Where the bold letters end with which a line begins.
pub(super) fn bold_until(ground: &Ground<'_>, line: &Line) -> Option<u32> {
    let mut around = ground.document.node(line.first).ancestors().take_while(|node| node.id() != line.block);
    around.find(|node| matches!(node.tag(), Tag::B | Tag::Strong)).map(|node| node.span().end)
}

/// Where a box stands, of which kind it is, and its name, as a number. A custom element is a box, too.
fn box_key(node: NodeRef<'_>, around: Option<NodeRef<'_>>) -> Option<u64> {
    let outer = around.filter(|_| matches!(node.tag(), Tag::Div | Tag::Section | Tag::Article | Tag::Other))?;
    Some(u64::from(outer.id().0) << 32 | u64::from(node.class_number()) ^ (node.tag() as u64) << 24)
}

/// Whether two lines are marked up alike.
pub(in crate::article) fn same(ground: &Ground<'_>, one: &Line, other: &Line) -> bool {
    key(ground, one) == key(ground, other)
}

/// The shape of a line, as a number.
pub(super) fn key(ground: &Ground<'_>, line: &Line) -> u64 {
    let block = ground.document.node(line.block);
    let mut hash = Quick::default();
    for node in std::iter::once(block).chain(block.parent()) {
        match node.tag() {
            Tag::Other => hash.write(node.name().as_bytes()),
            tag => hash.write_u8(tag as u8),
        }
        hash.write_u32(node.class_number());
    }
    hash.finish()
}
