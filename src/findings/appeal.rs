//! An appeal asks readers for money for the publisher: "Support our newsroom by contributing as little as $2." It stands where a story ends.
//!
//! A line is one where it says two of three things, each by words of its own: it names the publisher's side ("our newsroom", "independent journalism"), asks for
//! something ("your contribution"), calls for both ("support us"). Of a box whose class or id speaks of support, the other lines are the appeal's, too.

use super::phrases::{Phrases, phrases, word_starts};
use super::{Finding, Kind, Page, why};
use crate::dom::{NodeRef, Tag, each_name_word};
use crate::search::Search;
use crate::words::{Words, words};
use std::sync::LazyLock;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    Own,
    Ask,
    Call,
}

static WORDS: LazyLock<Phrases<Class>> =
    LazyLock::new(|| phrases!("words/appeal.txt", "own" => Class::Own, "ask" => Class::Ask, "call" => Class::Call));

/// Lines before the last one of the story's prose in which one is looked for, an appeal in three wordings, and lines below it.
const LAST_LINES: usize = 24;
const LINES_BELOW: usize = 6;
/// Longest line of one, in characters, and shortest: a shorter one is a button.
const LONGEST: u32 = 700;
const SHORTEST: u32 = 30;
/// Elements above a line among which its box is looked for.
const MOST_ABOVE: usize = 5;
/// Most visible characters of a box: three wordings of one appeal.
const MOST_CHARACTERS: u32 = 3_000;

/// What boxes of appeals are called.
const NAMES: Words = words![
    "apoyo",
    "appeal",
    "contribute",
    "contribution",
    "donate",
    "donation",
    "donations",
    "fundraising",
    "soutien",
    "spende",
    "spenden",
    "support",
];

pub(super) fn detect(page: &Page<'_>, out: &mut Vec<Finding>) {
    let end = page.story_end();
    let mut at = end.saturating_sub(LAST_LINES);
    while at < end + LINES_BELOW {
        let lines = match page.lines.get(at) {
            Some(line) if page.near_story(line.first) && is_appeal(page, at) => {
                let box_ = box_around(page, page.document.node(line.first));
                box_.map_or(at..at + 1, |box_| page.lines.within(box_))
            }
            _ => {
                at += 1;
                continue;
            }
        };
        let to = lines.end.max(at + 1);
        // Line by line, as below a short story the box may be longer than the story, and the loss guard would refuse it.
        for line in lines {
            for node in page.lines.pieces(page.document, page.features, line) {
                out.push(page.finding(Kind::Promotion, node, "promotion_appeal", vec![why::plain("publisher_appeal")]));
            }
        }
        at = to;
    }
}

/// Whether a line names the publisher's side and asks for something, in nobody else's words.
fn is_appeal(page: &Page<'_>, at: usize) -> bool {
    let Some(line) = page.lines.get(at) else { return false };
    if !(SHORTEST..=LONGEST).contains(&line.characters) || page.lines.text(line).holds_one(is_quote) {
        return false;
    }
    let key = page.lines.key(line);
    let (mut own, mut asks, mut calls, mut from) = (false, false, 0, 0);
    for start in word_starts(key) {
        // What one phrase has said is not said again by a part of it.
        if start < from {
            continue;
        }
        if let Some((class, length)) = WORDS.at_start(key.get(start..).unwrap_or_default()) {
            own |= class == Class::Own;
            asks |= class == Class::Ask;
            calls += u32::from(class == Class::Call);
            from = start + length;
        }
    }
    own && asks || calls > 0 && (own || asks || calls > 1)
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»')
}

/// The largest box around a line that is called an appeal's, and holds neither the story nor its pictures.
fn box_around<'a>(page: &Page<'a>, line: NodeRef<'a>) -> Option<NodeRef<'a>> {
    let fits =
        |node: &NodeRef<'_>| page.may_be_box(*node) && page.features.get(node.id()).characters <= MOST_CHARACTERS && page.story_media_in(*node) == 0;
    let above = line.ancestors().take(MOST_ABOVE).take_while(fits);
    above
        .filter(|node| !matches!(node.tag(), Tag::P | Tag::Article) && is_called_so(*node))
        .last()
}

fn is_called_so(node: NodeRef<'_>) -> bool {
    let (mut word, mut found) = (String::new(), false);
    for name in node.names() {
        each_name_word(name, &mut word, |word| found |= NAMES.has(word));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::sentences::found;
    use super::*;

    const STORY: &str =
        "<p>The council voted on Tuesday to open the bridge to lorries after nine years of work, and thanked everyone who had waited.</p>";

    fn appeals(html: &str) -> usize {
        found(
            Kind::Promotion,
            &format!("<article><h1>Bridge opens</h1>{}{html}</article>", STORY.repeat(6)),
        )
        .len()
    }

    #[test]
    fn who_asks_readers_for_money_is_found() {
        for line in [
            "We cannot do this without your help. Support our newsroom by contributing as little as $2 a month.",
            "Hat Ihnen dieser Artikel gefallen? Dann unterstützen Sie uns bitte mit einer Spende, oder werden Sie Mitglied.",
            "Support local journalism — become a member for $5.",
            "If you found this story useful, please consider making a donation.",
            "Ако искате да подкрепите качествената журналистика, станете дарител.",
            "Votre soutien compte : faites un don, pour que notre rédaction reste libre.",
            "Поддержите независимую журналистику: ваше пожертвование помогает.",
            "Apoya el periodismo local: hazte socio desde un euro al mes.",
            "Apoie o jornalismo local e contribua com um euro por mês.",
        ] {
            assert_eq!(appeals(&format!("<p>{line}</p>")), 1, "{line}");
        }
    }

    #[test]
    fn a_box_that_is_called_so_goes_with_all_its_lines() {
        let lines = "<h4>Support the Herald</h4><p>We believe that everyone needs the news, whether they can pay for it or not.</p>\
            <p>Your contribution of as little as $2 keeps our stories free for all.</p>";
        assert_eq!(appeals(&format!("<div class=c-support-box>{lines}</div>")), 3);
        assert_eq!(appeals(&format!("<div>{lines}</div>")), 1);
    }

    #[test]
    fn sentences_about_gifts_stay() {
        for line in [
            "Donations can be made at the church; contribute as little as a coin, the mayor's office said on Tuesday.",
            "“Without your help our work would have ended,” she told the donors. “Your contribution has saved the bridge.”",
            "The governor asked voters to support our troops, as he put it at the rally on Monday evening in town.",
        ] {
            assert_eq!(appeals(&format!("<p>{line}</p>")), 0, "{line}");
        }
    }
}
