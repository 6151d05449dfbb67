//! Assembling joins neighbouring pieces that belong together into blocks: items into a list, paragraphs into a quote, cells into a table.

use super::piece::{Body, CellPlace, ItemPlace, Piece, Place};
use super::{caption, credit, figure};
use crate::article::{Block, Cell, Content, Image, ListItem, Row, Span, plain};
use crate::dom::NodeId;

/// The blocks of all pieces.
pub(super) fn assemble(pieces: Vec<Piece>) -> Vec<Block> {
    let mut out = Assembler::default();
    let mut pieces = pieces.into_iter().peekable();
    while let Some(piece) = pieces.next() {
        let Some(figure) = piece.figure else {
            out.add(piece);
            continue;
        };
        let mut group = vec![piece];
        while let Some(next) = pieces.next_if(|next| next.figure == Some(figure)) {
            group.push(next);
        }
        figure::assemble(figure, group, &mut out);
    }
    out.blocks
}

/// What the last block is open for.
#[derive(Clone, Copy, Default, PartialEq)]
enum Open {
    #[default]
    Nothing,
    List {
        list: NodeId,
        item: NodeId,
    },
    Quote(NodeId),
    Table {
        table: NodeId,
        row: NodeId,
    },
    /// A picture whose caption may follow.
    Picture,
    /// A caption whose picture may follow.
    Caption,
}

/// The blocks so far and what the last of them waits for.
#[derive(Default)]
pub(super) struct Assembler {
    pub blocks: Vec<Block>,
    open: Open,
}

impl Assembler {
    /// Adds a block that takes nothing more.
    #[inline(never)]
    pub fn push(&mut self, node: NodeId, lang: Option<String>, content: Content) {
        self.open = Open::Nothing;
        self.blocks.push(Block {
            node,
            content,
            lang,
            dir: None,
        });
    }

    /// Adds a piece, joined to the last block where it belongs there.
    pub fn add(&mut self, piece: Piece) {
        let Piece { node, lang, body, note, .. } = piece;
        match body {
            Body::Line { place, spans } => match place {
                Place::Flow => match self.bare_picture().and_then(|picture| credit::closes(&plain(&spans), &picture.alt)) {
                    Some(is_credit) => self.caption(node, lang, is_credit, spans),
                    None => self.push(node, lang, Content::Paragraph { text: spans }),
                },
                Place::Standfirst => self.push(node, lang, Content::Standfirst { text: spans }),
                Place::Heading(level) => self.heading(node, lang, level, unstrong(spans)),
                Place::Item(place) => self.item(node, lang, place, spans, note),
                Place::Quote(quote) => self.quote(node, lang, quote, spans),
                Place::Cite(quote) => self.cite(node, lang, quote, spans),
                Place::Caption | Place::Credit => self.caption(node, lang, place == Place::Credit, spans),
                Place::Cell(place) => self.cell_words(place, spans),
                Place::TableCaption(table) => self.table_caption(node, lang, table, spans),
            },
            Body::Picture(image) => self.picture(node, lang, image),
            Body::Embed { provider, url, title } => self.push(node, lang, Content::Embed { provider, url, title }),
            Body::Rule => self.push(node, None, Content::Separator),
            Body::Code { text, language } => self.push(node, lang, Content::Code { text, language }),
            Body::Cell(place) => self.cell(lang, place),
        }
    }

    /// A heading, unless the one before it says the same with at most a picture between them: one is over the picture, as a part of a template.
    fn heading(&mut self, node: NodeId, lang: Option<String>, level: u8, text: Vec<Span>) {
        let before = self.blocks.iter().rev().take(2);
        let before = before
            .map(|block| &block.content)
            .find(|content| !matches!(content, Content::Figure { .. }));
        if !matches!(before, Some(Content::Heading { text: said, .. }) if *said == text) {
            self.push(node, lang, Content::Heading { level, text });
        }
    }

    /// The last block's picture, where that has no words.
    fn bare_picture(&self) -> Option<&Image> {
        match &self.blocks.last()?.content {
            Content::Figure {
                images,
                caption,
                credit: None,
            } if caption.is_empty() => images.last(),
            _ => None,
        }
    }

    fn last(&mut self) -> Option<&mut Content> {
        self.blocks.last_mut().map(|block| &mut block.content)
    }

    fn item(&mut self, node: NodeId, lang: Option<String>, place: ItemPlace, text: Vec<Span>, note: Option<String>) {
        let open = self.open;
        let new = ListItem {
            depth: place.depth,
            ordered: place.ordered,
            text,
            note,
        };
        if let Open::List { list, item } = open
            && list == place.list
            && let Some(Content::List { items, .. }) = self.last()
        {
            match items.last_mut() {
                Some(last) if item == place.item => {
                    last.text.push(line_break());
                    last.text.extend(new.text);
                }
                _ => items.push(new),
            }
        } else {
            let content = Content::List {
                ordered: place.ordered,
                start: if place.ordered { place.number } else { 1 },
                items: vec![new],
            };
            self.push(node, lang, content);
        }
        self.open = Open::List {
            list: place.list,
            item: place.item,
        };
    }

    fn quote(&mut self, node: NodeId, lang: Option<String>, quote: NodeId, text: Vec<Span>) {
        if self.open == Open::Quote(quote)
            && let Some(Content::Quote { paragraphs, .. }) = self.last()
        {
            paragraphs.push(text);
            return;
        }
        let content = Content::Quote {
            pull: false,
            paragraphs: vec![text],
            cite: Vec::new(),
        };
        self.push(node, lang, content);
        self.open = Open::Quote(quote);
    }

    fn cite(&mut self, node: NodeId, lang: Option<String>, quote: NodeId, text: Vec<Span>) {
        if self.open == Open::Quote(quote)
            && let Some(Content::Quote { cite, .. }) = self.last()
        {
            if !cite.is_empty() {
                cite.push(Span {
                    text: ", ".to_owned(),
                    ..Span::default()
                });
            }
            cite.extend(text);
            return;
        }
        self.push(node, lang, Content::Paragraph { text });
    }

    fn picture(&mut self, node: NodeId, lang: Option<String>, image: Image) {
        if self.open == Open::Caption
            && let Some(Content::Figure { images, .. }) = self.last()
        {
            images.push(image);
            self.open = Open::Nothing;
            return;
        }
        let content = Content::Figure {
            images: vec![image],
            caption: Vec::new(),
            credit: None,
        };
        self.push(node, lang, content);
        self.open = Open::Picture;
    }

    /// Words that describe what stands before them. Without anything to describe they stay as a caption without a picture.
    pub fn caption(&mut self, node: NodeId, lang: Option<String>, is_credit: bool, text: Vec<Span>) {
        let open = self.open;
        match self.last() {
            Some(Content::Figure { caption, credit, .. }) if matches!(open, Open::Picture | Open::Caption) || caption.is_empty() => {
                caption::add(caption, credit, text, is_credit);
                return;
            }
            Some(Content::Figure { caption, .. }) if plain(caption) == plain(&text) => return,
            Some(Content::Figure { caption, credit, .. }) if is_credit && credit.is_none() => {
                caption::add(caption, credit, text, true);
                return;
            }
            Some(Content::Embed { title, .. }) if title.is_none() && !is_credit => {
                *title = Some(plain(&text).replace('\n', " "));
                return;
            }
            _ => {}
        }
        let (mut caption, mut credit) = (Vec::new(), None);
        caption::add(&mut caption, &mut credit, text, is_credit);
        if caption.is_empty() && credit.is_none() {
            return;
        }
        let content = Content::Figure {
            images: Vec::new(),
            caption,
            credit,
        };
        self.push(node, lang, content);
        self.open = Open::Caption;
    }

    fn table(&mut self, node: NodeId, lang: Option<String>) {
        let content = Content::Table {
            caption: Vec::new(),
            rows: Vec::new(),
        };
        self.push(node, lang, content);
    }

    fn table_caption(&mut self, node: NodeId, lang: Option<String>, table: NodeId, text: Vec<Span>) {
        if !matches!(self.open, Open::Table { table: open, .. } if open == table) {
            self.table(node, lang);
            self.open = Open::Table { table, row: table };
        }
        if let Some(Content::Table { caption, .. }) = self.last() {
            if !caption.is_empty() {
                caption.push(line_break());
            }
            caption.extend(text);
        }
    }

    fn cell(&mut self, lang: Option<String>, place: CellPlace) {
        let same_row = match self.open {
            Open::Table { table, row } if table == place.table => row == place.row,
            _ => {
                self.table(place.table, lang);
                false
            }
        };
        if let Some(Content::Table { rows, .. }) = self.last() {
            if !same_row || rows.is_empty() {
                rows.push(Row { cells: Vec::new() });
            }
            if let Some(row) = rows.last_mut() {
                row.cells.push(Cell {
                    header: place.header,
                    columns: place.columns,
                    rows: place.rows,
                    text: Vec::new(),
                });
            }
        }
        self.open = Open::Table {
            table: place.table,
            row: place.row,
        };
    }

    fn cell_words(&mut self, place: CellPlace, text: Vec<Span>) {
        if let Open::Table { table, .. } = self.open
            && table == place.table
            && let Some(Content::Table { rows, .. }) = self.last()
            && let Some(cell) = rows.last_mut().and_then(|row| row.cells.last_mut())
        {
            if !cell.text.is_empty() {
                cell.text.push(line_break());
            }
            cell.text.extend(text);
            return;
        }
        self.push(place.cell, None, Content::Paragraph { text });
    }
}

/// The span that parts two rows of one block.
pub(super) fn line_break() -> Span {
    Span {
        text: "\n".to_owned(),
        ..Span::default()
    }
}

/// A heading is strong as a whole; being strong inside says nothing more.
fn unstrong(mut spans: Vec<Span>) -> Vec<Span> {
    if spans.iter().all(|span| span.strong || span.text.trim().is_empty()) {
        for span in &mut spans {
            span.strong = false;
        }
    }
    spans
}
