//! A repeated picture is a photograph that the story shows once more: for phones, in a lightbox, or as the first picture under the same lead picture.
//!
//! ## What it finds
//! - `picture_again`: a picture of the story whose file is shown before, whatever its size.
//!
//! ## What it leaves alone
//! Small pictures (icons, portraits of authors), pictures of a series that the page shows one at a time (it would come to an empty place), files with names that say nothing, and a second showing that has a caption of its own.

use super::{Finding, Kind, Page, why};
use crate::article::without_size;
use crate::dom::{NodeRef, Tag, attribute};
use crate::quick::{HashMap, HashSet};
use crate::search::Search;
use crate::url::without_query;

/// Smallest width of a photograph, in pixels, where the page tells it.
const SMALLEST: u32 = 200;
/// A file that is shown more often than this stands in the place of pictures that are still to come.
const MOST_TIMES: usize = 3;
/// Shortest file name that names one picture: `image.jpg` and `photo.png` name many.
const SHORTEST_NAME: usize = 12;

pub(super) fn detect(page: &Page<'_>, out: &mut Vec<Finding>) {
    let mut shown: Vec<(NodeRef<'_>, String)> = Vec::new();
    let headline = page.headline().map_or(0, |node| node.0);
    let mut number = 0;
    while let Some(node) = page.telling(number) {
        number = node.id().0 + 1;
        if !matches!(node.tag(), Tag::Img | Tag::Amp) || is_small(node) || page.document.was_hidden(node.id()) {
            continue;
        }
        let in_story = page.in_story(node.id());
        // The lead picture may stand between the headline and the story's root.
        let before_story = node.id().0 > headline && page.selection.roots.first().is_some_and(|root| node.id() < *root);
        if !in_story && !before_story {
            continue;
        }
        let Some(key) = file(node) else { continue };
        shown.push((node, key));
    }
    let mut times: HashMap<&str, usize> = HashMap::default();
    for (_, key) in &shown {
        *times.entry(key).or_default() += 1;
    }
    let mut seen: HashSet<&str> = HashSet::default();
    for (node, key) in &shown {
        let placeholder = times.get(key.as_str()).is_some_and(|times| *times > MOST_TIMES);
        if seen.insert(key) || placeholder || !page.in_story(node.id()) {
            continue;
        }
        let frame = frame(page, *node);
        let clauses = vec![why::plain("picture_before")];
        out.push(page.finding(Kind::RepeatedPicture, frame.id(), "picture_again", clauses));
    }
}

fn is_small(node: NodeRef<'_>) -> bool {
    node.known_width().is_some_and(|width| width < SMALLEST)
}

/// The name of a picture's file without what tells its size apart: host, query, `-1024x683`, `@2x`.
pub(super) fn file(node: NodeRef<'_>) -> Option<String> {
    // The address that waits for the reader to scroll comes before the one that stands in its place until then.
    let src = attribute::LAZY_SOURCES
        .iter()
        .chain(&["data-src", "data-original", "src", "data-srcset", "srcset"])
        .filter_map(|name| node.attribute(name))
        .find(|src| !src.starts_with("data:") && !src.trim().is_empty())?;
    let first = src.split_ascii_whitespace().next()?;
    let path = without_query(first).trim_end_matches('/');
    let name = path.rsplit('/').next()?;
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let stem = without_size(stem);
    if stem.len() >= SHORTEST_NAME {
        return Some(stem.to_ascii_lowercase());
    }
    // A short name says something only with the folders before it.
    let whole = path.parted("//").map_or(path, |(_, rest)| rest);
    (whole.len() > 2 * SHORTEST_NAME).then(|| whole.to_ascii_lowercase())
}

/// The outermost element that shows this one picture and nothing else.
fn frame<'a>(page: &Page<'a>, image: NodeRef<'a>) -> NodeRef<'a> {
    let mut shown = image;
    while let Some(parent) = shown.parent()
        && page.may_be_box(parent)
        && page.story_media_in(parent) == page.story_media_in(shown)
        && page.lines.within(parent).is_empty()
    {
        shown = parent;
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::super::sentences::found;
    use super::*;

    const STORY: &str = "<p>A paragraph of the story, long enough to be prose, with a stop at its end, told at some length.</p>";

    #[test]
    fn the_same_file_in_another_size_goes() {
        let html = format!(
            "<div>{STORY}<figure><img src=/a/harbour-at-night-1024x683.jpg></figure>{STORY}<div id=x><img src=/b/harbour-at-night-300x200.jpg?w=3></div>{STORY}</div>"
        );
        assert_eq!(found(Kind::RepeatedPicture, &html), ["#x"]);
    }

    #[test]
    fn other_pictures_and_icons_stay() {
        let html = format!(
            "<div>{STORY}<img src=/a/harbour-at-night.jpg>{STORY}<img src=/a/harbour-at-dawn.jpg><img src=/i/author-portrait-small.jpg width=40>{STORY}<img src=/i/author-portrait-small.jpg width=40></div>"
        );
        assert_eq!(found(Kind::RepeatedPicture, &html), [] as [String; 0]);
    }
}
