//! A host is the name of a site in an address; the network knows it in ASCII, where `bücher.example` is `xn--bcher-kva.example`.
//!
//! Written here because the tables of the full standard are 115 KB of every download, for what a lower-case letter and Punycode (RFC 3492) do for
//! the hosts that exist: registries take names only in the form that those tables would make of them.

use crate::address::numbered;
use crate::dom::joined;
use crate::search::any_of;
use std::borrow::Cow;

/// A host as the network knows it; `None` where it cannot be one.
pub(crate) fn canonical(host: &str) -> Option<Cow<'_, str>> {
    if let Some(numbers) = host.strip_prefix('[') {
        let numbers = numbers.strip_suffix(']').filter(|numbers| !numbers.is_empty())?;
        let are_numbers = numbers.bytes().all(|byte| byte.is_ascii_hexdigit() || matches!(byte, b':' | b'.'));
        return are_numbers.then(|| host.to_ascii_lowercase().into());
    }
    let host: Cow<'_, str> = if !host.is_ascii() {
        let labels: Option<Vec<String>> = crate::lower::text(host).split(any_of(".。．｡")).map(label).collect();
        joined(&labels?, ".").into()
    } else if let Some(bytes) = numbered::bytes(host) {
        String::from_utf8(bytes).ok().filter(|host| host.is_ascii())?.to_ascii_lowercase().into()
    } else if host.bytes().any(|byte| byte.is_ascii_uppercase()) {
        host.to_ascii_lowercase().into()
    } else {
        host.into()
    };
    if host.is_empty() || host.bytes().any(is_forbidden) {
        return None;
    }
    let name = host.strip_suffix('.').unwrap_or(&host);
    let last = name.rsplit('.').next().unwrap_or_default();
    if last.bytes().all(|byte| byte.is_ascii_digit()) && !last.is_empty() || number(last).is_some() {
        return four(name).map(Cow::Owned);
    }
    Some(host)
}

/// What may not stand in a name, as it would end it or mean something else.
fn is_forbidden(byte: u8) -> bool {
    byte <= b' '
        || matches!(
            byte,
            b'%' | b'#' | b'/' | b':' | b'<' | b'>' | b'?' | b'@' | b'[' | b'\\' | b']' | b'^' | b'|' | 0x7f
        )
}

/// A number as hosts may have it: `0x` is in front of one to the base of 16, `0` of one to the base of 8.
fn number(text: &str) -> Option<u64> {
    let (digits, base) = match text.as_bytes() {
        [] => return None,
        [b'0', b'x' | b'X', ..] => (text.get(2..)?, 16),
        [b'0', _, ..] => (text.get(1..)?, 8),
        _ => (text, 10),
    };
    let mut digits = digits.chars().map(|digit| digit.to_digit(base));
    digits.try_fold(0u64, |value, digit| {
        Some(value.saturating_mul(u64::from(base)).saturating_add(u64::from(digit?)))
    })
}

/// A host that is a number, or up to four, as four; `None` where it cannot be.
fn four(name: &str) -> Option<String> {
    let numbers: Vec<u64> = name.split('.').map(number).collect::<Option<_>>()?;
    let (last, first) = numbers.split_last()?;
    // The last one says all that is left.
    if first.len() > 3 || first.iter().any(|number| *number > 255) || *last > u64::from(u32::MAX) >> (8 * first.len()) {
        return None;
    }
    let whole = (first.iter().zip([24, 16, 8])).fold(*last, |whole, (number, place)| whole + (number << place));
    Some(joined(&[24, 16, 8, 0].map(|place| (whole as u32 >> place & 255).to_string()), "."))
}

/// Longest label of a name, in bytes.
const LONGEST_LABEL: usize = 63;

fn label(text: &str) -> Option<String> {
    if text.is_ascii() {
        return Some(text.to_owned());
    }
    // Neither signs nor blanks are ever part of a name.
    let is_letter = |c: char| c.is_alphanumeric() || matches!(c, '-' | '\u{b7}' | '\u{200c}' | '\u{200d}') || is_mark(c);
    let written = text.chars().all(is_letter).then(|| punycode(text))??;
    (written.len() + 4 <= LONGEST_LABEL).then(|| format!("xn--{written}"))
}

/// Marks that words of Indic, Thai, Arabic and Hebrew writing are spelt with.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{670}' | '\u{900}'..='\u{e4e}' | '\u{f18}'..='\u{fbc}' | '\u{102b}'..='\u{103e}' | '\u{17b4}'..='\u{17d3}' | '\u{3099}' | '\u{309a}')
}

/// The letters and digits of Punycode.
const BASE: u32 = 36;
const T_MIN: u32 = 1;
const T_MAX: u32 = 26;
/// Where letters outside ASCII begin.
const FIRST: u32 = 0x80;

/// A label in Punycode: its ASCII, then where each other letter goes in. `None` where a number would grow too large.
fn punycode(text: &str) -> Option<String> {
    let mut out: String = text.chars().filter(char::is_ascii).collect();
    let basic = out.len() as u32;
    if basic > 0 {
        out.push('-');
    }
    let total = u32::try_from(text.chars().count()).ok()?;
    let (mut done, mut next, mut delta, mut bias) = (basic, FIRST, 0u32, 72);
    while done < total {
        let least = text.chars().map(u32::from).filter(|c| *c >= next).min()?;
        delta = delta.checked_add((least - next).checked_mul(done + 1)?)?;
        next = least;
        for c in text.chars().map(u32::from) {
            if c < next {
                delta = delta.checked_add(1)?;
            } else if c == next {
                place(delta, bias, &mut out);
                bias = adapted(delta, done + 1, done == basic);
                delta = 0;
                done += 1;
            }
        }
        delta = delta.checked_add(1)?;
        next += 1;
    }
    Some(out)
}

fn place(mut value: u32, bias: u32, out: &mut String) {
    let mut k = BASE;
    loop {
        let threshold = k.saturating_sub(bias).clamp(T_MIN, T_MAX);
        if value < threshold {
            break out.push(digit(value));
        }
        out.push(digit(threshold + (value - threshold) % (BASE - threshold)));
        value = (value - threshold) / (BASE - threshold);
        k += BASE;
    }
}

fn digit(value: u32) -> char {
    char::from_digit(if value < 26 { value + 10 } else { value - 26 }, BASE).unwrap_or('a')
}

fn adapted(delta: u32, points: u32, first: bool) -> u32 {
    let mut delta = if first { delta / 700 } else { delta / 2 };
    delta += delta / points;
    let mut k = 0;
    while delta > (BASE - T_MIN) * T_MAX / 2 {
        delta /= BASE - T_MIN;
        k += BASE;
    }
    k + (BASE - T_MIN + 1) * delta / (delta + 38)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_in_every_writing_become_what_the_network_knows() {
        for (host, want) in [
            ("Bücher.example", "xn--bcher-kva.example"),
            ("пример.испытание", "xn--e1afmkfd.xn--80akhbyknj4f"),
            ("例え。テスト", "xn--r8jz45g.xn--zckzah"),
            ("उदाहरण.परीक्षा", "xn--p1b6ci4b4b3a.xn--11b5bs3a9aj6g"),
            ("مثال.إختبار", "xn--mgbh0fb.xn--kgbechtv"),
            ("straße.de", "xn--strae-oqa.de"),
            ("π.example", "xn--1xa.example"),
            ("Example.COM", "example.com"),
            ("ex%61mple.com", "example.com"),
            ("a_b.example.", "a_b.example."),
            ("0x7f.1", "127.0.0.1"),
            ("017700000001", "127.0.0.1"),
            ("192.168.257.", "192.168.1.1"),
            ("[::1]", "[::1]"),
        ] {
            assert_eq!(canonical(host).as_deref(), Some(want), "{host}");
        }
    }

    #[test]
    fn what_cannot_be_a_host_is_refused() {
        for host in [
            "",
            "bü cher.example",
            "☃.example",
            "a b",
            "a%",
            "a%2fb",
            "b%C3%BCcher.example",
            "1.2.3.4.5",
            "256.1.1.1",
            "1.2.3.09",
            "4294967296",
            "[]",
            "[::1",
            "[x]",
        ] {
            assert_eq!(canonical(host), None, "{host}");
        }
        assert_eq!(canonical(&format!("{}.example", "ü".repeat(80))), None);
    }
}
