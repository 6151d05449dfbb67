//! A date is a day, perhaps a time and a zone, read from what machines and people write and given as ISO 8601. What is not said is not made up.

use super::months::month;

/// Years in which a page may have been published. A site's first archives go back to print; a later year than this is a fault.
const YEARS: std::ops::RangeInclusive<i64> = 1900..=2100;
/// Longest text in which a date is looked for, in characters.
const LONGEST: usize = 300;
/// How many tokens after a day its time may stand: "9 December 2016, um 15:47".
const TIME_WITHIN: usize = 8;

/// A date as a page gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Date {
    year: i64,
    month: u8,
    day: u8,
    time: Option<(u8, u8, u8)>,
    /// Minutes ahead of UTC.
    zone: Option<i32>,
}

impl Date {
    fn new(year: i64, month: i64, day: i64) -> Option<Date> {
        // Thai years count from 543 years before.
        let year = if YEARS.contains(&(year - 543)) && year > 2400 {
            year - 543
        } else {
            year
        };
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let days = match month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        (YEARS.contains(&year) && (1..=days).contains(&day)).then_some(Date {
            year,
            month: month as u8,
            day: day as u8,
            time: None,
            zone: None,
        })
    }

    /// The moment so many seconds after the start of 1970.
    fn at(seconds: i64) -> Option<Date> {
        let (mut days, rest) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
        // Civil date from days, by the 400-year cycle that begins in March.
        days += 719_468;
        let (era, day_of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
        let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * day_of_year + 2) / 153;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        let mut date = Date::new(year, month, day_of_year - (153 * shifted + 2) / 5 + 1)?;
        date.time = Some(((rest / 3_600) as u8, (rest / 60 % 60) as u8, (rest % 60) as u8));
        date.zone = Some(0);
        Some(date)
    }

    /// As ISO 8601.
    pub fn iso(&self) -> String {
        let mut out = format!("{:04}-{:02}-{:02}", self.year, self.month, self.day);
        if let Some((hour, minute, second)) = self.time {
            out.push_str(&format!("T{hour:02}:{minute:02}:{second:02}"));
            match self.zone {
                Some(0) => out.push('Z'),
                Some(zone) => out.push_str(&format!(
                    "{}{:02}:{:02}",
                    if zone < 0 { '-' } else { '+' },
                    zone.abs() / 60,
                    zone.abs() % 60
                )),
                None => {}
            }
        }
        out
    }
}

/// The first date in a text. `lang` is the page's language: it tells 3/5 from 5/3 and one month from another.
pub(super) fn date(text: &str, lang: Option<&str>) -> Option<Date> {
    let text = text.trim();
    if let Some(date) = epoch(text) {
        return Some(date);
    }
    let tokens = tokens(text);
    (0..tokens.len()).find_map(|at| {
        let (mut date, next) = day_at(&tokens, at, lang)?;
        let rest = tokens.get(next..).unwrap_or_default();
        match time(rest) {
            (Some(time), zone) => (date.time, date.zone) = (Some(time), zone),
            // "15:47, 9 December 2016"
            (None, _) => (date.time, date.zone) = time(tokens.get(at.saturating_sub(TIME_WITHIN)..at).unwrap_or_default()),
        }
        if date.time.is_none() {
            date.zone = None;
        }
        Some(date)
    })
}

/// Seconds or milliseconds since 1970.
fn epoch(text: &str) -> Option<Date> {
    let number: i64 = text.parse().ok()?;
    match text.len() {
        10 => Date::at(number),
        13 => Date::at(number / 1_000),
        _ => None,
    }
}

#[derive(Clone, Debug, PartialEq)]
enum Token {
    /// A number and how many digits it was written with.
    Number(i64, usize),
    /// Letters, in lower case.
    Word(String),
    /// Anything else but white space.
    Mark(char),
}

fn tokens(text: &str) -> Vec<Token> {
    let mut out = Vec::new();
    let mut number: Option<(i64, usize)> = None;
    let mut word = String::new();
    for c in text.chars().take(LONGEST).chain(std::iter::once(' ')) {
        let digit = digit(c);
        if digit.is_none()
            && let Some((value, digits)) = number.take()
        {
            out.push(Token::Number(value, digits));
        }
        if !is_letter(c) && !word.is_empty() {
            out.push(Token::Word(std::mem::take(&mut word)));
        }
        match digit {
            Some(digit) => {
                let (value, digits) = number.unwrap_or_default();
                // Longer numbers are no date; what they are does not matter.
                number = Some((value.saturating_mul(10).saturating_add(digit), digits + 1));
            }
            None if is_letter(c) => {
                // Each of these is a unit by itself: 2024年5月3日.
                if matches!(c, '年' | '月' | '日' | '년' | '월' | '일' | '時' | '时' | '分' | '시' | '분') {
                    if !word.is_empty() {
                        out.push(Token::Word(std::mem::take(&mut word)));
                    }
                    out.push(Token::Mark(c));
                } else {
                    word.extend(c.to_lowercase());
                }
            }
            None if !c.is_whitespace() && !crate::dom::is_invisible(c) && !matches!(c, '\u{200e}' | '\u{200f}') => out.push(Token::Mark(c)),
            None => {}
        }
    }
    out
}

/// The value of a digit in any of the scripts that news is written in.
fn digit(c: char) -> Option<i64> {
    let zero = match c {
        '0'..='9' => '0',
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6f0}'..='\u{6f9}' => '\u{6f0}',
        '\u{966}'..='\u{96f}' => '\u{966}',
        '\u{9e6}'..='\u{9ef}' => '\u{9e6}',
        '\u{e50}'..='\u{e59}' => '\u{e50}',
        '\u{ff10}'..='\u{ff19}' => '\u{ff10}',
        _ => return None,
    };
    Some(i64::from(u32::from(c) - u32::from(zero)))
}

fn is_letter(c: char) -> bool {
    // Vowel signs of Indic scripts and of Thai are no letters to Unicode, but parts of a word.
    digit(c).is_none()
        && (c.is_alphanumeric() || matches!(c, '\u{900}'..='\u{dff}' | '\u{e31}'..='\u{e4e}' | '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}'))
}

/// The day that begins at a token, and the token behind it.
fn day_at(tokens: &[Token], at: usize, lang: Option<&str>) -> Option<(Date, usize)> {
    numeric(tokens, at, lang)
        .or_else(|| units(tokens, at))
        .or_else(|| named(tokens, at, lang))
}

fn number(tokens: &[Token], at: usize) -> Option<(i64, usize)> {
    match tokens.get(at)? {
        Token::Number(value, digits) => Some((*value, *digits)),
        _ => None,
    }
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
    let date = match (digits, third_digits) {
        (4, 1 | 2) => Date::new(first, second, third)?,
        (1 | 2, 4) => {
            // Only the United States and who follows them put the month first, and only with slashes or hyphens.
            let month_first =
                *mark != '.' && lang.is_none_or(|lang| matches!(lang.to_ascii_lowercase().as_str(), "en" | "en-us" | "en_us" | "en-ph"));
            match (first > 12, second > 12) {
                (false, true) => Date::new(third, first, second)?,
                (false, false) if month_first => Date::new(third, first, second)?,
                _ => Date::new(third, second, first)?,
            }
        }
        _ => return None,
    };
    Some((date, at + 5))
}

/// 2024年5月3日, 2024년 5월 3일, ngày 3 tháng 5 năm 2024.
fn units(tokens: &[Token], at: usize) -> Option<(Date, usize)> {
    let (first, digits) = number(tokens, at)?;
    match tokens.get(at + 1)? {
        Token::Mark('年' | '년') if digits == 4 => {
            let (month, _) = number(tokens, at + 2)?;
            let Token::Mark('月' | '월') = tokens.get(at + 3)? else { return None };
            let (day, _) = number(tokens, at + 4)?;
            let Token::Mark('日' | '일') = tokens.get(at + 5)? else { return None };
            Some((Date::new(first, month, day)?, at + 6))
        }
        Token::Word(word) if word == "tháng" => {
            let (month, _) = number(tokens, at + 2)?;
            let year = (at + 3..at + 5).find_map(|at| number(tokens, at).filter(|(_, digits)| *digits == 4).map(|(year, _)| (year, at)))?;
            Some((Date::new(year.0, month, first)?, year.1 + 1))
        }
        _ => None,
    }
}

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
                Some(Token::Mark('.' | ',' | 'º' | '°' | '،' | '/' | '-')) => at += 1,
                Some(Token::Word(word))
                    if matches!(
                        word.as_str(),
                        "st" | "nd" | "rd" | "th" | "of" | "de" | "del" | "er" | "o" | "η" | "г" | "d" | "ta" | "the" | "º"
                    ) =>
                {
                    at += 1
                }
                _ => break,
            }
        }
        at
    };
    let year_at = |at: usize| number(tokens, at).filter(|(_, digits)| *digits == 4);
    if let Some((first, digits)) = number(tokens, at) {
        let month_place = past(at + 1);
        let month = month_at(month_place)?;
        let third_place = past(month_place + 1);
        if digits <= 2 {
            let (year, _) = year_at(third_place)?;
            return Some((Date::new(year, month, first)?, third_place + 1));
        }
        // 2016. december 9.
        let (day, _) = number(tokens, third_place).filter(|(_, digits)| *digits <= 2)?;
        return Some((Date::new(first, month, day)?, third_place + 1));
    }
    let month = month_at(at)?;
    let day_place = past(at + 1);
    let (day, _) = number(tokens, day_place).filter(|(_, digits)| *digits <= 2)?;
    // "Dec 09 09:13:00 2016" is how some servers write it.
    let year_place = past(day_place + 1);
    let (year, _) = year_at(year_place)?;
    Some((Date::new(year, month, day)?, year_place + 1))
}

/// The first time in a row of tokens, with its zone.
fn time(tokens: &[Token]) -> (Option<(u8, u8, u8)>, Option<i32>) {
    let small = |at: usize, most: i64| {
        number(tokens, at)
            .filter(|(value, digits)| *digits <= 2 && *value <= most)
            .map(|(value, _)| value)
    };
    for at in 0..tokens.len().min(TIME_WITHIN) {
        let Some(hour) = small(at, 24) else {
            // 20161209T091300
            if let (Some(Token::Word(t)), Some((value, 6))) = (at.checked_sub(1).and_then(|at| tokens.get(at)), number(tokens, at))
                && t == "t"
            {
                let (hour, minute, second) = (value / 10_000, value / 100 % 100, value % 100);
                if hour < 24 && minute < 60 && second < 60 {
                    return (Some((hour as u8, minute as u8, second as u8)), zone(tokens, at + 1));
                }
            }
            continue;
        };
        let parted = match tokens.get(at + 1) {
            Some(Token::Mark(':' | '：' | '時' | '时' | '시')) => true,
            Some(Token::Word(word)) => word == "h",
            // 15.47 is a time only where a word says so.
            Some(Token::Mark('.')) => {
                tokens
                    .get(at + 3)
                    .is_some_and(|token| matches!(token, Token::Word(word) if matches!(word.as_str(), "uhr" | "ist" | "am" | "pm" | "h")))
                    || at.checked_sub(1).and_then(|at| tokens.get(at)).is_some_and(
                        |token| matches!(token, Token::Word(word) if matches!(word.as_str(), "kl" | "klo" | "um" | "at" | "ore" | "alle")),
                    )
            }
            _ => false,
        };
        let Some(minute) = small(at + 2, 59).filter(|_| parted) else { continue };
        let mut next = at + 3;
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
        // "a.m." comes as letters with stops between.
        let half = match (tokens.get(next), tokens.get(next + 2)) {
            (Some(Token::Word(word)), _) if matches!(word.as_str(), "am" | "pm") => Some((word == "pm", 1)),
            (Some(Token::Word(word)), Some(Token::Word(m))) if matches!(word.as_str(), "a" | "p") && m == "m" => Some((word == "p", 4)),
            _ => None,
        };
        if let Some((afternoon, length)) = half {
            if !(1..=12).contains(&hour) {
                continue;
            }
            hour = hour % 12 + if afternoon { 12 } else { 0 };
            next += length;
        }
        return (Some(((hour % 24) as u8, minute as u8, second as u8)), zone(tokens, next));
    }
    (None, None)
}

/// The zone at a token, in minutes ahead of UTC. Letters that mean one zone here and another there mean none.
fn zone(tokens: &[Token], mut at: usize) -> Option<i32> {
    if tokens.get(at) == Some(&Token::Mark('(')) {
        at += 1;
    }
    let named = match tokens.get(at) {
        Some(Token::Word(word)) => match word.as_str() {
            "z" | "gmt" | "utc" | "ut" => Some(0),
            "est" => Some(-300),
            "edt" => Some(-240),
            "cdt" => Some(-300),
            "mst" => Some(-420),
            "mdt" => Some(-360),
            "pst" => Some(-480),
            "pdt" => Some(-420),
            "cet" | "mez" | "bst" | "wat" => Some(60),
            "cest" | "mesz" | "cat" | "sast" | "eet" => Some(120),
            "eest" | "msk" | "eat" | "trt" => Some(180),
            "pkt" => Some(300),
            "wib" => Some(420),
            "sgt" | "hkt" | "awst" => Some(480),
            "jst" | "kst" => Some(540),
            "aest" => Some(600),
            "aedt" => Some(660),
            "nzst" => Some(720),
            "nzdt" => Some(780),
            _ => return None,
        },
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
    use super::*;

    fn iso(text: &str, lang: &str) -> Option<String> {
        date(text, Some(lang).filter(|lang| !lang.is_empty())).map(|date| date.iso())
    }

    #[test]
    fn dates_of_machines() {
        for (text, want) in [
            ("2016-12-09T09:13:00.000Z", "2016-12-09T09:13:00Z"),
            ("2024-05-03 15:47:42.389000+00:00", "2024-05-03T15:47:42Z"),
            ("2024-05-03T15:47:42+0530", "2024-05-03T15:47:42+05:30"),
            ("2024-05-03T15:47-08", "2024-05-03T15:47:00-08:00"),
            ("2015-04-30T07:19:58", "2015-04-30T07:19:58"),
            ("2022-01-26", "2022-01-26"),
            ("20161209", "2016-12-09"),
            ("20161209T091300Z", "2016-12-09T09:13:00Z"),
            ("Fri, 09 Dec 2016 09:13:00 GMT", "2016-12-09T09:13:00Z"),
            ("Thu May 02 2024 15:47:42 GMT+0200 (CEST)", "2024-05-02T15:47:42+02:00"),
            ("1481274780", "2016-12-09T09:13:00Z"),
            ("1481274780000", "2016-12-09T09:13:00Z"),
        ] {
            assert_eq!(iso(text, "").as_deref(), Some(want), "{text}");
        }
    }

    #[test]
    fn dates_of_people() {
        for (text, lang, want) in [
            ("Published December 9, 2016 at 9:13 p.m. EST", "en-US", "2016-12-09T21:13:00-05:00"),
            ("Dec. 9th, 2016", "en", "2016-12-09"),
            ("09:13, 9 December 2016", "en-GB", "2016-12-09T09:13:00"),
            ("9. Dezember 2016, 15.47 Uhr", "de", "2016-12-09T15:47:00"),
            ("le 3 mai 2024 à 15h47", "fr", "2024-05-03T15:47:00"),
            ("3 de mayo de 2024", "es", "2024-05-03"),
            ("3 мая 2024, 15:47", "ru", "2024-05-03T15:47:00"),
            ("2024年5月3日 15時47分", "ja", "2024-05-03T15:47:00"),
            ("2024년 5월 3일", "ko", "2024-05-03"),
            ("ngày 3 tháng 5 năm 2024", "vi", "2024-05-03"),
            ("2024. május 3. 15:47", "hu", "2024-05-03T15:47:00"),
            ("3 พฤษภาคม 2567", "th", "2024-05-03"),
            ("٣ مايو ٢٠٢٤", "ar", "2024-05-03"),
            ("3 मई 2024", "hi", "2024-05-03"),
            ("03/05/2024", "fr", "2024-05-03"),
            ("05/03/2024", "en-US", "2024-05-03"),
            ("25/03/2024", "en-US", "2024-03-25"),
            ("3.5.2024 klo 15.47", "fi", "2024-05-03T15:47:00"),
        ] {
            assert_eq!(iso(text, lang).as_deref(), Some(want), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            "",
            "2 hours ago",
            "version 1.2.3",
            "31.02.2024",
            "2024",
            "May 2024",
            "99999999",
            "12345678901234567890123",
            "12:30",
            "+1 555 123 4567",
            "2024-13-01",
        ] {
            assert_eq!(iso(text, "en"), None, "{text}");
        }
    }
}
