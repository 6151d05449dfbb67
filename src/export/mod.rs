//! A format turns a [`Reading`] into something to keep: Markdown, HTML, plain text, JSON, and an EPUB book.

#[cfg(test)]
mod any_blocks;
mod embed_label;
mod epub;
mod heading_lines;
mod html;
mod json;
mod markdown;
mod markdown_inline;
mod markup;
mod note_numbers;
mod table_grid;
mod text;
mod zip;

pub use epub::{Picture, book};

use crate::Reading;
use crate::error::Error;
use serde::{Deserialize, Serialize};

/// What an export holds besides the story's blocks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct With {
    /// The headline.
    pub headline: bool,
    /// Byline, date and address.
    pub byline: bool,
    /// Captions and credits of pictures.
    pub captions: bool,
}

/// A row of the registry.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Format {
    /// Its name on the command line.
    pub id: &'static str,
    /// The extension of its files, without the dot.
    pub extension: &'static str,
    /// Its media type.
    pub mime: &'static str,
    /// `None` for the book, which is no text.
    #[serde(skip)]
    write: Option<fn(&Reading, With) -> String>,
}

/// The registry: a format is one line here and one file beside this one.
pub const FORMATS: &[Format] = &[
    Format {
        id: "markdown",
        extension: "md",
        mime: "text/markdown",
        write: Some(markdown::write),
    },
    Format {
        id: "html",
        extension: "html",
        mime: "text/html",
        write: Some(html::write),
    },
    Format {
        id: "text",
        extension: "txt",
        mime: "text/plain",
        write: Some(text::write),
    },
    Format {
        id: "json",
        extension: "json",
        mime: "application/json",
        write: Some(json::write),
    },
];

/// The row of the book, which stands apart as it is no text: [`book`] writes it.
pub const BOOK: Format = Format {
    id: "epub",
    extension: "epub",
    mime: "application/epub+zip",
    write: None,
};

/// Writes a reading in the format of that name.
pub fn export(reading: &Reading, format: &str, with: With) -> Result<String, Error> {
    let format = FORMATS
        .iter()
        .find(|row| row.id == format)
        .ok_or_else(|| Error::UnknownFormat(format.to_owned()))?;
    let write = format.write.ok_or_else(|| Error::UnknownFormat(format.id.to_owned()))?;
    Ok(write(reading, with))
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::article::Block;
    use crate::metadata::Metadata;
    use crate::url::SafeUrl;

    /// A reading of the given blocks with everything above them.
    pub(crate) fn reading_of(blocks: Vec<Block>) -> Reading {
        let document = crate::dom::from_plain_text("x", None);
        Reading {
            metadata: Metadata {
                title: Some("A *headline*".to_owned()),
                byline: vec!["Jane Roe".to_owned()],
                published: Some("2026-11-24T10:55:00Z".to_owned()),
                site_name: Some("The Paper".to_owned()),
                canonical_url: SafeUrl::link("https://example.com/a", None),
                ..Metadata::default()
            },
            blocks,
            ..crate::read(&document, &crate::Options::default())
        }
    }

    #[test]
    fn an_unknown_format_is_an_error() {
        let reading = reading_of(Vec::new());
        assert!(export(&reading, "docx", With::default()).is_err());
        for format in FORMATS {
            assert!(export(&reading, format.id, With::default()).is_ok(), "{}", format.id);
        }
    }
}
