//! A token is what the tokenizer cuts a page into and the rules take one by one: a tag, a text, a comment. A step is what a rule answers.

use super::tree::{Attributes, Piece, TagName};

/// A start tag.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tag {
    pub name: TagName,
    pub attributes: Attributes,
    pub closes_itself: bool,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Token {
    Start(Tag),
    End(TagName),
    Text(Piece, Blank),
    /// U+0000 in a text.
    Null,
    Comment,
    PageEnd,
}

/// What is known of a text's white space.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Blank {
    Unknown,
    Yes,
    No,
}

/// What is to be done after a rule.
#[derive(Clone, Copy, Debug)]
pub(super) enum Step {
    Done,
    /// The same token by the rules of the mode that was set.
    Again,
    /// The text in two: its white space, and what follows.
    Split(Piece),
    /// What follows is text up to the end tag.
    Raw(Raw),
    /// All that follows is text.
    Plaintext,
}

/// How the text of an element is read that holds text only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Raw {
    /// With references.
    References,
    AsItIs,
    Script,
}
