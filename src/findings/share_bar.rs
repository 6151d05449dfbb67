//! A share bar is a row of buttons that send the story to someone else or to another site.
//!
//! ## What it finds
//! - `share_links`: a box of which every link posts the page's address to a network, by mail or to a messenger.
//! - `share_name`: a box whose class or id says so and which holds no text but labels.
//! - `share_words`: a line such as "Share this article", or one of nothing but the names of networks.
//!
//! ## What it leaves alone
//! Links to a person's or a publisher's profile inside a sentence, and boxes with text of their own.

use super::share_words::LABELS;
use super::{Finding, Kind, Page, Said, why};
use crate::dom::word_filter::WordFilter;
use crate::dom::{NodeRef, Tag};
use crate::words::{Words, first, words};

/// Most visible characters of a share bar: a dozen names of networks.
const MOST_CHARACTERS: u32 = 220;

/// Most nodes of one; icons are drawn with many.
const MOST_NODES: usize = 600;

/// Parts of the addresses by which networks take a page to share. Written from knowledge, to be checked against the networks' developer documentation for share links
/// (https://developers.facebook.com/docs/sharing, https://developer.x.com/en/docs/x-for-websites/tweet-button, https://core.telegram.org/widgets/share,
/// https://faq.whatsapp.com/5913398998672934, https://developers.pinterest.com/docs/web-features/save-button).
const SHARERS: Words = words![
    "facebook.com/sharer",
    "facebook.com/share.php",
    "facebook.com/dialog/share",
    "facebook.com/dialog/send",
    "twitter.com/intent",
    "twitter.com/share",
    "twitter.com/home?status",
    "x.com/intent",
    "x.com/share",
    "wa.me/?text",
    "whatsapp.com/send",
    "whatsapp://send",
    "t.me/share",
    "telegram.me/share",
    "linkedin.com/sharearticle",
    "linkedin.com/sharing",
    "linkedin.com/cws/share",
    "pinterest.com/pin/create",
    "reddit.com/submit",
    "tumblr.com/share",
    "tumblr.com/widgets/share",
    "vk.com/share",
    "connect.ok.ru/offer",
    "ok.ru/dk?st.cmd",
    "line.me/r/msg",
    "line.me/lineit/share",
    "social-plugins.line.me",
    "b.hatena.ne.jp/entry",
    "b.hatena.ne.jp/add",
    "getpocket.com/save",
    "getpocket.com/edit",
    "share.flipboard.com",
    "flipboard.com/bookmarklet",
    "bsky.app/intent",
    "threads.net/intent",
    "xing.com/spi/shares",
    "xing.com/app/user",
    "service.weibo.com/share",
    "news.ycombinator.com/submitlink",
    "plus.google.com/share",
    "fb-messenger://share",
    "viber://forward",
    "sms:?",
    "mailto:?",
    "print=",
    "buffer.com/add",
    "mix.com/add",
    "addtoany.com/share",
    "addthis.com/bookmark",
    "digg.com/submit",
    "instapaper.com/edit",
];

/// Names of networks and labels of share buttons, folded.
const NETWORKS: &[&str] = &[
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
    while let Some(node) = page.at(number) {
        number += 1;
        if node.is_text() || !node.is_shown() || !small(page, node) {
            continue;
        }
        let said = page.names.get(node.id());
        let named = said.any(Said::SHARE) && !page.is_furniture(node.id()) && !page.only_tells(node)
            || said.any(Said::SOCIAL) && page.near_story(node.id()) && page.features.get(node.id()).links > 0;
        if named
            && !matches!(
                node.tag(),
                Tag::P | Tag::H1 | Tag::H2 | Tag::Svg | Tag::Img | Tag::Other | Tag::Blockquote | Tag::Figure | Tag::Iframe
            )
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
        let names = || key.contains(' ') && key.split(' ').all(|word| NETWORKS.binary_search(&word).is_ok());
        if LABELS_FILTER.may_have(key) && LABELS.has(key) || names() {
            for node in page.lines.pieces(page.document, page.features, at) {
                out.push(page.finding(Kind::ShareBar, node, "share_words", vec![why::plain("share_line")]));
            }
        }
    }
}

fn small(page: &Page<'_>, node: NodeRef<'_>) -> bool {
    node.span().len() <= MOST_NODES
        && page.features.get(node.id()).characters <= MOST_CHARACTERS
        && page.may_be_box(node)
        && page.story_media_in(node) <= page.features.get(node.id()).links + 2
}

/// Whether an address posts a page to a network.
fn shares(href: &str) -> bool {
    let href = href.trim().as_bytes();
    let head = href.get(..LONGEST_ADDRESS).unwrap_or(href);
    // Each of them has one of these marks in it, and few addresses have the same letters before one.
    memchr::memchr3_iter(MARKS[0], MARKS[1], MARKS[2], head).any(|mark| {
        AROUND_MARKS.may_have(head, mark)
            && SHARERS.iter().any(|sharer| {
                let start = sharer
                    .bytes()
                    .position(|byte| MARKS.contains(&byte))
                    .and_then(|before| mark.checked_sub(before));
                let here = start.and_then(|start| head.get(start..start + sharer.len()));
                here.is_some_and(|here| here.eq_ignore_ascii_case(sharer.as_bytes()))
            })
    })
}

/// Marks of an address of which each of [`SHARERS`] has one.
const MARKS: [u8; 3] = [b'.', b':', b'='];

/// What stands around the first mark of each of [`SHARERS`].
static AROUND_MARKS: Around = Around::of(SHARERS);

/// Letters by their last five bits.
struct Around {
    /// For each letter two before the mark, a bit for each right before it.
    before: [u32; 32],
    /// For each letter right before the mark, a bit for each right behind it.
    behind: [u32; 32],
}

impl Around {
    const fn of(list: Words) -> Around {
        let (mut pairs, mut across) = ([0; 32], [0; 32]);
        let mut rest = list.packed();
        while let Some((sharer, behind)) = first(rest) {
            rest = behind;
            let mut mark = 0;
            while sharer[mark] != MARKS[0] && sharer[mark] != MARKS[1] && sharer[mark] != MARKS[2] {
                mark += 1;
            }
            let letter = (sharer[mark - 1] & 31) as usize;
            let last = 1 << letter;
            // Behind a mark at the end anything may stand.
            across[letter] |= if mark + 1 < sharer.len() {
                1 << (sharer[mark + 1] & 31)
            } else {
                u32::MAX
            };
            // Before a single letter anything may stand.
            let mut before = 0;
            while before < pairs.len() {
                if mark < 2 || before == (sharer[mark - 2] & 31) as usize {
                    pairs[before] |= last;
                }
                before += 1;
            }
        }
        Around {
            before: pairs,
            behind: across,
        }
    }

    fn may_have(&self, text: &[u8], mark: usize) -> bool {
        let letter = |at: Option<usize>| at.and_then(|at| text.get(at)).map_or(0, |byte| (byte & 31) as usize);
        let has = |table: &[u32; 32], one: usize, other: usize| table.get(one).is_some_and(|bits| bits >> other & 1 != 0);
        let last = letter(mark.checked_sub(1));
        has(&self.before, letter(mark.checked_sub(2)), last) && has(&self.behind, last, letter(Some(mark + 1)))
    }
}

/// Bytes of an address that are looked at: what is shared comes after who shares it.
const LONGEST_ADDRESS: usize = 200;
static LABELS_FILTER: WordFilter = WordFilter::of(LABELS);

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

    #[test]
    fn the_list_of_networks_is_sorted_for_the_binary_search() {
        assert!(NETWORKS.is_sorted());
    }

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
