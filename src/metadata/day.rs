//! A day is a year, a month and a number, in figures or in words, in the orders that people write them in.

use super::calendar::Date;
use super::date_tokens::{Token, number};
use super::months::month;
use crate::words::{Words, words};

/// The day that begins at a token, and the token behind it.
pub(super) fn day_at(tokens: &[Token], at: usize, lang: Option<&str>) -> Option<(Date, usize)> {
    numeric(tokens, at, lang)
        .or_else(|| units(tokens, at))
        .or_else(|| named(tokens, at, lang))
}

/// 2016-12-09, 2016/12/9, 9.12.2016, 12/9/2016, 20161209.
fn numeric(tokens: &[Token], at: usize, lang: Option<&str>) -> Option<(Date, usize)> {
    let (first, digits) = number(tokens, at)?;
    if digits == 8 {
        return Some((Date::new(first / 10_000, first / 100 % 100, first % 100)?, at + 1));
    }
    let Token::Mark(mark @ ('-' | '/' | '.' | '．' | '‑' | '–')) = tokens.get(at + 1)? else {
        return None;
    };
    let (second, second_digits) = number(tokens, at + 2)?;
    let Token::Mark(again @ ('-' | '/' | '.' | '．' | '‑' | '–')) = tokens.get(at + 3)? else {
        return None;
    };
    let (third, third_digits) = number(tokens, at + 4)?;
    if second_digits > 2 || mark != again && digits != 4 {
        return None;
    }
    // Only the United States and who follows them put the month first, and only with slashes or hyphens.
    let month_first = || *mark != '.' && lang.is_none_or(|lang| matches!(lang.to_ascii_lowercase().as_str(), "en" | "en-us" | "en_us" | "en-ph"));
    // "5/14/2024 10:00:00 AM" is what programs print that know no language but English; where that is the page's own, its country tells.
    let printed = || {
        let half = |at: usize| matches!(tokens.get(at), Some(Token::Word(word)) if word == "am" || word == "pm");
        *mark == '/' && digits + second_digits < 4 && half(at + 10) && !lang.is_some_and(|lang| lang.starts_with("en"))
    };
    let ordered = |year: i64| match (first > 12, second > 12) {
        (false, true) => Date::new(year, first, second),
        (false, false) if month_first() || printed() => Date::new(year, first, second),
        _ => Date::new(year, second, first),
    };
    let date = match (digits, third_digits) {
        // A year of the Moon's calendar looks like one of Persia's.
        (4, _) if first < 1_600 && matches!(lang, Some("ar" | "ur")) => return None,
        (4, 1 | 2) => Date::new(first, second, third)?,
        (1 | 2, 4) => ordered(third)?,
        // 14.05.24; a number with more parts is a version or an address.
        // 11/12/10 is three different days where some put the month first.
        // 24.05.14 begins with the year where whole dates do.
        (2, 2) if matches!(lang, Some("ko" | "ja" | "zh")) && !goes_on(tokens, at) => Date::new(2_000 + first, second, third)?,
        // "5/14/24, 4:04 PM" is no fraction: its hour says so.
        (1 | 2, 2)
            if (digits + second_digits == 4
                || *mark == '.'
                || tokens.get(at + 5) == Some(&Token::Mark(',')) && tokens.get(at + 7) == Some(&Token::Mark(':')))
                && matches!(mark, '.' | '/')
                && !goes_on(tokens, at)
                && (first > 12 || second > 12 || !month_first()) =>
        {
            ordered(2_000 + third)?
        }
        _ => return None,
    };
    Some((date, at + 5))
}

/// Whether numbers and marks stand around the three of a date: then they are none.
fn goes_on(tokens: &[Token], at: usize) -> bool {
    let mark = |at: Option<usize>| at.is_some_and(|at| matches!(tokens.get(at), Some(Token::Mark('.' | '/' | ':'))));
    mark(at.checked_sub(1)) && number(tokens, at.saturating_sub(2)).is_some() || mark(Some(at + 5)) && number(tokens, at + 6).is_some()
}

/// 2024年5月3日, 2024년 5월 3일, ngày 3 tháng 5 năm 2024.
fn units(tokens: &[Token], at: usize) -> Option<(Date, usize)> {
    let (first, digits) = number(tokens, at)?;
    match tokens.get(at + 1)? {
        Token::Mark('年' | '년') => {
            let era = at.checked_sub(1).and_then(|at| tokens.get(at));
            let first = match era {
                Some(Token::Word(era)) if era.ends_with("民國") => first + 1911,
                Some(Token::Word(era)) if era.ends_with("令和") => first + 2018,
                _ if digits == 4 => first,
                // "113年5月14日" as Taiwan counts
                _ if digits == 3 => first + 1911,
                _ => return None,
            };
            let (month, _) = number(tokens, at + 2)?;
            let Token::Mark('月' | '월') = tokens.get(at + 3)? else { return None };
            let (day, _) = number(tokens, at + 4)?;
            let Token::Mark('日' | '일') = tokens.get(at + 5)? else { return None };
            Some((Date::new(first, month, day)?, at + 6))
        }
        // 2024 оны 5 сарын 14
        Token::Word(word) if word == "оны" && digits == 4 => {
            let (month, _) = number(tokens, at + 2)?;
            let (day, _) = number(tokens, at + 4)?;
            Some((Date::new(first, month, day)?, at + 5))
        }
        Token::Word(word) if word == "tháng" => {
            let (month, _) = number(tokens, at + 2)?;
            let year = (at + 3..at + 5).find_map(|at| number(tokens, at).filter(|(_, digits)| *digits == 4).map(|(year, _)| (year, at)))?;
            Some((Date::new(year.0, month, first)?, year.1 + 1))
        }
        _ => None,
    }
}

/// Small words that stand between the parts of a date.
#[rustfmt::skip]
const BETWEEN: Words = words!["st", "nd", "rd", "th", "of", "de", "del", "er", "e", "o", "η", "г", "d", "ta", "the", "º", "m", "gada", "жылғы", "ж", "ng", "ko", "tanggal", "พศ", "මස"];

/// December 9, 2016 and 9. Dezember 2016, with the small words that stand between.
fn named(tokens: &[Token], at: usize, lang: Option<&str>) -> Option<(Date, usize)> {
    let month_at = |at: usize| match tokens.get(at)? {
        Token::Word(word) => month(word, lang).map(i64::from),
        _ => None,
    };
    // What may stand between the parts: stops and commas, "of", "de", "th".
    let past = |mut at: usize| {
        for _ in 0..3 {
            match tokens.get(at) {
                Some(Token::Mark('.' | ',' | ':' | 'º' | '°' | '،' | '/' | '-' | '\'' | '’')) => at += 1,
                Some(Token::Word(word)) if BETWEEN.has(word) => at += 1,
                _ => break,
            }
        }
        at
    };
    // "14 พ.ค. 67": Thailand leaves out the century of its era.
    let year_at = |at: usize| match number(tokens, at)? {
        (year, 2) if lang == Some("th") => Some((2_500 + year, 4)),
        // "14-May-24", "14 May '24"
        (year, 2) if matches!(at.checked_sub(1).and_then(|at| tokens.get(at)), Some(Token::Mark('-' | '\'' | '’'))) => Some((2_000 + year, 4)),
        (year, 4) => Some((year, 4)),
        _ => None,
    };
    // Numbers are looked at before words: most lines have none, and a word has to be looked up in forty languages.
    if let Some((first, digits)) = number(tokens, at) {
        let month_place = past(at + 1);
        // "2024. gada 14. maijā": the month last.
        if digits == 4
            && let Some((day, 1 | 2)) = number(tokens, month_place)
            && let Some(month) = month_at(past(month_place + 1))
        {
            return Some((Date::new(first, month, day)?, past(month_place + 1) + 1));
        }
        let mut third_place = past(month_place + 1);
        if number(tokens, third_place).is_none() {
            // "14 أيار/مايو 2024": the month in two tongues.
            let month = month_at(third_place).filter(|_| number(tokens, past(third_place + 1)).is_some())?;
            third_place = past(third_place + 1);
            month_at(month_place).filter(|first| *first == month)?;
        }
        if digits <= 2 {
            let (year, _) = year_at(third_place)?;
            return Some((Date::new(year, month_at(month_place)?, first)?, third_place + 1));
        }
        // 2016. december 9.
        let (day, _) = number(tokens, third_place).filter(|(_, digits)| *digits <= 2)?;
        return Some((Date::new(first, month_at(month_place)?, day)?, third_place + 1));
    }
    let day_place = past(at + 1);
    let (day, _) = number(tokens, day_place).filter(|(_, digits)| *digits <= 2)?;
    let month = month_at(at)?;
    let year_place = past(day_place + 1);
    if let Some((year, _)) = year_at(year_place) {
        return Some((Date::new(year, month, day)?, year_place + 1));
    }
    // "Dec 09 09:13:00 EST 2016" is how some servers write it: the time, a zone, and the year last.
    let is_time = number(tokens, day_place + 1).is_some() && tokens.get(day_place + 2) == Some(&Token::Mark(':'));
    let (year, _) = (day_place + 4..day_place + 9).filter(|_| is_time).find_map(year_at)?;
    Some((Date::new(year, month, day)?, day_place + 1))
}

#[cfg(test)]
mod tests {
    use super::super::date_tokens::tokens;
    use super::*;

    #[test]
    fn days_are_read_in_the_orders_of_the_world() {
        for (text, lang, want) in [
            ("14.05.24", "de", Some("2024-05-14")),
            ("4.5.24", "de", Some("2024-05-04")),
            ("5/14/24", "en", None),
            ("05/14/24", "en", Some("2024-05-14")),
            ("5/14/24, 4:04 PM", "en", Some("2024-05-14")),
            ("14/5/24, 16:04", "en", Some("2024-05-14")),
            ("5/6/24, 16:04", "en", None),
            ("113年5月14日", "zh-TW", Some("2024-05-14")),
            ("1.12.24.3", "en", None),
            ("10.12.24.30", "en", None),
            ("2024. gada 14. maijā", "lv", Some("2024-05-14")),
            ("2024 m. gegužės 14 d.", "lt", Some("2024-05-14")),
            ("14 d'abril de 2024", "ca", Some("2024-04-14")),
            ("14 أيار/مايو 2024", "ar", Some("2024-05-14")),
            ("۲۵ اردیبهشت ۱۴۰۳", "fa", Some("2024-05-14")),
            ("۱۴۰۳/۰۲/۲۵", "fa", Some("2024-05-14")),
            ("14 พ.ค. 2567", "th", Some("2024-05-14")),
            ("民國113年5月14日", "zh", Some("2024-05-14")),
            ("令和6年5月14日", "ja", Some("2024-05-14")),
        ] {
            let tokens = tokens(text);
            let found = (0..tokens.len()).find_map(|at| day_at(&tokens, at, Some(lang)));
            assert_eq!(found.map(|(date, _)| date.iso()).as_deref(), want, "{text}");
        }
    }
}
