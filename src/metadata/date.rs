//! A date is a day, perhaps a time and a zone, read from what machines and people write and given as ISO 8601. What is not said is not made up.

use super::calendar::Date;
use super::clock::{TIME_WITHIN, time};
use super::date_tokens::tokens;
use super::day::day_at;
use crate::decimal::whole;

/// The first date in a text. `lang` is the page's language: it tells 3/5 from 5/3 and one month from another.
pub(super) fn date(text: &str, lang: Option<&str>) -> Option<Date> {
    let text = text.trim();
    // Without a figure there is none; those of other scripts are beyond ASCII.
    if text.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_digit()) {
        return None;
    }
    if let Some(date) = epoch(text) {
        return Some(date);
    }
    let tokens = tokens(text);
    (0..tokens.len()).find_map(|at| {
        let (mut date, next) = day_at(&tokens, at, lang)?;
        let rest = tokens.get(next..).unwrap_or_default();
        match time(rest, lang) {
            (Some(time), zone) => (date.time, date.zone) = (Some(time), zone),
            // "15:47, 9 December 2016"
            (None, _) => (date.time, date.zone) = time(tokens.get(at.saturating_sub(TIME_WITHIN + 2)..at).unwrap_or_default(), lang),
        }
        if date.time.is_none() {
            date.zone = None;
        }
        Some(date)
    })
}

/// Seconds or milliseconds since 1970, or a day and a time in one number.
fn epoch(text: &str) -> Option<Date> {
    let number: i64 = whole(text)?;
    match text.len() {
        10 => Date::at(number),
        13 => Date::at(number / 1_000),
        // 20240514081522
        14 => {
            let (day, clock) = (number / 1_000_000, number % 1_000_000);
            let mut date = Date::new(day / 10_000, day / 100 % 100, day % 100)?;
            let (hour, minute, second) = (clock / 10_000, clock / 100 % 100, clock % 100);
            date.time = (hour < 24 && minute < 60 && second < 60).then_some((hour as u8, minute as u8, second as u8));
            Some(date)
        }
        _ => None,
    }
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
            ("Mon Aug 03 12:45:00 EDT 2015", "2015-08-03T12:45:00-04:00"),
            ("Fri Dec 09 09:13:00 2016", "2016-12-09T09:13:00"),
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
