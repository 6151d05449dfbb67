//! Every export of a document: what each fuzz target ends in.

use broadsheet::dom::{Document, NodeId};
use broadsheet::export::{FORMATS, With, export};

/// An address for pages to be at.
pub fn page_url() -> Option<broadsheet::Address> {
    broadsheet::Address::parse("https://example.com/news/2026/11/24/a-story.html")
}

/// Reads a document and writes it in every format; what is named has to be in the document.
pub fn check(document: &Document) {
    let reading = broadsheet::read(document, &broadsheet::Options::default());
    let inside = |node: NodeId| assert!(node.index() < document.len());
    reading.findings.iter().chain(&reading.refused).for_each(|finding| inside(finding.node));
    reading.blocks.iter().for_each(|block| inside(block.node));
    assert!(reading.paragraphs.kept <= reading.paragraphs.found);
    let with = With { headline: true, byline: true, captions: true };
    for format in FORMATS {
        let _ = export(&reading, format.id, with);
    }
}
