//! The lead picture stands above the story, or is shown for it elsewhere; its caption stands with it on the page.

use crate::dom::{Document, NodeRef, Tag};
use crate::url::SafeUrl;

/// How far above a picture its figure stands, in elements.
const NEAR: usize = 8;
/// Shortest file name that is a picture's own, in characters; "1" and "img" are many pictures'.
const SHORTEST: usize = 5;

/// The caption of the picture, where the page shows it in a figure.
pub(super) fn caption(document: &Document, image: &SafeUrl) -> Option<String> {
    let wanted = name(image.as_str())?;
    let same = |node: &NodeRef<'_>| {
        ["src", "data-src", "srcset", "data-srcset"]
            .iter()
            .any(|attribute| node.attribute(attribute).is_some_and(|value| value.contains(&wanted)))
    };
    let picture = document
        .iter()
        .find(|node| matches!(node.tag(), Tag::Img | Tag::Source | Tag::Amp) && same(node))?;
    let figure = picture.ancestors().take(NEAR).find(|node| node.tag() == Tag::Figure)?;
    let caption = figure.descendants().find(|node| node.tag() == Tag::Figcaption && node.is_shown())?.text();
    (!caption.is_empty()).then_some(caption)
}

/// A picture's file name without the ending, which is what stays the same over its sizes and hosts.
fn name(url: &str) -> Option<String> {
    let path = url.split(['?', '#']).next()?;
    let file = path.trim_end_matches('/').rsplit('/').next()?;
    let name = file.rsplit_once('.').map_or(file, |(name, _)| name);
    (name.chars().count() >= SHORTEST).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::from_html;

    #[test]
    fn the_figure_with_the_same_picture_has_its_caption() {
        let html = "<figure><img src=/a/other.jpg><figcaption>Other</figcaption></figure>\
            <figure><picture><source srcset='/640/bridge-opening.webp 640w'><img></picture><figcaption>The bridge</figcaption></figure>";
        let document = from_html(html, None);
        let image = SafeUrl::media("https://cdn.example.com/1200/bridge-opening.jpg?w=1", None).unwrap();
        assert_eq!(caption(&document, &image).as_deref(), Some("The bridge"));
        let image = SafeUrl::media("https://cdn.example.com/1.jpg", None).unwrap();
        assert_eq!(caption(&document, &image), None);
    }
}
