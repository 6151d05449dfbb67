//! An introduction is what stands before a byline's names: "By", "Written by", "Ein Kommentar von", "文＝", "Posted on May 14 by".

use super::byline::{bare, is_han, key};
use super::byline_words::{BEFORE, CREDITED, DESKS, OF, OUR, PARTICLES, ROLES, WORK, has_in, is_job};
use super::person::is_person;
use crate::search::{Search, any_of};
use crate::words::{Words, words};

/// Most words of a job before a name, and what stands between them.
const JOB_WORDS: usize = 4;

/// What follows "By", "Written by", "Ein Kommentar von"; the text itself where nothing introduces it. `None` where it only introduces.
pub(super) fn introduced<'a>(text: &'a str, lang: Option<&str>) -> Option<&'a str> {
    let mut rest = text.trim().trim_start_matches(|c: char| !c.is_alphanumeric() && c != '@');
    // "ByAnn Lee": a style sheet keeps them apart.
    if let Some(after) = rest.strip_prefix("By").or_else(|| rest.strip_prefix("BY"))
        && after.starts_as(char::is_uppercase)
        && (rest.starts_with("By") || after.holds_one(char::is_lowercase))
    {
        rest = after;
    }
    rest = behind_both(rest).unwrap_or(rest);
    if let Some(name) = behind_role(rest).or_else(|| behind_day(rest)) {
        return Some(name);
    }
    let whole = rest;
    loop {
        let mut at = 0;
        let mut found = None;
        // "Ein Kommentar von" is three words; the last of them has to introduce.
        for word in rest.split_whitespace().take(5) {
            let tail = rest.get(at..).unwrap_or_default();
            let start = match tail.trim_start().starts_with(word) {
                true => at + tail.len() - tail.trim_start().len(),
                // Behind the colon of the word before it more may stand.
                false => tail.place(word).map_or(at, |offset| at + offset),
            };
            // "作者：王小明" has no space behind its colon.
            let word = word.find('：').and_then(|colon| word.get(..colon + '：'.len_utf8())).unwrap_or(word);
            at = start + word.len();
            // "Une enquête d’Anne Petit"
            let named = word.strip_prefix("d’").or_else(|| word.strip_prefix("d'"));
            if let Some(name) = named.filter(|_| lang == Some("fr") && is_one(rest)) {
                found = Some(at - name.len());
                break;
            }
            let word = key(word);
            let colon =
                rest.get(at..).is_some_and(|tail| tail.trim_start().starts_with(':')) || rest.get(..at).is_some_and(|head| head.ends_with_any(":："));
            let of = matches!(word.as_str(), "de" | "da") && is_one(rest) || word == "da" && start > 0 && lang == Some("it");
            // "Di Oh": what stands before names in one language is a name in another.
            if lang == Some("en") && start == 0 && PARTICLES.has(&word) && is_person(rest) && rest.split(' ').count() == 2 {
                break;
            }
            if of || is_before(&word, lang) || colon && (WORK.has(&word) || is_job(&word) || DESKS.has(&word)) {
                found = Some(at);
                break;
            }
            if !WORK.has(&word) {
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
    // "By our correspondent Ann Lee", "By court reporter Ann Lee"
    if rest.len() < whole.len() {
        let (mut at, mut job) = (0, 0);
        for word in rest.split(' ').take(JOB_WORDS) {
            at += word.len() + 1;
            if OUR.has(&key(word)) || word.starts_as(char::is_lowercase) && is_job(word) {
                job = at;
            } else if !word.starts_as(char::is_lowercase) {
                break;
            }
        }
        // "Von unserem Mitarbeiter", "Door onze sportredactie": somebody, and a desk, without a name.
        rest = rest.get(job..).unwrap_or_default();
        if rest.is_empty() || job > 0 && rest.starts_as(char::is_lowercase) && !rest.holds(" ") {
            return None;
        }
    }
    let rest = rest.trim();
    (!rest.is_empty()).then_some(rest)
}

/// What stands before an author's name within a Chinese line: "来源：河谷日报 2024-05-14 作者：王小明".
pub(super) const AUTHOR_AT: Words = words!["作者：", "作者:", "记者：", "記者：", "文：", "记者", "記者", "作者"];

/// A Chinese name of three letters, in bytes.
const NAME: usize = 9;
/// A Chinese label of two letters, in bytes.
const LABEL: usize = 6;

/// What follows a role that is written without spaces: "文＝山田花子", "取材・文／山田花子", "記者王小明／台北報導".
fn behind_role(text: &str) -> Option<&str> {
    // Han, kana and Hangul begin with such bytes.
    if !text.bytes().any(|byte| byte >= 0xe3) {
        return None;
    }
    let mut rest = text;
    let mut housed = false;
    // "新华社记者 王小明": an agency's reporter, behind whatever else is said where a colon follows.
    if let Some(at) = AUTHOR_AT.iter().find_map(|role| {
        text.place(role).filter(|at| {
            role.ends_with_any(":：")
                || text
                    .get(..*at)
                    .map(bare)
                    .is_some_and(|house| house.chars().count() <= 6 && house.chars().all(is_han))
        })
    }) {
        rest = text.get(at..)?;
        housed = at > 0;
    }
    let mut wrote = false;
    loop {
        let role = ROLES.iter().filter(|role| rest.starts_with(*role)).max_by_key(|role| role.len())?;
        // Where nobody else is named, Chinese pages name who edited.
        wrote |= !CREDITED.has(role) || role.ends_with_any("编辑輯");
        rest = rest.get(role.len()..)?;
        let next = rest.trim_start_matches(any_of("・·、&＆/／：:＝=｜| ●"));
        if next.len() < rest.len() {
            if ROLES.iter().any(|role| next.starts_with(role)) {
                rest = next;
                continue;
            }
            return (wrote && !next.is_empty()).then(|| up_to_label(next));
        }
        // Right behind its role a name has to end where names do.
        let name = rest.split(any_of("／/ ")).next()?;
        return (wrote
            && (2..=4).contains(&name.chars().count())
            && name.chars().all(is_han)
            && role.chars().count() > 1
            && (housed || name.len() < rest.len() || name.len() == NAME))
            .then_some(rest);
    }
}

/// A name up to the label of what stands behind it without a space: "王小明编辑：李红", "王小明 点击:120". Such labels have two letters.
fn up_to_label(text: &str) -> &str {
    let before = text.split(any_of(":：")).next().filter(|before| before.len() < text.len());
    let name = before.and_then(|before| before.get(..before.len().checked_sub(LABEL)?));
    // "责任编辑" has four.
    let name = name.map(|name| name.strip_suffix("责任").unwrap_or(name).trim_end());
    name.filter(|name| !name.is_empty() && name.chars().all(|c| is_han(c) || c == ' '))
        .unwrap_or(text)
}

/// What follows "by" behind a day: "Posted on May 14, 2024 by Ann Lee".
pub(super) fn behind_day(text: &str) -> Option<&str> {
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    [" by ", " von ", " par ", " por ", " di ", " door ", " av ", " af ", " oleh "]
        .iter()
        .find_map(|by| {
            let (before, name) = text.parted(by)?;
            let dated = before.chars().any(|c| c.is_ascii_digit()) && before.split_whitespace().count() <= 8;
            (dated && name.starts_as(char::is_uppercase)).then_some(name)
        })
}

/// What follows the naming of words and pictures of one hand: "Story and photos by", "Text & Fotos: ".
fn behind_both(text: &str) -> Option<&str> {
    let mut words = text.splitn(4, ' ');
    let (wrote, and, pictures, rest) = (words.next()?, words.next()?, words.next()?, words.next()?);
    let both = and.len() <= 3 && CREDITED.has(&key(pictures)) && [WORK, BEFORE].iter().any(|words| words.has(&key(wrote)));
    both.then(|| rest.trim_start_matches(any_of(": ")))
}

/// Words that stand before a name in one language and are a part of names in others.
const AT_HOME: Words = words!["de ro", "theo vi", "per ca", "na sw", "nga sq", "ni tl", "ni fil", "በ am"];

/// Whether a word stands before a name.
fn is_before(word: &str, lang: Option<&str>) -> bool {
    BEFORE.has(word) || has_in(AT_HOME, word, lang)
}

/// Whether a line speaks of one work: "Una crónica de Ana Ortega"; "la crónica de Madrid" is a column's name.
fn is_one(line: &str) -> bool {
    ["Un ", "Una ", "Une ", "Um ", "Uma "].iter().any(|one| line.starts_with(one))
}
