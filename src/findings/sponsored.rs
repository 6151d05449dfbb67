//! A sponsored list is a row of paid links that a network fills: Taboola, Outbrain and their like, and boxes that say they are sponsored.
//!
//! ## What it finds
//! - `sponsored_name`: a box that carries a network's name, or says that it is sponsored, and holds links or is still empty.
//! - `sponsored_links`: a list of which the links lead to such networks.
//!
//! ## What it leaves alone
//! A story that is sponsored as a whole (the box frames the story), and boxes with paragraphs of their own.

use super::{Finding, Kind, Page, Said, ad_slot, why};
use crate::dom::{NodeRef, Tag};

/// Most lines of such a list.
const MOST_LINES: usize = 120;
/// Share of its characters that stands in links, in percent; the rest are advertisers' names.
const LINKED: u32 = 40;

pub(super) fn detect(page: &Page<'_>, out: &mut Vec<Finding>) {
    let mut number = 0;
    while let Some(node) = page.telling(number) {
        number = node.id().0 + 1;
        if node.tag().is_unseen() || matches!(node.tag(), Tag::Svg | Tag::Img | Tag::Button | Tag::Input) {
            continue;
        }
        let found = if node.tag() == Tag::AmpEmbed {
            Some(("sponsored_name", vec![why::about("made_for_ads", "<amp-embed>")]))
        } else if page.names.get(node.id()).any(Said::SPONSORED) {
            let name = page.names.first_name(node, Said::SPONSORED);
            Some(("sponsored_name", vec![why::about("name", name)]))
        } else if node.tag() == Tag::A
            && let Some(host) = node.attribute("href").and_then(ad_slot::ad_host)
        {
            Some(("sponsored_links", vec![why::about("ad_host", host)]))
        } else {
            None
        };
        if let Some((rule, clauses)) = found
            && could_be_list(page, node)
        {
            let list = page.widened(node);
            out.push(page.finding(Kind::Sponsored, list.id(), rule, clauses));
            number = number.max(node.span().end);
        }
    }
}

fn could_be_list(page: &Page<'_>, node: NodeRef<'_>) -> bool {
    let feature = page.features.get(node.id());
    page.may_be_box(node)
        && page.lines.within(node).len() <= MOST_LINES
        && (feature.characters == 0
            || feature.links > 0 && feature.link_characters * 100 >= feature.characters * LINKED
            || feature.characters <= SHORT)
        && page.unlinked_story_in(node) <= SHORT
}

/// Characters of a label such as "Sponsored by the city".
const SHORT: u32 = 60;

#[cfg(test)]
mod tests {
    use super::super::sentences::found;
    use super::*;

    #[test]
    fn networks_lists_are_found_full_or_empty() {
        for html in [
            "<p>Story.</p><div id=x class=OUTBRAIN></div><p>Story.</p>",
            "<p>Story.</p><div id=x class=taboola-wrapper><a href=/1>One weird trick</a> Brand</div><p>Story.</p>",
            "<p>Story.</p><div class=box id=x><div id=M914ScriptRootC15></div></div><p>Story.</p>",
        ] {
            assert_eq!(found(Kind::Sponsored, html).len(), 1, "{html}");
        }
    }

    #[test]
    fn a_sponsored_story_stays() {
        let html = "<div class=sponsored><h1>How we bake</h1><p>This paragraph of the story is long enough to be prose, and has a comma, a stop and more.</p></div>";
        assert_eq!(found(Kind::Sponsored, html), [] as [String; 0]);
    }
}
