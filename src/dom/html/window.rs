//! A window is a copy of some of the page's text, of which the tree's texts and values are slices: one piece of memory for many of them.

use html5ever::tendril::StrTendril;
use std::ops::Range;

/// Bytes of a window. What is skipped behind a slice, a script or a drawing, is copied with it as far as the window goes.
const BYTES: usize = 1_024;
/// Bytes that a tendril holds without any memory beside it.
const INLINE: usize = 8;

/// The window that was opened last.
#[derive(Default)]
pub(super) struct Window {
    text: StrTendril,
    /// Where in the page it lies.
    place: Range<usize>,
}

impl Window {
    /// A piece of the page.
    pub fn slice(&mut self, page: &str, piece: Range<usize>) -> StrTendril {
        let own = page.get(piece.clone()).unwrap_or_default();
        if own.len() <= INLINE {
            return StrTendril::from_slice(own);
        }
        if piece.start < self.place.start || piece.end > self.place.end {
            let end = page.floor_char_boundary(piece.start + BYTES).max(piece.end);
            self.text = StrTendril::from_slice(page.get(piece.start..end).unwrap_or_default());
            self.place = piece.start..end;
        }
        let slice = self.text.try_subtendril((piece.start - self.place.start) as u32, own.len() as u32);
        slice.unwrap_or_else(|_| StrTendril::from_slice(own))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_piece_is_the_pages_own() {
        let page = "Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich. ".repeat(200);
        let mut window = Window::default();
        for (start, length) in [(0, 5), (9, 40), (60, 1_200), (1_400, 9), (1_500, 3_000), (900, 20), (12_000, 600)] {
            let (start, end) = (page.floor_char_boundary(start), page.floor_char_boundary(start + length));
            assert_eq!(&*window.slice(&page, start..end), page.get(start..end).unwrap_or_default());
        }
    }
}
