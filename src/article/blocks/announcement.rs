//! An announcement is a line that ends with a colon. One that stands last announces what is no part of the story: contacts, a player, what else there is to read.

use crate::article::{Block, Content, plain};
use crate::search::Search;

/// Longest announcement, in bytes.
const LONGEST: usize = 80;

/// Drops the announcements that nothing follows.
pub(super) fn drop_last(blocks: &mut Vec<Block>) {
    let announces = |block: &Block| match &block.content {
        Content::Paragraph { text } => {
            let text = plain(text);
            text.len() <= LONGEST && text.ends_with_any(":：")
        }
        _ => false,
    };
    while blocks.len() > 1 && blocks.last().is_some_and(announces) {
        blocks.pop();
    }
}

#[cfg(test)]
mod tests {
    use crate::article::blocks::tests::types_of;

    #[test]
    fn what_nothing_follows_announces_nothing() {
        assert_eq!(
            types_of("<p>He said:</p><p>Nothing.</p><p>Watch the film:</p><p>Contacts:</p>"),
            ["paragraph", "paragraph"]
        );
        assert_eq!(types_of("<p>These were there:</p><ul><li>Ann Lee</ul>"), ["paragraph", "list"]);
        assert_eq!(types_of("<p>Contacts:</p>"), ["paragraph"]);
    }
}
