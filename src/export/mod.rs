//! A format turns a [`Reading`] into text to keep: Markdown, HTML, plain text, JSON.

mod json;
mod text;

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
    /// Byline and date.
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
    #[serde(skip)]
    write: fn(&Reading, With) -> String,
}

/// The registry: a format is one line here and one file beside this one.
pub const FORMATS: &[Format] = &[
    Format {
        id: "text",
        extension: "txt",
        mime: "text/plain",
        write: text::write,
    },
    Format {
        id: "json",
        extension: "json",
        mime: "application/json",
        write: json::write,
    },
];

/// Writes a reading in the format of that name.
pub fn export(reading: &Reading, format: &str, with: With) -> Result<String, Error> {
    let format = FORMATS
        .iter()
        .find(|row| row.id == format)
        .ok_or_else(|| Error::UnknownFormat(format.to_owned()))?;
    Ok((format.write)(reading, with))
}
