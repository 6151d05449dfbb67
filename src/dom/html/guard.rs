//! The guard stands between tokenizer and tree builder and keeps hostile markup from costing more than its size.
//!
//! `html5ever` searches its stack of open elements for most tags, so time grows with the square of nesting depth. Browsers stop at a depth
//! of 512; so does the guard.

use super::tokenizer;
use html5ever::interface::{Tracer, TreeSink};
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::{QuirksMode, TreeBuilder, TreeBuilderOpts};
use html5ever::{LocalName, local_name};
use scraper::{Html, HtmlTreeSink};
use std::borrow::Cow;
use std::cell::{Cell, OnceCell, RefCell};

/// Open elements and active formatting elements together; news pages stay under 100, browsers cut at 512.
const MOST_OPEN: usize = 512;

/// A parsed tree, and whether the page was larger than what is read.
pub(super) struct Parsed {
    pub tree: Html,
    pub cut: bool,
}

/// Parses a whole document, at most `most_nodes` of it.
pub(super) fn parse(html: &str, most_nodes: usize) -> Parsed {
    let html = html.strip_prefix('\u{feff}').unwrap_or(html);
    let html = one_line_end(html);
    let guard = Guard::default();
    let cut = tokenizer::run(&html, &guard, most_nodes);
    let tree = guard
        .builder
        .into_inner()
        .map_or_else(Html::new_document, |builder| builder.sink.finish());
    Parsed { tree, cut }
}

/// The text with every line ended by U+000A, as HTML is read.
fn one_line_end(html: &str) -> Cow<'_, str> {
    if memchr::memchr(b'\r', html.as_bytes()).is_none() {
        return Cow::Borrowed(html);
    }
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((line, behind)) = memchr::memchr(b'\r', rest.as_bytes()).and_then(|at| rest.split_at_checked(at)) {
        out.push_str(line);
        out.push('\n');
        rest = behind.strip_prefix("\r\n").or(behind.strip_prefix('\r')).unwrap_or(behind);
    }
    out.push_str(rest);
    Cow::Owned(out)
}

type Builder = TreeBuilder<<HtmlTreeSink as TreeSink>::Handle, HtmlTreeSink>;

/// Passes tokens on to the tree builder, except tags that would nest too deep.
#[derive(Default)]
pub(super) struct Guard {
    /// Made when it is known how old the markup is: by the doctype, else by what stands there in its place.
    builder: OnceCell<Builder>,
    /// At least as many as are open: what was counted last, and each start tag since.
    open_at_most: Cell<usize>,
    /// No end tag went by since the limit was met.
    at_limit: Cell<bool>,
    /// The last tag opened an element whose raw text is not read.
    unread: Cell<bool>,
    /// Names of the start tags that were dropped and not yet closed.
    dropped: RefCell<Vec<LocalName>>,
}

impl Guard {
    fn builder(&self) -> &Builder {
        self.builder.get_or_init(|| of_age(true))
    }

    /// Takes note of a doctype; one that does not come first is an error, and nothing but that.
    pub fn doctype(&self, is_old: bool) {
        let late = self.builder.get().is_some();
        let builder = self.builder.get_or_init(|| of_age(is_old));
        if late {
            // Still a token between `<pre>` and a line's end, which stays then.
            let _ = builder.process_token(Token::ParseError(Cow::Borrowed("")), 1);
        }
    }

    /// How many nodes the tree has.
    pub fn nodes(&self) -> usize {
        self.builder.get().map_or(0, |builder| builder.sink.0.borrow().tree.values().len())
    }

    /// Whether the raw text of the element that was opened last is read.
    pub fn reads_raw(&self) -> bool {
        !self.unread.get()
    }

    fn count_open(&self) -> usize {
        let count = Count(Cell::new(0));
        self.builder().trace_handles(&count);
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

/// A tree builder for markup of the last century or not. Were it shown the doctype, it would bring a list of all that there have been along.
fn of_age(is_old: bool) -> Builder {
    let options = TreeBuilderOpts {
        // So it does not take a page without a doctype for old by itself.
        iframe_srcdoc: true,
        quirks_mode: if is_old { QuirksMode::Quirks } else { QuirksMode::NoQuirks },
        ..TreeBuilderOpts::default()
    };
    TreeBuilder::new(HtmlTreeSink::new(Html::new_document()), options)
}

/// Whether something may stand before a doctype.
fn may_come_first(token: &Token) -> bool {
    match token {
        Token::CommentToken(_) => true,
        Token::CharacterTokens(text) => text.bytes().all(tokenizer::is_space),
        _ => false,
    }
}

/// Whether a tag opens an element whose raw text is not read: a style, or a script that is no structured data.
fn is_unread(tag: &Tag) -> bool {
    match tag.name {
        local_name!("script") => {
            let kind = tag.attrs.iter().find(|attribute| attribute.name.local == local_name!("type"));
            !kind.is_some_and(|kind| super::is_structured_data(&kind.value))
        }
        local_name!("style") => true,
        _ => false,
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
        if self.builder.get().is_none() && may_come_first(&token) {
            return TokenSinkResult::Continue;
        }
        if let Token::TagToken(tag) = &token {
            if self.drops(tag) {
                return TokenSinkResult::Continue;
            }
            self.unread.set(is_unread(tag));
        }
        self.builder().process_token(token, line)
    }

    fn end(&self) {
        self.builder().end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder
            .get()
            .is_some_and(TokenSink::adjusted_current_node_present_but_not_in_html_namespace)
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
    fn a_tree_that_grows_too_large_is_cut() {
        let parsed = parse(&"<i></i>".repeat(20_000), 1_000);
        assert!(parsed.cut);
    }
}
