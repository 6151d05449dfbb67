//! A root is an element that holds the story: the one whose prose most outweighs what is not prose in it.

use super::beside;
use crate::article::story::{AGAINST, Ground, Hints, is_byline, is_date_line};
use crate::dom::{Line, NodeId, NodeRef, Tag, letters};
use crate::search::Search;

/// What a letter that is no prose takes away. Small, as trimming takes most of such letters out again; large enough that a page's
/// frame full of teasers is not worth a short paragraph more.
const JUNK: f32 = 0.25;
/// The most that lines without prose take away where nothing but such lines stands between them: trimming takes out ten thousand links in a
/// row as surely as twenty.
const RUN: f32 = 300.0;
/// The same where names say that it is not the story: trimming is sure to take it out.
const NAMED_JUNK: f32 = 0.05;
/// What a letter of prose is worth where names around it say that it is not the story.
const NAMED_PROSE: f32 = -0.2;
/// What prose is worth before the headline: teasers and notices.
const BEFORE_HEADLINE: f32 = 0.1;
/// The share of the page's prose that has to follow the headline.
const AFTER_HEADLINE: f32 = 0.4;
/// What prose is worth that the JSON-LD text holds, and what other prose is worth beside it.
const IN_BODY: f32 = 2.0;
const NOT_IN_BODY: f32 = 0.2;
/// The share of a line that has to stand in the JSON-LD text.
const MATCH: f32 = 0.5;
/// The share of the JSON-LD text that has to stand on the page before it decides what is the story.
const BODY_SHOWN: f32 = 0.5;
/// An element named for the text with more than this share of its letters in links is a list of articles.
const NAMED_LINKED: f32 = 0.3;
/// Letters of prose from which on there is an article: two sentences.
const SHORTEST: f32 = 100.0;
/// The same under a headline, where nothing else on the page is prose: one sentence.
const SHORTEST_HEADED: f32 = 60.0;
/// Fewest lines of one element that are a list or a poem.
const ROWS: usize = 4;
/// Letters from which on captions are the story where there is no other: a series of pictures.
const CAPTION: u32 = 30;

pub(super) fn roots(ground: &Ground<'_>) -> Vec<NodeId> {
    best(ground, &values(ground, true), SHORTEST)
        .or_else(|| best(ground, &values(ground, false), SHORTEST))
        .or_else(|| named(ground))
        .or_else(|| best(ground, &positive(ground), SHORTEST_HEADED))
        .map(|root| first_of_many(ground, root))
        .map(|root| beside::with(ground, root))
        .unwrap_or_default()
}

/// The element that is named for the article's text, where none has prose: a recipe, a list of dates.
fn named(ground: &Ground<'_>) -> Option<NodeId> {
    let mut found = ground.document.iter().filter(|node| {
        let own = ground.own.get(node.id().index()).copied().unwrap_or_default();
        let feature = ground.features.get(node.id());
        own.any(Hints::BODY) && node.is_shown() && feature.characters as f32 >= SHORTEST && feature.link_density() < NAMED_LINKED
    });
    let first = found.next()?;
    // Several such elements beside each other are the entries of a list page.
    found.all(|node| first.contains(node.id())).then_some(first.id())
}

/// What each line is worth where nothing is taken away: a short story in the same element as fifty thousand links is worth less than these take,
/// and is a story all the same. Only what follows the headline counts, as on a page without one a list of teasers would be a story, too.
fn positive(ground: &Ground<'_>) -> Vec<f32> {
    let start = ground.anchors.headline.map_or(u32::MAX, |headline| headline.0);
    let mut values = values(ground, true);
    for (value, line) in values.iter_mut().zip(ground.lines.all()) {
        let around = ground.around.get(line.first.index()).copied().unwrap_or_default();
        let caption = around.any(Hints::CAPTION) && !around.any(AGAINST) && line.length >= CAPTION;
        *value = match line.first.0 < start {
            true => 0.0,
            false if caption => line.plain() as f32,
            false => value.max(0.0),
        };
    }
    values
}

/// How deep in its article a headline stands at most: in a header of some boxes.
const HEADLINE_DEPTH: usize = 12;

/// The part of a root that is the article where others follow it, each in an element like its own under a headline like its own: pages that go
/// on with the next article when the reader reaches the end.
fn first_of_many(ground: &Ground<'_>, root: NodeId) -> NodeId {
    let Some(headline) = ground.anchors.headline.map(|id| ground.document.node(id)) else {
        return root;
    };
    // A heading that no title names may be that of a section, with others beside it.
    let said = letters(headline.raw_text());
    let is_named = ground.anchors.titles.iter().any(|title| title.holds(&said) || said.holds(title.as_str()));
    if !is_named || !ground.document.node(root).contains(headline.id()) {
        return root;
    }
    let level = headline.tag().heading_level().unwrap_or(1);
    let is_another = |other: &NodeRef<'_>| ground.prose_in(other.id()) >= SHORTEST && opens_with_headline(ground, other, level);
    let followed = |own: &NodeRef<'_>| {
        let class = own.attribute("class").filter(|class| !class.is_empty());
        let mut after = std::iter::successors(own.next_sibling(), NodeRef::next_sibling);
        match own.tag() {
            Tag::Article => ground
                .document
                .range(own.span().end..ground.document.node(root).span().end)
                .any(|other| other.tag() == Tag::Article && is_another(&other)),
            tag => class.is_some() && after.any(|other| other.tag() == tag && other.attribute("class") == class && is_another(&other)),
        }
    };
    let mut around = headline.ancestors().take(HEADLINE_DEPTH).take_while(|above| above.id() != root);
    around
        .find(|own| ground.prose_in(own.id()) >= SHORTEST && followed(own))
        .map_or(root, |own| own.id())
}

/// Whether a heading of a level with the headline, or one that leads to an article of its own, stands in an element before its prose; and, where no tag says
/// that it is an article, when or by whom it was written: chapters may have headings of that level, too.
fn opens_with_headline(ground: &Ground<'_>, node: &NodeRef<'_>, level: u8) -> bool {
    let lines = ground.lines_of(node.span());
    let start = lines.start;
    let of_article = node.tag() == Tag::Article;
    let all = ground.lines.all().get(lines).unwrap_or_default().iter().enumerate();
    let mut opening = all
        .take_while(|(place, _)| ground.prose.get(start + place).is_none_or(|prose| *prose <= 0.0))
        .map(|(_, line)| line);
    let headed = opening.clone().any(|line| {
        let own = ground.document.node(line.block).tag().heading_level();
        let leads_there = of_article && line.link_density() > NAMED_LINKED;
        own.is_some_and(|own| own <= level || own <= level + 1 && leads_there)
    });
    let is_signed = |line: &Line| {
        ground.says(line.first, Hints::BYLINE.or(Hints::DATE).or(Hints::META)) || is_date_line(ground.text(line)) || is_byline(ground.text(line))
    };
    // Most elements have no such heading: only of those that have one it is asked what their lines say.
    headed && (of_article || opening.any(is_signed))
}

/// The element whose lines are worth most, if they make an article.
fn best(ground: &Ground<'_>, values: &[f32], least: f32) -> Option<NodeId> {
    let mut sums = Vec::with_capacity(values.len() + 1);
    let (mut sum, mut run) = (0.0f32, 0.0f32);
    sums.push(0.0);
    for value in values {
        if *value < 0.0 {
            let counted = value.max(-(RUN - run).max(0.0));
            run -= counted;
            sum += counted;
        } else if *value > 0.0 {
            run = 0.0;
            sum += value;
        }
        sums.push(sum);
    }
    let mut best: Option<(NodeId, f32)> = None;
    for node in ground.document.iter() {
        if !node.is_shown() || node.tag().is_inline() || matches!(node.tag(), Tag::Head | Tag::P) {
            continue;
        }
        let lines = ground.lines_of(node.span());
        let value = sums.get(lines.end).copied().unwrap_or_default() - sums.get(lines.start).copied().unwrap_or_default();
        // Of a chain of wrappers the innermost is taken: it comes last.
        if best.is_none_or(|(_, most)| value >= most) {
            best = Some((node.id(), value));
        }
    }
    best.filter(|(_, value)| *value >= least).map(|(node, _)| node)
}

/// What each line is worth; `by_name` says whether names count. Where they leave nothing they are wrong.
fn values(ground: &Ground<'_>, by_name: bool) -> Vec<f32> {
    let shares = body_shares(ground);
    let headline = headline(ground);
    let in_rows = in_rows(ground);
    ground
        .lines
        .all()
        .iter()
        .enumerate()
        .map(|(place, line)| {
            let around = ground.around.get(line.first.index()).copied().unwrap_or_default();
            let block = ground.document.node(line.block);
            let prose = ground.prose.get(place).copied().unwrap_or_default();
            if block.tag().heading_level().is_some() || around.any(Hints::CAPTION) {
                return 0.0;
            }
            let matched = shares.and_then(|shares| shares.get(place).copied());
            if let Some(share) = matched
                && share >= MATCH
            {
                return line.length as f32 * IN_BODY;
            }
            let named = by_name && around.any(AGAINST) || around.any(Hints::CONSENT.or(Hints::TEASER));
            if prose == 0.0 {
                return match named {
                    _ if around.any(Hints::FACTS) => line.length as f32,
                    true => -(line.length as f32) * NAMED_JUNK,
                    false if in_rows.get(place) == Some(&true) => 0.0,
                    false => -(line.length as f32) * JUNK,
                };
            }
            let mut value = prose;
            if named {
                value *= NAMED_PROSE;
            }
            if line.first.0 < headline {
                value *= BEFORE_HEADLINE;
            }
            if matched.is_some() {
                value *= NOT_IN_BODY;
            }
            value
        })
        .collect()
}

/// For each line, whether it is one of several in the same element with nothing to follow in them: a list that is written by hand, a poem. They are no
/// prose, and nothing that stands around a story either.
fn in_rows(ground: &Ground<'_>) -> Vec<bool> {
    let mut rows = Vec::with_capacity(ground.lines.all().len());
    for row in ground.lines.all().chunk_by(|one, other| one.block == other.block) {
        let plain = row.len() >= ROWS && row.iter().all(|line| line.linked == 0);
        rows.extend(std::iter::repeat_n(plain, row.len()));
    }
    rows
}

/// Where the headline stands; 0 where the prose is not after it, as then it is none.
fn headline(ground: &Ground<'_>) -> u32 {
    let Some(headline) = ground.anchors.headline else { return 0 };
    let lines = ground.lines.all().len();
    let after = ground.lines_of(headline.0..ground.document.len() as u32);
    if ground.prose_of(after) > ground.prose_of(0..lines) * AFTER_HEADLINE {
        headline.0
    } else {
        0
    }
}

/// How much of each line stands in the JSON-LD text; `None` where the page has none or shows too little of it.
fn body_shares<'a>(ground: &'a Ground<'_>) -> Option<&'a [f32]> {
    let body = ground.anchors.body.as_ref()?;
    let shares = ground.body_shares()?;
    let shown: f32 = ground
        .lines
        .all()
        .iter()
        .zip(shares)
        .map(|(line, share)| share * line.length as f32)
        .sum();
    (shown >= body.len() as f32 * BODY_SHOWN).then_some(shares)
}
