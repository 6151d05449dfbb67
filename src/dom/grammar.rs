//! The grammar is the control characters that a snapshot is made of; ARCHITECTURE.md says how they are put together.
//!
//! `./build.sh types` writes it into `extension/generated/schema.js`, so that both sides of the boundary hold one copy.

/// First field of every snapshot: the grammar's name and version.
pub const MAGIC: &str = "BS1";
/// Starts an element; its tag follows.
pub const ELEMENT: char = '\u{1}';
/// Starts an attribute; its name follows.
pub const ATTRIBUTE: char = '\u{2}';
/// Stands between an attribute's name and value.
pub const VALUE: char = '\u{3}';
/// Starts a state: one of the letters of [`state`] and what belongs to it.
pub const STATE: char = '\u{4}';
/// Starts a text node.
pub const TEXT: char = '\u{5}';
/// Ends an element.
pub const CLOSE: char = '\u{6}';
/// Ends the header.
pub const RECORD: char = '\u{1e}';
/// Stands between the fields of the header.
pub const FIELD: char = '\u{1f}';

/// The letters of the states: what only a live page knows of an element.
pub mod state {
    /// Not rendered.
    pub const HIDDEN: char = 'h';
    /// `position: fixed`.
    pub const FIXED: char = 'f';
    /// `position: sticky`.
    pub const STICKY: char = 's';
    /// Lies on top of the rest of the page, where it is pinned.
    pub const ON_TOP: char = 't';
    /// Opened by the reader of the page.
    pub const OPENED: char = 'o';
    /// A box: width, comma, height.
    pub const BOX: char = 'b';
    /// Where the box of a pinned element begins in the window: left, comma, top.
    pub const PLACE: char = 'p';
    /// Text drawn by `::before` or `::after`.
    pub const DRAWN: char = 'c';
    /// Vertical writing mode.
    pub const VERTICAL: char = 'v';
    /// Right to left by computed style.
    pub const RIGHT_TO_LEFT: char = 'r';
}
