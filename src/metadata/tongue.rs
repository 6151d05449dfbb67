//! A tongue is the language of a page and the direction in which it is written.

use super::claims::{Claims, Field, Source};
use crate::article::Direction;
use crate::dom::{Document, NodeId, Tag};

/// Languages that are written from right to left in the press (Unicode CLDR, "characterOrder").
const RIGHT_TO_LEFT: &[&str] = &[
    "ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "ku-arab", "ps", "sd", "ug", "ur", "yi", "uz-arab", "az-arab",
];
/// How many letters are looked at to tell a script.
const SAMPLE: usize = 4_000;
/// Share of the letters that a script has where a page is written in it.
const WRITTEN: f32 = 0.3;

/// Notes the language that the letters themselves tell, where a script is one language's.
pub(super) fn collect(document: &Document, claims: &mut Claims) {
    let mut counts = [0usize; 8];
    let mut letters = 0;
    for node in document
        .iter()
        .filter(|node| node.is_text() && node.parent().is_none_or(|parent| !parent.tag().is_unseen()))
    {
        for c in node.raw_text().chars().filter(|c| c.is_alphabetic()) {
            letters += 1;
            let script = match c {
                '\u{3040}'..='\u{30ff}' => 0,
                '\u{ac00}'..='\u{d7af}' => 1,
                '\u{e00}'..='\u{e7f}' => 2,
                '\u{370}'..='\u{3ff}' => 3,
                '\u{590}'..='\u{5ff}' => 4,
                '\u{10a0}'..='\u{10ff}' => 5,
                '\u{530}'..='\u{58f}' => 6,
                '\u{4e00}'..='\u{9fff}' => 7,
                _ => continue,
            };
            counts[script] += 1;
        }
        if letters > SAMPLE {
            break;
        }
    }
    let found = ["ja", "ko", "th", "el", "he", "ka", "hy", "zh"]
        .iter()
        .zip(counts)
        .find(|(_, count)| *count as f32 > letters.max(1) as f32 * WRITTEN);
    if let Some((lang, _)) = found {
        claims.add(Field::Lang, Source::Words, lang, NodeId::ROOT);
    }
}

/// A language as a BCP 47 tag; `None` for what is no language.
pub(super) fn tag(value: &str) -> Option<String> {
    let value = value.split([',', ';', ' ']).next()?.replace('_', "-");
    let mut parts = value.split('-');
    let first = parts.next()?.to_ascii_lowercase();
    let letters = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphabetic());
    if !matches!(first.len(), 2 | 3) || !letters(&first) || matches!(first.as_str(), "und" | "mul" | "zxx" | "mis" | "utf" | "iso" | "gbk") {
        return None;
    }
    let mut out = first;
    for part in parts {
        if part.is_empty() || part.len() > 8 || !part.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            break;
        }
        out.push('-');
        match part.len() {
            2 => out.push_str(&part.to_ascii_uppercase()),
            4 if letters(part) => {
                out.push_str(&part.get(..1).unwrap_or_default().to_ascii_uppercase());
                out.push_str(&part.get(1..).unwrap_or_default().to_ascii_lowercase());
            }
            _ => out.push_str(&part.to_ascii_lowercase()),
        }
    }
    Some(out)
}

/// Which way the page's text runs: as its root or body says, else as its language is written.
pub(super) fn direction(document: &Document, lang: Option<&str>) -> Option<Direction> {
    let body = document.root().children().find(|node| node.tag() == Tag::Body);
    let stated =
        [Some(document.root()), body]
            .into_iter()
            .flatten()
            .find_map(|node| match node.attribute("dir")?.trim().to_ascii_lowercase().as_str() {
                "rtl" => Some(Direction::Rtl),
                "ltr" => Some(Direction::Ltr),
                _ => None,
            });
    let lang = lang?.to_ascii_lowercase();
    let first = lang.split('-').next().unwrap_or_default();
    let written = if RIGHT_TO_LEFT.iter().any(|known| *known == first || *known == lang) {
        Direction::Rtl
    } else {
        Direction::Ltr
    };
    // A template's left to right is often left over; a right to left is meant.
    Some(if written == Direction::Rtl {
        Direction::Rtl
    } else {
        stated.unwrap_or(written)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::from_html;

    #[test]
    fn tags_are_put_in_their_form() {
        for (value, want) in [
            ("en_US", Some("en-US")),
            ("DE", Some("de")),
            ("zh-hant-tw", Some("zh-Hant-TW")),
            ("en, fr", Some("en")),
            ("english", None),
            ("utf-8", None),
            ("", None),
            ("x", None),
        ] {
            assert_eq!(tag(value).as_deref(), want, "{value}");
        }
    }

    #[test]
    fn direction_follows_the_page_and_its_language() {
        let at = |html: &str, lang| direction(&from_html(html, None), lang);
        assert_eq!(at("<html dir=rtl><p>x", Some("en")), Some(Direction::Rtl));
        assert_eq!(at("<p>x", Some("ar-EG")), Some(Direction::Rtl));
        assert_eq!(at("<p>x", Some("de")), Some(Direction::Ltr));
        assert_eq!(at("<p>x", None), None);
    }

    #[test]
    fn letters_tell_a_language_that_has_them_alone() {
        let mut claims = Claims::default();
        collect(&from_html("<p>市議会は月曜日に橋の計画を承認しました。", None), &mut claims);
        assert_eq!(claims.of(Field::Lang, Source::Words).next().map(|claim| claim.value.as_str()), Some("ja"));
    }
}
