//! An image's identity is what stays of its address when sizes and versions are taken off: the same picture is shown once.

use crate::article::{Block, Content, Image, plain};
use crate::dom::joined;
use crate::quick::HashMap;
use crate::search::{Search, any_of};
use crate::url::without_query;

/// Shortest file name that names a picture wherever it stands, in characters; "photo1.jpg" stands in many folders.
const TELLING_NAME: usize = 16;
/// How the endings of programs begin, which serve many pictures under one name: `.php`, `.asp`, `.aspx`, `.ashx`.
const PROGRAMS: &[&str] = &["php", "as"];

/// Takes out pictures that were shown before. Their caption goes to the first one, where that has none. Pictures in a row with one caption and one alternative text have them once.
pub(super) fn show_each_picture_once(blocks: &mut Vec<Block>) {
    let mut seen: HashMap<String, usize> = HashMap::default();
    let mut last = 0;
    for at in 0..blocks.len() {
        let beside = std::mem::replace(&mut last, at);
        let (before, rest) = blocks.split_at_mut(at);
        let Some(Content::Figure { images, caption, credit }) = rest.first_mut().map(|block| &mut block.content) else {
            continue;
        };
        if images.is_empty() {
            continue;
        }
        let mut first = None;
        images.retain(|image| match seen.get(&identity(image.url.as_str())) {
            Some(earlier) => {
                first = Some(*earlier);
                false
            }
            None => {
                seen.insert(identity(image.url.as_str()), at);
                true
            }
        });
        if !images.is_empty() {
            // Two views from one window may have one caption; what has one alternative text as well is a copy.
            let alike = |all: &[Image]| all.iter().zip(&*images).any(|(one, other)| !one.alt.is_empty() && one.alt == other.alt);
            match before.get_mut(beside).map(|block| &mut block.content) {
                Some(Content::Figure {
                    images: all,
                    caption: said,
                    credit: by,
                }) if !caption.is_empty() && by == credit && alike(all) && plain(said) == plain(caption) => all.append(images),
                _ => continue,
            }
            last = beside;
            first = Some(beside);
        }
        let earlier = first.and_then(|first| before.get_mut(first)).map(|block| &mut block.content);
        if let Some(Content::Figure {
            caption: earlier_caption,
            credit: earlier_credit,
            ..
        }) = earlier
        {
            if earlier_caption.is_empty() || plain(earlier_caption) == plain(caption) {
                if earlier_caption.is_empty() {
                    earlier_caption.append(caption);
                }
                caption.clear();
            }
            if caption.is_empty() && earlier_credit.is_none() {
                *earlier_credit = credit.take();
            }
            if caption.is_empty() {
                *credit = None;
            }
        }
    }
    blocks.retain(|block| match &block.content {
        Content::Figure { images, caption, credit } => !images.is_empty() || !caption.is_empty() || credit.is_some(),
        _ => true,
    });
}

/// What names a picture: its file name where that is telling, else its whole path; which of its house's hosts it comes from, sizes, versions and file type left out.
pub(super) fn identity(address: &str) -> String {
    if address.starts_with("data:") {
        return address.to_owned();
    }
    let path = without_query(address);
    let file = path.rsplit('/').find(|part| !part.is_empty()).unwrap_or_default();
    let (stem, ending) = file.rsplit_once('.').unwrap_or((file, ""));
    let stem = without_size(stem);
    let digits = stem.chars().filter(char::is_ascii_digit).count();
    if stem.chars().count() >= TELLING_NAME && digits >= 4 {
        return stem.to_owned();
    }
    let folder = path.strip_suffix(file).unwrap_or(path);
    // A house serves one folder from several hosts, in turn: i0, i1, i2.
    let folder = folder.parted(".").map_or(folder, |(_, domain)| domain);
    // Two sizes of one picture often differ by a query alone ("image?id=1" and "image?id=2" are two pictures, though).
    let query = if ending.is_empty() || PROGRAMS.iter().any(|program| ending.starts_with(program)) {
        address.get(path.len()..).unwrap_or_default()
    } else {
        ""
    };
    joined(&[folder, stem, query], "")
}

/// Whether two addresses lead to one file, as services name the folder by the size.
pub(super) fn is_one_file(one: &str, other: &str) -> bool {
    let name = without_query(one).rsplit('/').next().unwrap_or_default();
    name.len() > TELLING_NAME && without_query(other).ends_with(name)
}

/// A name without a size at its end: `-1024x768`, `_800x600`, `-scaled`, `@2x`.
pub(crate) fn without_size(stem: &str) -> &str {
    let stem = stem.strip_suffix("-scaled").or_else(|| stem.strip_suffix("@2x")).unwrap_or(stem);
    let Some((head, tail)) = stem.rsplit_once(any_of("-_")) else {
        return stem;
    };
    let is_size = tail.split_once('x').is_some_and(|(width, height)| {
        [width, height]
            .iter()
            .all(|side| (2..=4).contains(&side.len()) && side.bytes().all(|b| b.is_ascii_digit()))
    });
    if is_size { head } else { stem }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::blocks::tests::json_of;

    #[test]
    fn sizes_of_one_picture_are_one_picture() {
        assert_eq!(
            identity("https://e.com/a/bridge-1024x768.jpg?w=3"),
            identity("https://e.com/a/bridge.webp")
        );
        assert_eq!(
            identity("https://cdn1.e.com/w800/b0a1c2d3e4f5a6b7c8.jpg"),
            identity("https://cdn2.e.com/1280x853/b0a1c2d3e4f5a6b7c8.jpg")
        );
        assert_ne!(identity("https://e.com/2024/photo1.jpg"), identity("https://e.com/2025/photo1.jpg"));
        assert_ne!(identity("https://e.com/image?id=1"), identity("https://e.com/image?id=2"));
        assert_ne!(identity("https://e.com/image.aspx?id=1"), identity("https://e.com/image.aspx?id=2"));
        assert_eq!(
            identity("https://e.com/a/low.as.seen.jpg?w=3"),
            identity("https://e.com/a/low.as.seen.jpg")
        );
    }

    #[test]
    fn the_caption_of_the_copy_is_not_lost() {
        let blocks = json_of("<img src=/a.jpg><p>x</p><figure><img src=/a.jpg?w=9><figcaption>The bridge</figcaption></figure>");
        assert_eq!(blocks.as_array().map(Vec::len), Some(2));
        assert_eq!(blocks[0]["caption"][0]["text"], "The bridge");
    }
}
