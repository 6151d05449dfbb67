//! Sentences before and after: what the tests of the detectors say of a page in a line each.

use super::{Kind, Page, findings};
use crate::article::select;
use crate::dom::{Document, Features, from_html};
use crate::metadata::metadata;

/// The findings of one kind on a page of HTML: `#id` or `<tag>` of the node, and its first words.
pub(super) fn found(kind: Kind, html: &str) -> Vec<String> {
    found_in(kind, &from_html(html, crate::Address::parse("https://news.example/story.html")))
}

/// The same for a document.
pub(super) fn found_in(kind: Kind, document: &Document) -> Vec<String> {
    let features = Features::of(document);
    let structured = crate::metadata::Structured::of(document);
    let metadata = metadata(document, &structured);
    let selection = select(document, &features, &crate::article::NameHints::of(document), &structured);
    let page = Page::new(document, &features, &crate::dom::Tokens::of(document), &metadata, &selection);
    findings(&page, &[], &[])
        .findings
        .iter()
        .filter(|finding| finding.kind == kind)
        .map(|finding| {
            let node = document.node(finding.node);
            let name = node.attribute("id").map_or_else(|| format!("<{}>", node.name()), |id| format!("#{id}"));
            format!("{name} {}", finding.excerpt).trim_end().to_owned()
        })
        .collect()
}
