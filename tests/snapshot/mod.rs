//! A snapshot written as the content script writes it, of a document that has no live page: the grammar stands in ARCHITECTURE.md.

use broadsheet::dom::{Document, NodeRef};

/// What the content script takes out of everything that comes from a page, so that a page cannot forge the grammar.
fn cleaned(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, '\0'..='\u{8}' | '\u{e}'..='\u{1f}')).collect()
}

/// The snapshot string of a document.
pub fn encode(document: &Document) -> String {
    let address = |url: Option<&url::Url>| url.map_or("", url::Url::as_str).to_owned();
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
        open.push(node);
    }
    out.extend(open.iter().map(|_| '\u{6}'));
    out
}
