//! Cookie words are how consent dialogs speak of cookies, and of the site that they are for, in the languages of the press.

use crate::dom::word_filter::Inside;
use crate::search::any_of;
use crate::words::{Words, words};

/// The word is the same in most languages that the press is written in; these are the others. (Words for "cookie" in the consent dialogs
/// of the IAB's framework, by language.)
const COOKIE_WORDS: Words = words![
    "cookie",
    "kuki",
    "куки",
    "файлы cookie",
    "çerez",
    "ciasteczk",
    "evästee",
    "sütik",
    "クッキー",
    "쿠키",
    "küpsis",
    "slapuk",
    "sīkdat",
    "piškot",
    "kolačić",
];

/// What a consent dialog says of where its cookies are, in pieces of words of the languages that the press is written in. (The same dialogs.)
const SITE_WORDS: Words = words![
    "website",
    "web site",
    "this site",
    "our site",
    "webseite",
    "diese seite",
    "diesen seiten",
    "browser",
    "ce site",
    "notre site",
    "sito",
    "sitio",
    "este site",
    "nosso site",
    "deze site",
    "onze site",
    "webbplats",
    "nettsted",
    "nettside",
    "hjemmeside",
    "sivusto",
    "stron",
    "stránk",
    "webhely",
    "honlap",
    "сайт",
    "ιστοσελ",
    "ιστότοπ",
    "sitesi",
    "situs",
    "サイト",
    "网站",
    "網站",
    "사이트",
    "الموقع",
    "האתר",
    "เว็บไซต์",
];

static COOKIES: Inside = Inside::of(COOKIE_WORDS);
/// Pieces of the words without it, in small letters and in capitals.
static WITHOUT_K: Inside = Inside::of(words!["куки", "КУКИ", "Куки", "erez", "EREZ", "eväs", "EVÄS", "Eväs", "クッキー", "쿠키"]);
static SITES: Inside = Inside::of(SITE_WORDS);

/// How many bytes around a k are looked at, itself in the middle.
const AROUND: usize = 7;

/// Whether a text speaks of cookies.
pub(super) fn speaks_of_cookies(text: &str) -> bool {
    // Nearly all of the words have a k in letters that are rare in others: "okie", "kuk", "czk", "puk"; küpsis, sütik, sīkdat, piškot, kolačić.
    let bytes = text.as_bytes();
    let is_ascii = bytes.is_ascii();
    let mut ks = memchr::memchr2_iter(b'k', b'K', bytes);
    let may = ks.any(|k| {
        let around = |place: usize| {
            (k + place)
                .checked_sub(AROUND / 2)
                .and_then(|at| bytes.get(at))
                .map_or(0, u8::to_ascii_lowercase)
        };
        match std::array::from_fn::<u8, AROUND, _>(around) {
            [_, _, b'o', _, b'i', b'e', _] | [_, _, _, _, b'u', b'k', _] | [_, b'c', b'z', ..] | [_, b'p' | b'k', b'u', ..] => true,
            [_, _, _, _, 0xc3, _, b'p']
            | [0x80..=0xff, b't', b'i', ..]
            | [_, _, 0x80..=0xff, _, b'd', b'a', _]
            | [_, _, 0x80..=0xff, _, b'o', b't', _] => true,
            [_, _, _, _, b'o', b'l', _] => !is_ascii,
            _ => false,
        }
    });
    let may = may || !is_ascii && WITHOUT_K.stand_in(text);
    may && {
        let text = crate::lower::text(text);
        COOKIES.stand_in(&text)
    }
}

/// Whether a sentence of a text speaks of a site and its cookies.
pub(super) fn names_site(text: &str) -> bool {
    crate::lower::text(text)
        .split(any_of(".!?。।"))
        .any(|sentence| speaks_of_cookies(sentence) && SITES.stand_in(sentence))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_found_however_it_is_written() {
        for word in COOKIE_WORDS.iter() {
            let mut letters = word.chars();
            let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
            for word in [word.to_owned(), word.to_uppercase(), first + letters.as_str()] {
                for text in [format!("We use {word} here"), format!("Été: {word}"), word.clone()] {
                    assert!(speaks_of_cookies(&text), "{text}");
                }
            }
        }
        for text in ["The king baked a cake", "Sie trank Kaffee für zwölf, skål", "Он сказал"] {
            assert!(!speaks_of_cookies(text), "{text}");
        }
    }
}
