//! An app banner offers the publisher's app.
//!
//! ## What it finds
//! - `app_name`: a small box whose class or id says so.
//! - `app_links`: a small box of which every link leads to an app store.
//!
//! ## What it leaves alone
//! Reviews of apps: a box with text of its own, and a link to a store inside a sentence.

use super::{Finding, Kind, Page, Said, why};
use crate::dom::word_filter::Inside;
use crate::dom::{NodeRef, Tag};
use crate::words::{Words, words};

/// Most visible characters of a banner.
const MOST_CHARACTERS: u32 = 200;

/// Most nodes of one.
const MOST_NODES: usize = 300;

/// Where stores keep apps. Written from knowledge, to be checked against the stores' own linking guides (https://developer.apple.com/app-store/marketing/guidelines/,
/// https://play.google.com/intl/en_us/badges/, https://appgallery.huawei.com).
const STORES: Words = words![
    "play.google.com/store/apps",
    "apps.apple.com/",
    "itunes.apple.com/",
    "appgallery.huawei.com/",
    "appgallery.cloud.huawei.com/",
    "galaxystore.samsung.com/",
];

pub(super) fn detect(page: &Page<'_>, out: &mut Vec<Finding>) {
    let mut number = 0;
    while let Some(node) = page.telling(number) {
        number = node.id().0 + 1;
        if node.tag().is_unseen() || page.is_furniture(node.id()) {
            continue;
        }
        if page.names.get(node.id()).any(Said::APP)
            && small(page, node)
            && !matches!(node.tag(), Tag::Svg | Tag::Img | Tag::A | Tag::Span | Tag::Button)
        {
            let name = page.names.first_name(node, Said::APP);
            out.push(page.finding(Kind::AppBanner, node.id(), "app_name", vec![why::about("name", name)]));
            number = node.span().end;
        } else if node.tag() == Tag::A && leads_to_store(node) {
            let mut banner = None;
            for around in node.ancestors() {
                let all = small(page, around) && around.descendants().filter(|inside| inside.tag() == Tag::A).all(leads_to_store);
                if !all {
                    break;
                }
                banner = Some(around);
            }
            // A link in the middle of a sentence has no small box around it.
            if let Some(banner) = banner {
                out.push(page.finding(Kind::AppBanner, banner.id(), "app_links", vec![why::plain("app_links")]));
                number = number.max(banner.span().end);
            }
        }
    }
}

static STORES_IN: Inside = Inside::of(STORES);

fn leads_to_store(link: NodeRef<'_>) -> bool {
    link.attribute("href").is_some_and(|href| STORES_IN.stand_in(href))
}

fn small(page: &Page<'_>, node: NodeRef<'_>) -> bool {
    let feature = page.features.get(node.id());
    node.span().len() <= MOST_NODES
        && page.may_be_box(node)
        && feature.characters <= MOST_CHARACTERS
        && feature.characters.saturating_sub(feature.link_characters) <= MOST_CHARACTERS / 2
        && page.story_in(node) == 0
}

#[cfg(test)]
mod tests {
    use super::super::sentences::found;
    use super::*;

    #[test]
    fn badges_go_and_reviews_stay() {
        let page = |html: &str| {
            found(
                Kind::AppBanner,
                &format!("<p>A paragraph of the story, long enough to be prose, with a stop at its end, told at some length.</p>{html}"),
            )
        };
        assert_eq!(
            page("<div id=x>Read us there: <a href=https://apps.apple.com/app/id1>iPhone</a></div>").len(),
            1
        );
        assert_eq!(page("<p>The game is in the <a href=https://apps.apple.com/app/id1>App Store</a> since Monday, and its makers say that a million people have it on their phones.</p>").len(), 0);
    }
}
