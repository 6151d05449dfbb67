//! A character reference is `&amp;`, `&#8217;` or `&eacute;`: characters written as a name or a number.

use super::entities;
use html5ever::data::C1_REPLACEMENTS;
use memchr::memchr2;

/// Where a reference stands: in an attribute's value a name without a semicolon is left alone before letters, as in `?a=1&copy=2`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Text,
    Attribute,
}

/// Appends a text with its references resolved, and U+FFFD for each U+0000.
pub(super) fn resolve_into(text: &str, place: Place, out: &mut String) {
    let mut rest = text;
    while let Some(at) = memchr2(b'&', 0, rest.as_bytes()) {
        out.push_str(rest.get(..at).unwrap_or_default());
        let after = rest.get(at + 1..).unwrap_or_default();
        rest = if rest.as_bytes().get(at) == Some(&b'&') {
            let length = reference(after, place, out);
            if length == 0 {
                out.push('&');
            }
            after.get(length..).unwrap_or_default()
        } else {
            out.push('\u{fffd}');
            after
        };
    }
    out.push_str(rest);
}

/// Appends what the reference at the start of a text means, the `&` left out, and gives its length; 0 where there is none.
fn reference(text: &str, place: Place, out: &mut String) -> usize {
    match text.as_bytes() {
        [b'#', b'x' | b'X', ..] => numeric(text, 2, 16, out),
        [b'#', ..] => numeric(text, 1, 10, out),
        [first, ..] if first.is_ascii_alphanumeric() => named(text, place, out),
        _ => 0,
    }
}

fn numeric(text: &str, from: usize, base: u32, out: &mut String) -> usize {
    let digits = text.bytes().skip(from).take_while(|byte| char::from(*byte).is_digit(base)).count();
    if digits == 0 {
        return 0;
    }
    let end = from + digits;
    let number = text.get(from..end).and_then(|digits| u32::from_str_radix(digits, base).ok());
    out.push(number.map_or('\u{fffd}', character));
    end + usize::from(text.as_bytes().get(end) == Some(&b';'))
}

/// The character of a number: 0 and what is no character is U+FFFD, and 0x80 to 0x9F are read as Windows-1252, as in old pages.
fn character(number: u32) -> char {
    let windows = number
        .checked_sub(0x80)
        .and_then(|at| C1_REPLACEMENTS.get(at as usize).copied().flatten());
    let number = if number == 0 { 0xfffd } else { number };
    windows.or_else(|| char::from_u32(number)).unwrap_or('\u{fffd}')
}

fn named(text: &str, place: Place, out: &mut String) -> usize {
    for (name, meaning) in [("amp;", '&'), ("nbsp;", '\u{a0}'), ("quot;", '"'), ("lt;", '<'), ("gt;", '>')] {
        if text.starts_with(name) {
            out.push(meaning);
            return name.len();
        }
    }
    let Some((end, meaning)) = entities::longest(text) else { return 0 };
    let bytes = text.as_bytes();
    let next = bytes.get(end).copied().unwrap_or_default();
    let closed = bytes.get(end - 1) == Some(&b';');
    if place == Place::Attribute && !closed && (next == b'=' || next.is_ascii_alphanumeric()) {
        return 0;
    }
    out.extend(meaning);
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_resolved_as_browsers_do() {
        let resolved = |text: &str, place| {
            let mut out = String::new();
            resolve_into(text, place, &mut out);
            out
        };
        for (text, want) in [
            ("a &amp; b", "a & b"),
            ("&#8217;&#x2019;&#X2019", "’’’"),
            ("&#146;&#0;&#x110000;&#99999999999;", "’\u{fffd}\u{fffd}\u{fffd}"),
            ("&notit; &notin; &not", "¬it; ∉ ¬"),
            ("&nosuch; &; & &#; &#x;", "&nosuch; &; & &#; &#x;"),
            ("&NotEqualTilde;", "≂̸"),
            ("&eacutex\0", "éx\u{fffd}"),
        ] {
            assert_eq!(resolved(text, Place::Text), want);
        }
        assert_eq!(resolved("?a=1&copy=2&copyx&copy;&copy.", Place::Attribute), "?a=1&copy=2&copyx©©.");
    }
}
