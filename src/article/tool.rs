//! A tool is a page to do something on: a quiz, a calculator, a crossword, a map, a broadcast, a form. It has a few words above what it is there for, or between
//! its fields, so that a reader opened by itself would take it away.

use super::Block;
use super::look::AROUND;
use super::story::NameHints;
use crate::decimal::pixels;
use crate::dom::{Document, NodeRef, Tag};

/// Fields from which on a page is there to be filled in: a poll has fewer, and so have five stars and a form for a comment.
const FIELDS: u32 = 10;
/// The same where they stand among the story's blocks and nothing on the page says that it is an article, and characters of the story for each: what is to be filled in
/// is told in a sentence or two a field, and below a story stands one form.
const FIELDS_WITHIN: u32 = 4;
const A_FIELD: f32 = 400.0;
/// Buttons that weigh as much as a field: players and galleries have some, too.
const BUTTONS: u32 = 4;
/// Smallest frame that is what the page is there for, in CSS pixels; ads are lower or narrower.
const STAGE: (u32, u32) = (560, 380);
/// Kinds of `<input>` that are a field of no tool.
const OTHER_FIELDS: &[&str] = &[
    "button", "email", "file", "hidden", "image", "password", "reset", "search", "submit", "tel",
];

/// Whether a page that calls itself an article is there to be used. `in_brief` says that its words are a sentence or two: then a large player, map or drawing is what it
/// is there for.
pub(super) fn is_tool(document: &Document, names: &NameHints, in_brief: bool) -> bool {
    fields(document.root(), names, in_brief) >= FIELDS
}

/// Whether a story of so many characters stands among the fields of a form.
pub(super) fn is_form(document: &Document, names: &NameHints, blocks: &[Block], story: f32) -> bool {
    let Some((first, last)) = blocks.first().zip(blocks.last()) else {
        return false;
    };
    let around = document.node(first.node).ancestors().find(|node| node.contains(last.node));
    let fields = around.map_or(0, |around| fields(around, names, false));
    fields >= FIELDS_WITHIN && story < fields as f32 * A_FIELD
}

/// How many fields stand in an element and not in what is around a story; more than any page has where there is something large to be used.
fn fields(within: NodeRef<'_>, names: &NameHints, in_brief: bool) -> u32 {
    let (mut fields, mut buttons, mut around) = (0, 0, 0);
    for node in within.descendants() {
        let tag = node.tag();
        let aside = || matches!(tag, Tag::Nav | Tag::Header | Tag::Footer | Tag::Aside | Tag::Dialog) || names.get(node.id()).any(AROUND);
        if node.id().0 < around {
            continue;
        }
        if !matches!(tag, Tag::Html | Tag::Body | Tag::Main | Tag::Article) && (!node.is_shown() || aside()) {
            around = node.span().end;
            continue;
        }
        match tag {
            Tag::Input if node.attribute("type").is_none_or(|kind| !OTHER_FIELDS.contains(&kind)) => fields += 1,
            Tag::Select => fields += 1,
            Tag::Button => buttons += 1,
            Tag::Iframe | Tag::Canvas | Tag::Video if in_brief && is_stage(node) => return u32::MAX,
            _ => {}
        }
    }
    fields + buttons / BUTTONS
}

/// Whether a frame is as large as what a page is there for; how large it is drawn goes before what it says.
fn is_stage(frame: NodeRef<'_>) -> bool {
    let said = |name| pixels(frame.attribute(name));
    let drawn = frame.live_box().map(|drawn| (drawn.width, drawn.height));
    drawn
        .or(said("width").zip(said("height")))
        .is_some_and(|(width, height)| width >= STAGE.0 && height >= STAGE.1)
}
