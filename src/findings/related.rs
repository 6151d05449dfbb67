//! A related link leads away from the story to another one: an "also read" line, a box of related stories, a list of the most read.
//!
//! ## What it finds
//! - `also_read_line`: a line that begins with words such as "Also read" or "Lesen Sie auch" and goes on with a link alone.
//! - `related_heading`: such words as a heading, with the links under it.
//! - `related_name`: a box whose class or id says so, and which holds mostly links.
//!
//! ## What it leaves alone
//! A sentence of the story with a link in it, a heading over one, and a box with paragraphs of its own.

use super::phrases::{Phrases, phrases, word_starts};
use super::{Finding, Kind, Page, Said, Why, why};
use crate::dom::{NodeId, NodeRef, Tag};
use crate::search::Search;
use std::sync::LazyLock;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    Lead,
    Heading,
    Both,
}

static RELATED: LazyLock<Phrases<Class>> =
    LazyLock::new(|| phrases!("words/related.txt", "both" => Class::Both, "lead" => Class::Lead, "heading" => Class::Heading));

/// Longest "also read" line, in characters: a label and a headline.
const LONGEST_LINE: u32 = 260;
/// Most words that a heading may have after its phrase: "More from Politics".
const MOST_TOPIC_WORDS: usize = 4;
/// Share of a box's characters that has to stand in links, in percent.
const LINKED: u32 = 50;
/// Dots or an arrow behind a link's words.
const DOTS: u32 = 3;
/// Most lines that a box of related links has; what is longer is a page of its own.
const MOST_LINES: usize = 80;

pub(super) fn detect(page: &Page<'_>, out: &mut Vec<Finding>) {
    named_boxes(page, out);
    for (at, line) in page.lines.iter() {
        if line.hash == 0 || line.characters > LONGEST_LINE || page.is_furniture(line.first) {
            continue;
        }
        let key = page.lines.key(line);
        let Some((class, end)) = RELATED.at_start(key) else { continue };
        let rest = key.get(end..).unwrap_or_default().trim_start();
        let phrase = page.lines.text(line);
        let topic = rest.split(' ').count() <= MOST_TOPIC_WORDS && line.linked == 0;
        let is_link = line.linked * 2 > line.characters;
        let found = out.len();
        if class != Class::Lead && !is_link && (rest.is_empty() || topic) {
            under_heading(page, at, phrase, rest.is_empty(), out);
        }
        // A short headline behind the words looks like a topic, and has no links under it.
        if found == out.len() && class != Class::Heading && !rest.is_empty() && is_lead(page, at, end) {
            push(page, at, "also_read_line", vec![why::about("sends_on", cut(phrase))], out);
        }
    }
}

/// Whether a line that begins with words of the list goes on as a link to another story does.
fn is_lead(page: &Page<'_>, at: usize, end: usize) -> bool {
    let Some(line) = page.lines.get(at) else { return false };
    let key = page.lines.key(line);
    let lead = key.get(..end).map_or(0, |lead| lead.chars().filter(|c| *c != ' ').count()) as u32;
    let rest = line.characters.saturating_sub(lead);
    let text = page.lines.text(line);
    // The words are set apart by a colon, a bar or an arrow: "Read: ...", not "Read the report".
    let apart = separator_after(text, lead);
    // The sign that sets them apart counts as a character of the rest.
    let linked = line.linked * 10 >= rest.saturating_sub(1) * 8 && line.linked > 0;
    let whole = line.linked >= line.characters.saturating_sub(2) || line.linked + 1 >= rest && is_sure(key, end);
    linked && (apart || whole) || apart && line.linked == 0 && is_sure(key, end) && unlinked(page, text) && !heads_text(page, at)
}

/// Whether folded words, as a whole, may call to read on: "Read the full article".
pub(super) fn reads_on(key: &str) -> bool {
    let phrase = RELATED.at_start(key).filter(|(class, _)| *class != Class::Heading);
    phrase.is_some_and(|(_, end)| key.get(end..).is_some_and(|rest| rest.split(' ').count() <= MOST_TOPIC_WORDS))
}

/// Elements around a heading's text, the heading among them.
const HEADING_DEPTH: usize = 3;

/// Whether a line is a heading with a paragraph of the story right below: "In pictures: a coast battered".
fn heads_text(page: &Page<'_>, at: usize) -> bool {
    let around = page.lines.get(at).map(|line| page.document.node(line.first));
    let heading = around.is_some_and(|text| text.ancestors().take(HEADING_DEPTH).any(|above| above.tag().heading_level().is_some()));
    heading
        && page
            .lines
            .get(at + 1)
            .is_some_and(|below| below.linked == 0 && page.lines.is_prose(below))
}

/// Whether the words are ones that begin no sentence of a story: several of them, or one of a writing without spaces.
fn is_sure(key: &str, end: usize) -> bool {
    key.get(..end)
        .is_some_and(|lead| lead.split(' ').count() >= 2 || super::lines::is_dense(lead))
}

/// Pages without links (plain text) have the same lines, and so have pages that lost theirs: a headline without a stop.
fn unlinked(page: &Page<'_>, text: &str) -> bool {
    page.document.origin() == crate::dom::Origin::Plain || !text.trim_end().ends_with_any(".!…。।")
}

/// Signs that set a label apart from what it labels.
const SIGNS: &str = ":：|–—->»→➤►▶・·/।】］…；‣•👉";

/// Whether a sign that sets words apart stands after the phrase of so many folded letters that a text begins with.
fn separator_after(text: &str, letters: u32) -> bool {
    let mut seen = 0;
    let mut folded = String::new();
    for (at, c) in text.char_indices() {
        folded.clear();
        super::keys::fold_into(c.encode_utf8(&mut [0; 4]), &mut folded);
        seen += folded.chars().count() as u32;
        if seen >= letters {
            return text.get(at + c.len_utf8()..).is_some_and(|rest| {
                let rest = rest.trim_start();
                rest.starts_with_any(SIGNS) || rest.starts_with("..")
            });
        }
    }
    false
}

/// The links under a heading: the box that the heading begins, else the linked blocks that follow it.
fn under_heading(page: &Page<'_>, at: usize, heading: &str, whole: bool, out: &mut Vec<Finding>) {
    let Some(line) = page.lines.get(at) else { return };
    let clauses = vec![why::about("under_heading", cut(heading))];
    let Some(own) = page.lines.pieces(page.document, page.features, at).first().copied() else {
        return;
    };
    let own = page.document.node(own);
    // The largest box that begins with the heading and holds links.
    let mut best: Option<NodeRef<'_>> = None;
    let mut around = own;
    while let Some(parent) = around.parent()
        && page.may_be_box(parent)
        && page.lines.from(parent.id()) == at
        && page.lines.within(parent).len() <= MOST_LINES
    {
        around = parent;
        if holds_links(page, around, line.characters) || whole && is_of_teasers(page, around) {
            best = Some(around);
        }
    }
    if let Some(found) = best {
        out.push(page.finding(Kind::Related, found.id(), "related_heading", clauses));
        return;
    }
    // No box: the blocks right after the heading, as long as they are links.
    let mut taken: Vec<NodeId> = Vec::new();
    let mut next = own.next_sibling();
    while let Some(node) = next {
        next = node.next_sibling();
        if node.is_text() && crate::dom::is_blank(node.raw_text()) || matches!(node.tag(), Tag::Br | Tag::Script | Tag::Style) {
            continue;
        }
        let leads = holds_links(page, node, 0) || !taken.is_empty() && is_teaser(page, node);
        if !leads || !page.may_be_box(node) || taken.len() >= MOST_LINES {
            break;
        }
        taken.push(node.id());
    }
    if !taken.is_empty() {
        taken.push(own.id());
        for node in taken {
            out.push(page.finding(Kind::Related, node, "related_heading", clauses.clone()));
        }
    }
}

/// Fewest titles of a box of teasers; lines and characters of what stands below each: a summary, a day.
const TITLES: usize = 2;
const BELOW_TITLE: usize = 2;
const SUMMARY: u32 = 200;

/// Whether a box has nothing below the line that heads it but titles that are links, each over a summary.
fn is_of_teasers(page: &Page<'_>, node: NodeRef<'_>) -> bool {
    let (mut titles, mut below) = (0, BELOW_TITLE);
    for line in page.lines.within(node).skip(1).filter_map(|at| page.lines.get(at)) {
        if line.linked * 10 > line.characters * 8 {
            (titles, below) = (titles + 1, 0);
        } else if line.characters > SUMMARY || below >= BELOW_TITLE {
            return false;
        } else {
            below += 1;
        }
    }
    titles >= TITLES
}

/// Whether a node is a line that ends in a link which says to read on: what the story linked above is about, and "Read the full story".
fn is_teaser(page: &Page<'_>, node: NodeRef<'_>) -> bool {
    let lines = page.lines.within(node);
    let Some(line) = page.lines.get(lines.start).filter(|line| lines.len() == 1 && line.linked > 0) else {
        return false;
    };
    let key = page.lines.key(line);
    let says_so = |end: &str| {
        let letters = end.chars().filter(|c| *c != ' ').count() as u32;
        (letters..=letters + DOTS).contains(&line.linked) && RELATED.get(end).is_some()
    };
    word_starts(key).skip(1).any(|at| key.get(at..).is_some_and(says_so))
}

/// Whether nearly all that a node says, its heading left out, is links.
fn holds_links(page: &Page<'_>, node: NodeRef<'_>, heading: u32) -> bool {
    let feature = page.features.get(node.id());
    feature.links > 0 && feature.characters > heading && feature.link_characters * 100 >= (feature.characters - heading) * LINKED
}

/// Boxes that are named for related stories.
fn named_boxes(page: &Page<'_>, out: &mut Vec<Finding>) {
    let mut number = 0;
    while let Some(node) = page.telling(number) {
        number = node.id().0 + 1;
        if page.is_furniture(node.id()) || !page.names.get(node.id()).any(Said::RELATED) {
            continue;
        }
        if matches!(node.tag(), Tag::A | Tag::Span | Tag::P | Tag::Button) || !page.may_be_box(node) || page.lines.within(node).len() > MOST_LINES {
            continue;
        }
        if holds_links(page, node, 0) && !super::holds_a_post(node) {
            let name = page.names.first_name(node, Said::RELATED);
            out.push(page.finding(
                Kind::Related,
                node.id(),
                "related_name",
                vec![why::about("name", name), why::plain("mostly_links")],
            ));
            number = node.span().end;
        }
    }
}

fn push(page: &Page<'_>, at: usize, rule: &'static str, clauses: Vec<Why>, out: &mut Vec<Finding>) {
    for node in page.lines.pieces(page.document, page.features, at) {
        out.push(page.finding(Kind::Related, node, rule, clauses.clone()));
    }
}

/// The first words of a text, for evidence.
fn cut(text: &str) -> &str {
    text.char_indices().nth(60).map_or(text, |(at, _)| text.get(..at).unwrap_or(text))
}

#[cfg(test)]
mod tests {
    use super::super::sentences::found;
    use super::*;

    fn related(html: &str) -> Vec<String> {
        found(
            Kind::Related,
            &format!(
                "<div><p>A paragraph of the story, long enough to be prose, with a stop at its end.</p>{html}<p>Another paragraph of the story, as long as the first one was, with a stop.</p></div>"
            ),
        )
    }

    #[test]
    fn also_read_lines_are_found_in_many_languages() {
        for line in [
            "<p id=x><strong>Also Read: <a href=/a>Monsoon session to begin</a></strong></p>",
            "<p id=x><a href=/a>Also Read: Monsoon session to begin</a></p>",
            "<p id=x>Lesen Sie auch: <a href=/a>Der Hafen ist wieder offen</a></p>",
            "<p id=x>LEIA TAMBÉM: <a href=/a>O porto reabre</a></p>",
            "<p id=x>यह भी पढ़ें: <a href=/a>बंदरगाह फिर खुला</a></p>",
            "<p id=x><strong>Pe aceeași temă: </strong><a href=/a>Portul, redeschis</a></p>",
            "<p id=x>در همین رابطه: <a href=/a>بندر باز شد</a></p>",
            "<p id=x>Read | <a href=/a>Monsoon session to begin</a></p>",
            "<p id=x>यह भी पढ़ें... <a href=/a>बंदरगाह फिर खुला</a></p>",
        ] {
            assert_eq!(related(line).len(), 1, "{line}");
        }
    }

    #[test]
    fn a_heading_takes_its_links_along() {
        assert_eq!(
            related("<div id=x><h3>Related Stories</h3><ul><li><a href=/a>Five things</a><li><a href=/b>Rupee falls</a></ul></div>"),
            ["#x Related Stories Five things Rupee falls"]
        );
        assert_eq!(related("<h3>Related Stories</h3><ul><li><a href=/a>Five things</a></ul>").len(), 2);
        let teased = "<p>Read also</p><p><a href=/a>Five things</a></p><p>Nobody knew them. <a href=/a>Read the full story</a></p>";
        assert_eq!(related(teased).len(), 3);
        assert_eq!(related(&teased.replace("Read the full", "A short")).len(), 2);
    }

    #[test]
    fn sentences_of_the_story_stay() {
        for line in [
            "<p>Read the <a href=/a>report</a> before you judge it, she said to the council.</p>",
            "<p>Related parties <a href=/a>sold shares</a>.</p>",
            "<h3>In pictures: a coast battered</h3><p>Our picture editors have been looking through hundreds of photographs, sent in this morning.</p>",
            "<h3>Read more books</h3><p>Libraries lend more than ever, and readers come back.</p>",
            "<div class=related><p>A brother is related to his sister, and neither of them had asked for it to be so, as they said.</p></div>",
        ] {
            assert_eq!(related(line), [] as [String; 0], "{line}");
        }
    }
}
