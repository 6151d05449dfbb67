//! A name beside the day is who wrote an article where nothing else on the page says it: "Ann Lee | 14 May 2024", a portrait with a name over a day.

use super::byline::MARKS;
use super::byline_words::{DESKS, FURNITURE};
use super::claims::{Claims, Field, Source};
use super::listed::is_listed;
use super::people::{parted, to_person};
use super::visible::Candidate;
use super::{byline, date, person};
use crate::dom::{Document, NodeRef, Tag};
use crate::search::{Search, any_of};

/// How far behind the headline such a line stands, in visible characters: a standfirst fits between.
const UNDER: i64 = 400;
/// Longest line with a name and a day in bytes, and how far above the day it begins, in elements.
const LONGEST: usize = 160;
const LEVELS: usize = 4;
/// Most days that are looked at.
const DAYS: usize = 4;
/// Most words of a name that nothing introduces.
const WORDS: usize = 3;

/// Notes who is named beside one of the days under the headline.
pub(super) fn note(document: &Document, days: &[Candidate<'_>], heading: NodeRef<'_>, lang: Option<&str>, claims: &mut Claims) {
    let near = days.iter().filter(|day| (0..=UNDER).contains(&day.place) && !day.below);
    for day in near.filter(|day| !is_listed(document, day, Some(heading), lang)).take(DAYS) {
        let lines = std::iter::once(day.node).chain(day.node.ancestors()).take(LEVELS);
        let lines = lines.take_while(|line| line.raw_text().trim().len() <= LONGEST && !line.contains(heading.id()));
        for line in lines {
            let words = parted(line);
            let pieces: Vec<&str> = words.split(any_of(MARKS)).map(str::trim).filter(|piece| !piece.is_empty()).collect();
            let is_day = |piece: &&str| date::date(piece, lang).is_some();
            // The name comes first, and the day right behind it.
            let Some([name, behind, ..]) = pieces.get(..) else { continue };
            if is_name(name) && is_day(behind) && is_ones(line, name) {
                claims.add(Field::Byline, Source::Words, name, day.node.id());
                return;
            }
        }
    }
}

/// Whether words are a person's name and no section's or place's in capitals.
fn is_name(piece: &str) -> bool {
    let words: Vec<&str> = piece.split_whitespace().collect();
    let plain = |word: &&str| word.holds_one(char::is_lowercase) && !DESKS.has(&byline::key(word)) && !FURNITURE.has(&byline::key(word));
    (2..=WORDS).contains(&words.len()) && !piece.holds(":") && person::is_person(piece) && person::is_plausible(piece) && words.iter().all(plain)
}

/// Whether a line's name is somebody's: it leads to nothing but a person, or a portrait has it.
fn is_ones(line: NodeRef<'_>, name: &str) -> bool {
    let mut links = line.descendants().filter(|node| node.tag() == Tag::A && node.text().holds(name));
    links.all(|link| to_person(&link))
}
