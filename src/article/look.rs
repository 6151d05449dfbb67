//! A look is what one pass over a page sees of its prose, its headings and its lists, before the story is looked for.

use super::readerable::{ENOUGH_SAID, Verdict};
use super::story::{Hints, NameHints};
use crate::dom::{Document, Features, NodeId, NodeRef, Tag, letters, words};

/// Fewest characters of a block that is prose; teasers, captions and buttons are shorter or linked.
const PROSE: f32 = 80.0;
/// Share of linked characters from which on a block is a list of links.
const LINKED: f32 = 0.35;
/// Prose under one parent from which on a page holds an article although nothing in its head says so: five to six paragraphs.
pub(super) const ENOUGH: f32 = 1_500.0;
/// The same wherever it stands, on a page that says so and has a headline: entries of a live blog, answers of an interview, each in its own box.
const ENOUGH_SCATTERED: f32 = 300.0;
/// Fewest characters of a block that counts there: answers are short.
const ANSWER: f32 = 40.0;
/// The same with a headline of its own above it.
const ENOUGH_HEADED: f32 = 700.0;
/// A wrapper around one paragraph holds hardly more characters than the paragraph.
const WRAPPED: f32 = 1.1;
/// How many wrappers stand around a paragraph.
const WRAPPERS: usize = 5;
/// How many inline elements stand between a text and its block.
const INLINE: usize = 12;
/// What a character of Han, kana or Thai says in characters of an alphabet (texts of the United Nations in both).
const DENSE: f32 = 2.5;
/// Linked headings for one block of prose from which on a page is a list of teasers.
const TEASERS: f32 = 0.7;
/// Characters of the shortest headline, and of the shortest linked title of an entry.
const HEADLINE: f32 = 15.0;
/// Bytes of a text that may be a headline.
const LINE: usize = 15;
const LINES: usize = 400;
/// Characters of the longest heading that is rather a section's name.
const BRIEF: f32 = 8.0;
/// Fewest linked headings of a list.
const LIST: f32 = 6.0;

/// What is seen at one pass over the page.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Look {
    /// Characters of prose under one parent, the most there are.
    prose: f32,
    /// Blocks of prose on the whole page.
    blocks: f32,
    /// Headings that are links.
    teasers: f32,
    /// A first-level heading with words stands on the page.
    headed: bool,
    /// The same of a word or two, with which the document's title begins or ends: a headline only where the page says that it is an article.
    brief: bool,
    /// The document's title begins or ends with a heading of whatever level, as long as a headline, or with a line above the prose.
    named: bool,
    /// The document's title begins or ends with that heading, and it is as long as a headline.
    titled: bool,
    /// An element says what day or time it is of.
    dated: bool,
    /// Characters of blocks that are no label right behind each other, behind a headline that the title says and before anything leads elsewhere.
    below_headline: f32,
    /// Blocks that are no label, and those of them that begin with a linked title.
    answers: f32,
    led: f32,
    /// Characters of all blocks that are no label.
    all: f32,
}

impl Look {
    /// Whether a first-level heading with words stands on the page, or a lower one or a line that the title says: some content systems keep the first level for
    /// the site. Where the page calls itself an article (`said`), the heading may be of a word or two.
    pub fn is_headed(&self, said: bool) -> bool {
        self.headed || self.named || said && self.brief
    }

    /// Characters of all blocks that are no label.
    pub fn all(&self) -> f32 {
        self.all
    }

    /// Whether the document's title begins or ends with a heading of whatever level or a line, as long as a headline.
    pub fn is_named(&self) -> bool {
        self.named
    }

    /// Whether the document's title begins or ends with a headline on the page.
    pub fn has_headline(&self) -> bool {
        self.titled
    }

    /// Whether the page has a headline that its title says, and a day or a time.
    pub fn is_titled(&self) -> bool {
        self.titled && self.dated
    }

    /// What the page is: `said` where it calls itself an article, `addressed` where its address and its headline are one's, `home` where it is the site's first.
    pub fn verdict(&self, said: bool, addressed: bool, home: bool) -> Verdict {
        let list = self.teasers >= LIST && self.teasers > TEASERS * self.blocks;
        let led = !said && self.led >= LIST && self.led > TEASERS * self.answers;
        if home || led || list && self.prose < if said { ENOUGH_SAID } else { ENOUGH } {
            return Verdict::List;
        }
        let enough = match said {
            true => ENOUGH_SAID,
            _ if self.is_headed(said) => ENOUGH_HEADED,
            _ => ENOUGH,
        };
        let scattered = said && self.is_headed(said) && self.blocks > 0.0 && self.all >= ENOUGH_SCATTERED;
        if self.prose >= enough || scattered || addressed && self.below_headline >= ENOUGH_SCATTERED {
            Verdict::Article
        } else {
            Verdict::Short
        }
    }

    pub fn at(document: &Document, features: &Features, names: &NameHints) -> Look {
        let mut look = Look::default();
        let mut own = vec![0.0f32; document.len()];
        let mut furniture = 0;
        let title = document.iter().find(|node| node.tag() == Tag::Title).map(|node| letters(node.raw_text()));
        let is_named = |heading: &str| title.as_ref().is_some_and(|title| title.starts_with(heading) || title.ends_with(heading));
        // Whether a text is as long as a headline, and the title says it.
        let is_headline = |text: &str| {
            let (heading, size) = (letters(text), weight(text));
            size >= HEADLINE && (words(text).nth(3).is_some() || size > heading.chars().count() as f32) && is_named(&heading)
        };
        // The headline, and the first heading behind it that leads to another page.
        let (mut headline, mut elsewhere) = (None, None);
        let is_main = |node: &NodeRef<'_>| node.tag() == Tag::Main || node.attribute("role") == Some("main");
        let main = document.iter().find(is_main);
        for node in document.iter() {
            if node.id().0 < furniture {
                continue;
            }
            if node.is_text() {
                // Old content systems mark the headline up as a line of text.
                if !look.is_headed(false) && (LINE..LINES).contains(&node.raw_text().len()) {
                    look.named = is_headline(node.raw_text());
                }
                let counts = node.counts();
                if let Some(block) = Some(node).filter(|_| counts.characters > 0).and_then(block_of) {
                    own[block.id().index()] += match counts.wide {
                        0 => counts.characters as f32,
                        _ => weight(node.raw_text()),
                    };
                }
                continue;
            }
            let tag = node.tag();
            let frames = matches!(tag, Tag::Html | Tag::Body | Tag::Main | Tag::Article);
            if tag.is_unseen()
                || !node.is_shown()
                || matches!(
                    tag,
                    Tag::Nav | Tag::Footer | Tag::Aside | Tag::Dialog | Tag::Form | Tag::Svg | Tag::Button | Tag::Select
                ) && !frames
            {
                // Some content systems put the whole page into one form.
                if tag != Tag::Form || features.get(node.id()).characters * 2 < features.get(NodeId::ROOT).characters {
                    furniture = node.span().end;
                    continue;
                }
            }
            let frames = frames || main.is_some_and(|main| node.contains(main.id()));
            let whole = main.filter(|main| main.contains(node.id())).map_or(NodeId::ROOT, |main| main.id());
            if !frames && names.get(node.id()).any(AROUND) && features.get(node.id()).characters * 2 < features.get(whole).characters {
                furniture = node.span().end;
                continue;
            }
            look.dated |= tag == Tag::Time || node.attribute("datetime").is_some();
            if let Some(level) = tag.heading_level() {
                let feature = features.get(node.id());
                let inside_link = node.parent().is_some_and(|parent| parent.tag() == Tag::A);
                if feature.characters > 15 && (inside_link || feature.link_density() > 0.8) {
                    look.teasers += 1.0;
                    elsewhere = elsewhere.or(Some(node.id()).filter(|_| headline.is_some()));
                } else if feature.characters > 0 && headline.is_none() {
                    let text = node.raw_text();
                    let first = level == 1;
                    if weight(text) <= BRIEF {
                        look.brief |= first && is_named(&letters(text));
                        continue;
                    }
                    look.headed |= first;
                    if is_headline(text) {
                        look.named = true;
                        headline = Some(node.id()).filter(|_| first);
                    }
                }
            }
        }
        let mut run: Option<(usize, f32)> = None;
        let mut under = vec![0.0f32; document.len()];
        for node in document.iter().filter(|node| own[node.id().index()] >= ANSWER) {
            if features.get(node.id()).link_density() >= LINKED || node.tag().heading_level().is_some() {
                continue;
            }
            let here = own[node.id().index()];
            look.all += here;
            look.answers += 1.0;
            let led = is_led(node);
            look.led += f32::from(u8::from(led));
            let most = features.get(node.id()).characters as f32 * WRAPPED;
            let mut parent = node.parent();
            for _ in 0..WRAPPERS {
                match parent {
                    Some(wrapper) if features.get(wrapper.id()).characters as f32 <= most => parent = wrapper.parent(),
                    _ => break,
                }
            }
            // Text straight in a container, with line breaks, is its own.
            let container = if node.tag() == Tag::P {
                parent
            } else {
                Some(node).filter(|_| here > ENOUGH_HEADED).or(parent)
            };
            let Some(container) = container.map(|container| container.id().index()) else {
                continue;
            };
            if here >= PROSE {
                look.blocks += 1.0;
                under[container] += here;
            }
            if headline.is_none_or(|headline| node.id() > headline) && !led && elsewhere.is_none_or(|elsewhere| node.id() < elsewhere) {
                // Paragraphs right behind each other in one element; a notice or a person's life stands alone.
                run = match run {
                    Some((parent, characters)) if parent == container => Some((container, characters + here)),
                    _ => Some((container, 0.0)),
                };
                look.below_headline = look.below_headline.max(run.map_or(0.0, |(_, characters)| characters));
            }
        }
        look.titled = headline.is_some();
        look.prose = under.into_iter().fold(0.0, f32::max);
        look
    }
}

/// Parts of a page that hold prose and are no article, and not what the page is there for.
pub(super) const AROUND: Hints = Hints::COMMENTS
    .or(Hints::FOOTER)
    .or(Hints::NAV)
    .or(Hints::SIGNUP)
    .or(Hints::AD)
    .or(Hints::RELATED)
    .or(Hints::ASIDE);

/// The block that a text stands in.
fn block_of(text: NodeRef<'_>) -> Option<NodeRef<'_>> {
    text.ancestors().take(INLINE).find(|node| !node.tag().is_inline())
}

/// The first words of an element, among so many nodes.
pub(super) fn first_text(element: NodeRef<'_>, within: usize) -> Option<NodeRef<'_>> {
    let mut inside = element.descendants().take(within);
    inside.find(|node| node.is_text() && !node.raw_text().trim().is_empty())
}

/// Whether a block begins with a linked title: "<a>Bridge opens</a> The council voted …" is an entry of a list.
fn is_led(block: NodeRef<'_>) -> bool {
    first_text(block, INLINE).is_some_and(|text| {
        let link = text
            .ancestors()
            .take_while(|node| node.id() != block.id())
            .find(|node| node.tag() == Tag::A);
        link.is_some_and(|link| weight(link.raw_text()) >= HEADLINE)
    })
}

/// How much a text says, in characters of an alphabet.
pub(super) fn weight(text: &str) -> f32 {
    let is_dense = |c: char| matches!(c, '\u{e00}'..='\u{e7f}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}');
    let (mut plain, mut dense) = (0u32, 0u32);
    for piece in crate::dom::counts::pieces(text) {
        match piece.characters {
            Some(characters) => plain += characters,
            None => {
                for c in piece.text.chars() {
                    match c {
                        c if c.is_ascii() => plain += u32::from(c > ' '),
                        c if is_dense(c) => dense += 1,
                        c => plain += u32::from(!c.is_whitespace()),
                    }
                }
            }
        }
    }
    plain as f32 + dense as f32 * DENSE
}
