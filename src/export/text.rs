//! Plain text: the story alone, one block a line; headline, byline and captions only where they are asked for.

use super::With;
use crate::Reading;
use crate::article::{Content, plain};

pub(super) fn write(reading: &Reading, _: With) -> String {
    let mut out = String::new();
    for block in &reading.blocks {
        if let Content::Heading { text, .. } | Content::Standfirst { text } | Content::Paragraph { text } = &block.content {
            out.push_str(&plain(text));
            out.push('\n');
        }
    }
    out
}
