//! An aside is a box of sentences that stands within the story's stretch of the page and is no part of it: facts, a profile, how somebody worked. The
//! article goes on without it; who reads is told that it is there.

use super::anchors::Shingles;
use super::ground::{AGAINST, Ground};
use super::names::Hints;
use super::phrases::{ends_sentence, is_foreign_heading};
use super::trim::{LINKED, Verdict};
use crate::article::Selection;
use std::ops::Range;

/// What names say of a box that nobody misses: all that speaks against a story, but for standing beside it.
const NO_ASIDE: Hints = AGAINST.without(BESIDE).or(Hints::CAPTION);
const BESIDE: Hints = Hints::ASIDE.or(Hints::INFO);
/// Letters of the shortest sentence.
const SENTENCE: f32 = 45.0;
/// A box behind the story's last paragraph has more sentences than these: what a site says of itself has no more.
const MANY: usize = 2;
/// One control unfolds a box; more of them ask for something.
const MOST_CONTROLS: u32 = 1;
/// The share of a sentence that the story has, too, from which on it is said already.
const TOLD: f32 = 0.5;

/// Names the asides among the nodes that were left out behind the first so many, of a root whose first line and whose lines within the story are known:
/// boxes named so, or under a heading of their own. What leads elsewhere is none, nor what only says again what the story or another box says.
pub(super) fn name(ground: &Ground<'_>, first_line: usize, verdicts: &[Verdict], within: Range<usize>, before: usize, selection: &mut Selection) {
    let all = ground.lines.all();
    let end = first_line + within.end;
    let (Some(first), Some(last)) = (all.get(first_line + within.start), all.get(end.saturating_sub(1))) else {
        return;
    };
    let mut above = ground.document.node(first.block).ancestors();
    let Some(around) = above.find(|around| around.contains(last.first)) else {
        return;
    };
    let mut told = Shingles::default();
    // Lines that are told and were not looked at yet, and whether each is a sentence: most boxes say too little to be compared with anything.
    let mut waiting: Vec<(usize, bool)> = Vec::new();
    for (place, verdict) in (first_line..).zip(verdicts) {
        if *verdict == Verdict::Kept {
            waiting.push((place, false));
        }
    }
    for id in selection.left_out.iter().copied().skip(before) {
        let places = ground.lines_of(ground.document.node(id).span());
        let Some(top) = all.get(places.start) else { continue };
        // The first level is the headline's, over who wrote the story and when.
        let heading = ground.document.node(top.block).tag().heading_level() > Some(1);
        let behind = places.start >= end;
        let feature = ground.features.get(id);
        // A picture with words and no heading is a picture with its caption.
        if !(heading || !behind && feature.media == 0 && ground.says(top.first, BESIDE))
            || feature.controls > MOST_CONTROLS
            || !around.contains(id)
            || ground.says(id, NO_ASIDE)
            || is_foreign_heading(ground.text(top))
        {
            continue;
        }
        // A box that is called one of facts under its heading says them as briefly as it likes, and wherever it stands.
        let facts = heading && ground.says(top.first, Hints::INFO);
        let (few, own) = (if behind { MANY - usize::from(facts) } else { 0 }, waiting.len());
        let mut sentences = 0;
        for place in places {
            let Some(line) = all.get(place).filter(|line| line.link_density() <= LINKED) else {
                sentences = 0;
                break;
            };
            // Points under a heading end as they like.
            let is_prose = || ground.prose_of(place..place + 1) >= SENTENCE && (heading || ends_sentence(ground.text(line)));
            let says = line.linked == 0 && (facts && line.block != top.block || is_prose());
            sentences += usize::from(says);
            waiting.push((place, says));
        }
        if sentences <= few {
            continue;
        }
        let mut fresh = 0;
        for (at, (place, says)) in waiting.drain(..).enumerate() {
            let text = all.get(place).map_or("", |line| ground.text(line));
            fresh += usize::from(at >= own && says && !told.has_share(text, TOLD));
            told.add(&[text]);
        }
        if fresh > few {
            selection.asides.push(id);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::article::{Content, plain};
    use crate::{Options, dom, read};

    const FIRST: &str = "<p>The first ship came late, said the master of the harbour, and nobody on the quay had been told of it in time.</p>\
        <p>The second ship came later still, with all its lamps out, and with a captain who wanted to speak to no one there.</p>";
    const LAST: &str = "<p>The third ship did not come at all that night, and those who had waited for it went home before the rain began.</p>\
        <p>The fourth was a ferry, and had never been late in the nine years in which it had gone to the islands and back again.</p>";
    const SAID: &str = "<p>A quay is a wall of stone or timber beside which ships lie while they are loaded.</p>";

    /// What the asides of a story with a box in it, and something behind it, say.
    fn with(middle: &str, behind: &str) -> Vec<String> {
        let html = format!("<html lang=en><body><article><h1>Ships</h1><div>{FIRST}{middle}{LAST}{behind}</div></article>");
        let reading = read(
            &dom::from_html(&html, crate::Address::parse("https://example.com/ships")),
            &Options::default(),
        );
        let said = |content: &Content| match content {
            Content::Paragraph { text } | Content::Heading { text, .. } => plain(text),
            Content::List { items, .. } => items.iter().map(|item| plain(&item.text)).collect(),
            other => format!("{other:?}"),
        };
        let one = |aside: &Vec<crate::article::Block>| aside.iter().map(|block| said(&block.content)).collect::<Vec<_>>().join("|");
        reading.asides.iter().map(one).collect()
    }

    #[test]
    fn a_box_with_a_name_or_a_heading_is_one() {
        let words = "A quay is a wall of stone or timber beside which ships lie while they are loaded.";
        assert_eq!(with(&format!("<aside>{SAID}</aside>"), ""), [words]);
        assert_eq!(
            with(&format!("<div class=factbox><h3>Quays</h3>{SAID}</div>"), ""),
            [format!("Quays|{words}")]
        );
        let two = format!("<aside>{SAID}</aside><aside><p>Ferries go by day and by night, but for the week that follows the new year.</p></aside>");
        assert_eq!(with(&two, "").len(), 2);
        // One button unfolds it.
        assert_eq!(with(&format!("<aside>{SAID}<button>More</button></aside>"), "").len(), 1);
    }

    #[test]
    fn behind_the_story_it_takes_a_heading_and_more_to_say() {
        let more = "<p>It is older than the town, which was built for those who worked on it.</p><p>Most of its stones are from the hill, and were brought down by oxen.</p>";
        assert!(with("", &format!("<aside><h3>Quays</h3>{SAID}</aside>")).is_empty());
        assert!(with("", &format!("<aside>{SAID}{more}</aside>")).is_empty());
        assert_eq!(with("", &format!("<aside><h3>Quays</h3>{SAID}{more}</aside>")).len(), 1);
    }

    #[test]
    fn what_nobody_misses_is_none() {
        let told = "<p>The second ship came later still, with all its lamps out, and with a captain who wanted to speak to no one there.</p>";
        for (what, middle) in [
            ("links", "<aside><h3>Ports</h3><ul><li><a href=/a>A port that nobody has seen, and why</a></li><li><a href=/b>Another one, which everybody has</a></li></ul></aside>".to_owned()),
            ("a teaser", format!("<aside><h3><a href=/quays>Quays of the world</a></h3>{SAID}</aside>")),
            ("a teaser with its link below", format!("<aside><h3>Quays of the world</h3>{SAID}<p><a href=/quays>Read the whole story</a></p></aside>")),
            ("related stories", format!("<aside class=related-stories>{SAID}<p>See <a href=/a>another</a>.</p></aside>")),
            ("a heading over other stories", format!("<aside><h3>Read also</h3>{SAID}</aside>")),
            ("a newsletter", format!("<aside><h3>Letter</h3>{SAID}<form><input type=email><button>Sign up</button></form></aside>")),
            ("a consent request", "<aside class=cookie-consent><p>We use cookies to measure how our pages are read, and to show you ads.</p><button>Accept</button></aside>".to_owned()),
            ("an ad", format!("<aside class=advertisement>{SAID}<a href=https://ads.example.net/x>x</a></aside>")),
            ("a share bar", "<aside class=share-bar><p>Share this story with those who would like to read it, or keep it for later.</p><a href='https://facebook.com/sharer?u=x'>Facebook</a><button>Copy</button></aside>".to_owned()),
            ("comments", format!("<section class=comments><h3>Comments</h3>{SAID}<button>Reply</button></section>")),
            ("the story's words", format!("<aside class=infobox><h3>Again</h3>{told}</aside>")),
            ("a caption", format!("<aside><img src=/a.jpg width=600 height=400>{SAID}</aside>")),
            ("a label", "<aside><h3>Quays</h3><p>North, south</p></aside>".to_owned()),
        ] {
            assert_eq!(with(&middle, ""), [""; 0], "{what}");
        }
        assert_eq!(with(&format!("<aside>{SAID}</aside><aside>{SAID}</aside>"), "").len(), 1);
    }

    #[test]
    fn what_a_rule_or_a_finding_took_is_in_none_and_a_selection_has_none() {
        let ad = "<p>Advertisement</p>";
        assert_eq!(
            with(&format!("<aside>{SAID}{ad}</aside>"), ""),
            with(&format!("<aside>{SAID}</aside>"), "")
        );
        let html = format!("<html lang=en><body><article><h1>Ships</h1><div>{FIRST}<aside>{SAID}</aside>{LAST}</div></article>");
        let document = dom::from_html(&html, None);
        let aside = document.iter().find(|node| node.tag() == dom::Tag::Aside).unwrap().id();
        let count = |options: Options| read(&document, &options).asides.len();
        assert_eq!(count(Options::default()), 1);
        assert_eq!(
            count(Options {
                take_away: vec![aside],
                ..Options::default()
            }),
            0
        );
        assert_eq!(
            count(Options {
                selected: Some((aside, aside)),
                ..Options::default()
            }),
            0
        );
    }

    #[test]
    fn those_of_a_further_page_follow_with_numbers_of_their_own() {
        let page = |said: &str| format!("<html lang=en><body><article><h1>Ships</h1><div>{FIRST}<aside>{said}</aside>{LAST}</div></article>");
        let document = dom::from_html(&page(SAID), crate::Address::parse("https://example.com/ships"));
        let options = Options {
            further: vec![crate::article::FurtherPage {
                url: "https://example.com/ships?page=2".to_owned(),
                html: page("<p>Ferries go by day and by night, but for the week that follows the new year.</p>"),
            }],
            ..Options::default()
        };
        let reading = crate::article::read_all(&document, &options);
        assert_eq!(reading.asides.len(), 2);
        assert!(reading.asides[1][0].node >= reading.joined[0].from);
    }
}
