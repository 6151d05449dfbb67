//! The negative set: pages whose words look like clutter and are none. Nothing of them may be found, and no word of them may be lost.
//!
//! Each file of `tests/negative/` is a story that uses the words of ads, the repetitions of verse, the labels of interviews. All of its text is story.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on says so by stopping")]

use broadsheet::article::{Content, plain};
use broadsheet::dom::{Document, from_html, from_plain_text, words};
use broadsheet::export::{With, export};
use broadsheet::{Options, read};
use std::collections::HashMap;
use std::fs;
use std::path::Path;

fn pages() -> Vec<(String, Document)> {
    let mut pages: Vec<(String, Document)> = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/negative"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| {
            let text = fs::read_to_string(&path).unwrap();
            let url = broadsheet::Address::parse("https://news.example/2026/story.html");
            let document = if path.extension().is_some_and(|extension| extension == "txt") {
                from_plain_text(&text, url)
            } else {
                from_html(&text, url)
            };
            (path.file_name().unwrap().to_string_lossy().into_owned(), document)
        })
        .collect();
    pages.sort_by(|a, b| a.0.cmp(&b.0));
    assert!(pages.len() > 60);
    pages
}

fn counted(text: &str) -> HashMap<String, i64> {
    let mut counts = HashMap::new();
    for word in words(text) {
        *counts.entry(word.to_lowercase()).or_default() += 1;
    }
    counts
}

#[test]
fn nothing_is_found_in_them() {
    let mut report = String::new();
    for (name, document) in pages() {
        for finding in read(&document, &Options::default()).findings {
            report.push_str(&format!("{name}: {:?} {} {:?}\n", finding.kind, finding.rule, finding.excerpt));
        }
    }
    assert!(report.is_empty(), "found in stories that hold no clutter:\n{report}");
}

#[test]
fn no_word_of_them_is_lost() {
    let everything = With {
        headline: true,
        byline: true,
        captions: true,
    };
    let mut report = String::new();
    for (name, document) in pages() {
        let reading = read(&document, &Options::default());
        let mut text = export(&reading, "text", everything).unwrap();
        // Plain text leaves a pull quote out, as its words stand in the story; the reader shows it.
        for block in &reading.blocks {
            if let Content::Quote { pull: true, paragraphs, .. } = &block.content {
                paragraphs.iter().for_each(|words| text.push_str(&format!("{}\n", plain(words))));
            }
        }
        let out = counted(&text);
        let body = document.root().children().last().map(|body| body.text()).unwrap_or_default();
        // "Photo:" before a credit says that it is one; the credit itself is kept apart and without it.
        for (word, count) in counted(&body).into_iter().filter(|(word, _)| word != "photo") {
            let kept = out.get(&word).copied().unwrap_or_default();
            if kept < count {
                report.push_str(&format!("{name}: {word:?} {kept} of {count}\n"));
            }
        }
    }
    assert!(report.is_empty(), "lost from stories that hold no clutter:\n{report}");
}
