//! A decimal is a number as attributes write it: digits, perhaps a sign before them, perhaps a point among them. The library's reading of floating-point
//! numbers is exact to the last bit and takes 19 KB; lengths and densities need neither.

/// More digits than these say nothing about a length.
const MOST_DIGITS: usize = 15;

/// The number that a text is as a whole.
pub(crate) fn decimal(text: &str) -> Option<f32> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let count = whole.len() + part.len();
    if count == 0 || whole.len() > MOST_DIGITS {
        return None;
    }
    let (mut value, mut scale) = (0u64, 1u64);
    for (at, byte) in whole.bytes().chain(part.bytes()).enumerate() {
        if !byte.is_ascii_digit() {
            return None;
        }
        if at < MOST_DIGITS {
            value = value * 10 + u64::from(byte - b'0');
            scale *= if at < whole.len() { 1 } else { 10 };
        }
    }
    let number = (value as f64 / scale as f64) as f32;
    Some(if negative { -number } else { number })
}

/// A length attribute in CSS pixels.
pub(crate) fn pixels(value: Option<&str>) -> Option<u32> {
    let value = value?.trim();
    decimal(value.strip_suffix("px").unwrap_or(value).trim())
        .filter(|number| (0.0..100_000.0).contains(number))
        .map(|number| number as u32)
}

/// The whole number that a text is, of any kind: the library has a reader for each of them.
pub(crate) fn whole<T: TryFrom<i64>>(text: &str) -> Option<T> {
    text.parse().ok().and_then(|number: i64| T::try_from(number).ok())
}

#[cfg(test)]
mod tests {
    use super::decimal;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_reads_what_the_library_reads(text in "[+-]?[0-9]{0,9}(\\.[0-9]{0,6})?") {
            prop_assert_eq!(decimal(&text), text.parse::<f32>().ok());
        }
    }

    #[test]
    fn what_is_no_number_is_none() {
        for text in [
            "",
            "-",
            ".",
            "1.2.3",
            "12px",
            "100%",
            "1e9",
            "inf",
            "NaN",
            "1 2",
            "9999999999999999999999",
        ] {
            assert_eq!(decimal(text), None, "{text}");
        }
        assert_eq!(decimal("0.33333333333333333333333333333333333333"), Some(1.0 / 3.0));
    }
}
