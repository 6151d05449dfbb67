//! A page is readerable when it holds an article that is worth a reader view. This is told cheaply, before the story is looked for, and rather no than wrongly yes:
//! the automatic mode opens the reader by it.

use super::story::{Hints, NameHints};
use super::{Block, Content, Span};
use crate::Note;
use crate::dom::{Document, Features, NodeId, NodeRef, Origin, Tag};

/// Fewest characters of a block that is prose; teasers, captions and buttons are shorter or linked.
const PROSE: f32 = 80.0;
/// Share of linked characters from which on a block is a list of links.
const LINKED: f32 = 0.35;
/// Prose under one parent from which on a page holds an article although nothing in its head says so: five to six paragraphs.
const ENOUGH: f32 = 1_500.0;
/// The same on a page that says it is an article: short news has two sentences.
const ENOUGH_SAID: f32 = 220.0;
/// The same wherever it stands, on a page that says so and has a headline: entries of a live blog, answers of an interview, each in its own box.
const ENOUGH_SCATTERED: f32 = 300.0;
/// Characters of the shortest story: one long sentence or two short ones.
const SHORTEST_STORY: f32 = 100.0;
/// Characters of a story from which on a page is an article whatever it says and looks like: what is left of a list page without its teasers
/// is shorter.
const LONG_STORY: f32 = 4_000.0;
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
/// Fewest linked headings of a list.
const LIST: f32 = 6.0;

/// What a page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// An article.
    Article,
    /// A page that leads to articles: a home page, a section, a list.
    List,
    /// A page with too little to read in it.
    Short,
}

impl Verdict {
    /// Why there is nothing to read; `None` where there is.
    pub fn note(self) -> Option<Note> {
        match self {
            Verdict::Article => None,
            Verdict::List => Some(Note::List),
            Verdict::Short => Some(Note::Short),
        }
    }
}

/// Whether a page holds an article worth a reader view, as far as a look at it can tell. Fit for deciding without asking: home and list pages are none.
pub fn is_probably_readerable(document: &Document) -> bool {
    verdict(document, &Features::of(document), &NameHints::of(document)) == Verdict::Article
}

/// What a page is, as far as a look at it can tell.
pub fn verdict(document: &Document, features: &Features, names: &NameHints) -> Verdict {
    Glance::at(document, features, names).verdict
}

/// What a look at a page tells, before its story is looked for.
#[derive(Clone, Copy, Debug)]
pub struct Glance {
    verdict: Verdict,
    /// The page's head says that it is an article, and a first-level heading with words stands on it.
    announced: bool,
    /// The page is the site's first.
    home: bool,
}

impl Glance {
    /// Looks at a page.
    pub fn at(document: &Document, features: &Features, names: &NameHints) -> Glance {
        // Who pastes a text wants to read it.
        if document.origin() == Origin::Plain {
            return Glance {
                verdict: Verdict::Article,
                announced: true,
                home: false,
            };
        }
        let look = Look::at(document, features, names);
        let in_head = head_says_article(document);
        let said = in_head || markup_says_article(document);
        let home = document
            .url()
            .is_some_and(|url| matches!(url.path(), "" | "/" | "/index.html" | "/index.htm" | "/index.php" | "/home") && url.query().is_none());
        Glance {
            verdict: look.verdict(said, home),
            announced: in_head && look.headed,
            home,
        }
    }

    /// What the page is once its story is known: a long one is an article whatever the look said, one of no sentence is none; a page that says so and
    /// has a headline is one with a sentence or two, whatever it links to below them; where there is no list, paragraphs that stand apart are as good
    /// as under one parent. A story of cards (`of_cards`) may be a section's list, and the look stands.
    pub fn settled(self, document: &Document, of_cards: bool, blocks: &[Block]) -> Verdict {
        if document.origin() == Origin::Plain || of_cards {
            return self.verdict;
        }
        let story = story(blocks);
        let (least, is_long) = match self.announced {
            true => (SHORTEST_STORY, story >= SHORTEST_STORY),
            false => (ENOUGH_SAID, story >= LONG_STORY),
        };
        match self.verdict {
            _ if self.home => Verdict::List,
            Verdict::Article if story < least => Verdict::Short,
            _ if is_long => Verdict::Article,
            Verdict::Short if story >= ENOUGH => Verdict::Article,
            verdict => verdict,
        }
    }
}

/// What a story's paragraphs, lists, quotes and tables say, in characters of an alphabet.
fn story(blocks: &[Block]) -> f32 {
    let spans = |spans: &[Span]| spans.iter().map(|span| weight(&span.text)).sum::<f32>();
    let of_block = |block: &Block| match &block.content {
        Content::Paragraph { text } | Content::Standfirst { text } => spans(text),
        Content::List { items, .. } => items.iter().map(|item| spans(&item.text)).sum(),
        Content::Quote { paragraphs, .. } => paragraphs.iter().map(|paragraph| spans(paragraph)).sum(),
        Content::Figure { caption, .. } => spans(caption),
        Content::Table { rows, .. } => rows.iter().flat_map(|row| &row.cells).map(|cell| spans(&cell.text)).sum(),
        Content::Code { text, .. } => weight(text),
        Content::Heading { .. } | Content::Embed { .. } | Content::Separator => 0.0,
    };
    blocks.iter().map(of_block).sum()
}

/// What is seen at one pass over the page.
#[derive(Debug, Default)]
struct Look {
    /// Characters of prose under one parent, the most there are.
    prose: f32,
    /// Blocks of prose on the whole page.
    blocks: f32,
    /// Headings that are links.
    teasers: f32,
    /// A first-level heading with words stands on the page.
    headed: bool,
    /// Characters of all blocks that are no label.
    all: f32,
}

impl Look {
    fn verdict(&self, said: bool, home: bool) -> Verdict {
        let list = self.teasers >= LIST && self.teasers > TEASERS * self.blocks;
        if home || list && self.prose < if said { ENOUGH_SAID } else { ENOUGH } {
            return Verdict::List;
        }
        let enough = match (said, self.headed) {
            (true, _) => ENOUGH_SAID,
            (false, true) => ENOUGH_HEADED,
            (false, false) => ENOUGH,
        };
        let scattered = said && self.headed && self.blocks > 0.0 && self.all >= ENOUGH_SCATTERED;
        if self.prose >= enough || scattered {
            Verdict::Article
        } else {
            Verdict::Short
        }
    }

    fn at(document: &Document, features: &Features, names: &NameHints) -> Look {
        let mut look = Look::default();
        let mut own = vec![0.0f32; document.len()];
        let mut furniture = 0;
        let is_main = |node: &NodeRef<'_>| node.tag() == Tag::Main || node.attribute("role") == Some("main");
        let main = document.iter().find(is_main).map(|node| node.id());
        for node in document.iter() {
            if node.id().0 < furniture {
                continue;
            }
            if node.is_text() {
                if let Some(block) = block_of(node) {
                    own[block.id().index()] += weight(node.raw_text());
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
            let frames = frames || main.is_some_and(|main| node.contains(main));
            if !frames && names.get(node.id()).any(AROUND) && features.get(node.id()).characters * 2 < features.get(NodeId::ROOT).characters {
                furniture = node.span().end;
                continue;
            }
            if let Some(level) = tag.heading_level() {
                let feature = features.get(node.id());
                let inside_link = node.parent().is_some_and(|parent| parent.tag() == Tag::A);
                if feature.characters > 15 && (inside_link || feature.link_density() > 0.8) {
                    look.teasers += 1.0;
                } else if level == 1 && feature.characters > 8 {
                    look.headed = true;
                }
            }
        }
        let mut under = vec![0.0f32; document.len()];
        for node in document.iter().filter(|node| own[node.id().index()] >= ANSWER) {
            if features.get(node.id()).link_density() >= LINKED || node.tag().heading_level().is_some() {
                continue;
            }
            look.all += own[node.id().index()];
            if own[node.id().index()] < PROSE {
                continue;
            }
            look.blocks += 1.0;
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
                Some(node).filter(|node| own[node.id().index()] > ENOUGH_HEADED).or(parent)
            };
            if let Some(container) = container {
                under[container.id().index()] += own[node.id().index()];
            }
        }
        look.prose = under.into_iter().fold(0.0, f32::max);
        look
    }
}

/// Parts of a page that hold prose and are no article.
const AROUND: Hints = Hints::COMMENTS
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

/// How much a text says, in characters of an alphabet.
fn weight(text: &str) -> f32 {
    if text.is_ascii() {
        return text.bytes().filter(|byte| *byte > b' ').count() as f32;
    }
    let dense = |c: char| matches!(c, '\u{e00}'..='\u{e7f}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}');
    text.chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| if dense(c) { DENSE } else { 1.0 })
        .sum()
}

/// Whether an element's markup calls a part of some length an article.
fn markup_says_article(document: &Document) -> bool {
    document.iter().filter(|node| !node.is_text()).any(|node| {
        node.attribute("itemtype")
            .is_some_and(|kind| kind.ends_with("Article") || kind.ends_with("BlogPosting"))
            && node.raw_text().len() > 600
    })
}

/// Whether the page's head or its structured data call the page an article.
fn head_says_article(document: &Document) -> bool {
    const TYPES: &[&str] = &[
        "NewsArticle",
        "\"Article\"",
        "BlogPosting",
        "ReportageNewsArticle",
        "ScholarlyArticle",
        "TechArticle",
    ];
    document.iter().filter(|node| !node.is_text()).any(|node| match node.tag() {
        Tag::Meta => {
            let name = node.attribute("property").or_else(|| node.attribute("name")).unwrap_or_default();
            let value = node.attribute("content").or_else(|| node.attribute("value")).unwrap_or_default();
            name.eq_ignore_ascii_case("og:type") && value.trim().eq_ignore_ascii_case("article")
                || name.eq_ignore_ascii_case("article:published_time") && !value.is_empty()
        }
        // A list of articles names many; a page of one article names it once or twice, a live blog each of its entries.
        Tag::Script => {
            let text = node.raw_text();
            if text.contains("\"LiveBlogPosting\"") {
                return true;
            }
            let count: usize = TYPES.iter().map(|kind| text.matches(kind).count()).sum();
            (1..=3).contains(&count) && !text.contains("ItemList\"")
        }
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::from_html;

    const PARAGRAPH: &str = "<p>The council met on Monday and voted for the plan, with two members against it, after a debate of four hours that nobody had expected.</p>";

    fn at(url: &str, html: &str) -> Verdict {
        let document = from_html(html, url::Url::parse(url).ok());
        verdict(&document, &Features::of(&document), &NameHints::of(&document))
    }

    #[test]
    fn articles_are_told_with_and_without_a_head() {
        let page = "https://example.com/news/bridge";
        assert_eq!(
            at(page, &format!("<h1>Bridge opens</h1><article>{}</article>", PARAGRAPH.repeat(8))),
            Verdict::Article
        );
        assert_eq!(
            at(
                page,
                &format!("<meta property=og:type content=article><div>{}</div>", PARAGRAPH.repeat(3))
            ),
            Verdict::Article
        );
        // A frame named after what stands beside the story.
        let menu = "<p>Another page of the site is named here in a few words that lead to it.</p>".repeat(40);
        let rail = format!(
            "<meta property=og:type content=article><div class=layout-with-rail><main><h1>Bridge opens</h1>{}</main></div>{menu}",
            PARAGRAPH.repeat(3)
        );
        assert_eq!(at(page, &rail), Verdict::Article);
        let wrapped = format!("<div class=wrap>{PARAGRAPH}</div>").repeat(9);
        assert_eq!(at(page, &format!("<h1>Bridge opens</h1><section>{wrapped}</section>")), Verdict::Article);
        let chinese = "<p>市议会周一开会并投票通过了该计划，经过四个小时的辩论，有两名议员反对，市长表示桥梁工程将于春季开始。</p>".repeat(8);
        assert_eq!(at(page, &format!("<h1>市议会通过大桥计划</h1><div>{chinese}</div>")), Verdict::Article);
    }

    #[test]
    fn the_story_settles_what_the_look_left_open() {
        let settled = |html: &str| {
            let document = from_html(html, url::Url::parse("https://example.com/news/bridge").ok());
            let glance = Glance::at(&document, &Features::of(&document), &NameHints::of(&document));
            let blocks = crate::read(&document, &crate::Options::default()).blocks;
            (glance.verdict, glance.settled(&document, false, &blocks))
        };
        let cards = "<div class=c><h3><a href=/x>Mayor opens the market hall again</a></h3><p>It rained, and nobody minded.</p></div>".repeat(8);
        let head = "<meta property=og:type content=article><title>Bridge opens in spring</title><h1>Bridge opens in spring</h1>";
        // Short news over many teasers.
        let short = format!("{head}<article>{PARAGRAPH}</article><section><h2>More</h2>{cards}</section>");
        assert_eq!(settled(&short), (Verdict::List, Verdict::Article));
        // A page that calls itself an article and has none.
        assert_eq!(settled(&format!("{head}<section><h2>More</h2>{cards}</section>")).1, Verdict::List);
    }

    #[test]
    fn home_and_list_pages_are_none() {
        let card = format!("<div class=card><h3><a href=/a>Council votes for the plan</a></h3>{PARAGRAPH}</div>").repeat(20);
        assert_eq!(
            at("https://example.com/politics", &format!("<h1>Politics today</h1><main>{card}</main>")),
            Verdict::List
        );
        assert_eq!(
            at(
                "https://example.com/",
                &format!("<h1>Bridge opens</h1><article>{}</article>", PARAGRAPH.repeat(8))
            ),
            Verdict::List
        );
        assert_eq!(
            at(
                "https://example.com/contact",
                "<h1>Contact us</h1><p>Write to us, we answer within two days, on paper or by mail, as you like it.</p>"
            ),
            Verdict::Short
        );
    }
}
