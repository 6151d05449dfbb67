//! An autoplaying player is a video that nobody started: one that starts by itself, or follows the reader down the page.
//!
//! ## What it finds
//! - `player_name`: a box with the name of a player that advertisers pay for, or that says it floats.
//! - `player_pinned`: a player in a box that is pinned to the window.
//! - `player_autoplay`: a video with sound controls that starts by itself beside the story.
//!
//! ## What it leaves alone
//! Videos inside the story that wait to be started, short silent loops, which are pictures that move, and what sticks to the window while the story's text
//! goes by: a graphic that is told in steps.

use super::{Finding, Kind, Page, Said, why};
use crate::dom::{NodeRef, Tag};

/// Most visible characters of a player's box: a title and the labels of its buttons.
const MOST_CHARACTERS: u32 = 300;

pub(super) fn detect(page: &Page<'_>, out: &mut Vec<Finding>) {
    let mut number = 0;
    while let Some(node) = page.telling(number) {
        number = node.id().0 + 1;
        if node.tag().is_unseen() || node.tag() == Tag::Svg {
            continue;
        }
        let (rule, clauses) = if page.names.get(node.id()).any(Said::PLAYER) {
            let name = page.names.first_name(node, Said::PLAYER);
            ("player_name", vec![why::about("name", name)])
        } else if (node.live().fixed || node.live().sticky && !page.in_story(node.id())) && holds_player(node) {
            ("player_pinned", vec![why::plain("player_pinned")])
        } else if node.tag() == Tag::Video && node.attribute("autoplay").is_some() && !page.in_story(node.id()) {
            ("player_autoplay", vec![why::plain("player_starts")])
        } else {
            continue;
        };
        if !page.may_be_box(node) || page.features.get(node.id()).characters > MOST_CHARACTERS || page.story_in(node) > 0 {
            continue;
        }
        let player = page.widened(node);
        out.push(page.finding(Kind::Autoplay, player.id(), rule, clauses));
        number = number.max(node.span().end);
    }
}

fn holds_player(node: NodeRef<'_>) -> bool {
    node.descendants().any(|inside| matches!(inside.tag(), Tag::Video | Tag::Iframe))
}

#[cfg(test)]
mod tests {
    use super::super::sentences::found;
    use super::*;

    #[test]
    fn floating_and_selfstarting_players_go() {
        let story = "<p>A paragraph of the story, long enough to be prose, with a stop at its end, told at some length.</p>".repeat(5);
        let page = |inside: &str, beside: &str| found(Kind::Autoplay, &format!("<div>{story}{inside}{story}</div><aside>{beside}</aside>"));
        assert_eq!(page("<div id=x class=sticky-player><video src=a.mp4></video></div>", "").len(), 1);
        assert_eq!(page("", "<video autoplay src=a.mp4></video>").len(), 1);
        assert_eq!(page("<figure><video autoplay src=a.mp4></video></figure>", "").len(), 0);
        assert_eq!(page("<figure><video controls src=a.mp4></video></figure>", "").len(), 0);
    }
}
