//! What was kept is counted in paragraphs, so that a reader sees at a glance whether tidying took any of the story: "42 of 42".
//!
//! Labels, captions and what a kind is known by (a newsletter's promise, a headline of another story) are no paragraphs of the story. A sentence inside a box
//! that was found for its name or place may be one: it counts as found, and not as kept.

use super::captions::Place;
use super::{Finding, Found, Kind, Page};
use crate::Kept;
use crate::article::{Block, Content};
use crate::dom::NodeId;

/// Counts the story's paragraphs: those among the blocks, and those that findings took with their boxes.
pub fn kept(page: &Page<'_>, found: &Found, blocks: &[Block]) -> Kept {
    let mut inside = Inside {
        found,
        page,
        at: 0,
        until: 0,
    };
    // Blocks come in document order; what a reader put back stands among them and is no paragraph of the story.
    let kept = blocks
        .iter()
        .filter(|block| matches!(block.content, Content::Paragraph { .. }) && !inside.any(block.node))
        .count() as u32;
    let taken = found
        .findings
        .iter()
        .filter(|finding| found.takes(finding.kind) && known_by_its_box(finding.kind))
        .map(|finding| paragraphs_in(page, finding))
        .sum::<u32>();
    Kept { kept, found: kept + taken }
}

/// Kinds that are found for what a box is called or where it stands, whatever its sentences say.
fn known_by_its_box(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::AdSlot | Kind::Sponsored | Kind::ShareBar | Kind::AppBanner | Kind::Autoplay | Kind::RepeatedPicture
    )
}

/// Lines of a finding that are prose of the story.
fn paragraphs_in(page: &Page<'_>, finding: &Finding) -> u32 {
    page.lines
        .within(page.document.node(finding.node))
        .filter(|at| {
            page.lines
                .get(*at)
                .is_some_and(|line| page.place(*at) == Place::Paragraph && page.lines.is_prose(line) && page.in_story(line.first))
        })
        .count() as u32
}

/// Walks the findings along with nodes that come in document order.
struct Inside<'a, 'b> {
    found: &'a Found,
    page: &'a Page<'b>,
    at: usize,
    until: u32,
}

impl Inside<'_, '_> {
    /// Whether the node, which comes after all asked for before, stands in a finding that is taken away.
    fn any(&mut self, node: NodeId) -> bool {
        while let Some(finding) = self.found.findings.get(self.at).filter(|finding| finding.node <= node) {
            if self.found.takes(finding.kind) {
                self.until = self.until.max(self.page.document.node(finding.node).span().end);
            }
            self.at += 1;
        }
        node.0 < self.until
    }
}

#[cfg(test)]
mod tests {
    use crate::{Options, dom, read};

    const FIRST: &str = "<p>The first paragraph of the story, long enough to be prose, with a stop at its end, told at some length.</p>";
    const SECOND: &str = "<p>The second paragraph of the story, which is as long as the first one, has a comma, and a stop as well.</p>";

    const THIRD: &str = "<p>The third paragraph tells how the harbour looked when the storm had gone, and who came to see it first.</p>";
    const FOURTH: &str = "<p>The fourth one says what the town will do about it, when, at whose cost, and why nobody did it before.</p>";

    fn counts(middle: &str) -> (u32, u32) {
        let html = format!("<h1>Title of it</h1><article>{FIRST}{SECOND}{middle}{THIRD}{FOURTH}</article>");
        let reading = read(&dom::from_html(&html, None), &Options::default());
        (reading.paragraphs.kept, reading.paragraphs.found)
    }

    #[test]
    fn labels_and_boxes_are_no_paragraphs_of_the_story() {
        assert_eq!(counts("<div>Advertisement</div>"), (4, 4));
        assert_eq!(
            counts(
                "<div><h4>Newsletter</h4><p>Get the day’s top stories delivered to your inbox every morning at six.</p><form><input type=email></form></div>"
            ),
            (4, 4)
        );
    }
}
