//! An ad marker is the label that a page prints where an ad stands, and leaves behind where none came.

use super::{Finding, Kind, Page};

pub(super) fn detect(page: &Page<'_>, out: &mut Vec<Finding>) {
    for node in page.document.iter() {
        if !node.is_text() && node.raw_text().trim() == "Advertisment" {
            out.push(Finding {
                kind: Kind::AdMarker,
                node: node.id(),
                rule: "marker_words",
                evidence: "the whole line is an ad label".to_owned(),
                excerpt: node.text(),
            });
        }
    }
}
