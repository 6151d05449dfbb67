//! A foreign box begins with what leads elsewhere, and is as a whole no part of the story: readers' words under their heading, or a single teaser whose title is a
//! link over a picture and a sentence.

use super::entries::leads_on_site;
use super::ground::Ground;
use super::names::Hints;
use super::phrases;
use super::shape::Shapes;
use crate::dom::{Line, NodeId, Tag};
use std::ops::Range;

/// How many boxes may stand around each other that begin with one heading.
const DEPTH: usize = 4;
/// Lines and letters of prose of the longest teaser: a section, a title, two sentences, a day.
const TEASER_LINES: usize = 5;
const TEASER: f32 = 300.0;
/// Letters of prose that are a story beside what readers said about it, and the share of the prose that is one beside anything.
const STORY: f32 = 400.0;
const SHARE: f32 = 0.6;
/// How many times as much as that the readers may say; more, and the heading is only the name that screen readers are told of the story.
const READERS: f32 = 10.0;
/// More than this share of a heading in links, and it leads elsewhere.
const LINKED: f32 = 0.8;

/// Where the lines of such a box end that begins with the line at a place; the place itself where none does.
pub(super) fn end_of_box(ground: &Ground<'_>, root: NodeId, lines: Range<usize>, shapes: &Shapes, line: &Line) -> usize {
    let block = ground.document.node(line.block);
    let linked = line.link_density() > LINKED;
    let heads = block.tag().heading_level().is_some() && ground.prose_of(lines.clone()) > 0.0;
    if !heads || !linked && (line.linked > 0 || !phrases::is_foreign_heading(ground.text(line))) {
        return lines.end;
    }
    // What stands behind the innermost of them that holds more than the heading is another thing.
    let mut most = lines.end + 1;
    for around in block.ancestors().take(DEPTH) {
        // Beside a story of three sentences the teasers carry the prose as well.
        let is_stream = (!linked || around.tag() != Tag::Article) && shapes.is_stream_parent(ground, Some(around));
        let inside = ground.lines_of(around.span());
        if around.id() == root || inside.start != lines.end || most > lines.end + 1 && inside.end != most || is_stream {
            break;
        }
        most = inside.end;
        let feature = ground.features.get(around.id());
        let prose = ground.prose_of(inside.clone());
        let rest = shapes.prose - prose;
        let foreign = match linked {
            true => prose <= TEASER && inside.len() <= TEASER_LINES && leads_on_site(ground, around),
            false => feature.links + feature.controls > 0 && (rest >= STORY && rest * READERS >= prose || rest >= shapes.prose * SHARE),
        };
        if foreign && prose > 0.0 && !ground.says(line.first, Hints::CARD.or(Hints::ENTRY_HEAD)) {
            return most;
        }
    }
    lines.end
}
