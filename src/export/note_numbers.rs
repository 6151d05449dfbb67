//! Note numbers are what an export calls footnotes by: 1, 2, 3 in the order of the notes, whatever the page named them.

use crate::article::{Block, Content};
use crate::quick::HashMap;

/// The number of each note by its name in the page.
pub(super) struct NoteNumbers<'a>(HashMap<&'a str, usize>);

impl<'a> NoteNumbers<'a> {
    /// Numbers the notes among the blocks.
    pub fn of(blocks: &'a [Block]) -> NoteNumbers<'a> {
        let mut numbers = HashMap::default();
        for block in blocks {
            if let Content::List { items, .. } = &block.content {
                for name in items.iter().filter_map(|item| item.note.as_deref()) {
                    let next = numbers.len() + 1;
                    numbers.entry(name).or_insert(next);
                }
            }
        }
        NoteNumbers(numbers)
    }

    /// The number of a note, `None` for a name that no note has.
    pub fn get(&self, name: &str) -> Option<usize> {
        self.0.get(name).copied()
    }
}
