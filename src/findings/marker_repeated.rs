//! A repeated marker is a label that nobody listed: the same short line between paragraphs, again and again, in whatever language.
//!
//! ## What it finds
//! - `marker_repeated`: a line of a few words that stands between long paragraphs at least three times, and is built unlike them (another element, an empty
//!   box beside it) or stands where no text can begin (twice in a row, after the last paragraph).
//!
//! ## What it leaves alone
//! Refrains and lyrics (their neighbours are short), speakers of an interview or a play (there are two of them, or they are names), "Q:" and "(Applause)" (a
//! sign belongs to them), times of a live blog (digits), cells, list items and headings.

use super::captions::Place;
use super::lines::is_dense;
use super::{Finding, Kind, Page, why};
use crate::dom::{NodeRef, Origin, Tag};
use crate::order;
use crate::quick::HashMap;
use crate::search::Search;

/// Fewest places where the line has to stand: twice is chance.
const FEWEST: usize = 3;
/// Longest label, in characters.
const LONGEST: u32 = 32;
/// Most words of a label.
const MOST_WORDS: usize = 4;

/// The places of one short line.
struct Places {
    /// Between two paragraphs, or after the last.
    between: Vec<usize>,
    /// Anywhere.
    all: usize,
}

pub(super) fn detect(page: &Page<'_>, known: &dyn Fn(usize) -> bool, out: &mut Vec<Finding>) {
    let mut lines: HashMap<u64, Places> = HashMap::default();
    for (at, line) in page.lines.iter() {
        if line.hash == 0 || line.characters > LONGEST || !page.in_story(line.first) {
            continue;
        }
        let places = lines.entry(line.hash).or_insert(Places { between: Vec::new(), all: 0 });
        places.all += 1;
        if could_be_label(page, at) && is_between(page, at, line.hash) {
            places.between.push(at);
        }
    }
    let mut labels: Vec<Places> = lines
        .into_values()
        .filter(|places| places.between.len() >= FEWEST && places.between.len() * 5 >= places.all * 4)
        .filter(|places| !places.between.first().is_some_and(|at| known(*at)))
        .collect();
    order::by_number(&mut labels, |places| places.between.first().map_or(0, |at| *at as u64));
    // Two lines that both come back again and again take turns: speakers, questions and answers.
    let [label] = labels.as_slice() else { return };
    let stand_out = label.between.iter().filter(|at| stands_out(page, **at)).count();
    if stand_out * 2 <= label.between.len() && !begins_nothing(page, &label.between) {
        return;
    }
    let named = label.between.first().is_some_and(|at| is_name(page, *at));
    if named && !label.between.iter().all(|at| beside_empty_box(page, *at)) {
        return;
    }
    let count = label.between.len();
    for (number, at) in label.between.iter().enumerate() {
        let words = page.lines.get(*at).map_or("", |line| page.lines.text(line));
        let clauses = vec![
            why::about("stands_alone", words),
            why::about_both("number", &(number + 1).to_string(), &count.to_string()),
        ];
        for node in page.lines.pieces(page.document, page.features, *at) {
            out.push(page.finding(Kind::AdMarker, node, "marker_repeated", clauses.clone()));
        }
    }
}

/// Whether a line is a few words without a sign, a digit or a link, in an element of its own that is neither cell nor item nor heading.
fn could_be_label(page: &Page<'_>, at: usize) -> bool {
    let Some(line) = page.lines.get(at) else { return false };
    let text = page.lines.text(line);
    let plain = text.chars().all(|c| {
        !c.is_numeric()
            && !matches!(
                c,
                '.' | ','
                    | ':'
                    | ';'
                    | '?'
                    | '!'
                    | '…'
                    | '('
                    | ')'
                    | '['
                    | ']'
                    | '"'
                    | '“'
                    | '”'
                    | '„'
                    | '»'
                    | '«'
                    | '。'
                    | '、'
                    | '？'
                    | '！'
                    | '：'
                    | '।'
                    | '؟'
                    | '،'
                    | '@'
                    | '#'
                    | '©'
            )
    });
    if !plain || line.linked > 0 || line.characters < 2 || page.lines.key(line).split(' ').count() > MOST_WORDS || page.place(at) > Place::Paragraph {
        return false;
    }
    page.document
        .node(line.first)
        .ancestors()
        .take_while(|node| page.selection.roots.binary_search(&node.id()).is_err())
        .all(|node| {
            !matches!(
                node.tag(),
                Tag::Td
                    | Tag::Th
                    | Tag::Li
                    | Tag::Dt
                    | Tag::Dd
                    | Tag::Blockquote
                    | Tag::Figure
                    | Tag::Pre
                    | Tag::Button
                    | Tag::Label
                    | Tag::Time
                    | Tag::Address
                    | Tag::Nav
            ) && node.tag().heading_level().is_none()
        })
}

/// Whether the nearest other lines before and after are paragraphs of prose.
fn is_between(page: &Page<'_>, at: usize, hash: u64) -> bool {
    let prose = |at: usize| {
        page.lines
            .get(at)
            .map(|line| page.lines.is_prose(line) && line.characters >= if is_dense(page.lines.text(line)) { 40 } else { 80 })
    };
    let same = |at: usize| page.lines.get(at).is_some_and(|line| line.hash == hash);
    let before = at.checked_sub(1).is_some_and(|before| prose(before) == Some(true) || same(before));
    let next = at + 1;
    let after = match prose(next) {
        Some(true) => true,
        Some(false) => same(next) || !page.lines.get(next).is_some_and(|line| page.in_story(line.first)),
        None => true,
    };
    before && after
}

/// Whether a line is built unlike the paragraph before it: in another element, or with an empty box beside it.
fn stands_out(page: &Page<'_>, at: usize) -> bool {
    if page.document.origin() == Origin::Plain {
        return false;
    }
    let block = |at: usize| {
        page.lines
            .get(at)
            .and_then(|line| page.document.node(line.first).ancestors().find(|node| !node.tag().is_inline()))
    };
    let (Some(own), Some(before)) = (block(at), at.checked_sub(1).and_then(block)) else {
        return false;
    };
    own.tag() != before.tag() || beside_empty_box(page, at)
}

/// Whether an empty element stands right beside the line's own, as an ad's place does.
fn beside_empty_box(page: &Page<'_>, at: usize) -> bool {
    let Some(node) = page
        .lines
        .pieces(page.document, page.features, at)
        .first()
        .map(|node| page.document.node(*node))
    else {
        return false;
    };
    node.descendants().any(|inside| is_empty_box(page, inside)) || node.next_sibling().is_some_and(|next| is_empty_box(page, next))
}

/// Whether an element shows nothing, and is not a mark of layout.
pub(super) fn is_empty_box(page: &Page<'_>, node: NodeRef<'_>) -> bool {
    matches!(node.tag(), Tag::Div | Tag::Iframe | Tag::Ins | Tag::Aside | Tag::Section)
        && node.is_shown()
        && page.lines.within(node).is_empty()
        && page.story_media_in(node) == 0
}

/// Whether the line stands twice in a row, or after the last paragraph: nothing that introduces a text does.
fn begins_nothing(page: &Page<'_>, places: &[usize]) -> bool {
    let twice = places.windows(2).any(|pair| matches!(pair, [first, second] if first + 1 == *second));
    let last = places
        .last()
        .is_some_and(|at| page.lines.get(at + 1).is_none_or(|line| !page.in_story(line.first)));
    places.len() > FEWEST && (twice || last)
}

/// Whether a line of several words is written as a person's name is.
fn is_name(page: &Page<'_>, at: usize) -> bool {
    let text = page.lines.get(at).map_or("", |line| page.lines.text(line));
    text.split(' ').count() > 1
        && text
            .split(' ')
            .all(|word| word.starts_as(char::is_uppercase) && word.holds_one(char::is_lowercase))
}

#[cfg(test)]
mod tests {
    use super::super::sentences::found;
    use super::*;

    fn page(label: &str) -> usize {
        let paragraph = |n: &str| {
            format!("<p>Paragraph {n} tells something of the story, at a length that is usual for paragraphs, with a comma and a stop.</p>")
        };
        let html = format!(
            "<article>{}{label}{}{label}{}{label}{}</article>",
            paragraph("one"),
            paragraph("two"),
            paragraph("three"),
            paragraph("four")
        );
        found(Kind::AdMarker, &html).len()
    }

    #[test]
    fn a_label_in_an_unknown_language_is_known_by_its_repetition() {
        assert_eq!(page("<div><small>Zvokimata</small></div>"), 3);
        assert_eq!(page("<div>ꯄꯔꯤꯟꯗ</div>"), 3);
    }

    #[test]
    fn what_comes_back_for_other_reasons_stays() {
        for label in [
            "<p>Zvokimata</p>",
            "<div>Anna Berg</div>",
            "<div>10:05</div>",
            "<h3>Zvokimata</h3>",
            "<div>(Applause)</div>",
            "<p>All day the river</p>",
        ] {
            assert_eq!(page(label), 0, "{label}");
        }
    }
}
