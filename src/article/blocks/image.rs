//! An image is a picture of the story: an `<img>`, an AMP picture, or the copy of one in a `<noscript>`. Icons and counting pixels are none.

use super::image_source;
use crate::article::Image;
use crate::decimal::pixels;
use crate::dom::{NodeRef, Tag, collapse, from_html, is_picture_file};
use crate::search::Search;
use crate::url::without_query;

/// A picture that is not larger than this in either direction is an icon, in CSS pixels.
const ICON: u32 = 48;
/// One that is not larger than this in any direction is a counting pixel or a line.
const PIXEL: u32 = 3;
/// Most children of a `<picture>` that are looked at.
const MOST_SOURCES: usize = 32;
/// Longest `<noscript>` that is parsed, in bytes: a picture's copy is short.
const LONGEST_NOSCRIPT: usize = 16 * 1024;
/// Most pictures taken from one `<noscript>`.
const MOST_COPIES: usize = 4;
/// Longest alternative text that is kept, in characters.
const LONGEST_ALT: usize = 1_000;
/// Most characters of an alternative text that is an emoji.
const LONGEST_EMOJI: usize = 8;

/// What Adobe called the button that it gave to pages for who had no player: today everybody is shown it.
const BUTTON: &str = "flash_player";

/// The picture of an `<img>` or `<amp-img>`, `None` where it is none or its address is not known.
pub(super) fn of(node: NodeRef<'_>, picture: Option<NodeRef<'_>>) -> Option<Image> {
    let attribute = |name: &str| node.attribute(name);
    let (width, height) = (pixels(attribute("width")), pixels(attribute("height")));
    let shown = node.live_box().map(|size| (size.width, size.height)).filter(|size| *size != (0, 0));
    let size = shown.or(width.zip(height));
    if is_small(size) || [width, height].into_iter().flatten().any(|side| side <= PIXEL) {
        return None;
    }
    let sources = picture
        .into_iter()
        .flat_map(|picture| picture.children().take(MOST_SOURCES))
        .filter(|child| child.tag() == Tag::Source)
        .flat_map(|source| {
            [
                source.attribute("srcset"),
                source.attribute("data-srcset"),
                source.attribute("data-lazy-srcset"),
            ]
        })
        .flatten();
    image(node, &attribute, sources, (width, height))
}

/// The `<picture>` that gives an `<img>` its sources.
pub(in crate::article) fn picture_around(node: NodeRef<'_>) -> Option<NodeRef<'_>> {
    node.parent().filter(|parent| parent.tag() == Tag::Picture)
}

/// The picture that attributes describe, at a node of the page; `None` where no address of it is known.
fn image<'a>(
    node: NodeRef<'_>,
    attribute: &dyn Fn(&str) -> Option<&'a str>,
    sources: impl Iterator<Item = &'a str>,
    (width, height): (Option<u32>, Option<u32>),
) -> Option<Image> {
    let (url, sources) = image_source::best(attribute, sources, node.document().base()).filter(|(url, _)| !url.as_str().holds(BUTTON))?;
    Some(Image {
        node: node.id(),
        url,
        sources,
        alt: alt(attribute("alt")),
        width,
        height,
    })
}

/// The pictures that a page keeps for browsers without scripts; their contents arrive as text.
pub(super) fn from_noscript(node: NodeRef<'_>) -> Vec<Image> {
    let text = node.raw_text();
    if text.len() > LONGEST_NOSCRIPT || !text.holds("<img") && !text.holds("<IMG") {
        return Vec::new();
    }
    // The one parser with a guard in front of it: this text is as hostile as the page around it.
    let document = from_html(text, None);
    document
        .iter()
        .filter(|element| element.tag() == Tag::Img)
        .take(MOST_COPIES)
        .filter_map(|element| {
            let attribute = |name: &str| element.attribute(name);
            let (width, height) = (pixels(attribute("width")), pixels(attribute("height")));
            if is_small(width.zip(height)) || [width, height].into_iter().flatten().any(|side| side <= PIXEL) || is_counter(attribute("style")) {
                return None;
            }
            // One that is loaded later has its words, its sizes or its file's ending with it; what has none counts readers.
            image(node, &attribute, std::iter::empty(), (width, height)).filter(|image| {
                !image.alt.is_empty() || width.is_some() || !image.sources.is_empty() || is_picture_file(without_query(image.url.as_str()))
            })
        })
        .collect()
}

/// A picture that stands for a character: an emoji, drawn by the page as its own picture.
pub(super) fn as_text(node: NodeRef<'_>) -> Option<&str> {
    let alt = node.attribute("alt")?.trim();
    // The first letter of a story may be drawn: the rest of its word stands right behind it.
    let rest = || node.next_sibling().filter(NodeRef::is_text).map_or("", |rest| rest.raw_text());
    if alt.chars().count() == 1 && alt.starts_as(char::is_uppercase) && rest().starts_as(char::is_lowercase) {
        return Some(alt);
    }
    let emoji = !alt.is_empty()
        && alt.chars().count() <= LONGEST_EMOJI
        && alt.chars().all(|c| !c.is_alphanumeric() && !c.is_ascii() && !c.is_whitespace())
        && alt.chars().any(|c| matches!(c, '\u{2190}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}'));
    emoji.then_some(alt)
}

fn is_small(size: Option<(u32, u32)>) -> bool {
    size.is_some_and(|(width, height)| width.max(height) <= ICON || width.min(height) <= PIXEL)
}

/// Counting pixels in a `<noscript>` are often not sized but hidden.
fn is_counter(style: Option<&str>) -> bool {
    style.is_some_and(|css| css.holds("none") || css.holds("hidden") || css.holds("absolute"))
}

fn alt(text: Option<&str>) -> String {
    collapse(text.unwrap_or_default()).chars().take(LONGEST_ALT).collect()
}

#[cfg(test)]
mod tests {
    use crate::article::blocks::tests::json_of;

    fn urls(body: &str) -> Vec<String> {
        let blocks = json_of(body);
        let figures = blocks.as_array().unwrap().iter().filter(|block| block["type"] == "figure");
        figures
            .flat_map(|figure| figure["images"].as_array().unwrap().clone())
            .map(|image| image["url"].as_str().unwrap().trim_start_matches("https://example.com/").to_owned())
            .collect()
    }

    #[test]
    fn the_picture_is_found_where_lazy_pages_keep_it() {
        assert_eq!(urls("<img src='data:image/gif;base64,R0lGOD' data-src=/a.jpg>"), ["a.jpg"]);
        for name in ["data-lazy-src", "data-lazyload", "data-cfsrc", "data-actualsrc", "lazysrc"] {
            assert_eq!(urls(&format!("<img src=/lazy.gif {name}=/b.jpg>")), ["b.jpg"]);
        }
        assert_eq!(urls("<img class=lazy><noscript><img src=/c.jpg></noscript>"), ["c.jpg"]);
        assert_eq!(urls("<img src=/d.jpg data-src=/d.jpg><noscript><img src=/d.jpg></noscript>"), ["d.jpg"]);
        assert_eq!(urls("<img src=/e.jpg.webp><noscript><img src=/e.jpg></noscript>"), ["e.jpg.webp"]);
        assert_eq!(
            urls("<img src=/f-s.jpg width=300><noscript><img src=/f-l.jpg width=900></noscript>"),
            ["f-l.jpg"]
        );
        assert_eq!(urls("<p><img src=/g.jpg></p><noscript><img src=/h.jpg></noscript>"), ["g.jpg", "h.jpg"]);
        assert_eq!(urls("<amp-img src=/e.jpg width=600 height=400></amp-img>"), ["e.jpg"]);
        assert_eq!(
            urls("<picture><source srcset='/f-400.webp 400w, /f-1200.webp 1200w'><img src=/f.jpg></picture>"),
            ["f-1200.webp"]
        );
    }

    #[test]
    fn icons_counters_and_unsafe_addresses_are_no_pictures() {
        assert!(
            urls("<img src=/i.png width=16 height=16><img src=/p.gif width=1 height=1><img src='javascript:x'><img><img src='data:image/svg+xml,x'>")
                .is_empty()
        );
        assert!(urls("<noscript><img src=https://count.example/x style=display:none></noscript>").is_empty());
    }

    #[test]
    fn an_emoji_picture_is_its_character() {
        let blocks = json_of("<p>Well done <img src=/1f44d.png alt='👍' class=emoji></p>");
        assert_eq!(blocks[0]["text"][0]["text"], "Well done 👍");
    }
}
