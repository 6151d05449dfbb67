//! A page is readerable when it holds an article that is worth a reader view. This is told cheaply, before the story is looked for, and rather no than wrongly yes:
//! the automatic mode opens the reader by it.

use super::article_address::{addressed, is_home};
use super::called_article::{OtherKind, dates_page, head_signs, markup_says_article, other_kind};
use super::lists::is_list;
use super::look::{ENOUGH, Look, weight};
use super::story::NameHints;
use super::tool::{is_form, is_tool};
use super::{Block, Content, Span};
use crate::Note;
use crate::dom::{Document, Features, NodeId, Origin};
use crate::metadata::{Metadata, is_agency};
use crate::search::Search;

/// Prose under one parent from which on a page that says it is an article is one: short news has two sentences.
pub(super) const ENOUGH_SAID: f32 = 220.0;
/// Characters of the shortest story: one long sentence or two short ones.
const SHORTEST_STORY: f32 = 100.0;
/// The same of one that is a single paragraph: three sentences; captions and standfirsts have two.
const ALONE: f32 = 400.0;

/// Characters of a story from which on it is worth reading whatever the page is there to be used for, and of one that only says what that is.
const BESIDE_TOOL: f32 = 1_000.0;
const IN_BRIEF: f32 = 300.0;

/// How many times less a caption says than a sentence of the story: galleries and lists have them, too.
const CAPTION: f32 = 3.0;

/// How many times a page with one text may be as long as that without its links: notes and teasers stand around it; and how many times its prose.
const ONE_TEXT: f32 = 2.5;
const OTHER_PROSE: f32 = 1.5;

/// What a page is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Verdict {
    /// An article.
    #[default]
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
#[derive(Clone, Copy, Debug, Default)]
pub struct Glance {
    look: Look,
    verdict: Verdict,
    /// The page's head says that it is an article, by more than its Open Graph type.
    said: bool,
    /// Its Open Graph type does.
    tagged: bool,
    /// The markup of its text does.
    marked: bool,
    /// The page is the site's first.
    home: bool,
    /// The page's address is one of an article, and of a page that is there to be used.
    addressed: bool,
    to_use: bool,
    /// The page calls itself something other than an article, and nothing on it one.
    other_kind: Option<OtherKind>,
}

impl Glance {
    /// Looks at a page.
    pub fn at(document: &Document, features: &Features, names: &NameHints) -> Glance {
        // Who pastes a text wants to read it.
        if document.origin() == Origin::Plain {
            return Glance::default();
        }
        let look = Look::at(document, features, names);
        let address = document.url().map(addressed).unwrap_or_default();
        let (said, tagged) = head_signs(document);
        let marked = markup_says_article(document);
        let mut glance = Glance {
            look,
            verdict: Verdict::Short,
            said,
            tagged,
            marked,
            home: document.url().is_some_and(is_home),
            addressed: address.article,
            to_use: address.to_use,
            other_kind: (!said && !marked).then(|| other_kind(document)).flatten(),
        };
        glance.verdict = glance.seen(said || tagged || marked);
        glance
    }

    /// What the page looks like, where it calls itself an article (`said`) or not.
    fn seen(&self, said: bool) -> Verdict {
        if self.to_use {
            return Verdict::Short;
        }
        self.look.verdict(said, self.addressed && self.look.is_titled(), self.home)
    }

    /// Whether the page calls itself a discussion, a product, a list or a job, and nothing on it an article: prose, but nobody's story, so that it is read by hand
    /// alone.
    pub fn is_other_kind(&self) -> bool {
        self.other_kind.is_some()
    }

    /// What the page is once its story is known: one of no sentence is no article; a page that says so and has a headline is one with a sentence or two,
    /// whatever it links to below them; where there is no list, paragraphs that stand apart are as good as under one parent; where a page of one text says
    /// when it was published, short news is. A story of cards (`of_cards`) may be a section's list, and the look stands. A page whose story is entries is a
    /// list, unless it says that it is an article and has an article's headline or address: some say so of every page. A page to be used with a few words
    /// above is too short, and so is one whose address or whose fields say what it is there for, and one that sells.
    pub fn settled(
        &mut self,
        document: &Document,
        features: &Features,
        names: &NameHints,
        metadata: &Metadata,
        of_cards: bool,
        blocks: &[Block],
    ) -> Verdict {
        if document.origin() == Origin::Plain || self.to_use {
            return self.verdict;
        }
        let (look, story) = (self.look, story(blocks));
        let titled = look.has_headline();
        // Many content systems call every page an article, so that a second sign is asked for; a day may be the first card's.
        // The day of a page of whatever kind is none of an article.
        let paged = !self.said && dates_page(document);
        let (signed, dated) = (!metadata.byline.is_empty(), metadata.published.is_some() && !paged);
        let seconded = match self.other_kind.is_some() {
            true => signed && metadata.published.is_some(),
            false => self.addressed || signed || dated && !of_cards || look.is_named() && !paged && self.verdict != Verdict::List,
        };
        let said = self.said || self.tagged && seconded;
        self.other_kind = self.other_kind.filter(|_| !said);
        let announced = said && look.is_headed(said);
        let verdict = self.seen(said || self.marked && seconded);
        if of_cards {
            return verdict;
        }
        let least = if announced { SHORTEST_STORY } else { ENOUGH_SAID };
        match verdict {
            _ if self.home => Verdict::List,
            _ if self.other_kind == Some(OtherKind::Product) => Verdict::Short,
            _ if !(announced && (titled || self.addressed)) && is_list(document, features, blocks, titled) => Verdict::List,
            Verdict::Article if story < least => Verdict::Short,
            _ if announced && story < BESIDE_TOOL && is_tool(document, names, story < IN_BRIEF) => Verdict::Short,
            _ if !said && !dated && is_form(document, names, blocks, story) => Verdict::Short,
            _ if announced && story >= least => Verdict::Article,
            Verdict::Short
                if story >= ENOUGH || look.is_headed(said) && dated && is_by_name(metadata) && self.is_of_one_text(document, features, blocks) =>
            {
                Verdict::Article
            }
            verdict => verdict,
        }
    }

    /// Whether a story's paragraphs in one element are most of the page's prose and a good part of all that it says outside of links: a single one may be a
    /// notice or a person's life, unless the title names it and it says more than that.
    fn is_of_one_text(self, document: &Document, features: &Features, blocks: &[Block]) -> bool {
        let around = |block: &Block| document.node(block.node).parent().map(|parent| parent.id());
        let (mut longest, mut home) = (0.0, None);
        for block in blocks {
            if said(block) > longest {
                (longest, home) = (said(block), around(block));
            }
        }
        let text: f32 = blocks.iter().filter(|block| around(block) == home).map(said).sum();
        let page = features.get(NodeId::ROOT);
        text >= ENOUGH_SAID
            && (text - longest >= SHORTEST_STORY || self.look.is_named() && text >= ALONE)
            && text * OTHER_PROSE >= self.look.all()
            && text * ONE_TEXT >= (page.characters - page.link_characters) as f32
    }
}

/// Whether nobody's one word for a name is the author's, an agency's aside: that is a user of a site.
fn is_by_name(metadata: &Metadata) -> bool {
    metadata.byline.iter().all(|name| name.holds(" ") || !name.is_ascii() || is_agency(name))
}

/// Whether a story is too little for an article, whatever the page is.
pub fn says_little(blocks: &[Block]) -> bool {
    story(blocks) < ENOUGH_SAID
}

/// What a story's paragraphs, lists, quotes and tables say, in characters of an alphabet.
pub(super) fn story(blocks: &[Block]) -> f32 {
    blocks.iter().map(said).sum()
}

/// The same of one block.
pub(super) fn said(block: &Block) -> f32 {
    let spans = |spans: &[Span]| spans.iter().map(|span| weight(&span.text)).sum::<f32>();
    match &block.content {
        Content::Paragraph { text } | Content::Standfirst { text } => spans(text),
        Content::List { items, .. } => items.iter().map(|item| spans(&item.text)).sum(),
        Content::Quote { paragraphs, .. } => paragraphs.iter().map(|paragraph| spans(paragraph)).sum(),
        Content::Figure { caption, .. } => spans(caption) / CAPTION,
        Content::Table { rows, .. } => rows.iter().flat_map(|row| &row.cells).map(|cell| spans(&cell.text)).sum(),
        Content::Code { text, .. } => weight(text),
        Content::Heading { .. } | Content::Embed { .. } | Content::Separator => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::from_html;

    const PARAGRAPH: &str = "<p>The council met on Monday and voted for the plan, with two members against it, after a debate of four hours that nobody had expected.</p>";

    fn at(url: &str, html: &str) -> Verdict {
        let document = from_html(html, crate::Address::parse(url));
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
        // A frame named after what stands beside the story, around the main part and within it.
        let menu = "<p>Another page of the site is named here in a few words that lead to it.</p>".repeat(40);
        let rail = format!(
            "<meta property=og:type content=article><div class=layout-with-rail><main><h1>Bridge opens</h1>{}</main></div>{menu}",
            PARAGRAPH.repeat(3)
        );
        assert_eq!(at(page, &rail), Verdict::Article);
        let within = rail.replace("<main>", "").replace("<div class", "<main><div class");
        assert_eq!(at(page, &within.replace("</main></div>", "</div></main>")), Verdict::Article);
        let wrapped = format!("<div class=wrap>{PARAGRAPH}</div>").repeat(9);
        assert_eq!(at(page, &format!("<h1>Bridge opens</h1><section>{wrapped}</section>")), Verdict::Article);
        let zh = "<p>市议会周一开会并投票通过了该计划，经过四个小时的辩论，有两名议员反对，市长表示桥梁工程将于春季开始。</p>".repeat(8);
        assert_eq!(at(page, &format!("<h1>市议会通过大桥计划</h1><div>{zh}</div>")), Verdict::Article);
    }

    #[test]
    fn the_story_settles_what_the_look_left_open() {
        let settled = |html: &str| {
            let document = from_html(html, crate::Address::parse("https://example.com/news/bridge"));
            let mut glance = Glance::at(&document, &Features::of(&document), &NameHints::of(&document));
            let seen = glance.verdict;
            let read = crate::read(&document, &crate::Options::default());
            let settled = glance.settled(
                &document,
                &Features::of(&document),
                &NameHints::of(&document),
                &read.metadata,
                false,
                &read.blocks,
            );
            (seen, settled)
        };
        let cards = "<div class=c><h3><a href=/x>Mayor opens the market hall again</a></h3><p>It rained, and nobody minded.</p></div>".repeat(8);
        let head = "<meta property=og:type content=article><title>Bridge opens in spring</title><h1>Bridge opens in spring</h1>";
        // Short news over many teasers; that every page is called an article says nothing against a list.
        let short = format!("{head}<article>{PARAGRAPH}</article><section><h2>More</h2>{cards}</section>");
        assert_eq!(settled(&short), (Verdict::List, Verdict::List));
        let day = "<meta property=article:published_time content=2024-05-14>";
        assert_eq!(settled(&format!("{day}{short}")), (Verdict::List, Verdict::Article));
        // What is neither signed nor dated and has no headline of its own.
        let days: String = ["Monday", "Tuesday", "Friday", "Sunday"]
            .map(|day| PARAGRAPH.replace("Monday", day))
            .concat();
        let policy = format!("{}<div>{days}</div>", head.replace("Bridge opens in spring", "Privacy policy"));
        assert_eq!(settled(&policy), (Verdict::Article, Verdict::Short));
        assert_eq!(settled(&format!("{day}{policy}")).1, Verdict::Article);
        let paged = r#"<script type="application/ld+json">{"@type":"WebPage","datePublished":"2024-05-14"}</script>"#;
        assert_eq!(settled(&format!("{paged}{policy}")).1, Verdict::Short);
        assert_eq!(settled(&policy.replace("Privacy policy", "Bridge opens in spring")).1, Verdict::Article);
        // The site's name is the first heading, and the headline a lower one.
        let lower = head.replace("h1>", "h3>").replace("spring", "early spring");
        assert_eq!(settled(&format!("{day}{lower}<div>{PARAGRAPH}</div>")).1, Verdict::Article);
        assert_eq!(settled(&format!("{lower}<section><h2>More</h2>{cards}</section>")).1, Verdict::List);
        // A page that calls itself an article and has none.
        assert_eq!(settled(&format!("{head}<section><h2>More</h2>{cards}</section>")).1, Verdict::List);
        // Short news with a day, and nothing for machines.
        let signed = |meta: &str| format!("<title>Bridge opens</title><h1>Bridge opens</h1><p class=meta>{meta}</p><div>{days}</div>");
        assert_eq!(settled(&signed("By Ann Lee, 14 May 2024")), (Verdict::Short, Verdict::Article));
        assert_eq!(settled(&signed("14 May 2024")), (Verdict::Short, Verdict::Article));
        let broken = signed("14 May 2024").replace("<p>", "").replace("</p>", "<br><br>");
        assert_eq!(settled(&broken).1, Verdict::Article);
        assert_eq!(settled(&signed("<a rel=author href=/u>annlee7</a>, 14 May 2024")).1, Verdict::Short);
        assert_eq!(settled(&signed("")).1, Verdict::Short);
        // One paragraph, named by the title.
        let lone = |title: &str| signed("14 May 2024").replace("</p><p>", " ").replace("Bridge opens", title);
        assert_eq!(settled(&lone("Bridge opens to lorries after nine years")).1, Verdict::Article);
        assert_eq!(settled(&lone("Ann Lee")).1, Verdict::Short);
        let posts = format!("{}<div>{days}</div><div>{days}</div>", signed("14 May 2024"));
        assert_eq!(settled(&posts).1, Verdict::Short);
    }

    #[test]
    fn short_news_is_told_by_its_address_its_headline_and_its_day() {
        let head = "<title>Bridge opens to lorries after nine years - Example</title><h1>Bridge opens to lorries after nine years</h1>";
        let story = format!("<article>{head}<time datetime=2024-05-14>14 May</time>{}</article>", PARAGRAPH.repeat(4));
        assert_eq!(at("https://example.com/news/bridge-opens-to-lorries", &story), Verdict::Article);
        assert_eq!(at("https://example.com/tag/bridge-opens-to-lorries", &story), Verdict::Short);
        let lone = format!("<article>{head}<time datetime=2024-05-14>14 May</time><div>{PARAGRAPH}</div></article><div>{PARAGRAPH}</div>");
        assert_eq!(at("https://example.com/news/bridge-opens-to-lorries", &lone), Verdict::Short);
    }

    #[test]
    fn other_kinds_of_pages_are_told_and_what_is_said_of_a_short_page_is_true() {
        let read = |head: &str, paragraphs: &str| {
            let html = format!("<head>{head}</head><h1>How is the bridge held up?</h1><div>{paragraphs}</div>");
            crate::read(&from_html(&html, None), &crate::Options::default())
        };
        let thread = r#"<script type="application/ld+json">{"@type":"QAPage"}</script>"#;
        let story = r#"<meta property="og:type" content="article">"#;
        let long = PARAGRAPH.repeat(12);
        let (shop, job) = (
            r#"<meta property="og:type" content="product.item">"#,
            r#"<script type="application/ld+json">{"@type":["JobPosting"]}</script>"#,
        );
        let (profile, list) = (
            r#"<meta property="og:type" content="profile">"#,
            r#"<script type="application/ld+json">{"@type":"CollectionPage"}</script>"#,
        );
        let (product, part) = (
            r#"<script type="application/ld+json">{"@type":"Product"}</script>"#,
            r#"<script>{"ProductReview":"productID"}</script>"#,
        );
        let signed = r#"<meta name="author" content="Ann Lee"><meta name="date" content="2024-05-14">"#;
        let event = r#"<script type="application/ld+json">{"@type":"Event"}</script>"#;
        for said in [thread, shop, job, product, profile, list, event] {
            assert!(read(said, &long).other_kind, "{said}");
            assert!(read(&format!("{said}{story}"), &long).other_kind, "{said}");
            assert!(!read(&format!("{said}{story}{signed}"), &long).other_kind, "{said}");
        }
        assert!(!read("", &long).other_kind);
        assert!(!read(part, &long).other_kind);
        let days: String = ["Monday", "Tuesday", "Friday"].map(|day| PARAGRAPH.replace("Monday", day)).concat();
        assert_eq!(read("", &days).notes, []);
        assert_eq!(read("", "<p>It is held up by its pillars, said the mayor.</p>").notes, [Note::Short]);
    }

    #[test]
    fn home_and_list_pages_are_none() {
        let led = format!(
            "<li><a href=/a>Council votes for the plan</a> {}</li>",
            PARAGRAPH.replace("<p>", "").replace("</p>", "")
        )
        .repeat(20);
        assert_eq!(
            at(
                "https://example.com/politics",
                &format!("<h1>Politics today</h1><main><ul>{led}</ul></main>")
            ),
            Verdict::List
        );
        let card = format!("<div class=card><h3><a href=/a>Council votes for the plan</a></h3>{PARAGRAPH}</div>").repeat(20);
        assert_eq!(
            at("https://example.com/politics", &format!("<h1>Politics today</h1><main>{card}</main>")),
            Verdict::List
        );
        let story = format!("<h1>Bridge opens</h1><article>{}</article>", PARAGRAPH.repeat(8));
        assert_eq!(at("https://example.com/", &story), Verdict::List);
        assert_eq!(
            at(
                "https://example.com/contact",
                "<h1>Contact us</h1><p>Write to us, we answer within two days, on paper or by mail, as you like it.</p>"
            ),
            Verdict::Short
        );
    }
}
