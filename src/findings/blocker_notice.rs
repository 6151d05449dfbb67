//! A blocker notice asks the reader to turn an ad blocker off; pages that were saved, or whose scripts are slow, show it in everybody's text.
//!
//! It is one rule of the kind *promotion*: the publisher's word for itself.
//!
//! ## What it finds
//! - `promotion_blocker`: a box of a few lines that begins with one that names an ad blocker and speaks to the reader.
//!
//! ## What it leaves alone
//! Stories about ad blockers: where anything else on the page names one, nothing is taken. Single paragraphs between those of the story.

use super::line_words::LineWords;
use super::phrases::{Phrases, phrases, word_starts};
use super::{Finding, Kind, Page, why};
use crate::dom::{NodeId, NodeRef, Tag};
use std::sync::LazyLock;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    Thing,
    Reader,
}

static WORDS: LazyLock<Phrases<Class>> = LazyLock::new(|| phrases!("words/blocker.txt", "thing" => Class::Thing, "reader" => Class::Reader));

/// Longest first line of a notice, in characters.
const LONGEST_LINE: u32 = 240;
/// Most visible characters of a notice: the request, and how to turn which blocker off.
const MOST_CHARACTERS: u32 = 1_600;
/// Most lines of one.
const MOST_LINES: usize = 20;
/// Most words of a line that are read.
const READ_WORDS: usize = 40;

pub(super) fn detect(page: &Page<'_>, out: &mut Vec<Finding>) {
    let mut boxes: Vec<NodeRef<'_>> = Vec::new();
    for (at, line) in page.lines.iter() {
        if line.hash == 0 || line.characters > LONGEST_LINE || boxes.last().is_some_and(|found| found.contains(line.first)) {
            continue;
        }
        if line.words.may(LineWords::BLOCKER)
            && words(page.lines.key(line)) == (true, true)
            && let Some(found) = box_from(page, at, line.first)
        {
            boxes.push(found);
        }
    }
    if boxes.is_empty() {
        return;
    }
    // Where anything else names one, somebody tells of blockers.
    let told = page.lines.iter().any(|(_, line)| {
        let named = line.words.may(LineWords::BLOCKER) && !page.is_furniture(line.first) && words(page.lines.key(line)).0;
        named && !boxes.iter().any(|found| found.contains(line.first))
    });
    if told {
        return;
    }
    for found in boxes {
        out.push(page.finding(Kind::Promotion, found.id(), "promotion_blocker", vec![why::plain("blocker_notice")]));
    }
}

/// Calls with each phrase that names an ad blocker.
pub(super) fn each_thing(call: &mut dyn FnMut(&str)) {
    WORDS.each(&mut |phrase, class| {
        if class == Class::Thing {
            call(phrase);
        }
    });
}

/// Whether folded words name an ad blocker, and whether they speak to the reader.
fn words(key: &str) -> (bool, bool) {
    let (mut thing, mut reader) = (false, false);
    for at in word_starts(key).take(READ_WORDS) {
        match WORDS.at_start(key.get(at..).unwrap_or_default()) {
            Some((Class::Thing, _)) => thing = true,
            Some((Class::Reader, _)) => reader = true,
            None => {}
        }
    }
    (thing, reader)
}

/// The largest box that begins with a line and is small enough for a notice; none around a single paragraph of the story.
fn box_from<'a>(page: &Page<'a>, at: usize, first: NodeId) -> Option<NodeRef<'a>> {
    let fits = |node: &NodeRef<'_>| {
        let lines = page.lines.within(*node);
        page.may_be_box(*node)
            && lines.start == at
            && lines.len() <= MOST_LINES
            && page.features.get(node.id()).characters <= MOST_CHARACTERS
            && page.story_media_in(*node) == 0
    };
    let found = page.document.node(first).ancestors().take_while(fits).last()?;
    let alone = page.lines.within(found).len() == 1 && page.in_story(found.id());
    (!alone && !matches!(found.tag(), Tag::Li | Tag::Ul | Tag::Ol | Tag::Article)).then_some(found)
}

#[cfg(test)]
mod tests {
    use crate::findings::Kind;
    use crate::findings::sentences::found;

    const STORY: &str = "<p>The council voted on Tuesday to open the bridge to lorries after nine years of work, and thanked everyone who had waited.</p>\
        <p>Traders on both banks said that they had lost half of their customers, and that a bus every hour had been no help to them.</p>";

    #[test]
    fn a_notice_goes_as_a_whole_wherever_it_stands() {
        for (heading, text) in [
            (
                "You seem to use an ad blocker",
                "Ads pay for our reporters. Switch it off to go on reading.",
            ),
            (
                "Sie nutzen einen Adblocker",
                "Wir finanzieren unsere Arbeit mit Werbung und freuen uns über jede Ausnahme.",
            ),
            (
                "Vous utilisez un bloqueur de publicité",
                "La publicité finance notre rédaction, autorisez ce site.",
            ),
        ] {
            let notice = format!("<div id=n><div><h3>{heading}</h3><p>{text}</p></div><h3>How</h3><p>Click the icon and choose the entry.</p></div>");
            let inside = format!("<article><h1>Bridge opens</h1>{STORY}{notice}{STORY}</article>");
            let after = format!("<article><h1>Bridge opens</h1>{STORY}{STORY}</article>{notice}");
            for html in [inside, after] {
                let got = found(Kind::Promotion, &html);
                assert!(got.len() == 1 && got[0].starts_with("#n "), "{heading}: {got:?}");
            }
        }
    }

    #[test]
    fn stories_about_blockers_stay() {
        let html = format!(
            "<article><h1>How blockers changed the web</h1>{STORY}<p>Half of the readers use an ad blocker, the study says.</p>\
            <section><h2>Turn off your ad blocker</h2><p>Click the icon and choose the entry.</p></section></article>"
        );
        assert!(found(Kind::Promotion, &html).is_empty());
        let html = format!("<article><h1>Bridge opens</h1>{STORY}<p>You need no ad blocker on this bridge, the mayor said.</p>{STORY}</article>");
        assert!(found(Kind::Promotion, &html).is_empty());
    }
}
