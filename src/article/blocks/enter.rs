//! Entering an element is seeing what it changes: the place of the words in it, their style, and where the line ends.

use super::counts::Counted;
use super::name_words::NameWords;
use super::piece::{Body, CellPlace, Place};
use super::state::Open;
use super::walk::{LONGEST_LABEL, Walk};
use super::{caption, credit, drop_cap, figure, quote, standfirst, table};
use crate::article::story::is_named_heading;
use crate::dom::{NodeId, NodeRef, Tag, is_blank, opens_own_picture};
use crate::search::Search;
use crate::url::SafeUrl;

/// Most elements that are the standfirst together: a summary has a sentence or a few bullets.
const MOST_STANDFIRSTS: usize = 16;

impl<'a> Walk<'a> {
    /// Goes into an element: sees what it changes in place and style.
    pub fn enter_element(&mut self, node: NodeRef<'a>) -> bool {
        let words = std::mem::take(&mut self.words).read_again(node);
        let entered = self.enter_named(node, &words);
        self.words = words;
        entered
    }

    fn enter_named(&mut self, node: NodeRef<'a>, words: &NameWords) -> bool {
        let tag = node.tag();
        // A field may be named for its label, which is hidden, and holds what is seen.
        let field = || words.has("label visually hidden") && node.children().any(|inside| !inside.is_text());
        if words.has_any(caption::FOR_SCREEN_READERS) && node.is_at_most(LONGEST_LABEL) && !field() {
            return false;
        }
        if self.state.figure.is_some() && node.is_at_most(LONGEST_LABEL) && self.is_label(node) {
            return false;
        }
        let of_picture = self.state.figure.is_some() || matches!(self.state.place, Place::Caption | Place::Credit);
        if of_picture && self.counts.within(node, Counted::Pictures) == 0 && caption::is_tool(node) {
            return false;
        }
        if Some(node.id()) == self.headline && !self.words_seen {
            self.end_line();
            return false;
        }
        if self.notes.is_way_back(node) || matches!(self.state.place, Place::Heading(_)) && is_place_of_heading(node) {
            return false;
        }
        let drop_cap = drop_cap::is_drop_cap(node, words);
        let mut block = !drop_cap && self.is_block(node, words);
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
                    if self.state.place == Place::Flow && self.is_standfirst(node, words) {
                        state.place = Place::Standfirst;
                        block = true;
                        // What stands below one within the story's own element is no summary, whatever it is called.
                        self.words_seen |= self.selection.summary == Some(node.id());
                    } else if let Some(level) = tag.heading_level().or_else(|| heading_role(node)) {
                        state.place = if standfirst::is_long_heading(node) {
                            self.opening_place()
                        } else {
                            Place::Heading(level.max(2))
                        };
                    } else if let Place::Quote(quote) = self.state.place
                        && quote::is_cite(node, words, self.document.node(quote), &self.line)
                    {
                        state.place = Place::Cite(quote);
                        block = true;
                    } else if quote::is_pull_quote_box(node, words, &self.counts) {
                        state.place = Place::Quote(node.id());
                    }
                }
            }
        }
        // A box of a picture and its caption is one figure, whatever its parts are called.
        let boxed = |node: NodeId| self.selection.figures.binary_search(&node).is_ok();
        if boxed(node.id()) || (tag == Tag::Figure || caption::is_wrapper(node, words, &self.counts)) && !state.figure.is_some_and(boxed) {
            state.figure.get_or_insert(node.id());
            state.inner_figure = Some(node.id());
            block = true;
        }
        if let Some(place) = self.caption_place(node, words) {
            state.place = place;
            block = true;
        }
        if self.state.place == Place::Credit && block {
            // A credit is one line, however it is boxed.
            block = false;
            self.line.push(" ", state.style, node.id());
        }
        match tag {
            Tag::Picture => state.picture = Some(node.id()),
            Tag::Pre => state.preformatted = true,
            Tag::A => {
                state.style.link = node
                    .attribute("href")
                    .filter(|href| !opens_own_picture(node, href))
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
        let quote = (tag == Tag::Q && !block && self.counts.within(node, Counted::Blocks) == 0)
            .then(|| self.quote(node))
            .flatten();
        if let Some([mark, _]) = quote {
            self.line.push(mark, state.style, node.id());
        }
        self.open.push(Open {
            end: node.span().end,
            quote: quote.map(|[_, mark]| mark),
            block,
            list,
            drop_cap,
            before: self.state,
        });
        self.state = state;
        true
    }

    /// Whether an element of a figure says what a press on the picture behind it does, or what the words behind it are: "Image caption, ", for screen readers.
    fn is_label(&self, node: NodeRef<'a>) -> bool {
        let Some((around, next)) = node.parent().zip(node.next_sibling()) else {
            return false;
        };
        let role = around.attribute("role").unwrap_or_default();
        let presses = || role == "button" && self.counts.within(node, Counted::Pictures) == 0 && self.counts.within(next, Counted::Pictures) > 0;
        let reads = || {
            let read = role == "text" && next.tag() == Tag::Span || around.tag() == Tag::Figcaption && next.tag() == Tag::P;
            read && node.tag() == Tag::Span && self.line.is_empty() && node.raw_text().trim_end().ends_with_any(",،，、")
        };
        presses() || reads()
    }

    /// The marks around a quotation in a line, which browsers draw and no text holds; none where somebody wrote some.
    fn quote(&self, node: NodeRef<'a>) -> Option<[&'static str; 2]> {
        let first = node.raw_text().trim_start().chars().next()?;
        let marked = |c: char| matches!(c, '"' | '„' | '“' | '”' | '‘' | '‚' | '«' | '»' | '「' | '『' | '\'');
        (!marked(first) && !self.line.last_visible().is_some_and(marked)).then(|| self.language.quotes())
    }

    /// Whether an element is set apart from the line. Custom elements and spans are where they stand alone as paragraphs do.
    fn is_block(&self, node: NodeRef<'a>, words: &NameWords) -> bool {
        match node.tag() {
            Tag::Other => self.stands_alone(node),
            Tag::Span | Tag::Font | Tag::Slot => {
                words.has("paragraph")
                    || words.has("para")
                    || node
                        .attribute("style")
                        .is_some_and(|css| css.holds("display:block") || css.holds("display: block"))
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

    /// Whether an element is the summary: chosen with the story, or named so before its first paragraph.
    fn is_standfirst(&self, node: NodeRef<'a>, words: &NameWords) -> bool {
        self.selection.summary == Some(node.id())
            || self.selection.standfirst.iter().take(MOST_STANDFIRSTS).any(|id| *id == node.id())
            || !self.words_seen && standfirst::is_named(node, words)
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
}

/// Whether a link in a heading leads to that heading, under a sign: "#", "¶".
fn is_place_of_heading(node: NodeRef<'_>) -> bool {
    node.tag() == Tag::A && node.attribute("href").is_some_and(|href| href.starts_with('#')) && !node.raw_text().holds_one(char::is_alphanumeric)
}

/// The level of an element that is a heading by its role or its name alone.
fn heading_role(node: NodeRef<'_>) -> Option<u8> {
    (node.attribute("role").is_some_and(|role| role.trim() == "heading") || is_named_heading(node)).then_some(2)
}
