//! A consent request asks the reader to agree to cookies before, or while, the page is read.
//!
//! ## What it finds
//! - `consent_name`: a box with the name of a consent tool or of a cookie banner.
//! - `consent_words`: a dialog, or a box pinned to the window, that speaks of cookies or privacy and has a button to agree.
//!
//! ## What it leaves alone
//! Stories about cookies and privacy: without a button to agree, or without being pinned, named or a dialog, a text is a text.

use super::overlay::SHORTEST_STORY;
use super::phrases::{Phrases, phrases, word_starts};
use super::{Finding, Kind, Page, Said, keys, why};
use crate::dom::{NodeId, NodeRef, Tag};
use std::sync::LazyLock;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    Thing,
    Button,
}

static WORDS: LazyLock<Phrases<Class>> = LazyLock::new(|| phrases!("words/consent.txt", "thing" => Class::Thing, "button" => Class::Button));

/// Characters beside a request that make a page of its own, were they all links, and those that are no links: a page's head and foot have fewer.
const SHORTEST_PAGE: u32 = 1000;
const MOST_WORDS: u32 = 100;
/// Most lines of a request that are read for its words; longer ones list every partner.
const READ_LINES: usize = 60;

pub(super) fn detect(page: &Page<'_>, out: &mut Vec<Finding>) {
    let mut number = 0;
    while let Some(node) = page.telling(number) {
        number = node.id().0 + 1;
        if node.tag().is_unseen() {
            continue;
        }
        let named = page.names.get(node.id()).any(Said::CONSENT);
        let pinned = node.live().fixed || node.live().sticky;
        let dialog = node.tag() == Tag::Dialog
            || node.attribute("aria-modal") == Some("true")
            || matches!(node.attribute("role"), Some("dialog" | "alertdialog"));
        if !(named || pinned || dialog) || !page.may_be_box(node) || page.story_in(node) > 0 || is_gate(page, node) {
            continue;
        }
        // A consent tool's empty place counts by its name alone; a full one has to say what it is about.
        let (thing, button) = words(page, node);
        let empty = page.lines.within(node).is_empty() && page.story_media_in(node) == 0;
        let is_box = !matches!(
            node.tag(),
            Tag::A | Tag::Button | Tag::Li | Tag::Ul | Tag::P | Tag::Span | Tag::Input | Tag::Label
        );
        // Where a page about privacy lets the reader choose, the choices are what it is for.
        let chooses = || node.tag() == Tag::Form && !pinned && node.ancestors().any(|above| above.tag() == Tag::Main);
        if named && is_box && !chooses() && (thing && (button || pinned || dialog) || empty && node.tag() == Tag::Div) {
            let name = page.names.first_name(node, Said::CONSENT);
            out.push(page.finding(Kind::Consent, node.id(), "consent_name", vec![why::about("name", name)]));
        } else if !named && thing && button {
            let clauses = vec![why::plain("asks_to_agree")];
            out.push(page.finding(Kind::Consent, node.id(), "consent_words", clauses));
        } else {
            continue;
        }
        number = node.span().end;
    }
}

/// Whether a box is all that a page shows but for its head and foot: behind it waits a story that comes when the reader has chosen, and without it nothing is left to press.
fn is_gate(page: &Page<'_>, node: NodeRef<'_>) -> bool {
    let (all, own) = (page.features.get(NodeId::ROOT), page.features.get(node.id()));
    let beside = all.characters.saturating_sub(own.characters);
    let linked = all.link_characters.saturating_sub(own.link_characters);
    page.story() < SHORTEST_STORY && beside < SHORTEST_PAGE && beside.saturating_sub(linked) < MOST_WORDS
}

/// Whether a text speaks of cookies or of the reader's data.
pub(crate) fn speaks_of_data(text: &str) -> bool {
    WORDS.stand_in(&keys::folded(text), Class::Thing)
}

/// Whether a box speaks of the thing, and whether one of its lines begins with a button's words.
fn words(page: &Page<'_>, node: NodeRef<'_>) -> (bool, bool) {
    let (mut thing, mut button) = (false, false);
    for at in page.lines.within(node).take(READ_LINES) {
        let Some(line) = page.lines.get(at) else { break };
        let key = page.lines.key(line);
        for place in word_starts(key) {
            match WORDS.at_start(key.get(place..).unwrap_or_default()) {
                Some((Class::Thing, _)) => thing = true,
                Some((Class::Button, _)) => button = true,
                None => {}
            }
        }
    }
    (thing, button)
}

#[cfg(test)]
mod tests {
    use super::super::sentences::found;
    use super::*;

    #[test]
    fn banners_go_and_stories_about_cookies_stay() {
        let story = "<p>A paragraph of the story, long enough to be prose, with a stop at its end, told at some length.</p>".repeat(5);
        let page = |html: &str| found(Kind::Consent, &format!("<div>{story}</div>{html}"));
        assert_eq!(
            page("<div id=x class=cookie-banner><p>We use cookies.</p><button>Accept all</button></div>").len(),
            1
        );
        assert_eq!(
            page("<div role=dialog id=x><p>Wir verwenden Cookies.</p><button>Akzeptieren</button></div>").len(),
            1
        );
        let gate =
            "<header>The Harbour Post</header><div role=dialog><p>We use cookies.</p><button>Accept all</button></div><footer>Imprint</footer>";
        assert_eq!(found(Kind::Consent, gate), [] as [String; 0]);
        assert_eq!(page("<div class=cookie-recipes><p>Bake them for ten minutes.</p></div>").len(), 0);
        assert_eq!(
            page("<div><p>The court said that cookies need consent, and that readers may accept or not.</p></div>").len(),
            0
        );
    }
}
