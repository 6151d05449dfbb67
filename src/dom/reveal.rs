//! Revealing undoes `hidden` where only a program would: pages that come as HTML text ran no script, and many hide the text until one has run.
//!
//! Streamed pages bring every part in a hidden element that a script moves into place, "anti-flicker" styles hide the body, metered paywalls
//! hide all but the first paragraph. A live page needs none of this: there, what is hidden is hidden.

use super::{Document, Tag};

/// Bytes of a text node from which on it is taken for prose: menus, dialogs and labels have shorter ones.
const PROSE: usize = 80;
/// Bytes of prose that a hidden element has to hold to be worth revealing.
const WORTH: usize = 160;

/// Shows hidden elements that hold prose, if more of the page's prose is hidden than shown.
pub(super) fn reveal(document: &mut Document) {
    let (mut shown, mut hidden) = (0usize, 0usize);
    // Outermost hidden elements, with the prose they hold.
    let mut tops: Vec<(usize, usize)> = Vec::new();
    let mut top_end = 0;
    for (number, node) in document.nodes.iter().enumerate() {
        if !node.shown && number >= top_end && node.tag != Tag::Text {
            top_end = node.end as usize;
            tops.push((number, 0));
        }
        let length = (node.text_end - node.text_start) as usize;
        if node.tag != Tag::Text || length < PROSE || is_unseen(document, number) {
            continue;
        }
        let written = document
            .text
            .get(node.text_start as usize..node.text_end as usize)
            .map_or(0, |text| text.trim().len());
        if written < PROSE {
            continue;
        }
        match tops.last_mut() {
            Some((_, held)) if number < top_end => {
                *held += written;
                hidden += written;
            }
            _ => shown += written,
        }
    }
    if hidden <= shown {
        return;
    }
    for (top, _) in tops.into_iter().filter(|(_, held)| *held >= WORTH) {
        let end = document.nodes[top].end as usize;
        document.nodes[top].shown = true;
        for number in top + 1..end {
            let above = document.nodes[document.nodes[number].parent as usize].shown;
            let own = document.hides_itself(number);
            document.nodes[number].shown = above && !own;
        }
    }
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
