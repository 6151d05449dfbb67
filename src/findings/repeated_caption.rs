//! A repeated caption is the line under a picture that stands on the page once more: in a second box, in a copy for phones or for a lightbox, or as
//! a paragraph before or after the picture.
//!
//! ## What it finds
//! - `caption_again`: a caption whose words stand in another caption of the page.
//! - `caption_as_paragraph`: a line beside a picture (no paragraph of the story between them) that says what the caption says.
//! - `caption_doubled`: a caption that holds its own words twice, as for screen readers.
//! - `line_doubled`: a long line right after an equal one, where no markup says what is a caption.
//!
//! The copy in the `<figcaption>` stays, else the one with the credit, else the first.
//!
//! ## What it leaves alone
//! A paragraph that says more than the caption; a paragraph of the story away from the picture; short lines such as credits.

use super::lines::{Line, is_dense};
use super::{Finding, Kind, Page, Said};
use crate::dom::{NodeId, NodeRef, Tag};
use std::collections::HashMap;

/// Shortest caption that is compared, in characters: shorter ones are credits and names, which repeat for good reasons.
const SHORTEST: u32 = 20;
/// The same for writing without spaces.
const SHORTEST_DENSE: u32 = 8;
/// Longest caption; longer lines are paragraphs whatever their box is called.
const LONGEST: u32 = 700;
/// Shortest line without any picture near it that is taken for a copy of the one before: lines of verse are shorter.
const SHORTEST_UNMARKED: u32 = 70;
/// Words at a caption's beginning by which nearly equal captions are brought together.
const HEAD: usize = 6;
/// Most words that one of two nearly equal captions may have more than the other: a credit, an agency, a date.
const MORE: usize = 9;

/// How surely a line is a caption; the surest copy stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Paragraph,
    /// In one small box with a picture, or saying what a picture beside it says in `alt`.
    Beside,
    Named,
    Figcaption,
}

#[derive(Clone, Copy)]
struct Copy {
    at: usize,
    place: Place,
}

pub(super) fn detect(page: &Page<'_>, out: &mut Vec<Finding>) {
    doubled_inside(page, out);
    let places = places(page);
    let mut prose_before = Vec::with_capacity(page.lines.len() + 1);
    let mut prose = 0u32;
    let mut groups: HashMap<u64, Vec<Copy>> = HashMap::new();
    let mut order = Vec::new();
    for (at, line) in page.lines.iter() {
        prose_before.push(prose);
        let place = places.get(at).copied().unwrap_or(Place::Paragraph);
        prose += u32::from(place == Place::Paragraph && page.lines.is_prose(line));
        if long_enough(page, line) {
            let key = head(page.lines.key(line));
            let group = groups.entry(key).or_default();
            if group.is_empty() {
                order.push(key);
            }
            group.push(Copy { at, place });
        }
    }
    for key in order {
        if let Some(group) = groups.get(&key).filter(|group| group.len() > 1) {
            settle(page, group, &prose_before, out);
        }
    }
}

fn long_enough(page: &Page<'_>, line: &Line) -> bool {
    line.hash != 0
        && line.characters <= LONGEST
        && (line.characters >= SHORTEST || line.characters >= SHORTEST_DENSE && is_dense(page.lines.text(line)))
}

/// A number for a caption's first words, equal for captions that differ only later.
fn head(key: &str) -> u64 {
    let end = key.match_indices(' ').nth(HEAD - 1).map_or(key.len(), |(at, _)| at);
    super::keys::hash(key.get(..end).unwrap_or(key))
}

/// Of lines that begin alike, keeps one copy of each caption. Each line is compared with the copy that stays, never with all others.
fn settle(page: &Page<'_>, group: &[Copy], prose_before: &[u32], out: &mut Vec<Finding>) {
    let Some(best) = group.iter().max_by_key(|copy| {
        (
            copy.place,
            page.lines.get(copy.at).map_or(0, |line| line.characters),
            std::cmp::Reverse(copy.at),
        )
    }) else {
        return;
    };
    let Some(kept) = page.lines.get(best.at) else { return };
    let key = page.lines.key(kept);
    // The nearest copy before each line that is a caption, so that a paragraph under the second of two equal pictures is beside one too.
    let mut before: Option<usize> = None;
    for (index, copy) in group.iter().enumerate() {
        let Some(line) = page.lines.get(copy.at) else { continue };
        let own = page.lines.key(line);
        if copy.place > Place::Paragraph && same(key, own) {
            before = Some(copy.at);
        }
        if copy.at == best.at || !same(key, own) {
            continue;
        }
        let rule = if copy.place > Place::Paragraph {
            "caption_again"
        } else if best.place == Place::Paragraph {
            // No caption among them: only a long line right after its equal.
            let after = index
                .checked_sub(1)
                .and_then(|index| group.get(index))
                .is_some_and(|last| last.at + 1 == copy.at);
            if line.characters < SHORTEST_UNMARKED || !after || own != key || copy.at < best.at {
                continue;
            }
            "line_doubled"
        } else {
            // A paragraph has to stand beside a picture with this caption and may say no more than it.
            let clear = |from: usize, to: usize| prose_before.get(to) == prose_before.get(from + 1);
            let after = group
                .get(index + 1..)
                .and_then(|rest| rest.iter().find(|next| next.place > Place::Paragraph));
            let beside = before.is_some_and(|caption| clear(caption, copy.at)) || after.is_some_and(|caption| clear(copy.at, caption.at));
            if !beside || own.len() > key.len() {
                continue;
            }
            "caption_as_paragraph"
        };
        let evidence = match rule {
            "caption_again" => "the same caption stands on the page once more, and is kept there",
            "line_doubled" => "the line before says the same",
            _ => "it says what the caption of the picture beside it says",
        };
        for node in page.lines.pieces(page.document, page.features, copy.at) {
            out.push(page.finding(Kind::RepeatedCaption, node, rule, evidence.to_owned()));
        }
    }
}

/// Whether two folded captions are the same words, or one has only a credit's worth of words more.
fn same(a: &str, b: &str) -> bool {
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
fn places(page: &Page<'_>) -> Vec<Place> {
    let mut places = vec![Place::Paragraph; page.lines.len()];
    let mut raise = |lines: std::ops::Range<usize>, place: Place| {
        for slot in places.get_mut(lines).unwrap_or_default() {
            *slot = (*slot).max(place);
        }
    };
    let mut until = 0;
    for node in page.document.iter() {
        let lines = page.lines.within(node);
        let place = match node.tag() {
            Tag::Text => continue,
            Tag::Figcaption => Place::Figcaption,
            _ if node.id().0 < until => continue,
            _ if lines.len() <= MOST_CAPTION_LINES
                && page.names.get(node.id()).any(Said::CAPTION)
                && page.features.get(node.id()).characters <= LONGEST =>
            {
                Place::Named
            }
            Tag::Figure if lines.len() <= MOST_CAPTION_LINES => Place::Beside,
            _ => continue,
        };
        if place == Place::Named {
            until = until.max(node.span().end);
        }
        raise(lines, place);
    }
    beside_pictures(page, &mut places);
    places
}

/// Most lines of a caption's box: caption, credit, a button.
const MOST_CAPTION_LINES: usize = 6;
/// How many lines around a picture are compared with its `alt` and `title`.
const NEAR: usize = 3;

/// Lines beside a picture that say what its `alt`, `title` or `data-caption` says are captions too.
fn beside_pictures(page: &Page<'_>, places: &mut [Place]) {
    for node in page.document.iter() {
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
            let here = page.lines.from(node.id());
            // Of the lines before only the last can be a caption set above its picture.
            for at in here.saturating_sub(1)..(here + NEAR).min(page.lines.len()) {
                if let (Some(line), Some(place)) = (page.lines.get(at), places.get_mut(at))
                    && *place == Place::Paragraph
                    && line.characters <= LONGEST
                    && same(&words, page.lines.key(line))
                {
                    *place = Place::Beside;
                }
            }
        }
    }
}

/// Captions that hold their own words twice in two inline elements, one of them for screen readers or phones.
fn doubled_inside(page: &Page<'_>, out: &mut Vec<Finding>) {
    for (_, line) in page.lines.iter() {
        if line.first == line.last || line.characters < 2 * SHORTEST_DENSE || line.characters > 2 * LONGEST {
            continue;
        }
        let first = page.document.node(line.first);
        let Some(around) = first.ancestors().find(|node| node.contains(line.last)) else {
            continue;
        };
        let pieces: Vec<NodeRef<'_>> = around
            .children()
            .filter(|child| child.span().end > line.first.0 && child.id() <= line.last && !crate::dom::is_blank(child.raw_text()))
            .take(MOST_CAPTION_LINES)
            .collect();
        let in_caption = || {
            first
                .ancestors()
                .take(8)
                .any(|node| matches!(node.tag(), Tag::Figcaption | Tag::Figure) || page.names.get(node.id()).any(Said::CAPTION))
        };
        let mut seen: Vec<(String, NodeId)> = Vec::new();
        for piece in &pieces {
            let key = super::keys::folded(&piece.text());
            let long = key.chars().count() as u32 >= SHORTEST || key.chars().count() as u32 >= SHORTEST_DENSE && is_dense(&key);
            if long && seen.iter().any(|(other, _)| *other == key) && (pieces.len() == 2 || in_caption()) {
                let evidence = "the caption says the same twice, once for screen readers or another screen".to_owned();
                out.push(page.finding(Kind::RepeatedCaption, piece.id(), "caption_doubled", evidence));
            } else {
                seen.push((key, piece.id()));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sentences::{found, found_in};
    use super::*;

    const CAPTION: &str = "Officials inspect the damaged bridge near the district headquarters";
    const STORY: &str = "<p>A paragraph of the story that is long enough to be prose, with a comma, a stop and some more words.</p>";

    fn again(html: &str) -> Vec<String> {
        found(Kind::RepeatedCaption, &html.replace('C', CAPTION).replace('S', STORY))
    }

    #[test]
    fn copies_go_and_one_caption_stays() {
        let gone = format!("#x {CAPTION}");
        let gone = gone.trim();
        for html in [
            "S<figure><img src=a.jpg><figcaption>C</figcaption></figure><p id=x>C</p>S",
            "S<p id=x>C</p><figure><img src=a.jpg><figcaption>C</figcaption></figure>S",
            "S<figure><img src=a.jpg><figcaption>C</figcaption><div id=x class=caption>C</div></figure>S",
            "S<figure><img src=a.jpg><figcaption><span>C</span><span id=x class=sr-only>C</span></figcaption></figure>S",
            "S<div><img src=a.jpg alt='C'><span id=x>C</span></div><div class=img-caption>C</div>S",
            "S<figure><img src=a.jpg><figcaption>C. Photo: Reuters</figcaption></figure><p id=x>C</p>S",
            "S<figure><img src=a.jpg><figcaption>C</figcaption></figure>S<div class=lightbox id=x><div class=caption>C</div></div>",
        ] {
            assert_eq!(again(html), [gone], "{html}");
        }
    }

    #[test]
    fn a_paragraph_that_says_more_or_stands_elsewhere_stays() {
        for html in [
            "S<figure><img src=a.jpg><figcaption>C</figcaption></figure><p>C, and what they saw there was worse than the engineers had feared it would be that week.</p>S",
            "S<figure><img src=a.jpg><figcaption>C</figcaption></figure>S<p>C</p>S",
            "S<figure><img src=a.jpg><figcaption>Photo: AFP</figcaption></figure>S<figure><img src=b.jpg><figcaption>Photo: AFP</figcaption></figure>S",
            "S<img src=a.jpg alt='C'><p>C</p>S",
        ] {
            assert_eq!(again(html), [] as [String; 0], "{html}");
        }
    }

    #[test]
    fn in_plain_text_a_long_line_after_its_equal_goes() {
        let long = "Antony Blinken meets with State Councilor and Foreign Minister Qin Gang in Beijing on Sunday";
        let document = crate::dom::from_plain_text(&format!("Title\n{long}\n\n{long}\nStory."), None);
        assert_eq!(found_in(Kind::RepeatedCaption, &document).len(), 1);
        let document = crate::dom::from_plain_text("So long\nSo long\nAnd thanks\nSo long\n", None);
        assert_eq!(found_in(Kind::RepeatedCaption, &document).len(), 0);
    }
}
