//! An overlay is a box pinned to the window that lies over the page: whatever it says, it stands between the reader and the story.
//!
//! ## What it finds
//! Only on a live page that holds a story, by where a box lies and not by its words:
//! - `overlay_middle`: a box over the middle of the window: a dialog, an interstitial.
//! - `overlay_bar`: a bar along the window's lower edge, or along its upper edge where it has a button to close it.
//! - `overlay_corner`: a box over a corner or an edge: a slide-in, a floating video, a chat.
//!
//! ## What it leaves alone
//! The site's head and menus, a bar of links to the site's own pages, a search; a box with a password field, as somebody signs in there; one with a sound player;
//! small buttons and thin lines (back to top, reading progress); what lies under the page; what the reader opened; what holds the headline or a part of the
//! story. An overlay that holds a paywall stays, and so does one with something in it that somebody wants to keep. One that is a request for consent, a newsletter's
//! or an app's box as a whole goes by that name.

use super::{Finding, Kind, Page, Said, why};
use crate::dom::{Live, NodeId, NodeRef, Tag};
use crate::search::Search;
use crate::url::written_host;

/// Shortest story of a page whose overlays are taken away, in characters of prose: an application without a story is made of pinned boxes.
pub(super) const SHORTEST_STORY: u32 = 300;
/// Share of the window that a box over its middle covers at least, in percent: smaller ones are signs that something loads.
const LEAST_MIDDLE: i64 = 3;
/// Share of the window's width that a bar has at least, in percent.
const BAR_WIDTH: i64 = 50;
/// Share of the window's height that a bar has at most, in percent.
const BAR_HEIGHT: i64 = 50;
/// The same for a bar that only sticks to the edge as long as its box is in sight: taller ones are parts of the page.
const STICKY_HEIGHT: i64 = 30;
/// A line that is lower than this shows how far somebody has read.
const THIN: i64 = 20;
/// A bar's distance from the edge it belongs to, in pixels: some float a little above it.
const EDGE: i64 = 32;
/// Width and height of the smallest box in a corner; smaller ones are buttons.
const LEAST_CORNER: (i64, i64) = (150, 60);
/// A corner's box begins so far down, in percent of the window; what is pinned above is the site's head.
const HEAD: i64 = 15;
/// Most nodes of an overlay that are looked through for what it holds.
const MOST_NODES: usize = 3000;
/// Fewest links to the site's own pages that make a menu.
const FEWEST_ENTRIES: u32 = 3;
/// Longest entry of a menu, in characters on average.
const LONGEST_ENTRY: u32 = 20;

pub(super) fn detect(page: &Page<'_>, out: &mut Vec<Finding>) {
    let Some(window) = page.document.window() else { return };
    if page.story() < SHORTEST_STORY {
        return;
    }
    let window = (i64::from(window.width), i64::from(window.height));
    let mut number = 0;
    while let Some(node) = page.telling(number) {
        number = node.id().0 + 1;
        let live = node.live();
        if !(live.fixed || live.sticky) || !live.on_top {
            continue;
        }
        let Some(spot) = Spot::of(node, window) else { continue };
        let Some((rule, code)) = spot.rule(live) else { continue };
        if !page.may_be_box(node) || is_furniture(page, node) {
            continue;
        }
        let holds = Holds::of(page, node);
        if holds.kept || holds.is_menu(page, node) || live.sticky && !holds.asks || rule == TOP && !holds.close {
            continue;
        }
        let is_graphic = holds.illustrates || holds.draws && !holds.asks && rule == "overlay_middle";
        if page.in_story(node.id()) && is_graphic || holds.is_blank && page.lines.within(node).is_empty() {
            continue;
        }
        let mut clauses = vec![why::plain(code)];
        if holds.close {
            clauses.push(why::plain("has_close"));
        }
        let rule = if rule == TOP { "overlay_bar" } else { rule };
        out.push(page.finding(Kind::Overlay, node.id(), rule, clauses));
        number = node.span().end;
    }
}

/// The rule for a bar along the upper edge until a button to close it was seen.
const TOP: &str = "overlay_top";

/// The part of a box that lies in the window.
struct Spot {
    window: (i64, i64),
    left: i64,
    top: i64,
    right: i64,
    bottom: i64,
}

impl Spot {
    fn of(node: NodeRef<'_>, window: (i64, i64)) -> Option<Spot> {
        let (size, place) = (node.live_box()?, node.live_place()?);
        let (left, top) = (i64::from(place.left), i64::from(place.top));
        let spot = Spot {
            window,
            left: left.max(0),
            top: top.max(0),
            right: (left + i64::from(size.width)).min(window.0),
            bottom: (top + i64::from(size.height)).min(window.1),
        };
        // What waits outside of the window for its turn covers nothing yet.
        (spot.width() > 0 && spot.height() > 0).then_some(spot)
    }

    fn width(&self) -> i64 {
        self.right - self.left
    }

    fn height(&self) -> i64 {
        self.bottom - self.top
    }

    /// The rule that the place of a box speaks for, and the clause that says it.
    fn rule(&self, live: Live) -> Option<(&'static str, &'static str)> {
        let (width, height) = self.window;
        let is_bar = self.width() * 100 >= width * BAR_WIDTH && self.height() >= THIN && self.height() * 100 <= height * BAR_HEIGHT;
        if live.sticky {
            let bar = is_bar && self.bottom >= height - EDGE && self.height() * 100 <= height * STICKY_HEIGHT;
            return bar.then_some(("overlay_bar", "pinned_lower"));
        }
        let middle = |from: i64, to: i64, whole: i64| from * 2 < whole && to * 2 > whole;
        if middle(self.left, self.right, width) && middle(self.top, self.bottom, height) {
            let covered = self.width() * self.height() * 100 / (width * height).max(1);
            return (covered >= LEAST_MIDDLE).then_some(("overlay_middle", "pinned_middle"));
        }
        if is_bar && self.bottom >= height - EDGE {
            return Some(("overlay_bar", "pinned_lower"));
        }
        if is_bar && self.top <= EDGE {
            return Some((TOP, "pinned_upper"));
        }
        let large = self.width() >= LEAST_CORNER.0 && self.height() >= LEAST_CORNER.1;
        if !large {
            return None;
        }
        if self.top * 100 < height * HEAD {
            // A prompt hangs from the upper edge without filling its width.
            return (self.height() * 100 <= height * BAR_HEIGHT).then_some((TOP, "pinned_upper"));
        }
        Some(("overlay_corner", "pinned_edge"))
    }
}

/// Whether a pinned box is the site's own furniture, by its element, its role or its name, or by holding a menu.
fn is_furniture(page: &Page<'_>, node: NodeRef<'_>) -> bool {
    page.is_furniture(node.id())
        || node
            .document()
            .range(node.span())
            .take(MOST_NODES)
            .any(|inside| matches!(inside.tag(), Tag::Nav | Tag::Menu) || has_role(inside, FURNITURE_ROLES))
        || page.names.get(node.id()).any(Said::FURNITURE)
}

/// Roles of the site's furniture (WAI-ARIA landmarks and menus).
const FURNITURE_ROLES: &[&str] = &["banner", "contentinfo", "menu", "menubar", "navigation", "search", "tablist", "toolbar"];

fn has_role(node: NodeRef<'_>, roles: &[&str]) -> bool {
    node.attribute("role").is_some_and(|role| roles.contains(&role))
}

/// What an overlay holds that speaks for or against taking it away.
#[derive(Default)]
struct Holds {
    /// Somebody signs in, searches or listens there, or opened it.
    kept: bool,
    /// A button that closes it.
    close: bool,
    /// A link or a control.
    asks: bool,
    /// A picture, a table, a drawing of the story's.
    illustrates: bool,
    /// A picture or a drawing. What a story scrolls over has nothing to press.
    draws: bool,
    /// Nothing to be seen but its colour.
    is_blank: bool,
    links: u32,
    /// Links to pages of the same site.
    own: u32,
}

impl Holds {
    fn of(page: &Page<'_>, node: NodeRef<'_>) -> Holds {
        let mut holds = Holds {
            is_blank: true,
            ..Holds::default()
        };
        let host = page.document.url().and_then(|url| url.host_str()).unwrap_or_default();
        for inside in node.document().range(node.span()).take(MOST_NODES).filter(NodeRef::is_shown) {
            let kind = |wanted: &str| inside.attribute("type").is_some_and(|kind| kind.eq_ignore_ascii_case(wanted));
            match inside.tag() {
                Tag::Input => {
                    holds.kept |= kind("password") || kind("search");
                    holds.asks = true;
                    holds.is_blank = false;
                }
                Tag::Audio => holds.kept = true,
                Tag::Button | Tag::Textarea | Tag::Select => holds.asks = true,
                Tag::A => {
                    holds.links += 1;
                    holds.asks = true;
                    let href = inside.attribute("href").unwrap_or_default();
                    holds.own += u32::from(leads_inside(href, host));
                }
                Tag::Figure | Tag::Table | Tag::Figcaption => holds.illustrates = true,
                Tag::Iframe | Tag::Object | Tag::Embed => holds.is_blank = false,
                Tag::Img | Tag::Video | Tag::Canvas | Tag::Svg => (holds.is_blank, holds.draws) = (false, true),
                _ => {}
            }
            holds.kept |= inside.live().opened;
            holds.close |= inside.id() != node.id() && closes(inside);
        }
        holds
    }

    /// Whether the box is a row or a column of links to pages of the site, or to parts of the page.
    fn is_menu(&self, page: &Page<'_>, node: NodeRef<'_>) -> bool {
        let feature = page.features.get(node.id());
        self.own >= FEWEST_ENTRIES
            && self.own == self.links
            && !self.close
            && feature.link_characters <= self.links * LONGEST_ENTRY
            && feature.link_characters * 3 >= feature.characters * 2
    }
}

/// Whether an address leads to a page of the host, or to a part of the same page.
fn leads_inside(href: &str, host: &str) -> bool {
    match written_host(href) {
        Some(other) => other == host || other.strip_suffix(host).is_some_and(|before| before.ends_with('.')),
        None => !href.is_empty() && !href.holds(":"),
    }
}

/// Signs that are drawn on a button to close something.
const CROSSES: &[&str] = &["×", "✕", "✖", "✗", "✘", "╳", "x", "X", "⨯", "🗙", "❌"];
/// Words of names for it.
const CLOSING: &[&str] = &["close", "closer", "closebtn", "closebutton", "btnclose", "dismiss", "dismissible"];

/// Whether an element is a button to close something, by its name, its label or its sign.
fn closes(node: NodeRef<'_>) -> bool {
    let button = matches!(node.tag(), Tag::Button | Tag::A) || has_role(node, &["button"]);
    let named = node
        .names()
        .chain(node.attribute("aria-label"))
        .chain(node.attribute("title"))
        .any(|name| {
            name.len() < 80
                && name
                    .split(|c: char| !c.is_ascii_alphabetic())
                    .any(|word| CLOSING.iter().any(|closing| word.eq_ignore_ascii_case(closing)))
        });
    named && (button || node.tag().is_inline() || node.tag() == Tag::Div) || button && node.span().len() <= 6 && CROSSES.contains(&node.text().trim())
}

/// Kinds of which a whole overlay can be one; it goes by their name then.
const BY_ANOTHER_NAME: &[Kind] = &[Kind::Consent, Kind::Newsletter, Kind::AppBanner, Kind::Autoplay, Kind::Sponsored];

/// Looks at the overlays again when everything is found: one that holds a paywall or something that is to be kept goes, one that is something else as a whole
/// takes that name.
pub(super) fn settle(page: &Page<'_>, found: &mut Vec<Finding>, kept: &dyn Fn(Kind) -> bool) {
    let overlays: Vec<NodeId> = found
        .iter()
        .filter(|finding| finding.kind == Kind::Overlay)
        .map(|finding| finding.node)
        .collect();
    for overlay in overlays {
        let around = page.document.node(overlay);
        let inside = |finding: &&Finding| finding.kind != Kind::Overlay && around.contains(finding.node);
        let keep = found.iter().filter(inside).any(|finding| kept(finding.kind));
        let lines = page.lines.within(around).len();
        let other = found
            .iter()
            .filter(inside)
            .filter(|finding| BY_ANOTHER_NAME.contains(&finding.kind))
            .find(|finding| page.lines.within(page.document.node(finding.node)).len() * 2 > lines)
            .cloned();
        if keep {
            found.retain(|finding| finding.kind != Kind::Overlay || finding.node != overlay);
        } else if let Some(other) = other
            && let Some(finding) = found.iter_mut().find(|finding| finding.kind == Kind::Overlay && finding.node == overlay)
        {
            *finding = Finding {
                node: finding.node,
                excerpt: std::mem::take(&mut finding.excerpt),
                ..other
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sentences::found_in;
    use super::*;
    use crate::dom::from_snapshot;

    const STORY: &str =
        "The harbour opened again on Monday, eleven weeks after a storm had torn the northern mole out of its bed, said the harbour master.";

    /// A page of 1000 × 800 with a story, and an element pinned to its window with this box, place and inside.
    fn page(pin: &str, size: &str, place: &str, inside: &str) -> Vec<String> {
        let paragraphs = format!("\u{1}p\u{5}{STORY}\u{6}").repeat(5);
        let text = format!(
            "BS1\u{1f}https://news.example/a\u{1f}https://news.example/a\u{1f}text/html\u{1f}1000\u{1f}800\u{1e}\u{1}html\u{1}body\u{1}article\u{1}h1\u{5}Harbour opens\u{6}{paragraphs}\u{6}\
             \u{1}div\u{2}id\u{3}x{}\u{4}b{size}\u{4}p{place}{inside}\u{6}\u{6}\u{6}",
            pin.chars().map(|letter| format!("\u{4}{letter}")).collect::<String>()
        );
        found_in(Kind::Overlay, &from_snapshot(&text).unwrap())
    }

    const WORDS: &str = "\u{1}p\u{5}Stay with us for a while\u{6}\u{1}button\u{5}Fine\u{6}";
    const CLOSE: &str = "\u{1}button\u{2}class\u{3}btn-close\u{5}×\u{6}";

    #[test]
    fn boxes_over_the_page_go_wherever_they_lie() {
        for (pin, size, place, inside) in [
            ("ft", "1000,800", "0,0", WORDS),
            ("ft", "500,400", "250,200", WORDS),
            ("ft", "1000,90", "0,710", WORDS),
            ("ft", "1000,60", "0,0", &format!("{WORDS}{CLOSE}")),
            ("ft", "300,200", "680,580", WORDS),
            ("ft", "320,180", "660,600", "\u{1}a\u{1}img\u{6}\u{6}"),
            ("ft", "500,150", "250,0", &format!("{WORDS}{CLOSE}")),
            ("st", "1000,70", "0,730", WORDS),
        ] {
            assert_eq!(page(pin, size, place, inside).len(), 1, "{pin} {size} {place}");
        }
    }

    #[test]
    fn what_the_reader_needs_and_what_covers_nothing_stays() {
        let menu = "\u{1}a\u{2}href\u{3}/news\u{5}News\u{6}\u{1}a\u{2}href\u{3}/sport\u{5}Sport\u{6}\u{1}a\u{2}href\u{3}/me\u{5}Me\u{6}";
        for (what, pin, size, place, inside) in [
            ("the site's head", "ft", "1000,80", "0,0", WORDS),
            ("a menu at the lower edge", "ft", "1000,60", "0,740", menu),
            ("a nav", "ft", "1000,60", "0,740", "\u{1}nav\u{5}News\u{6}"),
            (
                "signing in",
                "ft",
                "500,400",
                "250,200",
                "\u{1}p\u{5}Sign in\u{6}\u{1}input\u{2}type\u{3}password\u{6}",
            ),
            ("under the page", "f", "1000,800", "0,0", "\u{1}img\u{6}"),
            ("without anything in it", "ft", "1000,800", "0,0", ""),
            ("a button", "ft", "56,56", "900,700", "\u{1}button\u{5}Up\u{6}"),
            ("a line", "ft", "1000,4", "0,796", "\u{1}div\u{6}"),
            ("outside of the window", "ft", "400,800", "-400,0", WORDS),
            ("opened by the reader", "fto", "500,400", "250,200", WORDS),
            ("a scroll's picture", "st", "1000,800", "0,0", WORDS),
            ("a part of the page", "st", "1000,70", "0,730", "\u{1}p\u{5}Step two of three\u{6}"),
        ] {
            assert_eq!(page(pin, size, place, inside), [] as [String; 0], "{what}");
        }
    }

    #[test]
    fn what_a_story_scrolls_over_stays_and_a_dialog_in_it_goes() {
        let paragraphs = format!("\u{1}p\u{5}{STORY}\u{6}").repeat(3);
        let found = |inside: &str| {
            let pinned = format!("\u{1}div\u{4}f\u{4}t\u{4}b1000,800\u{4}p0,0{inside}\u{6}");
            let text = format!(
                "BS1\u{1f}https://news.example/a\u{1f}\u{1f}text/html\u{1f}1000\u{1f}800\u{1e}\u{1}html\u{1}body\u{1}article{paragraphs}{pinned}{paragraphs}\u{6}\u{6}\u{6}"
            );
            found_in(Kind::Overlay, &from_snapshot(&text).unwrap()).len()
        };
        assert_eq!(found("\u{1}canvas\u{6}"), 0);
        assert_eq!(found("\u{1}img\u{6}\u{1}button\u{5}Continue\u{6}"), 1);
    }

    #[test]
    fn a_box_with_the_story_in_it_and_a_page_without_one_keep_theirs() {
        let inside = format!("\u{1}p\u{5}{STORY}\u{6}").repeat(30);
        assert_eq!(page("ft", "1000,800", "0,0", &inside), [] as [String; 0]);
        let empty = "BS1\u{1f}\u{1f}\u{1f}text/html\u{1f}1000\u{1f}800\u{1e}\u{1}html\u{1}body\u{1}div\u{4}f\u{4}t\u{4}b500,400\u{4}p250,200\u{5}Map\u{6}\u{6}\u{6}";
        assert_eq!(found_in(Kind::Overlay, &from_snapshot(empty).unwrap()), [] as [String; 0]);
    }

    #[test]
    fn a_wall_stays_and_a_request_keeps_its_name() {
        let wall = "\u{1}div\u{2}class\u{3}paywall\u{1}p\u{5}Members read on from here\u{6}\u{6}";
        assert_eq!(page("ft", "500,400", "250,200", wall), [] as [String; 0]);
        let letter = "\u{1}div\u{2}class\u{3}newsletter-signup\u{1}p\u{5}News in the morning\u{6}\u{1}button\u{5}Sign up\u{6}\u{6}";
        assert_eq!(page("ft", "500,400", "250,200", letter), [] as [String; 0]);
    }
}
