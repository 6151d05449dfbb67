//! A share address is where a link leads that posts the page to a network, by mail or to a messenger.

use crate::words::{Words, first, words};

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

/// Whether an address posts a page to a network.
pub(super) fn shares(href: &str) -> bool {
    let href = href.trim().as_bytes();
    let head = href.get(..LONGEST_ADDRESS).unwrap_or(href);
    // Each of them has one of these marks in it, and few addresses have the same letters before one.
    memchr::memchr3_iter(MARKS[0], MARKS[1], MARKS[2], head).any(|mark| {
        AROUND_MARKS.may_have(head, mark)
            && SHARERS.iter().zip(&MARKED).any(|(sharer, before)| {
                let start = mark.checked_sub(usize::from(*before));
                let here = start.and_then(|start| head.get(start..start + sharer.len()));
                here.is_some_and(|here| here.eq_ignore_ascii_case(sharer.as_bytes()))
            })
    })
}

/// Marks of an address of which each of [`SHARERS`] has one.
const MARKS: [u8; 3] = [b'.', b':', b'='];

/// Where the first mark of each of [`SHARERS`] stands.
static MARKED: [u8; count(SHARERS)] = {
    let (mut marked, mut at) = ([0; count(SHARERS)], 0);
    let mut rest = SHARERS.packed();
    while let Some((sharer, behind)) = first(rest) {
        rest = behind;
        marked[at] = first_mark(sharer) as u8;
        at += 1;
    }
    marked
};

const fn count(list: Words) -> usize {
    let (mut rest, mut count) = (list.packed(), 0);
    while let Some((_, behind)) = first(rest) {
        rest = behind;
        count += 1;
    }
    count
}

const fn first_mark(sharer: &[u8]) -> usize {
    let mut mark = 0;
    while sharer[mark] != MARKS[0] && sharer[mark] != MARKS[1] && sharer[mark] != MARKS[2] {
        mark += 1;
    }
    mark
}

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
            let mark = first_mark(sharer);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_is_known_wherever_it_stands() {
        for sharer in SHARERS.iter() {
            for href in [
                sharer.to_owned(),
                format!(" https://www.{sharer}&u=1"),
                format!("/out?to={}", sharer.to_uppercase()),
            ] {
                assert!(shares(&href), "{href}");
            }
        }
        for href in [
            "",
            "/news/2024/05/bridge.html",
            "https://www.example.com/share",
            "#x",
            "mailto:ann@example.com",
            "https://t.co/x",
        ] {
            assert!(!shares(href), "{href}");
        }
    }
}
