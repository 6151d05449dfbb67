//! Heading lines are what stands above the story in an export: by whom, when, on which site, at which address.

use crate::dom::joined;
use crate::metadata::Metadata;

/// Names in a row: "Jane Roe, John Doe".
pub(super) fn byline(metadata: &Metadata) -> Option<String> {
    let names: Vec<&str> = metadata.byline.iter().map(|name| name.trim()).filter(|name| !name.is_empty()).collect();
    (!names.is_empty()).then(|| joined(&names, ", "))
}

/// The day and, where the page gives it, the minute of an ISO 8601 time, as people write it: "2026-11-24 10:55".
pub(super) fn readable_time(iso: &str) -> String {
    match iso.split_once('T') {
        Some((day, time)) => match time.get(..5) {
            // Midnight to the second is what pages write that know the day alone.
            Some("00:00") | None => day.to_owned(),
            Some(minute) => format!("{day} {minute}"),
        },
        None => iso.to_owned(),
    }
}

/// The time to show: published, else changed.
pub(super) fn time(metadata: &Metadata) -> Option<&str> {
    metadata.published.as_deref().or(metadata.modified.as_deref())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_readable() {
        assert_eq!(readable_time("2026-11-24T10:55:00+01:00"), "2026-11-24 10:55");
        assert_eq!(readable_time("2026-11-24T00:00:00Z"), "2026-11-24");
        assert_eq!(readable_time("2026-11"), "2026-11");
    }
}
