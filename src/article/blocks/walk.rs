//! The walk goes over the selected nodes once, in document order, and gives pieces. Its state is a stack of open elements, never the call stack.

use super::counts::{Counted, Counts};
use super::direction::PageLanguage;
use super::line::Line;
use super::list::Lists;
use super::name_words::NameWords;
use super::piece::{Body, Piece, Place};
use super::state::{Open, State};
use super::{caption, code, copy, embed, footnote, formula, image, list, row};
use crate::article::{Selection, Span};
use crate::dom::{Document, NodeId, NodeRef, Tag, is_blank};
use crate::search::Search;
use crate::url::SafeUrl;

/// Longest `<label>` that is a label of a control and no text of the story, in bytes.
pub(super) const LONGEST_LABEL: usize = 200;

/// The pieces of all roots.
pub(super) fn pieces(document: &Document, selection: &Selection, removed: &dyn Fn(NodeId) -> bool, language: &PageLanguage<'_>) -> Vec<Piece> {
    let mut walk = Walk {
        document,
        selection,
        removed,
        language,
        counts: Counts::of(document, 0..0, |_| false),
        notes: footnote::Notes::of(document, selection),
        headline: headline(document),
        state: State::default(),
        open: Vec::new(),
        lists: Lists::default(),
        line: Line::default(),
        split: None,
        waiting: Vec::new(),
        links: Vec::new(),
        words: NameWords::default(),
        words_seen: false,
        pieces: Vec::new(),
    };
    for root in &selection.roots {
        walk.root(document.node(*root));
    }
    walk.pieces
}

/// The first first-level heading of the page. Where it opens the story it is the headline, which stands in the metadata.
fn headline(document: &Document) -> Option<NodeId> {
    document
        .iter()
        .find(|node| node.tag() == Tag::H1 && node.is_shown() && !is_blank(node.raw_text()))
        .map(|node| node.id())
}

pub(super) struct Walk<'a> {
    pub document: &'a Document,
    pub selection: &'a Selection,
    pub removed: &'a dyn Fn(NodeId) -> bool,
    pub language: &'a PageLanguage<'a>,
    pub counts: Counts,
    pub notes: footnote::Notes<'a>,
    pub headline: Option<NodeId>,
    pub state: State,
    pub open: Vec<Open>,
    pub lists: Lists,
    pub line: Line,
    /// The element whose text was split by an empty row: none of its lines is all of it.
    pub split: Option<NodeId>,
    /// Pictures and players met inside a line; they follow it.
    pub waiting: Vec<Piece>,
    pub links: Vec<SafeUrl>,
    /// The names of the element that was entered last; their room serves the next one.
    pub words: NameWords,
    /// Whether a paragraph was met.
    pub words_seen: bool,
    pub pieces: Vec<Piece>,
}

impl<'a> Walk<'a> {
    fn root(&mut self, root: NodeRef<'a>) {
        let span = root.span();
        self.counts = Counts::of(self.document, span.clone(), |node| (self.removed)(node) && !self.selection.doubts(node));
        self.state = State {
            lang: self.language.around(root),
            ..State::default()
        };
        let mut number = span.start;
        while number < span.end {
            self.close_until(number);
            let node = self.document.node(NodeId(number));
            number = if self.enter(node) { number + 1 } else { node.span().end };
        }
        self.close_until(u32::MAX);
        self.end_line();
        self.line.joins_next = false;
        self.end_line();
    }

    fn close_until(&mut self, number: u32) {
        while self.open.last().is_some_and(|open| open.end <= number) {
            let Some(open) = self.open.pop() else { break };
            if let Some(mark) = open.quote {
                self.line.push(mark, self.state.style, NodeId(open.end.saturating_sub(1)));
            }
            if open.block {
                self.end_line();
            }
            if open.list {
                self.lists.close();
            }
            if open.drop_cap {
                self.line.joins_next = !self.line.is_empty();
            }
            self.state = open.before;
        }
    }

    /// Takes a node in. The answer is whether to go into it.
    fn enter(&mut self, node: NodeRef<'a>) -> bool {
        if node.is_text() {
            if !(self.removed)(node.id()) && node.is_shown() {
                self.text(node);
            }
            return false;
        }
        let tag = node.tag();
        if self.is_removed(node) || !node.is_shown() || tag.is_unseen() && tag != Tag::Noscript {
            if !tag.is_inline() && !tag.is_unseen() && tag != Tag::Other {
                self.end_line();
            }
            return false;
        }
        match tag {
            Tag::Br => {
                let parts = self.state.place == Place::Flow && row::parts_paragraphs(&self.line, node);
                if self.line.break_row() || parts {
                    self.split = self.state.block;
                    self.end_line();
                }
                false
            }
            Tag::Hr => {
                self.end_line();
                self.piece(node.id(), Body::Rule);
                false
            }
            Tag::Img | Tag::Amp => {
                self.picture(node);
                false
            }
            Tag::Noscript => {
                self.copies(node);
                false
            }
            Tag::Pre if code::is_program(node) && !self.state.place.holds_all() => {
                self.end_line();
                if let Some((text, language)) = code::program(node, self.removed) {
                    self.piece(node.id(), Body::Code { text, language });
                }
                false
            }
            // A picture that opens large when pressed stands in a button, its caption beside it, and so does a word that is explained.
            Tag::Button if self.counts.within(node, Counted::Pictures) > 0 || row::goes_on_behind(node) => self.enter_element(node),
            Tag::Button | Tag::Input | Tag::Select | Tag::Textarea | Tag::Option | Tag::Optgroup | Tag::Meter | Tag::Progress => false,
            Tag::Math => {
                formula::write(&mut self.line, node, self.state.style);
                false
            }
            Tag::Span | Tag::Nobr if formula::is_drawn_copy(node) => false,
            Tag::Svg | Tag::Canvas | Tag::Map | Tag::Rt | Tag::Rp => false,
            Tag::Label if node.is_at_most(LONGEST_LABEL) && !list::is_ticked_off(node) => false,
            Tag::Dialog if node.attribute("open").is_none() => false,
            _ => match embed::of(node) {
                embed::Answer::No => self.enter_element(node),
                embed::Answer::Nothing => false,
                embed::Answer::Embed { provider, url, title } => {
                    self.follow(node.id(), Body::Embed { provider, url, title });
                    false
                }
            },
        }
    }

    /// Takes the characters of a text node. Prose in `<pre>`, and what is written like it, is parted by blank lines; verses keep theirs.
    fn text(&mut self, node: NodeRef<'a>) {
        let (style, id) = (self.state.style, node.id());
        let preformatted = self.state.preformatted;
        let by_rows = || self.state.place == Place::Flow && row::parts_by_empty_rows(node.raw_text());
        // Behind a first letter in a box of its own the space before the next box is none; live pages give it without its line breaks.
        if self.line.joins_next && is_blank(node.raw_text()) && node.next_sibling().is_some_and(|next| !next.tag().is_inline()) {
            return;
        }
        // "<span>1934</span><span>The first bridge</span>": a style sheet keeps them apart. "5" and "G" are one word.
        let begins = || node.raw_text().starts_as(char::is_uppercase) && node.raw_text().chars().nth(1).is_some_and(char::is_lowercase);
        if self.line.is_number() && begins() {
            self.line.push(" ", style, id);
        }
        if !preformatted && !by_rows() {
            self.line.push(node.raw_text(), style, id);
            return;
        }
        for (number, row) in node.raw_text().split('\n').enumerate() {
            if number > 0 && is_blank(row) && (preformatted || row::ends_sentence(&self.line)) {
                self.split = self.state.block;
                self.end_line();
            } else if preformatted && number > 0 && self.line.row_bytes() < row::LONGEST_VERSE {
                self.line.break_row();
            } else if number > 0 {
                self.line.push(" ", style, id);
            }
            self.line.push(row, style, id);
        }
    }

    /// Whether a finding or trimming took a node. Trimming knows lines by their words alone, and a caption's are unlike a story's: a box of
    /// a picture with its caption stays, unless it leads elsewhere.
    fn is_removed(&self, node: NodeRef<'a>) -> bool {
        (self.removed)(node.id())
            && !(self.selection.doubts(node.id()) && caption::is_wrapper(node, &NameWords::of(node), &self.counts) && !caption::is_linked(node))
    }

    fn picture(&mut self, node: NodeRef<'a>) {
        if let Some(text) = image::as_text(node) {
            self.line.push(text, self.state.style, node.id());
            return;
        }
        if matches!(self.state.place, Place::Cell(_)) {
            return;
        }
        let picture = self.state.picture.map(|id| self.document.node(id));
        if let Some(image) = image::of(node, picture) {
            self.follow(node.id(), Body::Picture(image));
        }
    }

    /// Takes the pictures of a `<noscript>`; one that is shown before it is taken once.
    fn copies(&mut self, node: NodeRef<'a>) {
        let mut images = image::from_noscript(node);
        let last = self.waiting.last_mut().or(self.pieces.last_mut());
        if let ([copy], Some(Body::Picture(before))) = (images.as_mut_slice(), last.map(|piece| &mut piece.body))
            && let Some(is_better) = copy::is_better(node, self.document.node(before.node), before, copy)
        {
            if is_better {
                std::mem::swap(before, copy);
            }
            return;
        }
        for image in images {
            self.follow(node.id(), Body::Picture(image));
        }
    }

    /// Adds a piece that stands apart: at once between lines, after the line inside one.
    fn follow(&mut self, node: NodeId, body: Body) {
        let piece = self.made(node, body);
        if self.line.is_empty() {
            self.pieces.push(piece);
        } else {
            self.waiting.push(piece);
        }
    }

    pub fn piece(&mut self, node: NodeId, body: Body) {
        let piece = self.made(node, body);
        self.pieces.push(piece);
    }

    fn made(&self, node: NodeId, body: Body) -> Piece {
        Piece {
            node,
            figure: self.state.figure,
            inner_figure: self.state.inner_figure,
            lang: self.state.lang.and_then(|id| self.language.tag_of(id)),
            note: match self.state.place {
                Place::Item(place) => self.notes.name_of_item(place.item),
                _ => None,
            },
            body,
        }
    }

    /// Ends the line: its words become a piece, and what waited for it follows. A drop cap's line goes on.
    pub fn end_line(&mut self) {
        if self.line.joins_next {
            return;
        }
        if !self.line.is_empty() {
            let first = self.line.first();
            let spans = self.spans();
            let whole = self
                .state
                .block
                .filter(|block| self.split != Some(*block) && self.counts.within(self.document.node(*block), Counted::Blocks) == 0);
            if let (Some(node), false) = (whole.or(first), spans.is_empty()) {
                let place = self.state.place;
                self.words_seen |= place == Place::Flow;
                self.piece(node, Body::Line { place, spans });
            }
        }
        self.pieces.append(&mut self.waiting);
    }

    /// The line's runs as spans.
    fn spans(&mut self) -> Vec<Span> {
        self.line
            .take()
            .into_iter()
            .map(|run| Span {
                text: run.text,
                emphasis: run.style.emphasis,
                strong: run.style.strong,
                code: run.style.code,
                strike: run.style.strike,
                mark: run.style.mark,
                script: run.style.script,
                link: run.style.link.and_then(|at| self.links.get(at as usize).cloned()),
                note: run.style.note.and_then(|at| self.notes.name(at)),
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::article::blocks::tests::json_of;
    use serde_json::{Value, json};

    fn texts(body: &str) -> Vec<String> {
        let Value::Array(blocks) = json_of(body) else { return Vec::new() };
        blocks
            .iter()
            .map(|block| {
                let spans = block["text"].as_array().map(Vec::as_slice).unwrap_or_default();
                spans.iter().filter_map(|span| span["text"].as_str()).collect()
            })
            .collect()
    }

    #[test]
    fn every_shape_of_paragraph_is_one() {
        assert_eq!(texts("<p>a</p><p> b </p>"), ["a", "b"]);
        assert_eq!(texts("<div>a<br><br>b<br>c</div>"), ["a", "b\nc"]);
        assert_eq!(texts("straight <i>in</i> the body<p>b</p> after"), ["straight in the body", "b", "after"]);
        assert_eq!(texts("<table><tr><td><p>a</p><p>b</p></td></tr></table>"), ["a", "b"]);
        assert_eq!(texts("<section><x-para>a</x-para><x-para>b</x-para></section>"), ["a", "b"]);
        assert_eq!(texts("<div>a <x-term>b</x-term> c</div>"), ["a b c"]);
        assert_eq!(texts("<p><i>1934</i><b>The bridge</b><p><b>5</b><i>G</i>"), ["1934 The bridge", "5G"]);
        assert_eq!(
            texts("<div><span class=paragraph>a</span><span class=paragraph>b</span></div>"),
            ["a", "b"]
        );
        assert_eq!(texts("<details><summary>a</summary>b</details>"), ["a", "b"]);
    }

    #[test]
    fn what_is_no_text_is_left_out() {
        assert_eq!(
            texts(
                "<p>a<script>x</script><style>x</style><svg><text>x</text></svg><button>x</button></p><noscript>x</noscript><template>x</template><p> \u{200b}&nbsp;</p><label>x</label>"
            ),
            ["a"]
        );
        assert_eq!(
            texts("<p>漢<rt>かん</rt></p><p><ruby>字<rp>(</rp><rt>じ</rt><rp>)</rp></ruby></p>"),
            ["漢", "字"]
        );
    }

    #[test]
    fn the_headline_is_left_to_the_metadata_and_later_ones_are_headings() {
        assert_eq!(
            json_of("<h1>Headline</h1><p>a</p><h1>Part</h1><h3>Sub</h3><p>b</p>"),
            json!([
                {"type": "paragraph", "text": [{"text": "a"}]},
                {"type": "heading", "level": 2, "text": [{"text": "Part"}]},
                {"type": "heading", "level": 3, "text": [{"text": "Sub"}]},
                {"type": "paragraph", "text": [{"text": "b"}]}
            ])
        );
    }

    #[test]
    fn a_picture_inside_a_sentence_does_not_cut_it() {
        assert_eq!(
            json_of("<p>before <img src=/a.jpg> after</p>"),
            json!([
                {"type": "paragraph", "text": [{"text": "before after"}]},
                {"type": "figure", "images": [{"node": 5, "url": "https://example.com/a.jpg"}]}
            ])
        );
    }

    #[test]
    fn a_hostile_page_takes_linear_time_and_no_stack() {
        let deep = format!("{}x{}", "<blockquote><ul><li>".repeat(160), "</li></ul></blockquote>".repeat(160));
        assert_eq!(json_of(&deep).as_array().map(Vec::len), Some(1));
        let wide = "<p>x</p>".repeat(20_000);
        assert_eq!(json_of(&wide).as_array().map(Vec::len), Some(20_000));
    }
}
