//! The guard keeps hostile markup from costing more than its size: the rules of parsing search the open elements for most tags, so time would grow with
//! the square of nesting depth. Browsers stop at a depth of 512; so does the guard.

use super::construction::Construction;
use super::kind::Kind;
use super::token::Tag;
use super::tree::TagName;

/// Open elements and active formatting elements together; news pages stay under 100, browsers cut at 512.
const MOST_OPEN: usize = 512;

/// Drops tags that would nest too deep.
#[derive(Default)]
pub(super) struct Guard {
    /// No end tag went by since the limit was met.
    at_limit: bool,
    /// Names of the start tags that were dropped and not yet closed.
    dropped: Vec<TagName>,
}

impl Guard {
    /// Whether an end tag is to be dropped.
    pub fn drops_end(&mut self, name: TagName, construction: &Construction) -> bool {
        let closes = self.dropped.last().is_some_and(|last| construction.tree.is_same_name(*last, name));
        if closes {
            self.dropped.pop();
        } else {
            self.at_limit = false;
        }
        closes
    }

    /// Whether a start tag is to be dropped.
    pub fn drops_start(&mut self, tag: Tag, construction: &Construction) -> bool {
        self.at_limit = self.at_limit || construction.count_open() >= MOST_OPEN;
        if !self.at_limit || passes_at_limit(tag.name.kind) {
            return false;
        }
        if !tag.closes_itself {
            self.dropped.push(tag.name);
        }
        true
    }
}

/// Elements that do not stay open, or that change how the page is read on: they pass at any depth.
fn passes_at_limit(kind: Kind) -> bool {
    use Kind::*;
    matches!(
        kind,
        Area | Base
            | Br
            | Col
            | Embed
            | Hr
            | Img
            | Input
            | Link
            | Meta
            | Source
            | Track
            | Wbr
            | Html
            | Body
            | Script
            | Style
            | Title
            | Textarea
            | Iframe
            | Noscript
            | Noframes
            | Noembed
            | Xmp
            | Plaintext
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::from_html;
    use crate::dom::html::tokenizer;
    use crate::dom::html::tree::NONE;

    fn text(html: &str) -> String {
        from_html(html, None).root().raw_text().to_owned()
    }

    /// How many nodes are around the deepest, itself and the document counted.
    fn depth(html: &str) -> usize {
        let tree = tokenizer::run(html, usize::MAX).tree;
        let parent = |node: &u32| tree.node(*node).map(|node| node.parent).filter(|parent| *parent != NONE);
        let around = |node| std::iter::successors(Some(node), parent).count();
        (0..tree.nodes.len() as u32).map(around).max().unwrap_or(0)
    }

    #[test]
    fn nesting_stops_where_browsers_stop_and_no_text_is_lost() {
        let html = format!("{}deep{}<p>after", "<div>".repeat(20_000), "</div>".repeat(20_000));
        assert_eq!(text(&html), "deepafter");
        assert!(depth(&html) <= MOST_OPEN + 2);
        assert_eq!(depth("<p>after"), 5);
    }

    #[test]
    fn end_tags_that_close_nothing_do_not_open_the_way_deeper() {
        let html = "<div></x>".repeat(5_000);
        assert!(depth(&html) <= MOST_OPEN + 2);
    }

    #[test]
    fn siblings_that_close_by_themselves_are_not_nesting() {
        let html = format!("<ul>{}</ul>", "<li>x".repeat(3_000));
        assert_eq!(from_html(&html, None).iter().filter(|node| node.name() == "li").count(), 3_000);
    }

    #[test]
    fn a_tag_with_too_many_attributes_ends_where_it_ends_in_the_markup() {
        for value in ["\"a > b\"", "'x'", "x"] {
            let attributes: String = (0..60_000).map(|i| format!(" data-a{i}={value}")).collect();
            let html = format!("<p>before</p><div{attributes}>inside</div><p>after");
            assert_eq!(text(&html), "beforeinsideafter", "{value}");
        }
    }

    #[test]
    fn long_values_and_comments_stay_whole() {
        let long = "word ".repeat(60_000);
        assert_eq!(text(&format!("<p title=\"{long}\">kept</p>")), "kept");
        assert_eq!(text(&format!("<p>a</p><!-- <b {} {long} --><p>b</p>", "x ".repeat(9_000))), "ab");
        assert_eq!(text(&format!("<p>a</p><textarea>{long}</textarea>b")).len(), long.len() + 2);
    }

    #[test]
    fn a_tree_that_grows_too_large_is_cut() {
        assert!(tokenizer::run(&"<i></i>".repeat(20_000), 1_000).cut);
    }
}
