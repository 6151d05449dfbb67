//! A state is what holds at a point of the walk; an open element brings back what held before it.

use super::piece::Place;
use super::style::Style;
use crate::dom::NodeId;

/// What holds at a point of the walk.
#[derive(Clone, Copy)]
pub(super) struct State {
    pub style: Style,
    pub place: Place,
    pub figure: Option<NodeId>,
    pub inner_figure: Option<NodeId>,
    pub picture: Option<NodeId>,
    pub lang: Option<NodeId>,
    /// The innermost element that is set apart from the line.
    pub block: Option<NodeId>,
    /// The data table around.
    pub table: Option<NodeId>,
    /// Its row.
    pub row: Option<NodeId>,
    /// Inside a `<pre>` of prose.
    pub preformatted: bool,
}

impl Default for State {
    fn default() -> Self {
        State {
            style: Style::default(),
            place: Place::Flow,
            figure: None,
            inner_figure: None,
            picture: None,
            lang: None,
            block: None,
            table: None,
            row: None,
            preformatted: false,
        }
    }
}

/// An element whose end is still to come.
pub(super) struct Open {
    pub end: u32,
    /// Whether its end ends the line.
    pub block: bool,
    /// Whether it is a list.
    pub list: bool,
    /// Whether the rest of a word follows it.
    pub drop_cap: bool,
    /// The mark that stands at its end, where it is a quotation in a line.
    pub quote: Option<&'static str>,
    /// What held before it.
    pub before: State,
}
