//! The edges of a story are what stands before its first and after its last paragraph inside the selected elements.

use super::behind::{goes_on_in_a_box, is_correction, is_item, is_quiet, is_told_above};
use super::endnote::{is_endnote, signs_off};
use super::entries::kin;
use super::facts::{FACT, tells_facts};
use super::ground::Ground;
use super::names::Hints;
use super::phrases;
use super::runs::Runs;
use super::shape::{self, PARAGRAPH, Shapes};
use super::standfirst::{is_below_headline, is_standfirst};
use super::trim::Verdict;
use crate::dom::{Line, NodeId, NodeRef, Tag, asks};
use crate::quick::HashSet;
use crate::search::Search;
use std::ops::Range;

/// Where neither words nor the page's own `<article>` say that a line is no story, the edges may not take more than this share of the story's
/// prose: then the paragraphs are marked up in too many ways to tell by shape.
const MOST: f32 = 0.2;

/// What stands behind the editor's name has at most this share of the prose; more is a second story of the page's, or the first.
const BEHIND_EDITOR: f32 = 0.4;

/// Share of a first paragraph's letters that may be links: people and papers that it names.
const FEW_LINKS: f32 = 0.2;

/// Elements between a list and a line in it: an item, and a paragraph in it.
const ITEM_DEPTH: usize = 3;

/// Letters of prose, in one line or in several marked up alike, that are an introduction when they stand between the headline and the paragraphs.
const INTRODUCTION: f32 = 200.0;

pub(super) fn trim(ground: &Ground<'_>, root: NodeId, lines: Range<usize>, shapes: &Shapes, runs: &Runs, verdicts: &mut [Verdict]) {
    let all = ground.lines.all().get(lines.clone()).unwrap_or_default();
    let is_prose = |place: usize| ground.prose.get(lines.start + place).is_some_and(|prose| *prose > 0.0);
    let is_stream = |place: &usize| {
        verdicts.get(*place) == Some(&Verdict::Kept)
            && is_prose(*place)
            && all
                .get(*place)
                .is_some_and(|line| shapes.in_stream(ground, line) && !is_note(ground, line))
    };
    let Some(first) = (0..all.len()).find(is_stream) else { return };
    let end = closed_at(ground, &lines, first).unwrap_or(all.len());
    let last = (first..end).rev().find(is_stream).unwrap_or(first);
    for verdict in verdicts.get_mut(end..).unwrap_or_default() {
        *verdict = Verdict::LeftOut;
    }
    // A way of marking up prose that the story uses between its ends is the story's at its ends too.
    let within: HashSet<u64> = (first..=last)
        .filter(|place| verdicts.get(*place) == Some(&Verdict::Kept) && is_prose(*place))
        .filter_map(|place| all.get(place))
        .map(|line| shape::key(ground, line))
        .collect();
    let headline = ground.anchors.headline.map_or(0, |node| node.0);
    let is_open = |place: usize| all.get(place).is_some_and(|line| !phrases::ends_sentence(ground.text(line)));
    let stanzas = stanzas(all);
    let open = open_lines(
        all.get(first..=last).unwrap_or_default(),
        verdicts.get(first..=last).unwrap_or_default(),
        &|line| shapes.in_stream(ground, line) && !phrases::ends_sentence(ground.text(line)),
    );
    let lined = open >= FEWEST_LINES;
    let rows = last + 1..rows(ground, shapes, all, verdicts, last + 1);
    let mut leave: Vec<usize> = Vec::new();
    // The last of the lines that go on right behind the story's last paragraph.
    let mut run = last;
    // Under a heading among the paragraphs stand questions, and answers below them; a single one is put to customers.
    let is_question = |line: &Line| line.linked == 0 && asks(ground.text(line));
    let behind = all.iter().zip(verdicts.iter()).skip(last + 1);
    let several = behind
        .filter(|(line, verdict)| matches!(verdict, Verdict::Kept | Verdict::Heading) && is_question(line))
        .nth(1)
        .is_some();
    let (mut part, mut asked) = (false, false);
    for (place, line) in all.iter().enumerate() {
        if !matches!(verdicts.get(place), Some(Verdict::Kept | Verdict::Heading)) || (first..=last).contains(&place) {
            continue;
        }
        let text = ground.text(line);
        let heading = verdicts.get(place) == Some(&Verdict::Heading);
        let closed = phrases::ends_sentence(text);
        let alike = shapes.in_stream(ground, line) || is_prose(place) && within.contains(&shape::key(ground, line));
        let stays = if place < first {
            let block = ground.document.node(line.block);
            let shape = shapes.get(ground, line);
            let paragraphs = shape.prose >= INTRODUCTION;
            let beside = alike || is_prose(place) && paragraphs || is_prose(place) && stands_beside(ground, line, all.get(first));
            // A list of key facts below the headline; one with the headline in it is the page's layout.
            let long = |node: &NodeRef<'_>| ground.features.get(node.id()).characters >= FACT * ground.lines_of(node.span()).len() as u32;
            let lists = |node: &NodeRef<'_>| matches!(node.tag(), Tag::Ul | Tag::Ol) && headline > 0 && node.id().0 > headline;
            let listed = || {
                let mut above = block.ancestors().take(ITEM_DEPTH);
                let list = above.find(lists);
                list.is_some_and(|list| (line.length >= FACT || long(&list)) && shapes.among(ground, root, line) || tells_facts(ground, list))
            };
            // A list under a heading of its own, with nothing to follow: what is good of a thing, and what is not.
            let headed = || {
                let list = block.ancestors().take(ITEM_DEPTH).find(|node| matches!(node.tag(), Tag::Ul | Tag::Ol));
                list.is_some_and(|list| {
                    let places = ground.lines_of(list.span());
                    let above = places.start.checked_sub(lines.start + 1).unwrap_or(place);
                    let beside = all
                        .get(above)
                        .is_some_and(|above| ground.document.node(above.block).parent() == list.parent());
                    beside && places.len() > 1 && ground.features.get(list.id()).links == 0 && verdicts.get(above) == Some(&Verdict::Heading)
                })
            };
            let after = line.first.0 > headline && !(line.length < PARAGRAPH && is_note(ground, line));
            let opens = is_prose(place) && line.link_density() < FEW_LINKS && line.length >= PARAGRAPH && block.tag() == Tag::P;
            let beside = beside || opens;
            // What heads the page's frame stands above the headline.
            heading && after
                || is_sure(ground, line)
                || is_standfirst(ground, line, text)
                || is_below_headline(ground, lines.start + place, line, text)
                || after && (phrases::is_time(text) || is_first_letter(ground, line, all.get(place + 1)))
                || after && is_told_above(ground, all.get(first), line)
                || after && line.linked == 0 && (matches!(block.tag(), Tag::Pre | Tag::Td | Tag::Th) || headed()) && shapes.among(ground, root, line)
                || after
                    && (closed && beside
                        || runs.is_long(place)
                        || listed()
                        || alike && (stanzas.contains(&line.block) || (lined || open >= FEWEST_TITLES && place + 1 == first) && is_row(line)))
        } else {
            let boxed = closed && goes_on_in_a_box(ground, all.get(last), line);
            run = if boxed { place - 1 } else { run };
            let item = is_item(text) && (run > last || all.get(place + 1).is_some_and(|next| is_item(ground.text(next))));
            let goes_on = || {
                place == run + 1
                    && goes_on(
                        ground,
                        all.get(last),
                        line,
                        text,
                        item || runs.is_long(place),
                        run > last || is_open(last),
                    )
            };
            let question = several && is_question(line);
            if heading {
                part = question || shapes.is_stream_parent(ground, ground.document.node(line.block).parent());
            }
            asked = question || asked && !heading;
            let below_question = || place.checked_sub(1).and_then(|above| all.get(above)).is_some_and(is_question) && is_quiet(ground, line);
            let answer = || is_prose(place) && line.length >= PARAGRAPH || below_question();
            let answers = || part && asked && line.linked == 0 && closed && (question || answer());
            let told = || {
                closed && (alike || place == run + 1 && is_kin(ground, all.get(last), line))
                    || boxed
                    || lined && alike && is_row(line)
                    || rows.contains(&place)
            };
            heading
                || is_sure(ground, line)
                || closed && is_correction(ground, lines.start + place)
                || !is_note(ground, line) && (told() || shapes.among(ground, root, line) || goes_on() || answers())
        };
        if stays && place == run + 1 {
            run = place;
        }
        if !stays {
            leave.push(place);
        }
    }
    let frame = frame(ground, all.get(first), all.get(last));
    let is_sure = |place: usize| {
        all.get(place)
            .is_some_and(|line| frame.is_some_and(|frame| !ground.document.node(frame).contains(line.first)) || is_note(ground, line))
    };
    let prose = |place: usize| ground.prose.get(lines.start + place).copied().unwrap_or_default();
    let doubtful: f32 = leave.iter().filter(|place| !is_sure(**place)).map(|place| prose(*place)).sum();
    // Notes are marked up apart, too, and stay.
    let apart = (0..all.len()).filter(|place| verdicts.get(*place) == Some(&Verdict::Note) && !(first..=last).contains(place));
    let spare = doubtful + apart.map(prose).sum::<f32>() > shapes.prose * MOST;
    for place in leave {
        if !(spare && is_prose(place) && !is_sure(place))
            && let Some(verdict) = verdicts.get_mut(place)
        {
            *verdict = if is_sure(place) { Verdict::LeftOut } else { Verdict::Doubtful };
        }
    }
}

/// Whether a line is the first letter of the paragraph behind it, set large in a box of its own.
pub(super) fn is_first_letter(ground: &Ground<'_>, line: &Line, next: Option<&Line>) -> bool {
    let goes_on = |next: &Line| next.length >= PARAGRAPH && ground.text(next).starts_as(char::is_lowercase);
    line.length == 1 && ground.text(line).starts_as(char::is_uppercase) && next.is_some_and(goes_on)
}

/// Whether a line only says where the story came from, or asks readers something and names an address of the page's own host, in any language: "Have you
/// seen a mistake? Write to news@…".
fn is_note(ground: &Ground<'_>, line: &Line) -> bool {
    let text = ground.text(line);
    let offers = || {
        let (asked, address) = text.split_once('@')?;
        let (own, _) = address.split_once('.')?;
        let host = ground.document.url()?.host_str()?;
        (asked.holds("?") && host.split('.').any(|part| part == own)).then_some(())
    };
    is_endnote(text) || line.length < PARAGRAPH && offers().is_some()
}

/// Where the line stands that names the story's editor, if nothing behind it stands beside the story's first paragraph: what follows is the paper's.
fn closed_at(ground: &Ground<'_>, lines: &Range<usize>, first: usize) -> Option<usize> {
    let all = ground.lines.all().get(lines.clone())?;
    let closing = all.iter().rposition(|line| signs_off(ground.text(line)))?;
    let beside = ground.document.node(all.get(first)?.block).parent()?;
    let apart = all.get(closing + 1..)?.iter().all(|line| !beside.contains(line.first));
    let behind = ground.prose_of(lines.start + closing..lines.end);
    (apart && closing > first && behind <= ground.prose_of(lines.clone()) * BEHIND_EDITOR).then_some(closing)
}

/// Lines of the shortest stanza; a byline with its date has fewer.
const STANZA: usize = 3;

/// The blocks that are stanzas: of several lines, none of them linked, and with another such block right beside them.
fn stanzas(lines: &[Line]) -> HashSet<NodeId> {
    let blocks: Vec<&[Line]> = lines.chunk_by(|line, next| line.block == next.block && next.continued).collect();
    let is_stanza = |block: &[Line]| block.len() >= STANZA && block.iter().all(|line| line.linked == 0);
    let pairs = blocks.windows(2).filter(|pair| pair.iter().all(|block| is_stanza(block)));
    pairs.flatten().filter_map(|block| block.first()).map(|line| line.block).collect()
}

/// Fewest lines without a sentence's end, and their least share of a story's lines, that make a story of lines: letters with their greetings, a play, a diary's days.
const FEWEST_LINES: usize = 4;
const LINED: f32 = 0.3;

/// Fewest of them that are titles over short reports, so that the one over the first of them is another.
const FEWEST_TITLES: usize = 2;

/// How many short lines stand among a story's paragraphs, if they are a part of it that counts.
fn open_lines(lines: &[Line], verdicts: &[Verdict], is_open: &dyn Fn(&Line) -> bool) -> usize {
    let kept = || {
        lines
            .iter()
            .zip(verdicts)
            .filter(|(_, verdict)| **verdict == Verdict::Kept)
            .map(|(line, _)| line)
    };
    let open = kept().filter(|line| is_row(line) && is_open(line)).count();
    if open as f32 >= LINED * kept().count() as f32 { open } else { 0 }
}

/// Fewest lines behind a story's last paragraph that go on with it: results, moves, prices. A contact has fewer.
const FEWEST_ROWS: usize = 8;

/// Where the lines end that stand behind the story's last paragraph, each a paragraph of its own, with nothing but headings between them.
fn rows(ground: &Ground<'_>, shapes: &Shapes, lines: &[Line], verdicts: &[Verdict], from: usize) -> usize {
    let (mut end, mut count) = (from, 0);
    while let (Some(line), Some(Verdict::Kept | Verdict::Heading)) = (lines.get(end), verdicts.get(end)) {
        let block = ground.document.node(line.block);
        let heads = block.tag().heading_level().is_some();
        let row = block.tag() == Tag::P && is_row(line) && shapes.in_stream(ground, line);
        if !(heads || row) || is_note(ground, line) {
            break;
        }
        count += usize::from(!heads);
        end += 1;
    }
    if count >= FEWEST_ROWS { end } else { from }
}

/// Whether a line is short, and leads nowhere.
fn is_row(line: &Line) -> bool {
    line.linked == 0 && line.length < PARAGRAPH
}

/// The innermost `<article>`, or element named for the article's text, around the story's first and last paragraph.
fn frame(ground: &Ground<'_>, first: Option<&Line>, last: Option<&Line>) -> Option<NodeId> {
    let (first, last) = first.zip(last)?;
    let named = |id: NodeId| ground.own.get(id.index()).is_some_and(|own| own.any(Hints::BODY));
    let above = ground.document.node(first.block).ancestors();
    let mut around =
        above.filter(|above| above.contains(last.first) && above.tag() != Tag::Body && (above.tag() == Tag::Article || named(above.id())));
    around.next().map(|frame| frame.id())
}

/// Whether a line is the time or the title of an entry of the story, or an ingredient.
fn is_sure(ground: &Ground<'_>, line: &Line) -> bool {
    ground.says(line.first, Hints::ENTRY_HEAD.or(Hints::FACTS))
}

/// Whether a line goes on right behind the story's last paragraph, or behind what goes on there, without ending as a sentence does: facts
/// ("Attendance: 12,345"; a name behind a colon only behind other facts, as alone it is a credit), or the lines of a poem.
fn goes_on(ground: &Ground<'_>, last: Option<&Line>, line: &Line, text: &str, in_run: bool, goes_on: bool) -> bool {
    let parent = |line: &Line| ground.document.node(line.block).parent();
    let outer = last.and_then(parent).map(|outer| outer.id());
    let own = parent(line);
    let beside = own.map(|own| own.id()) == outer;
    let set_apart = own.and_then(|own| own.parent()).map(|above| above.id()) == outer;
    let said = |(name, said): (&str, &str)| name.holds_one(char::is_alphabetic) && said.holds_one(char::is_alphanumeric);
    let fact = text.contains(|c: char| c.is_ascii_digit()) || goes_on && text.split_once(':').is_some_and(said);
    // The last of several such lines may lead to what it names: "Getting there: …", "Stay: …", "More: saltflats.example".
    let labelled = || shape::is_labelled(ground, line) && last.is_some_and(|last| shape::is_labelled(ground, last));
    line.linked == 0 && (beside && fact || (beside || set_apart) && in_run) || beside && labelled()
}

/// Whether a paragraph stands beside another and has its first class, whatever else is said of how it looks: `text text--last`.
fn is_kin(ground: &Ground<'_>, last: Option<&Line>, line: &Line) -> bool {
    let block = |line: &Line| ground.document.node(line.block);
    last.map(block)
        .is_some_and(|last| last.parent() == block(line).parent() && kin(&last) == kin(&block(line)))
}

/// Whether a line stands in the very element in which the story's first or last paragraph stands, however deep.
fn stands_beside(ground: &Ground<'_>, line: &Line, paragraph: Option<&Line>) -> bool {
    let parent = ground.document.node(line.block).parent();
    parent.zip(paragraph).is_some_and(|(parent, paragraph)| parent.contains(paragraph.first))
}
