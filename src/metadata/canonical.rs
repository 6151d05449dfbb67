//! The canonical address is the one that the publisher gives a page, without what says where a reader came from.

use crate::dom::Document;
use crate::search::Search;
use crate::url::SafeUrl;

/// The address that a page is said to have, without a place in it. Templates name the first page of the site on every page, an empty value, or the machine they were written on.
pub(super) fn address(value: &str, document: &Document) -> Option<SafeUrl> {
    let mut url = crate::url::parse(value, document.base())?;
    let is_first = |url: &crate::Address| url.path() == "/" && url.query().is_none();
    let host = url.host_str()?;
    let machine = host == "localhost" || host.starts_with("127.");
    let last = url.path().rsplit('/').next().unwrap_or_default();
    if machine || matches!(last, "undefined" | "null") || is_first(&url) && document.url().is_some_and(|own| !is_first(own)) {
        return None;
    }
    // Some programs that run in the page keep their place behind the mark.
    if !url.fragment().is_some_and(|place| place.starts_with_any("!/")) {
        url.drop_fragment();
    }
    SafeUrl::link(url.as_str(), None)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::from_html;

    #[test]
    fn an_address_that_names_no_page_is_refused() {
        let document = from_html("", crate::Address::parse("https://www.valley.example/news/bridge?ref=mail"));
        let own = Some("https://www.valley.example/news/bridge");
        for (value, want) in [
            ("/news/bridge", own),
            ("bridge#top", own),
            ("//www.valley.example/news/bridge", own),
            ("https://www.agency.example/story/9", Some("https://www.agency.example/story/9")),
            ("/app#!/story/9", Some("https://www.valley.example/app#!/story/9")),
            ("https://www.valley.example/", None),
            ("/", None),
            ("/?p=9", Some("https://www.valley.example/?p=9")),
            ("undefined", None),
            ("javascript:void(0)", None),
            ("http://localhost:3000/news/bridge", None),
        ] {
            assert_eq!(address(value, &document).as_ref().map(SafeUrl::as_str), want, "{value}");
        }
        let first = from_html("", crate::Address::parse("https://www.valley.example/"));
        assert!(address("/", &first).is_some());
    }
}
