//! A comment section holds what readers wrote under the story, or the form in which they write.
//!
//! ## What it finds
//! - `comments_name`: a box whose class or id says that it holds comments, or is a comment service's place.
//!
//! ## What it leaves alone
//! A box that frames the story, and the story's own words about comments.

use super::{Finding, Kind, Page, Said, why};
use crate::dom::Tag;

/// Most characters of a counter of comments: "132 comments".
const COUNTER: u32 = 14;

pub(super) fn detect(page: &Page<'_>, out: &mut Vec<Finding>) {
    let mut number = 0;
    while let Some(node) = page.telling(number) {
        number = node.id().0 + 1;
        if node.tag().is_unseen() || !page.names.get(node.id()).any(Said::COMMENTS) {
            continue;
        }
        if !page.may_be_box(node) || page.is_furniture(node.id()) || page.story_in(node) > 0 {
            continue;
        }
        let is_box = matches!(
            node.tag(),
            Tag::Div | Tag::Section | Tag::Aside | Tag::Ul | Tag::Ol | Tag::Form | Tag::Other | Tag::Dl | Tag::Footer | Tag::Details
        );
        // A number beside a headline counts comments; it is not them.
        let feature = page.features.get(node.id());
        let counter = feature.characters <= COUNTER && feature.controls == 0 && feature.characters > 0 && !page.in_story(node.id());
        if !is_box || counter {
            continue;
        }
        let name = page.names.first_name(node, Said::COMMENTS);
        let clauses = vec![why::about("name", name)];
        out.push(page.finding(Kind::Comments, node.id(), "comments_name", clauses));
        number = node.span().end;
    }
}

#[cfg(test)]
mod tests {
    use super::super::sentences::found;
    use super::*;

    #[test]
    fn sections_go_and_the_story_stays() {
        let story = "<p>A paragraph of the story, long enough to be prose, with a stop at its end, told at some length.</p>".repeat(5);
        let html = format!("<div>{story}</div><section id=comments><p>I think so too, and I have always thought so, you know.</p></section>");
        assert_eq!(found(Kind::Comments, &html).len(), 1);
        let html = format!("<div class=comments>{story}</div>");
        assert_eq!(found(Kind::Comments, &html).len(), 0);
    }
}
