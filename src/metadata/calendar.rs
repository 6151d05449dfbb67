//! A calendar counts days: the Gregorian one of ISO 8601, and those that parts of the press date by.

/// Years in which a page may have been published. A site's first archives go back to print; a later year than this is a fault.
const YEARS: std::ops::RangeInclusive<i64> = 1900..=2100;
/// The year in which the first page of the Web was published.
const WEB: i64 = 1991;
/// The same years as the Persian calendar counts them, and as Thailand's does.
const PERSIAN_YEARS: std::ops::RangeInclusive<i64> = 1300..=1500;
const THAI_YEARS: std::ops::RangeInclusive<i64> = 2443..=2643;
/// Days that are the same one in another zone, counted as if every month had 31.
const NEAR: i64 = 4;
/// Seconds of a day.
const DAY: i64 = 86_400;

/// A date as a page gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Date {
    year: i64,
    month: u8,
    day: u8,
    pub time: Option<(u8, u8, u8)>,
    /// Minutes ahead of UTC.
    pub zone: Option<i32>,
}

impl Date {
    /// A day, in the calendar that its year is one of.
    pub fn new(year: i64, month: i64, day: i64) -> Option<Date> {
        if PERSIAN_YEARS.contains(&year) {
            return Date::persian(year, month, day);
        }
        let year = if THAI_YEARS.contains(&year) { year - 543 } else { year };
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let days = match month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        // The first day that computers count is what programs write who know none.
        (YEARS.contains(&year) && (1..=days).contains(&day) && (year, month, day) != (1970, 1, 1)).then_some(Date {
            year,
            month: month as u8,
            day: day as u8,
            time: None,
            zone: None,
        })
    }

    /// Whether a page may have been published then, where nothing but the day itself says so.
    pub fn is_of_the_web(&self) -> bool {
        self.year >= WEB
    }

    /// A day of the Persian calendar: six months of 31 days, six of 30 with a shorter last one, and eight leap years in 33.
    fn persian(year: i64, month: i64, day: i64) -> Option<Date> {
        if !(1..=12).contains(&month) || !(1..=if month > 6 { 30 } else { 31 }).contains(&day) {
            return None;
        }
        // 1 Farvardin 1375 is 20 March 1996, the 9575th day after the first of 1970; 1375 is the first of its 33 years' four-year runs.
        let past = year - 1375;
        let leaps = past.div_euclid(33) * 8 + (past.rem_euclid(33) + 3) / 4;
        let days = 9_575 + past * 365 + leaps + (month - 1) * 30 + (month - 1).min(6) + day - 1;
        let mut date = Date::at(days * DAY)?;
        (date.time, date.zone) = (None, None);
        Some(date)
    }

    /// The moment so many seconds after the start of 1970.
    pub fn at(seconds: i64) -> Option<Date> {
        let (mut days, rest) = (seconds.div_euclid(DAY), seconds.rem_euclid(DAY));
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

    /// The day alone, in the order of the calendar.
    pub fn day(&self) -> (i64, u8, u8) {
        (self.year, self.month, self.day)
    }

    /// The day whose number and month stand the other way round.
    pub fn turned(&self) -> Option<Date> {
        let (month, day) = (self.day, self.month);
        (month <= 12).then_some(Date { month, day, ..*self })
    }

    /// Whether this date, as a reader sees it, is to be believed instead of what machines are told: that is of quite another day, as it is where the page prints when it was
    /// made, or it says less of the same moment.
    pub fn corrects(&self, told: &Date) -> bool {
        let day = |date: &Date| date.year * 372 + i64::from(date.month) * 31 + i64::from(date.day);
        // In figures alone days and months are easily taken for each other.
        let turned = (self.year, self.month, self.day) == (told.year, told.day, told.month);
        self.completes(told) || !turned && (day(self) - day(told)).abs() > NEAR
    }

    /// Minutes since some day, for comparing moments.
    fn minutes(&self) -> Option<i64> {
        // Civil days, by the years that begin in March.
        let (year, month) = if self.month > 2 {
            (self.year, self.month - 3)
        } else {
            (self.year - 1, self.month + 9)
        };
        let days = year * 365 + year / 4 - year / 100 + year / 400 + (i64::from(month) * 153 + 2) / 5 + i64::from(self.day);
        let (hour, minute, _) = self.time?;
        Some((days * 24 + i64::from(hour)) * 60 + i64::from(minute) - i64::from(self.zone.unwrap_or_default()))
    }

    /// Whether this date is the same moment as another one, with an hour or a zone that the other lacks; UTC is what programs write who know no zone.
    pub fn completes(&self, other: &Date) -> bool {
        let minute = |time: (u8, u8, u8)| (time.0, time.1);
        let zoned = self.zone.is_some() && self.zone != other.zone && matches!(other.zone, None | Some(0));
        match (self.time, other.time) {
            // Midnight is what programs write who know no hour.
            (Some(time), None) => self.day() == other.day() && time != (0, 0, 0),
            (Some(time), Some(told)) => zoned && (self.day() == other.day() && minute(time) == minute(told) || self.minutes() == other.minutes()),
            _ => false,
        }
    }

    /// As ISO 8601.
    pub fn iso(&self) -> String {
        let mut out = String::new();
        let mut two_digits = |mark: &str, number: i64| {
            out.push_str(mark);
            out.extend([number / 10, number % 10].map(|digit| char::from(b'0' + digit as u8)));
        };
        two_digits("", self.year / 100);
        two_digits("", self.year % 100);
        two_digits("-", self.month.into());
        two_digits("-", self.day.into());
        if let Some((hour, minute, second)) = self.time {
            two_digits("T", hour.into());
            two_digits(":", minute.into());
            two_digits(":", second.into());
            match self.zone.map(i64::from) {
                Some(0) => out.push('Z'),
                Some(zone) => {
                    two_digits(if zone < 0 { "-" } else { "+" }, zone.abs() / 60);
                    two_digits(":", zone.abs() % 60);
                }
                None => {}
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_tells_its_calendar() {
        for ((year, month, day), want) in [
            ((2024, 5, 14), Some("2024-05-14")),
            ((2567, 5, 14), Some("2024-05-14")),
            ((1403, 2, 25), Some("2024-05-14")),
            ((1403, 1, 1), Some("2024-03-20")),
            ((1402, 12, 29), Some("2024-03-19")),
            ((1399, 12, 30), Some("2021-03-20")),
            ((1375, 1, 1), Some("1996-03-20")),
            ((1358, 1, 1), Some("1979-03-21")),
            ((1403, 7, 31), None),
            ((2023, 2, 29), None),
            ((1234, 5, 6), None),
        ] {
            assert_eq!(
                Date::new(year, month, day).map(|date| date.iso()).as_deref(),
                want,
                "{year}-{month}-{day}"
            );
        }
    }

    #[test]
    fn what_is_shown_corrects_another_day_and_completes_the_same() {
        let date = |text: &str| super::super::date::date(text, Some("en")).unwrap();
        for (shown, told, corrects) in [
            ("14 May 2024", "2026-11-28T16:51:07Z", true),
            ("14 May 2024, 00:30", "2024-05-13T22:30:00Z", false),
            ("05/04/2024", "2024-04-05T10:00:00Z", false),
            ("14 May 2024, 8:15 CEST", "2024-05-14", true),
            ("14 May 2024, 8:15 CEST", "2024-05-14T08:15:00", true),
            ("14 May 2024, 8:15", "2024-05-14T06:15:00Z", false),
            ("14 May 2024", "2024-05-14T06:15:00Z", false),
        ] {
            assert_eq!(date(shown).corrects(&date(told)), corrects, "{shown} {told}");
        }
    }
}
