//! A clock's time stands beside a date, with the zone that it is told in.

use super::date_tokens::{Token, number};
use crate::words::{Words, words};

/// How many tokens after a day its time may stand: "9 December 2016, um 15:47".
pub(super) const TIME_WITHIN: usize = 8;

/// Words before a time, and behind one.
const AT: Words = words!["kl", "klo", "um", "at", "ore", "alle", "klokken", "pukul", "jam"];
const HOURS: Words = words!["uhr", "am", "pm", "h", "น", "hrs", "hs", "uur"];

/// The first time in a row of tokens, with its zone. `lang` is the page's language: it tells whose standard time a zone's letters mean.
pub(super) fn time(tokens: &[Token], lang: Option<&str>) -> (Option<(u8, u8, u8)>, Option<i32>) {
    let small = |at: usize, most: i64| {
        number(tokens, at)
            .filter(|(value, digits)| *digits <= 2 && *value <= most)
            .map(|(value, _)| value)
    };
    // "a.m." comes as letters with stops between.
    let half = |at: usize| match (tokens.get(at), tokens.get(at + 2)) {
        (Some(Token::Word(word)), _) if matches!(word.as_str(), "am" | "pm" | "ص" | "م" | "এএম" | "পিএম") => {
            Some((matches!(word.as_str(), "pm" | "م" | "পিএম"), 1))
        }
        (Some(Token::Word(word)), Some(Token::Word(m))) if matches!(word.as_str(), "a" | "p" | "π" | "μ") && matches!(m.as_str(), "m" | "μ") => {
            Some((matches!(word.as_str(), "p" | "μ"), 4))
        }
        _ => None,
    };
    let english = lang.is_none_or(|lang| lang.starts_with("en"));
    for at in 0..tokens.len().min(TIME_WITHIN) {
        let Some(hour) = small(at, 24) else {
            // 20161209T091300, 20161209T0913
            if let (Some(Token::Word(t)), Some((value, digits @ (4 | 6)))) = (at.checked_sub(1).and_then(|at| tokens.get(at)), number(tokens, at))
                && t == "t"
            {
                let value = if digits == 4 { value * 100 } else { value };
                let (hour, minute, second) = (value / 10_000, value / 100 % 100, value % 100);
                if hour < 24 && minute < 60 && second < 60 {
                    return (Some((hour as u8, minute as u8, second as u8)), zone(tokens, at + 1, lang));
                }
            }
            continue;
        };
        // "4 p.m."; "am" is a word of its own elsewhere.
        let whole = half(at + 1).is_some_and(|(_, length)| english || length > 1);
        let parted = match tokens.get(at + 1) {
            Some(Token::Mark(':' | '：' | '時' | '时' | '시')) => true,
            Some(Token::Word(word)) => word == "h" || whole,
            // 15.47 is a time where a word says so, where a zone follows, or right behind the day.
            Some(Token::Mark('.')) => {
                let before = at.checked_sub(1).and_then(|at| tokens.get(at));
                // "kl. 15.47"
                let said = match (before, at.checked_sub(2).and_then(|at| tokens.get(at))) {
                    (Some(Token::Word(word)), _) | (Some(Token::Mark('.' | ':')), Some(Token::Word(word))) => AT.has(word),
                    (None | Some(Token::Mark(',')), None) => number(tokens, at + 2).is_some_and(|(_, digits)| digits == 2),
                    _ => false,
                };
                said || match tokens.get(at + 3) {
                    Some(Token::Word(word)) => HOURS.has(word) || zone(tokens, at + 3, lang).is_some(),
                    _ => false,
                }
            }
            _ => false,
        };
        // "à 9h"
        let minute = small(at + 2, 59)
            .filter(|_| !whole)
            .or(matches!(tokens.get(at + 1), Some(Token::Word(_))).then_some(0));
        let Some(minute) = minute.filter(|_| parted) else { continue };
        let mut next = at + if whole { 1 } else { 3 };
        if tokens.get(next) == Some(&Token::Mark('分')) || tokens.get(next) == Some(&Token::Mark('분')) {
            next += 1;
        }
        let mut second = 0;
        if matches!(tokens.get(next), Some(Token::Mark(':')))
            && let Some(value) = small(next + 1, 60)
        {
            second = value.min(59);
            next += 2;
            if matches!(tokens.get(next), Some(Token::Mark('.' | ','))) && number(tokens, next + 1).is_some() {
                next += 2;
            }
        }
        let mut hour = hour;
        // "오후 3:47" and "下午3:47" say it before the hour.
        if let Some(Token::Word(word)) = at.checked_sub(1).and_then(|at| tokens.get(at)) {
            match word.as_str() {
                "오후" | "下午" | "午後" | "晚上" if hour < 12 => hour += 12,
                "오전" | "上午" | "午前" if hour == 12 => hour = 0,
                _ => {}
            }
        }
        if let Some((afternoon, length)) = half(next) {
            // "14:05 PM"
            if (1..=12).contains(&hour) {
                hour = hour % 12 + if afternoon { 12 } else { 0 };
            }
            next += length;
        }
        // "8:15 Uhr MESZ"
        if let Some(Token::Word(word)) = tokens.get(next)
            && HOURS.has(word)
        {
            next += 1;
        }
        return (Some(((hour % 24) as u8, minute as u8, second as u8)), zone(tokens, next, lang));
    }
    (None, None)
}

/// Zones by what they are called, in minutes ahead of UTC.
#[rustfmt::skip]
const ZONES: &[(i16, Words)] = &[
    (0, words!["z", "gmt", "utc", "ut"]), (-300, words!["est", "cdt"]), (-240, words!["edt"]), (-420, words!["mst", "pdt"]), (-360, words!["mdt"]), (-480, words!["pst"]),
    (60, words!["cet", "mez", "bst", "wat"]), (120, words!["cest", "mesz", "cat", "sast", "eet"]), (180, words!["eest", "msk", "мск", "eat", "trt"]), (300, words!["pkt"]),
    (420, words!["wib"]), (480, words!["wita", "sgt", "hkt", "awst"]), (540, words!["wit", "jst", "kst"]), (600, words!["aest"]), (660, words!["aedt"]), (720, words!["nzst"]),
    (780, words!["nzdt"]),
];
/// Languages in which IST is Irish or Israeli time.
const IST_AT_HOME: Words = words!["he", "iw", "ga", "en-IE"];

/// The zone at a token, in minutes ahead of UTC. Letters that mean one zone here and another there mean none.
fn zone(tokens: &[Token], mut at: usize, lang: Option<&str>) -> Option<i32> {
    if tokens.get(at) == Some(&Token::Mark('(')) {
        at += 1;
    }
    let named = match tokens.get(at) {
        // India's, but where the press is Irish or Israeli.
        Some(Token::Word(word)) if word == "ist" => (!lang.is_some_and(|lang| IST_AT_HOME.has(lang))).then_some(330),
        Some(Token::Word(word)) => Some(ZONES.iter().find(|(_, names)| names.has(word)).map(|(minutes, _)| i32::from(*minutes))?),
        _ => None,
    };
    if named.is_some() {
        at += 1;
    }
    let sign = match tokens.get(at) {
        Some(Token::Mark('+')) => 1,
        Some(Token::Mark('-' | '−' | '–')) => -1,
        _ => return named,
    };
    let (value, digits) = match number(tokens, at + 1) {
        Some(found) => found,
        None => return named,
    };
    let minutes = match (digits, tokens.get(at + 2), number(tokens, at + 3)) {
        (1 | 2, Some(Token::Mark(':')), Some((minutes, 2))) => value * 60 + minutes,
        (1 | 2, ..) => value * 60,
        (4, ..) => value / 100 * 60 + value % 100,
        _ => return named,
    };
    (minutes <= 14 * 60).then_some(minutes as i32 * sign)
}

#[cfg(test)]
mod tests {
    use super::super::date_tokens::tokens;
    use super::*;

    #[test]
    fn times_are_told_with_stops_and_words() {
        for (text, lang, want) in [
            ("kl. 09.30", "da", Some((9, 30, 0))),
            ("09.30", "sv", Some((9, 30, 0))),
            ("09.30 BST", "en", Some((9, 30, 0))),
            ("about 3.5 million", "en", None),
            ("오후 3:47", "ko", Some((15, 47, 0))),
            ("午前0時5分", "ja", Some((0, 5, 0))),
            ("12:05 a.m.", "en", Some((0, 5, 0))),
            ("14:05 PM", "en", Some((14, 5, 0))),
            ("à 9h", "fr", Some((9, 0, 0))),
            ("| 4 p.m.", "en", Some((16, 0, 0))),
            ("4 PM 30 comments", "en", Some((16, 0, 0))),
            ("Platz 3 am", "de", None),
        ] {
            assert_eq!(time(&tokens(text), Some(lang)).0, want, "{text}");
        }
        assert_eq!(time(&tokens("09:30 IST"), Some("hi")).1, Some(330));
        assert_eq!(time(&tokens("09:30 IST"), Some("he")).1, None);
    }
}
