//! The guard stands between tokenizer and tree builder and keeps hostile markup from costing more than its size.
//!
//! `html5ever` searches its stack of open elements for most tags and its attribute list for each attribute, so time grows with the
//! square of nesting depth and of attributes on one tag. Browsers stop at a depth of 512; so does the guard.

use super::giant_tag;
use super::raw::{self, Raw};
use html5ever::interface::{Tracer, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{LocalName, local_name};
use scraper::{Html, HtmlTreeSink};
use std::cell::{Cell, RefCell};

/// Open elements and active formatting elements together; news pages stay under 100, browsers cut at 512.
const MOST_OPEN: usize = 512;
/// The parser is fed in pieces of this many bytes, and between two of them its growth is looked at.
const PIECE: usize = 32 * 1024;
/// Bytes without a token after which a tag is looked at: no honest tag is that long, only comments and long values are.
const SILENCE: usize = 2 * PIECE;

/// A parsed tree, and whether the page was larger than what is read.
pub(super) struct Parsed {
    pub tree: Html,
    pub cut: bool,
}

/// Parses a whole document, at most `most_nodes` of it.
pub(super) fn parse(html: &str, most_nodes: usize) -> Parsed {
    let builder = TreeBuilder::new(HtmlTreeSink::new(Html::new_document()), TreeBuilderOpts::default());
    let tokenizer = Tokenizer::new(Guard::new(builder), TokenizerOpts::default());
    let queue = BufferQueue::default();
    let mut at = 0;
    let mut previous = 0;
    let mut silent = 0;
    // Looked at again only where the silence has doubled, so that a long value is not searched from its start again and again.
    let mut look_at = SILENCE;
    let mut tokens = 0;
    let mut cut = false;
    while at < html.len() {
        let end = raw::stop(html.as_bytes(), at, boundary(html, at + PIECE));
        feed(&tokenizer, &queue, &html[at..end]);
        let seen = tokenizer.sink.tokens.get();
        if seen == tokens {
            silent += end - at;
            if silent >= look_at {
                look_at = silent * 2;
                if let Some(resume) = giant_tag::skip(html, previous, end) {
                    feed(&tokenizer, &queue, resume.closing);
                    at = resume.at;
                    silent = 0;
                    continue;
                }
            }
        } else {
            silent = 0;
            look_at = SILENCE;
            previous = at;
            tokens = seen;
        }
        at = match tokenizer.sink.raw.take() {
            Some(raw) => raw.end(html.as_bytes(), end).unwrap_or(end),
            None => end,
        };
        if tokenizer.sink.builder.sink.0.borrow().tree.values().len() > most_nodes {
            cut = true;
            break;
        }
    }
    tokenizer.end();
    Parsed {
        tree: tokenizer.sink.builder.sink.finish(),
        cut,
    }
}

/// The nearest place at or after `at` where a character starts.
fn boundary(html: &str, at: usize) -> usize {
    (at..html.len()).find(|at| html.is_char_boundary(*at)).unwrap_or(html.len())
}

fn feed(tokenizer: &Tokenizer<Guard>, queue: &BufferQueue, piece: &str) {
    queue.push_back(StrTendril::from_slice(piece));
    // The tokenizer stops at the end of each script and goes on when it is asked again.
    while !queue.is_empty() {
        let _ = tokenizer.feed(queue);
    }
}

/// Passes tokens on to the tree builder, except tags that would nest too deep.
struct Guard {
    builder: TreeBuilder<<HtmlTreeSink as TreeSink>::Handle, HtmlTreeSink>,
    tokens: Cell<u64>,
    /// At least as many as are open: what was counted last, and each start tag since.
    open_at_most: Cell<usize>,
    /// No end tag went by since the limit was met.
    at_limit: Cell<bool>,
    /// The last token opened an element of raw text that is not read.
    raw: Cell<Option<Raw>>,
    /// Names of the start tags that were dropped and not yet closed.
    dropped: RefCell<Vec<LocalName>>,
}

impl Guard {
    fn new(builder: TreeBuilder<<HtmlTreeSink as TreeSink>::Handle, HtmlTreeSink>) -> Guard {
        Guard {
            builder,
            tokens: Cell::new(0),
            open_at_most: Cell::new(0),
            at_limit: Cell::new(false),
            raw: Cell::new(None),
            dropped: RefCell::default(),
        }
    }

    fn count_open(&self) -> usize {
        let count = Count(Cell::new(0));
        self.builder.trace_handles(&count);
        count.0.get()
    }

    /// Whether a tag is to be dropped.
    fn drops(&self, tag: &Tag) -> bool {
        if tag.kind == TagKind::EndTag {
            let mut dropped = self.dropped.borrow_mut();
            if dropped.last() == Some(&tag.name) {
                dropped.pop();
                return true;
            }
            self.at_limit.set(false);
            return false;
        }
        if !self.at_limit.get() {
            let most = self.open_at_most.get() + 1;
            self.open_at_most.set(most);
            if most < MOST_OPEN {
                return false;
            }
            let open = self.count_open();
            self.open_at_most.set(open);
            if open < MOST_OPEN {
                return false;
            }
            self.at_limit.set(true);
        }
        if passes_at_limit(&tag.name) {
            return false;
        }
        if !tag.self_closing {
            self.dropped.borrow_mut().push(tag.name.clone());
        }
        true
    }
}

/// Whether a start tag opens an element of raw text that is not read.
fn unread_raw(tag: &Tag) -> Option<Raw> {
    match tag.name {
        local_name!("script") => {
            let kind = tag.attrs.iter().find(|attribute| attribute.name.local == local_name!("type"));
            let read = kind.is_some_and(|kind| super::is_structured_data(&kind.value));
            (!read).then_some(Raw::Script)
        }
        local_name!("style") => Some(Raw::Style),
        _ => None,
    }
}

/// Elements that do not stay open, or that change how the tokenizer reads on: they pass at any depth.
fn passes_at_limit(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("area")
            | local_name!("base")
            | local_name!("br")
            | local_name!("col")
            | local_name!("embed")
            | local_name!("hr")
            | local_name!("img")
            | local_name!("input")
            | local_name!("link")
            | local_name!("meta")
            | local_name!("source")
            | local_name!("track")
            | local_name!("wbr")
            | local_name!("html")
            | local_name!("body")
            | local_name!("script")
            | local_name!("style")
            | local_name!("title")
            | local_name!("textarea")
            | local_name!("iframe")
            | local_name!("noscript")
            | local_name!("noframes")
            | local_name!("noembed")
            | local_name!("xmp")
            | local_name!("plaintext")
    )
}

impl TokenSink for Guard {
    type Handle = <HtmlTreeSink as TreeSink>::Handle;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Self::Handle> {
        self.tokens.set(self.tokens.get() + 1);
        self.raw.set(None);
        let Token::TagToken(tag) = &token else {
            return self.builder.process_token(token, line);
        };
        if self.drops(tag) {
            return TokenSinkResult::Continue;
        }
        let unread = unread_raw(tag);
        let result = self.builder.process_token(token, line);
        if matches!(result, TokenSinkResult::RawData(_)) {
            self.raw.set(unread);
        }
        result
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// Counts the handles that a tree builder holds.
struct Count(Cell<usize>);

impl Tracer for Count {
    type Handle = <HtmlTreeSink as TreeSink>::Handle;

    fn trace_handle(&self, _: &Self::Handle) {
        self.0.set(self.0.get() + 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(html: &str) -> String {
        parse(html, usize::MAX).tree.root_element().text().collect()
    }

    fn depth(html: &str) -> usize {
        let tree = parse(html, usize::MAX).tree;
        tree.tree.nodes().map(|node| node.ancestors().count()).max().unwrap_or(0)
    }

    #[test]
    fn nesting_stops_where_browsers_stop_and_no_text_is_lost() {
        let html = format!("{}deep{}<p>after", "<div>".repeat(20_000), "</div>".repeat(20_000));
        assert_eq!(text(&html), "deepafter");
        assert!(depth(&html) <= MOST_OPEN + 2);
        assert_eq!(depth("<p>after"), 4);
    }

    #[test]
    fn end_tags_that_close_nothing_do_not_open_the_way_deeper() {
        let html = "<div></x>".repeat(5_000);
        assert!(depth(&html) <= MOST_OPEN + 2);
    }

    #[test]
    fn siblings_that_close_by_themselves_are_not_nesting() {
        let html = format!("<ul>{}</ul>", "<li>x".repeat(3_000));
        assert_eq!(
            parse(&html, usize::MAX)
                .tree
                .tree
                .nodes()
                .filter(|node| node.value().as_element().is_some_and(|e| e.name() == "li"))
                .count(),
            3_000
        );
    }

    #[test]
    fn a_tag_with_too_many_attributes_ends_where_it_ends_in_the_markup() {
        for value in ["\"a > b\"", "'x'", "x"] {
            let attributes: String = (0..60_000).map(|i| format!(" data-a{i}={value}")).collect();
            let html = format!("<p>before</p><div{attributes}>inside</div><p>after");
            assert_eq!(text(&html), "beforeinsideafter", "{value}");
        }
    }

    #[test]
    fn long_values_and_comments_stay_whole() {
        let long = "word ".repeat(60_000);
        assert_eq!(text(&format!("<p title=\"{long}\">kept</p>")), "kept");
        assert_eq!(text(&format!("<p>a</p><!-- <b {} {long} --><p>b</p>", "x ".repeat(9_000))), "ab");
        assert_eq!(text(&format!("<p>a</p><textarea>{long}</textarea>b")).len(), long.len() + 2);
    }

    #[test]
    fn the_tree_is_the_same_without_the_programs() {
        let elements = |tree: &Html| -> Vec<String> {
            tree.tree
                .values()
                .filter_map(|node| node.as_element())
                .map(|e| format!("{e:?}"))
                .collect()
        };
        for html in [
            "<p>a<script>var x = '</p>';</script>b<style>p{}</style>c<script>",
            "<script><!-- <script> '</script>' --></script><p>x",
            "<!-- <script> --><p>x</p><textarea><script></textarea><b>y</b><title><style></title><script/>1</script>2",
            "<svg><style>a</style><script>b</script></svg><div title='<script>'>z</div><noscript><style></noscript><i>q",
            "<script type='application/ld+json'>{\"a\":1}</script><template><script>x</script><p>t</template>u",
        ] {
            let whole = Html::parse_document(html);
            let led_past = parse(html, usize::MAX).tree;
            assert_eq!(elements(&led_past), elements(&whole), "{html}");
        }
        assert_eq!(text("<script type=' Application/LD+json '>{}</script>x<script>y</script>"), "{}x");
    }

    #[test]
    fn a_tree_that_grows_too_large_is_cut() {
        let parsed = parse(&"<i></i>".repeat(20_000), 1_000);
        assert!(parsed.cut);
    }
}
