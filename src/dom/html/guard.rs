//! The guard stands between tokenizer and tree builder and keeps hostile markup from costing more than its size.
//!
//! `html5ever` searches its stack of open elements for most tags and its attribute list for each attribute, so time grows with the
//! square of nesting depth and of attributes on one tag. Browsers stop at a depth of 512; so does the guard.

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
/// Attributes on one tag; pages have been seen with some hundreds.
const MOST_ATTRIBUTES: usize = 4096;
/// Tag starts that are tried when looking for the one that the tokenizer is inside of.
const MOST_CANDIDATES: usize = 256;

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
        let end = boundary(html, at + PIECE);
        feed(&tokenizer, &queue, &html[at..end]);
        let seen = tokenizer.sink.tokens.get();
        if seen == tokens {
            silent += end - at;
            if silent >= look_at {
                look_at = silent * 2;
                if let Some(resume) = skip_giant_tag(html, previous, end) {
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
        at = end;
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

/// Where to go on after a tag with more attributes than are read.
struct Resume {
    at: usize,
    closing: &'static str,
}

/// Finds the tag that the tokenizer is inside of at `here`. If it has too many attributes, says where it ends.
fn skip_giant_tag(html: &str, from: usize, here: usize) -> Option<Resume> {
    let bytes = html.as_bytes();
    let comment = html.get(from..here)?.rfind("<!--").map(|at| from + at);
    let inside_comment = comment.is_some_and(|at| !html[at..here].contains("-->"));
    let limit = if inside_comment { comment? } else { here };
    let mut tries = 0;
    for start in from..limit {
        if bytes[start] != b'<' || !bytes.get(start + 1).is_some_and(u8::is_ascii_alphabetic) {
            continue;
        }
        tries += 1;
        if tries > MOST_CANDIDATES {
            return None;
        }
        let mut tag = OpenTag::default();
        if (start + 1..here).any(|at| tag.ends_at(bytes[at])) {
            continue;
        }
        if tag.attributes <= MOST_ATTRIBUTES {
            return None;
        }
        let closing = match tag.quote {
            Some(b'"') => "\">",
            Some(_) => "'>",
            None => " >",
        };
        let end = (here..bytes.len()).find(|at| tag.ends_at(bytes[*at]));
        return Some(Resume {
            at: end.map_or(bytes.len(), |at| at + 1),
            closing,
        });
    }
    None
}

/// What is known of a tag while its characters go by.
#[derive(Default)]
struct OpenTag {
    attributes: usize,
    quote: Option<u8>,
    after_equals: bool,
    in_word: bool,
}

impl OpenTag {
    /// Takes the next byte; true where it ends the tag.
    fn ends_at(&mut self, byte: u8) -> bool {
        if let Some(quote) = self.quote {
            if byte == quote {
                self.quote = None;
                self.in_word = false;
            }
            return false;
        }
        match byte {
            b'>' => return true,
            b'"' | b'\'' if self.after_equals => self.quote = Some(byte),
            b'=' if self.in_word => self.after_equals = true,
            byte if byte.is_ascii_whitespace() || byte == b'/' => self.in_word = false,
            _ => {
                if !self.in_word && !self.after_equals {
                    self.attributes += 1;
                }
                self.in_word = true;
                self.after_equals = false;
            }
        }
        if self.quote.is_some() {
            self.after_equals = false;
        }
        false
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
        if let Token::TagToken(tag) = &token
            && self.drops(tag)
        {
            return TokenSinkResult::Continue;
        }
        self.builder.process_token(token, line)
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
        assert_eq!(text(&format!("<p>a</p><script>{long}</script>b")).len(), long.len() + 2);
    }

    #[test]
    fn a_tree_that_grows_too_large_is_cut() {
        let parsed = parse(&"<i></i>".repeat(20_000), 1_000);
        assert!(parsed.cut);
    }
}
