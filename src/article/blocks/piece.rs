//! A piece is the smallest thing the walk gives: one line of words with its place, one picture, one embed, one break.

use crate::article::{Image, Provider, Span};
use crate::dom::NodeId;
use crate::url::SafeUrl;

/// One piece, in document order.
pub(super) struct Piece {
    /// Where it comes from.
    pub node: NodeId,
    /// The outermost figure around it.
    pub figure: Option<NodeId>,
    /// The innermost figure around it.
    pub inner_figure: Option<NodeId>,
    /// Its language where it differs from the page's.
    pub lang: Option<String>,
    /// Its name in the page, where it is a footnote.
    pub note: Option<String>,
    /// What it is.
    pub body: Body,
}

/// What a piece is.
pub(super) enum Body {
    /// Words.
    Line { place: Place, spans: Vec<Span> },
    /// A picture.
    Picture(Image),
    /// Something of another site, or a player.
    Embed {
        provider: Provider,
        url: SafeUrl,
        title: Option<String>,
    },
    /// A rule between two parts of the story.
    Rule,
    /// Program text.
    Code { text: String, language: Option<String> },
    /// A cell of a data table begins; its lines follow. Empty cells count too.
    Cell(CellPlace),
}

/// What a line of words is part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// The running text.
    Flow,
    /// A heading of that level.
    Heading(u8),
    /// An element that is named as the summary before the story.
    Standfirst,
    /// An item of a list.
    Item(ItemPlace),
    /// A quotation.
    Quote(NodeId),
    /// Who said a quotation.
    Cite(NodeId),
    /// The caption of a picture, table or player.
    Caption,
    /// Who made a picture.
    Credit,
    /// A cell of a data table.
    Cell(CellPlace),
    /// The caption of a data table.
    TableCaption(NodeId),
}

impl Place {
    /// Whether what stands inside is always part of it: a list inside a caption is caption.
    pub fn holds_all(self) -> bool {
        matches!(
            self,
            Place::Heading(_) | Place::Caption | Place::Credit | Place::Cite(_) | Place::Cell(_) | Place::TableCaption(_)
        )
    }
}

/// An item of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ItemPlace {
    /// The outermost list.
    pub list: NodeId,
    /// The item's element.
    pub item: NodeId,
    /// 0 in the outermost list.
    pub depth: u8,
    /// Whether its own list is numbered.
    pub ordered: bool,
    /// Its number.
    pub number: i32,
}

/// A cell of a data table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct CellPlace {
    pub table: NodeId,
    pub row: NodeId,
    pub cell: NodeId,
    pub header: bool,
    pub columns: u16,
    pub rows: u16,
}
