//! An attribute is a name and a value; only the names listed here enter a [`Document`](super::Document).
//!
//! The list is the contract with the content script (generated into `extension/generated/`): whatever a rule asks for has to stand here.

/// The names that are kept, besides [`LAZY_SOURCES`].
pub const KEPT: &[&str] = &[
    "alt",
    "aria-hidden",
    "aria-label",
    "aria-labelledby",
    "aria-modal",
    "aria-roledescription",
    "autoplay",
    "charset",
    "cite",
    "class",
    "colspan",
    "content",
    "data-ad",
    "data-ad-client",
    "data-ad-format",
    "data-ad-label",
    "data-ad-slot",
    "data-ad-unit",
    "data-adunit",
    "data-caption",
    "data-component",
    "data-credit",
    "data-google-query-id",
    "data-href",
    "data-instgrm-permalink",
    "data-label",
    "data-module",
    "data-name",
    "data-original",
    "data-qa",
    "data-role",
    "data-src",
    "data-srcset",
    "data-template",
    "data-testid",
    "data-text",
    "data-title",
    "data-tweet-id",
    "data-type",
    "data-video-id",
    "data-widget",
    "data-zone",
    "datetime",
    "dir",
    "headers",
    "height",
    "hidden",
    "href",
    "hreflang",
    "http-equiv",
    "id",
    "itemid",
    "itemprop",
    "itemscope",
    "itemtype",
    "kind",
    "lang",
    "loading",
    "media",
    "name",
    "open",
    "poster",
    "property",
    "pubdate",
    "rel",
    "reversed",
    "role",
    "rowspan",
    "scope",
    "sizes",
    "slot",
    "src",
    "srcset",
    "start",
    "style",
    "target",
    "title",
    "type",
    "typeof",
    "value",
    "width",
    "xml:lang",
];

/// Longest attribute value that is kept, in bytes: a longer one is a picture or a program in an attribute, never words.
pub const LONGEST_VALUE: usize = 16 * 1024;

/// `data-` attributes that pages put a picture's address into until it scrolls into view, under the names lazy-loading scripts use.
///
/// Sorted, like [`KEPT`]; both lists together are all that enters a document.
pub const LAZY_SOURCES: &[&str] = &[
    "data-bg",
    "data-echo",
    "data-flickity-lazyload",
    "data-full-src",
    "data-hi-res-src",
    "data-image",
    "data-img",
    "data-img-url",
    "data-large-file",
    "data-lazy",
    "data-lazy-src",
    "data-lazy-srcset",
    "data-orig-file",
    "data-original-src",
    "data-original-srcset",
    "data-src-large",
    "data-src-medium",
    "data-src-retina",
    "data-src-small",
    "data-url",
];

/// The kept name equal to the given one, `None` for a name that no rule reads.
pub fn interned(name: &str) -> Option<&'static str> {
    let find = |list: &[&'static str]| list.binary_search(&name).ok().map(|at| list[at]);
    find(KEPT).or_else(|| find(LAZY_SOURCES))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted_for_the_binary_search() {
        for name in KEPT.iter().chain(LAZY_SOURCES) {
            assert_eq!(interned(name), Some(*name));
        }
        assert_eq!(interned("onclick"), None);
    }
}
