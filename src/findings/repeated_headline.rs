//! A repeated headline is the headline, or the standfirst under it, printed once more at the head of the story.
//!
//! ## What it finds
//! - `headline_again`: a heading or line of the story's first part with the words of the headline.
//! - `standfirst_again`: a first paragraph with the words of the standfirst that stands above it.
//!
//! ## What it leaves alone
//! The headline itself, links, everything after the story's first paragraphs, a paragraph that comes back after another one, and a line that comes back in the story again and again: a song's title does in its refrain.

use super::captions::Place;
use super::{Finding, Kind, Page, keys, why};
use crate::dom::NodeRef;
use crate::quick::HashMap;

/// How many lines of prose are the head of a story.
const HEAD: usize = 3;
/// Shortest standfirst, in characters.
const SHORTEST: u32 = 40;
/// A line of the story that stands there so often is a refrain.
const REFRAIN: usize = 3;
/// Shortest headline that is looked for, in folded characters; shorter ones are words that stand anywhere.
const SHORTEST_HEADLINE: usize = 12;

pub(super) fn detect(page: &Page<'_>, out: &mut Vec<Finding>) {
    let headline = page.headline().map(|node| page.document.node(node));
    let mut words: Vec<String> = Vec::new();
    words.extend(headline.map(|node| keys::folded(&node.text())));
    words.extend(page.metadata.title.as_deref().map(keys::folded));
    words.retain(|words| words.len() >= SHORTEST_HEADLINE);
    let mut printed = headline.is_some();
    let first = headline.map_or(0, |node| page.lines.from(node.id()));
    let mut prose = 0;
    let mut earlier: HashMap<u64, usize> = HashMap::default();
    for (at, line) in page.lines.iter().skip(first) {
        if headline.is_some_and(|node| node.contains(line.first)) {
            continue;
        }
        if prose >= HEAD {
            break;
        }
        let key = page.lines.key(line);
        if line.hash != 0 && line.linked == 0 && words.iter().any(|words| words == key) {
            let again = |(_, other): &(usize, &super::lines::Line)| other.hash == line.hash && other.linked == 0 && page.in_story(other.first);
            if page.lines.iter().skip(at).filter(again).nth(REFRAIN - 1).is_some() {
                continue;
            }
            // After the first paragraph only a heading repeats it; a line may be a refrain.
            let heads = || {
                page.document
                    .node(line.first)
                    .ancestors()
                    .take(3)
                    .any(|node| node.tag().heading_level().is_some())
            };
            if prose > 0 && !heads() {
                continue;
            }
            // Without a heading of its own the first one is the headline; with one that is there for screen readers alone, the one that is seen.
            if printed && !headline.is_some_and(is_unseen) {
                push(page, at, "headline_again", "headline_says", out);
            }
            printed = true;
            continue;
        }
        if line.linked == 0 && line.characters >= SHORTEST && page.place(at) == Place::Paragraph {
            // What stands between them may be a byline or a picture; a paragraph that comes back after another one is said again.
            if earlier.get(&line.hash) == Some(&prose) && page.in_story(line.first) && page.lines.is_prose(line) {
                push(page, at, "standfirst_again", "standfirst_says", out);
                continue;
            }
            earlier.insert(line.hash, prose + usize::from(page.lines.is_prose(line) && page.in_story(line.first)));
        }
        prose += usize::from(page.lines.is_prose(line) && page.in_story(line.first));
    }
}

/// Whether the live page gives an element no more than a dot, as pages do with headings for screen readers.
fn is_unseen(node: NodeRef<'_>) -> bool {
    node.live_box().is_some_and(|size| size.width <= 2 || size.height <= 2)
}

fn push(page: &Page<'_>, at: usize, rule: &'static str, code: &'static str, out: &mut Vec<Finding>) {
    for node in page.lines.pieces(page.document, page.features, at) {
        out.push(page.finding(Kind::RepeatedHeadline, node, rule, vec![why::plain(code)]));
    }
}

#[cfg(test)]
mod tests {
    use super::super::sentences::found;
    use super::*;

    const MORE: &str = "<p>A third paragraph tells of the storm itself, which blew for two days and took roofs along.</p>";
    const STORY: &str = "<p>The first paragraph of the story, long enough to be prose, with a stop at its end.</p><p>And the second one, which is as long as the first, and has a comma and a stop as well, so that it is prose.</p>";

    #[test]
    fn the_second_headline_and_standfirst_go() {
        let html = format!("<h1>Harbour reopens after storm</h1><div><h2 id=x>Harbour reopens after storm</h2>{STORY}</div>");
        assert_eq!(found(Kind::RepeatedHeadline, &html), ["#x Harbour reopens after storm"]);
        let standfirst = "Ships may enter again, but the cranes stand still until engineers have seen them.";
        let html = format!("<h1>Harbour reopens</h1><div><h2>{standfirst}</h2><p id=x>{standfirst}</p>{STORY}</div>");
        assert_eq!(found(Kind::RepeatedHeadline, &html).len(), 1);
    }

    #[test]
    fn links_and_later_lines_stay() {
        let html = format!("<h1>Harbour reopens after storm</h1><div>{STORY}{MORE}<p>Harbour reopens after storm</p></div>");
        assert_eq!(found(Kind::RepeatedHeadline, &html), [] as [String; 0]);
        let html = format!("<h1>Harbour reopens after storm</h1><ul><li><a href=/x>Harbour reopens after storm</a></ul><div>{STORY}</div>");
        assert_eq!(found(Kind::RepeatedHeadline, &html), [] as [String; 0]);
    }
}
