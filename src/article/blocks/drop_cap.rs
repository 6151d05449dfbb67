//! A drop cap is a story's first letter set large in an element of its own; it belongs to the word that follows.

use super::name_words::NameWords;
use crate::dom::NodeRef;
use crate::words::{Words, words};

/// Names that publishers give it.
const NAMES: Words = words![
    "dropcap",
    "drop cap",
    "dropcaps",
    "drop caps",
    "initial",
    "lettrine",
    "first letter",
    "firstletter",
    "initiale",
    "capolettera",
    "capitular",
];
/// Most characters of one: a letter with an opening quotation mark.
const MOST_CHARACTERS: usize = 3;

/// Whether an element is a drop cap.
pub(super) fn is_drop_cap(node: NodeRef<'_>, words: &NameWords) -> bool {
    words.has_any(NAMES) && (1..=MOST_CHARACTERS).contains(&node.raw_text().trim().chars().take(MOST_CHARACTERS + 1).count())
}

#[cfg(test)]
mod tests {
    use crate::article::blocks::tests::json_of;
    use serde_json::json;

    #[test]
    fn a_drop_cap_joins_its_word_inline_and_as_a_block() {
        let expected = json!([{"type": "paragraph", "text": [{"text": "The day began."}]}]);
        assert_eq!(json_of("<p><span class=drop-cap>T</span>he day began.</p>"), expected);
        assert_eq!(json_of("<p><span class=dropcap>T</span>\n  he day began.</p>"), expected);
        assert_eq!(json_of("<div class=dropCap>T</div>\n<p>he day began.</p>"), expected);
        assert_eq!(json_of("<div class=dropCap>T</div> <p>he day began.</p>"), expected);
        assert_eq!(json_of("<p><span class=capolettera>T</span>\n he day began.</p>"), expected);
        assert_eq!(json_of("<p><img src=/t.gif alt=T>he day began.</p>"), expected);
        assert_eq!(
            json_of("<p><span class=dropcap>A</span> day began.</p>"),
            json!([{"type": "paragraph", "text": [{"text": "A day began."}]}])
        );
    }
}
