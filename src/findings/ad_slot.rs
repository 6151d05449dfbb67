//! An ad slot is a box that holds an ad or waits for one.
//!
//! ## What it finds
//! - `slot_element`: elements and attributes that exist for ads alone: `<amp-ad>`, `<ins class="adsbygoogle">`, `data-ad-slot`.
//! - `slot_name`: a box whose class or id says so in whole words: `ad-slot`, `topAd`, `div-gpt-ad-1`.
//! - `slot_host`: a frame that comes from an ad server.
//! - `slot_label`: a box or a picture whose label (`aria-label`, `title`, `alt`, a `data-` label, text drawn by a style sheet) is an ad label.
//! - `slot_size`: a frame or box of a standard ad size that a script fills, or whose name hints at an ad (`banner`, `leaderboard`).
//! - `slot_empty`, `slot_banner`: a box whose name hints at an ad, and which is empty, or is a picture that leads to another site.
//! - `slot_beside_marker`: an empty box beside an ad marker.
//!
//! ## What it leaves alone
//! Names that only contain the letters (`loads`, `threads`, `shadow`), names that say there are no ads (`ad-free`, `no-ads`), and every box that holds
//! more than a native ad's few lines: whatever it is called, it is a part of the page.

use super::{Finding, Kind, Page, Said, Why, marker_words, why};
use crate::decimal::pixels;
use crate::dom::attribute::NameSet;
use crate::dom::{NodeRef, Tag};
use crate::quick::HashSet;
use crate::search::Search;
use crate::url::{without_query, written_host};
use std::sync::LazyLock;

/// Most visible characters that an ad shows: headline, text and advertiser of a native ad stay below.
const MOST_CHARACTERS: u32 = 500;
/// Most characters outside links that an ad between the paragraphs shows: labels. Anything longer there is the story's.
const MOST_UNLINKED: u32 = 90;
/// Most lines that an ad shows. None of them is a paragraph: an ad's sentences are links.
const MOST_LINES: usize = 14;

/// Attributes that only ad scripts read.
const AD_ATTRIBUTES: &[&str] = &[
    "data-ad-client",
    "data-ad-slot",
    "data-ad-unit",
    "data-adunit",
    "data-google-query-id",
    "data-ad-format",
];

/// Attributes that label a box, or a picture, for readers or for scripts.
const LABELS: &[&str] = &[
    "aria-label",
    "title",
    "data-ad-label",
    "data-label",
    "data-title",
    "data-text",
    "data-name",
    "data-ad",
    "alt",
];

/// Width and height of the display sizes of the IAB's portfolio and of the older sizes still in use.
/// Written from knowledge, to be checked against IAB New Standard Ad Unit Portfolio, https://www.iab.com/newadportfolio/ (fixed-size specifications and their transition guide).
const SIZES: &[(u32, u32)] = &[
    (88, 31),
    (120, 20),
    (120, 60),
    (120, 90),
    (120, 240),
    (120, 600),
    (125, 125),
    (160, 600),
    (168, 28),
    (168, 42),
    (180, 150),
    (200, 200),
    (216, 36),
    (216, 54),
    (234, 60),
    (240, 400),
    (250, 250),
    (300, 50),
    (300, 75),
    (300, 100),
    (300, 250),
    (300, 600),
    (300, 1050),
    (320, 50),
    (320, 100),
    (320, 480),
    (336, 280),
    (468, 60),
    (480, 320),
    (580, 400),
    (600, 300),
    (728, 90),
    (930, 180),
    (970, 66),
    (970, 90),
    (970, 250),
    (980, 120),
    (1800, 1000),
];

static HOSTS: LazyLock<HashSet<&str>> = LazyLock::new(|| include_str!("words/ad_hosts.txt").lines().filter(|line| !line.starts_with('#')).collect());

/// Attributes by which an element may be told to be an ad slot.
pub(super) fn telling() -> NameSet {
    NameSet::of(AD_ATTRIBUTES).with(NameSet::of(LABELS))
}

pub(super) fn detect(page: &Page<'_>, out: &mut Vec<Finding>) {
    let telling = telling();
    let mut number = 0;
    while let Some(node) = page.telling(number) {
        number = node.id().0 + 1;
        if node.tag().is_unseen() {
            continue;
        }
        if let Some((rule, clauses)) = reason(page, node, node.has_any(telling))
            && could_be_ad(page, node)
        {
            let slot = page.widened(node);
            out.push(page.finding(Kind::AdSlot, slot.id(), rule, clauses));
            number = number.max(node.span().end);
        }
    }
}

fn size(width: u32, height: u32) -> Why {
    why::about("ad_size", &format!("{width} × {height}"))
}

/// Why an element is an ad slot, if it is one by what it says of itself; `told` where it has an attribute that only ad scripts read, or a label.
fn reason(page: &Page<'_>, node: NodeRef<'_>, told: bool) -> Option<(&'static str, Vec<Why>)> {
    if node.tag() == Tag::AmpAd {
        return Some(("slot_element", vec![why::about("made_for_ads", "<amp-ad>")]));
    }
    let said = page.names.get(node.id());
    // Where the headline is called so, an ad is what the page offers: `<h1 class="ad-title">`.
    let sells = || page.headline().is_some_and(|headline| page.names.get(headline).any(Said::AD));
    if said.any(Said::AD) && !is_editors(page, node) && !sells() {
        let name = page.names.first_name(node, Said::AD);
        return Some(("slot_name", vec![why::about("name", name)]));
    }
    if told && let Some((name, _)) = node.attributes().find(|(name, _)| AD_ATTRIBUTES.contains(name)) {
        return Some(("slot_element", vec![why::about("made_for_ads", name)]));
    }
    if matches!(node.tag(), Tag::Iframe | Tag::AmpIframe | Tag::Embed | Tag::Object)
        && let Some(host) = node.attribute("src").and_then(ad_host)
    {
        return Some(("slot_host", vec![why::about("ad_host", host)]));
    }
    // In a menu a link to the advertising department has the same label.
    let in_menu = page.is_furniture(node.id()) && page.features.get(node.id()).links > 0;
    // An emblem below a page is "powered by" somebody: of several words a picture's are no label.
    let may_label = |name: &str, value: &str| LABELS.contains(&name) && (name != "alt" || !value.holds(" "));
    if told
        && !in_menu
        && let Some((_, value)) = node
            .attributes()
            .find(|(name, value)| may_label(name, value) && marker_words::is_label(value))
        && !is_editors(page, node)
    {
        return Some(("slot_label", vec![why::about("box_label", value)]));
    }
    if let Some(drawn) = node.drawn_text()
        && marker_words::is_label(drawn)
    {
        return Some(("slot_label", vec![why::about("box_label", drawn)]));
    }
    if node.tag() == Tag::Iframe
        && node
            .attribute("src")
            .is_none_or(|src| src.is_empty() || src.starts_with("about:") || src.starts_with("javascript:"))
        && node.attribute("data-src").is_none()
        && let Some((width, height)) = ad_size(node)
    {
        return Some(("slot_size", vec![size(width, height)]));
    }
    if node.tag() == Tag::A
        && node
            .attribute("rel")
            .is_some_and(|rel| rel.split_whitespace().any(|word| word.eq_ignore_ascii_case("sponsored")))
        && page.lines.within(node).is_empty()
        && let Some((width, height)) = node.descendants().filter(|part| part.tag() == Tag::Img).find_map(stated_size)
    {
        return Some(("slot_banner", vec![why::plain("marked_sponsored"), size(width, height)]));
    }
    // A drawing's parts are named for what they draw.
    let drawn = || node.tag() == Tag::Svg || node.ancestors().any(|above| above.tag() == Tag::Svg);
    if said.any(Said::MAYBE_AD) && page.lines.within(node).is_empty() && !is_story_box(node.tag()) && !drawn() {
        let name = page.names.first_name(node, Said::MAYBE_AD);
        if let Some((width, height)) = ad_size(node) {
            return Some(("slot_size", vec![size(width, height), why::about("name_hints", name)]));
        }
        if page.story_media_in(node) == 0 {
            return Some(("slot_empty", vec![why::plain("empty"), why::about("name_hints", name)]));
        }
        if leads_elsewhere(page, node) {
            return Some(("slot_banner", vec![why::plain("picture_leads_away"), why::about("name_hints", name)]));
        }
    }
    None
}

/// Whether an element is a picture of the story, whatever it is called: the page names it as its lead picture, or it stands over a caption in a figure.
fn is_editors(page: &Page<'_>, node: NodeRef<'_>) -> bool {
    let is_lead = || {
        let own = file(node.attribute("src")?)?;
        (file(page.metadata.lead_image.as_ref()?.as_str())? == own).then_some(())
    };
    let captioned = || {
        let figure = node.ancestors().find(|above| above.tag() == Tag::Figure)?;
        let mut lines = page.lines.within(figure).filter_map(|at| page.lines.get(at)).peekable();
        let caption = lines.peek().is_some_and(|line| line.linked == 0);
        (caption && !lines.any(|line| marker_words::is_label(page.lines.text(line)))).then_some(())
    };
    node.tag() == Tag::Img && is_lead().or_else(captioned).is_some()
}

/// The name of the file that an address leads to.
fn file(address: &str) -> Option<&str> {
    let name = without_query(address).rsplit('/').next()?;
    (!name.is_empty()).then_some(name)
}

/// Elements that are parts of a text or a form, whatever they are called.
fn is_story_box(tag: Tag) -> bool {
    tag.heading_level().is_some()
        || matches!(
            tag,
            Tag::Figure | Tag::Picture | Tag::Img | Tag::Button | Tag::Input | Tag::Label | Tag::Header | Tag::Main
        )
}

/// Whether all links of a box, at least one, lead to other hosts than the page's.
pub(super) fn leads_elsewhere(page: &Page<'_>, node: NodeRef<'_>) -> bool {
    let Some(own) = page.document.url().and_then(|url| url.host_str()) else {
        return false;
    };
    let mut links = node
        .document()
        .range(node.span())
        .take(MOST_NODES)
        .filter(|inside| inside.tag() == Tag::A)
        .filter_map(|link| link.attribute("href"))
        .peekable();
    links.peek().is_some() && links.all(|href| written_host(href).is_some_and(|host| !same_site(host, own)))
}

/// Whether two hosts end in the same two labels: a rough sameness, which takes `news.example.com` and `example.com` for one site.
fn same_site(a: &str, b: &str) -> bool {
    let tail = |host: &str| host.rsplit('.').take(2).map(str::to_owned).collect::<Vec<_>>();
    tail(a) == tail(b)
}

/// Most nodes of a banner.
const MOST_NODES: usize = 200;

/// The ad server that an address points to.
pub(super) fn ad_host(src: &str) -> Option<&str> {
    let mut tail = written_host(src)?.trim_end();
    loop {
        if HOSTS.contains(tail) {
            return Some(tail);
        }
        // In bytes: a library's search for one letter takes longer than a host is.
        let dot = tail.bytes().position(|byte| byte == b'.')?;
        tail = tail.get(dot + 1..)?;
    }
}

/// The standard ad size of an element, on the live page or by its attributes.
fn ad_size(node: NodeRef<'_>) -> Option<(u32, u32)> {
    match node.live_box() {
        Some(size) => standard((size.width, size.height)),
        None => stated_size(node),
    }
}

/// The standard ad size that an element's attributes state. A page that is too narrow for a banner draws it smaller.
fn stated_size(node: NodeRef<'_>) -> Option<(u32, u32)> {
    standard((pixels(node.attribute("width"))?, pixels(node.attribute("height"))?))
}

fn standard(size: (u32, u32)) -> Option<(u32, u32)> {
    SIZES.binary_search(&size).is_ok().then_some(size)
}

/// Whether an element holds no more than an ad does.
fn could_be_ad(page: &Page<'_>, node: NodeRef<'_>) -> bool {
    // What is said beside more than a button to close it is a part of the page, and so is a number at the edge of a line: a price, a place.
    let asks = page.features.get(node.id()).controls > 1;
    page.may_be_box(node)
        && page.features.get(node.id()).characters <= MOST_CHARACTERS
        && page.unlinked_story_in(node) <= MOST_UNLINKED
        && !page.lines.within(node).any(|at| {
            page.lines.get(at).is_some_and(|line| {
                let text = page.lines.text(line);
                let is_digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
                let counts = is_digit(text.as_bytes().first()) || is_digit(text.as_bytes().last());
                line.linked == 0 && (asks || counts || page.lines.is_prose(line)) && !marker_words::is_label(text)
            })
        })
        && page.lines.within(node).len() <= MOST_LINES
        && may_hold_ad(page, node)
}

/// Whether an element of this kind holds an ad: a part of a form never, a part of a text or a table only where it has no words but a label.
fn may_hold_ad(page: &Page<'_>, node: NodeRef<'_>) -> bool {
    let tag = node.tag();
    let wordless = || {
        // A line that begins before an element of it is no label.
        let mut lines = page.lines.within(node);
        (!lines.is_empty() || page.features.get(node.id()).characters == 0)
            && lines.all(|at| page.lines.get(at).is_some_and(|line| marker_words::is_label(page.lines.text(line))))
    };
    match tag {
        Tag::Button | Tag::Input | Tag::Label | Tag::Option | Tag::Select | Tag::Textarea => false,
        Tag::A | Tag::Figure | Tag::Table | Tag::P | Tag::Blockquote | Tag::Td | Tag::Th | Tag::Tr | Tag::Tbody | Tag::Li | Tag::Dt | Tag::Dd => {
            wordless()
        }
        _ => tag.heading_level().is_none() || wordless(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::sentences::found;
    use super::*;

    fn slots(html: &str) -> Vec<String> {
        found(Kind::AdSlot, html)
    }

    #[test]
    fn the_sizes_are_sorted_for_the_binary_search() {
        assert!(SIZES.is_sorted());
    }

    #[test]
    fn boxes_are_known_by_name_attribute_host_label_and_size() {
        for slot in [
            "<div id=x class=ad-slot></div>",
            "<div id=x class='c-adDisplay_container'></div>",
            "<ins id=x class=adsbygoogle></ins>",
            "<div id=x data-ad-slot=1></div>",
            "<div id=x><iframe src='https://tpc.googlesyndication.com/safeframe'></iframe></div>",
            "<div id=x aria-label=Advertisement></div>",
            "<div id=x data-label=Anzeige></div>",
            "<div id=x class=leaderboard><iframe class=top-banner width=728 height=90></iframe></div>",
            "<amp-ad id=x width=300 height=250></amp-ad>",
        ] {
            assert_eq!(slots(&format!("<p>One.</p>{slot}<p>Two.</p>")), ["#x"], "{slot}");
        }
    }

    #[test]
    fn names_that_only_look_like_ads_and_boxes_with_text_are_left_alone() {
        let text = "This is a sentence of a story, told at some length. ".repeat(12);
        for html in [
            "<div class=loads>x</div><div class=threads></div><div class=shadow></div><div class=header-adjacent></div>".to_owned(),
            format!("<div class=ad-free><p>{text}</p></div>"),
            format!("<div class=ad-wrapper><p>{text}</p></div>"),
            "<body class=ad><h1>Title</h1></body>".to_owned(),
            "<h1 class=ad-title>Bicycle</h1><div class=ad-image-gallery><img src=a.jpg></div>".to_owned(),
            "<p>Read on <a class=ad-link href=/x>in the second part</a>.".to_owned(),
            "<div class=ad-place>50823 Cologne</div><div class=ad-price>£280</div>".to_owned(),
            "<aside class=ad-seller><h3>Ken</h3><button>Call</button><button>Report</button></aside>".to_owned(),
            "<div class='player ad-created'><video src=a.mp4></video></div>".to_owned(),
            "<div class=leaderboard><p>1. Hamilton</p></div>".to_owned(),
            "<iframe src=https://www.youtube.com/embed/x width=300 height=250></iframe>".to_owned(),
        ] {
            assert_eq!(slots(&html), [] as [String; 0], "{html}");
        }
    }
}
