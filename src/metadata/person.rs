//! A person is one of those whom a byline names; here one piece of it becomes a name, without job, agency and whatever follows.

use super::byline::{WORDS, bare, is_han, key};
use super::byline_words::{
    AGENCIES, BEFORE, BEHIND, CREDITED, DESKS, FIRMS, FURNITURE, HUNG_ON, NOBODY, PARTICLES, ROLES, TEACHING, TOPICS, WEEKDAYS, is_job, writes,
};
use super::introduced::introduced;
use super::months::month;
use super::times;
use crate::dom::joined;
use crate::search::Search;
use crate::words::words;

/// Longest name in characters.
const LONGEST: usize = 60;
/// Longest name in a script without spaces.
const LONGEST_DENSE: usize = 16;
/// Most words of an agency's name behind a person's.
const AGENCY_WORDS: usize = 3;
/// How what a reporter did ends: "台北報導", from Taipei.
const REPORTED: &[&str] = &["報導", "报道", "电", "電", "撮影", "摄影", "攝影"];

/// A piece without the marks and quotes around it.
#[inline(never)]
fn trimmed(piece: &str) -> &str {
    piece.trim_matches(|c: char| c.is_whitespace() || ":：-–,*\"“”«»《》「」/|".has(c))
}

/// One piece as a name, without its bearer's job and whatever follows; `None` where it is none.
pub(super) fn name(piece: &str, lang: Option<&str>) -> Option<String> {
    let piece = trimmed(introduced(piece, lang)?);
    // "Kirjoittaja: Anna Virta": a label, whether a list has it or not.
    let piece = match piece.parted(": ") {
        Some((label, _)) if !label.holds(" ") && CREDITED.has(&key(label)) => return None,
        Some((label, name)) if !label.holds(" ") && (is_person(name) || is_caseless(name) || is_agency(name)) => name,
        _ => piece,
    };
    let mut all: Vec<&str> = piece.split_whitespace().collect();
    let job = all.iter().take_while(|word| is_job(&key(word))).count();
    let written = job.checked_sub(1).and_then(|last| all.get(last)).is_some_and(|word| writes(&key(word)));
    if written
        && all
            .get(job..)
            .is_some_and(|name| is_person(&joined(name, " ")) && !name.last().is_some_and(|last| DESKS.has(&key(last))))
    {
        all.drain(..job);
    }
    // "View all posts", "Follow us": a button, not a name.
    if all
        .first()
        .is_some_and(|word| BEHIND.has(&key(word)) && !PARTICLES.has(&crate::lower::text(word)))
    {
        return None;
    }
    // "[골짜기신문=김민수 기자]": the house before its reporter.
    let hangul = |text: &str| text.contains(|c| matches!(c, '\u{ac00}'..='\u{d7a3}'));
    let all: Vec<&str> = all
        .iter()
        .map(|word| match word.split_once('=') {
            Some((_, name)) if hangul(name) => name,
            // "山田花子=ロンドン": a reporter before the place.
            Some((name, _)) if !hangul(name) => name,
            _ => *word,
        })
        .collect();
    let mut end = all.len();
    for (at, word) in all.iter().enumerate() {
        let lower = key(word);
        // "Text: Ann Lee Foto: Bo Ek" names two; any other colon stands in a headline.
        if word.ends_with_any(":：") {
            let credits = is_job(&lower) || [BEFORE, BEHIND, ROLES, CREDITED].iter().any(|words| words.has(&lower));
            if !credits {
                return None;
            }
            end = at;
            break;
        }
        let digit = word.chars().any(|c| c.is_ascii_digit());
        let next = all.get(at + 1).copied().unwrap_or_default();
        // "Pieter van den Berg"; behind "den 3." and "for The Gazette" no name goes on.
        let inside = PARTICLES.has(&lower) && lower != "for" && next.starts_as(char::is_uppercase);
        // A user's name may hold digits; a date is what follows a name.
        if digit && (at > 0 || all.len() > 1)
            || at > 0 && (BEHIND.has(&lower) && !PARTICLES.has(&lower) || HUNG_ON.has(&lower))
            || at > 1 && words!["for", "in", "pour", "para", "für", "voor"].has(&lower)
            || at > 1 && word.starts_as(char::is_lowercase) && !inside && (BEHIND.has(&lower) || matches!(*word, "aus" | "en" | "à" | "of"))
        {
            // "March 11": the month belongs to what follows.
            let before = at.checked_sub(1).and_then(|at| all.get(at)).map(|word| key(word));
            end = if digit && before.is_some_and(|word| month(&word, None).is_some() || WEEKDAYS.has(&word)) {
                at - 1
            } else {
                at
            };
            // "Jan de Boer op 14 mei": no name ends with a small word.
            while digit && end > 1 && all.get(end - 1).is_some_and(|word| word.starts_as(char::is_lowercase)) {
                end -= 1;
            }
            break;
        }
        // "Ana Ortega. Valle": behind a stop, if it shortens no word, stands a place.
        if at > 0 && word.ends_with('.') && word.len() > 4 && at + 1 < all.len() {
            end = at + 1;
            break;
        }
        // "JOAN PELTIER Lakeland Tribune": a name in capitals, and the house. "USA TODAY Sports" is a house alone.
        let shouted = all.get(..at).unwrap_or_default();
        if at > 1
            && word.starts_as(char::is_uppercase)
            && word.chars().skip(1).all(char::is_lowercase)
            && shouted.first().is_some_and(|first| first.len() > 3)
            && shouted.iter().all(|word| !word.holds_one(char::is_lowercase))
        {
            end = at;
            break;
        }
        // "Ann Lee Senior Reporter": a desk keeps its last word, and a name has two before its job, which is no ministry's ("Ministry of Health").
        let goes_on = || at + 1 < all.len() && all.last().is_some_and(|last| DESKS.has(&key(last)));
        let of_topic = |word: &str| is_job(word) || TOPICS.has(word);
        if at > 1 && TOPICS.has(&lower) && of_topic(&key(next)) {
            end = at;
            break;
        }
        let behind_particle = || all.get(at - 1).is_some_and(|before| PARTICLES.has(before));
        if at > 1 && is_job(&lower) && (!DESKS.has(&lower) || is_job(&key(next))) && !goes_on() && !behind_particle() {
            end = at;
            break;
        }
    }
    // "ANN LEE Associated Press"
    let agency =
        (1..=AGENCY_WORDS).find(|length| end >= length + 2 && all.get(end - length..end).is_some_and(|words| is_agency(&joined(words, " "))));
    let words = all.get(..end - agency.unwrap_or(0))?;
    // A name that stands twice, once for a picture's sake.
    let (once, again) = words.split_at(words.len() / 2);
    let words = if once.len() > 1 && once == again { once } else { words };
    let text = trimmed(&joined(words, " ")).to_owned();
    // "김민수 기자", "山田太郎記者": what somebody is, hung on the name.
    let text = match HUNG_ON.iter().find_map(|title| text.strip_suffix(title)) {
        Some(name) if name.trim().chars().count() > 1 => name.trim().to_owned(),
        _ => text,
    };
    // "골짜기신문 김민수 기자": the house before its reporter.
    let text = match text.split_once(' ') {
        Some((house, name)) if ["신문", "일보", "뉴스", "방송"].iter().any(|end| house.ends_with(end)) => name.to_owned(),
        _ => text,
    };
    // "Words by Ann Lee.": a line's stop, not a shortened word's.
    let stopped = text.strip_suffix('.').filter(|text| {
        let last = text.rsplit(' ').next().unwrap_or_default();
        last.chars().count() > 2 && last.chars().all(char::is_alphabetic) && is_person(text)
    });
    let text = stopped.map(str::to_owned).unwrap_or(text);
    let length = text.chars().count();
    let lower = crate::lower::text(&text);
    if [WEEKDAYS, FURNITURE, PARTICLES].iter().any(|words| words.has(&lower)) || crate::findings::is_ad_label(&text) {
        return None;
    }
    // Han and kana need no spaces; several pieces of them are a line of facts.
    let dense = text.chars().any(|c| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}'));
    if dense && (words.len() > 3 || length > LONGEST_DENSE || text.holds_any("。、！？") || REPORTED.iter().any(|end| text.ends_with(end))) {
        return None;
    }
    if !(2..=LONGEST).contains(&length)
        || words.len() > WORDS
        || NOBODY.has(&lower)
        || is_login(&lower)
        || ROLES.has(&lower)
        || !text.holds_one(char::is_alphabetic)
    {
        return None;
    }
    // "입력 2024.05.12": what happened that day.
    if end == 1 && all.len() > 1 && times::is_said(&text) {
        return None;
    }
    // "Staff Writer", "Associate Editor": what somebody is, without who.
    if words.iter().all(|word| is_job(&key(word))) && !words.last().is_some_and(|word| DESKS.has(&key(word))) {
        return None;
    }
    // Words without capitals in a row are a sentence, not a name; a single one may be a user's name.
    let small = words
        .iter()
        .filter(|word| word.starts_as(char::is_lowercase) && !PARTICLES.has(word))
        .count();
    (small * 2 <= words.len() || words.len() == 1 || small == words.len() && words.len() == 2).then_some(text)
}

/// Whether a name is what somebody who runs the site logs in with: "valley_admin", "valley_web3".
fn is_login(name: &str) -> bool {
    name.holds("_") && ["admin", "web"].iter().any(|job| name.holds(job))
}

/// Two to five words with capitals, none of them a job.
pub(super) fn is_person(piece: &str) -> bool {
    let words: Vec<&str> = piece.split_whitespace().collect();
    (2..=5).contains(&words.len())
        && words.last().is_some_and(|last| last.starts_as(char::is_uppercase))
        && words.iter().all(|word| {
            (PARTICLES.has(word) || word.starts_as(char::is_uppercase))
                && !is_job(&key(word))
                && !FIRMS.has(bare(word))
                && !word.chars().any(|c| c.is_ascii_digit())
        })
}

/// Whether a letter has no capital beside it; Georgia's have some, but write no names with them.
fn has_no_case(c: char) -> bool {
    c.is_alphabetic() && !c.is_uppercase() && !c.is_lowercase() || ('ა'..='ჿ').contains(&c)
}

/// What follows a label of several words, before it is taken for two names: "Bài và ảnh: Lê Hoàng".
pub(super) fn behind_label(part: &str) -> Option<&str> {
    let (label, name) = part.parted(": ")?;
    let mut words = label.split(' ').skip(1);
    let told = words.clone().next().is_some() && words.all(|word| word.starts_as(char::is_lowercase));
    (told && !label.split(' ').any(|word| CREDITED.has(&key(word))) && is_person(name)).then_some(name)
}

/// Whether words may be a person's whole name in letters that have no capitals and words that have spaces between.
pub(super) fn is_caseless(piece: &str) -> bool {
    let words = piece.split_whitespace();
    (2..=4).contains(&words.clone().count())
        && words
            .clone()
            .all(|word| word.starts_as(has_no_case) && !word.starts_with(|c: char| c >= '\u{2e80}') && !word.ends_with_any(":.،"))
}

/// Whether a name is surely a person's: one with capitals, or a short one in letters that have none.
pub(super) fn is_surely(name: &str) -> bool {
    let house = ["社", "聞", "闻", "部", "局", "报", "報", "网", "網"];
    is_person(name) || (2..=5).contains(&name.chars().count()) && name.chars().all(is_han) && !house.iter().any(|end| name.ends_with(end))
}

/// Whether a name that nothing introduces can be one: every word begins as names do, and the first is none that buttons and menus begin with.
pub(super) fn is_plausible(name: &str) -> bool {
    let mut words = name.split_whitespace();
    let begins = |word: &str| !word.starts_as(char::is_lowercase) || PARTICLES.has(word) || word.starts_as(has_no_case);
    let first = words.next().unwrap_or_default();
    // "The best", "Die Tabelle": a heading, if it is no house's name.
    let titled = matches!(key(first).as_str(), "the" | "die" | "das")
        && !is_agency(name)
        && !name.split_whitespace().next_back().is_some_and(|last| DESKS.has(&key(last)));
    !titled && !TEACHING.has(&key(first)) && (name.split_whitespace().count() == 1 || name.split_whitespace().all(begins)) && !name.holds_any("×?!%")
}

/// Whether a name is a news agency's.
pub(crate) fn is_agency(name: &str) -> bool {
    let name = crate::lower::text(name.trim());
    AGENCIES.has(name.strip_prefix("the ").unwrap_or(&name))
}

/// Whether words have capitals alone.
pub(crate) fn shouts(name: &str) -> bool {
    name.holds_one(char::is_uppercase) && !name.holds_one(char::is_lowercase)
}

/// What stands behind a person's name and a comma and is no second person: a job, a paper, an agency, a degree.
pub(super) fn is_addition(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let job = words.iter().any(|word| is_job(&key(word)) || DESKS.has(&key(word)));
    let shouted = words.len() == 1 && shouts(name);
    // "TRD Talstadt", "TRD-Studio Talstadt": a station and its place.
    let station = words
        .first()
        .is_some_and(|first| first.len() > 2 && first.chars().take(3).all(char::is_uppercase))
        && name.holds_one(char::is_lowercase);
    // "nostra inviata", what she is.
    let told = words.len() > 1 && words.iter().all(|word| word.starts_as(char::is_lowercase));
    job || shouted
        || station
        || told
        || words
            .first()
            .is_some_and(|word| matches!(key(word).as_str(), "the" | "for" | "of" | "at" | "in" | "la" | "le"))
}

/// Whether a name is one that a user of a site gave themselves, or the part of an address that stands for one.
pub(super) fn is_user(name: &str) -> bool {
    name.chars().any(|c| c.is_ascii_digit())
        || name.holds_any("-_") && !name.holds_any(" @") && name.chars().all(|c| c.is_ascii_lowercase() || matches!(c, '-' | '_'))
}
