//! A byline names who wrote an article: people, or the desk that stands for them.
//!
//! Pages write it with "By" before it, jobs and dates behind it, and several people in one line. [`names`] gives the people alone.

use super::brackets::{PICTURED, dateline, within_brackets, without_brackets};
use super::byline_list::{SUFFIXES, in_row, split, turned};
use super::byline_words::{AND, BEFORE, CREDITED, HUNG_ON, JOBS, PARTICLES, ROLES, WEAK, WORK, is_about, is_job};
use super::introduced::{AUTHOR_AT, introduced};
use super::person::{self, is_addition, is_agency, is_person, name, shouts};
use crate::dom::joined;
use crate::dom::word_filter::Beginnings;
use crate::search::{Search, any_of};
use crate::words::{Words, words};
use std::borrow::Cow;

/// Longest name in words: Spanish, Portuguese and Arabic names have six, desks some more.
pub(super) const WORDS: usize = 7;
/// Longest Korean line that names its reporter before what he is, in characters.
const LONGEST_KOREAN: usize = 40;
/// Longest Chinese line that names its author behind a source and a day, in characters.
const LONGEST_CHINESE: usize = 80;
/// Most people that are named; longer lists are of a whole newsroom.
const MOST: usize = 30;

/// Marks that stand between names, places and days.
pub(super) const MARKS: &str = "|•·●∙▪■";

/// Last words of a desk's name that stands alone.
const OF_DESKS: Words = words!["desk", "bureau", "newsroom", "newsdesk", "staff", "redaktion", "rédaction", "redacción"];

/// Whether a whole line is a byline: a name behind "By" or its like, or the name of a desk.
pub fn is_byline(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return false;
    };
    let named = |words: &[&str]| {
        (1..=WORDS).contains(&words.len())
            && words
                .iter()
                .all(|word| PARTICLES.has(word) || word.starts_with(|c: char| !c.is_lowercase() && c.is_alphabetic()))
            && words.first().is_some_and(|word| word.starts_with(|c: char| !c.is_lowercase()))
    };
    let introduced = BEFORE.has(&key(first)) && !WEAK.has(&key(first));
    introduced && named(words.get(1..).unwrap_or_default()) && !last.ends_with_any(".!?") || named(&words) && is_desk(line)
}

/// Whether a line is a desk's name that says whose: "The Gazette Desk", "IN-Redaktion".
pub(super) fn is_desk(line: &str) -> bool {
    let mut parts = line.rsplit(any_of(" -"));
    let last = parts.next().unwrap_or_default();
    OF_DESKS.has(&key(last)) && line.split(' ').all(|word| !word.starts_as(char::is_lowercase)) && (1..=3).contains(&parts.count())
}

/// What stands before a name, what was done, and what somebody is.
pub(super) static BEGINNINGS: [Beginnings; 3] = [Beginnings::of(BEFORE), Beginnings::of(WORK), Beginnings::of(ROLES)];

/// The last word of what stands before a name.
fn last(before: &str) -> String {
    bare(before).split_whitespace().next_back().map(key).unwrap_or_default()
}

/// Letters of a text that are looked at for how it begins.
const FIRST_LETTERS: usize = 12;

/// Whether a text can begin as a byline does, told at its first letters: a cheap test before the words are looked at.
pub(super) fn begins(text: &str, lang: Option<&str>) -> bool {
    let start = text.trim_start();
    if !may_begin(start.as_bytes(), lang) {
        return false;
    }
    let start = crate::lower::start(start, FIRST_LETTERS);
    BEGINNINGS.iter().any(|list| list.begin(&start))
        || lang == Some("ro") && start.starts_with("de ")
        || lang == Some("vi") && start.starts_with("theo ")
        || lang == Some("sw") && start.starts_with("na ")
        || lang == Some("zh") && text.chars().count() <= LONGEST_CHINESE && AUTHOR_AT.iter().any(|role| text.holds(role))
        || lang == Some("ko") && text.chars().take(LONGEST_KOREAN).any(|c| c == '기')
}

/// Whether the first three letters leave it open; of nearly every text they do not.
fn may_begin(text: &[u8], lang: Option<&str>) -> bool {
    let mut small = [0; 3];
    small.iter_mut().zip(text).for_each(|(small, byte)| *small = byte.to_ascii_lowercase());
    let small = small.get(..text.len()).unwrap_or(&small);
    // In some languages a text may begin, or name its author, in other ways; letters beyond ASCII have capitals of their own.
    !small.is_ascii() || matches!(lang, Some("ro" | "vi" | "sw" | "zh" | "ko")) || BEGINNINGS.iter().any(|list| list.may_begin(small))
}

/// Whether a text is what stands before a name and no more: "Written by", "Article by", "Author(s)", "von".
pub(super) fn is_label(text: &str, lang: Option<&str>) -> bool {
    let text = text.trim();
    // Of nearly every text this says no; brackets that go may leave other letters first.
    let first = text.as_bytes().get(..3).unwrap_or(text.as_bytes());
    if !first.contains(&b'(') && !may_begin(text.as_bytes(), lang) {
        return false;
    }
    let text = if text.holds("(") {
        Cow::Owned(text.replaced("(s)", ""))
    } else {
        Cow::Borrowed(text)
    };
    if !begins(&text, lang) || text.holds("|") {
        return false;
    }
    let first = text.split_whitespace().next().map(key).unwrap_or_default();
    !WEAK.has(&first) && !is_about(&last(&text)) && ["reviewed", "edited"].iter().all(|word| *word != first) && introduced(&text, lang).is_none()
}

/// Whether a line is headed as a byline is, whatever follows the name: "By Ann Lee, Dec 17, 2025", "Written by: Ann Lee".
pub(super) fn is_headed(line: &str, lang: Option<&str>) -> bool {
    if lang == Some("ko") && is_korean(line) {
        return true;
    }
    // Marks where elements begin introduce nothing.
    let whole = line.trim_end();
    let line = bare(line);
    let Some(rest) = introduced(line, lang).filter(|rest| rest.len() < line.len()) else {
        return false;
    };
    // "From the album", "Interview with Tom Hanks", "Review: Golden Gate", "Director: Tom Hanks": what a text is about, and who made something else.
    let before = line.strip_suffix(rest).unwrap_or_default();
    let last = last(before);
    if is_about(&last) || before.trim_end().ends_with(':') && JOBS.has(&last) && !BEFORE.has(&last) {
        return false;
    }
    let rest = bare(rest);
    let words = rest.split_whitespace().count();
    // A user's name may be written small, but then it stands alone.
    // "Text veröffentlichen", "Autor kontaktieren" are buttons.
    let button = || {
        let first = line.split_whitespace().next().unwrap_or_default();
        first == "Text" || is_job(&crate::lower::text(first))
    };
    let named = rest.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase()) || words == 1 && rest.starts_as(char::is_alphabetic) && !button();
    let ended = whole.ends_with_any(".!?:") && !["Jr.", "Sr."].iter().any(|end| whole.ends_with(end));
    named && !ended && words <= 24
}

/// Whether a line names a reporter as Korean papers do: "김민수 기자", "[골짜기신문=김민수 기자]".
fn is_korean(line: &str) -> bool {
    let line = bare(line);
    HUNG_ON.iter().any(|title| {
        let name = line.parted(title).map(|(name, _)| name.trim_end());
        name.and_then(|name| name.rsplit(any_of("= ·")).next())
            .is_some_and(|name| (2..=4).contains(&name.chars().count()))
            && line.chars().count() <= LONGEST_KOREAN
            && !line.ends_with('다')
    })
}

/// The people named in a byline, in order. `lang` is the page's language: it tells which words join names.
pub fn names(text: &str, lang: Option<&str>) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let whole = text.trim();
    // A byline that stands in brackets as a whole has lost nothing but its brackets.
    let lang = lang.and_then(|lang| lang.split(any_of("-_")).next());
    let inner = dateline(whole, lang).or_else(|| within_brackets(whole));
    let mut plain = without_brackets(inner.unwrap_or(whole));
    // "ann@example.com (Ann Lee)" is how feeds name an author.
    if plain.is_empty()
        && let Some((_, name)) = whole.split_once('(')
    {
        plain = without_brackets(name.trim_end_matches(')'));
    }
    let text = crate::dom::collapse(&plain);
    if text.holds("://") || text.starts_with("www.") || text.starts_with("http") {
        return out;
    }
    if let Some(turned) = turned(&text) {
        return turned;
    }
    // Turkish and Vietnamese papers put a dash between people, too, and Arabic ones behind "wrote".
    let dash = if matches!(lang, Some("tr" | "vi")) || text.starts_with("كتب") {
        ", "
    } else {
        "—"
    };
    let text = if lang == Some("tr") {
        text.replaced(" -", "-").replaced("- ", dash)
    } else {
        text
    };
    let text = text.replaced(" - ", dash).replaced(" – ", dash);
    let parts = text.split(any_of(MARKS)).flat_map(|part| part.split('—').enumerate());
    for (place, (number, part)) in parts.enumerate() {
        // Behind a dash stand papers and places, behind a bar as often people.
        let dashed = number > 0;
        let inner = part;
        // "Editor: Cy Day" behind the author's name.
        let first = part.split_whitespace().next().map(key).unwrap_or_default();
        let Some(part) = introduced(part, lang).filter(|_| out.is_empty() || !CREDITED.has(&first)) else {
            continue;
        };
        // "Politics | By Ann Lee": what stands before is no name.
        if place > 0 && number == 0 && part.len() < inner.trim().len() && out.iter().all(|name| !is_person(name)) {
            out.clear();
        }
        // "جدة - مريم الجابر": where no letter is a capital, a single word before a dash is a place or the house.
        if dashed && person::is_caseless(part) && matches!(out.as_slice(), [place] if !place.holds(" ")) {
            out.clear();
        }
        if is_sentence(part) || dashed && !out.is_empty() && part.len() == inner.trim().len() {
            continue;
        }
        // A second line may begin with what joins it to the first.
        let joined = part.split_once(' ').filter(|(and, rest)| AND.has(and) && is_person(rest));
        let part = joined.map_or(part, |(_, rest)| rest);
        let Some(part) = person::behind_label(part).or_else(|| (out.is_empty() || !part.holds(": ")).then_some(part)) else {
            // "By Ann Lee | Category: City Hall": a label that introduces nobody.
            continue;
        };
        let pieces = split(part, lang);
        // Behind a mark stand jobs, places and dates as often as people.
        let hung = |piece: &str| HUNG_ON.iter().any(|title| piece.trim().ends_with(title));
        let is_one = |piece: &str| (is_person(piece) || hung(piece)) && !is_agency(piece) && !is_addition(piece);
        if place > 0 && !out.is_empty() && !pieces.iter().all(|(piece, _)| is_one(piece)) {
            continue;
        }
        let several = pieces.len() > 1;
        let last_joined = pieces.iter().rposition(|(_, joined)| *joined);
        'row: for (number, (piece, joined)) in pieces.iter().enumerate() {
            // "Text: Ann Lee, Foto: Bo Ek"
            if number > 0 && !out.is_empty() && piece.split_whitespace().next().is_some_and(|first| CREDITED.has(&key(first))) {
                break;
            }
            // "Von Jörg Müller (Text) und Anna Groß (Fotos)"
            if !out.is_empty() && piece.has(PICTURED) {
                continue;
            }
            for piece in in_row(piece.trim_matches([' ', PICTURED]), lang) {
                // "记者 陆一夫 校对 李铭"
                if !out.is_empty() && CREDITED.has(&key(piece)) {
                    break 'row;
                }
                let Some(name) = name(piece, lang) else { continue };
                let last = out.last_mut().filter(|_| number > 0);
                match last {
                    Some(last) if SUFFIXES.has(&key(&name)) => {
                        last.push(' ');
                        last.push_str(&name);
                        continue;
                    }
                    // Behind "Ann Lee and Bo Ek" and a comma stand a paper, a place, a job; behind "Ann Lee" and a comma a place or an agency.
                    Some(last) if several && (!joined || is_agency(&name) && !is_addition(last)) => {
                        let behind = last_joined.is_some_and(|last| number > last);
                        // "Ana Lima, de Brasília" says where from, "Ann Lee, VALE TODAY" for whom.
                        let small = name.starts_as(char::is_lowercase) && last.starts_as(char::is_uppercase);
                        let small = small || shouts(&name) && !shouts(last);
                        let lone = small || !name.holds(" ") && last.holds(" ") && (name.starts_as(char::is_uppercase) || person::is_caseless(last));
                        if behind || is_addition(&name) || lone || is_person(last) && is_agency(&name) {
                            continue;
                        }
                    }
                    _ => {}
                }
                if out.len() < MOST && !out.iter().any(|known| key(known) == key(&name)) {
                    out.push(name);
                }
            }
        }
    }
    // Beside names with capitals small words are none: "roads, rivers" of what somebody writes about, "agencies", "wire reports".
    if out.iter().any(|name| name.starts_as(char::is_uppercase)) {
        out.retain(|name| !name.starts_as(char::is_lowercase) || name.holds_one(char::is_uppercase));
    }
    out
}

pub(super) fn is_han(c: char) -> bool {
    matches!(c, '々' | '\u{4e00}'..='\u{9fff}')
}

/// A user's name in a social network; it names an author only where nothing else does.
pub(super) fn handle(text: &str) -> Vec<String> {
    let text = text.trim();
    let is_handle = text.strip_prefix('@').is_some_and(|name| {
        name.len() > 1
            && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-'))
            && name.contains(|c: char| c.is_ascii_alphabetic())
    });
    if is_handle { vec![text.to_owned()] } else { Vec::new() }
}

pub(super) fn key(text: &str) -> String {
    crate::lower::text(bare(text))
}

/// A text without the marks around it. Never inlined: it is asked in many places.
#[inline(never)]
pub(super) fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| !c.is_alphanumeric())
}

/// Words without capitals, most of them none that stand in names: somebody tells something.
fn is_sentence(part: &str) -> bool {
    let words: Vec<&str> = part.split_whitespace().collect();
    let small = words
        .iter()
        .filter(|word| word.starts_as(char::is_lowercase) && !PARTICLES.has(word) && !AND.has(word))
        .count();
    // "Ann Lee is a reporter", "Anne Petit, journaliste au service politique": what is told of somebody in the box with the name.
    let portrait = words.get(..2).is_some_and(|name| is_person(&joined(name, " ")))
        && (words.get(1).is_some_and(|name| name.ends_with(','))
            || words.get(2).is_some_and(|word| matches!(*word, "is" | "was" | "has" | "covers")));
    words.len() >= 4 && small * 2 > words.len() && !portrait
}

/// Whether a line names people behind "By" and nothing else.
pub(super) fn is_bare(line: &str, lang: Option<&str>) -> bool {
    begins(line, lang) && is_headed(line, lang) && names(line, lang).iter().all(|name| person::is_surely(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_behind_by_and_desks_are_bylines() {
        for line in [
            "By Ann Lee",
            "Von Jörg Müller",
            "BY ANN LEE",
            "Autor: Ana Sá",
            "The Gazette Desk",
            "Reuters Staff",
            "Par Anne de la Tour",
        ] {
            assert!(is_byline(line), "{line}");
        }
        for line in [
            "New Update",
            "By the end of the week",
            "Desk",
            "Council votes for the plan",
            "By 2030",
            "",
            "By Monday.",
        ] {
            assert!(!is_byline(line), "{line}");
        }
    }

    #[test]
    fn the_people_alone_are_left() {
        for (text, lang, want) in [
            ("By Ann Lee", "en", &["Ann Lee"][..]),
            ("BY ANN LEE, STAFF WRITER", "en", &["ANN LEE"]),
            ("Written by Ann Lee and Bo Ek | Published Dec. 9, 2016", "en", &["Ann Lee", "Bo Ek"]),
            ("Ann Lee, Bo Ek & Cy Day", "en", &["Ann Lee", "Bo Ek", "Cy Day"]),
            ("Von Jörg Müller und Anna-Lena Groß, Berlin", "de", &["Jörg Müller", "Anna-Lena Groß"]),
            ("Ein Kommentar von Jörg Müller", "de", &["Jörg Müller"]),
            ("Propos recueillis par Anne de la Tour", "fr", &["Anne de la Tour"]),
            ("José Ortega y Gasset", "es", &["José Ortega y Gasset"]),
            ("Ana Ortega y Luis Sanz", "es", &["Ana Ortega", "Luis Sanz"]),
            ("Ann Lee Senior Reporter", "en", &["Ann Lee"]),
            ("Ann Lee, CNN", "en", &["Ann Lee"]),
            ("Ann Lee (ann@example.com)", "en", &["Ann Lee"]),
            ("Ann Lee March 11, 2015 3:46 PM", "en", &["Ann Lee"]),
            ("AOL Staff", "en", &["AOL Staff"]),
            ("作者：王小明", "zh", &["王小明"]),
            ("Text: Ann Lee", "de", &["Ann Lee"]),
            ("Ann Lee, Bo Ek, and Cy Day", "en", &["Ann Lee", "Bo Ek", "Cy Day"]),
            (
                "Por João da Silva e Maria Souza, Jornal do Vale — São Paulo",
                "pt",
                &["João da Silva", "Maria Souza"],
            ),
            ("Le Courrier avec AFP", "fr", &["Le Courrier", "AFP"]),
            ("De Ion Popescu", "ro", &["Ion Popescu"]),
            ("Texto de Ana Sá", "pt", &["Ana Sá"]),
            ("ByAnn Lee", "en", &["Ann Lee"]),
            ("Byron Katz", "en", &["Byron Katz"]),
            ("文：佐藤花子、鈴木一郎", "ja", &["佐藤花子", "鈴木一郎"]),
            ("김민수 기자", "ko", &["김민수"]),
            ("山田太郎記者", "ja", &["山田太郎"]),
            ("ADVERTISEMENT", "en", &[]),
            ("Publicité", "fr", &[]),
            ("Teilen", "de", &[]),
            ("New Update", "en", &[]),
            ("NewsDrum Desk", "en", &["NewsDrum Desk"]),
            ("https://www.facebook.com/ann", "en", &[]),
            ("By", "en", &[]),
            ("stevenhgm", "zh", &["stevenhgm"]),
            ("is a reporter who covers the city and its people", "en", &[]),
        ] {
            assert_eq!(names(text, Some(lang)), want, "{text}");
        }
    }
}
