//! Alternative text stands for a picture that cannot be seen; where it is the caption's words again, or a file's name, it is left empty.

use crate::article::{Block, Content, plain};
use crate::dom::letters;

/// Endings of files: cameras and upload forms put a file's name where the words should be.
const FILE_ENDINGS: &[&str] = &[".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif"];

/// Empties alternative texts that say nothing of their own.
pub(super) fn drop_repeated(blocks: &mut [Block]) {
    for block in blocks {
        let Content::Figure { images, caption, credit } = &mut block.content else {
            continue;
        };
        let said = letters(&format!("{} {}", plain(caption), credit.as_deref().unwrap_or_default()));
        for image in images {
            let alt = letters(&image.alt);
            let file_name = FILE_ENDINGS.iter().any(|ending| image.alt.to_ascii_lowercase().ends_with(ending));
            if alt.is_empty() || said.contains(&alt) || file_name {
                image.alt.clear();
            }
        }
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
        assert_eq!(
            alt("<figure><img src=/a.jpg alt='Men on a bridge'><figcaption>The bridge</figcaption></figure>"),
            "Men on a bridge"
        );
    }
}
