//! An entry is one of several elements alike beside each other, each with a head of its own over its text: a card that leads to another article,
//! a post of a live blog, a place of a list of ten. Which of these a group of entries is, its place on the page and its heads tell, not its names.

use super::ground::{AGAINST, Ground};
use super::names::Hints;
use super::phrases;
use crate::decimal::whole;
use crate::dom::{Line, NodeId, NodeRef, Tag, is_picture_file};
use crate::order;
use crate::quick::HashMap;
use crate::search::Search;
use std::cell::LazyCell;
use std::ops::Range;

/// Fewest entries of a group: two boxes beside each other are often an accident of the layout.
const FEWEST: u32 = 3;
/// Lines of the longest entry that is looked at for being a teaser, and lines of the longest entry of any group.
const TEASER_LINES: usize = 8;
/// Letters of prose of the longest teaser: two sentences.
const TEASER: f32 = 300.0;
/// Letters of the shortest title: shorter links are "more", a time or a section's name.
const TITLE: u32 = 12;
/// A line with more than this share of its letters in links is a link.
const LINKED: f32 = 0.8;
/// The share of a group's entries that has to be teasers, or numbered, or to have a time.
const MOST: f32 = 0.7;
/// Letters of prose under the headline beside which teasers are only teasers: one sentence.
const STORY: f32 = 60.0;
/// The share of the story's prose from which on a group of entries is the story, or its greater part.
const CARRIES: f32 = 0.4;
/// Lines of the longest head of an entry: a number, a time, a title, and one to spare.
const HEAD_LINES: usize = 4;
/// Beside a group of more than this share of the story's prose, with no heading over it, nothing tells the story's own places from teasers.
const GUEST: f32 = 0.5;
/// Letters of prose of a story that stands in an element with its headline, beside which cards in another element are teasers, where they lead to pages of the same site;
/// and how much more than the story they may say: five teasers say more than short news.
const STORY_APART: f32 = 60.0;
const GUESTS_APART: f32 = 8.0;
/// Nodes into an entry within which its link is looked for.
const LINK_WITHIN: usize = 40;

/// What is known of a group of entries.
#[derive(Clone, Debug)]
struct Group {
    parent: NodeId,
    members: Vec<NodeId>,
    /// Those with a linked title over little text.
    teasers: u32,
    /// Those with a title over a text that was cut to fit: it goes on elsewhere, whatever leads there.
    broken_off: u32,
    /// Those whose title begins with a number that goes on from the one before.
    numbered: u32,
    /// Those that begin with a time of day, and with a date or a time of day.
    timed: u32,
    dated: u32,
    /// Those that have nothing but a day, a month or a year over their text.
    days: u32,
    /// Those that begin with something else than their text.
    headed: u32,
    heads: Vec<Range<u32>>,
    last_number: Option<u32>,
    prose: f32,
}

impl Group {
    fn under(parent: NodeId) -> Group {
        Group {
            parent,
            members: Vec::new(),
            teasers: 0,
            broken_off: 0,
            numbered: 0,
            timed: 0,
            dated: 0,
            days: 0,
            headed: 0,
            heads: Vec::new(),
            last_number: None,
            prose: 0.0,
        }
    }

    /// Adds what one entry's lines say.
    fn look(&mut self, ground: &Ground<'_>, id: NodeId, lines: Range<usize>, prose: f32) {
        let is_short = lines.len() <= TEASER_LINES;
        let all = ground
            .lines
            .all()
            .get(lines.start..lines.end.min(lines.start + TEASER_LINES))
            .unwrap_or_default();
        let is_prose = |place: usize| ground.prose.get(lines.start + place).is_some_and(|prose| *prose > 0.0);
        let head = (0..all.len()).find(|place| is_prose(*place)).unwrap_or(all.len());
        let above = all.get(..head).unwrap_or_default();
        let mut titles = above.iter().filter(|line| line.length >= TITLE);
        let broken_off = is_short && titles.clone().next().is_some() && all.get(head).is_some_and(|line| phrases::is_broken_off(ground.text(line)));
        let titled = titles.any(|line| line.link_density() > LINKED);
        self.broken_off += u32::from(broken_off);
        self.teasers += u32::from(is_short && prose <= TEASER && (titled || broken_off));
        if (1..=HEAD_LINES).contains(&head)
            && let Some(text) = all.get(head)
        {
            self.headed += 1;
            self.heads.push(id.0..text.first.0);
        }
        let texts = || above.iter().take(2).map(|line| ground.text(line));
        self.timed += u32::from(texts().any(phrases::is_time));
        let dated = |text: &str| phrases::names_a_time(text) && phrases::is_date_line(text);
        self.dated += u32::from(texts().any(dated));
        let is_day = |line: &Line| line.linked == 0 && ground.text(line).contains(|c: char| c.is_ascii_digit());
        self.days += u32::from(matches!(above, [day] if is_day(day)));
        let number = texts().find_map(leading_number);
        if let Some(number) = number {
            let follows = self.last_number.is_none_or(|last| number == last + 1 || number + 1 == last);
            self.numbered += u32::from(follows);
        }
        self.last_number = number;
    }

    fn is_mostly(&self, count: u32) -> bool {
        count as f32 > self.members.len() as f32 * MOST
    }
}

/// What the groups of a page are, as ranges of node numbers in document order.
pub(super) struct Entries {
    /// The entries that have a linked title over little text, whatever they are.
    pub cards: Vec<Range<u32>>,
    /// Those of them that only lead to other articles.
    pub teasers: Vec<Range<u32>>,
    /// What stands over the text in each entry of the story.
    pub heads: Vec<Range<u32>>,
    /// Those of them that have a time or a date, or the month or year of a timeline, in nearly every entry.
    pub dated: Vec<Range<u32>>,
}

impl Entries {
    pub fn of(ground: &Ground<'_>) -> Entries {
        let groups = groups(ground);
        let span = |id: &NodeId| ground.document.node(*id).span();
        let candidates: Vec<&Group> = groups.iter().filter(|group| group.is_mostly(group.teasers)).collect();
        let mut within: Vec<Range<u32>> = candidates.iter().flat_map(|group| group.members.iter().map(span)).collect();
        order::by_number(&mut within, |range| u64::from(range.start));
        let story = prose_elsewhere(ground, &within);
        let direct = LazyCell::new(|| Direct::of(ground));
        let leads_elsewhere = |group: &Group| {
            if !group.is_mostly(group.teasers) || group.is_mostly(group.numbered) || group.is_mostly(group.timed) && group.prose > story {
                return false;
            }
            let beside = direct.beside(group);
            match beside > 0.0 {
                // Right among paragraphs, the smaller part is the guest.
                true => beside > group.prose,
                false => {
                    let apart = || {
                        story >= STORY_APART
                            && group.prose < story * GUESTS_APART
                            && (group.is_mostly(group.broken_off) || is_apart(ground, group, &within) && stays_on_site(ground, group))
                    };
                    story >= STORY && (is_headed(ground, group) || group.prose < story * GUEST) || apart()
                }
            }
        };
        let (elsewhere, own): (Vec<&Group>, Vec<&Group>) = groups.iter().partition(|group| leads_elsewhere(group));
        let mut teasers: Vec<Range<u32>> = elsewhere.iter().flat_map(|group| group.members.iter().map(span)).collect();
        order::by_number(&mut teasers, |range| u64::from(range.start));
        let whole = prose_elsewhere(ground, &teasers);
        // A timeline's box among the paragraphs is a part of the story, however small; what readers say has a name over it, too, and what is on
        // elsewhere a link.
        let among = |group: &Group| {
            ground
                .document
                .node(group.parent)
                .parent()
                .is_some_and(|around| direct.children.contains_key(&around.id()))
        };
        let is_timeline = |group: &Group| group.is_mostly(group.days) && ground.features.get(group.parent).links == 0 && among(group);
        let is_story = |group: &&Group| {
            (group.prose >= whole * CARRIES || is_timeline(group)) && group.is_mostly(group.headed) && !ground.says(group.parent, AGAINST)
        };
        let stories: Vec<&Group> = own.into_iter().filter(is_story).collect();
        let heads = |of: &dyn Fn(&Group) -> bool| {
            let groups = stories.iter().filter(|group| of(group));
            let mut heads: Vec<Range<u32>> = groups.flat_map(|group| group.heads.iter().cloned()).collect();
            order::by_number(&mut heads, |range| u64::from(range.start));
            heads
        };
        Entries {
            cards: within,
            teasers,
            heads: heads(&|_| true),
            dated: heads(&|group| group.is_mostly(group.dated) || is_timeline(group)),
        }
    }
}

/// Every group of entries with prose in it.
fn groups(ground: &Ground<'_>) -> Vec<Group> {
    let mut places: HashMap<(NodeId, u64), usize> = HashMap::default();
    let mut groups: Vec<Group> = Vec::new();
    for node in ground.document.iter() {
        if node.is_text()
            || node.tag().is_inline()
            || matches!(
                node.tag(),
                Tag::P | Tag::Blockquote | Tag::Body | Tag::Tbody | Tag::Tr | Tag::Td | Tag::Th | Tag::Dd
            )
            || !node.is_shown()
        {
            continue;
        }
        let lines = ground.lines_of(node.span());
        let prose = ground.prose_of(lines.clone());
        if prose == 0.0 || lines.len() < 2 {
            continue;
        }
        let Some(parent) = node.parent() else { continue };
        let place = *places.entry((parent.id(), kin(&node))).or_insert_with(|| {
            groups.push(Group::under(parent.id()));
            groups.len() - 1
        });
        let Some(group) = groups.get_mut(place) else { continue };
        group.members.push(node.id());
        group.prose += prose;
        group.look(ground, node.id(), lines, prose);
    }
    groups.retain(|group| group.members.len() as u32 >= FEWEST);
    groups
}

/// The number with which a title begins: "7. The old granary", "No. 3", "3".
pub(super) fn leading_number(text: &str) -> Option<u32> {
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (number, rest) = text.split_at_checked(digits)?;
    // 10:42 and 3/4 are no places in a list; a year is none either.
    let ends = rest.is_empty() || rest.starts_with_any(".) \u{a0}");
    (ends && (1..=3).contains(&digits)).then(|| whole(number)).flatten()
}

/// What makes elements under one parent alike: tag, and the first class without its numbers.
pub(super) fn kin(node: &NodeRef<'_>) -> u64 {
    let class = node
        .attribute("class")
        .unwrap_or_default()
        .split_ascii_whitespace()
        .next()
        .unwrap_or_default();
    let letters = class.bytes().filter(u8::is_ascii_alphabetic);
    node.name()
        .bytes()
        .chain([0xff])
        .chain(letters)
        .fold(0xcbf2_9ce4_8422_2325u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        })
}

/// Letters of prose after the headline that stand in no teaser and where names say nothing against it.
fn prose_elsewhere(ground: &Ground<'_>, teasers: &[Range<u32>]) -> f32 {
    let start = ground.anchors.headline.map_or(0, |headline| headline.0);
    let mut sum = 0.0;
    let mut next = 0;
    let mut end = 0;
    for (place, line) in ground.lines.all().iter().enumerate() {
        while let Some(range) = teasers.get(next)
            && range.start <= line.first.0
        {
            end = end.max(range.end);
            next += 1;
        }
        let around = ground.around.get(line.first.index()).copied().unwrap_or_default();
        if line.first.0 >= start.max(end) && !around.any(AGAINST.or(Hints::CAPTION)) {
            sum += ground.prose.get(place).copied().unwrap_or_default();
        }
    }
    sum
}

/// Letters of prose right in each element, and in the blocks right in it.
#[derive(Default)]
struct Direct {
    own: HashMap<NodeId, f32>,
    children: HashMap<NodeId, f32>,
}

impl Direct {
    fn of(ground: &Ground<'_>) -> Direct {
        let mut direct = Direct::default();
        for (line, prose) in ground.lines.all().iter().zip(&ground.prose).filter(|(_, prose)| **prose > 0.0) {
            *direct.own.entry(line.block).or_default() += prose;
            if let Some(parent) = ground.document.node(line.block).parent() {
                *direct.children.entry(parent.id()).or_default() += prose;
            }
        }
        direct
    }

    /// Letters of prose that stand right in the element of a group, beside its entries.
    fn beside(&self, group: &Group) -> f32 {
        let own = |id: &NodeId| self.own.get(id).copied().unwrap_or_default();
        let entries: f32 = group.members.iter().map(own).sum();
        own(&group.parent) + self.children.get(&group.parent).copied().unwrap_or_default() - entries
    }
}

/// Whether a group stands outside the element that holds the headline and the first prose below it, or with pictures in a box below that prose.
fn is_apart(ground: &Ground<'_>, group: &Group, cards: &[Range<u32>]) -> bool {
    let Some(headline) = ground.anchors.headline.map(|id| ground.document.node(id)) else {
        return false;
    };
    let in_card = |id: NodeId| {
        let at = cards.partition_point(|range| range.start <= id.0);
        at.checked_sub(1).and_then(|at| cards.get(at)).is_some_and(|range| id.0 < range.end)
    };
    let mut below = ground
        .lines
        .all()
        .iter()
        .zip(&ground.prose)
        .skip_while(|(line, _)| line.first <= headline.id());
    let first = below
        .find(|(line, prose)| **prose > 0.0 && !in_card(line.first))
        .map(|(line, _)| line.first);
    let story = first.and_then(|first| headline.ancestors().find(|around| around.contains(first)));
    let pictures = || group.members.iter().filter(|id| ground.features.get(**id).media > 0).count() as u32;
    story.is_some_and(|story| match story.contains(group.parent) {
        // In a box of their own below it.
        true => story.id() != group.parent && first.is_some_and(|first| first < group.parent) && group.is_mostly(pictures()),
        false => !ground.document.node(group.parent).contains(story.id()),
    })
}

/// Whether most of a group's entries lead to pages of the same site.
fn stays_on_site(ground: &Ground<'_>, group: &Group) -> bool {
    let stays = |id: &&NodeId| leads_on_site(ground, ground.document.node(**id));
    group.is_mostly(group.members.iter().filter(stays).count() as u32)
}

/// Whether the first link in an element leads to a page of the same site.
pub(super) fn leads_on_site(ground: &Ground<'_>, node: NodeRef<'_>) -> bool {
    let mut inside = node.descendants().take(LINK_WITHIN);
    let link = inside.find_map(|node| node.attribute("href").filter(|_| node.tag() == Tag::A));
    // A picture's file is no page.
    let link = link.filter(|href| !is_picture_file(href));
    link.is_some_and(|href| !href.starts_with('#') && behind_host(ground, href).is_some())
}

/// What stands behind the host in an address of the page's own site, or all of one without a host.
pub(super) fn behind_host<'h>(ground: &Ground<'_>, href: &'h str) -> Option<&'h str> {
    let Some((_, rest)) = href.parted("//") else { return Some(href) };
    let path = rest.strip_prefix(ground.document.url()?.host_str()?)?;
    (path.is_empty() || path.starts_with_any("/?#")).then_some(path)
}

/// Whether a heading that is not the headline stands over the first entry, alone in the entries' element or right before it.
fn is_headed(ground: &Ground<'_>, group: &Group) -> bool {
    let Some(first) = group.members.first() else { return false };
    let lines = ground.lines_of(0..first.0);
    let before = lines.end.checked_sub(1).and_then(|place| ground.lines.all().get(place));
    before.is_some_and(|line| {
        let block = ground.document.node(line.block);
        let own = ground
            .anchors
            .headline
            .is_some_and(|headline| ground.document.node(headline).contains(line.first));
        block.tag().heading_level().is_some() && !own
    })
}
