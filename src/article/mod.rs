//! An article is the story of a page as typed blocks: headings, paragraphs, figures. There is no HTML in it.

mod article_address;
mod blocks;
mod called_article;
mod join;
mod lists;
mod look;
mod readerable;
mod reading_time;
mod select;
mod selected;
mod story;
mod tool;
mod unfold;

pub(crate) use article_address::is_to_use;
#[cfg(test)]
pub(crate) use blocks::tests::blocks_of;
pub(crate) use blocks::{asides, is_known_embed, is_post, without_size};
pub use blocks::{blocks, lead, name_lead};
pub(crate) use called_article::head_says_article;
pub use join::{FurtherPage, JoinedPage, read_all};
pub use readerable::{Glance, Verdict, is_probably_readerable, says_little, verdict};
pub use reading_time::{ReadingTime, reading_time};
pub use select::{Selection, select};
pub(crate) use selected::selected;
pub use story::NameHints;
pub(crate) use unfold::unfolded;

use crate::dom::NodeId;
use crate::url::SafeUrl;
use serde::Serialize;

/// One block of the story, with the node it comes from.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Block {
    /// The element (or first text node) in the page that the block was made of.
    pub node: NodeId,
    /// What it is.
    #[serde(flatten)]
    pub content: Content,
    /// Its language where it differs from the page's, as a BCP 47 tag.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
    /// Its direction where it differs from the page's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dir: Option<Direction>,
}

/// Which way a text runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

/// What a block is.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Content {
    /// A heading inside the story; `level` 2 to 6 (1 is the headline's, which stands in the metadata).
    Heading {
        /// 2 to 6.
        level: u8,
        /// Its words.
        text: Vec<Span>,
    },
    /// The summary that stands before the story.
    Standfirst {
        /// Its words.
        text: Vec<Span>,
    },
    /// A paragraph.
    Paragraph {
        /// Its words.
        text: Vec<Span>,
    },
    /// A list, flat: each item says how deep it stands.
    List {
        /// Numbered.
        ordered: bool,
        /// First number of a numbered list.
        start: i32,
        /// Its items in order.
        items: Vec<ListItem>,
    },
    /// A quotation set apart.
    Quote {
        /// A pull quote: words of the story printed large once more.
        pull: bool,
        /// Its paragraphs.
        paragraphs: Vec<Vec<Span>>,
        /// Who said it, where the page marks that.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        cite: Vec<Span>,
    },
    /// One picture, or several under one caption (a gallery).
    Figure {
        /// The pictures in order.
        images: Vec<Image>,
        /// The caption without its credit.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        caption: Vec<Span>,
        /// Who made the picture.
        #[serde(skip_serializing_if = "Option::is_none")]
        credit: Option<String>,
    },
    /// A table of data.
    Table {
        /// Its caption.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        caption: Vec<Span>,
        /// Its rows.
        rows: Vec<Row>,
    },
    /// Program text, line breaks kept.
    Code {
        /// The characters.
        text: String,
        /// The language, where the page names it.
        #[serde(skip_serializing_if = "Option::is_none")]
        language: Option<String>,
    },
    /// Something of another site inside the story: a video, a post, a map.
    Embed {
        /// Whose it is.
        provider: Provider,
        /// Where it can be opened.
        url: SafeUrl,
        /// Its title or first words.
        #[serde(skip_serializing_if = "Option::is_none")]
        title: Option<String>,
    },
    /// A break between two parts of the story.
    Separator,
}

/// A run of characters in one style; spans stand flat in a row, so styles cannot nest without end.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Span {
    /// The characters; `\n` is a line break inside the block.
    pub text: String,
    /// Emphasised (italic).
    #[serde(skip_serializing_if = "is_false")]
    pub emphasis: bool,
    /// Strong (bold).
    #[serde(skip_serializing_if = "is_false")]
    pub strong: bool,
    /// Program text.
    #[serde(skip_serializing_if = "is_false")]
    pub code: bool,
    /// Struck out.
    #[serde(skip_serializing_if = "is_false")]
    pub strike: bool,
    /// Marked (highlighted) by the publisher.
    #[serde(skip_serializing_if = "is_false")]
    pub mark: bool,
    /// Set above or below the line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub script: Option<Script>,
    /// Where it leads.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<SafeUrl>,
    /// The footnote it calls, by its name in the page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Where a span stands against the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Script {
    /// Above, as exponents and note calls do.
    Super,
    /// Below, as in formulas.
    Sub,
}

fn is_false(value: &bool) -> bool {
    !*value
}

/// One item of a list.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct ListItem {
    /// 0 for an item of the list itself, 1 for one of a list inside it, and so on.
    pub depth: u8,
    /// Whether the list it stands in is numbered.
    pub ordered: bool,
    /// Its words.
    pub text: Vec<Span>,
    /// Its name in the page, where it is a footnote.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// One row of a table.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Row {
    /// Its cells.
    pub cells: Vec<Cell>,
}

/// One cell of a table.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Cell {
    /// A heading of its row or column.
    pub header: bool,
    /// How many columns it takes, at least 1.
    pub columns: u16,
    /// How many rows it takes, at least 1.
    pub rows: u16,
    /// Its words.
    pub text: Vec<Span>,
}

/// A picture.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Image {
    /// The `<img>` in the page.
    pub node: NodeId,
    /// The best source that the page names.
    pub url: SafeUrl,
    /// Sources by width, for screens that need less or more.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<ImageSource>,
    /// The text that stands for it; empty where the caption says the same.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub alt: String,
    /// Width in CSS pixels, where the page says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
    /// Height in CSS pixels, where the page says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub height: Option<u32>,
}

/// One candidate of a `srcset`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct ImageSource {
    /// Its address.
    pub url: SafeUrl,
    /// Its width in image pixels.
    pub width: u32,
}

/// Whose embed it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Provider {
    /// youtube.com
    Youtube,
    /// vimeo.com
    Vimeo,
    /// dailymotion.com
    Dailymotion,
    /// x.com, formerly twitter.com
    X,
    /// instagram.com
    Instagram,
    /// facebook.com
    Facebook,
    /// tiktok.com
    Tiktok,
    /// bsky.app
    Bluesky,
    /// A server of the fediverse
    Mastodon,
    /// spotify.com
    Spotify,
    /// soundcloud.com
    Soundcloud,
    /// A map
    Map,
    /// A chart or graphic, such as Datawrapper's or Flourish's
    Graphic,
    /// The page's own or another video file
    Video,
    /// The page's own or another sound file
    Audio,
    /// Anything else
    Other,
}

/// The characters of spans in a row.
#[inline(never)]
pub fn plain(spans: &[Span]) -> String {
    spans.iter().map(|span| span.text.as_str()).collect()
}
