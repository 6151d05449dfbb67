//! A repeated caption is the line under a picture that stands on the page once more: in a second box, in a copy for phones or for a lightbox, or as
//! a paragraph before or after the picture.
//!
//! ## What it finds
//! - `caption_again`: a caption whose words stand in another caption of the page.
//! - `caption_as_paragraph`: a line beside a picture (no paragraph of the story between them) that says what the caption says.
//! - `caption_nearly`, `caption_shorter`: a line beside a caption that says nearly the same (`caption_beside.rs`).
//! - `caption_doubled`: a caption that holds its own words twice, as for screen readers.
//! - `line_doubled`: a long line right after an equal one, where no markup says what is a caption.
//!
//! The copy in the `<figcaption>` stays, else the one with the credit, else the first.
//!
//! ## What it leaves alone
//! A paragraph that says more than the caption; a paragraph of the story away from the picture; short lines such as credits.

use super::captions::{HEAD, LONGEST, MOST_LINES, Place, SHORTEST, SHORTEST_DENSE, same};
use super::lines::{Line, is_dense};
use super::{Finding, Kind, Page, Said, caption_beside, why};
use crate::dom::{NodeId, NodeRef, Tag};
use crate::quick::HashMap;
use crate::quick_hash::of_bytes;
use crate::search::Search;

/// Longest credit, in characters; a longer line in a credit's box is the caption.
const LONGEST_CREDIT: u32 = 60;
/// Shortest line without any picture near it that is taken for a copy of the one before: lines of verse are shorter.
const SHORTEST_UNMARKED: u32 = 70;

#[derive(Clone, Copy)]
struct Copy {
    at: usize,
    place: Place,
}

pub(super) fn detect(page: &Page<'_>, out: &mut Vec<Finding>) {
    doubled_inside(page, out);
    let mut prose_before = Vec::with_capacity(page.lines.len() + 1);
    let mut prose = 0u32;
    let mut copies: Vec<(u64, Copy)> = Vec::new();
    let mut counts: HashMap<u64, u32> = HashMap::default();
    for (at, line) in page.lines.iter() {
        prose_before.push(prose);
        let place = page.place(at);
        prose += u32::from(place == Place::Paragraph && page.lines.is_prose(line));
        if long_enough(page, line) {
            let key = head(page.lines.key(line));
            *counts.entry(key).or_default() += 1;
            copies.push((key, Copy { at, place }));
        }
    }
    // Nearly every line stands alone.
    copies.retain(|(key, _)| counts.get(key).is_some_and(|count| *count > 1));
    let mut groups: HashMap<u64, Vec<Copy>> = HashMap::default();
    for (key, copy) in &copies {
        groups.entry(*key).or_default().push(*copy);
    }
    for (key, _) in copies {
        let group = groups.get_mut(&key).map(std::mem::take);
        if let Some(group) = group.filter(|group| !group.is_empty()) {
            settle(page, &group, &prose_before, out);
        }
    }
    caption_beside::detect(page, out);
}

fn long_enough(page: &Page<'_>, line: &Line) -> bool {
    // Who made a picture stands under each of his pictures.
    let credit = || {
        page.document
            .node(line.first)
            .ancestors()
            .take(2)
            .any(|node| page.names.get(node.id()).any(Said::CREDIT))
    };
    line.hash != 0
        && !(line.characters < LONGEST_CREDIT && credit())
        && line.characters <= LONGEST
        && (line.characters >= SHORTEST || line.characters >= SHORTEST_DENSE && is_dense(page.lines.text(line)))
}

/// A number for a caption's first words, equal for captions that differ only later.
fn head(key: &str) -> u64 {
    let end = memchr::memchr_iter(b' ', key.as_bytes()).nth(HEAD - 1).unwrap_or(key.len());
    of_bytes(key.get(..end).unwrap_or(key).as_bytes())
}

/// Most different captions that are told apart among those that begin alike; the rest stay.
const MOST_CLUSTERS: usize = 8;

/// Parts lines that begin alike into those that say the same. Each line is compared with one line of each part, never with all others.
fn settle(page: &Page<'_>, group: &[Copy], prose_before: &[u32], out: &mut Vec<Finding>) {
    let mut clusters: Vec<(&str, Vec<Copy>)> = Vec::new();
    for copy in group {
        let Some(line) = page.lines.get(copy.at) else { continue };
        let key = page.lines.key(line);
        if let Some((_, copies)) = clusters.iter_mut().find(|(other, _)| same(other, key)) {
            copies.push(*copy);
        } else if clusters.len() < MOST_CLUSTERS {
            clusters.push((key, vec![*copy]));
        }
    }
    for (_, copies) in clusters.iter().filter(|(_, copies)| copies.len() > 1) {
        if copies.iter().any(|copy| copy.place > Place::Paragraph) {
            captions(page, copies, prose_before, out);
        } else {
            lines_alone(page, copies, out);
        }
    }
}

/// Of lines that say the same and are captions, keeps one for each picture.
fn captions(page: &Page<'_>, copies: &[Copy], prose_before: &[u32], out: &mut Vec<Finding>) {
    let better = |a: &Copy, b: &Copy| {
        let rank = |copy: &Copy| {
            (
                copy.place,
                page.lines.get(copy.at).map_or(0, |line| line.characters),
                std::cmp::Reverse(copy.at),
            )
        };
        rank(a) > rank(b)
    };
    let mut pictures: Vec<Option<String>> = Vec::with_capacity(copies.len());
    let mut last: Option<(usize, String)> = None;
    for copy in copies {
        let own = if copy.place > Place::Paragraph { picture(page, copy.at) } else { None };
        // A caption right under the box of a picture, which holds a caption too, is that picture's.
        let shared = || {
            last.as_ref()
                .filter(|(at, _)| copy.place > Place::Paragraph && at + 1 == copy.at)
                .map(|(_, picture)| picture.clone())
        };
        let picture = own.or_else(shared);
        if let Some(picture) = &picture {
            last = Some((copy.at, picture.clone()));
        }
        pictures.push(picture);
    }
    let mut kept: HashMap<Option<&str>, Copy> = HashMap::default();
    for (copy, picture) in copies.iter().zip(&pictures).filter(|(copy, _)| copy.place > Place::Paragraph) {
        let best = kept.entry(picture.as_deref()).or_insert(*copy);
        if better(copy, best) {
            *best = *copy;
        }
    }
    // A caption without a picture of its own is a copy of one with a picture.
    let needs_picture = kept.len() > 1;
    let mut before: Option<usize> = None;
    for (index, (copy, picture)) in copies.iter().zip(&pictures).enumerate() {
        if copy.place > Place::Paragraph {
            before = Some(copy.at);
            let best = kept.get(&picture.as_deref()).filter(|_| !needs_picture || picture.is_some());
            let is_kept = best.is_some_and(|best| best.at == copy.at);
            if !is_kept {
                push(page, copy.at, "caption_again", "caption_again", out);
            }
            continue;
        }
        // A paragraph has to stand beside a picture with this caption, no paragraph of the story between them, and may say no more than it.
        let clear = |from: usize, to: usize| prose_before.get(to) == prose_before.get(from + 1);
        let after = copies
            .get(index + 1..)
            .and_then(|rest| rest.iter().find(|next| next.place > Place::Paragraph))
            .map(|next| next.at);
        let caption = before
            .filter(|caption| clear(*caption, copy.at))
            .or(after.filter(|caption| clear(copy.at, *caption)));
        let length = |at: usize| page.lines.get(at).map_or(0, |line| page.lines.key(line).len());
        if caption.is_some_and(|caption| length(copy.at) <= length(caption)) {
            push(page, copy.at, "caption_as_paragraph", "caption_beside", out);
        }
    }
}

/// Of lines that say the same and are no captions, takes the long ones that stand right after their equal; under a picture, shorter ones, too.
fn lines_alone(page: &Page<'_>, copies: &[Copy], out: &mut Vec<Finding>) {
    for pair in copies.windows(2) {
        let [first, second] = pair else { continue };
        let (Some(one), Some(other)) = (page.lines.get(first.at), page.lines.get(second.at)) else {
            continue;
        };
        let before = first.at.checked_sub(1).and_then(|at| page.lines.get(at)).map_or(0, |line| line.last.0);
        let under = || page.story_media_between(before, one.first.0) > 0 && other.linked == 0;
        if first.at + 1 == second.at && one.hash == other.hash && (other.characters >= SHORTEST_UNMARKED || under()) {
            push(page, second.at, "line_doubled", "line_before", out);
        }
    }
}

fn push(page: &Page<'_>, at: usize, rule: &'static str, code: &'static str, out: &mut Vec<Finding>) {
    for node in page.lines.pieces(page.document, page.features, at) {
        out.push(page.finding(Kind::RepeatedCaption, node, rule, vec![why::plain(code)]));
    }
}

/// Most elements above a caption among which its picture is looked for.
const MOST_ABOVE: usize = 5;
/// Most nodes of a figure that are looked through for its picture.
const MOST_NODES: usize = 200;

/// The picture that a caption belongs to: the one in the smallest box around both, by its file or else by its place.
fn picture(page: &Page<'_>, at: usize) -> Option<String> {
    let first = page.document.node(page.lines.get(at)?.first);
    let figure = first
        .ancestors()
        .take(MOST_ABOVE)
        .take_while(|node| {
            let lines = page.lines.within(*node);
            let is_story = |at: usize| page.place(at) == Place::Paragraph && page.lines.get(at).is_some_and(|line| page.lines.is_prose(line));
            lines.len() <= MOST_LINES && !lines.into_iter().any(is_story)
        })
        .find(|node| page.features.get(node.id()).media > 0)?;
    let image = figure
        .descendants()
        .take(MOST_NODES)
        .find(|node| matches!(node.tag(), Tag::Img | Tag::Amp | Tag::Video | Tag::Iframe))?;
    // Where the name says nothing, the very same address still is the same file.
    let address = || {
        image
            .attribute("src")
            .filter(|src| !src.is_empty() && !src.starts_with("data:"))
            .map(str::to_owned)
    };
    let file = super::repeated_picture::file(image).or_else(address);
    Some(file.unwrap_or_else(|| image.id().0.to_string()))
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
        let is_caption = |node: NodeRef<'_>| matches!(node.tag(), Tag::Figcaption | Tag::Figure) || page.names.get(node.id()).any(Said::CAPTION);
        if !first.ancestors().take(8).any(is_caption) {
            continue;
        }
        let pieces = page
            .lines
            .parts(around, line)
            .filter(|child| !crate::dom::is_blank(child.raw_text()))
            .take(MOST_LINES);
        let mut seen: Vec<(String, NodeId)> = Vec::new();
        let mut short: Option<(String, NodeId)> = None;
        for piece in pieces {
            let key = super::keys::folded(&piece.text());
            let long = key.chars().count() as u32 >= SHORTEST || key.chars().count() as u32 >= SHORTEST_DENSE && is_dense(&key);
            if !long {
                continue;
            }
            let clauses = || vec![why::plain("caption_twice")];
            if seen.iter().any(|(other, _)| *other == key) {
                out.push(page.finding(Kind::RepeatedCaption, piece.id(), "caption_doubled", clauses()));
                continue;
            }
            // The short one, with a word to press for the long one, goes before it.
            let text = piece.text();
            let cut = text
                .find('…')
                .or_else(|| text.place("..."))
                .and_then(|at| text.get(..at))
                .map(super::keys::folded);
            if let Some((_, node)) = short.take().filter(|(short, _)| key.starts_with(short.as_str())) {
                out.push(page.finding(Kind::RepeatedCaption, node, "caption_doubled", clauses()));
            }
            short = cut
                .filter(|cut| cut.chars().count() as u32 >= SHORTEST_DENSE)
                .map(|cut| (cut, piece.id()));
            seen.push((key, piece.id()));
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
