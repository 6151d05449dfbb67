//! Cookie words are how consent dialogs speak of cookies, and of the site that they are for, in the languages of the press.

use crate::dom::word_filter::Beginnings;
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

static COOKIES: Beginnings = Beginnings::of(COOKIE_WORDS);
/// Pieces of the words without it, in small letters and in capitals.
static WITHOUT_K: Beginnings = Beginnings::of(words!["куки", "КУКИ", "Куки", "erez", "EREZ", "eväs", "EVÄS", "Eväs", "クッキー", "쿠키"]);
static SITES: Beginnings = Beginnings::of(SITE_WORDS);

/// Whether a text speaks of cookies.
pub(super) fn speaks_of_cookies(text: &str) -> bool {
    // All of the words that are written in ASCII have a k before "ie" or a u, or after "pu" or a z.
    let bytes = text.as_bytes();
    let at = |place: Option<usize>| place.and_then(|place| bytes.get(place)).map_or(0, u8::to_ascii_lowercase);
    let before = |k: usize, by: usize| at(k.checked_sub(by));
    let is_theirs = |k: usize| match (before(k, 1), at(Some(k + 1))) {
        (b'z', _) | (_, b'u') => true,
        (b'u', _) => before(k, 2) == b'p',
        (_, next) => next == b'i' && at(Some(k + 2)) == b'e',
    };
    let mut ks = memchr::memchr2_iter(b'k', b'K', bytes);
    // Of the others: küpsis, sütik, sīkdat, piškot, kolačić.
    let is_others = |k: usize| match (before(k, 1), at(Some(k + 1))) {
        (b'i', _) if before(k, 2) == b't' => true,
        (0x80.., b'd' | b'o') | (_, 0xc3) => true,
        (_, next) => next == b'o' && at(Some(k + 2)) == b'l',
    };
    let may = match text.is_ascii() {
        true => ks.any(is_theirs),
        false => ks.any(|k| is_theirs(k) || is_others(k)) || WITHOUT_K.stand_in(text),
    };
    may && {
        let text = crate::lower::text(text);
        COOKIES.stand_in(&text)
    }
}

/// Whether a sentence of a text speaks of a site and its cookies.
pub(super) fn names_site(text: &str) -> bool {
    crate::lower::text(text)
        .split(['.', '!', '?', '。', '।'])
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
