//! Every folder of `tests/pages/` is a test: a page, the article that it holds and the findings that it has.
//!
//! A folder is named `<kind>--<what>` and holds `page.html` or `page.txt`, `url.txt` where the address matters, `live.txt` where it takes a live page's facts
//! (in a window of 1280 × 720, see `snapshot::states`), `article.md` (the export in the first format) and `findings.txt` (one
//! finding a line: kind, rule, excerpt), and `asides.md` where boxes of the story were left out (each as that export). `UPDATE=1 cargo test --test pages` writes the expected files anew; read what it wrote.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on says so by stopping"
)]

mod snapshot;

use broadsheet::article::Block;
use broadsheet::dom::{Document, from_html, from_plain_text, from_snapshot};
use broadsheet::export::{FORMATS, With, export};
use broadsheet::{Options, Reading, read};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

const EVERYTHING: With = With {
    headline: true,
    byline: true,
    captions: true,
};

fn folders() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let mut folders: Vec<PathBuf> = fs::read_dir(&root)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    assert!(!folders.is_empty(), "there are no page folders in {}", root.display());
    folders
}

fn name(folder: &Path) -> String {
    folder.file_name().unwrap().to_string_lossy().into_owned()
}

fn page(folder: &Path) -> Document {
    let url = fs::read_to_string(folder.join("url.txt"))
        .ok()
        .map(|text| broadsheet::Address::parse(text.trim()).unwrap());
    match (fs::read_to_string(folder.join("page.html")), fs::read_to_string(folder.join("page.txt"))) {
        (Ok(html), Err(_)) => match fs::read_to_string(folder.join("live.txt")) {
            Ok(facts) => {
                let states = snapshot::states(&facts);
                from_snapshot(&snapshot::encode_with(&from_html(&html, url), &states)).unwrap()
            }
            Err(_) => from_html(&html, url),
        },
        (Err(_), Ok(text)) => from_plain_text(&text, url),
        (Ok(_), Ok(_)) => panic!("{} has two pages", name(folder)),
        (Err(_), Err(_)) => panic!("{} has no page", name(folder)),
    }
}

fn article(reading: &Reading) -> String {
    export(reading, FORMATS[0].id, EVERYTHING).unwrap()
}

fn findings(reading: &Reading) -> String {
    let mut out = String::new();
    for finding in &reading.findings {
        let kind = serde_json::to_value(finding.kind).unwrap();
        writeln!(out, "{}\t{}\t{}", kind.as_str().unwrap(), finding.rule, finding.excerpt).unwrap();
    }
    out
}

/// The boxes that were left out of the story, one after the other; empty where there are none.
fn asides(reading: &Reading) -> String {
    let captions = With {
        captions: true,
        ..With::default()
    };
    let one = |blocks: &Vec<Block>| {
        let mut alone = reading.clone();
        (alone.blocks, alone.lead, alone.metadata.title) = (blocks.clone(), None, None);
        export(&alone, FORMATS[0].id, captions).unwrap()
    };
    reading.asides.iter().map(one).collect::<Vec<_>>().join("\n----\n\n")
}

/// The lines in which two texts differ, with their neighbours; `-` is expected and missing, `+` is there and not expected.
fn difference(expected: &str, actual: &str) -> String {
    let (a, b): (Vec<&str>, Vec<&str>) = (expected.lines().collect(), actual.lines().collect());
    // Longest common subsequence, from the end: the pages of the folders are short.
    let mut length = vec![vec![0u32; b.len() + 1]; a.len() + 1];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            length[i][j] = if a[i] == b[j] {
                length[i + 1][j + 1] + 1
            } else {
                length[i + 1][j].max(length[i][j + 1])
            };
        }
    }
    let (mut i, mut j, mut lines) = (0, 0, Vec::new());
    while i < a.len() || j < b.len() {
        if i < a.len() && j < b.len() && a[i] == b[j] {
            lines.push((' ', a[i]));
            (i, j) = (i + 1, j + 1);
        } else if j == b.len() || i < a.len() && length[i + 1][j] >= length[i][j + 1] {
            lines.push(('-', a[i]));
            i += 1;
        } else {
            lines.push(('+', b[j]));
            j += 1;
        }
    }
    let near = |at: usize| lines.iter().skip(at.saturating_sub(2)).take(5).any(|(mark, _)| *mark != ' ');
    let mut out = String::new();
    for (_, (mark, line)) in lines.iter().enumerate().filter(|(at, _)| near(*at)) {
        writeln!(out, "  {mark} {line}").unwrap();
    }
    out
}

#[test]
fn every_page_gives_its_article_and_its_findings() {
    let update = std::env::var_os("UPDATE").is_some();
    let mut wrong = String::new();
    for folder in folders() {
        let reading = read(&page(&folder), &Options::default());
        for (file, actual) in [
            ("article.md", article(&reading)),
            ("findings.txt", findings(&reading)),
            ("asides.md", asides(&reading)),
        ] {
            let path = folder.join(file);
            let expected = fs::read_to_string(&path);
            if expected
                .as_ref()
                .map_or(file == "asides.md" && actual.is_empty(), |expected| *expected == actual)
            {
                continue;
            }
            if update && actual.is_empty() && file == "asides.md" {
                fs::remove_file(&path).unwrap();
            } else if update {
                fs::write(&path, actual).unwrap();
            } else {
                let what = expected.map_or_else(|_| "  the file is missing\n".to_owned(), |expected| difference(&expected, &actual));
                writeln!(wrong, "{}/{file}\n{what}", name(&folder)).unwrap();
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "\n{wrong}Read the differences; where they are right, UPDATE=1 cargo test --test pages"
    );
}

#[test]
fn a_snapshot_of_a_page_gives_the_same_article() {
    for folder in folders()
        .iter()
        .filter(|folder| folder.join("page.html").exists() && !folder.join("live.txt").exists())
    {
        let html = page(folder);
        let live = from_snapshot(&snapshot::encode(&html)).unwrap();
        let (html, live) = (read(&html, &Options::default()), read(&live, &Options::default()));
        assert_eq!(
            article(&html),
            article(&live),
            "{}\n{}",
            name(folder),
            difference(&article(&html), &article(&live))
        );
        assert_eq!(findings(&html), findings(&live), "{}", name(folder));
        assert_eq!(asides(&html), asides(&live), "{}", name(folder));
        assert_eq!(html.metadata, live.metadata, "{}", name(folder));
    }
}

#[test]
fn the_same_page_gives_the_same_bytes() {
    for folder in folders() {
        let twice = [(); 2].map(|()| export(&read(&page(&folder), &Options::default()), "json", EVERYTHING).unwrap());
        assert_eq!(twice[0], twice[1], "{}", name(&folder));
    }
}
