//! Marker words are what a line says as an ad marker: a label with what belongs to it, a sentence about an ad, a label that is misspelt. Where the line stands does not
//! matter here.

use super::ad_marker::LONGEST;
use super::continuation::{Surety, continuation};
use super::keys;
use super::phrases::{Phrases, first_word, phrases};
use crate::search::Search;
use crate::words::{Words, words};
use std::sync::LazyLock;

/// Digits of a number that counts ads; a longer one is a year, a price, a telephone.
const LONGEST_NUMBER: usize = 3;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    Label,
    Weak,
    Sentence,
    Tail,
    /// Names who pays after it: "Sponsored by".
    By,
}

static MARKERS: LazyLock<Phrases<Class>> = LazyLock::new(
    || phrases!("words/markers.txt", "label" => Class::Label, "weak" => Class::Weak, "sentence" => Class::Sentence, "tail" => Class::Tail, "by" => Class::By),
);

/// What a line says as a marker.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Marker {
    pub rule: &'static str,
    /// An everyday word as well.
    pub weak: bool,
    /// The label that was meant, where the line spells it wrongly.
    pub meant: Option<String>,
    /// Who pays is named after the label.
    pub names_payer: bool,
}

/// Whether the folded words of a text are an ad label as a whole; for the labels of boxes (`aria-label` and the like), and for what stands in a byline's place.
pub(crate) fn is_label(text: &str) -> bool {
    text.len() <= 4 * LONGEST as usize && read(&keys::folded(text)).is_some()
}

/// What folded words say as a marker, if all of them together do.
pub(super) fn read(key: &str) -> Option<Marker> {
    let sentence = || {
        continuation(key).map(|surety| Marker {
            rule: "marker_sentence",
            weak: surety == Surety::Weak,
            meant: None,
            names_payer: false,
        })
    };
    grammar(key)
        .or_else(|| grammar(&joined(key)?))
        .or_else(sentence)
        .or_else(|| paid_by(key))
        .or_else(|| misspelt(key))
}

/// Most words that name who pays.
const MOST_PAYERS: usize = 4;

/// "Sponsored by Acme": who pays, and nothing else; a picture may say it.
fn paid_by(key: &str) -> Option<Marker> {
    let (Class::By, end) = MARKERS.at_start(key)? else { return None };
    let payer = key.get(end..).unwrap_or_default().trim();
    (payer.split(' ').count() <= MOST_PAYERS).then_some(Marker {
        rule: "marker_words",
        weak: true,
        meant: None,
        names_payer: !payer.is_empty(),
    })
}

/// Labels, sentences and tails in a row, nothing else among them but numbers.
fn grammar(key: &str) -> Option<Marker> {
    let mut rest = key;
    let (mut label, mut weak, mut sentence, mut parts, mut led) = (false, false, false, 0, false);
    while !rest.is_empty() {
        let end = match MARKERS.at_start(rest) {
            Some((class, end)) => {
                label |= class == Class::Label;
                weak |= class == Class::Weak;
                sentence |= class == Class::Sentence;
                if class == Class::By {
                    return None;
                }
                end
            }
            None => {
                let end = first_word(rest).len();
                let number = end <= LONGEST_NUMBER && rest.bytes().take(end).all(|byte| byte.is_ascii_digit());
                // "12 Advert (2)" is a clue of a crossword.
                if !number || led {
                    return None;
                }
                led = parts == 0;
                end
            }
        };
        parts += 1;
        rest = rest.get(end..).unwrap_or_default().trim_start();
    }
    (label || weak || sentence).then_some(Marker {
        rule: if sentence { "marker_sentence" } else { "marker_words" },
        weak: weak && !label && !sentence && parts < 3,
        meant: None,
        names_payer: false,
    })
}

/// Most pieces of a label that was torn, and its greatest length in bytes: the longest single words of the list are shorter.
const MOST_PIECES: usize = 3;
const LONGEST_TORN: usize = 24;

/// The word of a line whose letters stand apart ("a d v e r t i s e m e n t"), or the long label that was torn ("advertisemen t").
fn joined(key: &str) -> Option<String> {
    // Of nearly every line the length or the first word says no.
    if !matches!(key.as_bytes(), [b'!'..=b'~', b'!'..=b'~', ..]) && key.split(' ').all(is_one_letter) {
        let joined = key.replace(' ', "");
        return (joined.chars().count() > 2 || super::lines::is_dense(key)).then_some(joined);
    }
    let pieces = || key.split(' ').take(MOST_PIECES + 1).count();
    if !(SHORTEST_TWICE..=LONGEST_TORN).contains(&key.len()) || !(2..=MOST_PIECES).contains(&pieces()) {
        return None;
    }
    let joined = key.replace(' ', "");
    (joined.len() >= SHORTEST_TWICE && MARKERS.get(&joined) == Some(Class::Label)).then_some(joined)
}

fn is_one_letter(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some() && letters.next().is_none()
}

/// Shortest label that may be misspelt: a shorter one has neighbours that are words.
const SHORTEST_MISSPELT: usize = 8;
/// From this length on two slips are allowed ("Avertisment"); below, one.
const SHORTEST_TWICE: usize = 12;
/// From this length on two letters may have changed places ("Anziege"): that seldom makes another word.
const SHORTEST_SWAPPED: usize = 6;
/// Letters of a word that can be a label spelt wrongly: the longest label of the list has fewer, the slips counted in.
const LONGEST_SPELT: usize = 32;
/// Words of the languages that lie within the bound of a label. Written from knowledge; no dictionary has been compared yet.
const REAL_WORDS: Words = words![
    "avertissement",
    "avertissements",
    "advisement",
    "advertised",
    "advertiser",
    "advertisers",
    "advertises",
    "advertize",
];

fn misspelt(key: &str) -> Option<Marker> {
    // A counting number may follow, as in the labels that are spelt right.
    let word = first_word(key);
    let rest = key.get(word.len() + 1..).unwrap_or_default();
    if word.len() < SHORTEST_SWAPPED || !SPELT.may_be_meant(word) || REAL_WORDS.has(word) || !follows_a_label(rest) {
        return None;
    }
    // On the stack: this is asked of most short lines of a page.
    let mut letters = ['\0'; LONGEST_SPELT];
    let count = word.chars().count();
    letters.get_mut(..count)?.iter_mut().zip(word.chars()).for_each(|(to, from)| *to = from);
    let letters = letters.get(..count)?;
    let present = present(letters);
    let mut alike = SPELT.alike_to(letters);
    let meant = alike.find(|known| {
        let label = known.letters.as_slice();
        let slips = slips(label.len());
        if slips == 0 {
            return known.present == present && is_swapped(label, letters);
        }
        // A slip brings in one letter at most, and takes one away.
        let differing = (known.present ^ present).count_ones() as usize;
        differing <= 2 * slips
            && label.first() == letters.first()
            && label.len().abs_diff(letters.len()) <= slips
            && distance(label, letters) <= slips
    })?;
    Some(Marker {
        rule: "marker_misspelt",
        weak: false,
        meant: Some(meant.phrase.clone()),
        names_payer: false,
    })
}

/// A bit for each letter that stands in a word, by its last six bits.
fn present(letters: &[char]) -> u64 {
    letters.iter().fold(0, |bits, letter| bits | 1 << (*letter as u32 & 63))
}

/// A single-word label that is long enough to be known by a misspelling.
struct Label {
    phrase: String,
    letters: Vec<char>,
    present: u64,
}

/// All of them.
struct Spelt {
    /// In a fixed order.
    labels: Vec<Label>,
    /// For each letter that a word may begin with where a label is meant, by its last five bits, the lengths that it may have, a bit for each.
    lengths: [u64; 32],
    /// For each such letter, the places of the labels that may be meant, in order.
    alike: [Vec<usize>; 32],
}

impl Spelt {
    /// Whether a word begins with a letter and is of a length that a label may have, with the slips that are allowed: few are.
    fn may_be_meant(&self, word: &str) -> bool {
        let mut letters = word.chars();
        let lengths = letters.next().and_then(|first| self.lengths.get(first as usize & 31));
        lengths.is_some_and(|lengths| lengths >> (1 + letters.count()).min(63) & 1 != 0)
    }

    /// The labels that may be meant where letters begin a word as these do.
    fn alike_to(&self, letters: &[char]) -> impl Iterator<Item = &Label> {
        let places = letters.first().and_then(|first| self.alike.get(*first as usize & 31));
        places.into_iter().flatten().filter_map(|place| self.labels.get(*place))
    }

    fn mark(&mut self, first: Option<&char>, lengths: std::ops::RangeInclusive<usize>) {
        if let Some(known) = first.and_then(|first| self.lengths.get_mut(*first as usize & 31)) {
            lengths.for_each(|length| *known |= 1 << length.min(63));
        }
    }
}

static SPELT: LazyLock<Spelt> = LazyLock::new(|| {
    let mut spelt = Spelt {
        labels: Vec::new(),
        lengths: [0; 32],
        alike: Default::default(),
    };
    MARKERS.each(&mut |phrase, class| {
        let letters: Vec<char> = phrase.chars().collect();
        if class == Class::Label && !phrase.holds(" ") && letters.len() >= SHORTEST_SWAPPED && !super::lines::is_dense(phrase) {
            let slips = slips(letters.len());
            spelt.mark(letters.first(), letters.len() - slips..=letters.len() + slips);
            if slips == 0 {
                spelt.mark(letters.get(1), letters.len()..=letters.len());
            }
            let at = spelt.labels.partition_point(|other| other.phrase.as_str() < phrase);
            let label = Label {
                phrase: phrase.to_owned(),
                present: present(&letters),
                letters,
            };
            spelt.labels.insert(at, label);
        }
    });
    for (place, label) in spelt.labels.iter().enumerate() {
        // Of short labels the first two letters may have changed places.
        let firsts = if slips(label.letters.len()) == 0 { 2 } else { 1 };
        for first in label.letters.iter().take(firsts) {
            let alike = &mut spelt.alike[*first as usize & 31];
            if alike.last() != Some(&place) {
                alike.push(place);
            }
        }
    }
    spelt
});

/// How many slips are allowed in a label of a length, beside two letters that have changed places.
fn slips(length: usize) -> usize {
    usize::from(length >= SHORTEST_MISSPELT) + usize::from(length >= SHORTEST_TWICE)
}

/// Whether folded words may follow a label: a number that counts, and what says something only beside one.
fn follows_a_label(mut rest: &str) -> bool {
    while !rest.is_empty() {
        let word = rest.split(' ').next().map_or(0, str::len);
        let number = word <= LONGEST_NUMBER && rest.bytes().take(word).all(|byte| byte.is_ascii_digit());
        let end = match MARKERS.at_start(rest) {
            Some((Class::Tail, end)) => end,
            _ if number => word,
            _ => return false,
        };
        rest = rest.get(end..).unwrap_or_default().trim_start();
    }
    true
}

/// Whether two words differ in two neighbours that have changed places.
fn is_swapped(a: &[char], b: &[char]) -> bool {
    let mut wrong = a.iter().zip(b).enumerate().filter(|(_, (x, y))| x != y).map(|(at, _)| at);
    a.len() == b.len()
        && matches!((wrong.next(), wrong.next(), wrong.next()), (Some(first), Some(second), None)
            if second == first + 1 && a.get(first) == b.get(second) && a.get(second) == b.get(first))
}

/// How many letters have to be put in, left out, changed or swapped with their neighbour to make one word the other. Both are short.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before = [0; LONGEST_SPELT + 1];
    let mut last: [usize; LONGEST_SPELT + 1] = std::array::from_fn(|at| at);
    for (i, x) in a.iter().enumerate() {
        let mut row = [i + 1; LONGEST_SPELT + 1];
        for (j, y) in b.iter().enumerate() {
            let mut least = (last[j] + usize::from(x != y)).min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && a[i - 1] == *y && *x == b[j - 1] {
                least = least.min(before[j - 1] + 1);
            }
            row[j + 1] = least;
        }
        before = std::mem::replace(&mut last, row);
    }
    last.get(b.len()).copied().unwrap_or_default()
}
