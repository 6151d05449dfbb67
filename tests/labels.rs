//! Lines between the paragraphs that are no part of the story: each line of `tests/labels/` stands alone in a paragraph of a page, and has to go from the page and from the article.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so by stopping")]

use broadsheet::dom::{Document, NodeRef, from_html};
use broadsheet::export::{With, export};
use broadsheet::findings::is_removed;
use broadsheet::{Options, Reading, read};
use std::fs;
use std::path::Path;

const FIRST: &str = "The council voted on Tuesday to open the old bridge again, a decision that ends four years of detours, officials said.";
const SECOND: &str =
    "Engineers will begin with the work in spring; until then, lorries have to take the road along the river, as before, a spokeswoman said.";
const THIRD: &str =
    "Nobody in the town remembers how the bridge was closed, but everyone can tell the story of the day on which it was to be opened again.";

/// The page with a line in its middle, in a box of this sort.
fn page(line: &str, around: &str) -> Document {
    let line = around.replace("{}", line);
    let html = format!(
        "<main><article><h1>Bridge opens</h1><p>{FIRST}</p><p>{SECOND}</p>{line}<p>{THIRD}</p><p>{}</p><p>{}</p></article></main>",
        FIRST.replace("Tuesday", "Monday"),
        SECOND.replace("spring", "autumn")
    );
    from_html(&html, broadsheet::Address::parse("https://news.example/bridge"))
}

/// The words of a page that no finding took.
fn standing(document: &Document, reading: &Reading) -> String {
    let taken = |node: NodeRef<'_>| {
        reading
            .findings
            .iter()
            .any(|finding| is_removed(finding.kind) && document.node(finding.node).contains(node.id()))
    };
    document
        .iter()
        .filter(|node| node.is_text() && !taken(*node))
        .map(|node| node.text())
        .collect::<Vec<_>>()
        .join(" ")
}

fn missed(file: &str, around: &str) -> Vec<String> {
    let lines = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/labels").join(file)).unwrap();
    let empty = page("", around);
    let nothing = read(&empty, &Options::default());
    let words = |text: &str| broadsheet::dom::words(text).map(str::to_owned).collect::<Vec<_>>();
    let (whole, story) = (
        words(&standing(&empty, &nothing)),
        words(&export(&nothing, "text", With::default()).unwrap()),
    );
    let mut missed = Vec::new();
    for line in lines.lines().filter(|line| !line.starts_with('#')) {
        let document = page(line.split('\t').nth(1).unwrap(), around);
        let reading = read(&document, &Options::default());
        if words(&standing(&document, &reading)) != whole || words(&export(&reading, "text", With::default()).unwrap()) != story {
            missed.push(line.to_owned());
        }
    }
    missed
}

#[test]
fn markers_go_wherever_they_stand() {
    for around in [
        "<p>{}</p>",
        "<div class=x><span>{}</span></div>",
        "<p><em>({})</em></p>",
        "<section><h3>{}</h3><div></div></section>",
    ] {
        let missed = missed("markers.txt", around);
        assert!(missed.is_empty(), "{around}: {} missed:\n{}", missed.len(), missed.join("\n"));
    }
}

#[test]
fn the_publishers_own_lines_go() {
    for around in ["<p>{}</p>", "<div><strong>{}</strong></div>"] {
        let missed = missed("promotions.txt", around);
        assert!(missed.is_empty(), "{around}: {} missed:\n{}", missed.len(), missed.join("\n"));
    }
}
