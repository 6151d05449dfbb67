//! The article that the project began with, as its publisher serves it and as it was scraped as text: both give the same story.
//!
//! `tests/pages.rs` compares these pages with expected files too; here the seed itself says what is right, so that no
//! regenerated file can make a wrong answer the expected one.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so by stopping")]

use broadsheet::dom::{from_html, from_plain_text};
use broadsheet::export::{With, export};
use broadsheet::{Options, Reading, read};

const HTML: &str = include_str!("pages/newsdrum--publisher/page.html");
const URL: &str = include_str!("pages/newsdrum--publisher/url.txt");
const SEED: &str = include_str!("pages/newsdrum--scraped-text/page.txt");

const HEADLINE: &str = "Will Blinken meet Xi Jinping on his last day in Beijing?";
const CAPTION: &str = "Antony Blinken meets with People’s Republic of China State Councilor and Foreign Minister Qin Gang in Beijing on Sunday";

/// The story as the seed holds it: from "New Delhi:" to "(AP)", without the labels between.
fn story() -> Vec<&'static str> {
    let lines: Vec<&str> = SEED.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let first = lines.iter().position(|line| line.starts_with("New Delhi:")).unwrap();
    let last = lines.iter().position(|line| line.ends_with("(AP)")).unwrap();
    let story: Vec<&str> = lines[first..=last].iter().copied().filter(|line| *line != "Advertisment").collect();
    assert_eq!(story.len(), 23);
    story
}

fn from_publisher() -> Reading {
    read(&from_html(HTML, broadsheet::Address::parse(URL.trim())), &Options::default())
}

fn from_scraped_text() -> Reading {
    read(&from_plain_text(SEED, None), &Options::default())
}

fn lines(reading: &Reading, with: With) -> Vec<String> {
    let text = export(reading, "text", with).unwrap();
    text.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// Headline, caption and story, each once and in this order, and nothing else.
fn is_the_article(reading: &Reading) {
    assert_eq!(reading.metadata.title.as_deref(), Some(HEADLINE));
    assert_eq!(reading.metadata.byline, ["NewsDrum Desk"]);
    assert!(reading.readerable);
    let with = With {
        headline: true,
        captions: true,
        ..With::default()
    };
    let mut expected = vec![HEADLINE, CAPTION];
    expected.extend(story());
    assert_eq!(lines(reading, with), expected);
    assert_eq!(lines(reading, With::default()), story());
    assert_eq!((reading.paragraphs.kept, reading.paragraphs.found), (23, 23));
}

#[test]
fn the_publishers_page_gives_the_article() {
    is_the_article(&from_publisher());
}

/// In text that was scraped nothing marks the caption, but that it stands there twice.
#[test]
fn the_scraped_text_gives_the_article() {
    is_the_article(&from_scraped_text());
}

#[test]
fn no_format_holds_a_trace_of_the_clutter() {
    let everything = With {
        headline: true,
        byline: true,
        captions: true,
    };
    for reading in [from_publisher(), from_scraped_text()] {
        for format in broadsheet::export::FORMATS.iter().filter(|format| format.id != "json") {
            let text = export(&reading, format.id, everything).unwrap();
            for clutter in [
                "Advertisment",
                "author-image",
                "New Update",
                "Subscribe",
                "Related",
                "Facebook",
                "Most Read",
            ] {
                assert!(!text.contains(clutter), "{} holds {clutter}:\n{text}", format.id);
            }
        }
    }
}
