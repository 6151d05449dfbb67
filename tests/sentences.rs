//! Sentences of a story that begin or end with the words of clutter, of endnotes, of calls and of headings over other articles: each stays, wherever in the story it stands.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so by stopping")]

use broadsheet::dom::from_html;
use broadsheet::export::{With, export};
use broadsheet::{Options, read};

const SENTENCES: &str = include_str!("sentences/that-begin-as-notes-do.txt");

const STORY: &[&str] = &[
    "The council of the old harbour town met on Tuesday evening to talk about the bridge, and it took four hours until everybody had been heard.",
    "Engineers who had looked at the pillars in spring said that the work would last for two winters, which is longer than anyone had thought.",
    "Shopkeepers along the quay had waited for that decision since the ferry stopped, and some of them had closed their doors in the meantime.",
    "Nobody in the hall expected the railing to be painted green, but the vote was clear, and the mayor said that it would be done in May.",
    "A second meeting was put off until the autumn, when the treasurer will have counted what the town can spend without a further loan.",
];

/// The story as a page, with one sentence more as the paragraph at `place`.
fn page(sentence: &str, place: usize) -> String {
    let mut lines = STORY.to_vec();
    lines.insert(place, sentence);
    let paragraphs: String = lines.iter().map(|line| format!("<p>{line}</p>")).collect();
    format!(
        "<html lang=en><head><title>Council votes for the bridge</title></head><body><nav><a href=/>Home</a></nav>\
         <article><h1>Council votes for the bridge</h1>{paragraphs}</article><footer><a href=/i>Imprint</a></footer></body></html>"
    )
}

#[test]
fn each_stays_at_every_place() {
    let mut lost = String::new();
    for sentence in SENTENCES.lines() {
        for place in 0..=STORY.len() {
            let document = from_html(&page(sentence, place), None);
            let reading = read(&document, &Options::default());
            let text = export(&reading, "text", With::default()).unwrap();
            if !text.lines().any(|line| line == sentence) || !reading.findings.is_empty() || text.lines().count() != STORY.len() + 1 {
                lost.push_str(&format!("{place}: {sentence}\n"));
            }
        }
    }
    assert!(lost.is_empty(), "lost:\n{lost}");
}
