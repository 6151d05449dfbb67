//! A host is the name of a site in an address; the network knows it in ASCII, where `bücher.example` is `xn--bcher-kva.example`.
//!
//! Written here because the tables of the full standard are 115 KB of every download, for what a lower-case letter and Punycode (RFC 3492) do for
//! the hosts that exist: registries take names only in the form that those tables would make of them.

/// An address with its host in ASCII; `None` where it has no host that needs it, or one that cannot be.
pub(crate) fn in_ascii(address: &str) -> Option<String> {
    if address.is_ascii() {
        return None;
    }
    let start = address.find("//")? + 2;
    // What stands before the slashes is a scheme or nothing.
    let scheme = address.get(..start - 2)?;
    if !scheme.is_empty() && !scheme.ends_with(':') {
        return None;
    }
    let rest = address.get(start..)?;
    let end = rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len());
    let (authority, tail) = rest.split_at_checked(end)?;
    let (user, host) = authority.rsplit_once('@').map_or(("", authority), |(_, host)| ("@", host));
    let (host, port) = host.rsplit_once(':').map_or((host, None), |(host, port)| (host, Some(port)));
    if host.is_ascii() || !user.is_empty() {
        return None;
    }
    let labels: Option<Vec<String>> = crate::lower::text(host).split(['.', '。', '．', '｡']).map(label).collect();
    let mut out = format!("{scheme}//{}", labels?.join("."));
    if let Some(port) = port {
        out.push(':');
        out.push_str(port);
    }
    out.push_str(tail);
    Some(out)
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
                number(delta, bias, &mut out);
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

fn number(mut value: u32, bias: u32, out: &mut String) {
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
        for (address, want) in [
            ("https://Bücher.example/a?b#ü", "https://xn--bcher-kva.example/a?b#ü"),
            ("//münchen.de:8080", "//xn--mnchen-3ya.de:8080"),
            ("https://пример.испытание/x", "https://xn--e1afmkfd.xn--80akhbyknj4f/x"),
            ("https://例え。テスト/", "https://xn--r8jz45g.xn--zckzah/"),
            ("https://उदाहरण.परीक्षा", "https://xn--p1b6ci4b4b3a.xn--11b5bs3a9aj6g"),
            ("https://مثال.إختبار", "https://xn--mgbh0fb.xn--kgbechtv"),
            ("https://straße.de", "https://xn--strae-oqa.de"),
            ("https://π.example", "https://xn--1xa.example"),
        ] {
            assert_eq!(in_ascii(address).as_deref(), Some(want), "{address}");
        }
    }

    #[test]
    fn what_needs_nothing_or_is_no_host_stays() {
        for address in [
            "https://example.com/ü",
            "/news/ü",
            "a/ü//x",
            "mailto:ü@example.com",
            "https://a@bücher.example/",
            "https://bü cher.example/",
            "https://☃.example/",
            "//",
        ] {
            assert_eq!(in_ascii(address), None, "{address}");
        }
        assert_eq!(in_ascii(&format!("https://{}.example", "ü".repeat(80))), None);
    }
}
