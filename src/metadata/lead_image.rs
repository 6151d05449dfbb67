//! The lead picture stands above the story, or is shown for it elsewhere; its caption stands with it on the page.

use crate::dom::{Document, NodeId, NodeRef, Tag};
use crate::search::{Search, any_of};
use crate::url::{SafeUrl, without_query};
use crate::words::{Words, words};

/// How far above a picture its figure stands, in elements.
const NEAR: usize = 8;
/// How many nodes behind the headline the lead picture stands at most.
const SOON: u32 = 400;
/// Shortest file name that is a picture's own, in characters; "1" and "img" are many pictures'.
const SHORTEST: usize = 5;

/// What pictures of nothing are called.
#[rustfmt::skip]
const NOTHING: Words = words!["blank", "spacer", "trans", "transparent", "pixel", "empty", "null", "undefined", "none", "false"];

/// What is said by the name of a house's own picture, which stories without one share.
const HOUSE: Words = words!["default", "placeholder", "fallback", "logo", "share", "og"];

/// Whether an address is a picture's that shows something: templates print one of nothing, or none, where a story has no picture.
pub(super) fn shows(image: &SafeUrl) -> bool {
    let place = image.as_str().splitn(4, '/').nth(3).unwrap_or_default();
    let path = without_query(place).trim_end_matches('/');
    let name = path.rsplit('/').next().and_then(|file| file.split('.').next()).unwrap_or_default();
    !place.is_empty() && !NOTHING.has(name)
}

/// The caption of the picture, where the page shows it in a figure; and the picture with a caption that the page shows behind its headline where what machines are told is
/// the house's own for stories without one.
pub(super) fn captioned(document: &Document, image: &mut SafeUrl, heading: Option<NodeId>) -> Option<String> {
    let wanted = name(image.as_str())?;
    let is_house = wanted.split(any_of("-_")).any(|word| HOUSE.has(word));
    let same = |node: NodeRef<'_>| {
        ["src", "data-src", "srcset", "data-srcset"]
            .iter()
            .any(|attribute| node.attribute(attribute).is_some_and(|value| value.holds(wanted)))
    };
    let near = heading.map_or(0..0, |heading| heading.0..heading.0 + SOON);
    for picture in document.iter() {
        if !matches!(picture.tag(), Tag::Img | Tag::Source | Tag::Amp) || !(is_house && near.contains(&picture.id().0) || same(picture)) {
            continue;
        }
        let Some(figure) = picture.ancestors().take(NEAR).find(|node| node.tag() == Tag::Figure) else {
            if is_house {
                continue;
            }
            return None;
        };
        let caption = figure.descendants().find(|node| node.tag() == Tag::Figcaption && node.is_shown())?.text();
        if is_house {
            let address = picture.attribute("data-src").or_else(|| picture.attribute("src"))?;
            *image = SafeUrl::media(address, document.base()).filter(shows)?;
        }
        return (!caption.is_empty()).then_some(caption);
    }
    None
}

/// A picture's file name without the ending, which is what stays the same over its sizes and hosts.
fn name(url: &str) -> Option<&str> {
    let file = without_query(url).trim_end_matches('/').rsplit('/').next()?;
    let name = file.rsplit_once('.').map_or(file, |(name, _)| name);
    (name.chars().count() >= SHORTEST).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::from_html;

    #[test]
    fn what_shows_nothing_is_no_picture() {
        for (address, want) in [
            ("https://cdn.example.com/1200/bridge.jpg?w=1", true),
            ("https://cdn.example.com/picture/16x9", true),
            ("https://cdn.example.com/i/blank.jpg", false),
            ("https://cdn.example.com/?url=bridge.jpg", true),
            ("https://cdn.example.com/news/null", false),
            ("https://cdn.example.com/", false),
        ] {
            assert_eq!(SafeUrl::media(address, None).as_ref().map(shows), Some(want), "{address}");
        }
    }

    #[test]
    fn the_figure_with_the_same_picture_has_its_caption() {
        let html = "<figure><img src=https://cdn.example.com/a/other.jpg><figcaption>Other</figcaption></figure>\
            <figure><picture><source srcset='/640/bridge-opening.webp 640w'><img></picture><figcaption>The bridge</figcaption></figure>";
        let document = from_html(html, None);
        let told = |address: &str| {
            let mut image = SafeUrl::media(&format!("https://cdn.example.com/{address}"), None).unwrap();
            let caption = captioned(&document, &mut image, Some(NodeId::ROOT));
            (image.as_str().rsplit('/').next().unwrap().to_owned(), caption)
        };
        assert_eq!(told("1200/bridge-opening.jpg?w=1").1.as_deref(), Some("The bridge"));
        assert_eq!(told("1.jpg").1, None);
        assert_eq!(told("og-default.png"), ("other.jpg".to_owned(), Some("Other".to_owned())));
    }
}
