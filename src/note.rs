//! A note is what limits an answer, or why there is none: a code for the extension, which says it in its reader's language (`note_<code>` in
//! `_locales`), and a sentence for the terminal.

use serde::Serialize;

/// What is to be said about an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Note {
    /// The page leads to articles.
    List,
    /// There is too little on it.
    Short,
    /// It says that it is an article, and none was found.
    NoStory,
    /// It says itself that it is not whole.
    Paid,
    /// It is too long.
    Cut,
}

impl Note {
    /// Every note there is.
    pub const ALL: [Note; 5] = [Note::List, Note::Short, Note::NoStory, Note::Paid, Note::Cut];

    /// The note in English.
    pub fn sentence(self) -> &'static str {
        match self {
            Note::List => "This looks like a home page or a list of articles, not like an article.",
            Note::Short => "There is too little text here for an article.",
            Note::NoStory => "No article found on this page.",
            Note::Paid => "The publisher shows only a part of this story to readers who do not pay.",
            Note::Cut => "This page is too long to be read whole; Broadsheet looked at its beginning.",
        }
    }
}
