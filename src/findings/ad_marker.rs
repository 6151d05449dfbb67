//! An ad marker is the label that a page prints where an ad stands, and leaves behind where none came.
//!
//! ## What it finds
//! - `marker_words`: a line that is an ad label as a whole, in the languages of `words/markers.txt`, numbered or decorated or with its letters spaced
//!   out: "- ADVERTISEMENT -", "◊ Anzeige ◊", "Advertisement 3", "Ad 1 of 2", "Advertisement - scroll to continue", "Sponsored by Acme".
//! - `marker_sentence`: "Story continues below advertisement", "La suite après cette publicité", put together of the words of `continuation.rs` or listed.
//! - Each of them in an element of its own at either end of another line, where that is named for ads or the label stands on the page again.
//! - `marker_misspelt`: a label with a letter too few, too many, wrong or swapped: "Advertisment", "Avertisement".
//!
//! ## What it leaves alone
//! A line with any other word in it ("Advertising standards changed"), a cell of a table, an entry of a menu, a heading over text of its own
//! ("Advertising" in a company's report, "After the announcement", unless it stands there again and again), a question ("Advertising?"), a clue of a crossword
//! ("12 Advert (2)"), a word close to a label that is a word itself (French "avertissement").

use super::marker_words::{Marker, read};
use super::{Finding, Kind, Page, Said, keys, marker_repeated, why};
use crate::dom::{NodeId, NodeRef, Tag, asks, opens_quote};
use crate::quick::{HashMap, HashSet};
use crate::quick_hash::of_bytes;
use crate::search::Search;

/// Longest line that can be a label, in visible characters: the longest sentences of the list have eighty.
pub(super) const LONGEST: u32 = 100;

/// From this level on headings are small print: stories have no parts of parts of parts.
const SMALL_HEADING: u8 = 5;

pub(super) fn detect(page: &Page<'_>, out: &mut Vec<Finding>) {
    let mut known: HashMap<u64, Option<Marker>> = HashMap::default();
    let mut hits = Vec::new();
    let mut counts: HashMap<u64, (u32, u32)> = HashMap::default();
    for (at, line) in page.lines.iter() {
        if line.hash == 0 {
            continue;
        }
        for part in [line.first, line.last] {
            // A label at either end of a paragraph. What a sentence stresses is no label, unless it is shouted.
            if let Some(part) = page.document.node(part).parent().filter(|part| part.raw_text().len() <= LONGEST as usize)
                && (page.names.get(part.id()).any(Said::AD) || !part.raw_text().holds_one(char::is_lowercase))
                && let key = keys::folded(part.raw_text())
                && key.len() < page.lines.key(line).len()
                && let Some(marker) = read(&key).filter(|marker| !marker.weak)
                && stands_alone(page, at, &marker, true)
            {
                let hash = of_bytes(key.as_bytes());
                counts.entry(hash).or_default().0 += 1;
                hits.push((at, hash, marker, Some(part)));
            }
        }
        if line.characters > LONGEST {
            continue;
        }
        let marker = known.entry(line.hash).or_insert_with(|| read(page.lines.key(line)));
        if let Some(marker) = marker
            && stands_alone(page, at, marker, true)
        {
            counts.entry(line.hash).or_default().0 += 1;
            hits.push((at, line.hash, marker.clone(), None));
        }
    }
    hits.retain(|(at, hash, marker, part)| {
        let again = counts.get(hash).is_some_and(|(count, _)| *count > 1);
        again || part.map_or_else(|| stands_alone(page, *at, marker, false), |part| page.names.get(part.id()).any(Said::AD))
    });
    let found: HashSet<usize> = hits.iter().map(|(at, ..)| *at).collect();
    marker_repeated::detect(page, &|at| found.contains(&at), out);
    for (at, hash, marker, part) in hits {
        let Some(line) = page.lines.get(at) else { continue };
        let (count, seen) = counts.entry(hash).or_default();
        *seen += 1;
        let words = part.map_or_else(|| page.lines.text(line), |part| part.raw_text().trim());
        let mut clauses = vec![match (&marker.meant, marker.rule) {
            (Some(meant), _) => why::about_both("ad_label_misspelt", words, meant),
            (None, "marker_sentence") => why::about("ad_sentence", words),
            (None, _) => why::about("ad_label", words),
        }];
        if *count > 1 {
            clauses.push(why::about_both("number", &seen.to_string(), &count.to_string()));
        }
        if let Some(part) = part {
            out.push(page.finding(Kind::AdMarker, part.id(), marker.rule, clauses));
            continue;
        }
        for node in page.lines.pieces(page.document, page.features, at) {
            let node = slot_around(page, page.document.node(node));
            out.push(page.finding(Kind::AdMarker, node, marker.rule, clauses.clone()));
            for empty in empty_beside(page, page.document.node(node)) {
                let clauses = vec![why::plain("beside_label")];
                out.push(page.finding(Kind::AdSlot, empty, "slot_beside_marker", clauses));
            }
        }
    }
}

/// Whether the place of a line is one where a label stands, not a cell, a menu entry or a heading of the story.
/// `again`: it stands in such places more than once, so that it is no heading of one part.
fn stands_alone(page: &Page<'_>, at: usize, marker: &Marker, again: bool) -> bool {
    let Some(line) = page.lines.get(at) else { return false };
    let text = page.lines.text(line);
    let question = asks(text) && !page.lines.key(line).holds(" ");
    let tells = marker.weak && marker.rule == "marker_sentence" && text.trim_end().ends_with_any(STOPS);
    if question || tells || is_spoken(text) || marker.names_payer && !ends_in_a_name(text) {
        return false;
    }
    for node in page.document.node(line.first).ancestors() {
        match node.tag() {
            Tag::Li => {
                // A linked one is an entry of a menu, and one that is a word, too, is a label only among sentences.
                let sentences = has_sentences(page, node);
                if line.linked > 0 || sentences == Some(false) || marker.weak && sentences.is_none() {
                    return false;
                }
            }
            Tag::Td | Tag::Th => return !is_entry(page, at, node),
            Tag::Dt | Tag::Dd | Tag::Code | Tag::Pre | Tag::Option | Tag::Label => return false,
            Tag::Nav | Tag::Menu => return false,
            Tag::Footer if line.linked > 0 => return false,
            tag if tag.heading_level().is_some() => {
                let small = !marker.weak && tag.heading_level() >= Some(SMALL_HEADING);
                return again || small || marker.rule != "marker_words" && !marker.weak || heads_nothing(page, at, node);
            }
            _ => {}
        }
    }
    // A linked label away from the story is an entry of a list of the site's pages.
    line.linked == 0 || !marker.weak && page.near_story(line.first)
}

/// Whether a line is one of the words of a table or of a list of nothing but short items: a party's share, what money comes from. A label between the paragraphs of a
/// cell is none, and neither is one alone in its row.
pub(super) fn is_entry(page: &Page<'_>, at: usize, node: NodeRef<'_>) -> bool {
    if node.tag() == Tag::Li {
        return has_sentences(page, node) == Some(false);
    }
    let among_prose = page.lines.within(node).len() > 1 && has_prose(page, node);
    !among_prose
        && node
            .parent()
            .is_some_and(|row| !page.lines.only(at, row) || page.features.get(row.id()).controls > 0)
}

/// Whether sentences stand in the list of an item; `None` for one with something to press or to follow, and for a long one.
fn has_sentences(page: &Page<'_>, item: NodeRef<'_>) -> Option<bool> {
    let list = item.parent()?;
    let feature = page.features.get(list.id());
    let plain = feature.links + feature.controls == 0 && (2..=MOST_ITEMS).contains(&page.lines.within(list).len());
    plain.then(|| has_prose(page, list))
}

fn has_prose(page: &Page<'_>, node: NodeRef<'_>) -> bool {
    let mut lines = page.lines.within(node);
    lines.any(|at| page.lines.get(at).is_some_and(|line| page.lines.is_prose(line)))
}

/// Most lines of a list whose items are looked at.
const MOST_ITEMS: usize = 40;

/// Whether the last word of a line is written as a name.
fn ends_in_a_name(text: &str) -> bool {
    text.split_whitespace()
        .next_back()
        .and_then(|word| word.chars().find(|c| c.is_alphanumeric()))
        .is_some_and(|c| !c.is_lowercase())
}

/// What sentences end with.
const STOPS: &str = ".!?,。！？।؟۔";

/// What quotations end with.
const CLOSING: &str = "”“\"»«’'」』";

/// Whether a line is what somebody says: it stands in quotation marks, and ends with a stop inside or outside of them.
fn is_spoken(text: &str) -> bool {
    let (mut closed, mut stopped) = (false, false);
    for c in text.chars().rev() {
        match c {
            ' ' => {}
            _ if CLOSING.has(c) => closed = true,
            _ if STOPS.has(c) => stopped = true,
            _ => break,
        }
    }
    closed && stopped && (opens_quote(text) || text.starts_with('\''))
}

/// Whether a heading stands in a box of its own, so that no text of the story is under it.
fn heads_nothing(page: &Page<'_>, at: usize, heading: NodeRef<'_>) -> bool {
    heading.parent().is_some_and(|parent| page.lines.only(at, parent))
}

/// Empty boxes right before and after a marker: the places of its ads.
fn empty_beside(page: &Page<'_>, marker: NodeRef<'_>) -> Vec<NodeId> {
    let before = std::iter::successors(sibling_before(marker), |node| sibling_before(*node))
        .take(MOST_GAPS)
        .find(|node| !is_gap(*node));
    let after = std::iter::successors(marker.next_sibling(), |node| node.next_sibling())
        .take(MOST_GAPS)
        .find(|node| !is_gap(*node));
    before
        .into_iter()
        .chain(after)
        .filter(|node| marker_repeated::is_empty_box(page, *node) && is_sized_or_named(*node))
        .map(|node| node.id())
        .collect()
}

/// Most siblings between a marker and its ad.
const MOST_GAPS: usize = 4;

/// The node right before one under the same parent: the node numbered before it, or what it stands in.
fn sibling_before(node: NodeRef<'_>) -> Option<NodeRef<'_>> {
    let parent = node.parent()?;
    let last = node.document().node(NodeId(node.id().0.checked_sub(1)?));
    std::iter::once(last)
        .chain(last.ancestors())
        .take_while(|node| *node != parent)
        .find(|node| node.parent() == Some(parent))
}

/// White space, a comment's place, a script: nothing between a marker and its ad.
fn is_gap(node: NodeRef<'_>) -> bool {
    node.is_text() && crate::dom::is_blank(node.raw_text()) || node.tag().is_unseen() || node.tag() == Tag::Br
}

/// An empty box that somebody fills later carries a name or a size.
fn is_sized_or_named(node: NodeRef<'_>) -> bool {
    node.tag() == Tag::Iframe
        || ["id", "class", "style", "width", "height"]
            .iter()
            .any(|name| node.attribute(name).is_some_and(|value| !value.is_empty()))
}

/// The box that holds nothing but the marker and the frames, empty places or picture of its ad; the marker's own node where there is none.
fn slot_around(page: &Page<'_>, marker: NodeRef<'_>) -> NodeId {
    let at = page.lines.from(marker.id());
    let mut slot = marker;
    while let Some(parent) = slot.parent()
        && page.lines.only(at, parent)
        && page.may_be_box(parent)
        && !matches!(parent.tag(), Tag::Article | Tag::Td | Tag::Th | Tag::Tr)
        && (page.story_media_in(parent) == 0
            || page.story_media_in(parent) == page.features.get(parent.id()).links && super::ad_slot::leads_elsewhere(page, parent))
    {
        slot = parent;
    }
    slot.id()
}

#[cfg(test)]
mod tests {
    use super::super::sentences::found;
    use super::*;

    fn marks(line: &str) -> bool {
        !found(
            Kind::AdMarker,
            &format!("<p>First words of a story.</p><div>{line}</div><p>More words of it.</p>"),
        )
        .is_empty()
    }

    #[test]
    fn labels_are_found_however_they_are_dressed() {
        for line in [
            "Advertisement",
            "Advertisment",
            "ADVERTISMENT",
            "Avertisement",
            "- Advertisement -",
            "◊ Anzeige ◊",
            "[Publicité]",
            "Advertisement 3",
            "Ad 1 of 3",
            "A D V E R T I S E M E N T",
            "Story continues below advertisement",
            "STORY CONTINUES BELOW",
            "La suite après cette publicité",
            "Advertisement - scroll to continue",
            "Article continues after ad",
            "<b>Adver</b><span>tisement</span>",
            "広告",
            "ΔΙΑΦΗΜΙΣΗ",
            "विज्ञापन",
            "إعلان",
            "Sponsored",
            "Pubblicità",
        ] {
            assert!(marks(line), "{line}");
        }
    }

    #[test]
    fn news_about_advertising_is_left_alone() {
        for line in [
            "Advertising standards changed",
            "Sponsored athletes win gold",
            "Avertissement",
            "The ad was pulled after a day",
            "Advertisement 2024",
            "Advertisers",
            "Continue reading",
            "Sponsored by nobody",
            "Reklamation",
        ] {
            assert!(!marks(line), "{line}");
        }
    }

    #[test]
    fn cells_menus_and_headings_over_text_are_left_alone() {
        for page in [
            "<table><tr><td>Advertising</td><td>12</td></tr></table>",
            "<nav><ul><li><a href=/a>Advertisement</a></li></ul></nav>",
            "<h2>Advertising</h2><p>Income from it fell by a third.</p>",
        ] {
            assert_eq!(found(Kind::AdMarker, page), [] as [String; 0], "{page}");
        }
    }

    #[test]
    fn the_frame_beside_a_label_goes_with_it() {
        let page = "<p>Story.</p><div id=slot><div><span>ADVERTISEMENT</span><iframe width=300 height=250></iframe></div></div><p>Story.</p>";
        assert_eq!(found(Kind::AdMarker, page), ["#slot ADVERTISEMENT"]);
        let picture =
            |leads: &str| format!("<p>Story.</p><div id=slot><b>ADVERTISEMENT</b><p><a href={leads}><img src=a.jpg></a></div><p>Story.</p>");
        assert_eq!(found(Kind::AdMarker, &picture("https://shoes.example/")), ["#slot ADVERTISEMENT"]);
        assert_eq!(found(Kind::AdMarker, &picture("/pictures/1")), ["<b> ADVERTISEMENT"]);
        let page = "<p>Story.</p><figure><img src=a.jpg><figcaption>Advertisement</figcaption></figure>";
        assert_eq!(found(Kind::AdMarker, page), ["<figcaption> Advertisement"]);
    }
}
