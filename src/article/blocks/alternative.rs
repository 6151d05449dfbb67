//! Alternative text stands for a picture that cannot be seen; where it is the words of the caption or of a paragraph beside it again, or a file's name, it is left empty.

use crate::article::{Block, Content, plain};
use crate::dom::{is_picture_file, joined, letters};
use crate::search::Search;

/// Empties alternative texts that say nothing of their own.
pub(super) fn drop_repeated(blocks: &mut [Block]) {
    for at in 0..blocks.len() {
        if !matches!(
            blocks.get(at),
            Some(Block {
                content: Content::Figure { .. },
                ..
            })
        ) {
            continue;
        }
        let beside = [at.checked_sub(1), Some(at + 1)].map(|at| paragraph(blocks, at));
        let Some(Content::Figure { images, caption, credit }) = blocks.get_mut(at).map(|block| &mut block.content) else {
            continue;
        };
        let said = letters(&joined(&[&plain(caption), credit.as_deref().unwrap_or_default()], ""));
        for image in images {
            let alt = letters(&image.alt);
            // Cameras and upload forms put a file's name where the words should be.
            if alt.is_empty() || said.holds_text(&alt) || beside.contains(&alt) || is_picture_file(&image.alt) {
                image.alt.clear();
            }
        }
    }
}

/// The letters of a paragraph beside a picture, or of the caption that it shares with the picture beside it; nothing where there is none.
fn paragraph(blocks: &[Block], at: Option<usize>) -> String {
    match at.and_then(|at| blocks.get(at)).map(|block| &block.content) {
        Some(Content::Paragraph { text } | Content::Figure { caption: text, .. }) => letters(&plain(text)),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use crate::article::blocks::tests::json_of;

    #[test]
    fn words_of_the_caption_are_not_said_twice() {
        let alt = |body: &str| json_of(body)[0]["images"][0]["alt"].clone();
        assert!(alt("<figure><img src=/a.jpg alt='The bridge'><figcaption>The bridge on Monday (AP)</figcaption></figure>").is_null());
        assert!(alt("<img src=/a.jpg alt='IMG_0001.JPG'>").is_null());
        assert!(alt("<img src=/a.jpg alt='Men on a bridge'><p>Men on a bridge.</p>").is_null());
        assert_eq!(
            alt("<figure><img src=/a.jpg alt='Men on a bridge'><figcaption>The bridge</figcaption></figure>"),
            "Men on a bridge"
        );
    }
}
