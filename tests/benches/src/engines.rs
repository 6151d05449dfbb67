//! An engine takes the bytes of a page and gives its article; each is called as its documentation shows.

use std::hint::black_box;

/// A program to time.
pub struct Engine {
    pub name: &'static str,
    /// True where it gave an article.
    pub run: fn(&[u8]) -> bool,
}

/// The limit first, Broadsheet second, the rivals after them.
pub const ENGINES: &[Engine] = &[
    Engine { name: "scraper 0.29, bare parse (the limit)", run: bare },
    Engine { name: "**Broadsheet**: article and findings", run: broadsheet },
    Engine { name: "dom_smoothie 0.19", run: dom_smoothie },
    Engine { name: "legible 0.5", run: legible },
    Engine { name: "readability 0.3", run: readability },
    Engine { name: "trafilatura 0.6", run: trafilatura },
    Engine { name: "rs-trafilatura 0.2", run: rs_trafilatura },
];

const URL: &str = "https://example.com/news/article.html";

fn bare(page: &[u8]) -> bool {
    let text = String::from_utf8_lossy(page);
    black_box(scraper::Html::parse_document(&text));
    true
}

fn broadsheet(page: &[u8]) -> bool {
    let text = String::from_utf8_lossy(page);
    let document = broadsheet::dom::from_html(&text, broadsheet::Address::parse(URL));
    let reading = broadsheet::read(&document, &broadsheet::Options::default());
    !black_box(reading).blocks.is_empty()
}

fn dom_smoothie(page: &[u8]) -> bool {
    let text = String::from_utf8_lossy(page);
    dom_smoothie::Readability::new(text.as_ref(), Some(URL), None).and_then(|mut reader| reader.parse()).map(black_box).is_ok()
}

fn legible(page: &[u8]) -> bool {
    let text = String::from_utf8_lossy(page);
    legible::parse(&text, Some(URL), None).map(black_box).is_ok()
}

fn readability(page: &[u8]) -> bool {
    let Ok(url) = url::Url::parse(URL) else { return false };
    readability::extractor::extract(&mut &*page, &url).map(black_box).is_ok()
}

fn trafilatura(page: &[u8]) -> bool {
    let text = String::from_utf8_lossy(page);
    trafilatura::extract(&text, &trafilatura::Options::default()).map(black_box).is_ok()
}

fn rs_trafilatura(page: &[u8]) -> bool {
    let text = String::from_utf8_lossy(page);
    rs_trafilatura::extract(&text).map(black_box).is_ok()
}
