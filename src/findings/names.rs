//! A name is a class or an id; its words say what its author took the element for. `top-adSlot_300x250` has the words top, ad, slot.
//!
//! Only whole words count: `loads`, `threads`, `shadow` and `header-adjacent` say nothing of ads. The words of each kind are data below.

use crate::dom::attribute::NameSet;
use crate::dom::word_filter::WordFilter;
use crate::dom::{Document, NodeId, NodeRef, Tag};
use crate::quick::HashMap;

/// What an element's names say, as a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Said(u32);

impl Said {
    pub const AD: Said = Said(1);
    /// Words that mean an ad in one place and something else in another: leaderboard, billboard, banner.
    pub const MAYBE_AD: Said = Said(1 << 1);
    pub const NEWSLETTER: Said = Said(1 << 2);
    pub const RELATED: Said = Said(1 << 3);
    pub const SHARE: Said = Said(1 << 4);
    pub const COMMENTS: Said = Said(1 << 5);
    pub const CONSENT: Said = Said(1 << 6);
    pub const SPONSORED: Said = Said(1 << 7);
    pub const CAPTION: Said = Said(1 << 8);
    pub const CREDIT: Said = Said(1 << 9);
    pub const PROMOTION: Said = Said(1 << 10);
    pub const APP: Said = Said(1 << 11);
    pub const PAYWALL: Said = Said(1 << 12);
    pub const OVERLAY: Said = Said(1 << 13);
    /// Players that advertisers pay for, or that follow the reader down the page.
    pub const PLAYER: Said = Said(1 << 14);
    pub const AUTHOR: Said = Said(1 << 15);
    /// Links to the publisher's own profiles: a share bar beside the story, the site's furniture elsewhere.
    pub const SOCIAL: Said = Said(1 << 17);
    /// The site's furniture: menus, navigation, breadcrumbs.
    pub const FURNITURE: Said = Said(1 << 18);
    /// The element is, or frames, the story itself.
    pub const STORY: Said = Said(1 << 16);

    /// Whether any of the other's members is in it.
    pub fn any(self, other: Said) -> bool {
        self.0 & other.0 != 0
    }

    /// Both together.
    pub const fn with(self, other: Said) -> Said {
        Said(self.0 | other.0)
    }
}

/// What each node's names say.
#[derive(Debug, Default)]
pub(crate) struct Names {
    said: Vec<Said>,
}

impl Names {
    /// Reads the names of a document; each distinct name is taken apart once.
    pub fn of(document: &Document) -> Names {
        let mut known: HashMap<&str, Said> = HashMap::default();
        let mut once = |name| *known.entry(name).or_insert_with(|| said(name));
        let values: Vec<Said> = document
            .shared()
            .map(|value| value.split_ascii_whitespace().map(&mut once).fold(Said::default(), Said::with))
            .collect();
        let naming = NameSet::of(NAMING);
        let said = document
            .iter()
            .map(|node| {
                // The name of a custom element is its author's word too.
                let element = Some(node.tag()).filter(|tag| *tag == Tag::Other).map(|_| node.name());
                let element = element.filter(|name| name.contains('-')).map(&mut once);
                let named = node.shared(naming).filter_map(|number| values.get(number).copied());
                named.chain(element).fold(Said::default(), Said::with)
            })
            .collect();
        Names { said }
    }

    /// What a node's names say.
    pub fn get(&self, node: NodeId) -> Said {
        self.said.get(node.index()).copied().unwrap_or_default()
    }
}

impl Names {
    /// The first of a node's names that says any of the given.
    pub fn first_name<'a>(&self, node: NodeRef<'a>, wanted: Said) -> &'a str {
        authored(node).find(|name| said(name).any(wanted)).unwrap_or(node.name())
    }
}

/// Attributes in which templates say what an element is.
const NAMING: &[&str] = &[
    "class",
    "id",
    "data-component",
    "data-module",
    "data-name",
    "data-qa",
    "data-role",
    "data-testid",
    "data-type",
    "data-widget",
    "data-zone",
];

/// All names that an element's author gave it.
fn authored(node: NodeRef<'_>) -> impl Iterator<Item = &str> {
    NAMING
        .iter()
        .filter_map(move |name| node.attribute(name))
        .flat_map(str::split_ascii_whitespace)
}

/// Longest name that is read; longer ones are made by programs for programs.
const LONGEST_NAME: usize = 120;
/// Most words of a name that are read.
const MOST_WORDS: usize = 12;

/// What one name says.
fn said(name: &str) -> Said {
    if name.len() > LONGEST_NAME || !name.is_ascii() {
        return Said::default();
    }
    // In lower case on the stack: pages have thousands of names.
    let mut letters = [0u8; LONGEST_NAME];
    letters
        .iter_mut()
        .zip(name.bytes())
        .for_each(|(to, from)| *to = from.to_ascii_lowercase());
    let lower = letters
        .get(..name.len())
        .and_then(|letters| std::str::from_utf8(letters).ok())
        .unwrap_or_default();
    let cuts = cuts(name);
    let cuts: &[(usize, usize)] = cuts.0.get(..cuts.1).unwrap_or_default();
    let word_at = |at: usize| cuts.get(at).and_then(|(from, to)| lower.get(*from..*to)).unwrap_or_default();
    // In `block__element--modifier` the modifier says how a thing looks, or what stands beside it: `grid--adrail`.
    let modifier = name.find("--").unwrap_or(name.len());
    let mut said = Said::default();
    let mut denied = false;
    for (at, (from, _)) in cuts.iter().enumerate() {
        let word = word_at(at);
        let is_modifier = at > 0 && *from > modifier;
        denied |= DENYING_FILTER.may_have(word) && DENYING.binary_search(&word).is_ok();
        let next = word_at(at + 1);
        if word == "share" && FINANCE.contains(&next) {
            continue;
        }
        // Letters right after a digit are a piece of a number that a program made: `element-3ad4f1`.
        if word.len() <= LONGEST_PIECE
            && from
                .checked_sub(1)
                .and_then(|before| name.as_bytes().get(before))
                .is_some_and(u8::is_ascii_digit)
        {
            continue;
        }
        let known = WORDS_FILTER.may_have(word).then(|| WORDS.binary_search_by_key(&word, |(known, _)| known));
        if let Some(Ok(found)) = known {
            said = said.with(weakened(WORDS[found].1, is_modifier));
        } else if is_ad_compound(word) {
            said = said.with(weakened(Said::AD, is_modifier));
        }
        if PAIRS_FILTER.may_have(word)
            && let Ok(found) = PAIRS.binary_search_by(|(first, second, _)| (*first, *second).cmp(&(word, next)))
        {
            said = said.with(PAIRS[found].2);
        }
    }
    if denied { Said(said.0 & !(Said::AD.0 | Said::MAYBE_AD.0)) } else { said }
}

/// What a word says: an ad word in a modifier only hints.
fn weakened(said: Said, is_modifier: bool) -> Said {
    if is_modifier && said == Said::AD { Said::MAYBE_AD } else { said }
}

/// Longest word that is taken for a piece of a number: in hexadecimal numbers longer runs of letters are rare.
const LONGEST_PIECE: usize = 3;

/// Where the words of a name begin and end: at signs, at a capital after a small letter, before the last capital of a run, between letters and digits.
fn cuts(name: &str) -> ([(usize, usize); MOST_WORDS], usize) {
    let bytes = name.as_bytes();
    let mut cuts = [(0, 0); MOST_WORDS];
    let mut count = 0;
    let mut start = 0;
    for at in 0..=bytes.len() {
        let here = bytes.get(at).copied().unwrap_or(b'-');
        let before = at.checked_sub(1).and_then(|at| bytes.get(at)).copied().unwrap_or(b'-');
        let after = bytes.get(at + 1).copied().unwrap_or(b'-');
        let sign = !here.is_ascii_alphanumeric();
        let hump = here.is_ascii_uppercase() && (before.is_ascii_lowercase() || before.is_ascii_uppercase() && after.is_ascii_lowercase());
        let kind = here.is_ascii_digit() != before.is_ascii_digit() && before.is_ascii_alphanumeric();
        if sign || hump || kind {
            if at > start
                && let Some(cut) = cuts.get_mut(count)
            {
                *cut = (start, at);
                count += 1;
            }
            start = if sign { at + 1 } else { at };
        }
    }
    (cuts, count)
}

/// What tells most words from those of the lists below.
static WORDS_FILTER: WordFilter = {
    let (mut filter, mut at) = (WordFilter::new(), 0);
    while at < WORDS.len() {
        filter = filter.with(WORDS[at].0);
        at += 1;
    }
    filter
};
static PAIRS_FILTER: WordFilter = {
    let (mut filter, mut at) = (WordFilter::new(), 0);
    while at < PAIRS.len() {
        filter = filter.with(PAIRS[at].0);
        at += 1;
    }
    filter
};
static DENYING_FILTER: WordFilter = {
    let (mut filter, mut at) = (WordFilter::new(), 0);
    while at < DENYING.len() {
        filter = filter.with(DENYING[at]);
        at += 1;
    }
    filter
};

/// Longest compound; reading it takes its length times the number of nouns.
const LONGEST_COMPOUND: usize = 40;

/// Whether a word is an ad word grown together with nouns of layout: `adslot`, `topads`, `sidebaradbox`. All of it has to be made of such words.
fn is_ad_compound(word: &str) -> bool {
    // Shorter ones are no compounds, longer ones no words.
    if word.len() < 5 || word.len() > LONGEST_COMPOUND {
        return false;
    }
    let mut pairs = word.as_bytes().windows(2);
    if !pairs.any(|pair| matches!(pair, b"ad" | b"gp" | b"df")) {
        return false;
    }
    // `reach[i]`: bit 0, the first i letters are nouns; bit 1, nouns with an ad word among them.
    let mut reach = [0u8; LONGEST_COMPOUND + 1];
    reach[0] = 1;
    for from in 0..word.len() {
        let state = reach[from];
        if state == 0 {
            continue;
        }
        let Some(rest) = word.get(from..) else { return false };
        for noun in NOUNS.iter().filter(|noun| rest.starts_with(**noun)) {
            reach[from + noun.len()] |= state;
        }
        for ad in AD_STEMS.iter().filter(|ad| rest.starts_with(**ad)) {
            reach[from + ad.len()] |= 2;
        }
    }
    reach.get(word.len()).is_some_and(|state| state & 2 != 0)
}

/// Ad words that grow together with others.
const AD_STEMS: &[&str] = &[
    "ad",
    "ads",
    "adv",
    "advert",
    "adverts",
    "advertisement",
    "advertising",
    "gpt",
    "dfp",
    "adsense",
];

/// Nouns of layout that grow together with ad words.
const NOUNS: &[&str] = &[
    "area",
    "article",
    "banner",
    "banners",
    "bar",
    "between",
    "big",
    "billboard",
    "block",
    "blocks",
    "body",
    "bottom",
    "box",
    "boxes",
    "btf",
    "atf",
    "card",
    "cell",
    "center",
    "code",
    "col",
    "column",
    "container",
    "content",
    "desktop",
    "display",
    "div",
    "fixed",
    "flex",
    "float",
    "footer",
    "frame",
    "full",
    "google",
    "grid",
    "half",
    "header",
    "height",
    "holder",
    "home",
    "horizontal",
    "in",
    "index",
    "inline",
    "inner",
    "inread",
    "inside",
    "instream",
    "item",
    "label",
    "large",
    "layer",
    "layout",
    "leaderboard",
    "left",
    "link",
    "links",
    "list",
    "main",
    "mid",
    "middle",
    "mobile",
    "module",
    "mpu",
    "native",
    "news",
    "outer",
    "outstream",
    "page",
    "panel",
    "place",
    "placeholder",
    "placement",
    "pos",
    "position",
    "post",
    "pub",
    "rail",
    "rect",
    "rectangle",
    "region",
    "right",
    "row",
    "section",
    "side",
    "sidebar",
    "single",
    "site",
    "sky",
    "skyscraper",
    "slider",
    "slot",
    "slots",
    "small",
    "space",
    "spacer",
    "spot",
    "square",
    "sticky",
    "story",
    "super",
    "tag",
    "tall",
    "text",
    "tile",
    "title",
    "top",
    "tower",
    "unit",
    "units",
    "vertical",
    "video",
    "view",
    "wide",
    "widget",
    "wrap",
    "wrapper",
    "zone",
    "zones",
];

/// Words after which "share" is a part of a company.
const FINANCE: &[&str] = &["capital", "chart", "holder", "holders", "index", "market", "price", "prices", "value"];

/// Words that turn an ad word round: the element is about ads that are not there, or a page's state, or a reader's choice.
const DENYING: &[&str] = &[
    "adblock",
    "adblocker",
    "allow",
    "allowed",
    "blocked",
    "blocker",
    "blocking",
    "date",
    "detect",
    "detected",
    "detector",
    "disable",
    "disabled",
    "enabled",
    "free",
    "has",
    "hide",
    "icon",
    "icons",
    "logo",
    "no",
    "non",
    "none",
    "not",
    "without",
];

/// What single words of a name say. Sorted by word.
const WORDS: &[(&str, Said)] = &[
    ("ad", Said::AD),
    ("adblade", Said::AD),
    ("adbutler", Said::AD),
    ("adcontainer", Said::AD),
    ("addthis", Said::SHARE),
    ("addtoany", Said::SHARE),
    ("adex", Said::AD),
    ("adform", Said::AD),
    ("adfox", Said::AD),
    ("adglare", Said::AD),
    ("adinserter", Said::AD),
    ("adngin", Said::AD),
    ("adocean", Said::AD),
    ("adrotate", Said::AD),
    ("ads", Said::AD),
    ("adsanity", Said::AD),
    ("adsbygoogle", Said::AD),
    ("adsense", Said::AD),
    ("adskeeper", Said::SPONSORED),
    ("adsninja", Said::AD),
    ("adspace", Said::AD),
    ("adsystem", Said::AD),
    ("adtech", Said::AD),
    ("adthrive", Said::AD),
    ("adunit", Said::AD),
    ("adv", Said::MAYBE_AD),
    ("advads", Said::AD),
    ("advert", Said::AD),
    ("advertentie", Said::AD),
    ("advertise", Said::AD),
    ("advertisement", Said::AD),
    ("advertisements", Said::AD),
    ("advertiser", Said::MAYBE_AD),
    ("advertising", Said::AD),
    ("advertisment", Said::AD),
    ("advertize", Said::AD),
    ("advertizing", Said::AD),
    ("advertorial", Said::SPONSORED),
    ("adverts", Said::AD),
    ("adzerk", Said::AD),
    ("ajdg", Said::AD),
    ("alsoread", Said::RELATED),
    ("annonce", Said::MAYBE_AD),
    ("annons", Said::AD),
    ("anyclip", Said::PLAYER),
    ("anzeige", Said::AD),
    ("anzeigen", Said::AD),
    ("appbanner", Said::APP),
    ("appnexus", Said::AD),
    ("appstore", Said::APP),
    ("banner", Said::MAYBE_AD),
    ("banners", Said::MAYBE_AD),
    ("banniere", Said::MAYBE_AD),
    ("billboard", Said::MAYBE_AD),
    ("borlabs", Said::CONSENT),
    ("breadcrumb", Said::FURNITURE),
    ("breadcrumbs", Said::FURNITURE),
    ("caption", Said::CAPTION),
    ("captions", Said::CAPTION),
    ("clickio", Said::AD),
    ("commentbox", Said::COMMENTS),
    ("commentlist", Said::COMMENTS),
    ("comments", Said::COMMENTS),
    ("commentsection", Said::COMMENTS),
    ("connatix", Said::PLAYER),
    ("consent", Said::CONSENT),
    ("contentexchange", Said::SPONSORED),
    ("cookie", Said::CONSENT),
    ("cookiebanner", Said::CONSENT),
    ("cookiebar", Said::CONSENT),
    ("cookiebot", Said::CONSENT),
    ("cookieconsent", Said::CONSENT),
    ("cookielaw", Said::CONSENT),
    ("cookies", Said::CONSENT),
    ("credit", Said::CREDIT),
    ("credits", Said::CREDIT),
    ("dable", Said::SPONSORED),
    ("dailymotionsticky", Said::PLAYER),
    ("dfp", Said::AD),
    ("dianomi", Said::SPONSORED),
    ("didomi", Said::CONSENT),
    ("disqus", Said::COMMENTS),
    ("doubleclick", Said::AD),
    ("engageya", Said::SPONSORED),
    ("ezoic", Said::AD),
    ("fbcomments", Said::COMMENTS),
    ("figcaption", Said::CAPTION),
    ("gdpr", Said::CONSENT),
    ("googlead", Said::AD),
    ("gpt", Said::MAYBE_AD),
    ("hamburger", Said::FURNITURE),
    ("hirdetes", Said::AD),
    ("hyvor", Said::COMMENTS),
    ("iklan", Said::AD),
    ("iubenda", Said::CONSENT),
    ("jubna", Said::SPONSORED),
    ("leaderboard", Said::MAYBE_AD),
    ("ligatus", Said::SPONSORED),
    ("lightbox", Said::OVERLAY),
    ("livefyre", Said::COMMENTS),
    ("mainos", Said::AD),
    ("mediavine", Said::AD),
    ("megamenu", Said::FURNITURE),
    ("menu", Said::FURNITURE),
    ("menus", Said::FURNITURE),
    ("mgid", Said::SPONSORED),
    ("minutely", Said::PLAYER),
    ("modal", Said::OVERLAY),
    ("mpu", Said::AD),
    ("nativo", Said::SPONSORED),
    ("nav", Said::FURNITURE),
    ("navbar", Said::FURNITURE),
    ("navigation", Said::FURNITURE),
    ("newsletter", Said::NEWSLETTER),
    ("newsletters", Said::NEWSLETTER),
    ("offcanvas", Said::FURNITURE),
    ("onetrust", Said::CONSENT),
    ("openweb", Said::COMMENTS),
    ("osano", Said::CONSENT),
    ("outbrain", Said::SPONSORED),
    ("outstream", Said::PLAYER),
    ("overlay", Said::OVERLAY),
    ("paywall", Said::PAYWALL),
    ("piano", Said::PAYWALL),
    ("plista", Said::SPONSORED),
    ("popin", Said::SPONSORED),
    ("popup", Said::OVERLAY),
    ("prebid", Said::AD),
    ("premiumwall", Said::PAYWALL),
    ("primis", Said::PLAYER),
    ("promo", Said::PROMOTION),
    ("promos", Said::PROMOTION),
    ("promotion", Said::PROMOTION),
    ("pub", Said::MAYBE_AD),
    ("pubexchange", Said::SPONSORED),
    ("publi", Said::MAYBE_AD),
    ("publicidad", Said::AD),
    ("publicidade", Said::AD),
    ("publicite", Said::AD),
    ("pubmatic", Said::AD),
    ("quads", Said::AD),
    ("quantcast", Said::CONSENT),
    ("readmore", Said::RELATED),
    ("recirc", Said::RELATED),
    ("recirculation", Said::RELATED),
    ("recommendation", Said::RELATED),
    ("recommendations", Said::RELATED),
    ("recommended", Said::RELATED),
    ("registrationwall", Said::PAYWALL),
    ("regwall", Said::PAYWALL),
    ("reklam", Said::AD),
    ("reklama", Said::AD),
    ("reklame", Said::MAYBE_AD),
    ("reklamy", Said::AD),
    ("related", Said::RELATED),
    ("revcontent", Said::SPONSORED),
    ("setupad", Said::AD),
    ("share", Said::SHARE),
    ("sharebar", Said::SHARE),
    ("sharebuttons", Said::SHARE),
    ("sharedaddy", Said::SHARE),
    ("sharer", Said::SHARE),
    ("sharethis", Said::SHARE),
    ("sharing", Said::SHARE),
    ("signup", Said::NEWSLETTER),
    ("sitemap", Said::FURNITURE),
    ("skyscraper", Said::MAYBE_AD),
    ("smartappbanner", Said::APP),
    ("smartbanner", Said::APP),
    ("snigel", Said::AD),
    ("social", Said::SOCIAL),
    ("socials", Said::SOCIAL),
    ("sourcepoint", Said::CONSENT),
    ("speakol", Said::SPONSORED),
    ("sponsor", Said::MAYBE_AD),
    ("sponsored", Said::SPONSORED),
    ("sponsoredlinks", Said::SPONSORED),
    ("sponsors", Said::MAYBE_AD),
    ("spotim", Said::COMMENTS),
    ("strossle", Said::SPONSORED),
    ("submenu", Said::FURNITURE),
    ("subscribe", Said::NEWSLETTER),
    ("taboola", Said::SPONSORED),
    ("tcf", Said::CONSENT),
    ("teads", Said::AD),
    ("topbar", Said::FURNITURE),
    ("trc", Said::SPONSORED),
    ("trustarc", Said::CONSENT),
    ("truste", Said::CONSENT),
    ("truvid", Said::PLAYER),
    ("usercentrics", Said::CONSENT),
    ("viafoura", Said::COMMENTS),
    ("vidazoo", Said::PLAYER),
    ("vmap", Said::AD),
    ("vuukle", Said::COMMENTS),
    ("werbung", Said::AD),
    ("yahoorecs", Said::SPONSORED),
    ("yandexrtb", Said::AD),
    ("zergnet", Said::SPONSORED),
];

/// What two words in a row say. Sorted by both.
const PAIRS: &[(&str, &str, Said)] = &[
    ("a", "rec", Said::AD),
    ("adv", "banner", Said::AD),
    ("adv", "block", Said::AD),
    ("adv", "box", Said::AD),
    ("adv", "container", Said::AD),
    ("adv", "slot", Said::AD),
    ("adv", "space", Said::AD),
    ("adv", "unit", Said::AD),
    ("adv", "wrapper", Said::AD),
    ("adv", "zone", Said::AD),
    ("also", "like", Said::RELATED),
    ("also", "read", Said::RELATED),
    ("app", "banner", Said::APP),
    ("app", "cta", Said::APP),
    ("app", "download", Said::APP),
    ("app", "install", Said::APP),
    ("app", "nexus", Said::AD),
    ("app", "promo", Said::APP),
    ("app", "store", Said::APP),
    ("apps", "stores", Said::APP),
    ("article", "body", Said::STORY),
    ("article", "content", Said::STORY),
    ("author", "image", Said::AUTHOR),
    ("comment", "form", Said::COMMENTS),
    ("comment", "list", Said::COMMENTS),
    ("comment", "respond", Said::COMMENTS),
    ("comment", "section", Said::COMMENTS),
    ("comments", "area", Said::COMMENTS),
    ("comments", "list", Said::COMMENTS),
    ("comments", "section", Said::COMMENTS),
    ("consent", "banner", Said::CONSENT),
    ("cookie", "banner", Said::CONSENT),
    ("cookie", "bar", Said::CONSENT),
    ("cookie", "consent", Said::CONSENT),
    ("cookie", "law", Said::CONSENT),
    ("cookie", "message", Said::CONSENT),
    ("cookie", "notice", Said::CONSENT),
    ("cookie", "policy", Said::CONSENT),
    ("cookie", "popup", Said::CONSENT),
    ("coral", "talk", Said::COMMENTS),
    ("div", "gpt", Said::AD),
    ("download", "app", Said::APP),
    ("entry", "content", Said::STORY),
    ("floating", "player", Said::PLAYER),
    ("floating", "video", Said::PLAYER),
    ("follow", "us", Said::SOCIAL),
    ("from", "web", Said::SPONSORED),
    ("further", "reading", Said::RELATED),
    ("gdpr", "banner", Said::CONSENT),
    ("get", "app", Said::APP),
    ("gpt", "slot", Said::AD),
    ("gpt", "unit", Said::AD),
    ("latest", "news", Said::RELATED),
    ("more", "from", Said::RELATED),
    ("more", "news", Said::RELATED),
    ("more", "on", Said::RELATED),
    ("more", "stories", Said::RELATED),
    ("most", "popular", Said::RELATED),
    ("most", "read", Said::RELATED),
    ("most", "viewed", Said::RELATED),
    ("must", "read", Said::RELATED),
    ("native", "ad", Said::SPONSORED),
    ("next", "read", Said::RELATED),
    ("open", "app", Said::APP),
    ("paid", "content", Said::SPONSORED),
    ("paid", "links", Said::SPONSORED),
    ("partner", "content", Said::SPONSORED),
    ("pay", "wall", Said::PAYWALL),
    ("player", "floating", Said::PLAYER),
    ("player", "sticky", Said::PLAYER),
    ("post", "content", Said::STORY),
    ("premium", "overlay", Said::PAYWALL),
    ("premium", "wall", Said::PAYWALL),
    ("privacy", "banner", Said::CONSENT),
    ("promoted", "content", Said::SPONSORED),
    ("promoted", "links", Said::SPONSORED),
    ("promoted", "stories", Said::SPONSORED),
    ("rc", "widget", Said::SPONSORED),
    ("read", "also", Said::RELATED),
    ("read", "more", Said::RELATED),
    ("read", "next", Said::RELATED),
    ("reader", "comments", Said::COMMENTS),
    ("reg", "wall", Said::PAYWALL),
    ("related", "video", Said::RELATED),
    ("script", "root", Said::SPONSORED),
    ("see", "also", Said::RELATED),
    ("share", "bar", Said::SHARE),
    ("share", "button", Said::SHARE),
    ("share", "buttons", Said::SHARE),
    ("share", "links", Said::SHARE),
    ("sign", "up", Said::NEWSLETTER),
    ("smart", "banner", Said::APP),
    ("social", "bar", Said::SOCIAL),
    ("social", "icons", Said::SOCIAL),
    ("social", "links", Said::SOCIAL),
    ("social", "media", Said::SOCIAL),
    ("social", "share", Said::SHARE),
    ("sponsor", "content", Said::SPONSORED),
    ("sponsored", "content", Said::SPONSORED),
    ("sticky", "player", Said::PLAYER),
    ("sticky", "video", Said::PLAYER),
    ("story", "body", Said::STORY),
    ("subscriber", "only", Said::PAYWALL),
    ("subscription", "wall", Said::PAYWALL),
    ("user", "comments", Said::COMMENTS),
    ("vid", "carousel", Said::PLAYER),
    ("video", "carousel", Said::RELATED),
    ("video", "floating", Said::PLAYER),
    ("video", "sticky", Said::PLAYER),
    ("you", "may", Said::RELATED),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted_for_the_binary_search() {
        assert!(WORDS.is_sorted_by(|a, b| a.0 < b.0));
        assert!(PAIRS.is_sorted_by(|a, b| (a.0, a.1) < (b.0, b.1)));
        assert!(DENYING.is_sorted());
    }

    #[test]
    fn names_are_cut_into_words() {
        let words = |name: &str| {
            cuts(name)
                .0
                .iter()
                .filter(|(from, to)| from < to)
                .map(|(from, to)| name[*from..*to].to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(words("top-adSlot_300x250"), ["top", "ad", "Slot", "300", "x", "250"]);
        assert_eq!(words("ADBox"), ["AD", "Box"]);
        assert_eq!(words("__x--"), ["x"]);
    }

    #[test]
    fn ads_are_told_by_whole_words() {
        for name in [
            "ad",
            "ad-slot",
            "c-adDisplay_container",
            "adslot",
            "topads",
            "div-gpt-ad-123",
            "SidebarAdBox",
            "adsbygoogle",
            "stickyadzone",
            "page_AD_1",
        ] {
            assert!(said(name).any(Said::AD), "{name}");
        }
        for name in [
            "loads",
            "threads",
            "downloads",
            "shadow",
            "header-adjacent",
            "breadcrumbs",
            "headline",
            "gradient",
            "address",
            "roadmap",
            "badge",
            "adapt",
            "leadtext",
            "readbox",
            "elementor-element-3ad4f1",
            "no-ads",
            "ad-free",
            "adblock-detected",
            "has-ads",
            "without-ad",
            "admin-bar",
            "upload",
            "broadband",
            "lead-article",
            "padded",
            "reader",
        ] {
            assert!(!said(name).any(Said::AD), "{name}");
        }
    }
}
