//! Overlaps are findings inside findings: a label inside its slot, a link inside its box. One box is one finding.

use super::{Finding, Kind, Page};

/// The findings in document order, without those that stand inside another that is taken away. Of two about one node the kind listed first stays.
pub(super) fn joined(page: &Page<'_>, mut found: Vec<Finding>, takes: &dyn Fn(Kind) -> bool) -> Vec<Finding> {
    found.sort_by_key(|finding| (finding.node, !takes(finding.kind), finding.kind));
    let mut covered = 0;
    let mut last = None;
    found.retain(|finding| {
        if finding.node.0 < covered || last == Some(finding.node) {
            return false;
        }
        last = Some(finding.node);
        if takes(finding.kind) {
            covered = page.document.node(finding.node).span().end;
        }
        true
    });
    found
}
