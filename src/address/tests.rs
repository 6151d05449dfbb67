//! Addresses as they are read here, and as the crate for them reads them.

use super::*;
use proptest::prelude::*;

/// What addresses are made of, and what spoils them.
#[rustfmt::skip]
const PIECES: [&str; 64] = [
    "http", "https", "HTTPS", "file", "mailto", "javascript", "data", ":", ":", ":/", "//", "//", "/", "/", "\\", "?", "#", "@", "&", "=", "+", ";",
    ".", "..", "...", "%2e", "%2E.", "%", "%41", "%zz", "%00", "[", "]", "[::1]", "a", "b.example", "B.Example", "www.", "news", "index.html", "0",
    "80", ":443", ":80", ":8080", ":0080", ":99999", "127.1", "0x7f", "1.2.3.4", "256", "é", "漢", "\u{fffd}", " ", "\t", "\n", "\r", "\0", "\u{7f}",
    "\"", "'", "<>`", "{|}^",
];

fn text() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec(prop::sample::select(&PIECES[..]), 0..12).prop_map(|pieces| pieces.concat());
    let whole = prop::collection::vec(prop::sample::select(&PIECES[..]), 0..10).prop_map(|pieces| format!("https://b.example{}", pieces.concat()));
    prop_oneof![3 => pieces, 2 => whole, 1 => any::<String>()]
}

/// What the crate says, of what is read here.
fn by_crate(text: &str, base: Option<&url::Url>) -> Option<url::Url> {
    let read = url::Url::options().base_url(base).parse(text).ok()?;
    let mail = read.scheme() == "mailto" && read.cannot_be_a_base();
    let plain = read.username().is_empty() && read.password().is_none();
    (mail || matches!(read.scheme(), "http" | "https") && plain).then_some(read)
}

fn is_the_same(text: &str, base: Option<&str>) -> Result<(), TestCaseError> {
    let theirs = by_crate(text, base.and_then(|base| url::Url::parse(base).ok()).as_ref());
    let ours = read(text, base.and_then(Address::parse).as_ref()).filter(|ours| {
        !ours.had_user() && matches!(ours.scheme(), "http" | "https") || ours.as_str().starts_with("mailto:") && !ours.path().starts_with('/')
    });
    // Of numbers in brackets ours looks at the signs only; hosts in other letters are the business of `host.rs`.
    let host = |host: Option<&str>| host.is_some_and(|host| host.starts_with(['[']) || host.contains("xn--"));
    if host(ours.as_ref().and_then(Address::host_str)) {
        return Ok(());
    }
    prop_assert_eq!(
        ours.as_ref().map(Address::as_str),
        theirs.as_ref().map(url::Url::as_str),
        "{:?} on {:?}",
        text,
        base
    );
    if let (Some(ours), Some(theirs)) = (ours, theirs) {
        prop_assert_eq!(ours.scheme(), theirs.scheme());
        prop_assert_eq!(ours.host_str(), theirs.host_str());
        prop_assert_eq!(ours.path(), theirs.path());
        prop_assert_eq!(ours.query(), theirs.query());
        prop_assert_eq!(ours.fragment(), theirs.fragment());
        prop_assert_eq!(ours.pairs().collect::<Vec<_>>(), theirs.query_pairs().into_owned().collect::<Vec<_>>());
        prop_assert_eq!(Address::parse(ours.as_str()), Some(ours));
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn what_the_crate_reads_is_read_the_same(text in text()) {
        is_the_same(&text, None)?;
        for base in ["https://b.example/news/a.html?c=1&d#e", "http://b.example:8080", "https://b.example//", "https://b.example/a/b/?"] {
            is_the_same(&text, Some(base))?;
        }
    }
}

#[test]
fn an_address_has_its_parts() {
    let address = Address::parse(" HTTPS://News.Example:443/a/./b/../c d?e=f+g&h=%C3%BC#ü").unwrap();
    assert_eq!(address.as_str(), "https://news.example/a/c%20d?e=f+g&h=%C3%BC#%C3%BC");
    assert_eq!(
        (address.scheme(), address.host_str(), address.path()),
        ("https", Some("news.example"), "/a/c%20d")
    );
    assert_eq!(
        address.pairs().collect::<Vec<_>>(),
        [("e".to_owned(), "f g".to_owned()), ("h".to_owned(), "ü".to_owned())]
    );
}

#[test]
fn parts_can_be_left_out_or_be_others() {
    let mut address = Address::parse("https://a.example:8080/b?c#d").unwrap();
    assert_eq!(address.moved("x.com", "e/f").unwrap().as_str(), "https://x.com:8080/e/f?c#d");
    address.drop_query();
    assert_eq!(
        (address.as_str(), address.fragment(), address.query()),
        ("https://a.example:8080/b#d", Some("d"), None)
    );
    address.drop_fragment();
    assert_eq!(address.as_str(), "https://a.example:8080/b");
}

#[test]
fn who_asked_for_a_page_is_left_out_of_its_address() {
    let page = Address::parse("https://anna:secret@a.example/b/c").unwrap();
    assert_eq!((page.as_str(), page.had_user()), ("https://a.example/b/c", true));
    let other = page.join("d").unwrap();
    assert_eq!((other.as_str(), other.had_user()), ("https://a.example/b/d", false));
    assert!(!Address::parse("https://:@a.example/").unwrap().had_user());
}

#[test]
fn files_lie_in_folders() {
    let page = Address::parse("file:///home/anna/page.html").unwrap();
    assert_eq!((page.host_str(), page.path()), (None, "/home/anna/page.html"));
    for (href, want) in [
        ("b.html#c", Some("file:///home/anna/b.html#c")),
        ("/b", Some("file:///b")),
        ("?d", Some("file:///home/anna/page.html?d")),
        ("//share/b", Some("file://share/b")),
        ("https://a.example", Some("https://a.example/")),
        ("tel:1", Some("tel:1")),
        ("ftp://a.example", None),
    ] {
        assert_eq!(page.join(href).as_ref().map(Address::as_str), want, "{href}");
    }
}
