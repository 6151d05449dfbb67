//! A tool is a page to do something on: a quiz, a calculator, a crossword, a map, a broadcast. It calls itself an article and has a few words above what it is there
//! for, so that a reader opened by itself would take it away.

use super::look::AROUND;
use super::story::NameHints;
use crate::decimal::pixels;
use crate::dom::{Document, NodeRef, Tag};

/// Fields from which on a page is there to be filled in: a poll has fewer, and so have five stars and a form for a comment.
const FIELDS: u32 = 10;
/// Buttons that weigh as much as a field: players and galleries have some, too.
const BUTTONS: u32 = 4;
/// Smallest frame that is what the page is there for, in CSS pixels; ads are lower or narrower.
const STAGE: (u32, u32) = (560, 380);
/// Kinds of `<input>` that are a field of no tool.
const OTHER_FIELDS: &[&str] = &[
    "button", "email", "file", "hidden", "image", "password", "reset", "search", "submit", "tel",
];

/// Whether a page is there to be used. `in_brief` says that its words are a sentence or two: then a large player, map or drawing is what it is there for.
pub(super) fn is_tool(document: &Document, names: &NameHints, in_brief: bool) -> bool {
    let (mut fields, mut buttons, mut around) = (0, 0, 0);
    for node in document.iter() {
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
            Tag::Iframe | Tag::Canvas | Tag::Video if in_brief && is_stage(node) => return true,
            _ => {}
        }
    }
    fields + buttons / BUTTONS >= FIELDS
}

/// Whether a frame is as large as what a page is there for; how large it is drawn goes before what it says.
fn is_stage(frame: NodeRef<'_>) -> bool {
    let said = |name| pixels(frame.attribute(name));
    let drawn = frame.live_box().map(|drawn| (drawn.width, drawn.height));
    drawn
        .or(said("width").zip(said("height")))
        .is_some_and(|(width, height)| width >= STAGE.0 && height >= STAGE.1)
}
