//! A list of entries is a page whose "story" stands in boxes side by side that each lead to a page of their own, or are each headed: a section's teasers, a
//! blog's posts, events, letters to subscribe to. The automatic mode must not open a reader on it.

use super::Block;
use super::look::{first_text, weight};
use super::readerable::said;
use crate::decimal::whole;
use crate::dom::{Document, Features, NodeId, NodeRef, Tag};
use crate::order;
use crate::quick::HashSet;
use crate::search::Search;

/// Share of a story's words that has to stand in entries.
const MOST: f32 = 0.6;
/// Fewest entries that lead elsewhere by their headings, as whole posts do, that lead there in another way, of those that are only headed, and of those that only
/// begin with a name or a time.
const FEWEST_WHOLE: usize = 2;
const FEWEST: usize = 4;
const FEWEST_HEADED: usize = 6;
const FEWEST_LABELLED: usize = 10;
/// Share of the entries that has to lead elsewhere, each to another page.
const LEADING: f32 = 0.7;
/// Characters of the longest entry, on average, that is only headed: parts of a story say more.
const LONGEST_HEADED: f32 = 500.0;
/// Elements between a block and the entry that it stands in.
const DEPTH: usize = 8;
/// Nodes of one entry that are looked at.
const WITHIN: usize = 200;
/// Share of a block's letters in links from which on the block is a link.
const LINKED: f32 = 0.8;
/// Characters of the shortest linked title; a shorter link without a heading above it is a button.
const LINKED_TITLE: f32 = 15.0;
/// Characters of the shortest block of an entry's text.
const SHORTEST: f32 = 40.0;

/// What stands side by side in one element.
struct Side {
    entries: Vec<NodeId>,
    weight: f32,
}

/// Whether a story is a list of entries. `titled` says whether the page has a headline of its own, as a story in headed parts has.
pub(super) fn is_list(document: &Document, features: &Features, blocks: &[Block], titled: bool) -> bool {
    // Each block in each element around it, and in the child of that, in which it stands.
    let mut standing: Vec<(NodeId, NodeId, usize)> = Vec::new();
    let mut weights = vec![0.0; blocks.len()];
    for (place, (block, weight)) in blocks.iter().zip(&mut weights).enumerate() {
        let here = said(block);
        if here < SHORTEST {
            continue;
        }
        *weight = here;
        let mut entry = document.node(block.node);
        for parent in entry.ancestors().take(DEPTH) {
            standing.push((parent.id(), entry.id(), place));
            entry = parent;
        }
    }
    order::by_number(&mut standing, |(parent, ..)| u64::from(parent.0));
    let whole: f32 = weights.iter().sum();
    let mut listed = 0.0;
    for standing in standing.chunk_by(|(one, ..), (other, ..)| one == other) {
        let mut entries: Vec<NodeId> = standing.iter().map(|(_, entry, _)| *entry).collect();
        entries.dedup();
        let weight_of = |(.., place): &(NodeId, NodeId, usize)| weights.get(*place).copied().unwrap_or_default();
        let side = Side {
            entries,
            weight: standing.iter().map(weight_of).sum(),
        };
        if side.entries.len() >= FEWEST_WHOLE && (leads_elsewhere(document, features, &side) || !titled && is_headed(document, &side)) {
            // A page may have several lists side by side; a list of lists says nothing twice.
            for (.., place) in standing {
                listed += weights.get_mut(*place).map(std::mem::take).unwrap_or_default();
            }
        }
    }
    listed > whole * MOST
}

/// Whether most entries lead to a page of the site each, another one each: a few do so by their headings.
fn leads_elsewhere(document: &Document, features: &Features, side: &Side) -> bool {
    let targets: HashSet<&str> = side.entries.iter().filter_map(|entry| target(document.node(*entry), features)).collect();
    let by_heading = |entry: &NodeId| heading(document.node(*entry)).is_some_and(|heading| features.get(heading.id()).link_density() >= LINKED);
    targets.len() as f32 >= side.entries.len() as f32 * LEADING && (targets.len() >= FEWEST || side.entries.iter().all(by_heading))
}

/// Whether the entries are marked up alike and each has a heading, or they are many and each begins with a label.
fn is_headed(document: &Document, side: &Side) -> bool {
    let alike = |(one, other): (&NodeId, &NodeId)| {
        let (one, other) = (document.node(*one), document.node(*other));
        one.tag() == other.tag() && one.attribute("class") == other.attribute("class")
    };
    let entries = || side.entries.iter().map(|entry| document.node(*entry));
    side.entries.len() >= FEWEST_HEADED
        && side.weight <= LONGEST_HEADED * side.entries.len() as f32
        && side.entries.iter().zip(side.entries.iter().skip(1)).all(alike)
        && (entries().all(|entry| heading(entry).is_some()) || side.entries.len() >= FEWEST_LABELLED && entries().all(is_labelled))
}

/// Whether an entry is a box that begins with a name or a time, as messages do.
fn is_labelled(entry: NodeRef<'_>) -> bool {
    // "12" and "Step 12" count what is to be done.
    let is_label = |text: &str| weight(text) < SHORTEST && text.rsplit(' ').next().is_some_and(|word| whole::<u32>(word).is_none());
    let boxed = matches!(entry.tag(), Tag::Article | Tag::Tr) || entry.tag() != Tag::P && entry.attribute("class").is_some();
    boxed && first_text(entry, WITHIN).is_some_and(|text| is_label(text.raw_text().trim()))
}

/// The first heading of an entry.
fn heading(entry: NodeRef<'_>) -> Option<NodeRef<'_>> {
    entry.descendants().take(WITHIN).find(|node| node.tag().heading_level().is_some())
}

/// The page of the same site that an entry leads to: by its heading, its picture, or by a line that is nothing but a link.
fn target<'a>(entry: NodeRef<'a>, features: &Features) -> Option<&'a str> {
    let wraps = |link: NodeRef<'_>| {
        link.descendants()
            .take(WITHIN)
            .any(|node| node.tag().heading_level().is_some() || node.tag() == Tag::Img)
    };
    let alone = |link: NodeRef<'_>| {
        let block = link.ancestors().find(|node| !node.tag().is_inline());
        block.is_some_and(|block| features.get(block.id()).link_density() >= LINKED)
    };
    let headed = heading(entry).is_some();
    let own = std::iter::once(entry).filter(|entry| entry.tag() == Tag::A);
    own.chain(entry.descendants().take(WITHIN))
        .filter(|node| node.tag() == Tag::A)
        .filter_map(|link| Some((link, link.attribute("href")?.trim())))
        .find(|(link, href)| {
            leads_on(entry.document(), href) && (wraps(*link) || alone(*link) && (headed || weight(link.raw_text()) >= LINKED_TITLE))
        })
        .map(|(_, href)| href)
}

/// Whether an address is another page of the same site.
fn leads_on(document: &Document, href: &str) -> bool {
    if href.is_empty() || href.starts_with('#') {
        return false;
    }
    match (document.url(), crate::url::parse(href, document.base())) {
        (Some(page), Some(target)) => target.host_str() == page.host_str() && target.path() != page.path(),
        // Without the page's own address, what says no host is the same site's.
        _ => !href.holds(":") && !href.starts_with("//"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Content, Span};
    use crate::dom::from_html;

    /// Whether a page whose paragraphs are its story is a list.
    fn lists(body: &str) -> bool {
        let document = from_html(&format!("<main>{body}</main>"), crate::Address::parse("https://news.example/rail"));
        let block = |node: NodeRef<'_>| Block {
            node: node.id(),
            content: Content::Paragraph {
                text: vec![Span {
                    text: node.raw_text().to_owned(),
                    ..Span::default()
                }],
            },
            lang: None,
            dir: None,
        };
        let blocks: Vec<Block> = document.iter().filter(|node| node.tag() == Tag::P).map(block).collect();
        is_list(&document, &Features::of(&document), &blocks, true)
    }

    #[test]
    fn lists_side_by_side_are_one_and_a_list_of_lists_says_nothing_twice() {
        let told = |count: usize| "<p>The council approved the new rail line on Monday evening, officials said.".repeat(count);
        let stop = |number: usize| format!("<div><h3><a href=/stops/{number}>Stop {number}</a></h3>{}</div>", told(1));
        let stops = format!("<div>{}{}</div><div>{}{}</div>", stop(1), stop(2), stop(3), stop(4));
        assert!(lists(&format!("<section>{stops}</section>")));
        assert!(lists(&format!("{}<section>{stops}</section>", told(2))));
        assert!(!lists(&format!("{}<section>{stops}</section>", told(5))));
    }
}
