//! Revealing undoes `hidden` where only a program would: pages that come as HTML text ran no script, and many hide the text until one has run.
//!
//! Streamed pages bring every part in a hidden element that a script moves into place, "anti-flicker" styles hide the body, metered paywalls
//! hide all but the first paragraph. A live page needs none of this. What it folds away until "read more" is pressed is found later
//! (`article/unfold.rs`), among the hidden elements with prose that are noted here.

use super::{Document, NodeId, NodeRef, Origin, Tag, collapse};
use crate::quick::HashSet;
use crate::quick_hash::of_bytes;

/// Bytes of a text node from which on it is taken for prose: menus, dialogs and labels have shorter ones.
pub(crate) const PROSE: usize = 80;
/// Bytes of prose that a hidden element has to hold to be worth revealing.
const WORTH: usize = 160;

/// Shows hidden elements that hold prose, if more of the page's prose is hidden than shown; notes those that stay hidden.
pub(super) fn reveal(document: &mut Document) {
    let (mut shown, mut hidden) = (0usize, 0usize);
    // Outermost hidden elements, with the prose that they hold, and those with a picture.
    let mut tops: Vec<(NodeId, usize)> = Vec::new();
    let mut pictures: Vec<NodeId> = Vec::new();
    let (mut top_end, mut told) = (0, 0);
    for (number, node) in document.nodes.iter().enumerate() {
        if !node.shown && number >= top_end && node.tag != Tag::Text {
            top_end = node.end as usize;
            tops.push((NodeId(number as u32), 0));
        }
        if node.tag == Tag::Img
            && number < top_end
            && let Some((top, _)) = tops.last()
            && pictures.last() != Some(top)
        {
            pictures.push(*top);
        }
        let length = (node.text_end - node.text_start) as usize;
        // The words of a paragraph may stand in elements of their own.
        if !matches!(node.tag, Tag::Text | Tag::P) || number < told || length < PROSE || is_unseen(document, number) {
            continue;
        }
        let written = document
            .text
            .get(node.text_start as usize..node.text_end as usize)
            .map_or(0, |text| text.trim().len());
        if written < PROSE {
            continue;
        }
        told = node.end as usize;
        match tops.last_mut() {
            Some((_, held)) if number < top_end => {
                *held += written;
                hidden += written;
            }
            _ => shown += written,
        }
    }
    let holds = |top: &NodeId, held: usize| held > 0 || pictures.binary_search(top).is_ok();
    tops.retain(|(top, held)| holds(top, *held));
    if document.origin == Origin::Html && hidden > shown {
        // What small screens get instead is hidden beside what it repeats.
        let seen = shown_prose(document);
        let mut worth = Vec::new();
        tops.retain(|(top, held)| {
            let stays = *held < WORTH || is_repeated(document.node(*top), &seen);
            worth.extend((!stays).then_some(*top));
            stays
        });
        document.show(&worth);
    }
    document.hidden = tops.into_iter().map(|(top, _)| top).collect();
}

impl Document {
    /// Whether the page itself hides it, though it may be shown here: inside one of the elements with prose or pictures.
    pub(crate) fn was_hidden(&self, node: NodeId) -> bool {
        let top = self.hidden.partition_point(|top| *top <= node).checked_sub(1);
        let top = top.and_then(|top| self.hidden.get(top));
        top.is_some_and(|top| self.node(*top).span().contains(&node.0))
    }

    /// Shows hidden elements, and what in them does not hide itself.
    pub(crate) fn show(&mut self, tops: &[NodeId]) {
        for top in tops.iter().map(|top| top.index()) {
            let end = self.nodes[top].end as usize;
            self.nodes[top].shown = true;
            for number in top + 1..end {
                let above = self.nodes[self.nodes[number].parent as usize].shown;
                let own = self.hides_itself(number);
                self.nodes[number].shown = above && !own;
            }
        }
    }
}

/// The prose that can be seen, for telling copies of it.
pub(crate) fn shown_prose(document: &Document) -> HashSet<u64> {
    document.iter().filter(|node| node.is_shown()).filter_map(prose).collect()
}

/// Whether most of what an element tells can be seen elsewhere on the page.
pub(crate) fn is_repeated(node: NodeRef<'_>, shown: &HashSet<u64>) -> bool {
    let (mut all, mut copies) = (0, 0);
    for key in node.descendants().filter_map(prose) {
        all += 1;
        copies += u32::from(shown.contains(&key));
    }
    copies * 2 >= all
}

/// What two copies of a text node or a paragraph with prose have in common: editors put words in elements of their own.
pub(crate) fn prose(node: NodeRef<'_>) -> Option<u64> {
    let text = (node.is_text() || node.tag() == Tag::P)
        .then(|| node.raw_text().trim())
        .filter(|text| text.len() >= PROSE)?;
    Some(of_bytes(collapse(text).as_bytes()))
}

fn is_unseen(document: &Document, text: usize) -> bool {
    document.nodes[document.nodes[text].parent as usize].tag.is_unseen()
}

#[cfg(test)]
mod tests {
    use crate::dom::{NodeId, from_html};

    const STORY: &str = "<p>The council met on Monday and voted for the plan, with two members against it, after a debate of four hours.</p>\
        <p>Work on the bridge begins in spring, the mayor said, and it will be paid for by a loan that the state backs.</p>";

    fn shown(html: &str) -> bool {
        let document = from_html(html, None);
        document
            .iter()
            .filter(|node| node.is_text())
            .any(|node| node.raw_text().contains("council") && node.is_shown())
    }

    #[test]
    fn a_story_that_waits_for_a_script_is_shown_and_a_hidden_dialog_is_not() {
        assert!(shown(&format!("<body><div>Loading</div><div hidden id=S:0>{STORY}</div>")));
        assert!(shown(&format!("<body style='display:none'>{STORY}")));
        let dialog = STORY.replace("council", "cookie");
        let document = from_html(
            &format!(
                "<main>{STORY}<p>{}</p></main><div hidden>{dialog}</div>",
                "And so it went on for quite some time. ".repeat(3)
            ),
            None,
        );
        assert!(
            !document
                .iter()
                .any(|node| node.is_text() && node.raw_text().contains("cookie") && node.is_shown())
        );
        assert_eq!(document.node(NodeId::ROOT).id(), NodeId::ROOT);
    }
}
