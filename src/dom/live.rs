//! Live facts are what only a rendered page knows of an element: shown or not, where it is pinned, how large it is.

use super::NodeRef;
use crate::decimal::pixels;

/// Facts of one element from a snapshot; all false where there is no live page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Live {
    /// Not rendered.
    pub hidden: bool,
    /// `position: fixed`.
    pub fixed: bool,
    /// `position: sticky`.
    pub sticky: bool,
    /// Lies on top of the rest of the page, where it is pinned.
    pub on_top: bool,
    /// The reader opened it, by a click or a key, since Broadsheet looked at the page.
    pub opened: bool,
    /// Vertical writing mode.
    pub vertical: bool,
    /// Right to left by computed style.
    pub right_to_left: bool,
}

/// A box on the live page, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Box {
    /// Width in CSS pixels.
    pub width: u32,
    /// Height in CSS pixels.
    pub height: u32,
}

/// Where a pinned element's box begins in the window, in CSS pixels; it may begin outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// From the window's left edge.
    pub left: i32,
    /// From the window's upper edge.
    pub top: i32,
}

impl NodeRef<'_> {
    /// How wide an element is known to be, in CSS pixels: as it was drawn, or as its attribute says.
    pub fn known_width(&self) -> Option<u32> {
        let drawn = self.live_box().map(|size| size.width);
        drawn.or_else(|| pixels(self.attribute("width")))
    }

    /// How high it is known to be.
    pub fn known_height(&self) -> Option<u32> {
        let drawn = self.live_box().map(|size| size.height);
        drawn.or_else(|| pixels(self.attribute("height")))
    }
}
