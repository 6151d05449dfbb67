//! A separator is a break between two parts of the story: a rule, or a row of asterisks.

use crate::article::{Block, Content, plain};

/// Most characters of a row of asterisks and its like.
const LONGEST: usize = 20;

/// Turns rows of asterisks into separators, and takes out those at the ends, with headings over nothing there, and doubles.
pub(super) fn tidy(blocks: &mut Vec<Block>) {
    for block in blocks.iter_mut() {
        if let Content::Paragraph { text } = &block.content
            && is_ornament(&plain(text))
        {
            block.content = Content::Separator;
        }
    }
    let mut after_separator = true;
    blocks.retain(|block| {
        let separator = block.content == Content::Separator;
        let keep = !(separator && after_separator);
        after_separator = separator;
        keep
    });
    // What a heading at the end headed was taken away as clutter.
    while blocks.len() > 1
        && matches!(
            blocks.last().map(|block| &block.content),
            Some(Content::Separator | Content::Heading { .. })
        )
    {
        blocks.pop();
    }
}

/// Whether a line is only marks that divide.
fn is_ornament(text: &str) -> bool {
    text.len() <= LONGEST * 4
        && text.chars().count() <= LONGEST
        && text.chars().all(|c| {
            c.is_whitespace()
                || matches!(
                    c,
                    '*' | '⁂' | '•' | '·' | '—' | '–' | '-' | '_' | '~' | '=' | '◆' | '■' | '●' | '✦' | '❖' | '#'
                )
        })
}

#[cfg(test)]
mod tests {
    use crate::article::blocks::tests::types_of;

    #[test]
    fn separators_stand_only_between_parts() {
        assert_eq!(
            types_of("<hr><p>a</p><hr><p>* * *</p><p>b</p><hr>"),
            ["paragraph", "separator", "paragraph"]
        );
    }
}
