//! A safe URL is an address that may stand in an output: `http`, `https` and `mailto`, and `data:` for raster pictures.

use crate::Address;
use crate::search::{Search, any_of};
use serde::Serialize;
use std::fmt;

/// Longest address that is kept, in bytes; longer ones break exports and carry no reader anywhere.
const LONGEST: usize = 8 * 1024;
/// Longest `data:` picture that is kept, in bytes.
const LONGEST_DATA: usize = 64 * 1024;

/// An address whose scheme is allowed. It cannot be made any other way than by checking.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct SafeUrl(String);

impl SafeUrl {
    /// A link's address: `http`, `https` or `mailto`, resolved against the base.
    pub fn link(href: &str, base: Option<&Address>) -> Option<SafeUrl> {
        let url = resolve(href, base)?;
        matches!(url.scheme(), "http" | "https" | "mailto").then(|| SafeUrl(url.into()))
    }

    /// A picture's or a player's address: `http` or `https`, resolved against the base; `data:` for raster pictures.
    pub fn media(src: &str, base: Option<&Address>) -> Option<SafeUrl> {
        let src = src.trim();
        if src.get(..5).is_some_and(|scheme| scheme.eq_ignore_ascii_case("data:")) {
            return (src.len() <= LONGEST_DATA && is_raster(src)).then(|| SafeUrl(src.to_owned()));
        }
        let url = resolve(src, base)?;
        matches!(url.scheme(), "http" | "https").then(|| SafeUrl(url.into()))
    }

    /// The address as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The host, `None` for `mailto:` and `data:`.
    pub fn host(&self) -> Option<String> {
        Address::parse(&self.0)?.host_str().map(str::to_owned)
    }
}

impl fmt::Display for SafeUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// An address, resolved against the base. One with a name or password in it is refused: these make one host look like another.
pub fn parse(address: &str, base: Option<&Address>) -> Option<Address> {
    let read = match base {
        Some(base) => base.join(address),
        None => Address::parse(address),
    };
    read.filter(|read| !read.had_user())
}

/// The base that `<base href>` sets: only `http` and `https` count, as what is resolved against it has to be one of them.
pub fn base(href: &str, page: Option<&Address>) -> Option<Address> {
    resolve(href, page).filter(|url| matches!(url.scheme(), "http" | "https"))
}

fn resolve(href: &str, base: Option<&Address>) -> Option<Address> {
    let href = href.trim();
    if href.is_empty() || href.len() > LONGEST {
        return None;
    }
    parse(href, base)
}

/// An address before what is asked of it and before its part.
#[inline(never)]
pub fn without_query(address: &str) -> &str {
    address.split(any_of("?#")).next().unwrap_or_default()
}

/// The host that stands in an address as it is written, without its port; `None` where the address names none.
#[inline(never)]
pub fn written_host(address: &str) -> Option<&str> {
    address.parted("//")?.1.split(any_of("/?#:")).next()
}

/// Whether a `data:` address holds a raster picture: base64 characters only, of a type that cannot run anything.
fn is_raster(data: &str) -> bool {
    let Some((head, body)) = data[5..].split_once(',') else { return false };
    let mut parts = head.split(';');
    let kind = parts.next().unwrap_or_default().trim().to_ascii_lowercase();
    let allowed = matches!(kind.as_str(), "image/png" | "image/jpeg" | "image/gif" | "image/webp" | "image/avif");
    allowed && parts.next_back() == Some("base64") && body.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'='))
}

/// Whether a part of an address's question only says where a reader came from.
pub fn is_tracking(name: &str) -> bool {
    name.starts_with("utm_") || matches!(name, "fbclid" | "gclid")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page() -> Address {
        Address::parse("https://example.com/news/a.html").unwrap()
    }

    #[test]
    fn only_allowed_schemes_become_links() {
        let base = page();
        assert_eq!(SafeUrl::link("/b?c=1", Some(&base)).unwrap().as_str(), "https://example.com/b?c=1");
        assert!(SafeUrl::link("mailto:desk@example.com", Some(&base)).is_some());
        for bad in [
            "javascript:alert(1)",
            " java\nscript:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc/passwd",
            "blob:https://a/1",
            "https://u:p@example.com/",
            "",
        ] {
            assert_eq!(SafeUrl::link(bad, Some(&base)), None, "{bad}");
        }
    }

    #[test]
    fn hosts_that_cannot_be_are_refused() {
        for bad in ["https:S%E3E,c%FF//a?b#c", "//iAAAA\u{fffd}&", "https://A%E4/"] {
            assert_eq!(SafeUrl::link(bad, None), None, "{bad}");
        }
    }

    #[test]
    fn only_raster_pictures_may_be_data() {
        assert!(SafeUrl::media("data:image/png;base64,iVBORw0KGgo=", None).is_some());
        assert!(SafeUrl::media("data:image/svg+xml;base64,PHN2Zy8+", None).is_none());
        assert!(SafeUrl::media("data:image/png,<svg onload=alert(1)>", None).is_none());
    }
}
