//! The ground is a page as selecting and trimming see it: its lines, what names say around each of them, and its anchors.

use super::anchors::Anchors;
use super::cookie_words::{names_site, speaks_of_cookies};
use super::entries::Entries;
use super::names::{Hints, NameHints};
use crate::dom::{Document, Features, Line, Lines, NodeId, NodeRef, Tag, is_unspaced_letter, is_wide};
use crate::metadata::Structured;
use std::cell::OnceCell;

/// What names can say that makes an element no part of the story.
pub(in crate::article) const AGAINST: Hints = Hints::BYLINE
    .or(Hints::DATE)
    .or(Hints::TAGS)
    .or(Hints::SHARE)
    .or(Hints::RELATED)
    .or(Hints::COMMENTS)
    .or(Hints::NAV)
    .or(Hints::FOOTER)
    .or(Hints::AD)
    .or(Hints::SIGNUP)
    .or(Hints::ASIDE)
    .or(Hints::META)
    .or(Hints::INFO)
    .or(Hints::CONSENT)
    .or(Hints::TEASER)
    .or(Hints::PRINT)
    .or(Hints::UNSEEN);

/// The same without names that a box has for what it stands beside (`ads-content-area`) or for a word of the story (`share-price-table`):
/// what they say goes for labels, links and buttons, and not for a sentence. A box with an ad in it is found by more than its name.
pub(in crate::article) const AGAINST_SENTENCES: Hints = AGAINST.without(Hints::AD.or(Hints::SHARE).or(Hints::PRINT));

/// What a box can be only with a link, a button or a field in it: a box of sentences that is called `related-by-marriage` or `share-cropping` is none.
const OF_LINKS: Hints = Hints::SHARE.or(Hints::RELATED).or(Hints::SIGNUP).or(Hints::NAV).or(Hints::TAGS);

/// A name speaks for its element only while that holds less of the page's prose than this: `<body class="has-sidebar comments-open">`
/// names what the page has, not what it is.
const NAME_HOLDS: f32 = 0.4;

/// Letters of prose from which on a box with hardly a link in it is a page of the story that a script turns over, though it is named for its pager; the most of its letters that
/// are links: what it ends with, and people that the story names.
const PAGE: f32 = 400.0;
const PAGE_LINKED: f32 = 0.25;

/// A line is prose from this many letters on if it has a mark of a sentence or clause; shorter ones are labels as often as not.
const PROSE_WITH_MARK: u32 = 30;
/// Without any mark it takes this many: titles of teasers rarely reach it.
const PROSE_WITHOUT: u32 = 90;
/// In scripts whose sentences have no marks it takes fewer.
const PROSE_UNMARKED: u32 = 60;
/// A line with more than this share of its letters in links is a list of links.
const LINKED: f32 = 0.5;

/// A line of this many letters is looked at for its blanks.
const LONG: u32 = 1_000;
/// Letters a word of it from which on it is an encoded file or a program's output: German and Finnish prose have seven.
const UNBROKEN: u32 = 60;

/// An element of several lines more than this share of whose prose speaks of cookies is a consent dialog, if there is something to press in it or a site
/// is spoken of: people bake cookies too.
const CONSENT: f32 = 0.4;
/// Such an element holds at most this share of the prose that speaks of something else; more, and the story stands in it.
const CONSENT_REST: f32 = 0.3;
/// Letters of prose outside a box named for consent from which on the story may stand there; with less, it may stand in the box, which waits to be agreed to.
const LEAST_BESIDE: f32 = 150.0;
/// Lines of such a box that are read: what it is about is said first, and every partner is listed behind.
const READ_LINES: usize = 60;
/// Most visible characters of a question whether something of another site may be loaded: what comes, from whom, what it means for the reader's data.
const LONGEST_QUESTION: u32 = 700;
/// A page, ready to be judged.
pub(in crate::article) struct Ground<'a> {
    pub document: &'a Document,
    pub features: &'a Features,
    pub lines: Lines,
    /// The texts of all lines, white space collapsed, and where each ends.
    texts: String,
    ends: Vec<u32>,
    /// What each element's own names say.
    pub own: &'a [Hints],
    /// What the names around each node say, its own included, as far as they can be believed.
    pub around: Vec<Hints>,
    pub anchors: Anchors,
    /// What [`body_shares`](Ground::body_shares) gives, where it was asked for.
    shares: OnceCell<Vec<f32>>,
    /// Letters of prose of each line, 0 for one that is none.
    pub prose: Vec<f32>,
    /// Sums of `prose` before each line, one more than there are lines.
    sums: Vec<f32>,
    /// For each node, and one beyond: how many lines begin before it.
    line_at: Vec<u32>,
}

impl<'a> Ground<'a> {
    pub fn of(document: &'a Document, features: &'a Features, names: &'a NameHints, structured: &Structured) -> Ground<'a> {
        let lines = Lines::of(document);
        let anchors = Anchors::of(document, structured);
        let prose: Vec<f32> = lines.all().iter().map(|line| prose(document, line)).collect();
        let (texts, ends) = texts(document, &lines);
        let mut ground = Ground {
            texts,
            ends,
            document,
            features,
            own: names.all(),
            around: Vec::new(),
            anchors,
            shares: OnceCell::new(),
            sums: sums(&prose),
            prose,
            line_at: line_at(document, &lines),
            lines,
        };
        ground.around = ground.believed();
        let entries = Entries::of(&ground);
        ground.say(&entries.cards, Hints::CARD);
        ground.say(&entries.teasers, Hints::TEASER);
        ground.say(&entries.heads, Hints::ENTRY_HEAD);
        ground.say(&entries.dated, Hints::ENTRY_TIME);
        ground
    }

    /// Adds to what is known of the nodes in ranges, which are sorted by their starts.
    fn say(&mut self, ranges: &[std::ops::Range<u32>], hint: Hints) {
        let mut seen = 0;
        for range in ranges {
            let fresh = range.start.max(seen) as usize..range.end.max(seen) as usize;
            for around in self.around.get_mut(fresh).unwrap_or_default() {
                *around = around.or(hint);
            }
            seen = seen.max(range.end);
        }
    }

    /// Whether any of some hints is known of a node or of what stands around it.
    pub fn says(&self, node: NodeId, hints: Hints) -> bool {
        self.around.get(node.index()).is_some_and(|around| around.any(hints))
    }

    /// What stands around an element and holds more words than it, within so many elements.
    pub fn around<'n>(&self, node: NodeRef<'n>, within: usize) -> Option<NodeRef<'n>> {
        let characters = |node: NodeRef<'_>| self.features.get(node.id()).characters;
        node.ancestors().take(within).find(|above| characters(*above) > characters(node))
    }

    /// The lines that begin inside a range of nodes.
    pub fn lines_of(&self, span: std::ops::Range<u32>) -> std::ops::Range<usize> {
        let at = |number: u32| self.line_at.get(number as usize).copied().unwrap_or_default() as usize;
        at(span.start)..at(span.end)
    }

    /// Letters of prose in a range of lines.
    pub fn prose_of(&self, lines: std::ops::Range<usize>) -> f32 {
        let at = |line: usize| self.sums.get(line).copied().unwrap_or_default();
        at(lines.end) - at(lines.start)
    }

    /// Letters of prose in the subtree of a node.
    pub fn prose_in(&self, node: NodeId) -> f32 {
        self.prose_of(self.lines_of(self.document.node(node).span()))
    }

    /// Whether more than half of the prose in some elements stands in cards: entries with a linked title over little text.
    pub fn is_of_cards(&self, roots: &[NodeId]) -> bool {
        let lines = roots.iter().flat_map(|root| self.lines_of(self.document.node(*root).span()));
        let (mut cards, mut whole) = (0.0, 0.0);
        for place in lines {
            let prose = self.prose.get(place).copied().unwrap_or_default();
            let first = self.lines.all().get(place).map_or(0, |line| line.first.index());
            let around = self.around.get(first).copied().unwrap_or_default();
            whole += prose;
            cards += if around.any(Hints::CARD) { prose } else { 0.0 };
        }
        cards * 2.0 > whole
    }

    /// The text of a line, white space collapsed.
    pub fn text(&self, line: &Line) -> &str {
        let place = self.lines_of(line.first.0..line.first.0).start;
        let end = |place: usize| self.ends.get(place).copied().unwrap_or_default() as usize;
        let start = place.checked_sub(1).map_or(0, end);
        let text = self.texts.get(start..end(place)).unwrap_or_default();
        text.strip_prefix('\n').unwrap_or(text)
    }

    /// How much of each line stands in the text that the page has for machines; `None` where it has none.
    pub fn body_shares(&self) -> Option<&[f32]> {
        let body = self.anchors.body.as_ref()?;
        Some(
            self.shares
                .get_or_init(|| self.lines.all().iter().map(|line| body.share(self.text(line))).collect()),
        )
    }

    /// Whether at least so much of a line stands in the text for machines.
    pub fn stands_in_body(&self, place: usize, least: f32) -> bool {
        let shares = self.body_shares().unwrap_or_default();
        shares.get(place).is_some_and(|share| *share >= least)
    }

    /// How much of the prose up to each line is about cookies, unless the story is, and how much of that speaks of a site.
    fn consent_sums(&self) -> (Vec<f32>, Vec<f32>) {
        let story = self.anchors.titles.iter().any(|title| speaks_of_cookies(title));
        let of_line = |(line, prose): (&Line, &f32)| {
            if story || *prose == 0.0 {
                return (0.0, 0.0);
            }
            let text = self.text(line);
            match speaks_of_cookies(text) {
                true => (*prose, if names_site(text) { *prose } else { 0.0 }),
                false => (0.0, 0.0),
            }
        };
        let (said, of_site): (Vec<f32>, Vec<f32>) = self.lines.all().iter().zip(&self.prose).map(of_line).unzip();
        (sums(&said), sums(&of_site))
    }

    /// Whether an embed's place shows nothing of it yet, and has a button or a box to tick beside its words: they ask whether it may be loaded.
    fn asks_to_load(&self, node: NodeRef<'_>) -> bool {
        let feature = self.features.get(node.id());
        feature.controls > 0
            && feature.media == 0
            && feature.characters <= LONGEST_QUESTION
            && !node.descendants().any(|inside| matches!(inside.tag(), Tag::Blockquote | Tag::Figcaption))
    }

    /// Whether a box that is named for consent speaks of the reader's data, and has something to press in it, beside a story of its own length or not.
    fn asks_to_agree(&self, node: NodeRef<'_>, whole: f32) -> bool {
        let feature = self.features.get(node.id());
        feature.controls + feature.links > 0
            && whole - self.prose_in(node.id()) >= LEAST_BESIDE
            && !self.anchors.headline.is_some_and(|headline| node.contains(headline))
            && self
                .lines_of(node.span())
                .take(READ_LINES)
                .filter_map(|place| self.lines.all().get(place))
                .any(|line| crate::findings::speaks_of_data(self.text(line)))
    }

    /// The names around each node that can be believed: from the root down, each element's own added to its parent's.
    fn believed(&self) -> Vec<Hints> {
        let whole = self.prose_of(0..self.prose.len()).max(1.0);
        let (consent, of_site) = self.consent_sums();
        let mut around: Vec<Hints> = Vec::with_capacity(self.document.len());
        for node in self.document.iter() {
            let above = node
                .parent()
                .and_then(|parent| around.get(parent.id().index()).copied())
                .unwrap_or_default();
            let mut own = self.own.get(node.id().index()).copied().unwrap_or_default();
            let asks = own.any(Hints::COOKIES) && !matches!(node.tag(), Tag::Html | Tag::Body);
            if own.any(AGAINST.or(Hints::CAPTION).or(Hints::STANDFIRST).or(Hints::HEADLINE).or(Hints::QUOTE)) {
                let headline = self
                    .anchors
                    .headline
                    .filter(|headline| node.contains(*headline) && node.id() != *headline);
                // A column that holds the headline is no sidebar, and its head no menu, whatever it is called; a linked heading is the paper's own name.
                let heads = |headline| self.features.get(headline).links == 0;
                let holds_headline = headline.is_some() && own.any(Hints::ASIDE) || headline.is_some_and(heads) && own.any(Hints::NAV);
                let share = self.prose_in(node.id()) / whole;
                if holds_headline
                    || headline.is_some() && share > 0.0
                    || share > NAME_HOLDS && !own.any(Hints::COMMENTS)
                    || matches!(node.tag(), Tag::Html | Tag::Body)
                {
                    own = own.only(Hints::BODY);
                }
            }
            if own.any(OF_LINKS) {
                let feature = self.features.get(node.id());
                let prose = self.prose_in(node.id());
                if feature.links == 0 && feature.controls == 0 && prose > 0.0 {
                    own = own.without(OF_LINKS);
                } else if prose >= PAGE && feature.link_density() < PAGE_LINKED && matches!(node.tag(), Tag::Div | Tag::Section) {
                    own = own.without(Hints::NAV);
                }
            }
            if asks && !above.any(Hints::CONSENT) && self.asks_to_agree(node, whole) || own.any(Hints::EMBED) && self.asks_to_load(node) {
                own = own.or(Hints::CONSENT);
            }
            if !node.is_text() && consent.last().is_some_and(|all| *all > 0.0) {
                let lines = self.lines_of(node.span());
                let between = |sums: &[f32]| sums.get(lines.end).copied().unwrap_or_default() - sums.get(lines.start).copied().unwrap_or_default();
                let said = between(&consent);
                let here = self.prose_of(lines.clone());
                let rest = whole - consent.last().copied().unwrap_or_default();
                if said > 0.0
                    && lines.len() > 1
                    && said > here * CONSENT
                    && here - said <= rest.max(0.0) * CONSENT_REST
                    && (self.features.get(node.id()).controls > 0 || between(&of_site) > 0.0)
                {
                    own = own.or(Hints::CONSENT);
                }
            }
            around.push(above.or(own));
        }
        around
    }
}

/// The texts of lines in one row, and where each ends.
fn texts(document: &Document, lines: &Lines) -> (String, Vec<u32>) {
    let mut texts = String::with_capacity(document.root().raw_text().len());
    let mut ends = Vec::with_capacity(lines.all().len());
    for line in lines.all() {
        // A line's first word is not joined to the one before.
        texts.push('\n');
        for node in document.range(line.first.0..line.end) {
            if node.is_text() && node.is_shown() {
                crate::dom::collapse_into(node.raw_text(), &mut texts);
            }
        }
        texts.truncate(texts.trim_end_matches(' ').len());
        ends.push(texts.len() as u32);
    }
    (texts, ends)
}

fn sums(values: &[f32]) -> Vec<f32> {
    let mut sum = 0.0;
    std::iter::once(0.0)
        .chain(values.iter().map(|value| {
            sum += value;
            sum
        }))
        .collect()
}

fn line_at(document: &Document, lines: &Lines) -> Vec<u32> {
    let mut at = Vec::with_capacity(document.len() + 1);
    for (place, line) in lines.all().iter().enumerate() {
        at.resize(line.first.index() + 1, place as u32);
    }
    at.resize(document.len() + 1, lines.all().len() as u32);
    at
}

/// Whether a line is written in Thai, Lao, Burmese or Khmer: their sentences end in a blank.
fn is_unmarked(document: &Document, line: &Line) -> bool {
    let mut texts = document.range(line.first.0..line.end).filter(|node| node.is_text());
    let first = texts.find_map(|node| node.raw_text().chars().find(|c| c.is_alphabetic()));
    first.is_some_and(is_unspaced_letter)
}

fn prose(document: &Document, line: &Line) -> f32 {
    let plain = line.plain();
    if line.link_density() > LINKED || document.node(line.block).tag().heading_level().is_some() || is_unbroken(document, line) {
        0.0
    } else if line.marks > 0 && plain >= PROSE_WITH_MARK || plain >= PROSE_UNMARKED && is_unmarked(document, line) {
        plain as f32
    } else if plain >= PROSE_WITHOUT {
        plain as f32 / 2.0
    } else {
        0.0
    }
}

/// Whether a long line has hardly a blank in it, in a script that parts words by blanks.
fn is_unbroken(document: &Document, line: &Line) -> bool {
    if line.length < LONG {
        return false;
    }
    let texts = || {
        document
            .range(line.first.0..line.end)
            .filter(|node| node.is_text())
            .map(|node| node.raw_text())
    };
    let blanks = texts().flat_map(str::chars).filter(|c| c.is_whitespace()).count() as u32;
    line.length / (blanks + 1) > UNBROKEN && !texts().flat_map(str::chars).any(is_wide)
}
