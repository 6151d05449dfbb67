//! An error is something the caller can act on; each says in one plain sentence what happened.

use std::fmt;

/// What can go wrong in the core.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// A snapshot does not follow the grammar; the words say where.
    Snapshot(&'static str),
    /// There is nothing to read.
    Empty,
    /// The input is no text: a picture, an archive or another binary file.
    Binary,
    /// An export format that is not in the registry.
    UnknownFormat(String),
    /// The page has no article to export; the words say why.
    NoArticle(String),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Snapshot(why) => write!(f, "The page could not be read: its snapshot is broken ({why})."),
            Error::Empty => write!(f, "There is nothing to read: the input is empty."),
            Error::Binary => write!(f, "This is not a page or a text, it is a binary file."),
            Error::UnknownFormat(name) => write!(f, "There is no format named \"{name}\"."),
            Error::NoArticle(why) => write!(f, "There is no article here: {why}."),
        }
    }
}

impl std::error::Error for Error {}
