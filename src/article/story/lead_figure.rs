//! A lead figure is a picture with its caption between the headline and the story, outside the element that holds the paragraphs.

use super::ground::{AGAINST, Ground};
use super::names::Hints;
use super::player_label::is_running_time;
use crate::article::blocks::{has_credit, picture_around};
use crate::dom::{Line, NodeId, NodeRef, Tag, letters};

/// How many lines before the story it may stand where no headline marks the place.
const REACH: usize = 12;
/// Most lines of a figure: caption, credit, their copies for other screens.
const MOST_LINES: usize = 6;
/// Lines of a box that nothing names: a caption and a credit.
const BOXED: usize = 2;
/// Letters beyond which a line is no caption.
const LONGEST: u32 = 700;
/// Narrowest picture, in CSS pixels, where the page says how wide it is: narrower ones are portraits of authors and emblems.
pub(super) const NARROWEST: u32 = 200;
/// Most elements between a caption and the box around it and its picture.
const MOST_ABOVE: usize = 5;
/// More than this share in links, and it is the picture of another story.
const LINKED: f32 = 0.5;

/// Rows of facts in which a template may set the picture as well; a portrait there is narrow.
const ROWS: Hints = Hints::BYLINE.or(Hints::DATE).or(Hints::META).or(Hints::FOOTER).or(Hints::UNSEEN);
/// Narrowest picture in such a row, in CSS pixels.
const NARROWEST_IN_ROW: u32 = 400;

/// The boxes of such figures, in document order.
pub(in crate::article) fn outside(ground: &Ground<'_>, roots: &[NodeId], standfirst: &[NodeId]) -> Vec<NodeId> {
    let Some(root) = roots.first() else { return Vec::new() };
    let before = ground.lines_of(0..root.0).end;
    let headline = ground.anchors.headline.map(|headline| ground.document.node(headline));
    let below = match headline {
        Some(headline) if headline.id() < *root => ground.lines_of(0..headline.id().0).end,
        Some(_) => return Vec::new(),
        None => before.saturating_sub(REACH),
    };
    // Above the headline stand pictures of other stories, too, but for those in one `<article>` with it, and a figure right over it.
    let article = headline.and_then(|headline| headline.ancestors().find(|above| above.tag() == Tag::Article && above.contains(*root)));
    let start = article.map_or(below.saturating_sub(1), |article| ground.lines_of(article.span()).start);
    let mut found: Vec<NodeId> = Vec::new();
    let mut until = 0;
    for line in ground.lines.all().get(start..=before).unwrap_or_default() {
        let is_above = headline.is_some_and(|headline| line.first < headline.id());
        if line.first.0 < until || is_above && !stands_in(ground, line, &[Tag::Figcaption]) || !is_caption(ground, line, *root) {
            continue;
        }
        if let Some(around) = figure(ground, line, *root)
            && !standfirst.iter().any(|node| around.contains(*node))
        {
            until = around.span().end;
            found.push(around.id());
        } else if until > 0 && ground.lines_of(until..line.first.0).is_empty() && follows(ground, found.last(), line) {
            // A caption set under the picture's box belongs to it.
            until = ground.document.node(line.block).span().end;
            found.push(line.block);
        } else if let Some(picture) = picture_before(ground, line) {
            until = ground.document.node(line.block).span().end;
            found.push(picture);
            // The first paragraph may say what the picture before it says; then the story has the words.
            found.extend((line.first < *root).then_some(line.block));
        }
    }
    found
}

/// The picture right before a caption that has no box with it of their own: both stand in the headline's.
fn picture_before(ground: &Ground<'_>, line: &Line) -> Option<NodeId> {
    let headline = ground.anchors.headline?.0;
    let is_right_before = |node: &NodeRef<'_>| ground.lines_of(node.span().end..line.first.0).is_empty();
    let mut before = ground.document.range(headline..line.first.0).rev().take_while(is_right_before);
    let picture = before.find(|node| is_wide(ground, line, node))?;
    Some(picture_around(picture).unwrap_or(picture).id())
}

/// Whether a line's block is the next sibling of a box.
fn follows(ground: &Ground<'_>, last: Option<&NodeId>, line: &Line) -> bool {
    let block = ground.document.node(line.block);
    last.is_some_and(|last| ground.document.node(*last).parent() == block.parent()) && ground.lines_of(block.span()).len() == 1
}

/// Whether a line is a picture's caption by its element, by a name or by the picture's own words, and the story has no such picture.
fn is_caption(ground: &Ground<'_>, line: &Line, root: NodeId) -> bool {
    let around = ground.around.get(line.first.index()).copied().unwrap_or_default();
    if line.length > LONGEST || line.link_density() > LINKED || around.any(AGAINST.without(ROWS)) {
        return false;
    }
    let text = letters(ground.text(line));
    let pictures = ground.anchors.captions.get(&text).map(Vec::as_slice).unwrap_or_default();
    let is_marked = || stands_in(ground, line, &[Tag::Figure, Tag::Figcaption]) || around.any(Hints::CAPTION);
    (!pictures.is_empty() || line.first < root && (is_marked() || is_boxed(ground, line, root)))
        && !pictures.iter().any(|picture| ground.document.node(root).contains(*picture))
}

/// Whether a line shares a box with nothing but a large picture or one that comes in several sizes, as portraits and emblems rarely do, or with a picture and a
/// line that says whose it is.
fn is_boxed(ground: &Ground<'_>, line: &Line, root: NodeId) -> bool {
    figure(ground, line, root).is_some_and(|around| match ground.lines_of(around.span()).len() {
        1 => {
            has_credit(around.raw_text())
                || ground
                    .document
                    .range(around.span())
                    .any(|node| node.tag() == Tag::Source || is_large(node))
        }
        lines => lines <= BOXED && has_credit(around.raw_text()),
    })
}

/// Whether a node is a picture as wide as a column.
pub(super) fn is_large(node: NodeRef<'_>) -> bool {
    is_wide_by(node, NARROWEST_IN_ROW)
}

/// Whether a node is a picture that is known to be so wide.
pub(super) fn is_wide_by(node: NodeRef<'_>, least: u32) -> bool {
    node.tag() == Tag::Img && node.known_width().is_some_and(|width| width >= least)
}

/// Whether a line stands in one of these elements.
fn stands_in(ground: &Ground<'_>, line: &Line, tags: &[Tag]) -> bool {
    let block = ground.document.node(line.block);
    let mut around = std::iter::once(block).chain(block.ancestors().take(MOST_ABOVE));
    around.any(|node| tags.contains(&node.tag()))
}

/// The smallest box around a caption and a picture that holds neither the headline nor the story nor anything else. What stands beside a running
/// time is the title of a video, and its picture a still.
fn figure<'a>(ground: &Ground<'a>, line: &Line, root: NodeId) -> Option<NodeRef<'a>> {
    let block = ground.document.node(line.block);
    let holds =
        |node: &NodeRef<'_>| node.id() >= root || node.contains(root) || ground.anchors.headline.is_some_and(|headline| node.contains(headline));
    let around = std::iter::once(block)
        .chain(block.ancestors().take(MOST_ABOVE))
        .take_while(|node| !holds(node) && ground.lines_of(node.span()).len() <= MOST_LINES)
        .find(|node| ground.features.get(node.id()).media > 0)?;
    let lines = ground.lines.all().get(ground.lines_of(around.span())).unwrap_or_default();
    if lines.iter().any(|line| is_running_time(ground.text(line))) {
        return None;
    }
    ground
        .document
        .range(around.span())
        .any(|node| is_wide(ground, line, &node))
        .then_some(around)
}

/// Whether a node is a picture as wide as one beside such a caption has to be.
fn is_wide(ground: &Ground<'_>, line: &Line, node: &NodeRef<'_>) -> bool {
    let around = ground.around.get(line.first.index()).copied().unwrap_or_default();
    let in_row = around.any(ROWS) && !around.any(Hints::CAPTION);
    let least = if in_row { NARROWEST_IN_ROW } else { NARROWEST };
    matches!(node.tag(), Tag::Img | Tag::Amp) && node.is_shown() && node.known_width().map_or(!in_row, |width| width >= least)
}
