//! A list of names is what several people stand in: with commas, signs and the word for "and" between them.

use super::byline::{is_han, key};
use super::byline_words::{AND, CREDITED, PARTICLES, has_in, is_job};
use super::person::{is_addition, is_agency};
use crate::search::{Search, any_of};
use crate::words::{Words, words};

/// What stands between the names of a list.
const BETWEEN: &str = ",，;&/／、；،\n+";

/// The pieces of a list of names, and whether "and" or its like stands before each.
pub(super) fn split<'a>(text: &'a str, lang: Option<&str>) -> Vec<(&'a str, bool)> {
    let mut out = Vec::new();
    for part in text.split(any_of(BETWEEN)) {
        let mut start = 0;
        let mut at = 0;
        let mut joined = false;
        for word in part.split_whitespace() {
            let begin = part.get(at..).and_then(|tail| tail.place(word)).map_or(at, |offset| at + offset);
            at = begin + word.len();
            let before = part.get(start..begin).unwrap_or_default();
            let count = |text: &str| text.split_whitespace().count();
            let (words, behind) = (|| count(before), || part.get(at..).map_or(0, count));
            // In Arabic and Hebrew "and" is the first letter of the word behind it: "أحمد علي وسارة حسن".
            let and = if lang == Some("he") { 'ו' } else { 'و' };
            if matches!(lang, Some("ar" | "he"))
                && let Some(name) = word.strip_prefix(and)
                && name.chars().count() > 2
                && words() > 1
                && behind() > 0
            {
                out.push((before, joined));
                start = at - name.len();
                joined = true;
                continue;
            }
            // "Texto Ana Sá Fotografia Bo Ek", "글 홍길순 사진 김민수": what somebody else did.
            let credits = key(word);
            if CREDITED.has(&credits) && !is_job(&credits) && words() > usize::from(credits.is_ascii()) {
                out.push((before, joined));
                start = begin;
                joined = false;
                continue;
            }
            let lower = crate::lower::text(word);
            // A name stands before it and behind it; where the word is a part of names too, two whole names.
            let everywhere = AND.has(&lower);
            let joins = everywhere || has_in(AND, &lower, lang);
            let least = 2 - usize::from(everywhere);
            // Behind a comma it may open the last piece: "A, B, and C".
            let opens = joins && start == 0 && words() == 0 && !out.is_empty();
            // "Karl von und zu Berg"
            let ends = || !part.get(at..).is_some_and(|rest| rest.starts_with(" zu "));
            if opens || joins && words() >= least && behind() >= least && ends() {
                if !opens {
                    out.push((before, joined));
                }
                start = at;
                joined = true;
            }
        }
        out.push((part.get(start..).unwrap_or_default(), joined));
    }
    out.retain(|(piece, _)| !piece.trim().is_empty());
    out
}

/// What follows a family name and a comma and is a part of it.
pub(super) const SUFFIXES: Words = words!["jr", "sr", "ii", "iii", "iv"];

/// "Lee, Ann; Ek, Bo": catalogues put family names first. `None` where a text is no such list.
pub(super) fn turned(text: &str) -> Option<Vec<String>> {
    let mut out = Vec::new();
    for pair in text.split(';').map(str::trim).filter(|pair| !pair.is_empty()) {
        let (family, given) = pair.split_once(',')?;
        let is_part = |part: &str| {
            let mut words = part.split_whitespace().filter(|word| !PARTICLES.has(word));
            // A word in capitals is an agency, or a place that news come from.
            let plain = |word: &str| word.starts_as(char::is_uppercase) && (word.holds_one(char::is_lowercase) || word.chars().count() <= 2);
            words.all(|word| plain(word) && !SUFFIXES.has(&key(word)) && !is_job(&key(word))) && !is_addition(part) && !is_agency(part)
        };
        let count = |part: &str| part.split_whitespace().filter(|word| !PARTICLES.has(word)).count();
        if count(family) != 1 || !(1..=2).contains(&count(given)) || !is_part(family) || !is_part(given) {
            return None;
        }
        out.push(format!("{} {}", given.trim(), family.trim()));
    }
    (!out.is_empty()).then_some(out)
}

/// The names in a piece. Chinese ones stand in a row with spaces between, and so do whole ones of three letters and more in Japanese and Korean; elsewhere spaces stand
/// inside names.
pub(super) fn in_row<'a>(piece: &'a str, lang: Option<&str>) -> Vec<&'a str> {
    let mut words: Vec<&str> = piece.split_whitespace().collect();
    let least = match lang {
        Some("zh") => 2,
        Some("ja" | "ko") => 3,
        _ => return vec![piece],
    };
    // "編集委員 山田太郎", "晚报记者 王小明", "김민수 논설위원": what somebody is, before the name or behind it.
    if words.len() > 1 {
        words.retain(|word| {
            !["委員", "部長", "局長", "记者", "作者", "기자", "기자명", "위원", "특파원"]
                .iter()
                .any(|job| word.ends_with(job))
        });
    }
    let is_name = |word: &&str| (least..=4).contains(&word.chars().count()) && word.chars().all(|c| is_han(c) || is_hangul(c));
    if words.iter().all(is_name) { words } else { vec![piece] }
}

fn is_hangul(c: char) -> bool {
    matches!(c, '\u{ac00}'..='\u{d7a3}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_parted_where_words_join_them_and_not_inside() {
        for (text, lang, want) in [
            (
                "Ann Lee, Bo Ek, and Cy Day",
                "en",
                &[("Ann Lee", false), ("Bo Ek", false), ("Cy Day", true)][..],
            ),
            ("José Ortega y Gasset", "es", &[("José Ortega y Gasset", false)]),
            ("Ana Ortega y Luis Sanz", "es", &[("Ana Ortega", false), ("Luis Sanz", true)]),
            ("and", "en", &[("and", false)]),
            ("", "en", &[]),
        ] {
            let got: Vec<(&str, bool)> = split(text, Some(lang))
                .into_iter()
                .map(|(piece, joined)| (piece.trim(), joined))
                .collect();
            assert_eq!(got, want, "{text}");
        }
    }
}
