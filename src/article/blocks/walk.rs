//! The walk goes over the selected nodes once, in document order, and gives pieces. Its state is a stack of open elements, never the call stack.

use super::counts::{Counted, Counts};
use super::direction::PageLanguage;
use super::line::Line;
use super::list::Lists;
use super::name_words::NameWords;
use super::piece::{Body, CellPlace, Piece, Place};
use super::style::Style;
use super::{caption, code, collapsed, credit, drop_cap, embed, figure, footnote, image, quote, row, standfirst, table};
use crate::article::{Selection, Span};
use crate::dom::{Document, NodeId, NodeRef, Tag, is_blank};
use crate::url::SafeUrl;

/// Longest `<label>` that is a label of a control and no text of the story, in bytes.
const LONGEST_LABEL: usize = 200;

/// The pieces of all roots.
pub(super) fn pieces(document: &Document, selection: &Selection, removed: &dyn Fn(NodeId) -> bool, language: &PageLanguage<'_>) -> Vec<Piece> {
    let mut walk = Walk {
        document,
        removed,
        language,
        counts: Counts::of(document, 0..0),
        notes: footnote::Notes::of(document, selection),
        headline: headline(document),
        state: State::default(),
        open: Vec::new(),
        lists: Lists::default(),
        line: Line::default(),
        split: None,
        waiting: Vec::new(),
        seen: collapsed::SeenParagraphs::default(),
        links: Vec::new(),
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

/// What holds at a point of the walk.
#[derive(Clone, Copy)]
struct State {
    style: Style,
    place: Place,
    figure: Option<NodeId>,
    inner_figure: Option<NodeId>,
    picture: Option<NodeId>,
    lang: Option<NodeId>,
    /// The innermost element that is set apart from the line.
    block: Option<NodeId>,
    /// The data table around.
    table: Option<NodeId>,
    /// Its row.
    row: Option<NodeId>,
    /// Inside a `<pre>` of prose.
    preformatted: bool,
    /// Inside a collapsed part of the story, whose hidden nodes are taken.
    revealed: bool,
}

impl Default for State {
    fn default() -> Self {
        State {
            style: Style::default(),
            place: Place::Flow,
            figure: None,
            inner_figure: None,
            picture: None,
            lang: None,
            block: None,
            table: None,
            row: None,
            preformatted: false,
            revealed: false,
        }
    }
}

/// An element whose end is still to come.
struct Open {
    end: u32,
    /// Whether its end ends the line.
    block: bool,
    /// Whether it is a list.
    list: bool,
    /// Whether the rest of a word follows it.
    drop_cap: bool,
    /// What held before it.
    before: State,
}

struct Walk<'a> {
    document: &'a Document,
    removed: &'a dyn Fn(NodeId) -> bool,
    language: &'a PageLanguage<'a>,
    counts: Counts,
    notes: footnote::Notes<'a>,
    headline: Option<NodeId>,
    state: State,
    open: Vec<Open>,
    lists: Lists,
    line: Line,
    /// The element whose text was split by an empty row: none of its lines is all of it.
    split: Option<NodeId>,
    /// Pictures and players met inside a line; they follow it.
    waiting: Vec<Piece>,
    /// For telling copies among what is hidden.
    seen: collapsed::SeenParagraphs,
    links: Vec<SafeUrl>,
    /// Whether a paragraph was met.
    words_seen: bool,
    pieces: Vec<Piece>,
}

impl<'a> Walk<'a> {
    fn root(&mut self, root: NodeRef<'a>) {
        let span = root.span();
        self.counts = Counts::of(self.document, span.clone());
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
            if !(self.removed)(node.id()) && self.is_shown(node) {
                self.text(node);
            }
            return false;
        }
        let tag = node.tag();
        if (self.removed)(node.id()) || !self.is_shown(node) || tag.is_unseen() && tag != Tag::Noscript {
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
                for image in image::from_noscript(node) {
                    self.follow(node.id(), Body::Picture(image));
                }
                false
            }
            Tag::Pre if code::is_program(node) && !self.state.place.holds_all() => {
                self.end_line();
                if let Some((text, language)) = code::program(node, self.removed) {
                    self.piece(node.id(), Body::Code { text, language });
                }
                false
            }
            // A picture that opens large when pressed stands in a button, its caption beside it.
            Tag::Button if self.counts.within(node, Counted::Pictures) > 0 => self.enter_element(node),
            Tag::Button | Tag::Input | Tag::Select | Tag::Textarea | Tag::Option | Tag::Optgroup | Tag::Meter | Tag::Progress => false,
            Tag::Svg | Tag::Canvas | Tag::Map | Tag::Rt | Tag::Rp => false,
            Tag::Label if node.raw_text().len() <= LONGEST_LABEL => false,
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

    /// Takes the characters of a text node. Prose in `<pre>` is parted by blank lines.
    fn text(&mut self, node: NodeRef<'a>) {
        let (style, id) = (self.state.style, node.id());
        if !self.state.preformatted {
            self.line.push(node.raw_text(), style, id);
            return;
        }
        for (number, row) in node.raw_text().split('\n').enumerate() {
            if number > 0 && is_blank(row) {
                self.split = self.state.block;
                self.end_line();
            } else if number > 0 {
                self.line.push(" ", style, id);
            }
            self.line.push(row, style, id);
        }
    }

    /// Whether a node's words are the story's, as far as hiding goes.
    fn is_shown(&self, node: NodeRef<'a>) -> bool {
        if node.is_shown() {
            return true;
        }
        if self.state.revealed {
            return !node.hides_itself();
        }
        self.words_seen && collapsed::is_story(node, &self.counts, &self.seen)
    }

    /// Goes into an element: sees what it changes in place and style.
    fn enter_element(&mut self, node: NodeRef<'a>) -> bool {
        let tag = node.tag();
        let words = NameWords::of(node);
        if words.has_any(caption::FOR_SCREEN_READERS) && node.raw_text().len() <= LONGEST_LABEL {
            return false;
        }
        if Some(node.id()) == self.headline && !self.words_seen {
            self.end_line();
            return false;
        }
        if self.notes.is_way_back(node) {
            return false;
        }
        let drop_cap = drop_cap::is_drop_cap(node, &words);
        let mut block = !drop_cap && self.is_block(node, &words);
        let mut state = self.state;
        let mut list = false;
        let mut cell = None;
        if let Some(id) = self.language.differing(node) {
            state.lang = id;
        }
        if !self.state.place.holds_all() {
            match tag {
                Tag::Ul | Tag::Ol | Tag::Menu | Tag::Dl => {
                    list = true;
                    self.end_line();
                    self.lists.open(node, &self.counts, self.state.place);
                }
                Tag::Li | Tag::Dt | Tag::Dd => {
                    self.end_line();
                    if let Some(item) = self.lists.item(node) {
                        state.place = Place::Item(item);
                        state.style.strong |= tag == Tag::Dt;
                    }
                }
                Tag::Blockquote => state.place = Place::Quote(node.id()),
                Tag::Table if self.state.table.is_none() && table::holds_data(node, &self.counts) => state.table = Some(node.id()),
                Tag::Tr if state.table.is_some() => state.row = Some(node.id()),
                Tag::Caption => {
                    if let Some(table) = state.table {
                        state.place = Place::TableCaption(table);
                    }
                }
                Tag::Td | Tag::Th => {
                    if let (Some(table), Some(row)) = (state.table, state.row) {
                        let place = CellPlace {
                            table,
                            row,
                            cell: node.id(),
                            header: tag == Tag::Th,
                            columns: table::span_of(node, "colspan"),
                            rows: table::span_of(node, "rowspan"),
                        };
                        state.place = Place::Cell(place);
                        cell = Some(place);
                    }
                }
                _ => {
                    if let Some(level) = tag.heading_level().or_else(|| heading_role(node)) {
                        state.place = if standfirst::is_long_heading(node) {
                            self.opening_place()
                        } else {
                            Place::Heading(level.max(2))
                        };
                    } else if let Place::Quote(quote) = self.state.place
                        && quote::is_cite(node, &words, self.document.node(quote), &self.line)
                    {
                        state.place = Place::Cite(quote);
                        block = true;
                    } else if quote::is_pull_quote_box(node, &words, &self.counts) {
                        state.place = Place::Quote(node.id());
                    } else if !self.words_seen && self.state.place == Place::Flow && standfirst::is_named(node, &words) {
                        state.place = Place::Standfirst;
                        block = true;
                    }
                }
            }
        }
        if tag == Tag::Figure || caption::is_wrapper(node, &words, &self.counts) {
            state.figure.get_or_insert(node.id());
            state.inner_figure = Some(node.id());
            block = true;
        }
        if let Some(place) = self.caption_place(node, &words) {
            state.place = place;
            block = true;
        }
        if self.state.place == Place::Credit && block {
            // A credit is one line, however it is boxed.
            block = false;
            self.line.push(" ", state.style, node.id());
        }
        state.revealed |= !node.is_shown();
        match tag {
            Tag::Picture => state.picture = Some(node.id()),
            Tag::Pre => state.preformatted = true,
            Tag::A => {
                state.style.link = node
                    .attribute("href")
                    .and_then(|href| SafeUrl::link(href, self.document.base()))
                    .map(|url| {
                        self.links.push(url);
                        self.links.len() as u32 - 1
                    });
                state.style.note = self.notes.called_by(node);
            }
            _ => {}
        }
        state.style = state.style.inside(node);
        if block {
            self.end_line();
            state.block = Some(node.id());
        }
        if let Some(place) = cell {
            self.piece(node.id(), Body::Cell(place));
        }
        self.open.push(Open {
            end: node.span().end,
            block,
            list,
            drop_cap,
            before: self.state,
        });
        self.state = state;
        true
    }

    /// Whether an element is set apart from the line. Custom elements and spans are where they stand alone as paragraphs do.
    fn is_block(&self, node: NodeRef<'a>, words: &NameWords) -> bool {
        match node.tag() {
            Tag::Other => self.stands_alone(node),
            Tag::Span | Tag::Font | Tag::Slot => {
                words.has_any(&["paragraph", "para"])
                    || node
                        .attribute("style")
                        .is_some_and(|css| css.contains("display:block") || css.contains("display: block"))
            }
            tag => !tag.is_inline(),
        }
    }

    /// Whether no words stand beside the element, inside something that is no line of text itself.
    fn stands_alone(&self, node: NodeRef<'a>) -> bool {
        let parent_is_line = node.parent().is_none_or(|parent| {
            matches!(parent.tag(), Tag::P | Tag::Li | Tag::Td) || parent.tag().is_inline() || parent.tag().heading_level().is_some()
        });
        if parent_is_line {
            return self.counts.within(node, Counted::Blocks) > 0;
        }
        let after = node.next_sibling().is_none_or(|next| !next.is_text() || is_blank(next.raw_text()));
        after && self.line.is_empty()
    }

    /// Where words before the story's first paragraph belong.
    fn opening_place(&self) -> Place {
        if !self.words_seen && self.state.place == Place::Flow {
            Place::Standfirst
        } else {
            self.state.place
        }
    }

    fn caption_place(&self, node: NodeRef<'a>, words: &NameWords) -> Option<Place> {
        let place = self.state.place;
        if matches!(
            place,
            Place::Credit | Place::Heading(_) | Place::Cell(_) | Place::TableCaption(_) | Place::Cite(_)
        ) {
            return None;
        }
        let after_picture = self.waiting.last().or(self.pieces.last()).is_some_and(figure::can_have_caption);
        let inside = self.state.figure.is_some() || place == Place::Caption;
        let near = inside || after_picture && self.line.is_empty();
        if near && (credit::is_named(node, words, inside) || place == Place::Caption && credit::is_formed(node)) {
            return Some(Place::Credit);
        }
        (place != Place::Caption && caption::is_caption(node, words, &self.counts, near)).then_some(Place::Caption)
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

    /// Adds a piece that stands apart: at once between lines, after the line inside one.
    fn follow(&mut self, node: NodeId, body: Body) {
        let piece = self.made(node, body);
        if self.line.is_empty() {
            self.pieces.push(piece);
        } else {
            self.waiting.push(piece);
        }
    }

    fn piece(&mut self, node: NodeId, body: Body) {
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
    fn end_line(&mut self) {
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

/// The level of an element that is a heading by its role alone.
fn heading_role(node: NodeRef<'_>) -> Option<u8> {
    node.attribute("role").is_some_and(|role| role.trim() == "heading").then_some(2)
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
            json_of("<h1>Headline</h1><p>a</p><h1>Part</h1><h3>Sub</h3>"),
            json!([
                {"type": "paragraph", "text": [{"text": "a"}]},
                {"type": "heading", "level": 2, "text": [{"text": "Part"}]},
                {"type": "heading", "level": 3, "text": [{"text": "Sub"}]}
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
