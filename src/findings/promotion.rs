//! A promotion is the publisher's word for itself between the paragraphs: labels of its furniture, and calls to follow it elsewhere.
//!
//! ## What it finds
//! - `promotion_words`: a line that is such a label as a whole: "author-image", "New Update", "Subscribe", "Listen to this article".
//! - `promotion_call`: a line that begins with a call and names a channel: "Follow us on WhatsApp, Telegram and X"; in languages whose verb comes last, one that ends
//!   in a call.
//! - `promotion_appeal`: a line that asks readers for money for the publisher ([`super::appeal`]).
//! - `promotion_blocker`: a box that asks the reader to turn an ad blocker off ([`super::blocker_notice`]).
//!
//! ## What it leaves alone
//! Sentences of the story that name a channel, labels that stand over text of their own, and a label's words with a stop behind them or among verses: "Listen."

use super::line_words::LineWords;
use super::phrases::{Phrases, phrases, word_starts};
use super::{Finding, Kind, Page, keys, why};
use crate::decimal::whole;
use crate::dom::word_filter::{Beginnings, Inside};
use crate::dom::{NodeId, Tag, is_quoted, opens_quote};
use crate::search::Search;
use crate::words::{Words, words};
use std::sync::LazyLock;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    Call,
    Last,
    Us,
    Channel,
    Sure,
}

static LABELS: LazyLock<Phrases<()>> = LazyLock::new(|| phrases!("words/promotion.txt", "label" => ()));

static CALLS: LazyLock<Phrases<Class>> = LazyLock::new(
    || phrases!("words/promotion.txt", "call" => Class::Call, "last" => Class::Last, "us" => Class::Us, "channel" => Class::Channel, "sure" => Class::Sure),
);

/// Longest call, in characters; a longer line with a channel's name in it is told as a story.
const LONGEST_CALL: u32 = 180;

/// Words into the line within which the channel is named; a channel that comes later is told of.
const FARTHEST_CHANNEL: usize = 14;

pub(super) fn detect(page: &Page<'_>, out: &mut Vec<Finding>) {
    super::blocker_notice::detect(page, out);
    super::appeal::detect(page, out);
    for (at, line) in page.lines.iter() {
        if line.hash == 0 || line.characters > LONGEST_CALL || page.is_furniture(line.first) {
            continue;
        }
        let (key, text) = (page.lines.key(line), page.lines.text(line));
        let behind = behind_question(text, line.words);
        // `»` is a mark of lists, too.
        let told = || is_quoted(text) && !text.starts_with('»');
        let (rule, clauses) = if is_label(page, at, key) && page.near_story(line.first) && !page.heads_a_sentence(at) {
            ("promotion_words", vec![why::about("publisher_label", text)])
        } else if let Some(channel) = call(key, line.words).or_else(|| call(&behind, line.words)).filter(|_| !told()) {
            ("promotion_call", vec![why::about("publisher_channel", channel)])
        } else {
            continue;
        };
        if is_of_a_control(page, line.first) {
            continue;
        }
        for node in page.lines.pieces(page.document, page.features, at) {
            out.push(page.finding(Kind::Promotion, node, rule, clauses.clone()));
        }
    }
}

/// The folded words behind what a line asks its readers, if it may name a channel: "Want to hear more? Follow us on …". What begins in quotation marks, or says
/// something before it asks, is told.
fn behind_question(text: &str, words: LineWords) -> String {
    let parts = words.may(LineWords::CHANNEL).then(|| text.rsplit_once('?')).flatten();
    let parts = parts.filter(|(asked, _)| !opens_quote(asked) && !asked.holds("."));
    parts.map(|(_, behind)| keys::folded(behind)).unwrap_or_default()
}

/// Whether a line is a label as a whole, but for the minutes that something takes.
fn is_label(page: &Page<'_>, at: usize, key: &str) -> bool {
    let mut counted = key;
    while let Some((rest, last)) = counted.rsplit_once(' ')
        && (last.starts_with('m') && MINUTES.has(last) || last.bytes().all(|byte| byte.is_ascii_digit()))
    {
        counted = rest;
    }
    if LABELS.get(key).is_none() && (counted.len() == key.len() || LABELS.get(counted).is_none()) && !counts_pictures(key) {
        return false;
    }
    let Some(line) = page.lines.get(at) else { return false };
    // A button's words have no stop; a sentence of several words is a notice.
    let stopped = page.lines.text(line).trim_end().ends_with_any(".!?…,”\"»");
    let words = key.split(' ').count();
    words >= SENTENCE || !stopped && (words > 1 || !in_verse(page, at))
}

/// Whether a node is part of what a reader uses: of a form that is filled in, where what sends it is called "Log in" (one around the page or the story is
/// none), of a button, which would stand there empty without its words, of a row of settings, which would have no name.
fn is_of_a_control(page: &Page<'_>, node: NodeId) -> bool {
    page.document.node(node).ancestors().any(|above| match above.tag() {
        Tag::Form => page.may_be_box(above),
        Tag::Button | Tag::Label | Tag::Summary => true,
        Tag::Tr => page.may_be_box(above) && page.features.get(above.id()).controls > 0,
        _ => false,
    })
}

/// Whether a line counts the pictures of a gallery: "Image 1 of 5".
fn counts_pictures(key: &str) -> bool {
    if !key.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let mut words = key.split(' ');
    let is_number = |word: Option<&str>| word.is_some_and(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
    let (picture, one, of, all) = (
        words.next().unwrap_or_default(),
        words.next(),
        words.next().unwrap_or_default(),
        words.next(),
    );
    is_number(one) && is_number(all) && words.next().is_none() && LABELS.get(&format!("{picture} {of}")).is_some()
}

/// Whether words in a caption are a tool of the picture's: what opens it large, or which of how many it is: "1/7", "1 von 5".
pub(crate) fn is_tool_of_picture(text: &str) -> bool {
    let key = keys::folded(text);
    let number = |word: &str| if word.len() < COUNTED { whole::<u32>(word) } else { None };
    let mut words = key.split(' ');
    let (first, last) = (words.next().and_then(number), words.next_back().and_then(number));
    let of = words.next();
    let between = of.map_or(text.holds("/"), |of| of.len() <= COUNTED && number(of).is_none()) && words.next().is_none();
    first.is_some_and(|first| between && last.is_some_and(|last| first <= last))
        || counts_pictures(&key)
        || key == "play"
        || key.holds(" ") && LABELS.get(&key).is_some()
}

/// Most bytes of the word between two numbers of pictures, and more than a number has: "of", "von", "из".
const COUNTED: usize = 4;

/// Words for minutes that stand after a label: "Listen to this article 4 min".
const MINUTES: Words = words!["m", "min", "mins", "minute", "minuten", "minutes", "minuti", "minutos"];
/// Words that make a notice of a label.
const SENTENCE: usize = 4;
/// Longest verse, in characters.
const VERSE: u32 = 60;

/// Whether a line stands between two short ones without a link that are no labels, as verses do.
fn in_verse(page: &Page<'_>, at: usize) -> bool {
    [at.checked_sub(1), Some(at + 1)].into_iter().all(|other| {
        other.and_then(|other| page.lines.get(other)).is_some_and(|line| {
            let key = page.lines.key(line);
            line.characters <= VERSE && line.linked == 0 && !page.lines.is_prose(line) && LABELS.get(key).is_none() && page.in_story(line.first)
        })
    })
}

/// Calls with each phrase that names a channel, or is surely a call to one.
pub(super) fn each_channel(call: &mut dyn FnMut(&str)) {
    CALLS.each(&mut |phrase, class| {
        if matches!(class, Class::Channel | Class::Sure) {
            call(phrase);
        }
    });
}

/// Whether a word may be a declined form of a channel's name.
pub(super) fn may_be_declined(word: &[u8]) -> bool {
    word.len() >= LEAST_STEM && STEMS.may_begin(word)
}

/// The channel that a line calls the reader to.
fn call(key: &str, words: LineWords) -> Option<&str> {
    if !words.may(LineWords::CHANNEL) {
        // Only where words are not written apart a channel may be named within one.
        let dense = !key.is_ascii() && key.chars().count() <= SHORT_CALL && CALLS_INSIDE.stand_in(key);
        return CHANNEL_STEMS.iter().filter(|_| dense).find(|channel| key.holds(channel));
    }
    if let Some((Class::Call, end)) = CALLS.at_start(key)
        && let Some(channel) = word_starts(key)
            .skip(1)
            .take(FARTHEST_CHANNEL)
            .filter(|at| *at >= end)
            .find_map(|at| channel(CALLS.at_start(key.get(at..)?), key.get(at..)?))
    {
        return Some(channel);
    }
    let short = key.chars().count() <= SHORT_CALL;
    let (mut named, mut asked, mut last) = (None, short, false);
    for at in word_starts(key) {
        let rest = key.get(at..)?;
        let said = CALLS.at_start(rest);
        match said {
            Some((Class::Sure, end)) if key.len() <= LONGEST_SURE => return rest.get(..end),
            Some((Class::Us, _)) => asked = true,
            Some((Class::Last, end)) => last |= end == rest.len(),
            _ => {}
        }
        named = named.or_else(|| channel(said, rest));
    }
    let dense = || short && CALLS_INSIDE.stand_in(key);
    match named {
        Some(_) if asked && last || dense() => named,
        None if dense() => CHANNEL_STEMS.iter().find(|channel| key.holds(channel)),
        _ => None,
    }
}

/// The channel that folded words begin with, in whatever form; `said` is what they say at their start.
fn channel(said: Option<(Class, usize)>, rest: &str) -> Option<&str> {
    match said {
        Some((Class::Channel, end)) => rest.get(..end),
        _ if !STEMS.begin(rest) => None,
        _ => {
            let word = rest.split(' ').next().unwrap_or_default();
            let declined = |stem: &str| stem.len() >= LEAST_STEM && word.starts_with(stem);
            CHANNEL_STEMS.iter().any(declined).then_some(word)
        }
    }
}

/// Longest call in a language whose verb comes last that needs nobody who asks, in characters.
const SHORT_CALL: usize = 45;
/// Longest line that the sure words make a promotion, in bytes.
const LONGEST_SURE: usize = 120;
/// Shortest name of a channel of which longer forms count; `line` begins other words.
const LEAST_STEM: usize = 5;
/// Names of channels that are declined.
const CHANNEL_STEMS: Words = words![
    "facebook",
    "instagram",
    "line",
    "telegram",
    "tiktok",
    "twitter",
    "viber",
    "whatsapp",
    "youtube",
    "дзен",
    "телеграм",
    "微信",
];
/// Calls in writings without spaces.
const DENSE_CALLS: Words = words!["フォロー", "友だち追加", "追蹤", "追踪", "加入", "关注", "關注", "订阅", "訂閱"];

static CALLS_INSIDE: Inside = Inside::of(DENSE_CALLS);
static STEMS: Beginnings = Beginnings::of(CHANNEL_STEMS);

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
    fn what_sends_a_form_stays() {
        let label = "<input name=user><input name=word type=password><p>Subscribe</p>";
        assert!(!promotes(&format!("<form>{label}</form>")));
        assert!(!promotes("<button>Subscribe</button>"));
        assert!(promotes(label));
    }

    #[test]
    fn what_a_quoted_post_says_stays() {
        let line = "Join us on the quay <a href=https://t.co/1>pic.twitter.com/Qe1oqhGF1y</a>";
        assert!(promotes(line));
        let post = "<p lang=en>The harbour is closed.<br>LINE</p>— Harbour (@harbour) <a href=https://twitter.com/harbour/status/1>May 2</a>";
        assert!(!promotes(&format!(
            "<blockquote class=twitter-tweet>{}</blockquote>",
            post.replace("LINE", line)
        )));
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
