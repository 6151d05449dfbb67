//! A continuation is a sentence that says where the story goes on: "The article continues after the ad". Publishers word it in a hundred ways out of a few dozen words.
//!
//! ## What it finds
//! A line of which every word is in `words/continuation.txt`, with an ad and either going on, an end or a place among them, or a story that goes on at a place or after a
//! number of seconds, or a call to scroll on.
//!
//! ## What it leaves alone
//! A line with any other word in it: a sentence that tells something has one.

use super::keys;
use super::lines::is_dense;
use super::packed::packed;
use crate::dom::word_filter::WordFilter;
use crate::quick::HashMap;
use std::sync::LazyLock;

const AD: u8 = 1;
/// The ad comes to an end, by itself or by a click; beside a number, the seconds until then.
const END: u8 = 1 << 1;
const ON: u8 = 1 << 2;
const PLACE: u8 = 1 << 3;
const STORY: u8 = 1 << 4;
const SCROLL: u8 = 1 << 5;
const SMALL: u8 = 1 << 6;
/// The word stands for all that begin so.
const STEM: u8 = 1 << 7;

/// Most words of such a sentence.
const MOST_WORDS: usize = 14;
/// Longest run of a script without spaces that is taken apart, in letters.
const LONGEST_RUN: usize = 32;
/// Digits of a number that counts seconds or ads.
const LONGEST_NUMBER: usize = 3;

static WORDS: LazyLock<HashMap<Box<str>, u8>> = LazyLock::new(|| {
    let mut words: HashMap<Box<str>, u8> = HashMap::default();
    for line in packed!(
        "words/continuation.txt",
        &["ad", "media", "on", "place", "story", "scroll", "small", "end"],
        b' '
    )
    .lines()
    {
        let mut fields = line.split('\t');
        let class = match fields.next() {
            Some("ad") => AD,
            Some("on") => ON,
            Some("place") => PLACE,
            // Between two parts of a story may stand a picture, too.
            Some("story" | "media") => STORY,
            Some("scroll") => SCROLL,
            Some("small") => SMALL,
            Some("end") => END,
            _ => continue,
        };
        for word in fields.flat_map(|words| words.split(' ')) {
            // A word of one language may be another word of the next one.
            let stem = if word.ends_with('*') { STEM } else { 0 };
            *words.entry(keys::folded(word).into_boxed_str()).or_default() |= class | stem;
        }
    }
    words
});

/// Sees of nearly every beginning of a word that it is no stem.
static STEMS: LazyLock<WordFilter> = LazyLock::new(|| {
    let mut filter = WordFilter::new();
    WORDS
        .iter()
        .filter(|(_, class)| **class & STEM != 0)
        .for_each(|(word, _)| filter.add(word));
    filter
});

/// How surely a line is such a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Surety {
    /// "After the announcement" is a heading of a story as well.
    Weak,
    /// It speaks of an ad.
    Sure,
    /// It speaks of the story alone.
    Story,
}

/// Whether folded words are such a sentence as a whole, and how surely.
pub(super) fn continuation(key: &str) -> Option<Surety> {
    let (mut said, mut numbers) = (0, 0);
    for (at, word) in key.split(' ').enumerate() {
        if at >= MOST_WORDS {
            return None;
        }
        if word.len() <= LONGEST_NUMBER && word.bytes().all(|byte| byte.is_ascii_digit()) {
            numbers += 1;
            continue;
        }
        said |= class(word)?;
    }
    let has = |all: u8| said & all == all;
    let counts = numbers > 0 && has(ON | END);
    if has(AD | ON | PLACE) || has(AD | STORY | ON) || has(AD | END) || has(STORY) && (has(ON | PLACE) || counts) || has(SCROLL | ON) {
        return Some(if has(AD) { Surety::Sure } else { Surety::Story });
    }
    (has(AD) && said & (ON | PLACE) != 0).then_some(Surety::Weak)
}

/// What a word says; the small words say nothing, and anything else is no word of such a sentence.
fn class(word: &str) -> Option<u8> {
    if let Some(class) = WORDS.get(word) {
        return Some(*class);
    }
    let stem = word.char_indices().skip(1).find_map(|(at, _)| {
        let start = word.get(..at).filter(|start| STEMS.may_have(start))?;
        let class = WORDS.get(start)?;
        (class & STEM != 0).then_some(*class)
    });
    stem.or_else(|| is_dense(word).then(|| run(word)).flatten())
}

/// What a run of words without spaces between says, if it is made of words of the list alone.
fn run(word: &str) -> Option<u8> {
    let letters: Vec<usize> = word.char_indices().map(|(at, _)| at).chain([word.len()]).collect();
    if letters.len() > LONGEST_RUN + 1 {
        return None;
    }
    // `said[i]`: what the first i letters say, where they are words.
    let mut said: Vec<Option<u8>> = vec![None; letters.len()];
    if let Some(first) = said.first_mut() {
        *first = Some(0);
    }
    for from in 0..letters.len() {
        let Some(before) = said.get(from).copied().flatten() else { continue };
        for to in from + 1..letters.len() {
            let (Some(start), Some(end)) = (letters.get(from), letters.get(to)) else {
                break;
            };
            if let Some(class) = word.get(*start..*end).and_then(|part| WORDS.get(part))
                && let Some(slot) = said.get_mut(to)
            {
                *slot = Some(slot.unwrap_or_default() | before | class);
            }
        }
    }
    said.last().copied().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_known_by_what_they_are_made_of() {
        for line in [
            "The article continues after the ad",
            "Please continue reading below this advertisement",
            "Artikel wird unter der Anzeige fortgesetzt",
            "La lecture continue après la publicité",
            "Haber reklamdan sonra devam ediyor",
            "Dalsza część artykułu znajduje się pod reklamą",
            "広告の後に記事が続きます",
            "文章未完，廣告後繼續",
            "기사는 광고 뒤에 이어집니다",
            "Gulir untuk melanjutkan",
            "Story continues below",
            "Ad ends in 15 seconds",
            "Your article continues in 5 seconds",
            "Skip this ad",
        ] {
            assert!(continuation(&keys::folded(line)).is_some(), "{line}");
        }
    }

    #[test]
    fn what_tells_something_is_none() {
        for line in [
            "The ad continues to run after the vote",
            "Sales rose after the ad",
            "The story of an ad",
            "Continue",
            "After the article",
            "Nach der Anzeige wurde er freigelassen",
            "Keep reading",
            "Under the story",
        ] {
            assert_eq!(continuation(&keys::folded(line)), None, "{line}");
        }
    }
}
