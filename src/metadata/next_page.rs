//! The next page is where an article of several pages goes on; never another article.

use crate::decimal::whole;
use crate::dom::{Document, NodeRef, Tag, joined, last_place};
use crate::search::Search;
use crate::url::SafeUrl;
use crate::words::{Words, words};

/// Words on the link to the next page, whole, in the languages of the press.
const NEXT: Words = words![
    "next",
    "next page",
    "continue",
    "continue reading",
    "weiter",
    "nächste",
    "nächste seite",
    "suivant",
    "page suivante",
    "suivante",
    "siguiente",
    "página siguiente",
    "próxima",
    "próxima página",
    "seguinte",
    "avanti",
    "successiva",
    "pagina successiva",
    "volgende",
    "volgende pagina",
    "nästa",
    "nästa sida",
    "neste",
    "neste side",
    "næste",
    "næste side",
    "seuraava",
    "następna",
    "następna strona",
    "další",
    "ďalej",
    "következő",
    "sonraki",
    "sonraki sayfa",
    "следующая",
    "далее",
    "вперед",
    "наступна",
    "επόμενη",
    "次へ",
    "次のページ",
    "次ページ",
    "下一页",
    "下一頁",
    "다음",
    "التالي",
    "הבא",
    "अगला",
    "selanjutnya",
    "berikutnya",
    "trang sau",
    "siguiente página",
    "següent",
    "следующая страница",
    "наступна сторінка",
    "следваща",
    "sljedeća",
    "следећа",
    "naslednja",
    "järgmine",
    "nākamā",
    "kitas",
    "pagina următoare",
    "következő oldal",
    "další strana",
    "επόμενη σελίδα",
    "التالية",
    "صفحه بعد",
    "העמוד הבא",
    "अगला पेज",
    "পরবর্তী",
    "halaman selanjutnya",
    "ถัดไป",
    "หน้าถัดไป",
    "다음 페이지",
    "»",
    "›",
    ">",
    ">>",
    "→",
];
/// Most links that are looked at.
const LINKS: usize = 5_000;

/// The address of the next page, where the page says so with `rel=next` or with numbered links to itself.
pub(super) fn next_page(document: &Document) -> Option<SafeUrl> {
    let page = document.url()?;
    let own = parts(page);
    // Pages are read in order: from the one that is open to the one after it.
    let wanted = own.1.unwrap_or(1) + 1;
    let numbered = wanted.to_string();
    // Where addresses are resolved against another base, its numbers may be theirs.
    let is_own_base = document.base() == Some(page);
    let links = document
        .iter()
        .filter(|node| matches!(node.tag(), Tag::A | Tag::Link) && node.is_shown())
        .take(LINKS);
    let mut by_word = None;
    for node in links {
        let may_be = |href: &&str| !is_own_base || may_end_in(href, &numbered) && !leads_elsewhere(href, page.host_str().unwrap_or_default());
        let Some(href) = node.attribute("href").filter(may_be) else { continue };
        let Some(target) = crate::url::parse(href.trim(), document.base()).filter(|target| page.host_str() == target.host_str()) else {
            continue;
        };
        let (stem, number) = parts(&target);
        if number != Some(wanted) || stem != own.0 {
            continue;
        }
        let url = SafeUrl::link(target.as_str(), None);
        if node
            .attribute("rel")
            .is_some_and(|rel| rel.split_ascii_whitespace().any(|rel| rel.eq_ignore_ascii_case("next")))
        {
            return url;
        }
        if by_word.is_none() && node.tag() == Tag::A && (says_next(node) || node.text().trim() == numbered) {
            by_word = url;
        }
    }
    by_word
}

fn says_next(node: NodeRef<'_>) -> bool {
    let said = |text: &str| {
        let text = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '»' | '›' | '>' | '→' | '.' | '…' | ':'));
        NEXT.has(&crate::lower::text(text))
    };
    let text = node.text();
    said(&text) || NEXT.has(text.trim()) || ["aria-label", "title"].iter().any(|name| node.attribute(name).is_some_and(said))
}

/// Whether an address may be one of the page of that number, before it is taken apart: few are. The number stands in it with no other around it.
fn may_end_in(href: &str, number: &str) -> bool {
    // Any character may be written with its number, and what breaks an address into lines is taken out of it.
    let (href, number) = (href.as_bytes(), number.as_bytes());
    let first = number.first().copied().unwrap_or_default();
    let mut places = memchr::memchr_iter(first, href);
    places.any(|at| {
        let before = at.checked_sub(1).and_then(|at| href.get(at));
        let after = href.get(at + number.len());
        href.get(at..).is_some_and(|here| here.starts_with(number))
            && !before.is_some_and(|byte| matches!(byte, b'1'..=b'9'))
            && !after.is_some_and(u8::is_ascii_alphanumeric)
    }) || memchr::memchr(b'%', href).is_some()
        || memchr::memchr3(b'\t', b'\n', b'\r', href).is_some()
}

/// Whether an address plainly names another host than the page's. What is written in another way has to be read by the rules of addresses.
fn leads_elsewhere(href: &str, own: &str) -> bool {
    let rest = ["https://", "http://", "//"]
        .iter()
        .find_map(|start| href.strip_prefix(start))
        .unwrap_or_default();
    let end = rest.bytes().position(|byte| !matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'-'));
    let (host, behind) = rest.split_at_checked(end.unwrap_or(rest.len())).unwrap_or_default();
    host.ends_with(|last: char| last.is_ascii_lowercase()) && host != own && (behind.is_empty() || behind.starts_with_any("/?#"))
}

/// What a page's number is called in an address.
const PAGE: Words = words!["page", "p", "pg", "pagenum", "seite", "pagina", "pagenumber", "currentpage", "paged"];
/// What only says where a reader came from, or how much is shown at once, is no part of the address.
const APART: Words = words!["ref", "source", "singlepage", "all"];

/// An address without its page number, and the number: `?page=2`, `/2/`, `/page/2`, `/page-2`, `-2.html`, `,2`.
fn parts(url: &crate::Address) -> (String, Option<u32>) {
    let numbered = |text: &str| whole(text).filter(|number| (1..1_000).contains(number));
    let mut number = None;
    let mut query: Vec<String> = Vec::new();
    for (key, value) in url.pairs() {
        let name = key.to_ascii_lowercase();
        let page = numbered(&value).filter(|_| PAGE.has(&name));
        number = page.or(number);
        if page.is_none() && !crate::url::is_tracking(&name) && !APART.has(&name) {
            query.push(format!("{key}={value}"));
        }
    }
    let path = url.path().trim_end_matches('/');
    let (stem, ending) = match path.rsplit_once('.') {
        Some((stem, ending)) if !ending.holds("/") && ending.len() <= 5 => (stem, ending),
        _ => (path, ""),
    };
    let mut stem = stem.to_owned();
    if number.is_none() {
        for mark in ["/page/", "/page-", "/seite-", "/seite/", "/p", "-page", "_page", "-p", "/", "-", "_", ","] {
            let parted = last_place(&stem, mark).and_then(|at| Some((stem.get(..at)?, stem.get(at + mark.len()..)?)));
            let Some((before, digits)) = parted else { continue };
            // Numbers of two digits and less are pages; longer ones are of articles, days or years. The story's own address has words in it.
            let words = before.rsplit('/').next().unwrap_or_default().holds_one(char::is_alphabetic);
            if digits.len() <= 2
                && words
                && let Some(found) = numbered(digits).filter(|number| *number > 1 || mark != "-")
            {
                number = Some(found);
                stem = before.to_owned();
                break;
            }
        }
    }
    (joined(&[&stem, ".", ending, "?", &joined(&query, "&")], ""), number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::from_html;

    fn next(page: &str, html: &str) -> Option<String> {
        next_page(&from_html(html, crate::Address::parse(page))).map(|url| url.as_str().to_owned())
    }

    #[test]
    fn the_next_page_is_of_the_same_article() {
        for (page, link, want) in [
            (
                "https://example.com/bridge",
                "<link rel=next href='/bridge?page=2'>",
                Some("https://example.com/bridge?page=2"),
            ),
            (
                "https://example.com/bridge/2",
                "<a rel=next href='/bridge/3'>3</a>",
                Some("https://example.com/bridge/3"),
            ),
            (
                "https://example.com/bridge.html",
                "<a href='/bridge-2.html'>Next page »</a>",
                Some("https://example.com/bridge-2.html"),
            ),
            (
                "https://example.com/bridge/",
                "<a href='/bridge/page/2/'>2</a><a href='/bridge/page/3/'>3</a>",
                Some("https://example.com/bridge/page/2/"),
            ),
            (
                "https://example.com/bridge?page=2&id=7",
                "<a href='?id=7&page=3'>Weiter</a>",
                Some("https://example.com/bridge?id=7&page=3"),
            ),
            (
                "https://example.com/bridge",
                "<a href='?page=2'>Siguiente página</a>",
                Some("https://example.com/bridge?page=2"),
            ),
            (
                "https://example.com/bridge.html",
                "<a href='/bridge-p2.html'>Weiter</a>",
                Some("https://example.com/bridge-p2.html"),
            ),
            ("https://example.com/bridge", "<a href='/tag/bridge/page/2'>2</a>", None),
            ("https://example.com/bridge", "<a href='/bridge?cpage=2#comments'>2</a>", None),
            ("https://example.com/bridge", "<link rel=next href='/other-story'>", None),
            ("https://example.com/bridge-opens", "<a rel=next href='/tunnel-closes'>Next</a>", None),
            ("https://example.com/bridge", "<a href='/bridge?page=3'>Next</a>", None),
            (
                "https://example.com/news/2024/05/03/bridge",
                "<a href='/news/2024/05/04/bridge'>Next</a>",
                None,
            ),
            (
                "https://example.com/bridge",
                "<a href='https://other.example/bridge?page=2'>Next</a>",
                None,
            ),
        ] {
            assert_eq!(next(page, link).as_deref(), want, "{page} {link}");
        }
    }

    #[test]
    fn an_address_plainly_of_another_host_is_told_by_it() {
        for href in ["https://other.example/a?page=2", "//cdn.example.com", "http://example.com.evil/2"] {
            assert!(leads_elsewhere(href, "example.com"), "{href}");
        }
        for href in [
            "https://example.com/2",
            "/a/2",
            "//EXAMPLE.com/2",
            "https://example.com:8080/2",
            "https://me@example.com/2",
            "https://10.0.0.1/2",
            "a//b.c/2",
        ] {
            assert!(!leads_elsewhere(href, "example.com"), "{href}");
        }
    }
}
