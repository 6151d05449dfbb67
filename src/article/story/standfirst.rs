//! The standfirst is the summary between the headline and the story, often outside the element that holds the paragraphs.

use super::ground::{AGAINST, Ground};
use super::names::Hints;
use super::phrases;
use super::player_label::is_running_time;
use super::trim::{Trim, Verdict};
use crate::dom::{Line, NodeId, NodeRef, Tag, letters};
use crate::search::Search;

/// The share of a line that has to stand in a summary for machines to be one.
const SUMMARY: f32 = 0.6;
/// Letters of the shortest standfirst that is known by its name; right below the headline it may be as short as one that a summary for machines tells of.
const SHORTEST_NAMED: u32 = 35;
const SHORTEST_MATCHED: u32 = 25;
/// The same of a sentence: "Number four is a leek."
const SHORTEST_SENTENCE: u32 = 16;
/// Letters of a heading from which on it is a summary where it ends as a sentence does.
const SAYS_MUCH: u32 = 70;
/// Letters of the longest; what is longer is a paragraph.
const LONGEST: u32 = 900;
/// How many lines before the story it may stand where no headline marks the place.
const REACH: usize = 12;
/// Elements in which headline and standfirst may be wrapped each by itself.
const WRAPPERS: usize = 4;
/// Lines of the longest element that holds pictures and is the standfirst: a caption, a credit, and some sentences.
const MOST_LINES: usize = 8;
/// How many nodes between a headline and what may be its standfirst are looked at.
const NEAR: usize = 60;
/// More than this share in links, and it is a teaser of something else.
const LINKED: f32 = 0.5;

/// Whether a line looks like the standfirst: the summary for machines has it, or names around it say so.
pub(super) fn is_standfirst(ground: &Ground<'_>, line: &Line, text: &str) -> bool {
    if line.link_density() > LINKED || !(SHORTEST_SENTENCE..=LONGEST).contains(&line.length) {
        return false;
    }
    let around = ground.around.get(line.first.index()).copied().unwrap_or_default();
    if around.any(Hints::CAPTION) {
        return false;
    }
    let below = |headline: NodeId| ground.lines_of(ground.document.node(headline).span().end..line.first.0).is_empty();
    let shortest = match ground.anchors.headline.is_some_and(|headline| headline < line.first && below(headline)) {
        _ if phrases::ends_sentence(text) && !text.ends_with(':') => SHORTEST_SENTENCE,
        true => SHORTEST_MATCHED,
        false => SHORTEST_NAMED,
    };
    let named = line.length >= shortest && around.any(Hints::STANDFIRST) && !around.any(AGAINST) && !holds_pictures(ground, line);
    (named || line.length >= SHORTEST_MATCHED && ground.anchors.summary.has_share(text, SUMMARY))
        && !phrases::is_date_line(text)
        && !phrases::is_byline(text)
        && !ground.anchors.captions.contains_key(&letters(text))
}

/// Whether the element that names a line the standfirst is the page's opening, with its player, its pictures and their words: "lede" says both.
fn holds_pictures(ground: &Ground<'_>, line: &Line) -> bool {
    let block = ground.document.node(line.block);
    let names = |node: &NodeRef<'_>| ground.own.get(node.id().index()).is_some_and(|own| own.any(Hints::STANDFIRST));
    let named = std::iter::once(block).chain(block.ancestors()).find(names);
    named.filter(|named| ground.features.get(named.id()).media > 0).is_some_and(|named| {
        let lines = ground.lines_of(named.span());
        let mut all = ground.lines.all().get(lines.clone()).unwrap_or_default().iter();
        lines.len() > MOST_LINES || all.any(|line| is_running_time(ground.text(line)))
    })
}

/// Whether a line is a sentence right below the headline, before anything else; one without a stop stands right beside the headline.
pub(super) fn is_below_headline(ground: &Ground<'_>, place: usize, line: &Line, text: &str) -> bool {
    let Some(headline) = ground.anchors.headline.map(|headline| ground.document.node(headline)) else {
        return false;
    };
    let block = ground.document.node(line.block);
    let level = block.tag().heading_level();
    // A heading is no prose, however much it says.
    let long = level.is_some() && line.length >= SAYS_MUCH;
    let sentence = (long || ground.prose.get(place).is_some_and(|prose| *prose > 0.0)) && phrases::ends_sentence(text) && !text.ends_with(':');
    let beside = || {
        (level.is_some() || matches!(block.tag(), Tag::P | Tag::Div))
            && line.length >= SHORTEST_NAMED
            && ground.around(block, WRAPPERS) == ground.around(headline, WRAPPERS)
            // What stands below a picture may be its caption, and what has a time in it says when.
            && !ground.document.range(headline.span().end..line.end).take(NEAR).any(|node| matches!(node.tag(), Tag::Img | Tag::Time))
            && !phrases::is_furniture(text, false)
    };
    ground.lines_of(0..headline.span().end).end == place
        && line.linked == 0
        && line.length <= LONGEST
        && (sentence || beside())
        && !phrases::is_broken_off(text)
        && !phrases::is_date_line(text)
        && !phrases::is_byline(text)
        // German papers call their standfirst a teaser; one of another story is a link. A row of facts may hold it, too, as a summary long enough to be no name.
        && !ground.says(line.first, AGAINST.without(Hints::RELATED.or(rows(level.is_some(), sentence, line))).or(Hints::CAPTION))
}

/// Which rows of facts about the article a summary right below the headline may stand in: a heading in any, a paragraph in none that is named for the author, as a
/// sentence there is about that person.
fn rows(heading: bool, sentence: bool, line: &Line) -> Hints {
    match sentence && line.length >= SAYS_MUCH {
        true if heading => Hints::META.or(Hints::BYLINE).or(Hints::FOOTER),
        true => Hints::META,
        false => Hints::NONE,
    }
}

impl Trim<'_, '_> {
    /// The summary that stands in a root above its paragraphs, marked up unlike them: what the summary for machines says.
    pub(super) fn summary(&self, verdicts: &[Verdict]) -> Option<NodeId> {
        let (place, line) = self
            .all()
            .iter()
            .enumerate()
            .find(|(place, _)| verdicts.get(*place) == Some(&Verdict::Kept))?;
        let text = self.ground.text(line);
        let heading = self.ground.document.node(line.block).tag().heading_level().is_some();
        let apart =
            (heading || !self.shapes.in_stream(self.ground, line)) && self.ground.prose_of(self.lines.start + place + 1..self.lines.end) > 0.0;
        let alone = self.ground.lines_of(self.ground.document.node(line.block).span()).len() == 1;
        (apart && alone && self.ground.anchors.summary.has_share(text, SUMMARY) && is_standfirst(self.ground, line, text)).then_some(line.block)
    }
}

/// The blocks of the standfirst that stand outside the roots: between the headline and the first root.
pub(in crate::article) fn outside(ground: &Ground<'_>, roots: &[NodeId]) -> Vec<NodeId> {
    let Some(root) = roots.first() else { return Vec::new() };
    let before = ground.lines_of(0..root.0).end;
    let start = match ground.anchors.headline {
        Some(headline) if headline < *root => ground.lines_of(0..headline.0).end,
        Some(_) => return Vec::new(),
        None => before.saturating_sub(REACH),
    };
    let inside: Vec<String> = ground
        .lines_of(ground.document.node(*root).span())
        .filter_map(|place| ground.lines.all().get(place))
        .take(REACH)
        .map(|line| letters(ground.text(line)))
        .collect();
    let mut found: Vec<NodeId> = Vec::new();
    // A heading that is the headline is not its own summary, and may be printed once more, in a bar that stays.
    let own = ground.anchors.headline.map(|id| ground.document.node(id).raw_text());
    let mut said = vec![letters(own.unwrap_or_default())];
    for (place, line) in ground.lines.all().iter().enumerate().take(before).skip(start) {
        let block = ground.document.node(line.block);
        let text = ground.text(line);
        if !is_standfirst(ground, line, text) && !is_below_headline(ground, place, line, text) {
            continue;
        }
        let text = letters(text);
        // A line of a word or a figure stands in many texts.
        if ground.anchors.titles.iter().any(|title| title.holds(&text))
            || inside
                .iter()
                .chain(&said)
                .any(|other| other.holds(&text) || other.len() * 2 > text.len() && text.holds(other.as_str()))
        {
            continue;
        }
        // A block with other lines in it is named by the line's text alone.
        let alone = ground.lines_of(block.span()).len() == 1 && !block.contains(*root);
        let node = if alone { line.block } else { line.first };
        if found.last() != Some(&node) {
            found.push(node);
        }
        said.push(text);
    }
    found
}
