//! A promotion is the publisher's word for itself between the paragraphs: labels of its furniture, and calls to follow it elsewhere.
//!
//! ## What it finds
//! - `promotion_words`: a line that is such a label as a whole: "author-image", "New Update", "Subscribe", "Listen to this article".
//! - `promotion_call`: a line that begins with a call and names a channel: "Follow us on WhatsApp, Telegram and X".
//!
//! ## What it leaves alone
//! Sentences of the story that name a channel, and labels that stand over text of their own.

use super::phrases::Phrases;
use super::{Finding, Kind, Page, why};
use std::sync::LazyLock;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    Call,
    Channel,
}

static LABELS: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::read(include_str!("words/promotion.txt"), |class| (class == "label").then_some(())));

static CALLS: LazyLock<Phrases<Class>> = LazyLock::new(|| {
    Phrases::read(include_str!("words/promotion.txt"), |class| match class {
        "call" => Some(Class::Call),
        "channel" => Some(Class::Channel),
        _ => None,
    })
});

/// Longest call, in characters; a longer line with a channel's name in it is told as a story.
const LONGEST_CALL: u32 = 180;

/// Words into the line within which the channel is named; a channel that comes later is told of.
const FARTHEST_CHANNEL: usize = 14;

pub(super) fn detect(page: &Page<'_>, out: &mut Vec<Finding>) {
    for (at, line) in page.lines.iter() {
        if line.hash == 0 || line.characters > LONGEST_CALL || page.is_furniture(line.first) {
            continue;
        }
        let key = page.lines.key(line);
        let (rule, clauses) = if LABELS.get(key).is_some() && page.near_story(line.first) && !page.heads_a_sentence(at) {
            ("promotion_words", vec![why::about("publisher_label", page.lines.text(line))])
        } else if let Some(channel) = call(key) {
            ("promotion_call", vec![why::about("publisher_channel", channel)])
        } else {
            continue;
        };
        for node in page.lines.pieces(page.document, page.features, at) {
            out.push(page.finding(Kind::Promotion, node, rule, clauses.clone()));
        }
    }
}

/// The channel that a line calls the reader to.
fn call(key: &str) -> Option<&str> {
    let (class, end) = CALLS.at_start(key)?;
    if class != Class::Call {
        return None;
    }
    key.match_indices(' ').take(FARTHEST_CHANNEL).find_map(|(at, _)| {
        let rest = key.get(at + 1..)?;
        match CALLS.at_start(rest) {
            Some((Class::Channel, length)) if at + 1 >= end => rest.get(..length),
            _ => None,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::super::sentences::found;
    use super::*;

    fn promotes(line: &str) -> bool {
        !found(
            Kind::Promotion,
            &format!("<p>First words of a story.</p><p>{line}</p><p>More words of it.</p>"),
        )
        .is_empty()
    }

    #[test]
    fn labels_and_calls_are_found() {
        for line in [
            "author-image",
            "New Update",
            "Subscribe",
            "<em>Follow us on WhatsApp, Telegram and X for the latest updates</em>",
            "Join our WhatsApp channel",
            "Подписывайтесь на наш Telegram-канал",
            "Suivez-nous sur Google News",
        ] {
            assert!(promotes(line), "{line}");
        }
    }

    #[test]
    fn sentences_of_the_story_stay() {
        for line in [
            "Subscribers left in droves.",
            "She wrote on Telegram that the channel was closed.",
            "Update",
            "New updates are due in May.",
        ] {
            assert!(!promotes(line), "{line}");
        }
    }
}
