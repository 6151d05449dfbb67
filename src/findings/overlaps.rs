//! Overlaps are findings inside findings: a label inside its slot, a link inside its box. One box is one finding.

use super::{Finding, Kind, Page};
use crate::order;

/// The findings in document order, without those that stand inside another that is taken away. Of two about one node the kind listed first stays.
pub(super) fn joined(page: &Page<'_>, mut found: Vec<Finding>, takes: &dyn Fn(Kind) -> bool) -> Vec<Finding> {
    order::by_number(&mut found, |finding| {
        u64::from(finding.node.0) << 16 | u64::from(!takes(finding.kind)) << 8 | finding.kind as u64
    });
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
