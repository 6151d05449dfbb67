//! A hostile page is one made to break what reads it: nothing of it may become markup of ours, no input may end in a panic, and none may change what the
//! page beside it says.
//!
//! The payloads are the project's own (`tests/hostile/payloads.json`) and, where `BROADSHEET_HOSTILE` names a folder of larger lists
//! (`{"items": [{"payload": …}]}`), those as well; `./build.sh hostile` does so, in both browsers too. The inputs of the fuzz targets
//! (`tests/fuzz/corpus`) are read here with pieces cut out, doubled and swapped: the short form of a fuzzing run.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on says so by stopping"
)]

use broadsheet::dom::{from_html, from_plain_text, from_snapshot};
use broadsheet::export::{FORMATS, With, book, export};
use broadsheet::{Options, Reading, read};
use scraper::{Html, Node};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

/// The story of each page: no two paragraphs say the same, as copies are clutter.
const STORY: [&str; 4] = [
    "The council voted on Tuesday to reopen the old harbour bridge, a decision that ends four years of detours, complaints and two failed tenders.",
    "Engineers closed it after a lorry struck one of the piers, and the repair, which was to take a summer, grew with everything that they found below.",
    "Traders on the western quay, who lost a third of their custom, had asked for a ferry, but the harbour board said that no landing was deep enough.",
    "The mayor, who had promised the reopening in both of her campaigns, will cut the ribbon in May, and lorries will be kept off the bridge for good.",
];

/// Every element and attribute that an exported page may hold.
const ELEMENTS: &str = "html head meta link title style body article header h1 h2 h3 h4 h5 h6 p a time strong em s mark sup sub code br ul ol li \
    blockquote cite figure img figcaption small div table caption tbody tr th td pre hr";
const ATTRIBUTES: &str =
    "lang xml:lang dir charset name content http-equiv rel href class id datetime src alt loading width height start colspan rowspan";
const SCHEMES: &[&str] = &["http:", "https:", "mailto:", "#note-", "data:image/"];

const EVERYTHING: With = With {
    headline: true,
    byline: true,
    captions: true,
};

/// An article with one payload wherever a page can put words: as text and as a value, or as it is, as markup.
fn page(payload: &str, as_markup: bool) -> String {
    let text = escaped(payload);
    let body = if as_markup { payload } else { &text };
    let data = serde_json::json!({"@type": "NewsArticle", "headline": payload, "datePublished": payload, "image": payload, "author": {"@type": "Person", "name": payload}});
    let [one, two, three, four] = STORY;
    let data = data.to_string().replace('<', "\\u003c");
    format!(
        "<!doctype html><html lang=\"{text}\" dir=\"{text}\"><head><title>{text}</title><base href=\"{text}\">\
        <meta property=\"og:title\" content=\"{text}\"><meta property=\"og:image\" content=\"{text}\"><meta name=author content=\"{text}\">\
        <link rel=canonical href=\"{text}\"><script type=\"application/ld+json\">{data}</script></head><body><article>\
        <h1>Harbour bridge {text}</h1><p class=byline>By {body}</p><time datetime=\"{text}\">{body}</time><p>{one}</p>\
        <p class=\"{text}\" id=\"{text}\" style=\"{text}\" lang=\"{text}\">{two} <a href=\"{text}\" title=\"{text}\">link</a></p>\
        <figure><img src=\"{text}\" srcset=\"{text} 2x\" data-src=\"{text}\" alt=\"{text}\"><figcaption>{body}</figcaption></figure>\
        <p>{three}</p><blockquote cite=\"{text}\">{body}</blockquote><ul><li>{body}</li></ul>\
        <table><tr><th>{body}</th><td>{body}</td></tr><tr><td>1</td><td>2</td></tr></table><pre><code class=\"language-{text}\">{text}</code></pre>\
        <iframe src=\"{text}\" title=\"{text}\"></iframe><h2>{body}</h2><p>{four}</p></article></body></html>"
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// The project's payloads and those of the larger lists.
fn payloads() -> Vec<(String, Vec<String>)> {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hostile/payloads.json");
    let mut lists = vec![(
        "payloads".to_owned(),
        serde_json::from_str(&std::fs::read_to_string(own).unwrap()).unwrap(),
    )];
    if let Ok(folder) = std::env::var("BROADSHEET_HOSTILE") {
        let mut files: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        for file in files.iter().filter(|file| file.extension().is_some_and(|extension| extension == "json")) {
            let list: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
            let Some(items) = list["items"].as_array() else { continue };
            let items = items.iter().filter_map(|item| item["payload"].as_str()).map(str::to_owned).collect();
            lists.push((file.file_stem().unwrap().to_string_lossy().into_owned(), items));
        }
    }
    lists
}

/// What an exported page holds that it must not.
fn strange(html: &str) -> Option<String> {
    let is_in = |list: &str, name: &str| list.split(' ').any(|other| other == name);
    Html::parse_document(html).tree.values().find_map(|node| match node {
        Node::Comment(comment) => Some(format!("the comment {:?}", comment.to_string())),
        Node::Element(element) if !is_in(ELEMENTS, element.name()) => Some(format!("the element {}", element.name())),
        Node::Element(element) => element.attrs().find_map(|(name, value)| {
            let closed = is_in(ATTRIBUTES, name) && (!matches!(name, "href" | "src") || SCHEMES.iter().any(|scheme| value.starts_with(scheme)));
            (!closed).then(|| format!("{name}={value:?}"))
        }),
        _ => None,
    })
}

/// Every export of a reading; says what is wrong with it.
fn exported(reading: &Reading) -> Option<String> {
    for format in FORMATS {
        let text = export(reading, format.id, EVERYTHING).unwrap();
        if format.id == "html"
            && let Some(wrong) = strange(&text)
        {
            return Some(wrong);
        }
    }
    (!book(reading, &[], None).starts_with(b"PK")).then(|| "no book".to_owned())
}

#[test]
fn no_payload_becomes_markup_and_none_panics() {
    let mut faults = Vec::new();
    let mut tried = 0;
    for (name, list) in payloads() {
        for payload in &list {
            for as_markup in [false, true] {
                tried += 1;
                let html = page(payload, as_markup);
                let wrong = catch_unwind(|| {
                    let reading = read(
                        &from_html(&html, broadsheet::Address::parse("https://example.com/a")),
                        &Options::default(),
                    );
                    // As text a payload is words of a story like any others: nothing of the story may go with it.
                    let text = export(&reading, "text", EVERYTHING).unwrap();
                    let told = STORY.iter().filter(|paragraph| text.contains(**paragraph)).count();
                    let lost = (!as_markup && told < STORY.len()).then(|| format!("{told} of {} paragraphs", STORY.len()));
                    lost.or_else(|| exported(&reading))
                });
                match wrong {
                    Ok(None) => {}
                    Ok(Some(wrong)) => faults.push(format!("{name}: {payload:?}, as markup {as_markup}: {wrong}")),
                    Err(_) => faults.push(format!("{name}: {payload:?}, as markup {as_markup}: a panic")),
                }
            }
        }
        println!("hostile: {name}: {} payloads", list.len());
    }
    println!("hostile: {tried} pages read and exported, {} faults", faults.len());
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Payloads as a page of their own, as a snapshot and as plain text: whatever they are taken for, it ends.
#[test]
fn no_payload_panics_alone() {
    for (_, list) in payloads() {
        for payload in list {
            for document in [
                Some(from_html(&payload, None)),
                Some(from_plain_text(&payload, None)),
                from_snapshot(&payload).ok(),
            ]
            .into_iter()
            .flatten()
            {
                assert_eq!(exported(&read(&document, &Options::default())), None, "{payload:?}");
            }
        }
    }
}

/// A generator of numbers, the same in each run (xorshift64).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end.max(1) as u64) as usize
    }

    /// A copy with pieces cut out, doubled, swapped or overwritten.
    fn spoil(&mut self, input: &[u8]) -> Vec<u8> {
        let mut out = input.to_vec();
        for _ in 0..=self.below(6) {
            let (from, length) = (self.below(out.len()), 1 + self.below(40));
            let to = out.len().min(from + length);
            let piece: Vec<u8> = out.get(from..to).unwrap_or_default().to_vec();
            match self.below(4) {
                0 => drop(out.drain(from..to)),
                1 => drop(out.splice(from..from, piece.repeat(1 + self.below(9)))),
                2 => {
                    let at = self.below(out.len());
                    drop(out.splice(at..at, piece));
                }
                _ => {
                    const SIGNS: &[u8] = b"<>&\"'/=\0\n\x1f\x1e\x1d 09azA\xc3\xa9\xe2\x80\x8f\xf0\xff";
                    if let (Some(byte), Some(sign)) = (out.get_mut(from), SIGNS.get(self.below(SIGNS.len()))) {
                        *byte = *sign;
                    }
                }
            }
        }
        out
    }
}

/// How many spoilt copies are read of each kept input.
const COPIES: usize = 12;

#[test]
fn spoilt_pages_are_read_to_their_end() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus");
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    let mut tried = 0;
    let mut targets: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    targets.sort();
    // Settings are the extension's: `settings.js` beside the corpus tries them.
    targets.retain(|target| !target.ends_with("settings"));
    for target in targets {
        let mut files: Vec<_> = std::fs::read_dir(&target).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        for file in files {
            let input = std::fs::read(&file).unwrap();
            for _ in 0..COPIES {
                let spoilt = numbers.spoil(&input);
                let text = String::from_utf8_lossy(&spoilt).into_owned();
                let document = match target.file_name().unwrap().to_str().unwrap() {
                    "snapshot" => from_snapshot(&text).ok(),
                    "plain_text" => Some(from_plain_text(&text, None)),
                    "html" => Some(from_html(&text, None)),
                    _ => Some(from_html(&page(&text, false), None)),
                };
                tried += 1;
                let Some(document) = document else { continue };
                let wrong = catch_unwind(AssertUnwindSafe(|| exported(&read(&document, &Options::default()))));
                assert!(matches!(wrong, Ok(None)), "{}: {text:?}: {wrong:?}", file.display());
            }
        }
    }
    println!("hostile: {tried} spoilt inputs of the fuzz targets, 0 panics");
}
