//! How publishers state title, authors and dates: one small page after another in `tests/metadata/*.txt`, each with what a reader would say of it.

#![allow(clippy::unwrap_used, reason = "a test says what went wrong by failing")]

use broadsheet::{Options, dom, read};
use std::fmt::Write;

/// What a page says, in the lines that the files have: a line that is not there is not said. The site's name is asked where it is told.
fn said(html: &str, url: &str, site: bool) -> String {
    let metadata = read(&dom::from_html(html, broadsheet::Address::parse(url)), &Options::default()).metadata;
    let mut out = String::new();
    let mut line = |name: &str, value: Option<String>| {
        if let Some(value) = value {
            let _ = writeln!(out, "{name}: {value}");
        }
    };
    line("title", metadata.title);
    for name in metadata.byline {
        line("by", Some(name));
    }
    line("published", metadata.published);
    line("modified", metadata.modified);
    line("site", metadata.site_name.filter(|_| site));
    out
}

#[test]
fn every_way_of_saying_it_is_understood() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/metadata");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let (mut pages, mut wrong) = (0, String::new());
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        for section in text.split("\n== ").skip(1) {
            let (head, html) = section.split_once("\n\n").unwrap();
            let mut url = "https://www.example.com/a/b";
            let mut want = String::new();
            let mut lines = head.lines();
            let name = lines.next().unwrap();
            for line in lines {
                match line.strip_prefix("url: ") {
                    Some(address) => url = address,
                    None => want.extend([line, "\n"]),
                }
            }
            pages += 1;
            let got = said(html, url, want.contains("site: "));
            if got != want {
                let _ = writeln!(
                    wrong,
                    "{}: {name}\n--- want\n{want}--- got\n{got}",
                    file.file_stem().unwrap().to_string_lossy()
                );
            }
        }
    }
    assert!(pages >= 60, "{pages} pages");
    assert!(wrong.is_empty(), "{} of {pages} pages wrong\n{wrong}", wrong.matches("--- got").count());
}
