//! The story is what stays of the selected elements when the lines that only stand around it are left out: bylines, tags, lists of links.

mod anchors;
mod behind;
mod cookie_words;
mod counted;
mod edges;
mod endnote;
mod entries;
mod entry_lines;
mod facts;
mod foreign;
mod ground;
mod headings;
mod headline;
mod lead_figure;
mod led_link;
mod left_out;
pub(super) mod machine_text;
mod name_table;
mod names;
mod notes;
mod phrase_table;
mod phrases;
mod picture_words;
mod player_label;
mod runs;
mod shape;
mod standfirst;
mod trim;

pub(super) use anchors::{Shingles, WINDOW, each_window};
pub(super) use ground::{AGAINST, Ground};
pub(super) use names::Hints;
pub use names::NameHints;
pub(super) use phrases::is_foreign_heading;
pub(super) use runs::Runs;
pub(super) use shape::same as same_shape;
pub(super) use trim::trim;
