//! A caption is a line that tells of the picture beside it; how surely a line is one is told by its element, its name and the picture's own words.

use super::lines::Lines;
use super::names::{Names, Said};
use crate::dom::{Document, Features, Tag};

/// Shortest caption that is compared with others, in characters: shorter ones are credits and names, which repeat for good reasons.
pub(super) const SHORTEST: u32 = 20;
/// The same for writing without spaces.
pub(super) const SHORTEST_DENSE: u32 = 8;
/// Longest caption; longer lines are paragraphs whatever their box is called.
pub(super) const LONGEST: u32 = 700;
/// Words at a caption's beginning by which nearly equal captions are brought together.
pub(super) const HEAD: usize = 6;
/// Most words that one of two nearly equal captions may have more than the other: a credit, an agency, a date.
const MORE: usize = 9;
/// Most lines of a caption's box: caption, credit, a button.
pub(super) const MOST_LINES: usize = 6;
/// How many lines after a picture are compared with its `alt` and `title`.
const NEAR: usize = 3;

/// How surely a line is a caption; the surest copy stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Place {
    /// Not a caption by anything that is known.
    Paragraph,
    /// In one small box with a picture, or saying what a picture beside it says in `alt`.
    Beside,
    /// In a box that is named for captions.
    Named,
    /// In a `<figcaption>`.
    Figcaption,
}

/// Whether two folded captions are the same words, or one has only a credit's worth of words more.
pub(super) fn same(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if short == long {
        return true;
    }
    let mut rest = long.split(' ');
    // Every word of the shorter one has to come in the longer one in the same order.
    let (mut words, mut skipped) = (0, 0);
    for word in short.split(' ') {
        words += 1;
        loop {
            match rest.next() {
                Some(other) if other == word => break,
                Some(_) => skipped += 1,
                None => return false,
            }
            if skipped > MORE {
                return false;
            }
        }
    }
    // At least as many words in common as differ, and at least a head's worth.
    words >= HEAD && skipped + rest.count() <= MORE.min(words)
}

/// For each line, how surely it is a caption.
pub(super) fn places(document: &Document, features: &Features, names: &Names, lines: &Lines) -> Vec<Place> {
    let mut places = vec![Place::Paragraph; lines.len()];
    let mut raise = |range: std::ops::Range<usize>, place: Place| {
        for slot in places.get_mut(range).unwrap_or_default() {
            *slot = (*slot).max(place);
        }
    };
    let mut until = 0;
    for node in document.iter() {
        let within = lines.within(node);
        let place = match node.tag() {
            Tag::Text => continue,
            Tag::Figcaption => Place::Figcaption,
            _ if node.id().0 < until => continue,
            _ if within.len() <= MOST_LINES && names.get(node.id()).any(Said::CAPTION) && features.get(node.id()).characters <= LONGEST => {
                Place::Named
            }
            Tag::Figure if within.len() <= MOST_LINES => Place::Beside,
            _ => continue,
        };
        if place == Place::Named {
            until = until.max(node.span().end);
        }
        raise(within, place);
    }
    beside_pictures(document, lines, &mut places);
    places
}

/// Lines beside a picture that say what its `alt`, `title` or `data-caption` says are captions too.
fn beside_pictures(document: &Document, lines: &Lines, places: &mut [Place]) {
    for node in document.iter() {
        if !matches!(node.tag(), Tag::Img | Tag::Amp) {
            continue;
        }
        for name in ["alt", "title", "data-caption"] {
            let Some(words) = node
                .attribute(name)
                .filter(|words| words.len() >= SHORTEST as usize && words.len() <= 4 * LONGEST as usize)
            else {
                continue;
            };
            let words = super::keys::folded(words);
            let here = lines.from(node.id());
            // Of the lines before only the last can be a caption set above its picture.
            for at in here.saturating_sub(1)..(here + NEAR).min(lines.len()) {
                if let (Some(line), Some(place)) = (lines.get(at), places.get_mut(at))
                    && *place == Place::Paragraph
                    && line.linked == 0
                    && line.characters <= LONGEST
                    && same(&words, lines.key(line))
                {
                    *place = Place::Beside;
                }
            }
        }
    }
}
