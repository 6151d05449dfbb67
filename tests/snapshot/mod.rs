//! A snapshot written as the content script writes it, of a document that has no live page: the grammar stands in ARCHITECTURE.md.

use broadsheet::dom::{Document, NodeRef};

/// What the content script takes out of everything that comes from a page, so that a page cannot forge the grammar.
fn cleaned(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, '\0'..='\u{8}' | '\u{e}'..='\u{1f}')).collect()
}

/// The states that a file tells of, one element a line: its id, the letters of how it is pinned, its box and its place ("letter ft 500,400 250,200").
#[allow(dead_code, reason = "not every test that writes snapshots has such a file")]
pub fn states(file: &str) -> impl Fn(NodeRef<'_>) -> String {
    let lines: Vec<Vec<String>> = file.lines().map(|line| line.split(' ').map(str::to_owned).collect()).collect();
    move |node| {
        let told = lines.iter().find(|line| line.first().map(String::as_str) == node.attribute("id"));
        match told.map(Vec::as_slice) {
            Some([_, letters, size, place]) => {
                let letters: String = letters.chars().map(|letter| format!("\u{4}{letter}")).collect();
                format!("{letters}\u{4}b{size}\u{4}p{place}")
            }
            _ => String::new(),
        }
    }
}

/// The snapshot string of a document.
#[allow(dead_code, reason = "a test whose pages all have such a file writes them with it")]
pub fn encode(document: &Document) -> String {
    encode_with(document, &|_| String::new())
}

/// The snapshot string of a document, with what a live page would add to an element.
pub fn encode_with(document: &Document, live: &dyn Fn(NodeRef<'_>) -> String) -> String {
    let address = |url: Option<&broadsheet::Address>| url.map_or("", broadsheet::Address::as_str).to_owned();
    let mut out = format!(
        "BS1\u{1f}{}\u{1f}{}\u{1f}text/html\u{1f}1280\u{1f}720\u{1e}",
        address(document.url()),
        address(document.base())
    );
    let mut open: Vec<NodeRef<'_>> = Vec::new();
    for node in document.iter() {
        while open.last().is_some_and(|element| !element.contains(node.id())) {
            open.pop();
            out.push('\u{6}');
        }
        if node.is_text() {
            out.push('\u{5}');
            out.push_str(&cleaned(node.raw_text()));
            continue;
        }
        out.push('\u{1}');
        out.push_str(node.name());
        for (name, value) in node.attributes() {
            out.push_str(&format!("\u{2}{name}\u{3}{}", cleaned(value)));
        }
        // Sent on the topmost element that is not rendered only.
        if !node.is_shown() && node.parent().is_none_or(|parent| parent.is_shown()) {
            out.push_str("\u{4}h");
        }
        out.push_str(&live(node));
        open.push(node);
    }
    out.extend(open.iter().map(|_| '\u{6}'));
    out
}
