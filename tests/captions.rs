//! Captions printed more than once: each line of `tests/captions/forms.txt` is a form in which pages do it, and in each the caption and its credit are shown once.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so by stopping")]

use broadsheet::dom::from_html;
use broadsheet::export::{With, export};
use broadsheet::{Options, read};
use std::fs;
use std::path::Path;

const CAPTION: &str = "Workers inspect the old bridge over the Lind near Morrow in heavy rain on Tuesday";
const CREDIT: &str = "Anna Berg/AFP";
const STORY: [&str; 4] = [
    "The council voted on Tuesday to open the old bridge again, a decision that ends four years of detours, officials said.",
    "Engineers will begin with the work in spring; until then, lorries have to take the road along the river, as before, a spokeswoman said.",
    "Nobody in the town remembers how the bridge was closed, but everyone can tell the story of the day on which it was to be opened again.",
    "The minister, who had come by boat, said that she was glad, and that the money would be there in time, whatever the others said.",
];

fn page(form: &str) -> String {
    let form = form.replace("{C}", CAPTION).replace("{K}", CREDIT);
    let (top, form) = form
        .strip_prefix("@TOP")
        .map_or((String::new(), form.clone()), |top| (top.to_owned(), String::new()));
    let (form, end) = form.split_once("@END").unwrap_or((&form, ""));
    let [one, two, three, four] = STORY.map(|words| format!("<p>{words}</p>"));
    format!("<title>Bridge opens</title><main><article><h1>Bridge opens</h1>{top}{one}{two}{form}{three}{four}</article></main>{end}")
}

#[test]
fn a_caption_is_shown_once_and_its_credit_kept() {
    let forms = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/captions/forms.txt")).unwrap();
    let captions = With {
        captions: true,
        ..With::default()
    };
    let mut wrong = Vec::new();
    for line in forms.lines().filter(|line| !line.starts_with('#')) {
        let (name, rest) = line.split_once('\t').unwrap();
        let (words, form) = rest.split_once('\t').unwrap();
        let reading = read(
            &from_html(&page(form), broadsheet::Address::parse("https://news.example/bridge")),
            &Options::default(),
        );
        for (format, with) in [("text", captions), ("markdown", captions)] {
            let text = export(&reading, format, with).unwrap();
            let times = text.matches(words).count();
            if times != 1 {
                wrong.push(format!("{name}: {times} times as {format}"));
            }
            let credits = text.matches(CREDIT).count();
            if form.contains("{K}") && credits != 1 {
                wrong.push(format!("{name}: its credit {credits} times as {format}"));
            }
            if !STORY.iter().all(|paragraph| text.contains(paragraph)) {
                wrong.push(format!("{name}: some of the story is lost as {format}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
