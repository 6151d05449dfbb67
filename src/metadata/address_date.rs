//! An address date is the day that many sites put into an article's address: /2016/12/09/bridge-opens.

use super::calendar::Date;
use super::months::month;
use crate::decimal::whole;

/// The day in an address.
pub(super) fn date(url: &crate::Address) -> Option<Date> {
    let parts: Vec<&str> = url.path().split('/').collect();
    let number = |part: &str, digits: std::ops::RangeInclusive<usize>| {
        (digits.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())).then(|| whole(part))?
    };
    let joined = parts.windows(3).find_map(|parts| match parts {
        [year, named, day] => {
            // /2016/dec/09 and /2016/12/09
            let named = number(named, 1..=2).or_else(|| month(&named.to_ascii_lowercase(), Some("en")).map(i64::from))?;
            Date::new(number(year, 4..=4)?, named, number(day, 1..=2)?)
        }
        _ => None,
    });
    // /20161209/, /2016-12-09-bridge-opens, /bridge-opens-2016-12-09.html
    joined
        .or_else(|| {
            parts
                .iter()
                .find_map(|part| Date::new(number(part, 8..=8)? / 10_000, whole(part.get(4..6)?)?, whole(part.get(6..)?)?))
        })
        .or_else(|| {
            let named: Vec<Vec<&str>> = parts
                .iter()
                .map(|part| part.split(|c: char| !c.is_ascii_alphanumeric()).collect())
                .collect();
            named.iter().flat_map(|words| words.windows(3)).find_map(|words| match words {
                [year, month, day] => Date::new(number(year, 4..=4)?, number(month, 2..=2)?, number(day, 2..=2)?),
                _ => None,
            })
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_may_hold_the_day() {
        for (path, want) in [
            ("/2016/12/09/bridge", Some("2016-12-09")),
            ("/news/2016/dec/09/bridge", Some("2016-12-09")),
            ("/news/20161209/a", Some("2016-12-09")),
            ("/2016-12-09-bridge", Some("2016-12-09")),
            ("/bridge-2016-12-09.html", Some("2016-12-09")),
            ("/2016-12-09+bridge", Some("2016-12-09")),
            ("/bridge-2016-12-1", None),
            ("/1234/56/78", None),
            ("/2016/council/9", None),
            ("/a/b", None),
        ] {
            let url = crate::Address::parse("https://example.com").unwrap().join(path).unwrap();
            assert_eq!(date(&url).map(|date| date.iso()).as_deref(), want, "{path}");
        }
    }
}
