//! A byline names who wrote an article: people, or the desk that stands for them.
//!
//! Pages write it with "By" before it, jobs and dates behind it, and several people in one line. [`names`] gives the people alone.

use super::byline_list::split;
use super::byline_words::{AND, BEFORE, BEHIND, DESKS, FURNITURE, HUNG_ON, JOBS, NOBODY, OF, PARTICLES, TEACHING, WEAK, WORK};
use super::months::month;
use crate::dom::is_invisible;

/// Longest name in words: Spanish, Portuguese and Arabic names have six, desks some more.
const WORDS: usize = 7;
/// Longest name in characters.
const LONGEST: usize = 60;
/// Most people that are named; longer lists are of a whole newsroom.
const MOST: usize = 30;

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
                .all(|word| PARTICLES.contains(word) || word.starts_with(|c: char| !c.is_lowercase() && c.is_alphabetic()))
            && words.first().is_some_and(|word| word.starts_with(|c: char| !c.is_lowercase()))
    };
    let introduced = BEFORE.contains(&key(first).as_str()) && !WEAK.contains(&key(first).as_str());
    let ends = |word: &&str| !word.ends_with(['.', '!', '?']);
    introduced && named(words.get(1..).unwrap_or_default()) && ends(last)
        || named(&words)
            && words.len() > 1
            && matches!(
                key(last).as_str(),
                "desk" | "bureau" | "newsroom" | "newsdesk" | "staff" | "redaktion" | "rédaction" | "redacción"
            )
}

/// Whether a text can begin as a byline does, told at its first letters: a cheap test before the words are looked at.
pub(super) fn begins(text: &str, lang: Option<&str>) -> bool {
    let start: String = text.trim_start().chars().take(12).flat_map(char::to_lowercase).collect();
    BEFORE.iter().chain(WORK).any(|word| start.starts_with(word)) || lang == Some("ro") && start.starts_with("de ")
}

/// Whether a line is headed as a byline is, whatever follows the name: "By Ann Lee, Dec 17, 2025", "Written by: Ann Lee".
pub(super) fn is_headed(line: &str, lang: Option<&str>) -> bool {
    let Some(rest) = introduced(line, lang).filter(|rest| rest.len() < line.trim().len()) else {
        return false;
    };
    // "From the album", "With love": such a word stands before a name only behind what was done.
    if line.split_whitespace().next().is_some_and(|word| WEAK.contains(&key(word).as_str())) {
        return false;
    }
    let rest = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
    let words = rest.split_whitespace().count();
    // A user's name may be written small, but then it stands alone.
    let named = rest.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase()) || words == 1 && rest.starts_with(char::is_alphabetic);
    named && !rest.trim_end().ends_with(['.', '!', '?', ':']) && words <= 24
}

/// The people named in a byline, in order. `lang` is the page's language: it tells which words join names.
pub fn names(text: &str, lang: Option<&str>) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let whole = text.trim();
    // A byline that stands in brackets as a whole has lost nothing but its brackets.
    let inner = whole
        .strip_prefix(['(', '[', '（', '【'])
        .and_then(|rest| rest.strip_suffix([')', ']', '）', '】']))
        .filter(|inner| !inner.contains(['(', '[', '（', '【']));
    let text = crate::dom::collapse(&without_brackets(inner.unwrap_or(whole)).replace('：', "： "));
    if text.contains("://") || text.starts_with("www.") || text.starts_with("http") {
        return out;
    }
    let lang = lang.and_then(|lang| lang.split(['-', '_']).next());
    let parts = text.split(['|', '•', '·', '\u{2022}']).flat_map(|part| {
        let mut dashed = part.split('—').flat_map(|part| part.split(" - ")).flat_map(|part| part.split(" – "));
        // Behind a dash stand papers and places, behind a bar as often people.
        let first = dashed.next();
        first.map(|part| (part, false)).into_iter().chain(dashed.map(|part| (part, true)))
    });
    for (place, (part, dashed)) in parts.enumerate() {
        let inner = part;
        let Some(part) = introduced(part, lang) else { continue };
        if is_sentence(part) || dashed && !out.is_empty() && part.len() == inner.trim().len() {
            continue;
        }
        let pieces = split(part, lang);
        // Behind a mark stand jobs, places and dates as often as people.
        if place > 0 && !out.is_empty() && !pieces.iter().all(|(piece, _)| is_person(piece)) {
            continue;
        }
        let several = pieces.len() > 1;
        let last_joined = pieces.iter().rposition(|(_, joined)| *joined);
        for (number, (piece, joined)) in pieces.iter().enumerate() {
            let Some(name) = name(piece, lang) else { continue };
            // Behind "Ann Lee and Bo Ek" and a comma stand a paper, a place, a job.
            let behind = last_joined.is_some_and(|last| number > last);
            if number > 0 && several && !out.is_empty() && (behind || !joined && is_addition(&name)) {
                continue;
            }
            if out.len() < MOST && !out.iter().any(|known| key(known) == key(&name)) {
                out.push(name);
            }
        }
    }
    out
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

fn key(text: &str) -> String {
    text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

/// The text without what stands in brackets, without addresses of mail and of social networks.
fn without_brackets(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut depth = 0usize;
    for c in text.chars() {
        match c {
            '(' | '[' | '（' | '【' | '<' => depth += 1,
            ')' | ']' | '）' | '】' | '>' => {
                depth = depth.saturating_sub(1);
                out.push(' ');
            }
            _ if depth == 0 && !is_invisible(c) => out.push(c),
            _ => {}
        }
    }
    // A bracket that never closes took the rest with it; the name stands before it.
    let words: Vec<&str> = out.split_whitespace().filter(|word| !word.contains('@')).collect();
    words.join(" ")
}

/// What follows "By", "Written by", "Ein Kommentar von"; the text itself where nothing introduces it. `None` where it only introduces.
fn introduced<'a>(text: &'a str, lang: Option<&str>) -> Option<&'a str> {
    let mut rest = text.trim().trim_start_matches(|c: char| !c.is_alphanumeric() && c != '@');
    // "ByAnn Lee": a style sheet keeps them apart.
    if let Some(after) = rest.strip_prefix("By").or_else(|| rest.strip_prefix("BY"))
        && after.starts_with(char::is_uppercase)
        && (rest.starts_with("By") || after.contains(char::is_lowercase))
    {
        rest = after;
    }
    loop {
        let mut at = 0;
        let mut found = None;
        // "Ein Kommentar von" is three words; the last of them has to introduce.
        for word in rest.split_whitespace().take(5) {
            let start = rest.get(at..).and_then(|tail| tail.find(word)).map_or(at, |offset| at + offset);
            // "作者：王小明" has no space behind its colon.
            let word = word.find('：').and_then(|colon| word.get(..colon + '：'.len_utf8())).unwrap_or(word);
            at = start + word.len();
            let word = key(word);
            let colon = rest.get(at..).is_some_and(|tail| tail.trim_start().starts_with(':'))
                || rest.get(..at).is_some_and(|head| head.ends_with([':', '：']));
            if is_before(&word, lang) || colon && (WORK.contains(&word.as_str()) || JOBS.contains(&word.as_str())) {
                found = Some(at);
                break;
            }
            if !WORK.contains(&word.as_str()) {
                break;
            }
        }
        match found {
            Some(at) => {
                rest = rest
                    .get(at..)?
                    .trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '：' | '/' | '／' | '-' | '・' | '●'));
                // "Texto de Ana Sá"
                rest = OF.iter().find_map(|of| rest.strip_prefix(of)).unwrap_or(rest);
            }
            None => break,
        }
        if rest.is_empty() {
            return None;
        }
    }
    let rest = rest.trim();
    (!rest.is_empty()).then_some(rest)
}

/// Whether a word stands before a name; "de" does in Romanian and is a part of names elsewhere.
fn is_before(word: &str, lang: Option<&str>) -> bool {
    BEFORE.contains(&word) || word == "de" && lang == Some("ro")
}

/// Words without capitals, most of them none that stand in names: somebody tells something.
fn is_sentence(part: &str) -> bool {
    let words: Vec<&str> = part.split_whitespace().collect();
    let small = words
        .iter()
        .filter(|word| word.starts_with(char::is_lowercase) && !PARTICLES.contains(word) && !AND.iter().any(|(and, _)| and == *word))
        .count();
    words.len() >= 4 && small * 2 > words.len()
}

/// One piece as a name, without its bearer's job and whatever follows; `None` where it is none.
fn name(piece: &str, lang: Option<&str>) -> Option<String> {
    let piece = introduced(piece, lang)?.trim_matches(|c: char| {
        c.is_whitespace()
            || matches!(
                c,
                ':' | '：' | '-' | '–' | ',' | '*' | '"' | '“' | '”' | '«' | '»' | '《' | '》' | '「' | '」'
            )
    });
    let all: Vec<&str> = piece.split_whitespace().collect();
    // "View all posts", "Follow us": a button, not a name.
    if all
        .first()
        .is_some_and(|word| BEHIND.contains(&key(word).as_str()) && !PARTICLES.contains(&word.to_lowercase().as_str()))
    {
        return None;
    }
    let mut end = all.len();
    for (at, word) in all.iter().enumerate() {
        let lower = key(word);
        let digit = word.chars().any(|c| c.is_ascii_digit());
        // A user's name may hold digits; a date is what follows a name.
        if digit && (at > 0 || all.len() > 1)
            || at > 0 && BEHIND.contains(&lower.as_str()) && !PARTICLES.contains(&lower.as_str())
            || at > 1 && word.starts_with(char::is_lowercase) && BEHIND.contains(&lower.as_str())
        {
            // "March 11": the month belongs to what follows.
            let before = at.checked_sub(1).and_then(|at| all.get(at)).map(|word| key(word));
            end = if digit && before.is_some_and(|word| month(&word, None).is_some()) {
                at - 1
            } else {
                at
            };
            break;
        }
        // "Ann Lee Senior Reporter": a desk keeps its last word, and a name has two before its job.
        if at > 1
            && JOBS.contains(&lower.as_str())
            && !DESKS.contains(&lower.as_str())
            && !all.last().is_some_and(|last| DESKS.contains(&key(last).as_str()) && at + 1 < all.len())
        {
            end = at;
            break;
        }
    }
    let words = all.get(..end)?;
    let text = words.join(" ");
    let text = text
        .trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ':' | '-' | '–' | '/' | '|'))
        .to_owned();
    // "김민수 기자", "山田太郎記者": what somebody is, hung on the name.
    let text = match HUNG_ON.iter().find_map(|title| text.strip_suffix(title)) {
        Some(name) if name.trim().chars().count() > 1 => name.trim().to_owned(),
        _ => text,
    };
    let length = text.chars().count();
    let lower = text.to_lowercase();
    if FURNITURE.contains(&lower.as_str()) || crate::findings::is_ad_label(&text) {
        return None;
    }
    // Han and kana need no spaces; several pieces of them are a line of facts.
    let dense = text.chars().any(|c| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}'));
    if dense && words.len() > 3 {
        return None;
    }
    if !(2..=LONGEST).contains(&length) || words.len() > WORDS || NOBODY.contains(&lower.as_str()) || !text.chars().any(char::is_alphabetic) {
        return None;
    }
    // "Staff Writer", "Associate Editor": what somebody is, without who.
    if words.iter().all(|word| JOBS.contains(&key(word).as_str())) && !words.last().is_some_and(|word| DESKS.contains(&key(word).as_str())) {
        return None;
    }
    // Words without capitals in a row are a sentence, not a name; a single one may be a user's name.
    let small = words
        .iter()
        .filter(|word| word.starts_with(char::is_lowercase) && !PARTICLES.contains(word))
        .count();
    (small * 2 <= words.len() || words.len() == 1 || small == words.len() && words.len() == 2).then_some(text)
}

/// Two to five words with capitals, none of them a job.
pub(super) fn is_person(piece: &str) -> bool {
    let words: Vec<&str> = piece.split_whitespace().collect();
    (2..=5).contains(&words.len())
        && words.iter().all(|word| {
            (PARTICLES.contains(word) || word.starts_with(char::is_uppercase))
                && !JOBS.contains(&key(word).as_str())
                && !word.chars().any(|c| c.is_ascii_digit())
        })
}

/// Whether a name that nothing introduces can be one: every word begins as names do, and the first is none that buttons and menus begin with.
pub(super) fn is_plausible(name: &str) -> bool {
    let mut words = name.split_whitespace();
    let begins = |word: &str| !word.starts_with(char::is_lowercase) || PARTICLES.contains(&word);
    let first = words.next().unwrap_or_default();
    !TEACHING.contains(&key(first).as_str())
        && (name.split_whitespace().count() == 1 || name.split_whitespace().all(begins))
        && !name.contains(['×', '?', '!', '%'])
}

/// What stands behind a person's name and a comma and is no second person: a job, a paper, an agency, a degree.
fn is_addition(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let job = words
        .iter()
        .any(|word| JOBS.contains(&key(word).as_str()) || DESKS.contains(&key(word).as_str()));
    let shouted = words.len() == 1 && name.chars().all(|c| !c.is_lowercase()) && name.contains(char::is_uppercase);
    job || shouted
        || words
            .first()
            .is_some_and(|word| matches!(key(word).as_str(), "the" | "for" | "of" | "at" | "in"))
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
