//! A share bar is a row of buttons that send the story to someone else or to another site.
//!
//! ## What it finds
//! - `share_links`: a box of which every link posts the page's address to a network, by mail or to a messenger.
//! - `share_name`: a box whose class or id says so and which holds no text but labels.
//! - `share_words`: a line such as "Share this article", or one of nothing but the names of networks.
//!
//! ## What it leaves alone
//! Links to a person's or a publisher's profile inside a sentence, and boxes with text of their own, and posts and players
//! of other sites that the story shows.

use super::share_address::shares;
use super::share_words::LABELS;
use super::{Finding, Kind, Page, Said, ad_marker, why};
use crate::dom::{NodeRef, Tag};
use crate::search::Search;
use crate::words::{Words, words};

/// Most visible characters of a share bar: a dozen names of networks.
const MOST_CHARACTERS: u32 = 220;

/// Most nodes of one; icons are drawn with many.
const MOST_NODES: usize = 600;

/// Names of networks and labels of share buttons, folded.
const NETWORKS: Words = words![
    "bluesky",
    "bsky",
    "copy",
    "copylink",
    "email",
    "facebook",
    "fb",
    "flipboard",
    "gmail",
    "instagram",
    "line",
    "link",
    "linkedin",
    "mail",
    "mastodon",
    "messenger",
    "odnoklassniki",
    "ok",
    "pinterest",
    "pocket",
    "print",
    "reddit",
    "share",
    "sms",
    "telegram",
    "threads",
    "tumblr",
    "tweet",
    "twitter",
    "url",
    "viber",
    "vk",
    "vkontakte",
    "wechat",
    "weibo",
    "whatsapp",
    "x",
    "xing",
    "youtube",
];

pub(super) fn detect(page: &Page<'_>, out: &mut Vec<Finding>) {
    let mut number = 0;
    while let Some(node) = page.telling(number) {
        number = node.id().0 + 1;
        let said = page.names.get(node.id());
        if !(said.any(Said::SHARE.with(Said::SOCIAL)) || node.tag() == Tag::A) || !small(page, node) {
            continue;
        }
        let named = said.any(Said::SHARE) && !page.is_furniture(node.id()) && !page.only_tells(node)
            || said.any(Said::SOCIAL) && page.near_story(node.id()) && page.features.get(node.id()).links > 0;
        if named
            && !matches!(
                node.tag(),
                Tag::P | Tag::H1 | Tag::H2 | Tag::Table | Tag::Svg | Tag::Img | Tag::Other | Tag::Blockquote | Tag::Figure | Tag::Iframe
            )
            && !super::holds_a_post(node)
        {
            let name = page.names.first_name(node, Said::SHARE.with(Said::SOCIAL));
            let clauses = vec![why::about("name", name)];
            out.push(page.finding(Kind::ShareBar, node.id(), "share_name", clauses));
            number = node.span().end;
        } else if node.tag() == Tag::A && node.attribute("href").is_some_and(shares) {
            let bar = bar_around(page, node);
            out.push(page.finding(Kind::ShareBar, bar.id(), "share_links", vec![why::plain("share_links")]));
            number = number.max(bar.span().end);
        }
    }
    for (at, line) in page.lines.iter() {
        if line.characters == 0 || line.characters > MOST_CHARACTERS {
            continue;
        }
        let key = page.lines.key(line);
        let names = || key.holds(" ") && key.split(' ').all(|word| NETWORKS.has(word));
        if (LABELS.has(key) || names()) && !is_told(page, at) {
            for node in page.lines.pieces(page.document, page.features, at) {
                out.push(page.finding(Kind::ShareBar, node, "share_words", vec![why::plain("share_line")]));
            }
        }
    }
}

/// Whether a line is a word in a table, or in a list of other words, with nothing to follow beside it: the share of a party.
fn is_told(page: &Page<'_>, at: usize) -> bool {
    let Some(line) = page.lines.get(at) else { return false };
    let mut around = page.document.node(line.first).ancestors();
    let entry = around.find(|node| matches!(node.tag(), Tag::Td | Tag::Th | Tag::Li));
    let alone =
        |row: NodeRef<'_>| page.features.get(row.id()).links == 0 && !page.lines.get(at + 1).is_some_and(|next| LABELS.has(page.lines.key(next)));
    entry.is_some_and(|entry| ad_marker::is_entry(page, at, entry) && entry.parent().is_some_and(alone))
}

fn small(page: &Page<'_>, node: NodeRef<'_>) -> bool {
    node.span().len() <= MOST_NODES
        && page.features.get(node.id()).characters <= MOST_CHARACTERS
        && page.may_be_box(node)
        && page.story_media_in(node) <= page.features.get(node.id()).links + 2
}

/// The largest box around a share link of which every link shares.
fn bar_around<'a>(page: &Page<'a>, link: NodeRef<'a>) -> NodeRef<'a> {
    let mut bar = link;
    for node in link.ancestors() {
        if !small(page, node) || matches!(node.tag(), Tag::P | Tag::Article) {
            break;
        }
        let all = node
            .descendants()
            .filter(|inside| inside.tag() == Tag::A)
            .all(|inside| match inside.attribute("href") {
                Some(href) => shares(href) || href.starts_with('#') || href.starts_with("javascript:"),
                None => true,
            });
        if !all {
            break;
        }
        bar = node;
    }
    bar
}

#[cfg(test)]
mod tests {
    use super::super::sentences::found;
    use super::*;

    fn bars(html: &str) -> Vec<String> {
        let story = "<p>A paragraph of the story, long enough to be prose, with a stop at its end, told at some length.</p>".repeat(4);
        found(Kind::ShareBar, &format!("<div>{story}{html}{story}</div>"))
    }

    #[test]
    fn bars_are_found_by_link_name_and_words() {
        for html in [
            "<ul id=x><li><a href='https://www.facebook.com/sharer.php?u=1'>Facebook</a><li><a href='https://twitter.com/intent/tweet?url=1'>Twitter</a></ul>",
            "<div id=x class=social-share><button>Facebook</button></div>",
            "<p id=x>Share this article</p>",
            "<p id=x>Facebook Twitter WhatsApp</p>",
        ] {
            let found = bars(html);
            assert!(found.len() == 1 && found[0].starts_with("#x"), "{html} {found:?}");
        }
    }

    #[test]
    fn posts_of_other_sites_stay_whatever_their_box_is_called() {
        for html in [
            "<div class=social-embed><blockquote class=twitter-tweet><p>The harbour is closed.</p>— Harbour (@harbour) <a href=https://twitter.com/harbour/status/1>May 2</a></blockquote></div>",
            "<div class=social-embed><iframe src='https://platform.twitter.com/embed/Tweet.html?id=123'></iframe></div>",
            "<div class=share-video><iframe src=https://www.youtube.com/embed/abcdefghijk></iframe></div>",
        ] {
            assert_eq!(bars(html), [] as [String; 0], "{html}");
        }
    }

    #[test]
    fn sentences_about_sharing_stay() {
        for html in [
            "<p>Share prices fell.</p>",
            "<p>She posted it on <a href=https://twitter.com/someone>Twitter</a>.</p>",
            "<p>Facebook and Twitter fell.</p>",
        ] {
            assert_eq!(bars(html), [] as [String; 0], "{html}");
        }
    }
}
